import type { HistoryForm } from '#src/domain/papers/history-form.ts';
import { saveFile, XLSX_TYPE } from '#src/export/save-file.ts';

/** Makes a workbook of the change log and hands it to the browser. The writer is fetched now, not with the page. */
export async function exportHistory(form: HistoryForm): Promise<void> {
  const { historyWorkbook } = await import('#src/export/history-workbook.ts');
  saveFile(form.fileName, XLSX_TYPE, await historyWorkbook(form));
}
