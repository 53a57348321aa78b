import { describe, expect, it } from 'vitest';
import { err, ok } from '#src/kernel/result.ts';
import { freezeForStorage } from '#src/domain/seal/seal-file.ts';
import { readSeal, verifySeal } from '#src/domain/seal/read-seal.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import { StorageError } from '#src/storage/problem.ts';
import type { TrackerStorage } from '#src/storage/tracker-storage.ts';
import { sentFrom, takeIn } from '#test/support/exchange.ts';
import { openTestStorage } from '#test/support/render-page.tsx';
import { AUTHOR, number, PLAN, say, standingTable, typed } from '#test/support/saying.ts';
import { WATER, waterYear } from '#test/support/water-plan.ts';

const freeze = freezeForStorage(WATER);
const seal = (storage: TrackerStorage) => storage.seal({ plan: PLAN, author: AUTHOR, freeze });

async function fullYear(): Promise<TrackerStorage> {
  const storage = await openTestStorage();
  await say(storage, ...waterYear());
  return storage;
}

async function sealWord(storage: TrackerStorage) {
  const { statements } = await storage.load(PLAN);
  return statements.find(({ subject }) => subject.kind === 'seal');
}

async function refusal(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => 'written',
    (error: unknown) => (error instanceof StorageError ? error.problem.kind : error),
  );
}

describe('sealing a year', () => {
  it('[B40] keeps what stands, frozen, with the word that it is sealed', async () => {
    const storage = await fullYear();
    const sealed = await seal(storage);
    expect(sealed.ok && sealed.value.operation).toMatchObject({ intent: 'seal', count: 1 });
    const [kept] = await storage.seals(PLAN);
    const file = readSeal(kept);
    if (!file.ok) throw new Error(file.error.kind);
    expect(verifySeal(file.value, null)).toEqual({ kind: 'intact' });
    // 10 × 606/618.6 = 9.80 of the budget and 0.9 × 88.66 = 79.79 of the rows.
    expect(await sealWord(storage)).toMatchObject({
      content: { id: file.value.id, digest: file.value.digest, total: 8_959, grade: '优' },
    });
  });

  it('[B40] writes nothing of a year that cannot be final, nor of one that fails on the way', async () => {
    const storage = await openTestStorage();
    await say(storage, number('count', 1, 1));
    const refused = await seal(storage);
    expect(refused).toMatchObject({ ok: false });
    const failing = storage.seal({
      plan: PLAN,
      author: AUTHOR,
      freeze: (standing, stamp) => {
        const frozen = freezeForStorage(WATER)(standing, stamp);
        return frozen.ok
          ? frozen
          : ok({
              file: { id: stamp.id, digest: 'ab' },
              content: { id: stamp.id, digest: 'ab', total: 0 as never, grade: '' },
            });
      },
    });
    // Its digest is none: the statement is refused, and the snapshot that was added before goes with it.
    expect(await refusal(failing)).toBe('refused');
    expect(await storage.seals(PLAN)).toEqual([]);
    expect(await sealWord(storage)).toBeUndefined();
    expect(await storage.seal({ plan: PLAN, author: AUTHOR, freeze: () => err(['因为']) })).toEqual(
      err(['因为']),
    );
  });

  it('[Y6] refuses every word, undo, redo, return, merge and another seal while it is sealed', async () => {
    const storage = await fullYear();
    await storage.write(typed([number('count', 1, 9)], { intent: 'plan' }));
    await seal(storage);
    const before = await standingTable(storage);
    const point = (await storage.points(PLAN))[0]?.seq ?? 0;
    const other = await openTestStorage();
    await say(other, number('count', 1, 77));
    const text: Said = { subject: { kind: 'text', slot: 'basics' }, content: { text: 'x' }, note: '' };
    const close: Said = {
      subject: { kind: 'month-close', month: 1 },
      content: { reported: 1, due: 1 },
      note: '',
    };
    const works: readonly (() => Promise<unknown>)[] = [
      () => say(storage, number('count', 1, 12)),
      () => say(storage, text),
      () => say(storage, close),
      () => storage.returnTo(PLAN, point, AUTHOR),
      async () => takeIn(storage, await sentFrom(other)),
      () => seal(storage),
    ];
    for (const work of works) expect(await refusal(work())).toBe('sealed');
    // Nothing before the seal can be taken back by a key: there is nothing to undo.
    expect(await storage.undoState(PLAN)).toEqual({ undo: null, redo: null });
    expect(await standingTable(storage)).toEqual(before);
  });

  it('[Y6] has nothing against a word that says what stands already, and writes nothing', async () => {
    const storage = await fullYear();
    await say(storage, number('count', 1, 9));
    await seal(storage);
    const counts = await storage.counts(PLAN);
    expect(await say(storage, number('count', 1, 9))).toMatchObject({ operation: null, statements: [] });
    expect(await storage.counts(PLAN)).toEqual(counts);
    expect(await refusal(say(storage, number('count', 1, 9), number('count', 2, 1_234)))).toBe('sealed');
  });

  it('[Y6] takes old words in that change nothing that stands', async () => {
    const [office, section] = [await fullYear(), await openTestStorage()];
    // The office knows a later word of the section, but not the one before it.
    await say(section, number('count', 1, 7));
    await say(section, number('count', 1, 9));
    const file = await sentFrom(section);
    const { statements } = file;
    await takeIn(office, { ...file, statements: statements.slice(1) });
    await seal(office);
    const before = await standingTable(office);
    await takeIn(office, file);
    expect(await standingTable(office)).toEqual(before);
    expect(await office.revisions(PLAN)).toEqual(expect.arrayContaining([...statements]));
  });

  it('[Y6] lets nobody set or open a seal in passing', async () => {
    const storage = await fullYear();
    const content = { id: 'x' as never, digest: 'ab'.repeat(32), total: 1 as never, grade: '优' };
    expect(await refusal(say(storage, { subject: { kind: 'seal' }, content, note: '' }))).toBe('refused');
  });

  it('[Y5] is opened again with a reason, keeps the seal, and can be sealed anew', async () => {
    const storage = await fullYear();
    await seal(storage);
    const [first] = await storage.seals(PLAN);
    await storage.unseal(PLAN, AUTHOR, '财政部门要求补充说明');
    expect(await sealWord(storage)).toMatchObject({ content: null, note: '财政部门要求补充说明' });
    expect((await storage.undoState(PLAN)).undo).toBeNull();
    await say(storage, number('count', 1, 12));
    await seal(storage);
    const kept = await storage.seals(PLAN);
    expect(kept).toHaveLength(2);
    expect(kept).toContainEqual(first);
    expect((await sealWord(storage))?.content).not.toMatchObject({ digest: first?.digest });
  });

  it('[Y5] is not undone by a return to a point before it was sealed', async () => {
    const storage = await fullYear();
    await storage.write({
      plan: PLAN,
      intent: 'plan',
      origin: 'typed',
      author: AUTHOR,
      said: [number('count', 1, 9)],
    });
    const point = (await storage.points(PLAN))[0]?.seq ?? 0;
    await seal(storage);
    await storage.unseal(PLAN, AUTHOR, '补充');
    const opened = await sealWord(storage);
    await storage.returnTo(PLAN, point, AUTHOR);
    expect(await sealWord(storage)).toEqual(opened);
  });

  it('[Y10] travels in a package with its seal, and a merge never replaces one', async () => {
    const [office, section] = [await fullYear(), await openTestStorage()];
    await seal(office);
    await takeIn(section, await sentFrom(office));
    expect(await section.seals(PLAN)).toEqual(await office.seals(PLAN));
    expect(await sealWord(section)).toEqual(await sealWord(office));
    expect(await refusal(say(section, number('count', 1, 12)))).toBe('sealed');

    const file = await sentFrom(office);
    const [kept] = file.seals ?? [];
    if (kept === undefined) throw new Error('no seal');
    await takeIn(section, { ...file, seals: [{ ...kept, total: 10_000 }] });
    expect(await section.seals(PLAN)).toEqual(await office.seals(PLAN));
  });

  it('[Y6] takes a merge in that brings the reopening', async () => {
    const [office, section] = [await fullYear(), await openTestStorage()];
    await seal(office);
    await takeIn(section, await sentFrom(office));
    await office.unseal(PLAN, AUTHOR, '补充');
    await say(office, number('count', 1, 12));
    await takeIn(section, await sentFrom(office));
    expect(await standingTable(section)).toMatchObject({ 'month/count/1': 12, seal: null });
  });
});
