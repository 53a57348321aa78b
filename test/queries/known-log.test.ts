import { afterEach, describe, expect, it, vi } from 'vitest';
import type { PlanId } from '#src/domain/catalogue/plan.ts';
import { KnownLog } from '#src/queries/known-log.ts';
import type { TrackerStorage } from '#src/storage/tracker-storage.ts';
import { sentFrom, takeIn } from '#test/support/exchange.ts';
import { openTestStorage } from '#test/support/render-page.tsx';
import { AUTHOR, number, PLAN, say, typed } from '#test/support/saying.ts';

/** A log that is watched, and how often the whole of it was read. */
async function watched() {
  const storage = await openTestStorage();
  await say(storage, number('sum', 1, 1));
  const revisions = vi.fn<TrackerStorage['revisions']>(storage.revisions);
  const log = new KnownLog({ ...storage, revisions }, PLAN);
  const stop = log.watch();
  const isWhole = async () => {
    const ids = (said: Awaited<ReturnType<typeof storage.revisions>>) => said.map(({ id }) => id).sort();
    expect(ids(await log.read())).toEqual(ids(await storage.revisions(PLAN)));
  };
  return { storage, log, revisions, stop, isWhole };
}

describe('the log of a year', () => {
  afterEach(() => vi.restoreAllMocks());

  it('[EN9] is read once, and goes along with what is said, taken back and taken in', async () => {
    const { storage, revisions, isWhole } = await watched();
    await isWhole();
    await say(storage, number('sum', 2, 2), number('count', 2, 2));
    await isWhole();
    await storage.undo(PLAN, AUTHOR);
    await isWhole();
    const there = await openTestStorage();
    await say(there, number('ceiling', 3, 3));
    await takeIn(storage, await sentFrom(there));
    await isWhole();
    expect(revisions).toHaveBeenCalledTimes(1);
  });

  it('[EN9] has nothing of another plan', async () => {
    const { storage, log, isWhole } = await watched();
    await isWhole();
    const plan = 'another' as PlanId;
    await storage.write(typed([number('sum', 3, 3)], { plan }));
    expect(await storage.revisions(plan)).toHaveLength(1);
    expect(await log.read()).toHaveLength(1);
  });

  it('[EN9] is read again after what is no addition, and once nobody watches', async () => {
    const { storage, log, revisions, stop, isWhole } = await watched();
    await isWhole();
    await storage.rebuild(PLAN);
    await isWhole();
    expect(revisions).toHaveBeenCalledTimes(2);
    stop();
    await say(storage, number('sum', 2, 2));
    await isWhole();
    await log.read();
    expect(revisions).toHaveBeenCalledTimes(4);
  });

  it('[EN9] is read again after ten minutes: another tab may not have been heard', async () => {
    const { revisions, isWhole } = await watched();
    await isWhole();
    const now = Date.now();
    vi.spyOn(Date, 'now').mockReturnValue(now + 599_000);
    await isWhole();
    expect(revisions).toHaveBeenCalledTimes(1);
    vi.mocked(Date.now).mockReturnValue(now + 601_000);
    await isWhole();
    expect(revisions).toHaveBeenCalledTimes(2);
  });

  it('[EN9] misses nothing that is said while it is read', async () => {
    const { storage, log, revisions, isWhole } = await watched();
    revisions.mockImplementationOnce(async (plan) => {
      const before = await storage.revisions(plan);
      await say(storage, number('sum', 2, 2));
      return before;
    });
    expect(await log.read()).toHaveLength(2);
    await isWhole();
    expect(revisions).toHaveBeenCalledTimes(1);
    const other = await watched();
    other.revisions.mockImplementationOnce(async (plan) => {
      const before = await other.storage.revisions(plan);
      await say(other.storage, number('sum', 2, 2));
      await other.storage.rebuild(PLAN);
      return before;
    });
    await other.log.read();
    await other.isWhole();
    expect(other.revisions).toHaveBeenCalledTimes(2);
  });
});
