import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { weightToText, type Points } from '#src/domain/quantity/points.ts';
import { PlanPage } from '#src/features/plan/plan-page.tsx';
import { renderPage } from '#test/support/render-page.tsx';
import { WATER } from '#test/support/water-plan.ts';

const [eight, nine] = [WATER.indicators[7], WATER.indicators[8]];
if (eight === undefined || nine === undefined) throw new Error('the plan has rows 8 and 9');
const BOTH = weightToText((eight.weight + nine.weight) as Points);

it('[PL25] a stopped row gives its weight to another one by hand, as one step that can be changed and taken back', async () => {
  const { user, storage } = await renderPage(PlanPage, { plan: WATER, route: '/plan?month=8' });
  const count = WATER.indicators.length;
  await user.click(await screen.findByRole('button', { name: '调整方案…' }));
  const dialog = screen.getByRole('dialog', { name: '调整方案' });
  await user.click(within(dialog).getByRole('checkbox', { name: '停止第 9 项' }));
  expect(within(dialog).getByRole('status')).toHaveTextContent('应为 100 分');
  await user.type(within(dialog).getByRole('textbox', { name: '理由' }), '项目取消');
  await user.click(within(dialog).getByRole('button', { name: '调整' }));
  expect(within(dialog).getByRole('alert')).toHaveTextContent('7月');
  await user.type(within(dialog).getByRole('textbox', { name: '第 8 项新权重' }), BOTH);
  await user.click(within(dialog).getByRole('button', { name: '调整' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  const list = await screen.findByRole('list', { name: '各次调整' });
  expect(list).toHaveTextContent('自 7月起：改权重 1 项；停止 1 项');
  const { statements } = await storage.load(WATER.id);
  expect(statements.map(({ subject }) => subject.kind)).toEqual(['adjustment']);
  expect(screen.getAllByText(new RegExp(`${count - 1}`)).length).toBeGreaterThan(0);
  await user.click(within(list).getByRole('button', { name: '修改自 7 月起的调整' }));
  const again = screen.getByRole('dialog', { name: '修改这次调整' });
  expect(within(again).getByRole('checkbox', { name: '停止第 9 项' })).toBeChecked();
  expect(within(again).getByRole('textbox', { name: '第 8 项新权重' })).toHaveValue(BOTH);
  await user.click(within(again).getByRole('button', { name: '取消' }));
  await user.click(screen.queryByRole('button', { name: '放弃修改' }) ?? document.body);
  await user.click(await screen.findByRole('button', { name: '撤回自 7 月起的调整' }));
  await waitFor(() => expect(screen.queryByRole('list', { name: '各次调整' })).toBeNull());
});
