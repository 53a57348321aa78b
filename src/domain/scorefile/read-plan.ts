import {
  defaultPacing,
  type Goal,
  type Indicator,
  type IndicatorId,
  type IndicatorPart,
  type Milestone,
  type Pacing,
} from '#src/domain/catalogue/indicator.ts';
import type { PlanSettings } from '#src/domain/catalogue/plan.ts';
import { YEAR_END, type Month } from '#src/domain/period/month.ts';
import type { Points } from '#src/domain/quantity/points.ts';
import { quantityToText, type Decimals, type Quantity } from '#src/domain/quantity/quantity.ts';
import { fieldsOf, readAs, show, type Fault, type Fields, type Item } from '#src/domain/scorefile/fields.ts';
import * as values from '#src/domain/scorefile/values.ts';

/** What the rest of the file is checked against. A field that could not be read is undefined: its own fault is noted. */
export interface ReadIndicator {
  readonly kind: Indicator['kind'] | undefined;
  readonly unit: string | undefined;
  readonly decimals: Decimals | undefined;
  readonly weight: Points | undefined;
  readonly anyRange: boolean;
  readonly partIds: ReadonlySet<string>;
  /** null when anything of it could not be read. */
  readonly indicator: Indicator | null;
}

export interface ReadPlan {
  readonly settings: PlanSettings;
  /** In the file's order. A Map: an id may be any text, `__proto__` too [X12]. */
  readonly byId: ReadonlyMap<string, ReadIndicator>;
  /** False when the list itself could not be read, so that nothing can be said about references. */
  readonly hasIndicators: boolean;
}

const DEFAULT_THRESHOLDS = [9_000 as Points, 8_000 as Points, 6_000 as Points] as const;

export function readPlan(data: unknown, faults: Fault[]): ReadPlan {
  const fields = fieldsOf(data, 'plan', faults);
  if (fields === null)
    return { settings: settings(undefined, undefined, undefined), byId: new Map(), hasIndicators: false };
  fields.required('year', values.YEAR);
  const rule = fields.optional('exceededRule', values.EXCEEDED_RULE);
  const thresholds = readThresholds(fields, faults);
  const budget = fields.optional('budget', values.AMOUNT_FROM_0);
  const items = fields.items('indicators', 'required');
  const byId = new Map<string, ReadIndicator>();
  for (const item of items) readIndicator(item, byId, faults);
  return {
    settings: settings(rule, thresholds, budget),
    byId,
    hasIndicators: Array.isArray(fields.raw('indicators')),
  };
}

function settings(
  rule: PlanSettings['exceededRule'] | undefined,
  thresholds: PlanSettings['gradeThresholds'] | undefined,
  budget: Quantity | undefined,
): PlanSettings {
  return {
    exceededRule: rule ?? 'R1',
    gradeThresholds: thresholds ?? DEFAULT_THRESHOLDS,
    budget: budget ?? null,
  };
}

function readThresholds(fields: Fields, faults: Fault[]): PlanSettings['gradeThresholds'] | undefined {
  if (!fields.has('gradeThresholds')) return undefined;
  const path = 'plan.gradeThresholds';
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

function readIndicator(item: Item, byId: Map<string, ReadIndicator>, faults: Fault[]): void {
  const before = faults.length;
  const fields = fieldsOf(item.data, item.path, faults);
  if (fields === null) return;
  const id = fields.required('id', values.TEXT);
  const name = fields.required('name', values.TEXT);
  const weight = fields.required('weight', values.POINTS);
  const kind = fields.required('kind', values.KIND);
  const isMeasured = kind === 'quantitative';
  const unit = isMeasured ? fields.required('unit', values.TEXT) : fields.optional('unit', values.TEXT);
  const decimals =
    kind === 'qualitative'
      ? fields.optional('decimals', values.DECIMALS)
      : fields.required('decimals', values.DECIMALS);
  const anyRange = fields.optional('anyRange', values.YES_OR_NO) ?? false;
  const measure = isMeasured ? readMeasure(fields, item.path, faults) : null;
  const parts = kind === 'compound' ? readParts(fields, item.path, unit ?? '', decimals ?? 4, faults) : [];
  const isDuplicate = id !== undefined && byId.has(id);
  if (isDuplicate) {
    faults.push({
      path: `${item.path}.id`,
      text: `is ${show(id)} again; give every indicator an id of its own`,
    });
  }
  if (id === undefined || isDuplicate) return;
  const partIds = new Set(parts.map((part) => part.id));
  const read = { kind, unit, decimals, weight, anyRange, partIds };
  if (faults.length > before || name === undefined || weight === undefined || kind === undefined) {
    byId.set(id, { ...read, indicator: null });
    return;
  }
  const base = { id: id as IndicatorId, name, weight };
  if (kind === 'qualitative') byId.set(id, { ...read, indicator: { ...base, kind } });
  if (kind === 'compound') byId.set(id, { ...read, indicator: { ...base, kind, parts } });
  if (kind === 'quantitative' && measure !== null && unit !== undefined && decimals !== undefined) {
    byId.set(id, { ...read, indicator: { ...base, kind, unit, decimals, anyRange, ...measure } });
  }
}

function readMeasure(fields: Fields, path: string, faults: Fault[]) {
  const operator = fields.required('operator', values.OPERATOR);
  const original = fields.required('target', values.AMOUNT_FROM_0);
  const adjusted = fields.optional('adjustedTarget', values.AMOUNT_FROM_0);
  const rollup = fields.required('rollup', values.ROLLUP);
  const pacingKind = fields.optional('pacing', values.PACING);
  const milestones = readMilestones(fields, path, faults);
  if (operator === undefined || original === undefined || rollup === undefined) return null;
  const goal: Goal = { operator, target: adjusted ?? original };
  const pacing: Pacing =
    pacingKind === undefined
      ? defaultPacing(rollup, operator)
      : pacingKind === 'milestone'
        ? { kind: 'milestone', milestones: milestones ?? [{ month: YEAR_END, due: goal.target }] }
        : { kind: pacingKind };
  return { goal, rollup, pacing };
}

/** undefined when left out: then all of the target in force is due in December [X4]. */
function readMilestones(fields: Fields, path: string, faults: Fault[]): readonly Milestone[] | undefined {
  if (!fields.has('milestones')) return undefined;
  const before = faults.length;
  const items = fields.items('milestones', 'optional');
  if (items.length === 0 && faults.length === before) {
    faults.push({
      path: `${path}.milestones`,
      text: 'is empty; leave it out when everything is due in December',
    });
  }
  const milestones: Milestone[] = [];
  let lastMonth: Month | null = null;
  let lastDue: Quantity | null = null;
  for (const item of items) {
    if (!Array.isArray(item.data) || item.data.length !== 2) {
      faults.push({
        path: item.path,
        text: 'is not a pair; give [month, cumulative amount], such as [6, "60"]',
      });
      continue;
    }
    const month = readAs(values.MONTH, item.data[0], `${item.path}[0]`, faults);
    const due = readAs(values.AMOUNT_FROM_0, item.data[1], `${item.path}[1]`, faults);
    if (month !== undefined && lastMonth !== null && month <= lastMonth) {
      faults.push({
        path: `${item.path}[0]`,
        text: `is ${month} after ${lastMonth}; give the months in rising order`,
      });
    }
    if (due !== undefined && lastDue !== null && due < lastDue) {
      const [now, then] = [quantityToText(due), quantityToText(lastDue)];
      faults.push({
        path: `${item.path}[1]`,
        text: `is ${now} after ${then}; give cumulative amounts, which never fall`,
      });
    }
    lastMonth = month ?? lastMonth;
    lastDue = due ?? lastDue;
    if (month !== undefined && due !== undefined) milestones.push({ month, due });
  }
  return milestones;
}

function readParts(
  fields: Fields,
  path: string,
  unit: string,
  decimals: Decimals,
  faults: Fault[],
): readonly IndicatorPart[] {
  const before = faults.length;
  const items = fields.items('parts', 'required');
  if (items.length === 0 && faults.length === before) {
    faults.push({ path: `${path}.parts`, text: 'is empty; a compound indicator needs at least one part' });
  }
  const parts: IndicatorPart[] = [];
  const seen = new Set<string>();
  for (const item of items) {
    const part = fieldsOf(item.data, item.path, faults);
    if (part === null) continue;
    const id = part.required('id', values.TEXT);
    const name = part.required('name', values.TEXT);
    const operator = part.required('operator', values.OPERATOR);
    const target = part.required('target', values.AMOUNT_FROM_0);
    if (id === undefined) continue;
    if (seen.has(id)) {
      faults.push({
        path: `${item.path}.id`,
        text: `is ${show(id)} again; give every part an id of its own`,
      });
    }
    seen.add(id);
    // A part with another fault is kept so that its values are not called unknown; the file is refused anyway.
    parts.push({
      id,
      name: name ?? '',
      unit,
      decimals,
      goal: { operator: operator ?? '≥', target: target ?? (0 as Quantity) },
    });
  }
  return parts;
}
