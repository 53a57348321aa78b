import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideMerge } from '#src/domain/package/merge-decision.ts';
import { planMerge } from '#src/domain/package/merge-plan.ts';
import { headStatements } from '#src/domain/statements/current.ts';
import type { Instant, Statement, StatementId } from '#src/domain/statements/statement.ts';
import { subjectKey, type SubjectGroup } from '#src/domain/statements/subject-key.ts';
import { openChangeFeed } from '#src/storage/change-feed.ts';
import { StorageError } from '#src/storage/problem.ts';
import { TrackerDatabase } from '#src/storage/schema.ts';
import { openTrackerStorage, type TrackerStorage } from '#src/storage/tracker-storage.ts';
import { decidedOn, sentFrom, takeIn } from '#test/support/exchange.ts';
import { openRaw } from '#test/support/raw-database.ts';
import { openTestStorage } from '#test/support/render-page.tsx';
import { AUTHOR, number, PLAN, say, standingTable } from '#test/support/saying.ts';
import { WATER } from '#test/support/water-plan.ts';

/** Two PCs that have met once on sum/1 = 1, and then both went on. */
async function twoDevices() {
  const name = `merge-${Math.random()}`;
  const here = await openTestStorage(name);
  const there = await openTestStorage();
  await say(here, number('sum', 1, 1), number('count', 1, 8));
  await takeIn(there, await sentFrom(here));
  return { name, here, there };
}

describe('taking a package in', () => {
  it('[B16] adds what arrives as it was written, and one operation with the file it came from', async () => {
    const { here, there } = await twoDevices();
    await say(there, number('sum', 1, 2, '更正'), number('ceiling', 3, 9));
    const receipt = await takeIn(here, await sentFrom(there));
    expect(receipt.operation).toMatchObject({ kind: 'do', intent: 'merge', count: 2, source: 'a.jxb.json' });
    expect(await standingTable(here)).toEqual({ 'month/sum/1': 2, 'month/count/1': 8, 'month/ceiling/3': 9 });
    expect(await here.revisions(PLAN)).toEqual(expect.arrayContaining([...(await there.revisions(PLAN))]));
    expect(await here.operations(PLAN, 10)).toHaveLength(2);
    const arrivals = await here.arrivals(PLAN);
    expect([...arrivals.values()]).toEqual(['a.jxb.json', 'a.jxb.json']);
  });

  it('[MO17] knows when what came with a file came here, and nothing of what was said here', async () => {
    const { here, there } = await twoDevices();
    await say(there, number('sum', 2, 2));
    const receipt = await takeIn(here, await sentFrom(there));
    const arrived = [...(await here.arrivals(PLAN)).keys()];
    expect(arrived.length).toBeGreaterThan(0);
    await say(here, number('ceiling', 4, 1));
    const at = receipt.operation?.at;
    expect(await here.arrivalTimes(PLAN)).toStrictEqual(new Map(arrived.map((id) => [id, at])));
  });

  it('[B16] counts in its receipt only what stands otherwise than before', async () => {
    const { here, there } = await twoDevices();
    await say(there, number('sum', 2, 2));
    expect(await takeIn(here, await sentFrom(there))).toMatchObject({ operation: { count: 1 } });
    await here.undo(PLAN, AUTHOR);
    const receipt = (await here.operations(PLAN, 1))[0];
    expect(receipt).toMatchObject({ kind: 'undo', count: 1 });
  });

  it('[B16] keeps as much of a file’s name as a file system takes', async () => {
    const { here, there } = await twoDevices();
    await say(there, number('sum', 2, 2));
    const decided = await decidedOn(here, await sentFrom(there), () => 'theirs');
    const fileName = `${'长'.repeat(300)}.jxb.json`;
    const merged = await here.merge({ plan: PLAN, decided, author: AUTHOR, fileName });
    expect(merged).toMatchObject({ ok: true, value: { operation: { source: '长'.repeat(260) } } });
    expect([...(await here.arrivals(PLAN)).values()]).toEqual(['长'.repeat(260)]);

    await say(there, number('sum', 3, 3));
    const more = await decidedOn(here, await sentFrom(there), () => 'theirs');
    const sources = new Map(more.arriving.map(({ id }) => [id, fileName]));
    await here.merge({ plan: PLAN, decided: more, author: AUTHOR, fileName: '1 个文件', sources });
    expect([...(await here.arrivals(PLAN)).values()]).toEqual(['长'.repeat(260), '长'.repeat(260)]);
  });

  it('[EN7] what flows in has one restore point an hour, a file that a person takes in has its own', async () => {
    const { here, there } = await twoDevices();
    const comes = async (value: number, more: { readonly isFlowing?: true }) => {
      await say(there, number('sum', 2, value));
      const decided = await decidedOn(here, await sentFrom(there), () => 'theirs');
      await here.merge({ plan: PLAN, decided, author: AUTHOR, fileName: 'a', ...more });
      return (await here.points(PLAN)).length;
    };
    const before = (await here.points(PLAN)).length;
    expect(await comes(2, { isFlowing: true })).toBe(before + 1);
    expect(await comes(3, { isFlowing: true })).toBe(before + 1);
    expect(await comes(4, {})).toBe(before + 2);
    expect(await standingTable(here)).toHaveProperty(['month/sum/2'], 4);
  });

  it('[EN7] what flows in an hour later has a restore point of its own, and by a clock that was set back too', async () => {
    const { here, there } = await twoDevices();
    let now = Date.UTC(2026, 7, 1);
    const name = `flow-${Math.random()}`;
    const pc = await openTrackerStorage(new TrackerDatabase(name), openChangeFeed(name), () => now);
    await takeIn(pc, await sentFrom(here));
    const comes = async (value: number, at: number) => {
      now = at;
      await say(there, number('sum', 2, value));
      const decided = await decidedOn(pc, await sentFrom(there), () => 'theirs');
      await pc.merge({ plan: PLAN, decided, author: AUTHOR, fileName: 'a', isFlowing: true });
      return (await pc.points(PLAN)).length;
    };
    const start = now;
    const before = await comes(2, start + 7_200_000);
    expect(await comes(3, start + 7_200_000 + 3_599_000)).toBe(before);
    expect(await comes(4, start + 7_200_000 + 3_601_000)).toBe(before + 1);
    expect(await comes(5, start)).toBe(before + 2);
    pc.close();
  });

  it('[B16][B33] cuts a file’s name never inside a character, of a merge and of each of its files', async () => {
    const { here, there } = await twoDevices();
    await say(there, number('sum', 2, 2));
    const decided = await decidedOn(here, await sentFrom(there), () => 'theirs');
    const [kept, fileName] = [`${'长'.repeat(259)}𠮷`, `${'长'.repeat(259)}𠮷尾.jxb.json`];
    const sources = new Map(decided.arriving.map(({ id }) => [id, fileName]));
    const merged = await here.merge({ plan: PLAN, decided, author: AUTHOR, fileName, sources });
    expect(merged).toMatchObject({ ok: true, value: { operation: { source: kept } } });
    expect([...(await here.arrivals(PLAN)).values()]).toEqual([kept]);
  });

  it('[M14] takes in a line of 12,000 revisions of one cell, after which all of it can still be read', async () => {
    const { here, there } = await twoDevices();
    // Both were said in one moment, so their order in the log is that of random ids.
    const first = (await there.revisions(PLAN)).find(
      ({ subject }) => 'indicator' in subject && subject.indicator === 'sum',
    );
    if (first === undefined) throw new Error('nothing was said');
    const line = Array.from({ length: 12_000 }, (_, index): Statement => {
      const id = `line-${index}` as StatementId;
      const before = index === 0 ? first.id : (`line-${index - 1}` as StatementId);
      // Each clock is behind the one before: what replaces another is met first.
      return { ...first, id, replaces: [before], at: (first.at - index) as Instant };
    });
    await takeIn(here, { ...(await sentFrom(there)), statements: [first, ...line] });
    expect(await standingTable(here)).toMatchObject({ 'month/sum/1': 1 });
    const log = await here.revisions(PLAN);
    const places = log.map(({ id }) => line.findIndex((each) => each.id === id)).filter((at) => at >= 0);
    expect(places).toEqual(line.map((_, index) => index));
    expect(await here.history(PLAN, 'sum' as SubjectGroup)).toHaveLength(12_001);
    expect((await sentFrom(here)).statements).toHaveLength(12_002);
  });

  it('[B16] writes the settled word of a conflict over both', async () => {
    const { here, there } = await twoDevices();
    await say(there, number('sum', 1, 2));
    await say(here, number('sum', 1, 3));
    await takeIn(here, await sentFrom(there), () => 'mine');
    expect(await standingTable(here)).toMatchObject({ 'month/sum/1': 3 });
    await takeIn(there, await sentFrom(here));
    expect(await standingTable(there)).toEqual(await standingTable(here));
    const heads = headStatements(await here.revisions(PLAN));
    expect([...heads.values()].every(({ length }) => length === 1)).toBe(true);
  });

  it('[B33] takes several files in as one step, and says which revision came with which', async () => {
    const { here, there } = await twoDevices();
    const third = await openTestStorage();
    await say(there, number('sum', 1, 2), number('ceiling', 3, 9));
    await say(third, number('count', 1, 80), number('worst', 1, 10));
    const files = [await sentFrom(there), await sentFrom(third)];
    const before = await standingTable(here);
    const known = await here.counts(PLAN);
    const decided = await decidedOn(here, files, () => 'theirs');
    const sources = new Map(
      files.flatMap(({ statements }, index) =>
        statements.map(({ id }) => [id, `${index}.jxb.json`] as const),
      ),
    );
    const merged = await here.merge({ plan: PLAN, decided, author: AUTHOR, fileName: '2 个文件', sources });
    expect(merged).toMatchObject({ ok: true, value: { operation: { count: 4, source: '2 个文件' } } });
    expect((await here.counts(PLAN)).operations).toBe(known.operations + 1);
    expect(await standingTable(here)).toEqual({
      'month/sum/1': 2,
      'month/count/1': 80,
      'month/ceiling/3': 9,
      'month/worst/1': 10,
    });
    const arrivals = await here.arrivals(PLAN);
    const cameWith = decided.arriving.map(({ id }) => [id, arrivals.get(id)]);
    expect(cameWith.filter(([, name]) => name === '0.jxb.json')).toHaveLength(2);
    expect(cameWith.filter(([, name]) => name === '1.jxb.json')).toHaveLength(2);
    await here.undo(PLAN, AUTHOR);
    expect(await standingTable(here)).toEqual({ ...before, 'month/ceiling/3': null, 'month/worst/1': null });
  });

  it('[B16] takes the same file twice and writes nothing the second time', async () => {
    const { here, there } = await twoDevices();
    await say(there, number('sum', 1, 2));
    const file = await sentFrom(there);
    await takeIn(here, file);
    const before = await here.counts(PLAN);
    expect(await takeIn(here, file)).toMatchObject({ operation: null, statements: [] });
    expect(await here.counts(PLAN)).toEqual(before);
  });

  it('[B16] writes nothing when somebody has spoken since the preview', async () => {
    const { here, there } = await twoDevices();
    await say(there, number('sum', 1, 2), number('ceiling', 3, 9));
    const decided = await decidedOn(here, await sentFrom(there), () => 'theirs');
    await say(here, number('sum', 1, 5));
    const before = await here.counts(PLAN);
    const points = await here.points(PLAN);
    const merged = await here.merge({ plan: PLAN, decided, author: AUTHOR, fileName: 'a' });
    expect(merged).toEqual({ ok: false, error: { kind: 'changed-meanwhile', keys: ['month/sum/1'] } });
    expect(await here.counts(PLAN)).toEqual(before);
    expect(await here.points(PLAN)).toEqual(points);
  });

  it('[B16] refuses as a whole what could not be read back', async () => {
    const { here, there } = await twoDevices();
    await say(there, number('sum', 1, 2), number('ceiling', 3, 9));
    const decided = await decidedOn(here, await sentFrom(there), () => 'theirs');
    const [first, ...others] = decided.arriving;
    if (first === undefined) throw new Error('nothing arrives');
    const unsound = { ...decided, arriving: [...others, { ...first, note: '长'.repeat(5_000) }] };
    const before = await here.counts(PLAN);
    await expect(
      here.merge({ plan: PLAN, decided: unsound, author: AUTHOR, fileName: 'a' }),
    ).rejects.toMatchObject({ problem: { kind: 'refused' } });
    expect(await here.counts(PLAN)).toEqual(before);
  });

  it('[B16] puts right a revision that is damaged here and sound in the file', async () => {
    const { name, here, there } = await twoDevices();
    await say(there, number('sum', 1, 2));
    await takeIn(here, await sentFrom(there));
    const newest = (await here.revisions(PLAN)).find(({ replaces }) => replaces.length > 0);
    const raw = await openRaw(name);
    const row = (await raw.get('statements')).find((each) => (each as { id: string }).id === newest?.id);
    await raw.put('statements', { ...(row as object), content: { kind: 'number', value: 'damaged' } });
    await raw.clear('standing');
    raw.close();
    await here.rebuild(PLAN);
    expect((await here.load(PLAN)).damaged).toBe(1);
    await takeIn(here, await sentFrom(there));
    expect(await here.load(PLAN)).toMatchObject({ damaged: 0 });
    expect(await standingTable(here)).toMatchObject({ 'month/sum/1': 2 });
  });
});

describe('taking a package in where not all is as usual', () => {
  it('[B5][B16] a sound copy stands in for a damaged original in what is exported and compared', async () => {
    const { name, here, there } = await twoDevices();
    await say(here, number('sum', 1, 2));
    const before = await here.revisions(PLAN);
    const newest = before.find(({ replaces }) => replaces.length > 0);
    await damage(name, newest?.id);
    expect(new Set(await here.revisions(PLAN))).toEqual(new Set(before));
    // What stands here was written over what the file says, and nothing is asked or changed.
    const receipt = await takeIn(here, await sentFrom(there), () => 'theirs');
    expect(receipt.operation).toBeNull();
    expect(await standingTable(here)).toMatchObject({ 'month/sum/1': 2 });
  });

  it('[B16] takes no revision of another plan away, though one under its id is damaged', async () => {
    const { name, here, there } = await twoDevices();
    await say(there, number('ceiling', 3, 9));
    const [arriving] = (await decidedOn(here, await sentFrom(there), () => 'theirs')).arriving;
    const row = { ...arriving, plan: 'p-other', group: 'ceiling', content: 'damaged' };
    const raw = await openRaw(name);
    await raw.put('statements', row);
    const before = await here.counts(PLAN);
    await expect(takeIn(here, await sentFrom(there))).rejects.toBeInstanceOf(StorageError);
    expect(await raw.get('statements')).toContainEqual(row);
    expect(await here.counts(PLAN)).toEqual(before);
    raw.close();
  });

  it('[M5][B16] an old word that is asked for stands again, though the file brings nothing new', async () => {
    const { here, there } = await twoDevices();
    await say(here, number('sum', 1, 2));
    const plan = planMerge(WATER, await here.revisions(PLAN), await sentFrom(there));
    if (!plan.ok) throw new Error(plan.error.kind);
    const decided = decideMerge(plan.value, new Map([[subjectKey(number('sum', 1, 1).subject), 'theirs']]));
    if (!decided.ok) throw new Error('undecided');
    expect(decided.value.arriving).toEqual([]);
    const merged = await here.merge({ plan: PLAN, decided: decided.value, author: AUTHOR, fileName: 'a' });
    expect(merged).toMatchObject({ ok: true, value: { operation: { count: 1 } } });
    expect(await standingTable(here)).toMatchObject({ 'month/sum/1': 1 });
    await here.undo(PLAN, AUTHOR);
    expect(await standingTable(here)).toMatchObject({ 'month/sum/1': 2 });
  });

  it('[B17] without a sound receipt nothing of a merge is taken back, for a part would be', async () => {
    const { name, here, there } = await twoDevices();
    await say(there, number('sum', 1, 2), number('ceiling', 3, 9));
    await say(here, number('sum', 1, 3));
    const { operation } = await takeIn(here, await sentFrom(there), () => 'theirs');
    const before = await standingTable(here);
    const raw = await openRaw(name);
    const [receipt] = await raw.get('receipts');
    await raw.put('receipts', { ...(receipt as object), pairs: 'damaged' });
    raw.close();
    const undone = await here.undo(PLAN, AUTHOR);
    expect(undone.operation).toMatchObject({ kind: 'undo', target: operation?.id, count: 0 });
    expect(await standingTable(here)).toEqual(before);
  });
});

/** Damages a revision of the log; the derived record keeps its copy. */
async function damage(name: string, id: StatementId | undefined): Promise<void> {
  const raw = await openRaw(name);
  const row = (await raw.get('statements')).find((each) => (each as { id: string }).id === id);
  await raw.put('statements', { ...(row as object), content: { kind: 'number', value: 'damaged' } });
  raw.close();
}

describe('taking a merge back', () => {
  it('[B17] brings back what stood, and again what had arrived, over any number of steps', async () => {
    const { name, here, there } = await twoDevices();
    await say(there, number('sum', 1, 2), number('ceiling', 3, 9));
    await say(here, number('count', 1, 80));
    const before = await standingTable(here);
    await takeIn(here, await sentFrom(there));
    const merged = await standingTable(here);
    here.close();
    const again = await openTestStorage(name);
    for (let round = 0; round < 2; round += 1) {
      expect(await again.undo(PLAN, AUTHOR)).toMatchObject({ skipped: 0, operation: { intent: 'merge' } });
      expect(await standingTable(again)).toEqual({ ...before, 'month/ceiling/3': null });
      await again.redo(PLAN, AUTHOR);
      expect(await standingTable(again)).toEqual(merged);
    }
    await again.undo(PLAN, AUTHOR);
    expect(await again.revisions(PLAN)).toEqual(expect.arrayContaining([...(await there.revisions(PLAN))]));
  });

  it('[B17] leaves alone what somebody has changed since', async () => {
    const { here, there } = await twoDevices();
    await say(there, number('sum', 1, 2), number('ceiling', 3, 9));
    const { operation } = await takeIn(here, await sentFrom(there));
    await say(here, number('sum', 1, 70));
    await here.undo(PLAN, AUTHOR);
    await say(here, number('sum', 1, 71));
    await here.undo(PLAN, AUTHOR);
    // Both later words are taken back: the cell says again what the merge left there.
    expect(await here.undo(PLAN, AUTHOR, operation?.id)).toMatchObject({ skipped: 0 });
    await here.redo(PLAN, AUTHOR);
    await say(here, number('sum', 1, 72));
    expect(await here.undo(PLAN, AUTHOR, operation?.id)).toMatchObject({ operation: null });
    expect(await standingTable(here)).toMatchObject({ 'month/sum/1': 72, 'month/ceiling/3': 9 });
  });

  it('[B16][B17] any history of two devices: merging both ways makes them show the same, and undo brings back what stood', async () => {
    const word = fc.record({
      isHere: fc.boolean(),
      row: fc.constantFrom('sum', 'count'),
      month: fc.integer({ min: 1, max: 2 }),
      units: fc.option(fc.integer({ min: 0, max: 3 })),
    });
    const step = fc.oneof(
      { weight: 4, arbitrary: word },
      { weight: 1, arbitrary: fc.constantFrom('here takes in' as const, 'there takes in' as const) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const [here, there] = [await openTestStorage(), await openTestStorage()];
        for (const each of steps) {
          if (each === 'here takes in') await takeIn(here, await sentFrom(there));
          else if (each === 'there takes in') await takeIn(there, await sentFrom(here), () => 'mine');
          else await say(each.isHere ? here : there, number(each.row, each.month, each.units));
        }
        const before = said(await standingTable(here));
        const { operation } = await takeIn(here, await sentFrom(there));
        const merged = said(await standingTable(here));
        if (operation !== null) await here.undo(PLAN, AUTHOR);
        expect(said(await standingTable(here))).toEqual(before);
        if (operation !== null) await here.redo(PLAN, AUTHOR);
        expect(said(await standingTable(here))).toEqual(merged);
        await takeIn(there, await sentFrom(here));
        expect(said(await standingTable(there))).toEqual(said(await standingTable(here)));
        await expectDerived(here);
        await expectDerived(there);
        here.close();
        there.close();
      }),
      { numRuns: 25 },
    );
  });
});

/** Without the cells that were cleared: an undo clears what nobody had said before. */
function said(table: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(table).filter(([, value]) => value !== null));
}

async function expectDerived(storage: TrackerStorage): Promise<void> {
  const before = await standingTable(storage);
  await storage.rebuild(PLAN);
  expect(await standingTable(storage)).toEqual(before);
}
