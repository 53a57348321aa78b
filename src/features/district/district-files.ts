import type { CityPaper, CityTable } from '#src/domain/district/city-table.ts';
import type { DistrictPaper } from '#src/domain/district/district-paper.ts';
import { fileName } from '#src/domain/papers/file-name.ts';
import { DOCX_TYPE, saveFile, XLSX_TYPE } from '#src/export/save-file.ts';

const nameOf = ({ year, cutOff }: Pick<DistrictPaper, 'year' | 'cutOff'>, extension: string) =>
  fileName([`${year}年度绩效指标汇总表`, `截至${cutOff}月`], extension);

/** The writers are fetched now, not with the page. */
export async function saveDistrictWorkbook(paper: DistrictPaper): Promise<void> {
  const { districtWorkbook } = await import('#src/export/district-workbook.ts');
  saveFile(nameOf(paper, 'xlsx'), XLSX_TYPE, await districtWorkbook(paper));
}

export async function saveDistrictDocument(paper: DistrictPaper): Promise<void> {
  const { districtDocument } = await import('#src/export/district-document.ts');
  saveFile(nameOf(paper, 'docx'), DOCX_TYPE, await districtDocument(paper));
}

export async function saveCityWorkbook(paper: CityPaper): Promise<void> {
  const { cityWorkbook } = await import('#src/export/city-workbook.ts');
  saveFile(nameOf(paper, 'xlsx'), XLSX_TYPE, await cityWorkbook(paper));
}

/** @param of which of its tables */
export async function saveCityDocument(paper: CityPaper, of: CityTable): Promise<void> {
  const { cityDocument } = await import('#src/export/district-document.ts');
  saveFile(nameOf(paper, 'docx'), DOCX_TYPE, await cityDocument(paper, of));
}
