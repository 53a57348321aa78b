import { expect, it } from 'vitest';
import type { OperationId } from '#src/domain/statements/statement.ts';
import { backupWords } from '#src/domain/words/backup-age.ts';
import { readWholePlan } from '#src/queries/whole-plan.ts';
import type { TrackerStorage } from '#src/storage/tracker-storage.ts';
import { openTestStorage } from '#test/support/render-page.tsx';
import { number, PLAN, say } from '#test/support/saying.ts';

const NOW = 1_752_552_000_000;

async function state(storage: TrackerStorage) {
  const [newest = null] = await storage.operations(PLAN, 1);
  const backup = await storage.backup(PLAN);
  const first = await storage.unsaved(PLAN);
  return backupWords({ backup, newest, first, now: NOW, isPersisted: null }).text;
}

it('[B50] what another tab says while a backup is made is not taken for saved elsewhere', async () => {
  const name = `whole-${Math.random()}`;
  const here = await openTestStorage(name);
  const other = await openTestStorage(name);
  await say(here, number('sum', 1, 1));
  const slow: TrackerStorage = {
    ...here,
    revisions: async (plan) => {
      const log = await here.revisions(plan);
      await say(other, number('count', 1, 2));
      return log;
    },
  };
  const { statements, mark } = await readWholePlan(slow, PLAN, NOW);
  expect(statements).toHaveLength(1);
  if (mark !== null) await here.markBackup(PLAN, mark);
  expect(await state(here)).toBe('今天已备份，之后有修改');
  const again = await readWholePlan(here, PLAN, NOW);
  if (again.mark !== null) await here.markBackup(PLAN, again.mark);
  expect(await state(other)).toBe('今天已备份，之后没有修改');
});

it('[N7][B50] the first operation that is in no file is the one after the mark, whatever was said later', async () => {
  const storage = await openTestStorage();
  expect(await storage.unsaved(PLAN)).toBeNull();
  await say(storage, number('sum', 1, 1));
  await say(storage, number('count', 1, 2));
  const [one, two] = await storage.operations(PLAN, 9);
  expect(await storage.unsaved(PLAN)).toEqual(one);
  const { mark } = await readWholePlan(storage, PLAN, NOW);
  if (mark !== null) await storage.markBackup(PLAN, mark);
  expect(await storage.unsaved(PLAN)).toBeNull();
  await say(storage, number('ceiling', 1, 1));
  await say(storage, number('sum', 2, 1));
  const [, , three] = await storage.operations(PLAN, 9);
  expect(await storage.unsaved(PLAN)).toEqual(three);
  expect(three?.id).not.toBe(two?.id);
  // A mark of a version that did not say what was in the file.
  await storage.markBackup(PLAN, NOW as never);
  expect(await storage.unsaved(PLAN)).toBeNull();
});

it('[B50] where the operation of the mark is not here any more nobody knows what was first', async () => {
  const storage = await openTestStorage();
  await say(storage, number('sum', 1, 1));
  await storage.markBackup(PLAN, { at: NOW, operation: 'from-before-a-loss' as OperationId });
  expect(await storage.unsaved(PLAN)).toBeNull();
});

it('[B50] a year in which nothing was said has nothing to be marked', async () => {
  expect(await readWholePlan(await openTestStorage(), PLAN, NOW)).toEqual({
    statements: [],
    seals: [],
    mark: null,
  });
});
