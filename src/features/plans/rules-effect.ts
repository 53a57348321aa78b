import { isScored, type Plan } from '#src/domain/catalogue/plan.ts';
import { isSameRules, rulesOf } from '#src/domain/catalogue/rules.ts';
import { YEAR_END } from '#src/domain/period/month.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';
import { effectOf, type PlanEffect } from '#src/domain/year/what-if.ts';
import { yearReport } from '#src/domain/year/year-report.ts';

/** What other rules do to what was recorded so far; null: they are the same, nothing was recorded, or a draft cannot be scored yet [KJ9]. */
export function rulesEffect(before: Plan, after: Plan, year: YearStatements): PlanEffect | null {
  if (year.bySubject.size === 0 || !isScored(before) || !isScored(after)) return null;
  if (isSameReckoning(before, after)) return null;
  return effectOf(yearReport(before, year, YEAR_END), yearReport(after, year, YEAR_END));
}

function isSameReckoning({ settings: a }: Plan, { settings: b }: Plan): boolean {
  return (
    a.exceededRule === b.exceededRule &&
    a.gradeThresholds.every((each, at) => each === b.gradeThresholds[at]) &&
    isSameRules(rulesOf(a), rulesOf(b))
  );
}
