import { act, screen, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { cityLines } from '#src/domain/district/city-lines.ts';
import { LiveCity } from '#src/features/district/live-city.tsx';
import type { CityView } from '#src/queries/city-sync.ts';
import { aCity } from '#test/support/city.ts';
import { caughtDownloads } from '#test/support/caught-downloads.ts';
import { renderPage } from '#test/support/render-page.tsx';
import { until } from '#test/support/until.ts';

const shown = vi.hoisted(() => ({
  view: null as unknown,
  makeKey: vi.fn<() => Promise<void>>(),
  behind: vi.fn<() => Promise<unknown>>(),
}));
// A server is not to be had here: what is read from one is shown by test/engine.
vi.mock('#src/queries/use-city.ts', () => ({
  useCity: () => ({ sync: { makeKey: shown.makeKey, behind: shown.behind }, view: shown.view }),
}));

const { districts, totals } = aCity(8, 60);
const VIEW: CityView = {
  link: 'open',
  since: 1_764_000_000_000,
  problem: null,
  publicKey: `U${'A'.repeat(55)}`,
  progress: null,
  asOf: { year: 2025, month: 11 },
  totals,
  unreadable: 0,
  closed: [],
  stale: [],
};

const render = (view: CityView) => {
  shown.view = view;
  const file = {
    format: 'performance-tracker-engine',
    version: 1,
    path: 'engine',
    sections: [],
    units: [],
    districts: [...districts],
  } as const;
  const Page = (props: Parameters<typeof LiveCity>[0]) => (
    <LiveCity {...props} file={{ ...file, sections: [], units: [], districts: [...file.districts] }} />
  );
  return renderPage(Page as never, { route: '/district?year=2025&month=11' });
};

const rows = () => within(screen.getByRole('table')).getAllByRole('row');

it('[EN18] shows districts and their sums, and leads to the units of one, a page at a time, by the keyboard', async () => {
  const { user } = await render({ ...VIEW, closed: ['d02'], stale: ['d03', 'd05'], unreadable: 3 });
  expect(rows()).toHaveLength(districts.length + 2);
  expect(
    screen.getByText(
      '第2区的上报读不到；第3区、第5区的上报这次读不到，显示的是先前读到的；3 份读不懂，没有计入',
    ),
  ).toBeVisible();
  expect(screen.getByText(/^8 个区，480 个单位已上报（共 480 个）；共 480 个方案/)).toBeVisible();
  const median = screen.getByRole('button', { name: '中位数' });
  median.focus();
  await user.keyboard('{Enter}');
  expect(screen.getByRole('columnheader', { name: /中位数/ })).toHaveAttribute('aria-sort', 'descending');

  await user.click(screen.getByRole('button', { name: '第7区' }));
  expect(rows()).toHaveLength(61);
  await user.selectOptions(screen.getByRole('combobox', { name: '区' }), '全部区');
  expect(rows()).toHaveLength(201);
  expect(screen.getByText('第 1—200 个，共 480 个')).toBeVisible();
  await user.click(screen.getByRole('button', { name: '指标得分' }));
  const best = cityLines(totals, districts, 11, '2025-12-20').reduce(
    (most, { score }) => Math.max(most, score ?? 0),
    0,
  );
  expect(rows()[1]).toHaveTextContent((best / 100).toFixed(2));
  await user.click(screen.getByRole('button', { name: '下一页' }));
  expect(screen.getByText('第 201—400 个，共 480 个')).toBeVisible();
  await user.selectOptions(screen.getByRole('combobox', { name: '页' }), '第 3 页');
  expect(screen.getByRole('button', { name: '下一页' })).toBeDisabled();
  await user.click(screen.getByRole('searchbox', { name: '按单位或项目名称筛选' }));
  await user.paste('第7区第11单位');
  expect(rows()).toHaveLength(2);
  expect(screen.queryByRole('navigation', { name: '翻页' })).toBeNull();
  await user.paste('无');
  expect(screen.getByText('没有符合条件的单位。')).toBeVisible();
});

it('[EN18] prints every unit that is looked for, not the page of them that the screen shows', async () => {
  const { user } = await render({ ...VIEW, totals: totals.slice(0, 240) });
  await user.click(screen.getByRole('button', { name: '各单位' }));
  const count = () => document.querySelectorAll('tbody tr').length;
  const say = (event: string) => act(() => void window.dispatchEvent(new Event(event)));
  expect(count()).toBe(200);
  say('beforeprint');
  expect(count()).toBe(240);
  say('afterprint');
  expect(count()).toBe(200);
});

it('[EN18] hands on the table that is shown as a document', async () => {
  const { user } = await render({ ...VIEW, totals: totals.slice(0, 120) });
  const saved = caughtDownloads();
  await user.click(screen.getByRole('button', { name: '各单位' }));
  await user.click(screen.getByRole('button', { name: '导出 Word' }));
  await until(() => expect(saved).toHaveLength(1));
  expect(saved[0]?.name).toBe('2025年度绩效指标汇总表_截至11月.docx');
});

it('[EN18] hands on what is shown as a workbook', async () => {
  const { user } = await render({ ...VIEW, totals: totals.slice(0, 120) });
  const saved = caughtDownloads();
  await user.click(screen.getByRole('button', { name: '导出 Excel' }));
  await until(() => expect(saved).toHaveLength(1));
  expect(saved[0]?.name).toBe('2025年度绩效指标汇总表_截至11月.xlsx');
});

it('[EN16][EN18] fetches what is behind a unit when it is opened, and says whether it agrees or could not be had', async () => {
  const { user } = await render(VIEW);
  await user.click(screen.getByRole('button', { name: '第1区' }));
  shown.behind.mockResolvedValueOnce({ check: 'no-record', line: null });
  await user.click(screen.getByRole('button', { name: '第1区第1单位' }));
  expect(await screen.findByText(/第1区第1单位：区里的服务器上没有这个月的上报，不能核对。/)).toBeVisible();
  shown.behind.mockRejectedValueOnce(new Error('lost'));
  await user.click(screen.getByRole('button', { name: '第1区第2单位' }));
  expect(await screen.findByText(/没有取到，区里的服务器可能没有连上。/)).toBeVisible();
  shown.behind.mockResolvedValueOnce({ check: 'differs', line: null });
  await user.click(screen.getByRole('button', { name: '再取一次' }));
  expect(await screen.findByText(/与该单位在区里的上报不一致/)).toBeVisible();
});

it('[EN18] shows nothing of another month under this one, and makes the key of the city', async () => {
  const { user } = await render({
    ...VIEW,
    link: 'no-key',
    publicKey: null,
    asOf: { year: 2025, month: 10 },
  });
  expect(screen.getByText(/^8 个区，0 个单位已上报/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: '生成本机密钥' }));
  expect(shown.makeKey).toHaveBeenCalledOnce();
});
