import { useCallback, useRef, useState } from 'react';
import { checkSnapshot } from '#src/domain/package/snapshot-file.ts';
import { snapshotCheckWords } from '#src/domain/package/snapshot-words.ts';
import type { NamedSnapshot } from '#src/domain/district/snapshot-lines.ts';
import { bytesToText, MAX_FILE_BYTES } from '#src/domain/package/text-encoding.ts';
import { plainName } from '#src/reading/read-package.ts';
import { useLaidOut, type UnreadFile } from '#src/session/laid-out.ts';
import { dateTimeText } from '#src/ui/date-time.ts';

const IS_SNAPSHOT = /\.html?$/i;

interface Snapshots {
  /** What is being read, in words; null: nothing. */
  readonly reading: string | null;
  readonly take: (files: readonly File[]) => void;
}

/** Parts files into snapshots, which are looked at here one by one, and the rest [DI8]. */
export function useSnapshots(takeRest: (files: readonly File[]) => void): Snapshots {
  const [reading, setReading] = useState<string | null>(null);
  const turn = useRef(0);
  const addSnapshots = useLaidOut((state) => state.addSnapshots);
  const take = useCallback(
    (files: readonly File[]) => {
      const pages = files.filter(({ name }) => IS_SNAPSHOT.test(name));
      const rest = files.filter((file) => !pages.includes(file));
      if (rest.length > 0) takeRest(rest);
      if (pages.length === 0) return;
      const own = (turn.current += 1);
      // Of two hand-overs the later one is told of.
      const tell = (words: string | null) => {
        if (own === turn.current) setReading(words);
      };
      readAll(pages, tell)
        .then(
          ({ sound, unread }) => addSnapshots(sound, unread),
          () => undefined,
        )
        .finally(() => tell(null));
    },
    [takeRest, addSnapshots],
  );
  return { reading, take };
}

async function readAll(
  pages: readonly File[],
  tell: (words: string) => void,
): Promise<{ readonly sound: readonly NamedSnapshot[]; readonly unread: readonly UnreadFile[] }> {
  const sound: NamedSnapshot[] = [];
  const unread: UnreadFile[] = [];
  for (const [index, page] of pages.entries()) {
    const which = pages.length > 1 ? `第 ${index + 1} 个（共 ${pages.length} 个）` : '';
    tell(`正在读取快照 ${which}${plainName(page.name)}…`);
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
