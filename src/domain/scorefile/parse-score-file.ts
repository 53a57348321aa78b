import { err, ok, type Result } from '#src/kernel/result.ts';
import { rulesOf, type ScoringRules } from '#src/domain/catalogue/rules.ts';
import {
  isInBand,
  tierBand,
  type RatedCoefficient,
  type Rating,
  type Tier,
} from '#src/domain/catalogue/tier.ts';
import type { Month } from '#src/domain/period/month.ts';
import { pointsToText, weightToText, type Points } from '#src/domain/quantity/points.ts';
import { quantityToText, scaledToText, type Quantity } from '#src/domain/quantity/quantity.ts';
import { NONE, seriesOf, type Cell } from '#src/domain/rollup/figure.ts';
import { fieldsOf, show, type Fault, type Fields } from '#src/domain/catalogue/fields.ts';
import type { ReadIndicator } from '#src/domain/catalogue/read-indicator.ts';
import { readPlan, type ReadPlan } from '#src/domain/scorefile/read-plan.ts';
import type { ScoreFile, ScoreFileRow } from '#src/domain/scorefile/score-file.ts';
import * as values from '#src/domain/catalogue/field-values.ts';
import { refusalOf, type Measure } from '#src/domain/statements/typed-value.ts';

/** Reads the parsed JSON of a score file; every fault of it, not the first only, in the file's order of sections [X2]. */
export function parseScoreFile(data: unknown): Result<ScoreFile, readonly Fault[]> {
  const faults: Fault[] = [];
  const fields = fieldsOf(data, '', faults);
  if (fields === null) return err(faults);
  const plan = readPlan(fields.raw('plan'), faults);
  const asOf = fields.required('asOf', values.MONTH);
  const cells = readCells(fields, plan, faults);
  const ratings = readRatings(fields, plan, faults);
  const partValues = readPartValues(fields, plan, faults);
  const manuals = readOverrides(fields, plan, faults);
  const execution = readExecution(fields, faults);
  if (faults.length > 0 || asOf === undefined) return err(faults);
  const rows: ScoreFileRow[] = [];
  for (const [id, { indicator }] of plan.byId) {
    if (indicator === null) continue; // cannot be: it would have left a fault
    rows.push({
      indicator,
      series: seriesOf(cells.get(id) ?? NO_CELLS),
      rating: ratings.get(id) ?? null,
      partValues: partValues.get(id) ?? NO_VALUES,
      manual: manuals.get(id) ?? null,
    });
  }
  return ok({ settings: plan.settings, asOf, rows, execution: seriesOf(execution) });
}

const NO_CELLS: ReadonlyMap<Month, Cell> = new Map();
const NO_VALUES: ReadonlyMap<string, Quantity> = new Map();

/** The indicator that an entry names; undefined, with a fault noted, when it names none of the plan [X5]. */
function readReference(entry: Fields, path: string, plan: ReadPlan, faults: Fault[]) {
  const id = entry.required('indicator', values.TEXT);
  if (id === undefined || !plan.hasIndicators) return undefined;
  const found = plan.byId.get(id);
  if (found !== undefined) return { id, found };
  faults.push({ path: `${path}.indicator`, text: `is ${show(id)}; the plan has no indicator with this id` });
  return undefined;
}

/** Notes an entry that says something a second time. The key is made of what the entry is about [X5]. */
function notesRepeats(faults: Fault[], what: string) {
  const firstPath = new Map<string, string>();
  return (key: readonly (string | number)[], path: string): void => {
    const first = firstPath.get(JSON.stringify(key));
    if (first === undefined) firstPath.set(JSON.stringify(key), path);
    else faults.push({ path, text: `is a second ${what} for the same place as ${first}; keep one of them` });
  };
}

function readCells(fields: Fields, plan: ReadPlan, faults: Fault[]) {
  const byId = new Map<string, Map<Month, Cell>>();
  const noteRepeat = notesRepeats(faults, 'cell');
  for (const { data, path } of fields.items('cells', 'required')) {
    const entry = fieldsOf(data, path, faults);
    if (entry === null) continue;
    const row = readReference(entry, path, plan, faults);
    const month = entry.required('month', values.MONTH);
    const cell = readCell(entry, path, row?.found, faults);
    if (row === undefined) continue;
    if (row.found.kind === 'qualitative' || row.found.kind === 'compound') {
      const instead = row.found.kind === 'compound' ? 'partValues and ratings' : 'ratings';
      faults.push({
        path,
        text: `is a cell of a ${row.found.kind} indicator, which has no monthly values; use ${instead}`,
      });
    }
    if (month === undefined) continue;
    noteRepeat([row.id, month], path);
    if (cell === undefined) continue;
    const months = byId.get(row.id) ?? new Map<Month, Cell>();
    byId.set(row.id, months.set(month, cell));
  }
  return byId;
}

function readCell(
  entry: Fields,
  path: string,
  row: ReadIndicator | undefined,
  faults: Fault[],
): Cell | undefined {
  if (entry.has('value') && entry.has('none')) {
    faults.push({
      path,
      text: 'has both a value and none; a month is either a number or 无发生: keep one of them',
    });
  }
  if (!entry.has('value') && !entry.has('none')) {
    faults.push({
      path,
      text: 'has neither a value nor none; give one, or leave the month out when it is 未填报',
    });
  }
  const none = entry.optional('none', values.TRUE);
  const value = entry.optional('value', values.AMOUNT);
  if (value === undefined) return none === undefined ? undefined : NONE;
  if (row?.kind === 'quantitative') noteRefusal(value, row, `${path}.value`, faults);
  return { kind: 'number', value };
}

/** What entry refuses, a file may not bring in either [X6]. A file has no notes, so a 冲减 needs none here. */
function noteRefusal(value: Quantity, row: ReadIndicator, path: string, faults: Fault[]): void {
  // Where the plan's own field is at fault, its check is left out: money may be negative, and four decimals are always fine.
  const measure: Measure = {
    unit: row.unit ?? '万元',
    decimals: row.decimals ?? 4,
    anyRange: row.anyRange,
  };
  const refusal = refusalOf(value, measure, 'from a file');
  if (refusal === null) return;
  const found = `is ${quantityToText(value)}`;
  if (refusal.kind === 'negative') {
    faults.push({ path, text: `${found}; only amounts of money (unit 万…) may be negative, as a 冲减` });
  } else if (refusal.kind === 'percent-range') {
    faults.push({ path, text: `${found}; give a percentage from 0 to 100` });
  } else if (refusal.kind === 'too-many-decimals') {
    faults.push({
      path,
      text: `${found}; the indicator has ${measure.decimals} decimals: give at most as many`,
    });
  }
}

function readRatings(fields: Fields, plan: ReadPlan, faults: Fault[]): ReadonlyMap<string, Rating> {
  const byId = new Map<string, Rating>();
  const noteRepeat = notesRepeats(faults, 'rating');
  const rules = rulesOf(plan.settings);
  for (const { data, path } of fields.items('ratings', 'optional')) {
    const entry = fieldsOf(data, path, faults);
    if (entry === null) continue;
    const row = readReference(entry, path, plan, faults);
    const tier = entry.required('tier', values.TIER);
    const coefficient = entry.required('coefficient', values.COEFFICIENT);
    if (tier !== undefined && coefficient !== undefined && !isInBand(tier, coefficient, rules)) {
      const text = `is ${scaledToText(coefficient, 6, 0)}; the band of tier ${tier} is ${bandToText(tier, rules)}`;
      faults.push({ path: `${path}.coefficient`, text });
    }
    if (row === undefined) continue;
    if (row.found.kind === 'quantitative') {
      faults.push({
        path,
        text: 'rates a quantitative indicator, whose coefficient is computed; use overrides to set its score',
      });
    }
    noteRepeat([row.id], path);
    if (tier !== undefined && coefficient !== undefined) {
      byId.set(row.id, { tier, coefficient: coefficient as RatedCoefficient });
    }
  }
  return byId;
}

/** '[0.80, 1.00]', '[0.60, 0.80)' */
function bandToText(tier: Tier, rules: ScoringRules): string {
  const { lowest, highest, includesHighest } = tierBand(tier, rules);
  const [low, high] = [lowest, highest].map((end) => scaledToText(end, 6, 2));
  return `[${low}, ${high}${includesHighest ? ']' : ')'}`;
}

function readPartValues(fields: Fields, plan: ReadPlan, faults: Fault[]) {
  const byId = new Map<string, Map<string, Quantity>>();
  const noteRepeat = notesRepeats(faults, 'value');
  for (const { data, path } of fields.items('partValues', 'optional')) {
    const entry = fieldsOf(data, path, faults);
    if (entry === null) continue;
    const row = readReference(entry, path, plan, faults);
    const part = entry.required('part', values.TEXT);
    const value = entry.required('value', values.AMOUNT);
    if (row === undefined) continue;
    if (row.found.kind !== undefined && row.found.kind !== 'compound') {
      faults.push({
        path,
        text: `is for a ${row.found.kind} indicator, which has no parts; only compound ones have`,
      });
      continue;
    }
    if (value !== undefined) noteRefusal(value, row.found, `${path}.value`, faults);
    if (part === undefined) continue;
    if (row.found.kind === 'compound' && !row.found.partIds.has(part)) {
      faults.push({
        path: `${path}.part`,
        text: `is ${show(part)}; indicator ${show(row.id)} has no part with this id`,
      });
    }
    noteRepeat([row.id, part], path);
    if (value === undefined) continue;
    const ofRow = byId.get(row.id) ?? new Map<string, Quantity>();
    byId.set(row.id, ofRow.set(part, value));
  }
  return byId;
}

function readOverrides(fields: Fields, plan: ReadPlan, faults: Fault[]): ReadonlyMap<string, Points> {
  const byId = new Map<string, Points>();
  const noteRepeat = notesRepeats(faults, 'override');
  for (const { data, path } of fields.items('overrides', 'optional')) {
    const entry = fieldsOf(data, path, faults);
    if (entry === null) continue;
    const row = readReference(entry, path, plan, faults);
    const score = entry.required('score', values.POINTS);
    entry.required('reason', values.REASON);
    if (row === undefined) continue;
    noteRepeat([row.id], path);
    if (score === undefined) continue;
    const { weight } = row.found;
    if (weight !== undefined && score > weight) {
      const text = `is ${pointsToText(score)}; the indicator weighs ${weightToText(weight)}: give a score from 0 to that`;
      faults.push({ path: `${path}.score`, text });
    }
    byId.set(row.id, score);
  }
  return byId;
}

function readExecution(fields: Fields, faults: Fault[]): ReadonlyMap<Month, Cell> {
  const byMonth = new Map<Month, Cell>();
  const noteRepeat = notesRepeats(faults, 'execution');
  for (const { data, path } of fields.items('execution', 'optional')) {
    const entry = fieldsOf(data, path, faults);
    if (entry === null) continue;
    const month = entry.required('month', values.MONTH);
    const amount = entry.required('amount', values.AMOUNT);
    if (month === undefined) continue;
    noteRepeat([month], path);
    if (amount !== undefined) byMonth.set(month, { kind: 'number', value: amount });
  }
  return byMonth;
}
