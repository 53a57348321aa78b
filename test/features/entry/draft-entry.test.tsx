import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { EntryPage } from '#src/features/entry/entry-page.tsx';
import { useEntrySession } from '#src/session/entry-session.ts';
import { draftOf, entryOf } from '#test/support/draft-plan.ts';
import { renderPage } from '#test/support/render-page.tsx';
import { number, standingTable } from '#test/support/saying.ts';

const LAZY = { timeout: 10_000 };
const { plan } = entryOf(draftOf({ d2: { weight: '' }, d4: { unit: '' } }));

beforeEach(() => {
  window.localStorage.clear();
  useEntrySession.setState({ byPlan: {} });
});

async function open(said = [number('d1', 1, 2)]) {
  const page = await renderPage(EntryPage, { plan, route: `/entry?plan=${plan.id}&month=1`, said });
  await screen.findByRole('grid');
  await screen.findByRole('complementary', { name: '当前格' });
  return page;
}

describe('月度填报 of a draft', () => {
  it('[PL50] what is typed is stored under the draft and its rows, and is taken back like any word', async () => {
    const { user, storage } = await open();
    expect(screen.queryByText('新增水质监测点')).toBeVisible();
    await user.keyboard('{ArrowDown}7{Enter}');
    await waitFor(async () =>
      expect(await standingTable(storage, plan.id)).toStrictEqual({ 'month/d1/1': 2, 'month/d2/1': 7 }),
    );
    await user.click(screen.getByRole('button', { name: '撤销' }));
    await waitFor(async () =>
      expect(await standingTable(storage, plan.id)).toHaveProperty(['month/d2/1'], null),
    );
  });

  it('[PL51] no score, state or outlook stands on it, beside the cell or in a dialog', async () => {
    const { user } = await open();
    const panel = screen.getByRole('complementary', { name: '当前格' });
    await within(panel).findByText('年度目标', undefined, LAZY);
    expect(panel).not.toHaveTextContent(/得分|目前|怎么算的|年末预计|后续/);
    expect(screen.getByText('草稿：照常填报，改齐后才计分')).toBeVisible();
    // 19 rows, and the execution.
    expect(screen.getAllByLabelText('草稿，不计分')).toHaveLength(20);
    expect(screen.queryByLabelText(/完成|执行率/)).toBeNull();
    expect(screen.queryByRole('link', { name: '指标详情' })).toBeNull();
    await user.click(screen.getByRole('button', { name: '其余都记无发生' }));
    const dialog = await screen.findByRole('dialog', undefined, LAZY);
    expect(dialog).toHaveTextContent('本月未填');
    expect(dialog).not.toHaveTextContent(/满分|得 0|计入得分/);
  });
});
