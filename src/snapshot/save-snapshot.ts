import type { Instant } from '#src/domain/statements/statement.ts';
import { saveFile } from '#src/export/save-file.ts';
import type { SnapshotInput } from '#src/snapshot/snapshot-model.ts';
import { dateTimeText } from '#src/ui/date-time.ts';

/**
 * Freezes the year as of a month into one HTML file and hands it to the browser. What writes it is fetched now, not with the page.
 * @returns the name of the file
 */
export async function saveSnapshot(
  what: Omit<SnapshotInput, 'exportedAt' | 'exportedText'>,
): Promise<string> {
  const { snapshotFile } = await import('#src/snapshot/snapshot-file.ts');
  const at = Date.now();
  const { name, text } = snapshotFile({
    ...what,
    exportedAt: at as Instant,
    exportedText: dateTimeText(at),
  });
  saveFile(name, 'text/html;charset=utf-8', text);
  return name;
}
