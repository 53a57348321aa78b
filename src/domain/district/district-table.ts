import { kindText } from '#src/domain/catalogue/plan.ts';
import { YEAR_END, type Month } from '#src/domain/period/month.ts';
import type { Points } from '#src/domain/quantity/points.ts';
import type { RowGroup } from '#src/domain/district/row-comparison.ts';
import type { LeftOut, UnitYear } from '#src/domain/district/unit-year.ts';
import type { FigureLine, LineOrder, UnitLine } from '#src/domain/district/unit-line.ts';
import { CHASE_WORDS } from '#src/domain/words/chase-words.ts';
import { dayText } from '#src/domain/words/due-words.ts';
import { ROWS_TOTAL_LABEL, EXPECTED_LABEL, ON_YEAR_LABEL } from '#src/domain/words/figure-labels.ts';
import { monthText, scoreText, weightText } from '#src/domain/words/format.ts';
import { signedPointsText } from '#src/domain/words/headline.ts';
import { rowNumbersText } from '#src/domain/words/row-numbers.ts';

/** A column of 汇总表: on the screen, in the workbook and in the document the same [DI5]. */
export interface DistrictColumn<Line, Order = LineOrder> {
  readonly order: Order | null;
  readonly label: string;
  /** In half-width letters. */
  readonly width: number;
  readonly align: 'left' | 'center' | 'right';
  readonly cell: (line: Line) => string;
  /** The same as a number, for a workbook that is computed with: points in points; null: there is none. */
  readonly amount?: (line: Line) => number | null;
  /** Of the number. */
  readonly decimals?: 0 | 2;
}

const NOTHING = '—';

export const FILLED_HEAD = '已报／应报';

/** What a line says whoever told it: the figures of the unit's own screens. */
export const FIGURE_COLUMNS: readonly DistrictColumn<FigureLine>[] = [
  { order: 'unit', label: '单位', width: 30, align: 'left', cell: ({ plan }) => plan.unitName },
  { order: null, label: '方案', width: 16, align: 'left', cell: ({ plan }) => kindText(plan.project) },
  {
    order: 'score',
    label: ROWS_TOTAL_LABEL,
    width: 10,
    align: 'right',
    cell: ({ score }) => scoreText(score),
    amount: ({ score }) => inPoints(score),
    decimals: 2,
  },
  {
    order: 'gap',
    label: '已到期／已得',
    width: 14,
    align: 'right',
    cell: ({ due }) => `${weightText(due.due)}／${weightText(due.earned)}`,
  },
  { order: 'outlook', label: EXPECTED_LABEL, width: 23, align: 'right', cell: outlookCell },
  { order: null, label: '等次', width: 10, align: 'center', cell: ({ grade }) => grade || NOTHING },
  {
    order: 'filled',
    label: FILLED_HEAD,
    width: 14,
    align: 'right',
    cell: ({ filled }) => `${filled.reported}／${filled.expected}`,
  },
  { order: 'late', label: CHASE_WORDS.late, width: 15, align: 'left', cell: lateCell },
  {
    order: 'short',
    label: '落后项',
    width: 8,
    align: 'right',
    cell: ({ short, score }) => (score === null ? NOTHING : String(short)),
    amount: ({ short, score }) => (score === null ? null : short),
    decimals: 0,
  },
  {
    order: 'on-year',
    label: ON_YEAR_LABEL,
    width: 10,
    align: 'right',
    cell: ({ onYear }) => (onYear === null ? NOTHING : signedPointsText(onYear)),
    amount: ({ onYear }) => inPoints(onYear),
    decimals: 2,
  },
];

/** The last column: what has to be known about a line. */
export function notesColumn<Line>(notesOf: (line: Line) => readonly string[]): DistrictColumn<Line, never> {
  return { order: null, label: '备注', width: 20, align: 'left', cell: (line) => notesOf(line).join('；') };
}

/** One line a unit. */
export const DISTRICT_COLUMNS: readonly DistrictColumn<UnitLine>[] = [
  ...FIGURE_COLUMNS,
  notesColumn(lineNotes),
];

export function inPoints(points: Points | null): number | null {
  return points === null ? null : points / 100;
}

/** '85.36（50.11—88.30）'; in December, when nothing is left to expect, nothing. */
function outlookCell({ cutOff, outlook }: FigureLine): string {
  if (outlook === null || cutOff === YEAR_END) return NOTHING;
  const { value, low, high } = outlook;
  return low === high ? scoreText(value) : `${scoreText(value)}（${scoreText(low)}—${scoreText(high)}）`;
}

/** '3月 4 项', '9 个月 126 项' */
function lateCell({ late, lateCells }: FigureLine): string {
  const [first] = late;
  if (first === undefined) return '';
  return late.length === 1
    ? `${monthText(first.month)} ${lateCells} 项`
    : `${late.length} 个月 ${lateCells} 项`;
}

/** What has to be known about the figures of a line. */
export function lineNotes({ source, cutOff, plan, isSealed }: UnitLine): readonly string[] {
  if (source.kind === 'files') {
    const { published } = source;
    const told = published === null ? [] : [published ? '与服务器上报的一致' : '与服务器上报的不一致'];
    return [...unitNotes(source.unit), ...told];
  }
  const { asked, registered } = source;
  return [
    ...toldNotes({ isSealed, cutOff, asked }),
    ...(registered === plan.unitName ? [] : [`服务器上登记的是「${registered ?? '别的单位'}」`]),
  ];
}

/** The same of what a unit told of a month. */
export function toldNotes({
  isSealed,
  cutOff,
  asked,
}: {
  readonly isSealed: boolean;
  readonly cutOff: Month;
  readonly asked: Month;
}): readonly string[] {
  return [...(isSealed ? ['已定稿'] : []), ...(cutOff === asked ? [] : [`只上报到 ${monthText(cutOff)}`])];
}

export function unitNotes({
  aside,
  competing,
  onlySections,
  missingParts,
  isSealed,
}: UnitYear): readonly string[] {
  return [
    ...(isSealed ? ['已定稿'] : []),
    ...(onlySections.length === 0 ? [] : [`只有${onlySections.join('、')}的数据包`]),
    ...(missingParts.length === 0 ? [] : [`缺第 ${missingParts.join('、')} 份`]),
    ...(competing === 0 ? [] : [`${competing} 处几份文件说法不一，按最后填报的计`]),
    ...(aside === 0 ? [] : [`${aside} 条没有计入`]),
  ];
}

export function leftOutText({ kind }: LeftOut): string {
  switch (kind) {
    case 'no-plan':
      return '文件里没有方案（由较早版本写成），请该单位用新版本重新导出';
    case 'sample':
      return '示例数据，不计入汇总';
    case 'other-text':
      return '与同名方案的另一份文件内容不同，又不是它的更正，没有计入';
  }
}

/** '共 120 个方案，118 个有得分；平均 86.20 分，最低 61.05 分，最高 97.40 分；逾期未报 12 个' */
export function districtSentence(lines: readonly FigureLine[]): string {
  const scores = lines.flatMap(({ score }) => (score === null ? [] : [score]));
  const late = lines.filter(({ lateCells }) => lateCells > 0).length;
  const sum = scores.reduce((all, each) => all + each, 0);
  return [
    `共 ${lines.length} 个方案，${scores.length} 个有得分`,
    ...(scores.length === 0
      ? []
      : [
          `平均 ${scoreText(Math.round(sum / scores.length) as (typeof scores)[number])} 分，最低 ${scoreText(
            least(scores),
          )} 分，最高 ${scoreText(most(scores))} 分`,
        ]),
    late === 0 ? '没有逾期未报的' : `${late} 个有逾期未报`,
  ].join('；');
}

function least<T extends number>(values: readonly T[]): T {
  return values.reduce((a, b) => (b < a ? b : a));
}

function most<T extends number>(values: readonly T[]): T {
  return values.reduce((a, b) => (b > a ? b : a));
}

/** A row of a unit among those of others, in the columns of COMPARED_HEADS [DI4]. */
export function comparedCells({ line, row }: RowGroup['rows'][number]): readonly string[] {
  const { plan } = line;
  return [
    `${plan.unitName}${plan.project === null ? '' : ` ${plan.project}`}`,
    String(row.seq),
    row.name,
    row.stand,
    row.coefficient,
    `${scoreText(row.score)}／${weightText(row.weight)}`,
  ];
}

export const STAND_HEAD = '完成值／目标';
export const SCORE_HEAD = '得分／权重';
export const COMPARED_HEADS = ['单位', '序号', '指标', STAND_HEAD, '得分系数', SCORE_HEAD] as const;

/** The text with which a unit is asked for what it owes; '' where nothing is late [DI7]. */
export function reminderText({ plan, late }: UnitLine): string {
  if (late.length === 0) return '';
  const months = late.map(({ month, date, missing }) => {
    const until = `（应于 ${dayText(date, plan.year)}前填报）`;
    return `${monthText(month)}${until}尚缺 ${missing.length} 项：${rowNumbersText(missing)}`;
  });
  return `${plan.unitName}：\n${plan.year} 年度绩效指标（${kindText(plan.project)}）${months.join('；')}。请尽快补报，并将数据包发来汇总。`;
}

export function districtTitle(year: number, cutOff: Month): string {
  return `${year} 年度绩效指标汇总表（截至 ${cutOff} 月）`;
}
