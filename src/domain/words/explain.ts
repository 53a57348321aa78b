import { MANUAL_SCORE_LABEL } from '#src/domain/catalogue/field-words.ts';
import { isCeiling, type Goal, type Rollup } from '#src/domain/catalogue/indicator.ts';
import type { ExceededRule, Reckoning } from '#src/domain/catalogue/rules.ts';
import { COEFFICIENT_SCALE, coefficientToMillionths, subtractPoints } from '#src/domain/quantity/points.ts';
import { scaledToText } from '#src/domain/quantity/quantity.ts';
import { OVERSHOOT_LABEL } from '#src/domain/words/figure-labels.ts';
import { goalText, monthText, quantityText, scoreText, weightText } from '#src/domain/words/format.ts';
import { measureText } from '#src/domain/words/value-text.ts';
import { overshootLine, roundedText } from '#src/domain/words/rules-words.ts';
import { ROLLUP_WORDS, TIER_WORDS } from '#src/domain/words/words.ts';
import type { ReportRow } from '#src/domain/year/year-report.ts';
import type { Series } from '#src/domain/rollup/figure.ts';
import { isMet } from '#src/domain/score/coefficient.ts';
import type { Month } from '#src/domain/period/month.ts';

/** One line of the arithmetic behind a score: what it is about, the sum itself, and the rule in words [P2]. */
export interface ExplainStep {
  readonly label: string;
  readonly arithmetic: string;
  readonly rule: string;
}

/** The arithmetic of a row's score as of the cut-off, in the order anyone would recompute it by hand [P2]. */
export function explainRow(row: ReportRow, cutOff: Month, reckoning: Reckoning): readonly ExplainStep[] {
  const steps =
    row.indicator.kind === 'quantitative'
      ? measuredSteps(row, cutOff, reckoning)
      : ratedSteps(row, reckoning);
  return row.manual === null ? steps : [...steps, manualStep(row, reckoning)];
}

function measuredSteps(row: ReportRow, cutOff: Month, reckoning: Reckoning): readonly ExplainStep[] {
  const { indicator, goal, figure } = row;
  if (indicator.kind !== 'quantitative' || goal === null) return [];
  const value: ExplainStep = {
    label: `1—${cutOff}月完成值`,
    arithmetic: valueArithmetic(row.series, indicator.rollup, row, cutOff),
    rule: `${ROLLUP_WORDS[indicator.rollup].name}；未填报的月份不计，也不当作 0`,
  };
  if (figure.kind === 'unreported') return [value];
  return [value, coefficientStep(row, goal, reckoning.exceededRule), ...pointsSteps(row, reckoning)];
}

function valueArithmetic(series: Series, rollup: Rollup, row: ReportRow, cutOff: Month): string {
  const { figure, indicator } = row;
  if (figure.kind === 'unreported') return '未填报';
  if (figure.kind === 'none') return '已报月份均为无发生';
  const months = series
    .slice(0, cutOff)
    .flatMap((cell, index) =>
      cell.kind === 'number' ? [{ month: (index + 1) as Month, value: cell.value }] : [],
    );
  const result = measureText(quantityText(figure.value), indicator);
  if (months.length === 0) return `已报月份均为无发生，合计 ${result}`;
  const added = months.map(({ month, value }) => `${quantityText(value)}（${monthText(month)}）`).join(' + ');
  return ROLLUP_WORDS[rollup].reckoned(added, figure, result);
}

function coefficientStep(
  { figure, score, indicator }: ReportRow,
  goal: Goal,
  exceeded: ExceededRule,
): ExplainStep {
  const label = '得分系数';
  const target = goalText(goal);
  if (figure.kind !== 'number') {
    return isCeiling(goal.operator)
      ? { label, arithmetic: '无发生 → 1', rule: `指标值 ${target}：全部无发生视为达成，须附说明` }
      : { label, arithmetic: '—', rule: `指标值 ${target}：没有数值，暂不计分，待人工确定` };
  }
  const b = quantityText(figure.value);
  const a = quantityText(goal.target);
  if (isMet(goal, figure.value))
    return {
      label,
      arithmetic: `${b} ${goal.operator} ${measureText(a, indicator)} → 1`,
      rule: '达到指标值，记满分',
    };
  const result = score.coefficient === null ? '—' : coefficientFigure(score.coefficient);
  if (goal.target <= 0) return { label, arithmetic: `→ ${result}`, rule: '指标值为 0 而未达到，记 0' };
  if (!isCeiling(goal.operator))
    return { label, arithmetic: `${b} ÷ ${a} = ${result}`, rule: '未达到指标值，按比例记分' };
  return exceeded === 'R1'
    ? { label, arithmetic: `${a} ÷ ${b} = ${result}`, rule: '超出上限：指标值 ÷ 完成值' }
    : {
        label,
        arithmetic: `1 −（${b} − ${a}）÷ ${a} = ${result}`,
        rule: '超出上限：1 − 超出部分 ÷ 指标值，最低为 0',
      };
}

function ratedSteps(row: ReportRow, reckoning: Reckoning): readonly ExplainStep[] {
  if (row.rating === null)
    return [{ label: '评定', arithmetic: '尚未评定', rule: '由人评定档次和系数，通常在年终' }];
  const coefficient = scaledToText(row.rating.coefficient, 6, 2);
  return [
    {
      label: '评定',
      arithmetic: `${TIER_WORDS[row.rating.tier]}，系数 ${coefficient}`,
      rule: `${monthText(row.rating.month)}评定；依据：${row.rating.evidence}`,
    },
    ...pointsSteps(row, reckoning),
  ];
}

/** What the row has, after what over-achievement costs [KJ3]. */
function pointsSteps({ indicator, score }: ReportRow, reckoning: Reckoning): readonly ExplainStep[] {
  const { deducted, coefficient } = score;
  const counted = weightText(subtractPoints(indicator.weight, deducted));
  const off: ExplainStep = {
    label: OVERSHOOT_LABEL,
    arithmetic: `${weightText(indicator.weight)} − ${weightText(deducted)} = ${counted} 分`,
    rule: overshootLine(reckoning) ?? '',
  };
  const rule = `权重${deducted > 0 ? '扣分后' : ''} × 未舍入的系数，${roundedText(reckoning)}`;
  const arithmetic =
    coefficient === null
      ? '—'
      : `${counted} × ${coefficientFigure(coefficient)} = ${scoreText(score.computed)} 分`;
  return [...(deducted > 0 ? [off] : []), { label: '得分', arithmetic, rule }];
}

function manualStep({ manual, score }: ReportRow, reckoning: Reckoning): ExplainStep {
  const isRounded = score.manual !== score.score;
  return {
    label: MANUAL_SCORE_LABEL,
    arithmetic: `${isRounded ? `${scoreText(score.manual)} → ` : ''}${scoreText(score.score)} 分（计算得分 ${scoreText(score.computed)}）`,
    rule: `人工评分优先${isRounded ? `，${roundedText(reckoning)}` : ''}；理由：${manual?.reason ?? ''}`,
  };
}

/** '1', or '0.9833' with ≈ where four decimals are not the whole of it. */
function coefficientFigure(coefficient: { numerator: number; denominator: number }): string {
  const millionths = coefficientToMillionths(coefficient);
  const isExact = (coefficient.numerator * 10_000) % coefficient.denominator === 0;
  const text = scaledToText(Math.round(millionths / (COEFFICIENT_SCALE / 10_000)), 4, 0);
  return isExact ? text : `≈${text}`;
}
