import { HISTORY_COLUMNS, type HistoryForm } from '#src/domain/papers/history-form.ts';
import { HISTORY_NAME } from '#src/domain/papers/paper-names.ts';
import { textListWorkbook, type TextColumn } from '#src/export/text-list-workbook.ts';

const COLUMNS: readonly TextColumn[] = [
  { width: 19, isCentred: true },
  { width: 22 },
  { width: 16 },
  { width: 24 },
  { width: 24 },
  { width: 10, isCentred: true },
  { width: 13, isCentred: true },
  { width: 9, isCentred: true },
  { width: 18 },
  { width: 24 },
];

/** 修改记录 as an office form of one sheet; every cell is text, so that nothing anybody wrote is computed [N8]. */
export function historyWorkbook(form: HistoryForm): Promise<Uint8Array> {
  return textListWorkbook(form, HISTORY_NAME, HISTORY_COLUMNS, COLUMNS);
}
