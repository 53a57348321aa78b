import type { UnitLine } from '#src/domain/district/unit-line.ts';
import { fileName } from '#src/domain/papers/file-name.ts';
import type { Month } from '#src/domain/period/month.ts';
import { DOCX_TYPE, saveFile, XLSX_TYPE } from '#src/export/save-file.ts';

const nameOf = (year: number, cutOff: Month, extension: string) =>
  fileName([`${year}年度绩效指标汇总表`, `截至${cutOff}月`], extension);

/** The writers are fetched now, not with the page. */
export async function saveDistrictWorkbook(
  lines: readonly UnitLine[],
  year: number,
  cutOff: Month,
): Promise<void> {
  const { districtWorkbook } = await import('#src/export/district-workbook.ts');
  saveFile(nameOf(year, cutOff, 'xlsx'), XLSX_TYPE, await districtWorkbook(lines, year, cutOff));
}

export async function saveDistrictDocument(
  lines: readonly UnitLine[],
  year: number,
  cutOff: Month,
): Promise<void> {
  const { districtDocument } = await import('#src/export/district-document.ts');
  saveFile(nameOf(year, cutOff, 'docx'), DOCX_TYPE, await districtDocument(lines, year, cutOff));
}
