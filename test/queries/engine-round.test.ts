import { afterEach, describe, expect, it, vi } from 'vitest';
import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import { letterText } from '#src/domain/engine/letters.ts';
import { planToken } from '#src/domain/engine/subjects.ts';
import type { Statement } from '#src/domain/statements/statement.ts';
import { engineRound, type EngineMerge, type EnginePlace } from '#src/queries/engine-round.ts';
import { openEngineStore } from '#src/storage/engine-store.ts';
import { countStore } from '#test/support/counted-work.ts';
import { manyWords } from '#test/support/many-words.ts';
import { MemoryMailbox } from '#test/support/memory-mailbox.ts';
import { openTestStorage } from '#test/support/render-page.tsx';
import { AUTHOR, PLAN } from '#test/support/saying.ts';

const SECTIONS = [
  { name: '综合科', subject: 'zhk' },
  { name: '运行管理科', subject: 's1' },
];
const TOKEN = planToken(PLAN);

/** A PC of a section that was away, and the mailbox that it comes back to. */
async function away() {
  const storage = await openTestStorage();
  await storage.saveAuthor({ name: '李强', section: '运行管理科' });
  const store = openEngineStore(`catch-up-${Math.random()}`);
  const mailbox = new MemoryMailbox('s1');
  const place: EnginePlace = {
    storage,
    store,
    plan: ANNEX_10_2025,
    sections: SECTIONS,
    writer: 's1',
    now: () => 1_764_100_000_000,
    texts: new Map(),
  };
  const merges: EngineMerge[] = [];
  const progress: ({ readonly done: number; readonly total: number } | null)[] = [];
  return {
    storage,
    merges,
    progress,
    lay: (said: readonly Statement[]) => {
      for (const each of said) mailbox.lay('zhk', TOKEN, each.id, letterText(ANNEX_10_2025, each));
    },
    round: () =>
      engineRound(place, mailbox, {
        progress: (each) => progress.push(each),
        merged: (merge) => merges.push(merge),
      }),
  };
}

/** What catching up asks of the database and of the reader of letters. */
async function workOf(before: number, count: number) {
  const pc = await away();
  const said = manyWords(before + count, AUTHOR);
  if (before > 0) {
    pc.lay(said.slice(0, before));
    await pc.round();
  }
  pc.lay(said.slice(before));
  const counted = countStore();
  const parsed = vi.spyOn(JSON, 'parse');
  try {
    await pc.round();
    expect(await pc.storage.revisions(PLAN)).toHaveLength(before + count);
    return {
      rows: counted.rows(),
      requests: counted.requests(),
      writes: counted.writes(),
      parsed: parsed.mock.calls.length,
    };
  } finally {
    parsed.mockRestore();
    counted.restore();
  }
}

describe('[EN9] catching up', () => {
  afterEach(() => vi.restoreAllMocks());

  it('[EN9] writes a statement once, reads back none of what it has just written, and opens each letter once', async () => {
    const few = await workOf(0, 1_000);
    const many = await workOf(0, 4_000);
    const more = (what: keyof typeof few) => (many[what] - few[what]) / 3_000;
    // Adding it answers with its name; the test itself reads it once.
    expect(more('rows')).toBeLessThan(2.2);
    expect(more('requests')).toBeLessThan(1.2);
    expect(more('parsed')).toBeLessThan(1.1);
    expect(many.writes).toBeLessThanOrEqual(few.writes);
  });

  it('[EN9] reads what was said of a row before once for all that came of it', async () => {
    const onLittle = await workOf(500, 1_000);
    const onMuch = await workOf(2_500, 1_000);
    // The year at the beginning of the round, the log of each row, and the test itself.
    expect((onMuch.rows - onLittle.rows) / 2_000).toBeLessThan(3.2);
    expect(onMuch.requests).toBeLessThan(onLittle.requests * 1.2);
  });

  it('[EN9] says how far it is, and takes in by slices between which the page is free', async () => {
    const pc = await away();
    pc.lay(manyWords(6_000, AUTHOR));
    let turns = 0;
    const turn = () => {
      turns += 1;
      timer = setTimeout(turn);
    };
    let timer = setTimeout(turn);
    await pc.round();
    clearTimeout(timer);
    const told = pc.progress.filter((each) => each !== null);
    expect(told.every(({ total }) => total === 6_000)).toBe(true);
    expect(told.every(({ done }, index) => done >= (told[index - 1]?.done ?? 0))).toBe(true);
    expect(told.at(-1)?.done).toBe(6_000);
    // By rows: what is said of one row comes in at once.
    expect(pc.merges).toHaveLength(2);
    expect(turns).toBeGreaterThan(20);
  });
});
