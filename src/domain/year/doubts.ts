import { MONTHS, type Month } from '#src/domain/period/month.ts';
import type { Quantity } from '#src/domain/quantity/quantity.ts';
import type { Series } from '#src/domain/rollup/figure.ts';
import type { ReportRow, YearReport } from '#src/domain/year/year-report.ts';
import { isChecked, type DoubtedSubject } from '#src/domain/statements/checked.ts';
import { isSealed } from '#src/domain/statements/seal.ts';
import {
  executionSuspicion,
  isTargetOutOfProportion,
  suspicionOf,
  type Suspicion,
} from '#src/domain/statements/suspicion.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';

/** A month's number that looks wrong, and that nobody has found right. */
export interface MonthDoubt {
  readonly month: Month;
  readonly suspicion: Suspicion;
  readonly subject: DoubtedSubject;
}

type Judge = (value: Quantity, earlier: readonly Quantity[]) => Suspicion | null;

/**
 * The months of a row whose number looks wrong [W10] and was not found right [W11], January first. Rated rows have none.
 * @param row null: the budget execution of the report
 */
export function rowDoubts(
  row: ReportRow | null,
  report: YearReport,
  year: YearStatements,
): readonly MonthDoubt[] {
  if (isSealed(year.bySubject)) return [];
  const open = (all: readonly MonthDoubt[]) => all.filter(({ subject }) => !isChecked(year, subject));
  if (row === null) {
    const { budget } = report.plan.settings;
    const judge: Judge = (value, earlier) => executionSuspicion(value, earlier, budget);
    return open(doubtsIn(report.executionSeries, judge, (month) => ({ kind: 'execution', month })));
  }
  const { indicator, adjusted } = row;
  if (indicator.kind !== 'quantitative') return [];
  const goal = { ...indicator.goal, target: adjusted?.target ?? indicator.goal.target };
  const measure = { ...indicator, goal };
  const judge: Judge = (value, earlier) => suspicionOf(value, measure, earlier);
  return open(doubtsIn(row.series, judge, (month) => ({ kind: 'month', indicator: indicator.id, month })));
}

/** Whether the adjusted target of a row is out of proportion [W9] and nobody has found it right. */
export function isTargetDoubted({ indicator, adjusted }: ReportRow, year: YearStatements): boolean {
  if (indicator.kind !== 'quantitative' || adjusted === null || isSealed(year.bySubject)) return false;
  return (
    isTargetOutOfProportion(adjusted.target, indicator.goal.target) &&
    !isChecked(year, { kind: 'adjusted-target', indicator: indicator.id })
  );
}

function doubtsIn(
  series: Series,
  judge: Judge,
  subjectOf: (month: Month) => DoubtedSubject,
): readonly MonthDoubt[] {
  const earlier: Quantity[] = [];
  return MONTHS.flatMap((month) => {
    const cell = series[month - 1];
    if (cell?.kind !== 'number') return [];
    const suspicion = judge(cell.value, [...earlier]);
    earlier.push(cell.value);
    return suspicion === null ? [] : [{ month, suspicion, subject: subjectOf(month) }];
  });
}
