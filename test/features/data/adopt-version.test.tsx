import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { draftOfPlan } from '#src/domain/draft/reopened-plan.ts';
import { correctedPlan } from '#src/domain/life/corrected-plan.ts';
import { fileState } from '#src/domain/package/file-state.ts';
import { planMerge } from '#src/domain/package/merge-plan.ts';
import { parsePackage } from '#src/domain/package/parse-package.ts';
import { folderOffer } from '#src/domain/package/shared-folder.ts';
import { DataPage } from '#src/features/data/data-page.tsx';
import { textOf } from '#test/support/exchange.ts';
import { openTestStorage, renderPage, TESTER } from '#test/support/render-page.tsx';
import { number, say } from '#test/support/saying.ts';
import { WATER } from '#test/support/water-plan.ts';

const ROW = 'count';

/** The row counts 万期: what was read as 期. */
function nextVersion(): Plan {
  const draft = draftOfPlan(WATER);
  const rows = draft.rows.map((row) =>
    row.id === ROW ? Object.assign({}, row, { unit: '万期', decimals: 4 as const }) : row,
  );
  const next = correctedPlan(
    WATER,
    { ...draft, rows },
    { date: '2026-08-01', reason: '单位读错', author: '李敏' },
  );
  if (!next.ok || next.value === null) throw new Error(JSON.stringify(next));
  return next.value;
}
const NEXT = nextVersion();

function opened(text: string) {
  const read = parsePackage(text);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

it('[PL22] a package of an earlier version is merged: what is read otherwise waits, and is no state to return to', async () => {
  const there = await openTestStorage();
  await say(there, number(ROW, 1, 7), number('ceiling', 1, 1));
  const file = opened(await textOf(there, WATER));
  const planned = planMerge(NEXT, [], file);
  if (!planned.ok) throw new Error(planned.error.kind);
  expect(planned.value.differing.map(({ difference }) => difference.id)).toEqual([ROW]);
  expect(Object.fromEntries(planned.value.items.map(({ key, isOtherRow }) => [key, isOtherRow]))).toEqual({
    'month/count/1': true,
    'month/ceiling/1': false,
  });
  expect(folderOffer(NEXT, [], file)).toMatchObject({ kind: 'offered', waiting: 1 });
  const state = fileState(NEXT, [], file);
  expect(state.aside.map(({ reason }) => reason.kind)).toEqual(['other-version']);
});

it('[PL22] a package of a later version is offered: difference, reason, and what becomes of the values here', async () => {
  const there = await openTestStorage();
  await say(there, number('ceiling', 1, 1));
  await (await there.planLife()).correct({
    before: WATER,
    after: NEXT,
    author: TESTER,
    choices: new Map(),
    seen: new Set(),
  });
  const text = await textOf(there, NEXT);
  const storage = await openTestStorage();
  await say(storage, number(ROW, 1, 70));
  expect(folderOffer(WATER, [], opened(text))).toEqual({ kind: 'later-text' });
  const { user } = await renderPage(DataPage, { route: '/data', storage });
  await user.upload(await screen.findByLabelText(/选择文件/), [new File([text], '更正后.jxb.json')]);
  const list = await screen.findByRole('list', { name: '读到的文件' });
  expect(list).toHaveTextContent('对方已更正原文');
  await user.click(within(list).getByRole('button', { name: '采用更正后的方案…' }));
  const dialog = screen.getByRole('dialog', { name: '采用对方更正后的方案' });
  expect(dialog).toHaveTextContent('2026-08-01 李敏 更正，理由：单位读错');
  expect(dialog).toHaveTextContent('计量单位：期 → 万期');
  expect(within(dialog).getByRole('button', { name: '采用' })).toBeDisabled();
  await user.click(within(dialog).getByRole('radio', { name: '按单位精确换算' }));
  expect(dialog).toHaveTextContent('0.007 万期');
  await user.click(within(dialog).getByRole('button', { name: '采用' }));
  await waitFor(async () => expect((await storage.plans()).plans[0]?.plan).toEqual(NEXT));
  const { statements } = await storage.load(WATER.id);
  expect(statements.find(({ subject }) => subject.kind === 'month')?.content).toEqual({
    kind: 'number',
    value: 70,
  });
  // Both say the same of the version: nothing is left to decide.
  const planned = planMerge(NEXT, await storage.revisions(WATER.id), opened(text));
  expect(planned.ok && planned.value.items.filter(({ kind }) => kind === 'conflict')).toEqual([]);
});
