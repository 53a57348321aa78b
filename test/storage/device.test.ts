import { expect, it } from 'vitest';
import type { SubjectGroup } from '#src/domain/statements/subject-key.ts';
import { openRaw } from '#test/support/raw-database.ts';
import { openTestStorage } from '#test/support/render-page.tsx';
import { number, PLAN, say } from '#test/support/saying.ts';

it('[B51] a copied PC gets an id of its own; what was said keeps the old one', async () => {
  const name = `clone-${Math.random()}`;
  const before = await openTestStorage(name);
  await say(before, number('sum', 1, 1));
  await before.renewDevice();
  before.close();
  const after = await openTestStorage(name);
  expect(after.device).not.toBe(before.device);
  await say(after, number('sum', 2, 2));
  const devices = (await after.history(PLAN, 'sum' as SubjectGroup)).map(({ subject, device }) => [
    'month' in subject ? subject.month : 0,
    device,
  ]);
  expect(new Map(devices as [number, string][])).toEqual(
    new Map([
      [1, before.device],
      [2, after.device],
    ]),
  );
});

it.each([
  ['\u202e周艳\u200b', '综\u00ad合科\u0000', { name: '周艳', section: '综合科' }],
  ['周\u3164艳', ' 综合\n科 ', { name: '周艳', section: '综合 科' }],
  ['e\u0301', '综合科\ufe0f', { name: '\u00e9', section: '综合科' }],
])('[B51] «%s» of «%s» is kept as it is seen', async (name, section, seen) => {
  const storage = await openTestStorage();
  await storage.saveAuthor({ name, section });
  expect(await storage.author()).toEqual(seen);
});

it('[B51] a name that an earlier version kept as it was typed is read as it is seen', async () => {
  const name = `typed-${Math.random()}`;
  const storage = await openTestStorage(name);
  const raw = await openRaw(name);
  await raw.put('meta', { key: 'author', value: { name: '\u202e周艳\u200b', section: ' 综合科' } });
  raw.close();
  expect(await storage.author()).toEqual({ name: '周艳', section: '综合科' });
});
