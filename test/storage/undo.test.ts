import { describe, expect, it } from 'vitest';
import type { TrackerStorage } from '#src/storage/tracker-storage.ts';
import { openTestStorage } from '#test/support/render-page.tsx';
import { openRaw } from '#test/support/raw-database.ts';
import { AUTHOR, number, PLAN, say, standingTable, typed } from '#test/support/saying.ts';

/** Each word of the script is one step on cell sum/1 («5» types 5, «u» undoes, «r» redoes); what stands after each. */
const SCRIPTS: readonly (readonly [script: string, after: readonly (number | null)[]])[] = [
  ['5 u', [5, null]],
  ['5 u r', [5, null, 5]],
  ['5 6 u u', [5, 6, 5, null]],
  ['5 6 7 u u u', [5, 6, 7, 6, 5, null]],
  ['5 6 u u r r', [5, 6, 5, null, 5, 6]],
  ['5 6 u r u r u u r r', [5, 6, 5, 6, 5, 6, 5, null, 5, 6]],
  ['5 6 u 7 u u', [5, 6, 5, 7, 5, null]],
  ['5 6 u 7 r', [5, 6, 5, 7, 7]],
  ['5 6 5 u u u', [5, 6, 5, 6, 5, null]],
  ['5 u u r r r', [5, null, null, 5, 5, 5]],
];

describe('undo and redo', () => {
  it.each(SCRIPTS)('[B6] on one cell: %s', async (script, after) => {
    const storage = await openTestStorage();
    const seen: unknown[] = [];
    for (const step of script.split(' ')) {
      await play(storage, step);
      seen.push((await standingTable(storage))['month/sum/1'] ?? null);
    }
    expect(seen).toEqual(after);
  });

  it('[B6] goes on after a reload', async () => {
    const name = `reload-${Math.random()}`;
    const before = await openTestStorage(name);
    for (const step of ['5', '6', '7', 'u']) await play(before, step);
    before.close();
    const after = await openTestStorage(name);
    expect(await after.undoState(PLAN)).toMatchObject({ undo: { done: { count: 1 } }, redo: { done: {} } });
    await play(after, 'u');
    expect(await standingTable(after)).toEqual({ 'month/sum/1': 5 });
    for (const step of ['r', 'r']) await play(after, step);
    expect(await standingTable(after)).toEqual({ 'month/sum/1': 7 });
  });

  it('[B6] takes a pasted range back as a whole, over several indicators', async () => {
    const storage = await openTestStorage();
    await say(storage, number('sum', 1, 1, '备注'));
    await storage.write(
      typed([number('sum', 1, 11), number('count', 2, 12), number('ceiling', 3, 13)], { intent: 'paste' }),
    );
    const receipt = await storage.undo(PLAN, AUTHOR);
    expect(receipt).toMatchObject({ skipped: 0, operation: { kind: 'undo', intent: 'paste', count: 3 } });
    expect(await standingTable(storage)).toEqual({
      'month/sum/1': 1,
      'month/count/2': null,
      'month/ceiling/3': null,
    });
    const { statements } = await storage.load(PLAN);
    expect(
      statements.find(({ subject }) => 'indicator' in subject && subject.indicator === 'sum')?.note,
    ).toBe('备注');
    await storage.redo(PLAN, AUTHOR);
    expect(await standingTable(storage)).toEqual({
      'month/sum/1': 11,
      'month/count/2': 12,
      'month/ceiling/3': 13,
    });
  });

  it('[B6] leaves alone what says something else by now, says how many, and does not bring it back', async () => {
    const name = `merged-${Math.random()}`;
    const storage = await openTestStorage(name);
    const said = [number('sum', 1, 1), number('count', 1, 2)];
    const { operation } = await storage.write(typed(said, { intent: 'paste' }));
    // As a merge does it: a revision without an operation that undo could take back first.
    await changeBehindUndo(storage, name, 9);
    const undone = await storage.undo(PLAN, AUTHOR);
    expect(undone).toMatchObject({ skipped: 1, operation: { count: 1, target: operation?.id } });
    expect(await standingTable(storage)).toEqual({ 'month/sum/1': 9, 'month/count/1': null });
    const redone = await storage.redo(PLAN, AUTHOR);
    expect(redone).toMatchObject({ skipped: 0, operation: { count: 1 } });
    expect(await standingTable(storage)).toEqual({ 'month/sum/1': 9, 'month/count/1': 2 });
  });

  it('[B6] steps over an operation of which nothing is left to take back', async () => {
    const name = `nothing-left-${Math.random()}`;
    const storage = await openTestStorage(name);
    await say(storage, number('count', 1, 3));
    await say(storage, number('sum', 1, 1));
    await changeBehindUndo(storage, name, 9);
    expect(await storage.undo(PLAN, AUTHOR)).toMatchObject({ skipped: 1, statements: [] });
    await storage.undo(PLAN, AUTHOR);
    expect(await standingTable(storage)).toEqual({ 'month/sum/1': 9, 'month/count/1': null });
  });

  it('[B6][B5] leaves a cell as it is when what stood before can no longer be read', async () => {
    const name = `unreadable-${Math.random()}`;
    const storage = await openTestStorage(name);
    const { statements } = await say(storage, number('sum', 1, 1));
    await say(storage, number('sum', 1, 2), number('count', 1, 8));
    const raw = await openRaw(name);
    const first = (await raw.get('statements')).find(
      (row) => (row as { id: string }).id === statements[0]?.id,
    );
    await raw.put('statements', { ...(first as object), content: 'damaged' });
    raw.close();
    expect(await storage.undo(PLAN, AUTHOR)).toMatchObject({ skipped: 1, operation: { count: 1 } });
    expect(await standingTable(storage)).toEqual({ 'month/sum/1': 2, 'month/count/1': null });
  });

  it('undoes one named operation while it is the last, or nothing', async () => {
    const storage = await openTestStorage();
    const first = await say(storage, number('sum', 1, 1));
    const second = await say(storage, number('sum', 2, 2));
    const operationOf = (receipt: typeof first) => receipt.operation?.id;
    expect(await storage.undo(PLAN, AUTHOR, operationOf(first))).toMatchObject({ operation: null });
    expect(await storage.undo(PLAN, AUTHOR, operationOf(second))).toMatchObject({
      operation: { kind: 'undo' },
    });
    expect(await standingTable(storage)).toEqual({ 'month/sum/1': 1, 'month/sum/2': null });
  });

  it('[B6] reaches back beyond what it reads first', async () => {
    const storage = await openTestStorage();
    for (let step = 1; step <= 60; step += 1) await play(storage, String(step));
    for (let step = 1; step <= 59; step += 1) await play(storage, 'u');
    expect(await standingTable(storage)).toEqual({ 'month/sum/1': 1 });
    for (let step = 1; step <= 59; step += 1) await play(storage, 'r');
    expect(await standingTable(storage)).toEqual({ 'month/sum/1': 60 });
    expect((await storage.undoState(PLAN)).redo).toBeNull();
  });

  it('[B6] is of one plan: the sample copy has a line of its own', async () => {
    const storage = await openTestStorage();
    const sample = `${PLAN}:sample` as typeof PLAN;
    await say(storage, number('sum', 1, 1));
    await storage.write(typed([number('sum', 1, 2)], { plan: sample }));
    await storage.undo(PLAN, AUTHOR);
    expect(await standingTable(storage)).toEqual({ 'month/sum/1': null });
    expect(await standingTable(storage, sample)).toEqual({ 'month/sum/1': 2 });
  });
});

async function play(storage: TrackerStorage, step: string): Promise<void> {
  if (step === 'u') await storage.undo(PLAN, AUTHOR);
  else if (step === 'r') await storage.redo(PLAN, AUTHOR);
  else await say(storage, number('sum', 1, Number(step)));
}

/** Says something about sum/1 and strikes the operation from the log, so that undo does not know of it. */
async function changeBehindUndo(storage: TrackerStorage, name: string, units: number): Promise<void> {
  await say(storage, number('sum', 1, units));
  const raw = await openRaw(name);
  await raw.deleteLast('operations');
  raw.close();
}
