import { useCallback } from 'react';
import { checkSnapshot } from '#src/domain/package/snapshot-file.ts';
import { snapshotCheckWords } from '#src/domain/package/snapshot-words.ts';
import type { NamedSnapshot } from '#src/domain/district/snapshot-lines.ts';
import { bytesToText, MAX_FILE_BYTES } from '#src/domain/package/text-encoding.ts';
import { useLaidOut, type UnreadFile } from '#src/session/laid-out.ts';
import { dateTimeText } from '#src/ui/date-time.ts';

const IS_SNAPSHOT = /\.html?$/i;
/** Parts files into snapshots, which are looked at here one by one, and the rest [DI8]. */
export function useSnapshots(takeRest: (files: readonly File[]) => void): (files: readonly File[]) => void {
  const addSnapshots = useLaidOut((state) => state.addSnapshots);
  return useCallback(
    (files: readonly File[]) => {
      const pages = files.filter(({ name }) => IS_SNAPSHOT.test(name));
      const rest = files.filter((file) => !pages.includes(file));
      if (rest.length > 0) takeRest(rest);
      if (pages.length === 0) return;
      readAll(pages).then(
        ({ sound, unread }) => addSnapshots(sound, unread),
        () => undefined,
      );
    },
    [takeRest, addSnapshots],
  );
}

async function readAll(
  pages: readonly File[],
): Promise<{ readonly sound: readonly NamedSnapshot[]; readonly unread: readonly UnreadFile[] }> {
  const sound: NamedSnapshot[] = [];
  const unread: UnreadFile[] = [];
  for (const page of pages) {
    const check = await checkOf(page);
    if (check.kind === 'sound') sound.push({ name: page.name, head: check.head });
    else unread.push({ name: page.name, words: snapshotCheckWords(check, dateTimeText).text });
  }
  return { sound, unread };
}

async function checkOf(page: File): Promise<ReturnType<typeof checkSnapshot>> {
  if (page.size > MAX_FILE_BYTES) return { kind: 'no-snapshot' };
  try {
    const text = bytesToText(new Uint8Array(await page.arrayBuffer()));
    return text.ok ? checkSnapshot(text.value.text) : { kind: 'no-snapshot' };
  } catch {
    return { kind: 'unreadable' };
  }
}
