import {
  isPooled,
  OPERATORS,
  type IndicatorId,
  type Operator,
  type QuantitativeIndicator,
  type Rollup,
} from '#src/domain/catalogue/indicator.ts';
import type { PlanIndicator } from '#src/domain/catalogue/plan.ts';
import type { ExceededRule, Reckoning } from '#src/domain/catalogue/rules.ts';
import { classText } from '#src/domain/catalogue/row-class.ts';
import { YEAR_END, type Month } from '#src/domain/period/month.ts';
import { textToQuantity } from '#src/domain/quantity/decimal-text.ts';
import { mulDivRound } from '#src/domain/quantity/exact.ts';
import type { Coefficient, Points } from '#src/domain/quantity/points.ts';
import { quantityToText, type Decimals, type Quantity } from '#src/domain/quantity/quantity.ts';
import { monthText, weightText } from '#src/domain/words/format.ts';
import type { ColumnId } from '#src/domain/papers/scorecard-columns.ts';
import {
  BLANK,
  NO_FIGURE,
  NONE_TEXT,
  quantityCell,
  scaledCell,
  scoreCell,
  textCell,
  UNREPORTED_TEXT,
  wholeCell,
  type TableCell,
} from '#src/domain/papers/table-cell.ts';
import { ROLLUP_WORDS, TIER_WORDS } from '#src/domain/words/words.ts';
import type { ReportRow } from '#src/domain/year/year-report.ts';

/** Points out of 100, or 10 for the execution of the budget and 90 for the indicators [S14]. */
export type ScorecardView = 'hundred' | 'ten-ninety';

/** How the full-year value comes about: what a live formula must repeat [V12]. */
export type ValueRole =
  | { readonly kind: 'rollup'; readonly rollup: Rollup; readonly decimals: Decimals }
  | { readonly kind: 'rated' };

/** How the coefficient comes about: by operator and rule, or given by a person. */
export type CoefficientRole =
  | { readonly kind: 'goal'; readonly operator: Operator; readonly exceeded: ExceededRule }
  | { readonly kind: 'given' };

/** Weight × coefficient, or set by a person: then `manual` is what was set, out of the annex's weight. */
type ScoreRole = { readonly kind: 'computed' } | { readonly kind: 'manual'; readonly manual: Points };

/** 说明: the person's text, and what the form must add to it. */
export interface Remark {
  readonly text: string;
  /** Facts that belong on every form: basis of an adjusted target, reason of a manual score. */
  readonly added: readonly string[];
  /** Why a text is required; null when it is not, whether or not there is one [V14]. */
  readonly required: string | null;
}

export interface ScorecardRow {
  readonly id: IndicatorId;
  readonly seq: number;
  /** Class of the indicator, for forms that group by it. */
  readonly group: string;
  /** The table prints no class for it, and `group` is what is proposed [PL31]. */
  readonly isGroupProposed: boolean;
  readonly cells: Readonly<Record<ColumnId, TableCell>>;
  /** Small print under the value: its month, its n, the parts of a compound row. '' when there is none. */
  readonly valueNote: string;
  /** '按权重扣 2 分' where over-achievement cost points; '' elsewhere. */
  readonly deducted: string;
  readonly value: ValueRole;
  readonly coefficient: CoefficientRole;
  /** Unrounded; null when the row has none. */
  readonly fraction: Coefficient | null;
  readonly score: ScoreRole;
  readonly remark: Remark;
  readonly isScored: boolean;
}

/** The figures of a row that differ between the two views. */
export interface RowPoints {
  /** In thousandths of a point: nine tenths of a weight have three decimals. */
  readonly weight: number;
  readonly score: Points | null;
  readonly computed: Points | null;
}

export function scorecardRow(
  row: ReportRow,
  points: RowPoints,
  cutOff: Month,
  settings: Reckoning,
): ScorecardRow {
  const { indicator, goal, score } = row;
  const isAdjusted = row.adjusted !== null && row.adjusted.from <= cutOff;
  const remark = remarkOf(row, isAdjusted, cutOff);
  const printed = printedGoal(indicator);
  return {
    id: indicator.id,
    seq: indicator.seq,
    group: classText(indicator),
    isGroupProposed: indicator.printed === undefined,
    cells: {
      seq: wholeCell(indicator.seq),
      name: textCell(indicator.source.name),
      unit: textCell(printed.unit),
      operator: textCell(printed.operator),
      target: targetCell(indicator, printed.target),
      adjusted: isAdjusted && row.adjusted !== null ? adjustedCell(indicator, row.adjusted.target) : BLANK,
      value: valueCell(row),
      coefficient: score.coefficient === null ? NO_FIGURE : coefficientCell(score.coefficient),
      weight: scaledCell(points.weight, 3),
      score: scoreCell(points.score),
      computed: score.isManual ? scoreCell(points.computed) : BLANK,
      remark: textCell([remark.text, ...remark.added].filter((text) => text !== '').join('\n')),
    },
    valueNote: [valueNote(row), deductedText(row)].filter((text) => text !== '').join('，'),
    deducted: deductedText(row),
    value:
      indicator.kind === 'quantitative'
        ? { kind: 'rollup', rollup: indicator.rollup, decimals: indicator.decimals }
        : { kind: 'rated' },
    coefficient:
      goal === null
        ? { kind: 'given' }
        : { kind: 'goal', operator: goal.operator, exceeded: settings.exceededRule },
    fraction: score.coefficient,
    score: row.manual === null ? { kind: 'computed' } : { kind: 'manual', manual: row.manual.score },
    remark,
    isScored: score.score !== null,
  };
}

/** What a form prints of a row's goal. */
export type PrintedGoal = Pick<PlanIndicator['source'], 'unit' | 'operator' | 'target'>;

/**
 * The source's cells verbatim [C1] [V10], where they say what is scored; where somebody filled in or put right what the table had, the row's
 * own: a form never prints another goal than the one it reckons with [PL85].
 */
export function printedGoal(indicator: PlanIndicator): PrintedGoal {
  const { source } = indicator;
  if (indicator.kind !== 'quantitative') return source;
  const own = {
    unit: indicator.unit,
    operator: indicator.goal.operator,
    target: quantityToText(indicator.goal.target),
  };
  const unit = source.unit.trim();
  if (!saysNumber(source.target, indicator)) return own;
  const sign = source.operator.trim();
  const isPlain = typeof textToQuantity(source.target) === 'number';
  const isOtherSign = OPERATORS.some((each) => each === sign) && sign !== own.operator;
  const isNoSign = /\d/.test(sign) || (sign === '' && isPlain);
  return {
    unit: unit === '' && isPlain ? own.unit : source.unit,
    operator: isOtherSign || isNoSign ? own.operator : source.operator,
    target: source.target,
  };
}

/**
 * What stands around a number that takes the place of the printed one: the table's cells, where they are around a number of the row's unit;
 * else the row's own, for beside a target in words they say nothing [PL89].
 */
function aroundAdjusted(
  indicator: QuantitativeIndicator & PlanIndicator,
): Pick<PrintedGoal, 'unit' | 'operator'> {
  const printed = printedGoal(indicator);
  const isSaid =
    typeof textToQuantity(printed.target) === 'number' && printed.unit.trim() === indicator.unit.trim();
  return isSaid ? printed : { unit: indicator.unit, operator: indicator.goal.operator };
}

/** '≥ 17000 份': an adjusted target with its sign and unit. */
export function adjustedText(indicator: QuantitativeIndicator & PlanIndicator, target: Quantity): string {
  const { unit, operator } = aroundAdjusted(indicator);
  return [operator, quantityToText(target), unit].filter((part) => part !== '').join(' ');
}

/** In a table that has columns for sign and unit, with both only where those columns do not say them [PL89]. */
function adjustedCell(indicator: PlanIndicator, target: Quantity): TableCell {
  if (indicator.kind !== 'quantitative') return quantityCell(target, 0);
  const { unit, operator } = printedGoal(indicator);
  const own = aroundAdjusted(indicator);
  const isSaid = own.unit === unit && own.operator === operator;
  return quantityCell(target, indicator.decimals, isSaid ? undefined : adjustedText(indicator, target));
}

/** Of another unit a number is another too; a text with several numbers is taken at its word. */
function saysNumber(target: string, { unit, goal, source }: QuantitativeIndicator & PlanIndicator): boolean {
  const printedUnit = source.unit.trim();
  const number = textToQuantity(target);
  if (typeof number === 'number')
    return number === goal.target || (printedUnit !== '' && printedUnit !== unit);
  const numbers = target.replace(/,/g, '').match(/\d+(?:\.\d+)?/g) ?? [];
  if (numbers.length === 0) return /[\u3400-\u9fff]/.test(target);
  return numbers.length > 1 || !target.includes(unit) || textToQuantity(numbers[0] ?? '') === goal.target;
}

/** A number where it is one. */
function targetCell(indicator: PlanIndicator, target: string): TableCell {
  return indicator.kind === 'quantitative'
    ? quantityCell(indicator.goal.target, indicator.decimals, target)
    : textCell(target);
}

/** In percent with two decimals, rounded once. */
function coefficientCell({ numerator, denominator }: Coefficient): TableCell {
  return scaledCell(mulDivRound(10_000, numerator, denominator), 2);
}

function valueCell({ indicator, figure, rating }: ReportRow): TableCell {
  return indicator.kind === 'quantitative' ? figureCell(figure, indicator.decimals) : tierCell(rating);
}

/** What a row without a number is worth, in words. */
export function tierCell(rating: ReportRow['rating']): TableCell {
  return textCell(rating === null ? '未评定' : TIER_WORDS[rating.tier]);
}

/** What a measured row comes to. */
export function figureCell(figure: ReportRow['figure'], decimals: Decimals): TableCell {
  switch (figure.kind) {
    case 'unreported':
      return UNREPORTED_TEXT;
    case 'none':
      return NONE_TEXT;
    case 'number':
      return quantityCell(figure.value, decimals);
  }
}

function valueNote({ indicator, figure, parts }: ReportRow): string {
  if (indicator.kind === 'compound') {
    return parts
      .flatMap((part) => {
        const known = indicator.parts.find((each) => each.id === part.id);
        return known === undefined || part.figure.kind !== 'number'
          ? []
          : [`${known.name} ${quantityToText(part.figure.value)}${known.unit}`];
      })
      .join('，');
  }
  if (indicator.kind !== 'quantitative' || figure.kind !== 'number') return '';
  if (isPooled(indicator.rollup)) return ROLLUP_WORDS[indicator.rollup].note(figure);
  return figure.from === null ? '' : monthText(figure.from);
}

/** A full coefficient beside less than full points: nobody should have to guess why [KJ3]. */
function deductedText({ score, manual }: ReportRow): string {
  return manual === null && score.deducted > 0 ? `按权重扣 ${weightText(score.deducted)} 分` : '';
}

function remarkOf(row: ReportRow, isAdjusted: boolean, cutOff: Month): Remark {
  const added: string[] = [];
  if (row.adjusted !== null) {
    const { from, basis, target } = row.adjusted;
    const what = isAdjusted ? `${from}月起` : `${quantityToText(target)} 自${from}月起，尚未执行`;
    added.push(`〔指标值调整：${basis === '' ? what : `${what}，${basis}`}〕`);
  }
  if (row.manual !== null) added.push(`〔人工评分：${row.manual.reason}〕`);
  return { text: row.remark, added, required: remarkRequired(row, cutOff) };
}

/** 说明 is due where scoring asks for one [S8], and at the year end on every row that fell short [V14]. */
function remarkRequired({ score, figure }: ReportRow, cutOff: Month): string | null {
  if (score.noteRequired) {
    return figure.kind === 'none' ? '均为无发生而记满分，须说明' : '完成达 130% 以上，须说明原因';
  }
  return cutOff === YEAR_END && score.met === false ? '未达标，须写原因及改进措施' : null;
}
