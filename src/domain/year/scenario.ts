import { isCeiling, isPooled } from '#src/domain/catalogue/indicator.ts';
import { YEAR_END, type Month } from '#src/domain/period/month.ts';
import { addQuantities, quotientToQuantity, ZERO, type Quantity } from '#src/domain/quantity/quantity.ts';
import { numbersOf, POOLS } from '#src/domain/rollup/figure.ts';
import { reportedAmounts } from '#src/domain/score/forecast.ts';
import { dueBy } from '#src/domain/score/pace.ts';
import type { Assumption, Assumptions } from '#src/domain/year/what-if.ts';
import type { ReportRow, YearReport } from '#src/domain/year/year-report.ts';

/** How the rest of the year may go, for all rows at once [MO31]. */
export type Scenario =
  /** Every milestone is done by December, late ones too; the rest goes on as projected. */
  | 'on-time'
  /** The last three reported months go on. */
  | 'recent'
  /** Nothing more happens. */
  | 'stop';

export const SCENARIOS: readonly Scenario[] = ['on-time', 'recent', 'stop'];

const RECENT_MONTHS = 3;

/** What a scenario assumes, row by row; rows of which it says nothing stay as they stand. In December nothing is left to assume. */
export function scenarioAssumptions({ rows, cutOff }: YearReport, scenario: Scenario): Assumptions {
  const assumptions = new Map<ReportRow['indicator']['id'], Assumption>();
  if (cutOff === YEAR_END || scenario === 'stop') return assumptions;
  for (const row of rows) {
    // A reviewer's score stands whatever happens [S11].
    const value = row.manual !== null ? null : scenario === 'on-time' ? onTime(row) : recent(row, cutOff);
    if (value !== null) assumptions.set(row.indicator.id, { kind: 'value', value });
  }
  return assumptions;
}

function onTime({ indicator, goal, figure, forecast }: ReportRow): Quantity | null {
  if (indicator.kind !== 'quantitative' || goal === null) return null;
  if (indicator.pacing.kind !== 'milestone' || isCeiling(goal.operator)) return forecast?.value ?? null;
  const planned = dueBy(indicator, goal, YEAR_END)?.numerator ?? 0;
  const done = figure.kind === 'number' ? figure.value : ZERO;
  return Math.max(goal.target, planned, done) as Quantity;
}

/** A level is carried on at the value it has: its newest months are in it. */
function recent({ indicator, figure, series }: ReportRow, cutOff: Month): Quantity | null {
  if (indicator.kind !== 'quantitative' || figure.kind !== 'number') return null;
  const { rollup, decimals } = indicator;
  if (rollup === 'sum') {
    const months = reportedAmounts(series, cutOff);
    const newest = months.slice(-RECENT_MONTHS);
    const toCome = (total(newest) * (YEAR_END - months.length)) as Quantity;
    return addQuantities(figure.value, quotientToQuantity(toCome, newest.length, decimals));
  }
  if (!isPooled(rollup)) return null;
  const values = numbersOf(series, cutOff);
  const newest = values.slice(-RECENT_MONTHS);
  // Each month weighs as many as the newest are, and each of the newest as many as are to come: in one rounding, as months make a level.
  const weighed = [...times(newest.length, values), ...times(YEAR_END - cutOff, newest)];
  return POOLS[rollup].value(weighed, decimals);
}

function times(count: number, values: readonly Quantity[]): readonly Quantity[] {
  return Array.from({ length: count }, () => values).flat();
}

function total(amounts: readonly Quantity[]): number {
  return amounts.reduce((sum, each) => sum + each, 0);
}
