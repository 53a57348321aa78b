import {
  FIGURE_COLUMNS,
  inPoints,
  notesColumn,
  toldNotes,
  type DistrictColumn,
  FILLED_HEAD,
} from '#src/domain/district/district-table.ts';
import type {
  CityDistrict,
  CityLine,
  CityOrder,
  CityState,
  DistrictSum,
} from '#src/domain/district/city-lines.ts';
import type { TotalCheck } from '#src/domain/district/unit-total.ts';
import type { Month } from '#src/domain/period/month.ts';
import type { Points } from '#src/domain/quantity/points.ts';
import { scoreText } from '#src/domain/words/format.ts';

/** A line a district, or a line a unit. */
export type CityTable = 'districts' | 'units';

/** What a city's workbook and document are made of [EN18]. */
export interface CityPaper {
  readonly sums: readonly DistrictSum[];
  readonly lines: readonly CityLine[];
  readonly year: number;
  readonly cutOff: Month;
  /** What of it could not be read, a sentence each. */
  readonly missing: readonly string[];
}

/** One line a unit, with its district before it. */
export const CITY_COLUMNS: readonly DistrictColumn<CityLine, CityOrder>[] = [
  { order: 'district', label: '区', width: 12, align: 'left', cell: ({ districtName }) => districtName },
  ...FIGURE_COLUMNS,
  notesColumn<CityLine>(toldNotes),
];

type SumOrder = 'name' | 'mean' | 'median' | 'filled' | 'late' | 'short';

/** What the line of all districts together is called. */
export const WHOLE_CITY = '全市';

/** One line a district. */
export const SUM_COLUMNS: readonly DistrictColumn<DistrictSum, SumOrder>[] = [
  { order: 'name', label: '区', width: 14, align: 'left', cell: ({ name }) => name },
  {
    order: null,
    label: '已上报单位',
    width: 14,
    align: 'right',
    cell: ({ told, units }) => (units === null ? String(told) : `${told}／${units}`),
  },
  count('方案', null, ({ plans }) => plans),
  points('平均得分', 'mean', ({ mean }) => mean),
  points('中位数', 'median', ({ median }) => median),
  points('最低', null, ({ low }) => low),
  points('最高', null, ({ high }) => high),
  {
    order: 'filled',
    label: FILLED_HEAD,
    width: 18,
    align: 'right',
    cell: ({ filled }) => `${filled.reported}／${filled.expected}`,
  },
  count('逾期方案', 'late', ({ late }) => late),
  count('逾期未报项', null, ({ lateCells }) => lateCells),
  count('落后项', 'short', ({ short }) => short),
  count('已定稿', null, ({ sealed }) => sealed),
];

function count(
  label: string,
  order: SumOrder | null,
  amount: (sum: DistrictSum) => number,
): DistrictColumn<DistrictSum, SumOrder> {
  return { order, label, width: 12, align: 'right', cell: (sum) => String(amount(sum)), amount, decimals: 0 };
}

function points(
  label: string,
  order: SumOrder | null,
  of: (sum: DistrictSum) => Points | null,
): DistrictColumn<DistrictSum, SumOrder> {
  return {
    order,
    label,
    width: 11,
    align: 'right',
    cell: (sum) => scoreText(of(sum)),
    amount: (sum) => inPoints(of(sum)),
    decimals: 2,
  };
}

const SUM_KEYS: Record<Exclude<SumOrder, 'name'>, (sum: DistrictSum) => number | null> = {
  mean: ({ mean }) => mean,
  median: ({ median }) => median,
  filled: ({ filled }) => (filled.expected === 0 ? null : filled.reported / filled.expected),
  late: ({ late }) => late,
  short: ({ short }) => short,
};

/** Districts in the order of a column; those without its figure last whichever way, equal ones as they were named. */
export function inSumOrder(
  sums: readonly DistrictSum[],
  order: SumOrder,
  isDescending: boolean,
  compareNames: (a: string, b: string) => number,
): readonly DistrictSum[] {
  const sign = isDescending ? -1 : 1;
  if (order === 'name') return [...sums].sort((a, b) => sign * compareNames(a.name, b.name));
  const key = SUM_KEYS[order];
  return [...sums].sort((a, b) => {
    const [left, right] = [key(a), key(b)];
    if (left === null || right === null) return left === right ? 0 : left === null ? 1 : -1;
    return sign * (left - right);
  });
}

export const CITY_STATE_TEXTS: Record<CityState, string> = {
  all: '全部',
  late: '有逾期未报',
  short: '有落后项',
  earlier: '本月未上报',
  open: '未定稿',
};

/** How many districts and units have told anything. */
export function toldSentence(sums: readonly DistrictSum[], whole: DistrictSum): string {
  const silent = sums.filter(({ told }) => told === 0).length;
  return [
    `${sums.length} 个区，${whole.told} 个单位已上报${whole.units === null ? '' : `（共 ${whole.units} 个）`}`,
    ...(silent === 0 ? [] : [`${silent} 个区还没有单位上报`]),
  ].join('；');
}

/** What of a city could not be read: its districts, and what lies there and is no total. */
interface CityLack {
  /** Of which nothing is shown. */
  readonly closed: readonly string[];
  /** Of which is shown what was read before. */
  readonly stale: readonly string[];
  readonly unreadable: number;
}

/** A sentence for each thing that the figures lack: they stand on every paper that these are on [EN18]. */
export function missingSentences(
  { closed, stale, unreadable }: CityLack,
  districts: readonly CityDistrict[],
): readonly string[] {
  const named = (some: readonly string[]) =>
    districts.flatMap(({ district, name }) => (some.includes(district) ? [name] : [])).join('、');
  return [
    ...(closed.length === 0 ? [] : [`${named(closed)}的上报读不到`]),
    ...(stale.length === 0 ? [] : [`${named(stale)}的上报这次读不到，显示的是先前读到的`]),
    ...(unreadable === 0 ? [] : [`${unreadable} 份读不懂，没有计入`]),
  ];
}

/** What a total comes to beside its record, in a sentence [EN16]. */
export function totalCheckText(check: TotalCheck): string {
  switch (check) {
    case 'agrees':
      return '与该单位在区里的上报一致。';
    case 'same-figures':
      return '该单位已重新上报，数字与合计一致。';
    case 'differs':
      return '与该单位在区里的上报不一致，以下按区里的上报列出。';
    case 'no-record':
      return '区里的服务器上没有这个月的上报，不能核对。';
  }
}
