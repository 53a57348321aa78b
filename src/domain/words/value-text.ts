import { isMoneyUnit } from '#src/domain/catalogue/indicator.ts';
import type { PlanIndicator } from '#src/domain/catalogue/plan.ts';
import { scaledToText } from '#src/domain/quantity/quantity.ts';
import { goalText, quantityText } from '#src/domain/words/format.ts';
import { ROLLUP_WORDS, TIER_WORDS } from '#src/domain/words/words.ts';
import type { ReportRow } from '#src/domain/year/year-report.ts';

/** The unit as a sentence says it: the annex's «万/年» is money in 万元. '' for rated rows. */
export function unitText(indicator: PlanIndicator): string {
  if (indicator.kind !== 'quantitative') return '';
  return isMoneyUnit(indicator.unit) ? '万元' : indicator.unit;
}

/** '1,036 条', '99.5%' */
export function measureText(amount: string, indicator: PlanIndicator): string {
  const unit = unitText(indicator);
  return unit.startsWith('%') ? `${amount}${unit}` : `${amount} ${unit}`;
}

/** The same for a row of the entry grid; null: the budget execution, which is money. */
export function rowMeasureText(amount: string, indicator: PlanIndicator | null): string {
  return indicator === null ? `${amount} 万元` : measureText(amount, indicator);
}

/** The full-year value to date without its unit: '13,631', '无发生', '0.95' (rated), '—'. */
export function toDateText({ figure, rating }: ReportRow): string {
  if (rating !== null) return scaledToText(rating.coefficient, 6, 2);
  switch (figure.kind) {
    case 'unreported':
      return '—';
    case 'none':
      return '无发生';
    case 'number':
      return quantityText(figure.value);
  }
}

/** '≥ 15,000'; '定性' for rows that a person rates. */
export function targetText({ goal }: ReportRow): string {
  return goal === null ? '定性' : goalText(goal);
}

/** What is said over it: of a row that takes its highest or its newest month nothing accumulates. */
export const STAND_LABEL = '完成值 / 指标值';

/** '13,631 / ≥ 15,000 条' */
export function standText(row: ReportRow): string {
  return `${toDateText(row)} / ${targetText(row)} ${unitText(row.indicator)}`.trimEnd();
}

/** How a value to date came about, where that is not plain: '6月最高', '11 个月平均', '达成年度指标'; '' for a sum. */
export function toDateNote({ indicator, figure, rating }: ReportRow): string {
  if (rating !== null) return TIER_WORDS[rating.tier];
  if (indicator.kind !== 'quantitative' || figure.kind !== 'number') return '';
  return ROLLUP_WORDS[indicator.rollup].note(figure);
}
