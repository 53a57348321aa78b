import { expect, it } from 'vitest';
import { backupWords } from '#src/domain/words/backup-age.ts';
import { readWholePlan } from '#src/queries/whole-plan.ts';
import type { TrackerStorage } from '#src/storage/tracker-storage.ts';
import { openTestStorage } from '#test/support/render-page.tsx';
import { number, PLAN, say } from '#test/support/saying.ts';

const NOW = 1_752_552_000_000;

async function state(storage: TrackerStorage) {
  const [newest = null] = await storage.operations(PLAN, 1);
  const backup = await storage.backup(PLAN);
  return backupWords({ backup, newest, now: NOW, isPersisted: null }).text;
}

it('[B50] what another tab says while a backup is made is not taken for saved elsewhere', async () => {
  const name = `whole-${Math.random()}`;
  const here = await openTestStorage(name);
  const other = await openTestStorage(name);
  await say(here, number('07', 1, 1));
  const slow: TrackerStorage = {
    ...here,
    revisions: async (plan) => {
      const log = await here.revisions(plan);
      await say(other, number('08', 1, 2));
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

it('[B50] a year in which nothing was said has nothing to be marked', async () => {
  expect(await readWholePlan(await openTestStorage(), PLAN, NOW)).toEqual({
    statements: [],
    seals: [],
    mark: null,
  });
});
