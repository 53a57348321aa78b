import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import type { Quantity } from '#src/domain/quantity/quantity.ts';
import { standing, type YearStatements } from '#src/domain/statements/year-statements.ts';

/** The targets that were adjusted during a year, by row. */
export function adjustedTargets(plan: Plan, year: YearStatements): ReadonlyMap<IndicatorId, Quantity> {
  return new Map(
    plan.indicators.flatMap(({ id }) => {
      const target = standing(year, { kind: 'adjusted-target', indicator: id })?.content?.target;
      return target === undefined ? [] : [[id, target] as const];
    }),
  );
}
