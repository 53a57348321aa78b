import { expect, it } from 'vitest';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { planMerge } from '#src/domain/package/merge-plan.ts';
import { decideMerge } from '#src/domain/package/merge-decision.ts';
import type { TrackerStorage } from '#src/storage/tracker-storage.ts';
import { sentFrom } from '#test/support/exchange.ts';
import { NINETY_PLAN } from '#test/support/ninety-plan.ts';
import { openTestStorage, TESTER } from '#test/support/render-page.tsx';
import { number } from '#test/support/saying.ts';
import { WATER } from '#test/support/water-plan.ts';

/** Everything that a device keeps of a plan. */
async function keptOf(storage: TrackerStorage, { id }: Plan) {
  return {
    revisions: await storage.revisions(id),
    standing: (await storage.load(id)).statements,
    operations: await storage.operations(id, 100),
    undo: await storage.undoState(id),
    points: await storage.points(id),
    backup: await storage.backup(id),
    seals: await storage.seals(id),
    arrivals: await storage.arrivals(id),
  };
}

function write(storage: TrackerStorage, { id }: Plan, month: number, value: number) {
  const said = [number('exact', month, value)];
  return storage.write({ plan: id, intent: 'type', origin: 'typed', author: TESTER, said });
}

it('[PL12] undo, restore points, merges and backups of one plan leave the other as it was, on the same cells', async () => {
  const storage = await openTestStorage();
  await storage.issuePlan(NINETY_PLAN);
  await write(storage, WATER, 1, 5);
  await write(storage, WATER, 1, 6);
  const before = await keptOf(storage, WATER);

  await write(storage, NINETY_PLAN, 1, 1);
  await write(storage, NINETY_PLAN, 1, 2);
  await storage.undo(NINETY_PLAN.id, TESTER);
  await storage.redo(NINETY_PLAN.id, TESTER);
  const [point] = await storage.points(NINETY_PLAN.id);
  if (point === undefined) throw new Error('no restore point');
  await storage.returnTo(NINETY_PLAN.id, point.seq, TESTER);
  const there = await openTestStorage();
  await write(there, NINETY_PLAN, 2, 9);
  const sent = await sentFrom(there, NINETY_PLAN);
  const planned = planMerge(NINETY_PLAN, await storage.revisions(NINETY_PLAN.id), sent);
  if (!planned.ok) throw new Error(planned.error.kind);
  const decided = decideMerge(planned.value, new Map());
  if (!decided.ok) throw new Error('undecided');
  const fileName = 'a.jxb.json';
  await storage.merge({ plan: NINETY_PLAN.id, decided: decided.value, author: TESTER, fileName });
  const [newest] = await storage.operations(NINETY_PLAN.id, 1);
  if (newest === undefined) throw new Error('nothing was merged');
  await storage.markBackup(NINETY_PLAN.id, { at: 1, operation: newest.id });

  expect(await keptOf(storage, WATER)).toEqual(before);
  const ninety = await keptOf(storage, NINETY_PLAN);
  const known = new Set<string>(before.revisions.map(({ id }) => id));
  expect(ninety.revisions.filter(({ id }) => known.has(id))).toEqual([]);
  expect(ninety.backup).not.toBeNull();
  expect(ninety.arrivals.size).toBe(1);
});
