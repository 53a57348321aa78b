import type { EvidenceForm } from '#src/domain/report/evidence-form.ts';
import { fileName } from '#src/domain/report/file-name.ts';
import { saveFile, XLSX_TYPE } from '#src/export/save-file.ts';

/** Makes a workbook of the index and hands it to the browser. The writer is fetched now, not with the page. @returns its name */
export async function exportEvidenceIndex(form: EvidenceForm): Promise<string> {
  const { evidenceWorkbook } = await import('#src/export/evidence-workbook.ts');
  const name = fileName([form.unitName, form.title], 'xlsx');
  saveFile(name, XLSX_TYPE, await evidenceWorkbook(form));
  return name;
}
