import { useEffect, useMemo, useState } from 'react';
import { afterPaint } from '#src/charts/draw-queue.ts';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { monthReports } from '#src/domain/year/breakdown.ts';
import type { YearReport } from '#src/domain/year/year-report.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';

/** The year as of each month; null until the figures on top have been painted, for nothing there waits for it. */
export function useMonthReports(plan: Plan, year: YearStatements): readonly YearReport[] | null {
  const [isPainted, setIsPainted] = useState(false);
  useEffect(() => afterPaint(() => setIsPainted(true)), []);
  return useMemo(() => (isPainted ? monthReports(plan, year) : null), [isPainted, plan, year]);
}
