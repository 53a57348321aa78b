import { MONTHS, type Month } from '#src/domain/period/month.ts';
import type { Quantity } from '#src/domain/quantity/quantity.ts';
import type { Series } from '#src/domain/rollup/figure.ts';
import type { ReportRow, YearReport } from '#src/domain/report/year-report.ts';
import { executionSuspicion, suspicionOf, type Suspicion } from '#src/domain/statements/suspicion.ts';
import { standing, type YearStatements } from '#src/domain/statements/year-statements.ts';

/** A month's number that looks wrong. */
export interface MonthDoubt {
  readonly month: Month;
  readonly suspicion: Suspicion;
}

type Judge = (value: Quantity, earlier: readonly Quantity[]) => Suspicion | null;

/**
 * The months of a row whose number looks wrong [W10], January first. Rated rows have none.
 * @param row null: the budget execution of the report
 */
export function rowDoubts(
  row: ReportRow | null,
  report: YearReport,
  year: YearStatements,
): readonly MonthDoubt[] {
  if ((standing(year, { kind: 'seal' })?.content ?? null) !== null) return [];
  if (row === null) {
    const { budget } = report.plan.settings;
    return doubtsIn(report.executionSeries, (value, earlier) => executionSuspicion(value, earlier, budget));
  }
  const { indicator, adjusted } = row;
  if (indicator.kind !== 'quantitative') return [];
  const goal = { ...indicator.goal, target: adjusted?.target ?? indicator.goal.target };
  const measure = { ...indicator, goal };
  return doubtsIn(row.series, (value, earlier) => suspicionOf(value, measure, earlier));
}

function doubtsIn(series: Series, judge: Judge): readonly MonthDoubt[] {
  const earlier: Quantity[] = [];
  return MONTHS.flatMap((month) => {
    const cell = series[month - 1];
    if (cell?.kind !== 'number') return [];
    const suspicion = judge(cell.value, [...earlier]);
    earlier.push(cell.value);
    return suspicion === null ? [] : [{ month, suspicion }];
  });
}
