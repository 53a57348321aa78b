import * as v from 'valibot';
import { err, ok, type Result } from '#src/kernel/result.ts';
import { fieldsOf, show, type Fault, type Fields, type Item } from '#src/domain/catalogue/fields.ts';
import * as values from '#src/domain/catalogue/field-values.ts';
import type { Indicator, IndicatorId, Pacing } from '#src/domain/catalogue/indicator.ts';
import {
  INDICATOR_CLASSES,
  SOURCE_COLUMNS,
  type Oddity,
  type Plan,
  type PlanCorrection,
  type PlanId,
  type PlanIndicator,
  type PreviousPlan,
  type Profile,
  type SourceCells,
} from '#src/domain/catalogue/plan.ts';
import { readIndicator, type ReadIndicator } from '#src/domain/catalogue/read-indicator.ts';
import { DEFAULT_RULES, type ScoringRules } from '#src/domain/catalogue/rules.ts';
import { readSettings } from '#src/domain/catalogue/read-settings.ts';
import { isDueDay, LAST_DUE_DAY } from '#src/domain/period/due-date.ts';
import { weightToText } from '#src/domain/quantity/points.ts';
import { quantityToText, scaledToText } from '#src/domain/quantity/quantity.ts';

/**
 * A plan as data: the one form in which a plan is shipped, stored, sent and frozen [PL1]. Its head and its rows are those of a score
 * file (score-io.md), with what a plan has besides: source cells, class, owner, oddities.
 */
const PLAN_FORMAT = 'performance-tracker-plan';
const PLAN_VERSION = 1;

/** More rows than any published table has; keeps a hostile file from filling the memory. */
const MAX_ROWS = 1_000;

const LONG = 20_000;
const SHORT = 400;

const shortText = v.pipe(v.string('give a text'), v.maxLength(SHORT, `give at most ${SHORT} characters`));
const longText = v.pipe(v.string('give a text'), v.maxLength(LONG, `give at most ${LONG} characters`));
const filledText = v.pipe(
  shortText,
  v.check((text) => text.trim() !== '', 'give a text that is not empty'),
);
const ID = v.pipe(
  v.string('give a text'),
  v.minLength(1, 'give an id'),
  v.maxLength(64, 'give at most 64 characters'),
);
const SEQ = v.custom<number>(
  (data) => Number.isInteger(data) && (data as number) >= 1 && (data as number) <= MAX_ROWS,
  `give the number of the row, 1…${MAX_ROWS}`,
);
const YEAR = v.custom<number>(
  (data) => Number.isInteger(data) && (data as number) >= 2000 && (data as number) <= 2100,
  'give the fiscal year as a whole number, 2000…2100',
);
const DUE_DAY = v.nullable(
  v.custom<number>(isDueDay, `give the day of the following month, 1…${LAST_DUE_DAY}, or null for none`),
);
const TEXTS = v.pipe(v.array(shortText, 'give a list of texts'), v.maxLength(200, 'give at most 200 texts'));
const DIGEST = v.pipe(v.string('give a text'), v.regex(/^[0-9a-f]{64}$/, 'give a digest of 64 hex digits'));
const DAY = v.pipe(
  v.string('give a text'),
  v.regex(/^20\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, 'give a day as 2026-03-01'),
);
/** More than anybody reads one table wrongly. */
const MAX_CORRECTIONS = 100;
const BOOLEAN = v.boolean('give true or false');
const CLASS = v.picklist(INDICATOR_CLASSES, `give one of ${INDICATOR_CLASSES.join(' ')}`);
const CONFIDENCE = v.picklist(['H', 'M', 'L'], 'give one of H M L');
const COLUMN = v.picklist(SOURCE_COLUMNS, `give one of ${SOURCE_COLUMNS.join(' ')}`);
const PROJECT = v.nullable(filledText);

/** The JSON of a plan file → the plan, or everything that is wrong with it, each with its path [PL1]. Never throws. */
export function readPlanFile(data: unknown): Result<Plan, readonly Fault[]> {
  const faults: Fault[] = [];
  const fields = fieldsOf(data, '', faults);
  if (fields === null) return err(faults);
  fields.required('format', v.literal(PLAN_FORMAT, `give "${PLAN_FORMAT}"`));
  readVersion(fields, faults);
  const id = fields.required('id', ID);
  const unitName = fields.required('unitName', filledText);
  const year = fields.required('year', YEAR);
  const project = fields.required('project', PROJECT);
  const source = fields.required('source', longText);
  const overallGoal = fields.required('overallGoal', longText);
  const contact = readContact(fields, faults);
  const sections = fields.required('sections', TEXTS);
  const collectingSection = fields.required('collectingSection', shortText);
  const settings = readSettings(fields, '', faults);
  const initialBudget = fields.optional('initialBudget', values.AMOUNT_FROM_0);
  const dueDay = fields.optional('dueDay', DUE_DAY);
  const oddities = fields.required('oddities', TEXTS);
  const previous = readPrevious(fields, faults);
  const corrections = readCorrections(fields, faults);
  const indicators = readRows(fields, previous !== null, faults);
  if (
    faults.length > 0 ||
    id === undefined ||
    unitName === undefined ||
    year === undefined ||
    project === undefined ||
    source === undefined ||
    overallGoal === undefined ||
    contact === null ||
    sections === undefined ||
    collectingSection === undefined ||
    oddities === undefined
  )
    return err(faults);
  return ok({
    id: id as PlanId,
    unitName,
    year,
    project,
    source,
    overallGoal,
    contact,
    sections,
    collectingSection,
    settings: {
      ...settings,
      ...(initialBudget === undefined ? {} : { initialBudget }),
      ...(dueDay === undefined ? {} : { dueDay }),
    },
    indicators,
    oddities,
    ...(previous === null ? {} : { previous }),
    ...(corrections.length === 0 ? {} : { corrections }),
  });
}

/** A later version is none that is wrong [HS5]. */
function readVersion(fields: Fields, faults: Fault[]): void {
  const version = fields.raw('version');
  if (typeof version === 'number' && Number.isSafeInteger(version) && version > PLAN_VERSION)
    faults.push({
      path: 'version',
      text: `is ${show(version)}; a newer version needs a newer app`,
      isUnknown: true,
    });
  else fields.required('version', v.literal(PLAN_VERSION, `give ${PLAN_VERSION}`));
}

/** The versions before this one; the member is there only where there are some. */
function readCorrections(fields: Fields, faults: Fault[]): readonly PlanCorrection[] {
  if (!fields.has('corrections')) return [];
  const items = fields.items('corrections', 'required');
  if (items.length === 0 || items.length > MAX_CORRECTIONS) {
    faults.push({
      path: 'corrections',
      text: `has ${items.length} entries; give 1…${MAX_CORRECTIONS}, or leave it out`,
    });
    return [];
  }
  return items.flatMap(({ data, path }) => {
    const entry = fieldsOf(data, path, faults);
    const of = entry?.required('of', DIGEST);
    const date = entry?.required('date', DAY);
    const reason = entry?.required('reason', longText);
    const author = entry?.required('author', shortText);
    if (of === undefined || date === undefined || reason === undefined || author === undefined) return [];
    return [{ of, date, reason, author }];
  });
}

/** null: the plan goes on from none, or its link cannot be read (a fault is noted) [NY2]. */
function readPrevious(fields: Fields, faults: Fault[]): PreviousPlan | null {
  if (!fields.has('previous')) return null;
  const previous = fieldsOf(fields.raw('previous'), 'previous', faults);
  const plan = previous?.required('plan', ID);
  const digest = previous?.required('digest', DIGEST);
  return plan === undefined || digest === undefined ? null : { plan: plan as PlanId, digest };
}

function readContact(fields: Fields, faults: Fault[]): Plan['contact'] | null {
  const contact = fieldsOf(fields.raw('contact'), 'contact', faults);
  const name = contact?.required('name', shortText);
  const phone = contact?.required('phone', shortText);
  return name === undefined || phone === undefined ? null : { name, phone };
}

function readRows(fields: Fields, isLinked: boolean, faults: Fault[]): readonly PlanIndicator[] {
  const items = fields.items('indicators', 'required');
  if (items.length > MAX_ROWS) {
    faults.push({ path: 'indicators', text: `has ${items.length} rows; give at most ${MAX_ROWS}` });
    return [];
  }
  const byId = new Map<string, ReadIndicator>();
  const rows: PlanIndicator[] = [];
  const seqs = new Set<number>();
  const links = new Set<string>();
  for (const item of items) {
    const read = readIndicator(item, byId, faults);
    const profile = readProfile(item, faults);
    if (profile !== null && seqs.has(profile.seq)) {
      faults.push({
        path: `${item.path}.seq`,
        text: `is ${profile.seq} again; give every row a number of its own`,
      });
    }
    if (profile !== null) seqs.add(profile.seq);
    const link = profile?.previous;
    if (link !== undefined && (!isLinked || links.has(link))) {
      faults.push({
        path: `${item.path}.previous`,
        text: isLinked
          ? `is ${show(link)} again; two rows cannot go on from one`
          : 'names a row of no plan; give the plan in "previous" of the head, or leave it out',
      });
    }
    if (link !== undefined) links.add(link);
    if (profile !== null && read !== null && read.indicator !== null)
      rows.push({ ...profile, ...read.indicator });
  }
  return rows;
}

type ReadProfile = Profile & Pick<PlanIndicator, 'previous'>;

function readProfile({ data, path }: Item, faults: Fault[]): ReadProfile | null {
  // What is no object was noted by readIndicator already.
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return null;
  const own = fieldsOf(data, path, faults);
  if (own === null) return null;
  const seq = own.required('seq', SEQ);
  const source = readSource(own, path, faults);
  const indicatorClass = own.required('class', CLASS);
  const class1 = own.optional('class1', shortText) ?? '';
  const class2 = own.optional('class2', shortText) ?? '';
  const owner = own.required('owner', shortText);
  const ownerConfidence = own.required('ownerConfidence', CONFIDENCE);
  const core = own.required('core', BOOLEAN);
  const oddities = readOddities(own, faults);
  const previous = own.optional('previous', ID);
  if (
    seq === undefined ||
    source === null ||
    indicatorClass === undefined ||
    owner === undefined ||
    ownerConfidence === undefined ||
    core === undefined
  )
    return null;
  return {
    seq,
    source,
    class: indicatorClass,
    ...(class1 === '' && class2 === '' ? {} : { printed: { class1, class2 } }),
    owner,
    ownerConfidence,
    core,
    oddities,
    ...(previous === undefined ? {} : { previous: previous as IndicatorId }),
  };
}

function readSource(fields: Fields, path: string, faults: Fault[]): SourceCells | null {
  const source = fieldsOf(fields.raw('source'), `${path}.source`, faults);
  if (source === null) return null;
  const cells = SOURCE_COLUMNS.map((column) => [column, source.required(column, longText)] as const);
  const read = Object.fromEntries(cells) as Record<keyof SourceCells, string | undefined>;
  const { name, weight, unit, operator, target } = read;
  if (
    name === undefined ||
    weight === undefined ||
    unit === undefined ||
    operator === undefined ||
    target === undefined
  )
    return null;
  return { name, weight, unit, operator, target };
}

function readOddities(fields: Fields, faults: Fault[]): readonly Oddity[] {
  return fields.items('oddities', 'required').flatMap(({ data, path }) => {
    const oddity = fieldsOf(data, path, faults);
    const column = oddity?.required('column', COLUMN);
    const text = oddity?.required('text', shortText);
    return column === undefined || text === undefined ? [] : [{ column, text }];
  });
}

/** The data of a plan file: `readPlanFile` of it is the same plan [PL1]. Key order is fixed, amounts are decimal text. */
export function planFileData(plan: Plan): Readonly<Record<string, unknown>> {
  const { settings } = plan;
  return {
    format: PLAN_FORMAT,
    version: PLAN_VERSION,
    id: plan.id,
    unitName: plan.unitName,
    year: plan.year,
    project: plan.project,
    source: plan.source,
    overallGoal: plan.overallGoal,
    contact: { name: plan.contact.name, phone: plan.contact.phone },
    sections: plan.sections,
    collectingSection: plan.collectingSection,
    exceededRule: settings.exceededRule,
    gradeThresholds: settings.gradeThresholds.map(weightToText),
    ...(settings.budget === null ? {} : { budget: quantityToText(settings.budget) }),
    ...(settings.initialBudget === undefined
      ? {}
      : { initialBudget: quantityToText(settings.initialBudget) }),
    ...(settings.dueDay === undefined ? {} : { dueDay: settings.dueDay }),
    ...(settings.executionWeight === undefined
      ? {}
      : { executionWeight: weightToText(settings.executionWeight) }),
    ...(settings.countsRated === true ? { countsRated: true } : {}),
    ...(settings.rules === undefined ? {} : { rules: rulesData(settings.rules) }),
    oddities: plan.oddities,
    // Only where there is one: the digests of plans without it stay what they were [PL3].
    ...(plan.previous === undefined
      ? {}
      : { previous: { plan: plan.previous.plan, digest: plan.previous.digest } }),
    ...(plan.corrections === undefined
      ? {}
      : {
          corrections: plan.corrections.map(({ of, date, reason, author }) => ({ of, date, reason, author })),
        }),
    indicators: plan.indicators.map(rowData),
  };
}

/** Only what is not as everywhere, in a fixed order; rates and bands as decimal text [KJ1]. */
function rulesData(rules: ScoringRules): Readonly<Record<string, unknown>> {
  const { executionPoints, partlyFrom, rowDecimals, overshoot, caps } = rules;
  const millionths = (share: number) => scaledToText(share, 6, 2);
  return {
    ...(executionPoints === DEFAULT_RULES.executionPoints
      ? {}
      : { executionPoints: weightToText(executionPoints) }),
    ...(partlyFrom === DEFAULT_RULES.partlyFrom ? {} : { partlyFrom: millionths(partlyFrom) }),
    ...(rowDecimals === DEFAULT_RULES.rowDecimals ? {} : { rowDecimals }),
    ...(overshoot === null
      ? {}
      : { overshoot: { from: millionths(overshoot.from), deduct: weightToText(overshoot.deduct) } }),
    ...(caps.length === 0
      ? {}
      : { caps: caps.map(({ below, most }) => [millionths(below), weightToText(most)]) }),
  };
}

function rowData(row: PlanIndicator): Readonly<Record<string, unknown>> {
  const { id, seq, name, source, owner, ownerConfidence, core, oddities } = row;
  return {
    id,
    seq,
    name,
    source,
    class: row.class,
    ...(row.printed === undefined || row.printed.class1 === '' ? {} : { class1: row.printed.class1 }),
    ...(row.printed === undefined || row.printed.class2 === '' ? {} : { class2: row.printed.class2 }),
    owner,
    ownerConfidence,
    core,
    oddities,
    ...(row.previous === undefined ? {} : { previous: row.previous }),
    weight: weightToText(row.weight),
    ...measureData(row),
  };
}

function measureData(row: Indicator): Readonly<Record<string, unknown>> {
  switch (row.kind) {
    case 'qualitative':
      return { kind: row.kind };
    case 'compound': {
      // The row has no unit of its own: it stands for that of its parts, and only a part that differs says its own [PL32].
      const [first] = row.parts;
      return {
        kind: row.kind,
        ...(first === undefined || first.unit === '' ? {} : { unit: first.unit }),
        decimals: first?.decimals ?? 0,
        parts: row.parts.map(({ id, name, goal, unit, decimals }) => ({
          id,
          name,
          ...(unit === first?.unit ? {} : { unit }),
          ...(decimals === first?.decimals ? {} : { decimals }),
          operator: goal.operator,
          target: quantityToText(goal.target),
        })),
      };
    }
    case 'quantitative':
      return {
        kind: row.kind,
        unit: row.unit,
        decimals: row.decimals,
        operator: row.goal.operator,
        target: quantityToText(row.goal.target),
        rollup: row.rollup,
        ...(row.anyRange === true ? { anyRange: true } : {}),
        ...pacingData(row.pacing),
      };
  }
}

function pacingData(pacing: Pacing): Readonly<Record<string, unknown>> {
  if (pacing.kind !== 'milestone') return { pacing: pacing.kind };
  return {
    pacing: pacing.kind,
    milestones: pacing.milestones.map(({ month, due }) => [month, quantityToText(due)]),
  };
}

/** The file's text: one row a line, so that two plans can be compared line by line. */
export function planFileText(plan: Plan): string {
  const { indicators, ...head } = planFileData(plan);
  const rows = Array.isArray(indicators) ? indicators.map((row) => `  ${JSON.stringify(row)}`) : [];
  return [
    '{',
    ...Object.entries(head).map(([key, value]) => ` ${JSON.stringify(key)}: ${JSON.stringify(value)},`),
    ` "indicators": [\n${rows.join(',\n')}\n ]`,
    '}',
    '',
  ].join('\n');
}
