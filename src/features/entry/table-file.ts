import { err, ok, type Result } from '#src/kernel/result.ts';
import { fileTable } from '#src/domain/intake/file-table.ts';
import type { PastedFile } from '#src/features/entry/model/paste-question.ts';
import { sheetsOf } from '#src/tables/read-sheets.ts';
import { refusalText } from '#src/tables/refusal.ts';
import { readTablesInWorker } from '#src/tables/tables-in-worker.ts';

/** Reads a file for the grid; what is wrong with it is said in words [G30]. */
export async function readTableFile(file: File): Promise<Result<PastedFile, string>> {
  // A data package is text without a table, and has a place of its own.
  if (/\.json$/i.test(file.name)) return err('这不是表格。数据包请到「数据与协作」导入。');
  const read = await readTablesInWorker(file);
  if (!read.ok) {
    return err(refusalText(read.error));
  }
  const { tables, hidden } = sheetsOf(read.value);
  const sheets = tables.flatMap((table) => fileTable(table) ?? []);
  return sheets.length === 0 ? err('文件里没有找到表格。') : ok({ name: file.name, sheets, hidden });
}
