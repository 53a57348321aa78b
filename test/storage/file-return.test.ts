import { describe, expect, it } from 'vitest';
import { fileState } from '#src/domain/package/file-state.ts';
import { planMerge } from '#src/domain/package/merge-plan.ts';
import { mergeSummary, undecided } from '#src/domain/package/merge-decision.ts';
import type { OpenedPackage } from '#src/domain/package/parse-package.ts';
import type { TrackerStorage } from '#src/storage/tracker-storage.ts';
import { sentFrom, takeIn } from '#test/support/exchange.ts';
import { openTestStorage } from '#test/support/render-page.tsx';
import { AUTHOR, number, PLAN, say, standingTable } from '#test/support/saying.ts';
import { WATER } from '#test/support/water-plan.ts';

async function returnTo(storage: TrackerStorage, file: OpenedPackage, fileName = '备份.jxb.json') {
  const { statements } = await storage.load(PLAN);
  const state = fileState(WATER, statements, file);
  return storage.returnToFile({ plan: PLAN, author: AUTHOR, state, fileName });
}

/** A year that was handed over as a file, and went on since. */
async function open() {
  const storage = await openTestStorage();
  await say(storage, number('sum', 1, 1), number('count', 1, 8, '备注'));
  const file = await sentFrom(storage);
  await say(storage, number('sum', 1, 2), number('count', 1, null), number('ceiling', 1, 9));
  return { storage, file };
}

describe('returning to the state of a file', () => {
  it('[B32] says again what stands by it, clears the rest, takes nothing out of the log, and can be taken back', async () => {
    const { storage, file } = await open();
    const now = await standingTable(storage);
    const log = await storage.revisions(PLAN);
    const receipt = await returnTo(storage, file);
    expect(receipt.operation).toMatchObject({ intent: 'restore-file', source: '备份.jxb.json', count: 3 });
    expect(await standingTable(storage)).toEqual({
      'month/sum/1': 1,
      'month/count/1': 8,
      'month/ceiling/1': null,
    });
    const after = await storage.revisions(PLAN);
    expect(after).toHaveLength(log.length + 3);
    expect(after).toEqual(expect.arrayContaining([...log]));
    expect(receipt.statements.map(({ origin }) => origin)).toEqual(['restored', 'restored', 'restored']);
    expect((await storage.points(PLAN))[0]).toMatchObject({ reason: 'restore', values: 2 });
    await storage.undo(PLAN, AUTHOR);
    expect(await standingTable(storage)).toEqual(now);
    await storage.redo(PLAN, AUTHOR);
    expect(await standingTable(storage)).toMatchObject({ 'month/ceiling/1': null });
  });

  it('[B32] keeps as much of the file’s name as a file system takes', async () => {
    const { storage, file } = await open();
    await returnTo(storage, file, `${'长'.repeat(300)}.jxb.json`);
    expect(await storage.operations(PLAN, 1)).toMatchObject([{ source: '长'.repeat(260) }]);
    await say(storage, number('sum', 1, 5));
    await returnTo(storage, file, `${'长'.repeat(259)}𠮷尾.jxb.json`);
    expect(await storage.operations(PLAN, 1)).toMatchObject([{ source: `${'长'.repeat(259)}𠮷` }]);
  });

  it('[B32] twice does nothing the second time', async () => {
    const { storage, file } = await open();
    await returnTo(storage, file);
    const points = await storage.points(PLAN);
    expect(await returnTo(storage, file)).toMatchObject({ operation: null });
    expect(await storage.points(PLAN)).toEqual(points);
  });

  it('[B32] on an empty PC brings a whole year, and merging that file afterwards has nothing to settle', async () => {
    const { file } = await open();
    const empty = await openTestStorage();
    await returnTo(empty, file);
    expect(await standingTable(empty)).toEqual({ 'month/sum/1': 1, 'month/count/1': 8 });
    const plan = planMerge(WATER, await empty.revisions(PLAN), file);
    if (!plan.ok) throw new Error(plan.error.kind);
    expect(undecided(plan.value, new Map())).toEqual([]);
    expect(mergeSummary(plan.value, new Map()).byKind).toMatchObject({ same: 2, conflict: 0 });
    await takeIn(empty, file);
    expect(await standingTable(empty)).toEqual({ 'month/sum/1': 1, 'month/count/1': 8 });
  });

  it('[B32][Y2] asks for a reason where it changes a closed month, and writes nothing without one', async () => {
    const { storage, file } = await open();
    await say(storage, {
      subject: { kind: 'month-close', month: 1 },
      content: { reported: 18, due: 19 },
      note: '',
    });
    const before = await storage.counts(PLAN);
    await expect(returnTo(storage, file)).rejects.toMatchObject({
      problem: { kind: 'needs-reason', months: [1] },
    });
    expect(await storage.counts(PLAN)).toEqual(before);
  });

  it('[B32] leaves alone what the file has and cannot be said here', async () => {
    const { storage, file } = await open();
    const broken = file.statements.map((each) =>
      'indicator' in each.subject && each.subject.indicator === 'sum'
        ? { ...each, content: { kind: 'number', value: -5 } as never }
        : each,
    );
    const receipt = await returnTo(storage, { ...file, statements: broken });
    expect(receipt).toMatchObject({ skipped: 1, operation: { count: 2 } });
    expect(await standingTable(storage)).toMatchObject({ 'month/sum/1': 2, 'month/count/1': 8 });
  });
});
