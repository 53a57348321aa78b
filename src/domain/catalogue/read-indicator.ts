import {
  defaultPacing,
  type Goal,
  type Indicator,
  type IndicatorId,
  type IndicatorPart,
  type Milestone,
  type Pacing,
} from '#src/domain/catalogue/indicator.ts';
import * as v from 'valibot';
import { YEAR_END, type Month } from '#src/domain/period/month.ts';
import type { Points } from '#src/domain/quantity/points.ts';
import { quantityToText, type Decimals, type Quantity } from '#src/domain/quantity/quantity.ts';
import { fieldsOf, readAs, show, type Fault, type Fields, type Item } from '#src/domain/catalogue/fields.ts';
import * as values from '#src/domain/catalogue/field-values.ts';

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

/**
 * Reads one row of `indicators` (score-io.md) into `byId`, of a score file or of a plan file alike; what is wrong is noted.
 * @returns the row as it was read; null when it has no id of its own
 */
export function readIndicator(
  item: Item,
  byId: Map<string, ReadIndicator>,
  faults: Fault[],
): ReadIndicator | null {
  const before = faults.length;
  const fields = fieldsOf(item.data, item.path, faults);
  if (fields === null) return null;
  const id = fields.required('id', values.TEXT);
  const read = readRow(fields, item.path, faults);
  const isDuplicate = id !== undefined && byId.has(id);
  if (isDuplicate) {
    faults.push({
      path: `${item.path}.id`,
      text: `is ${show(id)} again; give every indicator an id of its own`,
    });
  }
  if (id === undefined || isDuplicate) return null;
  const row: ReadIndicator = {
    ...read,
    indicator: faults.length > before ? null : indicatorOf(id as IndicatorId, read),
  };
  byId.set(id, row);
  return row;
}

type ReadRow = ReturnType<typeof readRow>;

function readRow(fields: Fields, path: string, faults: Fault[]) {
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
  const measure = isMeasured ? readMeasure(fields, path, faults) : null;
  const parts = kind === 'compound' ? readParts(fields, path, unit ?? '', decimals ?? 4, faults) : [];
  return {
    name,
    weight,
    kind,
    unit,
    decimals,
    anyRange,
    measure,
    parts,
    partIds: new Set(parts.map(({ id }) => id)),
  };
}

/** null while anything that the kind needs could not be read. */
function indicatorOf(id: IndicatorId, row: ReadRow): Indicator | null {
  const { name, weight, kind, unit, decimals, anyRange, measure, parts } = row;
  if (name === undefined || weight === undefined || kind === undefined) return null;
  const base = { id, name, weight };
  switch (kind) {
    case 'qualitative':
      return { ...base, kind };
    case 'compound':
      return { ...base, kind, parts };
    case 'quantitative':
      return measure === null || unit === undefined || decimals === undefined
        ? null
        : { ...base, kind, unit, decimals, ...(anyRange ? { anyRange } : {}), ...measure };
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

const UNIT_OF_PART = v.string('give the unit as a text');

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
    const ownUnit = part.optional('unit', UNIT_OF_PART);
    const ownDecimals = part.optional('decimals', values.DECIMALS);
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
      unit: ownUnit ?? unit,
      decimals: ownDecimals ?? decimals,
      goal: { operator: operator ?? '≥', target: target ?? (0 as Quantity) },
    });
  }
  return parts;
}
