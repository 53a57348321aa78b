import { isPooled } from '#src/domain/catalogue/indicator.ts';
import type { Plan, PlanIndicator } from '#src/domain/catalogue/plan.ts';
import { monthBefore, type Month } from '#src/domain/period/month.ts';
import type { Points } from '#src/domain/quantity/points.ts';
import type { Quantity } from '#src/domain/quantity/quantity.ts';
import { quantityText } from '#src/domain/words/format.ts';
import { measureText } from '#src/domain/words/value-text.ts';
import { reportRowById, yearReport } from '#src/domain/year/year-report.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import { standing, supposing, type YearStatements } from '#src/domain/statements/year-statements.ts';

/** A level that may be said to be as it was the month before [MO5]. */
export interface SameRow {
  readonly indicator: PlanIndicator;
  readonly value: Quantity;
  /** '4. 服务器硬件租赁：4 台' */
  readonly label: string;
  /** Points of the row without and with it. */
  readonly before: Points | null;
  readonly after: Points | null;
  /** A mean is measured anew each month, and a number that came only now and then says nothing about this month. */
  readonly isTicked: boolean;
}

/** Levels of which nothing is said this month and a number was said last month [MO5]. @param plan the plan in force */
export function sameRows(
  plan: Plan,
  year: YearStatements,
  month: Month,
  indicators: readonly PlanIndicator[],
): readonly SameRow[] {
  const previous = monthBefore(month);
  if (previous === null) return [];
  const found = indicators.flatMap((indicator) => {
    const value = numberOf(year, indicator, previous);
    const isOpen = contentOf(year, indicator, month) === null;
    return indicator.kind === 'quantitative' && indicator.rollup !== 'sum' && isOpen && value !== null
      ? [{ indicator, value }]
      : [];
  });
  if (found.length === 0) return [];
  const without = yearReport(plan, year, month);
  const withThem = yearReport(plan, supposing(year, sameSaid(month, found)), month);
  const earlier = monthBefore(previous);
  return found.map(({ indicator, value }) => ({
    indicator,
    value,
    label: `${indicator.seq}. ${indicator.name}：${indicator.kind === 'quantitative' ? measureText(quantityText(value), indicator) : quantityText(value)}`,
    before: reportRowById(without, indicator.id)?.score.score ?? null,
    after: reportRowById(withThem, indicator.id)?.score.score ?? null,
    isTicked:
      indicator.kind === 'quantitative' &&
      !isPooled(indicator.rollup) &&
      (earlier === null || numberOf(year, indicator, earlier) !== null),
  }));
}

/** What is said when these rows are as they were. */
export function sameSaid(
  month: Month,
  rows: readonly Pick<SameRow, 'indicator' | 'value'>[],
): readonly Said[] {
  return rows.map(({ indicator, value }) => ({
    subject: { kind: 'month', indicator: indicator.id, month },
    content: { kind: 'number', value },
    note: '',
  }));
}

function contentOf(year: YearStatements, { id }: PlanIndicator, month: Month) {
  return standing(year, { kind: 'month', indicator: id, month })?.content ?? null;
}

function numberOf(year: YearStatements, indicator: PlanIndicator, month: Month): Quantity | null {
  const content = contentOf(year, indicator, month);
  return content?.kind === 'number' ? content.value : null;
}
