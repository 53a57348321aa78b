import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { sampleYear } from '#src/domain/sample/sample-year.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import { simulatedYear } from '#test/domain/year/support/simulated-year.ts';
import { fixturePlan } from '#test/support/read-fixture-plan.ts';

/** 57 rows of all nine classes, R2, weights of 1.75, a long name of a section and of a row, percentages below 0. */
export const LIBRARY = fixturePlan('library-57');
/** A project of one row: no budget, no sections, no source, nobody to call. */
const FLOOD = fixturePlan('flood-1');
/** A project of three rows under grades of its own. */
export const ARCHIVE = fixturePlan('archive-3');
/** 200 rows of half a point each, of a unit with a long name. */
export const CITY = fixturePlan('city-200');

interface PlanAndYear {
  readonly name: string;
  readonly plan: Plan;
  /** All of a year, of every kind of word that a year is made of. */
  readonly said: readonly Said[];
}

/** What is true of any plan is tested on each of these. */
export const EVERY_PLAN: readonly PlanAndYear[] = [
  { name: '附件 10（32 项）', plan: ANNEX_10_2025, said: sampleYear(ANNEX_10_2025) },
  ...[LIBRARY, FLOOD, ARCHIVE, CITY].map((plan) => ({
    name: `${plan.unitName}（${plan.indicators.length} 项）`,
    plan,
    said: simulatedYear(plan, 20).inDecember,
  })),
];

/** Those beside annex 10. */
export const OTHER_PLANS = EVERY_PLAN.filter(({ plan }) => plan.id !== ANNEX_10_2025.id);
