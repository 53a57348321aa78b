import { isCeiling, type Operator } from '#src/domain/catalogue/indicator.ts';
import type { ExceededRule, Overshoot, ScoringRules } from '#src/domain/catalogue/rules.ts';
import { NO_POINTS, weightToText, type Tenths } from '#src/domain/quantity/points.ts';
import { scaledToText } from '#src/domain/quantity/quantity.ts';
import type { LiveReckoning } from '#src/domain/papers/scorecard-table.ts';
import { GRADE_WORDS } from '#src/domain/words/words.ts';
import { NO_FIGURE, NONE_TEXT, UNREPORTED_TEXT } from '#src/domain/papers/table-cell.ts';
import type { CoefficientRole, ValueRole } from '#src/domain/papers/scorecard-row.ts';

/**
 * The domain's rules as spreadsheet formulas, so that the reviewer's Excel, WPS or LibreOffice recomputes the same form [V12].
 * Nothing that a person typed is ever part of a formula. Texts stand for states: 未填报, 无发生, and — for «no figure».
 */

const UNREPORTED = `"${UNREPORTED_TEXT.text}"`;
const NONE = `"${NONE_TEXT.text}"`;
const NOTHING = `"${NO_FIGURE.text}"`;

/** Full-year value out of the months of one row. @param range of the months up to the cut-off */
export function valueFormula(role: Extract<ValueRole, { kind: 'rollup' }>, range: string): string {
  const reported = (figure: string) => `IF(COUNTA(${range})=0,${UNREPORTED},${figure})`;
  const numbered = (figure: string) => reported(`IF(COUNT(${range})=0,${NONE},${figure})`);
  switch (role.rollup) {
    case 'sum':
      // Rounded to what a value can carry, or ten months of 0.69 would miss 6.9.
      return reported(`ROUND(SUM(${range}),4)`);
    case 'mean':
      return numbered(`ROUND(AVERAGE(${range}),${role.decimals})`);
    case 'max':
      return numbered(`MAX(${range})`);
    case 'min':
      return numbered(`MIN(${range})`);
    case 'latest':
      // The last number of the range. Not LOOKUP(9E+307,…): LibreOffice gives #N/A when texts stand between the numbers.
      return numbered(
        `INDEX(${range},SUMPRODUCT(MAX(ISNUMBER(${range})*(COLUMN(${range})-MIN(COLUMN(${range}))+1))))`,
      );
  }
}

/** Coefficient in percent. @param target cell of 年初指标值; @param adjusted cell that takes its place when it is filled */
export function coefficientFormula(
  role: Extract<CoefficientRole, { kind: 'goal' }>,
  value: string,
  target: string,
  adjusted: string,
): string {
  const a = `IF(ISNUMBER(${adjusted}),${adjusted},${target})`;
  const short = `IF(${a}<=0,0,100*MAX(0,MIN(1,${shortfall(role.operator, role.exceeded, value, a)})))`;
  const scored = `IF(ISNUMBER(${value}),IF(${metCondition(role.operator, value, a)},100,${short}),${NOTHING})`;
  return isCeiling(role.operator) ? `IF(${value}=${NONE},100,${scored})` : scored;
}

/** What a score is computed from. */
interface ScoreCells {
  readonly weight: string;
  readonly coefficient: string;
  /** Where over-achievement may cost points: the cells of the full-year value and the two targets. */
  readonly measured: { readonly value: string; readonly target: string; readonly adjusted: string } | null;
}

/**
 * Weight (less what over-achievement costs) × coefficient, rounded half away from zero to the plan's decimals.
 * @param tenths how many tenths of its weight the row has in this view
 */
export function scoreFormula(
  { weight, coefficient, measured }: ScoreCells,
  { rowDecimals, overshoot }: Pick<ScoringRules, 'rowDecimals' | 'overshoot'>,
  tenths: Tenths,
): string {
  const counted =
    overshoot === null || measured === null ? weight : countedFormula(weight, measured, overshoot, tenths);
  return `IF(ISNUMBER(${coefficient}),ROUND(${counted}*${coefficient}/100,${rowDecimals}),${NOTHING})`;
}

/** Products of decimals stray in the last bits: what is compared is rounded to more places than any of them has. */
function isAtLeast(value: string, bound: string): string {
  return `ROUND(${value}-${bound},9)>=0`;
}

function countedFormula(
  weight: string,
  { value, target, adjusted }: NonNullable<ScoreCells['measured']>,
  { from, deduct }: Overshoot,
  tenths: Tenths,
): string {
  const a = `IF(ISNUMBER(${adjusted}),${adjusted},${target})`;
  const off = scaledToText(deduct * tenths, 3, 0);
  // Nested, not AND: a text in the value must not be reckoned with.
  const isOver = `IF(ISNUMBER(${value}),IF(${a}>0,${isAtLeast(value, `${scaledToText(from, 6, 0)}*${a}`)},FALSE),FALSE)`;
  return `MAX(0,${weight}-IF(${isOver},${off},0))`;
}

/** A manual score in another view. @param set cell of the score as the person set it */
export function shareFormula(set: string, { rowDecimals, tenths }: LiveReckoning): string {
  return `ROUND(${set}*${scaledToText(tenths, 1, 0)},${rowDecimals})`;
}

/** 执行率 in percent, uncapped; — without a budget or an amount executed. */
export function rateFormula(executed: string, budget: string): string {
  return `IF(AND(ISNUMBER(${executed}),ISNUMBER(${budget})),IF(${budget}>0,100*${executed}/${budget},${NOTHING}),${NOTHING})`;
}

/** Cells of 预算执行. */
export interface ExecutionCells {
  /** A number only where there is a rate. */
  readonly rate: string;
  readonly weight: string;
  readonly executed: string;
  readonly budget: string;
  readonly score: string;
}

/** 执行率得分: of its weight the share executed, capped at 1. */
export function executionScoreFormula(
  { rate, weight, executed, budget }: Omit<ExecutionCells, 'score'>,
  { rowDecimals }: Pick<ScoringRules, 'rowDecimals'>,
): string {
  return `IF(ISNUMBER(${rate}),ROUND(${weight}*MAX(0,MIN(1,${executed}/${budget})),${rowDecimals}),${NOTHING})`;
}

/** 自评总分, no more than the rate allows [KJ5]. @param sum cell of Σ of the rows in its view */
export function tenNinetyFormula(
  { rate, executed, budget, score }: ExecutionCells,
  sum: string,
  { caps, executionPoints }: Pick<ScoringRules, 'caps' | 'executionPoints'>,
): string {
  const isAlone = executionPoints === NO_POINTS;
  // No row has a score yet: of the rows alone there is no total, beside the execution they add nothing [S12].
  const whole = `ROUND(${isAlone ? sum : `${score}+N(${sum})`},2)`;
  const bounds = caps.map(({ below, most }) => {
    const reaches = isAtLeast(executed, `${scaledToText(below, 6, 0)}*${budget}`);
    return `IF(${reaches},${UNBOUNDED},${weightToText(most)})`;
  });
  const held = bounds.length === 0 ? whole : `MIN(${[whole, ...bounds].join(',')})`;
  if (isAlone) return `IF(ISNUMBER(${sum}),IF(ISNUMBER(${rate}),${held},${whole}),${NOTHING})`;
  return `IF(ISNUMBER(${rate}),${held},${NOTHING})`;
}

/** What the scores of rows add up to; nothing while none of them has one [S12]. */
export function sumFormula(range: string): string {
  return `IF(COUNT(${range})=0,${NOTHING},ROUND(SUM(${range}),2))`;
}

/** More points than any total has. */
const UNBOUNDED = '1000000';

/** @param scores while none of them is a number there is no grade */
export function gradeFormula(
  total: string,
  scores: string,
  thresholds: readonly [string, string, string],
): string {
  const [excellent, good, fair] = thresholds;
  const word = (grade: keyof typeof GRADE_WORDS) => `"${GRADE_WORDS[grade]}"`;
  const grade = `IF(${total}>=${excellent},${word('excellent')},IF(${total}>=${good},${word('good')},IF(${total}>=${fair},${word('fair')},${word('poor')})))`;
  return `IF(AND(ISNUMBER(${total}),COUNT(${scores})>0),${grade},${NOTHING})`;
}

function metCondition(operator: Operator, value: string, a: string): string {
  switch (operator) {
    case '≥':
      return `${value}>=${a}`;
    case '>':
      return `${value}>${a}`;
    case '=':
      return `IF(${a}=0,${value}=0,${value}>=${a})`;
    case '≤':
      return `${value}<=${a}`;
    case '<':
      return `${value}<${a}`;
  }
}

function shortfall(operator: Operator, exceeded: ExceededRule, value: string, a: string): string {
  if (!isCeiling(operator)) return `${value}/${a}`;
  return exceeded === 'R1' ? `${a}/${value}` : `1-(${value}-${a})/${a}`;
}
