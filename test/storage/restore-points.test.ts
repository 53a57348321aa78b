import { describe, expect, it } from 'vitest';
import { emptiesYear, returningSaid, stateDifferences } from '#src/domain/statements/earlier-state.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import { openChangeFeed } from '#src/storage/change-feed.ts';
import { TrackerDatabase } from '#src/storage/schema.ts';
import { openTrackerStorage } from '#src/storage/tracker-storage.ts';
import { sentFrom, takeIn } from '#test/support/exchange.ts';
import { openRaw } from '#test/support/raw-database.ts';
import { openTestStorage } from '#test/support/render-page.tsx';
import { AUTHOR, number, PLAN, say, standingTable, typed } from '#test/support/saying.ts';

const HOUR = 3_600_000;

/** A storage whose clock the test turns. */
async function openAt(hour: number) {
  const name = `points-${Math.random()}`;
  const clock = { hour };
  const storage = await openTrackerStorage(
    new TrackerDatabase(name),
    openChangeFeed(name),
    () => Date.UTC(2025, 6, 15) + clock.hour * HOUR,
  );
  return { name, storage, clock };
}

const core = (value: boolean): Said =>
  ({ subject: { kind: 'profile', indicator: 'sum' }, content: { core: value }, note: '' }) as Said;

describe('restore points', () => {
  it('[B18] are made before the first save of a day, once', async () => {
    const { storage, clock } = await openAt(1);
    await say(storage, number('sum', 1, 1));
    expect(await storage.points(PLAN)).toEqual([]);
    await say(storage, number('sum', 1, 2));
    await say(storage, number('sum', 1, 3));
    expect(await storage.points(PLAN)).toMatchObject([{ reason: 'daily', values: 1 }]);
    // 00:00 in the office is 16:00 UTC of the day before.
    clock.hour = 16;
    await say(storage, number('count', 1, 3));
    await say(storage, number('ceiling', 1, 3));
    expect(await storage.points(PLAN)).toHaveLength(2);
  });

  it('[B18] are made before a merge and before a sitting of plan edits', async () => {
    const { storage } = await openAt(1);
    const other = await openTestStorage();
    await say(other, number('ceiling', 1, 1));
    await say(storage, number('sum', 1, 1));
    await takeIn(storage, await sentFrom(other));
    for (const value of [true, false]) await storage.write(typed([core(value)], { intent: 'plan' }));
    expect((await storage.points(PLAN)).map(({ reason }) => reason)).toEqual(['plan', 'merge']);
  });

  it('[B18] are made whatever the clock was set back to meanwhile', async () => {
    const { storage, clock } = await openAt(24 * 300);
    await say(storage, number('sum', 1, 1));
    await storage.write(typed([core(true)], { intent: 'plan' }));
    clock.hour = 1;
    await storage.write(typed([core(false)], { intent: 'plan' }));
    expect((await storage.points(PLAN)).map(({ reason }) => reason)).toEqual(['plan', 'plan']);
    clock.hour = -24 * 300;
    await say(storage, number('sum', 1, 2));
    expect((await storage.points(PLAN)).map(({ reason }) => reason)).toEqual(['daily', 'plan', 'plan']);
  });

  it('[B18][B19] know a note that stands without a value, and bring it back', async () => {
    const { storage } = await openAt(1);
    await say(storage, number('sum', 1, null, '等财政批复'));
    await storage.write(typed([core(true)], { intent: 'plan' }));
    await say(storage, number('sum', 1, null));
    const [point] = await storage.points(PLAN);
    expect(point).toMatchObject({ reason: 'plan', values: 0 });
    await storage.returnTo(PLAN, point?.seq ?? 0, AUTHOR);
    const { statements } = await storage.load(PLAN);
    expect(statements.find(({ subject }) => subject.kind === 'month')?.note).toBe('等财政批复');
  });

  it('[B18] are kept up to thirty, the oldest making room', async () => {
    const { storage, clock } = await openAt(1);
    for (let day = 0; day < 34; day += 1) {
      clock.hour = day * 24;
      await say(storage, number('sum', 1, day));
    }
    const points = await storage.points(PLAN);
    expect(points).toHaveLength(30);
    expect(points[0]?.at).toBeGreaterThan(points[29]?.at ?? 0);
  });
});

describe('returning to a point', () => {
  it('[B19] says again what stood, clears what nobody had said, and can be taken back', async () => {
    const { storage } = await openAt(1);
    await say(storage, number('sum', 1, 1), number('count', 1, 8, '备注'));
    await say(storage, number('ceiling', 1, 9));
    await say(storage, number('sum', 1, 2), number('count', 1, null));
    const now = await standingTable(storage);
    const [point] = await storage.points(PLAN);
    const seq = point?.seq ?? 0;
    const then = await storage.pointState(PLAN, seq);
    const { statements } = await storage.load(PLAN);
    if (then === null) throw new Error('no such point');
    expect(returningSaid(stateDifferences(statements, then))).toHaveLength(3);
    const receipt = await storage.returnTo(PLAN, seq, AUTHOR);
    expect(receipt.operation).toMatchObject({ intent: 'restore-point', count: 3 });
    expect(await standingTable(storage)).toEqual({
      'month/sum/1': 1,
      'month/count/1': 8,
      'month/ceiling/1': null,
    });
    expect((await storage.points(PLAN))[0]).toMatchObject({ reason: 'restore', values: 2 });
    await storage.undo(PLAN, AUTHOR);
    expect(await standingTable(storage)).toEqual(now);
  });

  it('[B19] leaves alone what can no longer be read, and does nothing at a point that is gone', async () => {
    const { name, storage } = await openAt(1);
    await say(storage, number('sum', 1, 1), number('count', 1, 8));
    await say(storage, number('sum', 1, 2), number('count', 1, 9));
    const first = (await storage.revisions(PLAN)).find(({ replaces }) => replaces.length === 0);
    const raw = await openRaw(name);
    const rows = (await raw.get('statements')) as { id: string }[];
    await raw.put('statements', { ...rows.find(({ id }) => id === first?.id), note: 7 });
    raw.close();
    const seq = (await storage.points(PLAN))[0]?.seq ?? 0;
    expect(await storage.returnTo(PLAN, seq, AUTHOR)).toMatchObject({ skipped: 1, operation: { count: 1 } });
    expect(await storage.returnTo(PLAN, 99, AUTHOR)).toMatchObject({ operation: null });
  });

  it('[B19] a full year left almost empty is told apart', () => {
    expect(emptiesYear(368, 12)).toBe(true);
    expect(emptiesYear(368, 300)).toBe(false);
    expect(emptiesYear(12, 0)).toBe(false);
  });
});
