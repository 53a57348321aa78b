import type { Goal } from '#src/domain/catalogue/indicator.ts';
import { YEAR_END, type Month } from '#src/domain/period/month.ts';
import type { PlanSettings } from '#src/domain/catalogue/plan.ts';
import {
  coefficientToMillionths,
  HUNDRED_POINTS,
  NO_POINTS,
  pointsToText,
  subtractPoints,
  weightToText,
  type Coefficient,
  type Points,
} from '#src/domain/quantity/points.ts';
import { quantityToText, scaledToText, type Quantity } from '#src/domain/quantity/quantity.ts';
import { executionPoints } from '#src/domain/catalogue/rules.ts';
import { roundDiv } from '#src/domain/quantity/exact.ts';
import { RATE_NOT_SCORED } from '#src/domain/words/figure-labels.ts';

/** '12,345.6': thousands separated, trailing zeros dropped. */
export function quantityText(value: Quantity): string {
  return grouped(quantityToText(value));
}

/** '≥ 15,000' */
export function goalText({ operator, target }: Goal): string {
  return `${operator} ${quantityText(target)}`;
}

/** '4.74'; '—' when unscored. */
export function scoreText(points: Points | null): string {
  return points === null ? '—' : pointsToText(points);
}

/** '5', '2.5' */
export function weightText(points: Points): string {
  return weightToText(points);
}

/** '10+90': what the execution and the rows are scored out of in 自评总分 [S14] [PL30]; without points for it '执行率不计分' [KJ4]. */
export function partsText(settings: PlanSettings, sign = '+'): string {
  const execution = executionPoints(settings);
  if (execution === NO_POINTS) return RATE_NOT_SCORED;
  return `${weightText(execution)}${sign}${weightText(subtractPoints(HUNDRED_POINTS, execution))}`;
}

/** '98.33%': two decimals, rounded half-up, for print. '—' when there is none. */
export function coefficientText(coefficient: Coefficient | null): string {
  return coefficient === null ? '—' : percentText(coefficientToMillionths(coefficient));
}

/** Millionths as a percentage with up to two decimals: 971816 → '97.18%'. */
export function percentText(millionths: number): string {
  return `${scaledToText(roundDiv(millionths, 100), 2, 0)}%`;
}

/** '截至 11 月', '全年' in December. */
export function asOfText(cutOff: Month): string {
  return cutOff === YEAR_END ? '全年' : `截至 ${cutOff} 月`;
}

/** '3月' */
export function monthText(month: Month): string {
  return `${month}月`;
}

/** The months that figures as of a cut-off cover: '1—6月', '1月'. */
export function monthsText(cutOff: Month): string {
  return cutOff === 1 ? '1月' : `1—${cutOff}月`;
}

/** Thousands separators into plain decimal text: '-12345.6' → '-12,345.6'. */
function grouped(plain: string): string {
  const [whole = '', fraction] = plain.split('.');
  const separated = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return fraction === undefined ? separated : `${separated}.${fraction}`;
}
