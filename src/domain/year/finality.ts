import { planProblems, type PlanProblem } from '#src/domain/catalogue/plan-problem.ts';
import { YEAR_END, type Month } from '#src/domain/period/month.ts';
import type { YearReport } from '#src/domain/year/year-report.ts';

/** Why a form of the year is 未定稿 [V11]. */
export type OpenReason =
  | { readonly kind: 'year-runs'; readonly cutOff: Month }
  /** Numbers of the rows without a score. */
  | { readonly kind: 'rows-unscored'; readonly rows: readonly number[] }
  /** The execution is part of the plan, and its rate is not known [PL30]. */
  | { readonly kind: 'total-open' };

/** Why there is no 执行率 [S15]. */
export type NoRate = 'no-budget' | 'empty-budget' | 'unreported';

/** What stands against sealing the year [Y4]. */
export type SealObstacle =
  | OpenReason
  | { readonly kind: 'plan-problem'; readonly problem: PlanProblem }
  | { readonly kind: 'no-rate'; readonly why: NoRate };

/** Empty when the scorecard can be final. */
export function openReasons({ rows, cutOff, graded }: YearReport): readonly OpenReason[] {
  const unscored = rows.filter(({ score }) => score.score === null).map(({ indicator }) => indicator.seq);
  return [
    ...(cutOff < YEAR_END ? [{ kind: 'year-runs' as const, cutOff }] : []),
    ...(unscored.length > 0 ? [{ kind: 'rows-unscored' as const, rows: unscored }] : []),
    ...(graded === null ? [{ kind: 'total-open' as const }] : []),
  ];
}

/** 未定稿, whatever a person has sealed. */
export function isDraft(report: YearReport): boolean {
  return openReasons(report).length > 0;
}

/** The year is over and every row has a score, and the execution where it is part of the plan: only then has what was scored a grade [O2]. */
export function hasGrade(report: YearReport): boolean {
  return report.card.coveredWeight > 0 && !isDraft(report);
}

/** null when there is a rate. */
export function noRateOf({ execution, plan: { settings } }: YearReport): NoRate | null {
  if (execution !== null) return null;
  if (settings.budget === null) return 'no-budget';
  return settings.budget <= 0 ? 'empty-budget' : 'unreported';
}

/** Empty when the year may be sealed. A plan without a budget is sealed by its 指标得分, one with a budget needs its rate. */
export function sealObstacles(report: YearReport): readonly SealObstacle[] {
  const why = noRateOf(report);
  return [
    ...openReasons(report),
    ...planProblems(report.plan).map((problem) => ({ kind: 'plan-problem' as const, problem })),
    ...(why === null || why === 'no-budget' ? [] : [{ kind: 'no-rate' as const, why }]),
  ];
}
