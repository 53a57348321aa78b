import { isSamplePlan, SAMPLE_IN_TITLE } from '#src/domain/catalogue/plan.ts';
import { YEAR_END } from '#src/domain/period/month.ts';
import { subtractPoints } from '#src/domain/quantity/points.ts';
import type { Quantity } from '#src/domain/quantity/quantity.ts';
import { goalText, quantityText, scoreText, weightText } from '#src/domain/words/format.ts';
import { signedPointsText } from '#src/domain/words/headline.ts';
import { asOfPhrase, closeUp } from '#src/domain/words/prose.ts';
import { ruleSetName } from '#src/domain/words/rules-words.ts';
import { isSameRules, rulesOf } from '#src/domain/catalogue/rules.ts';
import { quoted } from '#src/domain/words/quoted.ts';
import { measureText, unitText } from '#src/domain/words/value-text.ts';
import { ROLLUP_WORDS } from '#src/domain/words/words.ts';
import type { ReportRow } from '#src/domain/year/year-report.ts';
import {
  unsharedWeight,
  type ClassOnYear,
  type RowOnYear,
  type ScoreBar,
  type YearOnYear,
} from '#src/domain/year/year-on-year.ts';

/** '较 2025 年同期 +3.2 分（75.21 → 78.41）' [NY13] */
export function totalOnYearText({ total, now, last }: YearOnYear): string {
  const year = `${last.plan.year} 年同期${sampleMark(last)}`;
  if (total !== null)
    return `较 ${year} ${signedPointsText(total.change)} 分（${scoreText(total.last)} → ${scoreText(total.now)}）`;
  if (last.card.coveredWeight === 0) return `${year}没有得分可比`;
  return now.card.coveredWeight === 0 ? `${year} ${scoreText(last.card.total)} 分，今年还没有得分` : '';
}

/** What the totals do not share: '今年新增 2 项、5 分，取消上年 1 项、3 分，已计分 2 项，上年同期 29 项'; '' where the rows are the same. */
export function unsharedText(compared: YearOnYear): string {
  const { added, gone } = unsharedWeight(compared);
  const [mine, theirs] = [compared.now, compared.last].map(
    ({ card, rows }) => rows.length - card.unreported.length,
  );
  const isHalf =
    mine !== theirs && compared.now.card.unreported.length + compared.last.card.unreported.length > 0;
  const isNew = compared.rows.filter(({ last }) => last === null).length;
  return [
    ...(isNew === 0 ? [] : [`今年新增 ${isNew} 项、${weightText(added)} 分`]),
    ...(compared.dropped.length === 0
      ? []
      : [`取消上年 ${compared.dropped.length} 项、${weightText(gone)} 分`]),
    // Of a year that is half reported the total says little beside a whole one.
    ...(isHalf ? [`已计分 ${mine} 项，上年同期 ${theirs} 项`] : []),
    ...otherRules(compared),
  ].join('，');
}

/** That the two years are reckoned under different 口径: what their totals and rows come to is then no change of the work alone. */
function otherRules({ now, last }: YearOnYear): readonly string[] {
  const [own, was] = [now.plan.settings, last.plan.settings];
  if (own.exceededRule === was.exceededRule && isSameRules(rulesOf(own), rulesOf(was))) return [];
  const names = [ruleSetName(was), ruleSetName(own)];
  return [names[0] === names[1] ? '口径与上年不同' : `口径由${names.join('改为')}`];
}

/** '+12 次（36 → 48）'; where units differ both stand, and nothing is subtracted; '' without two values. */
export function valueOnYearText({ row, last, value }: RowOnYear): string {
  if (value === null || last === null) return '';
  const own = measureText(quantityText(value.now), row.indicator);
  const before = measureText(quantityText(value.last), last.indicator);
  if (value.change === null) return `${before} → ${own}，不相减`;
  return `${signedQuantity(value.change, row)}（${quantityText(value.last)} → ${quantityText(value.now)}）`;
}

function signedQuantity(change: Quantity, { indicator }: ReportRow): string {
  if (change === 0) return '持平';
  const sign = change > 0 ? '+' : '−';
  const amount = quantityText(Math.abs(change) as Quantity);
  // Of two percentages the difference is in points of them.
  const unit = unitText(indicator).startsWith('%') ? ' 个百分点' : ` ${unitText(indicator)}`;
  return `${sign}${amount}${unit}`;
}

/** '+0.5 分（3.5 → 4）', or why the scores are not compared; for a new row that it is one. */
export function scoreOnYearText(compared: RowOnYear): string {
  const { last, score } = compared;
  if (last === null) return '今年新增';
  if (score !== null)
    return `${score.change === 0 ? '持平' : `${signedPointsText(score.change)} 分`}（${scoreText(score.last)} → ${scoreText(score.now)}）`;
  return `得分不比：${compared.bars.map((bar) => barText(bar, compared.row, last)).join('、')}`;
}

function barText(bar: ScoreBar, row: ReportRow, last: ReportRow): string {
  const [own, was] = [row.indicator, last.indicator];
  switch (bar) {
    case 'kind':
      return '定量与定性不同';
    case 'unit':
      return `单位 ${unitText(was)} → ${unitText(own)}`;
    case 'operator':
      return `指标性质 ${last.goal?.operator ?? '定性'} → ${row.goal?.operator ?? '定性'}`;
    case 'rollup':
      return own.kind === 'quantitative' && was.kind === 'quantitative'
        ? `汇总方式 ${ROLLUP_WORDS[was.rollup].name} → ${ROLLUP_WORDS[own.rollup].name}`
        : '汇总方式不同';
    case 'target':
      return row.goal === null || last.goal === null
        ? '指标值不同'
        : `指标值 ${goalText(last.goal)} → ${goalText(row.goal)}`;
    case 'weight':
      return `权重 ${weightText(was.weight)} → ${weightText(own.weight)}`;
    case 'open':
      return row.score.score === null ? '今年还没有得分' : '上年同期没有得分';
  }
}

/** '+1.5 分（20.5 → 22）' of a class; why not where one year has none. */
export function classOnYearText({ now, last, weights }: ClassOnYear): string {
  if (weights[1] === 0) return '上年没有这一类';
  if (weights[0] === 0) return '今年没有这一类';
  if (now === null || last === null) return now === null ? '今年还没有得分' : '上年同期没有得分';
  const change = subtractPoints(now, last);
  const step = `${change === 0 ? '持平' : `${signedPointsText(change)} 分`}（${scoreText(last)} → ${scoreText(now)}）`;
  return weights[0] === weights[1]
    ? step
    : `${step}，权重 ${weightText(weights[1])} → ${weightText(weights[0])}`;
}

/** The same as a paragraph of a paper: total, classes, the rows that moved most [NY14]. Empty while nothing can be compared. */
export function yearOnYearProse(compared: YearOnYear, most: number): readonly string[] {
  const { total, classes, movers, last, cutOff } = compared;
  if (total === null) return [];
  const unshared = unsharedText(compared);
  const moved = classes.flatMap((each) => {
    const { now, last: was } = each;
    if (now === null || was === null || now === was) return [];
    return [`${each.title}${moreOrLess(subtractPoints(now, was))}`];
  });
  const rows = movers
    .slice(0, most)
    .flatMap(({ row, score }) =>
      score === null
        ? []
        : [`第${row.indicator.seq}项${quoted(row.indicator.name)}${moreOrLess(score.change)}`],
    );
  return [
    `与${last.plan.year}年${periodOf(cutOff)}${sampleMark(last)}相比，总分由${scoreText(total.last)}分到${scoreText(total.now)}分，${moreOrLess(total.change)}${unshared === '' ? '' : `（${closeUp(unshared)}）`}。`,
    ...(moved.length === 0 ? [] : [`其中${moved.join('，')}。`]),
    ...(rows.length === 0
      ? []
      : [`变化较大的是${rows.join('，')}；指标值、单位或权重与上年不同的，得分不作比较。`]),
  ];
}

/** A plan may have been tried out on the sample year: that is no year of the office. */
function sampleMark({ plan }: YearOnYear['last']): string {
  return isSamplePlan(plan.id) ? SAMPLE_IN_TITLE : '';
}

function periodOf(cutOff: YearOnYear['cutOff']): string {
  return cutOff === YEAR_END ? '全年' : `同期（${asOfPhrase(cutOff)}）`;
}

function moreOrLess(change: number): string {
  if (change === 0) return '持平';
  const amount = weightText(Math.abs(change) as Parameters<typeof weightText>[0]);
  return change > 0 ? `多${amount}分` : `少${amount}分`;
}
