import { expect, it } from 'vitest';
import { openTestStorage } from '#test/support/render-page.tsx';

const choice = (header: string, role = 'unit') => ({ header, roles: [[1, role] as const] });

it('[IM19] what was chosen for columns is kept by header, newest first, and can be forgotten', async () => {
  const name = `columns-${Math.random()}`;
  const before = await openTestStorage(name);
  expect(await before.columnChoices()).toEqual([]);
  await before.keepColumnChoice(choice('甲'));
  await before.keepColumnChoice(choice('乙'));
  await before.keepColumnChoice(choice('甲', 'none'));
  before.close();
  const after = await openTestStorage(name);
  expect(await after.columnChoices()).toEqual([choice('甲', 'none'), choice('乙')]);
  await after.keepColumnChoice({ header: '甲', roles: [] });
  expect(await after.columnChoices()).toEqual([choice('乙')]);
});

it('[IM19] no more than fifty headers are kept, and nothing that could not be read back', async () => {
  const storage = await openTestStorage();
  await storage.keepColumnChoice(choice(''));
  for (let at = 0; at < 52; at += 1) await storage.keepColumnChoice(choice(`表头${at}`));
  const kept = await storage.columnChoices();
  expect(kept).toHaveLength(50);
  expect(kept[0]?.header).toBe('表头51');
});
