import type { EvidenceForm } from '#src/domain/papers/evidence-form.ts';
import { saveFile, XLSX_TYPE } from '#src/export/save-file.ts';

/** Makes a workbook of the index and hands it to the browser. The writer is fetched now, not with the page. @returns its name */
export async function exportEvidenceIndex(form: EvidenceForm): Promise<string> {
  const { evidenceWorkbook } = await import('#src/export/evidence-workbook.ts');
  saveFile(form.fileName, XLSX_TYPE, await evidenceWorkbook(form));
  return form.fileName;
}
