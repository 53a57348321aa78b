import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { DataPage } from '#src/features/data/data-page.tsx';
import { sentFrom, takeIn } from '#test/support/exchange.ts';
import { openTestStorage, renderPage } from '#test/support/render-page.tsx';
import { number, say, standingTable, typed } from '#test/support/saying.ts';

async function open() {
  const here = await openTestStorage();
  const there = await openTestStorage();
  await there.write(typed([number('08', 1, 5)], { author: { name: '李强', section: '运行管理科' } }));
  await say(here, number('07', 3, 10));
  await say(here, number('07', 3, 11, '更正'));
  await takeIn(here, await sentFrom(there));
  const page = await renderPage(DataPage, { route: '/data', storage: here });
  await screen.findByRole('button', { name: /^恢复 .*3月完成值/ });
  const panel = screen.getByRole('region', { name: '修改记录' });
  return { ...page, here, panel };
}

it('[N5] lists every revision with who, from what to what, why, and the file it came with', async () => {
  const { panel } = await open();
  await waitFor(() => expect(panel).toHaveTextContent('并入自 a.jxb.json'));
  expect(within(panel).getAllByRole('row')).toHaveLength(4);
  expect(panel).toHaveTextContent('共 3 次，列出 3 次');
  expect(panel).toHaveTextContent(/→ 11/);
  expect(panel).toHaveTextContent('更正');
});

it('[N5] is filtered by person, section, month and indicator', async () => {
  const { user, panel } = await open();
  for (const [filter, option, count] of [
    ['填报人', '李强', 1],
    ['填报人', '全部填报人', 3],
    ['填报人科室', '综合科', 2],
    ['填报人科室', '全部科室', 3],
    ['记录月份', '1月', 1],
  ] as const) {
    await user.selectOptions(within(panel).getByRole('combobox', { name: filter }), option);
    expect(panel).toHaveTextContent(`列出 ${count} 次`);
  }
  await user.selectOptions(within(panel).getByRole('combobox', { name: '指标' }), '07');
  expect(panel).toHaveTextContent('没有符合的修改记录');
});

it('[N5] says an earlier word again, as a revision of its own', async () => {
  const { user, here, panel } = await open();
  await user.click(within(panel).getByRole('button', { name: /^恢复 .*3月完成值/ }));
  await waitFor(async () => expect(await standingTable(here)).toMatchObject({ 'month/07/3': 10 }));
  await waitFor(() => expect(panel).toHaveTextContent('共 4 次'));
});
