import { fieldsOf, readAs, show, type Fault, type Fields } from '#src/domain/catalogue/fields.ts';
import * as values from '#src/domain/catalogue/field-values.ts';
import type { PlanSettings } from '#src/domain/catalogue/plan.ts';
import {
  DEFAULT_RULES,
  rulesMember,
  type Overshoot,
  type RateCap,
  type ScoringRules,
} from '#src/domain/catalogue/rules.ts';
import type { Points } from '#src/domain/quantity/points.ts';

/** What holds where a plan says nothing: R1, 90 / 80 / 60, no budget, DEFAULT_RULES. */
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
  const rules = readRules(fields, path, executionWeight, faults);
  return {
    exceededRule: exceededRule ?? DEFAULT_SETTINGS.exceededRule,
    gradeThresholds: gradeThresholds ?? DEFAULT_SETTINGS.gradeThresholds,
    budget: budget ?? null,
    ...(executionWeight === undefined ? {} : { executionWeight }),
    ...(countsRated === true ? { countsRated } : {}),
    ...rulesMember(rules),
  };
}

/** The 口径; what is left out is as DEFAULT_RULES has it, the whole member too [KJ1]. */
function readRules(
  plan: Fields,
  planPath: string,
  executionWeight: Points | undefined,
  faults: Fault[],
): ScoringRules {
  if (!plan.has('rules')) return DEFAULT_RULES;
  const path = planPath === '' ? 'rules' : `${planPath}.rules`;
  const fields = fieldsOf(plan.raw('rules'), path, faults);
  if (fields === null) return DEFAULT_RULES;
  const executionPoints = fields.optional('executionPoints', values.EXECUTION_POINTS);
  if (executionPoints !== undefined && executionWeight !== undefined && executionPoints !== executionWeight) {
    const text = 'is not what the plan itself gives the execution (executionWeight): leave it out';
    faults.push({ path: `${path}.executionPoints`, text });
  }
  return {
    executionPoints:
      executionWeight === undefined && executionPoints !== undefined
        ? executionPoints
        : DEFAULT_RULES.executionPoints,
    partlyFrom: fields.optional('partlyFrom', values.PARTLY_FROM) ?? DEFAULT_RULES.partlyFrom,
    overshoot: readOvershoot(fields, path, faults),
    caps: readCaps(fields, path, faults),
    rowDecimals: fields.optional('rowDecimals', values.ROW_DECIMALS) ?? DEFAULT_RULES.rowDecimals,
  };
}

function readOvershoot(rules: Fields, path: string, faults: Fault[]): Overshoot | null {
  if (!rules.has('overshoot')) return null;
  const fields = fieldsOf(rules.raw('overshoot'), `${path}.overshoot`, faults);
  const from = fields?.required('from', values.OVERSHOOT_FROM);
  const deduct = fields?.required('deduct', values.POINTS);
  return from === undefined || deduct === undefined ? null : { from, deduct };
}

const MAX_CAPS = 20;

function readCaps(rules: Fields, path: string, faults: Fault[]): readonly RateCap[] {
  const items = rules.items('caps', 'optional');
  if (items.length > MAX_CAPS) {
    faults.push({ path: `${path}.caps`, text: `has ${items.length} entries; give at most ${MAX_CAPS}` });
    return [];
  }
  return items.flatMap((item) => {
    if (!Array.isArray(item.data) || item.data.length !== 2) {
      const text = 'give a pair [rate, points], such as ["0.80", "89"]';
      faults.push({ path: item.path, text: `is ${show(item.data)}; ${text}` });
      return [];
    }
    const [rate, points] = item.data as readonly unknown[];
    const below = readAs(values.CAP_RATE, rate, `${item.path}[0]`, faults);
    const most = readAs(values.CAP_POINTS, points, `${item.path}[1]`, faults);
    return below === undefined || most === undefined ? [] : [{ below, most }];
  });
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
