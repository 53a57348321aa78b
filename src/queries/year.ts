import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { Plan, PlanId } from '#src/domain/catalogue/plan.ts';
import type { Month } from '#src/domain/period/month.ts';
import { yearReport, type YearReport } from '#src/domain/year/year-report.ts';
import {
  NO_STATEMENTS,
  saysTheSame,
  supposing,
  type YearStatements,
} from '#src/domain/statements/year-statements.ts';
import { saveQueue } from '#src/queries/save-queue.ts';
import { useUnsaved } from '#src/queries/save.ts';
import { useStorage } from '#src/queries/storage-context.ts';
import { trackerQueries } from '#src/queries/tracker-queries.ts';

/** The year as it stands plus what has been typed but is not stored yet, so that the screen never waits for the disk. */
export function useYear(plan: PlanId): {
  readonly year: YearStatements;
  readonly isLoading: boolean;
  readonly damaged: number;
} {
  const storage = useStorage();
  const { data, isPending } = useQuery(trackerQueries.year(storage, plan));
  const { shown } = useUnsaved(plan);
  const year = useMemo(
    () =>
      supposing(
        data?.year ?? NO_STATEMENTS,
        shown.flatMap((request) => request.said),
      ),
    [data, shown],
  );
  return { year, isLoading: isPending, damaged: data?.damaged ?? 0 };
}

/** The year's report as of a cut-off, computed once per year state and cut-off however many components ask. */
export function useReport(plan: Plan, year: YearStatements, cutOff: Month): YearReport {
  return useMemo(() => cachedReport(plan, year, cutOff), [plan, year, cutOff]);
}

/** By the plan itself, not by its id: what an id names may be put right, and a report of the text before would stay [PL15]. */
const reports = new WeakMap<YearStatements, WeakMap<Plan, Map<Month, YearReport>>>();

/** The year that a plan was last reported of: what is acknowledged says what was shown, and is not reported again [SP5]. */
const lastYears = new WeakMap<Plan, YearStatements>();

function cachedReport(plan: Plan, year: YearStatements, cutOff: Month): YearReport {
  const ofYear = reports.get(year) ?? new WeakMap<Plan, Map<Month, YearReport>>();
  reports.set(year, ofYear);
  const ofPlan = ofYear.get(plan) ?? reportsAlike(plan, year) ?? new Map<Month, YearReport>();
  ofYear.set(plan, ofPlan);
  lastYears.set(plan, year);
  const known = ofPlan.get(cutOff);
  if (known !== undefined) return known;
  const report = yearReport(plan, year, cutOff);
  ofPlan.set(cutOff, report);
  return report;
}

function reportsAlike(plan: Plan, year: YearStatements): Map<Month, YearReport> | undefined {
  const last = lastYears.get(plan);
  return last !== undefined && saysTheSame(last, year) ? reports.get(last)?.get(plan) : undefined;
}

/** Reads the year as it is stored once nothing that was said before is on its way to the disk any more; what failed is not in it. */
export function useYearOnceStored(plan: PlanId): () => Promise<YearStatements> {
  const storage = useStorage();
  const client = useQueryClient();
  return useCallback(async () => {
    await saveQueue(storage, plan).settled();
    const load = client.getQueryData(trackerQueries.year(storage, plan).queryKey);
    return load?.year ?? NO_STATEMENTS;
  }, [storage, client, plan]);
}

/** The year as it is stored, without what has been typed since. */
export function useStoredYear(plan: PlanId): YearStatements {
  const { data } = useQuery(trackerQueries.year(useStorage(), plan));
  return data?.year ?? NO_STATEMENTS;
}
