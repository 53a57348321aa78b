import { useQueries } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { planDigest } from '#src/domain/package/plan-digest.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';
import { yearOnYear, type YearOnYear } from '#src/domain/year/year-on-year.ts';
import { yearReport, type YearReport } from '#src/domain/year/year-report.ts';
import { previousPlan, usePlans } from '#src/queries/plans.ts';
import { useStorage } from '#src/queries/storage-context.ts';
import { trackerQueries } from '#src/queries/tracker-queries.ts';

/** What there is of the year before [NY12]. */
export type LastYear =
  | { readonly kind: 'none' | 'reading' | 'failed' }
  /** The plan goes on from one that is not on this device. */
  | { readonly kind: 'missing' }
  | {
      readonly kind: 'here';
      readonly compared: YearOnYear;
      /** This year and those before it, newest first, as of the same month. */
      readonly reports: readonly YearReport[];
      /** Last year's plan is another than the one that this was made from. */
      readonly isOther: boolean;
    };

/** More years than anybody compares, and an end to links that lead in a circle. */
const MAX_YEARS = 10;

/**
 * The year before, and those before that, as of the report's month. Read once the page has been painted: the year itself never waits
 * for another [NY12].
 */
export function useLastYear(report: YearReport): LastYear {
  const storage = useStorage();
  const { known, isPending } = usePlans();
  const isPainted = useAfterPaint();
  const { plan, cutOff } = report;
  const chain = useMemo(() => plansBefore(plan, known), [plan, known]);
  const { years, isReading, isFailed } = useQueries({
    queries: chain.map(({ id }) => ({
      ...trackerQueries.year(storage, id),
      enabled: isPainted,
      // Last year's trouble must not take this year's page away.
      throwOnError: false,
    })),
    combine: allRead,
  });
  const reports = useMemo(
    () =>
      years === null ? null : chain.map((each, at) => yearReport(each, years[at] as YearStatements, cutOff)),
    [chain, years, cutOff],
  );
  const compared = useMemo(
    () => (reports?.[0] === undefined ? null : yearOnYear(report, reports[0])),
    [report, reports],
  );
  if (plan.previous === undefined) return { kind: 'none' };
  const [last] = chain;
  if (last === undefined) return { kind: isPending ? 'reading' : 'missing' };
  if (isFailed) return { kind: 'failed' };
  if (isReading || reports === null || compared === null) return { kind: 'reading' };
  return {
    kind: 'here',
    compared,
    reports: [report, ...reports],
    isOther: planDigest(last) !== plan.previous.digest,
  };
}

/** The year before as of the same month, for a paper; null: there is none, or it cannot be read; undefined: it is being read. */
export function useLastReport(report: YearReport): YearReport | null | undefined {
  const last = useLastYear(report);
  if (last.kind === 'reading') return undefined;
  return last.kind === 'here' ? last.compared.last : null;
}

/** Years that are read together: null while one of them is not here. */
export function allRead(
  results: readonly {
    readonly data: { readonly year: YearStatements } | undefined;
    readonly isError: boolean;
  }[],
) {
  const read = results.flatMap(({ data }) => (data === undefined ? [] : [data.year]));
  const isReading = read.length < results.length;
  return { years: isReading ? null : read, isReading, isFailed: results.some(({ isError }) => isError) };
}

function plansBefore(plan: Plan, known: readonly Plan[]): readonly Plan[] {
  const chain: Plan[] = [];
  let last = previousPlan(plan, known);
  while (last !== null && chain.length < MAX_YEARS && !chain.includes(last) && last.id !== plan.id) {
    chain.push(last);
    last = previousPlan(last, known);
  }
  return chain;
}

function useAfterPaint(): boolean {
  const [isPainted, setPainted] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setPainted(true));
    return () => clearTimeout(timer);
  }, []);
  return isPainted;
}
