import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Plan, PlanId } from '#src/domain/catalogue/plan.ts';
import type { Month } from '#src/domain/period/month.ts';
import { yearReport, type YearReport } from '#src/domain/report/year-report.ts';
import type { Statement } from '#src/domain/statements/statement.ts';
import { subjectKey } from '#src/domain/statements/subject-key.ts';
import { NO_STATEMENTS, type YearStatements } from '#src/domain/statements/year-statements.ts';
import { useUnsaved, type SaveRequest } from '#src/queries/save.ts';
import { useStorage } from '#src/queries/storage-context.ts';
import { trackerQueries } from '#src/queries/tracker-queries.ts';

/** The year as it stands plus what has been typed but is not stored yet, so that the screen never waits for the disk. */
export function useYear(plan: PlanId): {
  readonly year: YearStatements;
  readonly isLoading: boolean;
  readonly damaged: number;
  readonly error: Error | null;
} {
  const storage = useStorage();
  const { data, isPending, error } = useQuery(trackerQueries.year(storage, plan));
  const { requests } = useUnsaved(plan);
  const year = useMemo(() => withUnsaved(data?.year ?? NO_STATEMENTS, requests), [data, requests]);
  return { year, isLoading: isPending, damaged: data?.damaged ?? 0, error };
}

/** The year's report as of a cut-off, computed once per year state and cut-off however many components ask. */
export function useReport(plan: Plan, year: YearStatements, cutOff: Month): YearReport {
  return useMemo(() => cachedReport(plan, year, cutOff), [plan, year, cutOff]);
}

const reports = new WeakMap<YearStatements, Map<string, YearReport>>();

function cachedReport(plan: Plan, year: YearStatements, cutOff: Month): YearReport {
  const ofYear = reports.get(year) ?? new Map<string, YearReport>();
  reports.set(year, ofYear);
  const key = `${plan.id}/${cutOff}`;
  const known = ofYear.get(key);
  if (known !== undefined) return known;
  const report = yearReport(plan, year, cutOff);
  ofYear.set(key, report);
  return report;
}

function withUnsaved(year: YearStatements, requests: readonly SaveRequest[]): YearStatements {
  if (requests.length === 0) return year;
  const bySubject = new Map(year.bySubject);
  for (const request of requests) {
    for (const said of request.said) {
      const key = subjectKey(said.subject);
      // Shown like a stored statement; only the storage gives it an id and a stamp.
      bySubject.set(key, { ...bySubject.get(key), ...said } as Statement);
    }
  }
  return { bySubject };
}
