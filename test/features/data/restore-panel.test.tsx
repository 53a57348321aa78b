import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { MONTHS } from '#src/domain/period/month.ts';
import { DataPage } from '#src/features/data/data-page.tsx';
import { useNotices } from '#src/session/notices.ts';
import { openTestStorage, renderPage } from '#test/support/render-page.tsx';
import { number, say, standingTable } from '#test/support/saying.ts';

it('[N6] shows counts and differences, goes back, and can be taken back', async () => {
  const here = await openTestStorage();
  await say(here, number('07', 3, 10));
  await say(here, number('07', 3, 11), number('08', 1, 5));
  const { user } = await renderPage(DataPage, { route: '/data', storage: here });
  await user.click(await screen.findByRole('button', { name: /^恢复到 / }));
  const dialog = await screen.findByRole('dialog');
  await waitFor(() => expect(dialog).toHaveTextContent('现有 2 个值，恢复后 1 个；2 处会改变'));
  expect(within(dialog).getAllByRole('rowheader')).toHaveLength(2);
  expect(await standingTable(here)).toEqual({ 'month/07/3': 11, 'month/08/1': 5 });
  await user.click(within(dialog).getByRole('button', { name: '恢复' }));
  await waitFor(async () =>
    expect(await standingTable(here)).toEqual({ 'month/07/3': 10, 'month/08/1': null }),
  );
  await waitFor(() => expect(useNotices.getState().notice?.text).toBe('已恢复 2 处'));
  expect(await screen.findByText('恢复之前')).toBeInTheDocument();
  useNotices.getState().notice?.action?.run();
  await waitFor(async () => expect(await standingTable(here)).toEqual({ 'month/07/3': 11, 'month/08/1': 5 }));
});

it('[N6] a full year is not left almost empty without a typed word', async () => {
  const here = await openTestStorage();
  await say(here, number('07', 1, 1));
  const rows = ['07', '08', '09', '10'];
  await say(here, ...rows.flatMap((row) => MONTHS.map((month) => number(row, month, 2))));
  const { user } = await renderPage(DataPage, { route: '/data', storage: here });
  await user.click(await screen.findByRole('button', { name: /^恢复到 / }));
  const dialog = await screen.findByRole('dialog');
  await waitFor(() => expect(dialog).toHaveTextContent('现有 48 个值，恢复后 1 个'));
  const restore = within(dialog).getByRole('button', { name: '恢复' });
  expect(restore).toBeDisabled();
  await user.type(within(dialog).getByRole('textbox'), '清空大部分数据');
  expect(restore).toBeEnabled();
});
