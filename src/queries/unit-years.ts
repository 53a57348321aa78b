import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { isSamplePlan, type Plan } from '#src/domain/catalogue/plan.ts';
import type { Month } from '#src/domain/period/month.ts';
import type { ReportSource } from '#src/domain/papers/self-report-facts.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';
import { yearReport, type YearReport } from '#src/domain/year/year-report.ts';
import { usePlans } from '#src/queries/plans.ts';
import { useStorage } from '#src/queries/storage-context.ts';
import { trackerQueries } from '#src/queries/tracker-queries.ts';
import { allRead } from '#src/queries/year-on-year.ts';

/** Another plan of the same unit and year, as of the same month. */
export interface UnitYear {
  readonly plan: Plan;
  readonly year: YearStatements;
  readonly report: YearReport;
}

/** The other plans of a plan's unit and year on this device, 整体 before projects; null while they are read. A sample has none. */
export function useUnitYears(plan: Plan, cutOff: Month): readonly UnitYear[] | null {
  const storage = useStorage();
  const { known, isPending } = usePlans();
  const others = useMemo(() => (isSamplePlan(plan.id) ? [] : othersOf(plan, known)), [plan, known]);
  const { years } = useQueries({
    queries: others.map(({ id }) => trackerQueries.year(storage, id)),
    combine: allRead,
  });
  return useMemo(
    () =>
      isPending || years === null
        ? null
        : others.map((other, at) => {
            const year = years[at] as YearStatements;
            return { plan: other, year, report: yearReport(other, year, cutOff) };
          }),
    [isPending, years, others, cutOff],
  );
}

function othersOf(plan: Plan, known: readonly Plan[]): readonly Plan[] {
  return known.filter(
    ({ id, unitName, year }) => id !== plan.id && unitName === plan.unitName && year === plan.year,
  );
}

/** The projects of 整体, as its 自评报告 tells of them; a project has none. */
export function projectSources(
  plan: Plan,
  others: readonly UnitYear[],
): NonNullable<ReportSource['projects']> {
  if (plan.project !== null) return [];
  return others
    .filter((other) => other.plan.project !== null)
    .map(({ plan: published, year, report }) => ({ published, year, report, isSample: false }));
}
