import type { Indicator, IndicatorId, Milestone } from '#src/domain/catalogue/indicator.ts';
import { rowsWeight, type PlanSettings, type ScoringPlan } from '#src/domain/catalogue/plan.ts';
import { HUNDRED_POINTS, sumPoints, type Points } from '#src/domain/quantity/points.ts';

/** What is wrong with a plan. Nothing is scaled or repaired silently [C3]. */
export type PlanProblem =
  | { readonly kind: 'weights-not-100'; readonly sum: Points; readonly due: Points }
  | { readonly kind: 'duplicate-id'; readonly indicator: IndicatorId }
  | { readonly kind: 'milestones-not-rising'; readonly indicator: IndicatorId }
  | { readonly kind: 'milestones-short-of-target'; readonly indicator: IndicatorId }
  | { readonly kind: 'pacing-needs-a-sum'; readonly indicator: IndicatorId }
  | { readonly kind: 'thresholds-not-falling' };

/** Every problem of a plan, in plan order; empty when it is sound. */
export function planProblems(plan: ScoringPlan): readonly PlanProblem[] {
  const problems: PlanProblem[] = [];
  const sum = sumPoints(plan.indicators.map((indicator) => indicator.weight));
  const due = rowsWeight(plan.settings);
  if (sum !== due) problems.push({ kind: 'weights-not-100', sum, due });
  const seen = new Set<IndicatorId>();
  for (const indicator of plan.indicators) {
    if (seen.has(indicator.id)) problems.push({ kind: 'duplicate-id', indicator: indicator.id });
    seen.add(indicator.id);
    problems.push(...indicatorProblems(indicator));
  }
  if (!areThresholdsFalling(plan.settings)) problems.push({ kind: 'thresholds-not-falling' });
  return problems;
}

export function indicatorProblems(indicator: Indicator): readonly PlanProblem[] {
  if (indicator.kind !== 'quantitative') return [];
  const { id, pacing, goal, rollup } = indicator;
  switch (pacing.kind) {
    case 'level':
    case 'year-end':
      return [];
    case 'linear':
      return rollup === 'sum' ? [] : [{ kind: 'pacing-needs-a-sum', indicator: id }];
    case 'milestone': {
      const problems: PlanProblem[] = [];
      if (rollup !== 'sum') problems.push({ kind: 'pacing-needs-a-sum', indicator: id });
      if (!areMilestonesRising(pacing.milestones))
        problems.push({ kind: 'milestones-not-rising', indicator: id });
      const last = pacing.milestones[pacing.milestones.length - 1];
      if (last === undefined || last.due < goal.target) {
        problems.push({ kind: 'milestones-short-of-target', indicator: id });
      }
      return problems;
    }
  }
}

/** Months strictly rising, amounts never falling and never negative [D3]. */
export function areMilestonesRising(milestones: readonly Milestone[]): boolean {
  return milestones.every((milestone, index) => {
    const earlier = milestones[index - 1];
    if (earlier === undefined) return milestone.due >= 0;
    return milestone.month > earlier.month && milestone.due >= earlier.due;
  });
}

function areThresholdsFalling({ gradeThresholds }: PlanSettings): boolean {
  const [excellent, good, fair] = gradeThresholds;
  return HUNDRED_POINTS >= excellent && excellent > good && good > fair && fair > 0;
}
