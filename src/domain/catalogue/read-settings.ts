import { readAs, type Fault, type Fields } from '#src/domain/catalogue/fields.ts';
import * as values from '#src/domain/catalogue/field-values.ts';
import type { PlanSettings } from '#src/domain/catalogue/plan.ts';
import type { Points } from '#src/domain/quantity/points.ts';

/** What holds where a plan says nothing: R1, 90 / 80 / 60, no budget. */
export const DEFAULT_SETTINGS: PlanSettings = {
  exceededRule: 'R1',
  gradeThresholds: [9_000 as Points, 8_000 as Points, 6_000 as Points],
  budget: null,
};

/** The settings of a plan, of a score file or of a plan file alike; what is left out is as DEFAULT_SETTINGS has it [X3]. */
export function readSettings(fields: Fields, path: string, faults: Fault[]): PlanSettings {
  const exceededRule = fields.optional('exceededRule', values.EXCEEDED_RULE);
  const gradeThresholds = readThresholds(fields, path, faults);
  const budget = fields.optional('budget', values.AMOUNT_FROM_0);
  const executionWeight = fields.optional('executionWeight', values.EXECUTION_WEIGHT);
  const countsRated = fields.optional('countsRated', values.YES_OR_NO);
  return {
    exceededRule: exceededRule ?? DEFAULT_SETTINGS.exceededRule,
    gradeThresholds: gradeThresholds ?? DEFAULT_SETTINGS.gradeThresholds,
    budget: budget ?? null,
    ...(executionWeight === undefined ? {} : { executionWeight }),
    ...(countsRated === true ? { countsRated } : {}),
  };
}

function readThresholds(
  fields: Fields,
  plan: string,
  faults: Fault[],
): PlanSettings['gradeThresholds'] | undefined {
  if (!fields.has('gradeThresholds')) return undefined;
  const path = plan === '' ? 'gradeThresholds' : `${plan}.gradeThresholds`;
  const before = faults.length;
  const items = fields.items('gradeThresholds', 'optional');
  const [excellent, good, fair] = items.map((item) => readAs(values.POINTS, item.data, item.path, faults));
  if (faults.length > before) return undefined;
  if (items.length !== 3 || excellent === undefined || good === undefined || fair === undefined) {
    faults.push({
      path,
      text: `has ${items.length} entries; give three: the lowest totals of 优, 良 and 中`,
    });
    return undefined;
  }
  if (!(excellent > good && good > fair)) {
    faults.push({
      path,
      text: 'does not fall; give the lowest totals of 优, 良 and 中, each below the one before',
    });
  }
  return [excellent, good, fair];
}
