import { screen, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { unitFigures } from '#src/domain/district/unit-figures.ts';
import { checkRecord } from '#src/domain/district/record-check.ts';
import { recordBasis, type PlacedRecord } from '#src/domain/district/unit-record.ts';
import { gatherUnits } from '#src/domain/district/unit-year.ts';
import { planToken } from '#src/domain/engine/subjects.ts';
import type { Instant, Statement, StatementId } from '#src/domain/statements/statement.ts';
import { LiveDistrict } from '#src/features/district/live-district.tsx';
import type { DistrictView } from '#src/queries/district-sync.ts';
import { simulatedYear } from '#test/domain/year/support/simulated-year.ts';
import { caughtDownloads } from '#test/support/caught-downloads.ts';
import { firstRevisions, named, packageOfUnit, planOfUnit } from '#test/support/district.ts';
import { renderPage } from '#test/support/render-page.tsx';
import { WATER } from '#test/support/water-plan.ts';
import { until } from '#test/support/until.ts';

const shown = vi.hoisted(() => ({
  view: null as unknown,
  makeKey: vi.fn<() => Promise<void>>(),
  check: vi.fn<() => Promise<unknown>>(),
}));
// A server is not to be had here: what is read from one is shown by test/engine.
vi.mock('#src/queries/use-district.ts', () => ({
  useDistrict: () => ({ sync: { makeKey: shown.makeKey, check: shown.check }, view: shown.view }),
}));

const FILE = {
  format: 'performance-tracker-engine',
  version: 1,
  path: 'engine',
  sections: [],
  units: [
    { unit: 'u001', name: '甲局' },
    { unit: 'u002', name: '乙局' },
  ],
} as const;

const VIEW: DistrictView = {
  link: 'open',
  since: 1_764_000_000_000,
  problem: null,
  publicKey: `U${'A'.repeat(55)}`,
  progress: null,
  records: [],
  only: null,
  unreadable: 0,
};

function recordOf(unitName: string): PlacedRecord {
  const plan = planOfUnit(WATER, 'plan-1', unitName);
  const log = firstRevisions(simulatedYear(plan, 1).inDecember, 'pc');
  const [year] = gatherUnits([named('a', packageOfUnit(plan, log))]).units;
  if (year === undefined) throw new Error('no year');
  return {
    place: { unit: 'u001', plan: planToken(plan.id), month: 11 },
    record: {
      plan,
      figures: unitFigures(year, null, 11),
      basis: recordBasis(plan, log),
      at: 1_764_000_000_000 as Instant,
      author: { name: '周艳', section: '综合科' },
    },
  };
}

const render = (view: DistrictView) => {
  shown.view = view;
  const Page = (props: Parameters<typeof LiveDistrict>[0]) => (
    <LiveDistrict {...props} file={{ ...FILE, sections: [], units: [...FILE.units] }} />
  );
  return renderPage(Page as never, { route: '/district?year=2026&month=11' });
};

it('[EN11][DI6] shows what units publish beside who has not, and a unit with its rows behind its name', async () => {
  const { user } = await render({ ...VIEW, records: [recordOf('甲局')], unreadable: 2 });
  expect(screen.getByText('2 个单位登记，1 个已上报；2 份读不懂，没有计入')).toBeVisible();
  expect(screen.getByText('乙局')).toBeInTheDocument();
  const [table] = screen.getAllByRole('table');
  if (table === undefined) throw new Error('no board');
  expect(within(table).getAllByRole('row')).toHaveLength(2);
  await user.click(screen.getByRole('button', { name: '甲局' }));
  const detail = screen.getByRole('region', { name: '甲局 2026 年度 整体' });
  expect(within(detail).getAllByRole('row')).toHaveLength(WATER.indicators.length + 1);
  expect(within(detail).getByText(/综合科 周艳 上报于/)).toBeVisible();
  shown.check.mockResolvedValue({ kind: 'no-plan' });
  await user.click(within(detail).getByRole('button', { name: '取逐条填报核对' }));
  expect(await within(detail).findByText('服务器上没有上报所依据的方案文本，不能重算。')).toBeVisible();
  await user.click(screen.getByRole('button', { name: '逐月得分' }));
  expect(screen.getByRole('columnheader', { name: '11月' })).toBeVisible();
});

it('[EN11] while months are still read, shows the board of the one that is here and says of all else that it comes', async () => {
  const { user } = await render({ ...VIEW, records: [recordOf('甲局')], only: 11 });
  expect(screen.getByText(/^共 1 个方案/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: '逐月得分' }));
  expect(screen.getByText('正在读取其他月份的上报…')).toBeVisible();
  expect(screen.queryByRole('columnheader', { name: '11月' })).toBeNull();
});

it('[EN11] shows nothing of a month by the records of another', async () => {
  await render({ ...VIEW, records: [recordOf('甲局')], only: 12 });
  expect(screen.queryByText(/个方案/)).toBeNull();
});

it('[DI10] shows the words behind a record once they were fetched, to be read alone', async () => {
  const placed = recordOf('甲局');
  const { user } = await render({ ...VIEW, records: [placed] });
  await user.click(screen.getByRole('button', { name: '甲局' }));
  const detail = screen.getByRole('region', { name: '甲局 2026 年度 整体' });
  expect(within(detail).queryByText(/逐条填报 \d+ 条/)).toBeNull();
  const plan = planOfUnit(WATER, 'plan-1', '甲局');
  const [first, ...others] = firstRevisions(simulatedYear(plan, 1).inDecember, 'pc');
  if (first === undefined) throw new Error('nothing was said');
  const after = (before: Statement, id: string, note: string): Statement => ({
    ...before,
    id: id as StatementId,
    at: (before.at + 1_000_000) as Instant,
    replaces: [before.id],
    note,
  });
  const again = after(first, 'again', '漏计一期');
  const last = after(again, 'last', '复核后重报');
  const log = [first, ...others, again, last];
  shown.check.mockResolvedValue(checkRecord(placed.record, plan, [packageOfUnit(plan, log)]));
  await user.click(within(detail).getByRole('button', { name: '取逐条填报核对' }));
  await user.click(await within(detail).findByText(`逐条填报 ${log.length} 条，只供查看`));
  const [words] = within(detail).getAllByRole('table');
  if (words === undefined) throw new Error('no words');
  const said = within(words).getByRole('row', { name: /复核后重报/ });
  expect(within(said).getByText('现行')).toBeVisible();
  const replaced = within(words).getByRole('row', { name: /漏计一期/ });
  expect(within(replaced).queryByText('现行')).toBeNull();
  expect(within(words).queryByRole('button')).toBeNull();
  expect(within(words).getByRole('columnheader', { name: '现行' })).toBeVisible();
  const saved = caughtDownloads();
  await user.click(within(detail).getByRole('button', { name: '总览存为快照' }));
  await until(() => expect(saved).toHaveLength(1));
  expect(await saved[0]?.text).toContain('本文件是 甲局');
});

it('[EN8][EN11] makes the key of the district, and says what a lost server means', async () => {
  const { user } = await render({ ...VIEW, link: 'no-key', publicKey: null });
  await user.click(screen.getByRole('button', { name: '生成本机密钥' }));
  expect(shown.makeKey).toHaveBeenCalledOnce();
});
