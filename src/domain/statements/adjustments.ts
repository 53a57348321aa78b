import type { PlanIndicator } from '#src/domain/catalogue/plan.ts';
import type { Month } from '#src/domain/period/month.ts';
import { weightToText, type Points } from '#src/domain/quantity/points.ts';
import { quantityToText } from '#src/domain/quantity/quantity.ts';
import type {
  AddedRow,
  AdjustmentContent,
  AdjustmentId,
  Statement,
} from '#src/domain/statements/statement.ts';
import type { SubjectKey } from '#src/domain/statements/subject-key.ts';

/** A 调整 that stands. */
export interface Adjustment extends AdjustmentContent {
  readonly id: AdjustmentId;
}

/** What stands, by subject. */
type Standing = ReadonlyMap<SubjectKey, Statement>;

/** What stands of a year never changes in place, and most years have none. */
const known = new WeakMap<Standing, readonly Adjustment[]>();

/** What stands of 调整, in the order in which it takes effect: by month, by the day of the document, by id [PL24]. */
export function adjustmentsOf({ bySubject }: { readonly bySubject: Standing }): readonly Adjustment[] {
  const before = known.get(bySubject);
  if (before !== undefined) return before;
  const found: Adjustment[] = [];
  for (const { subject, content } of bySubject.values())
    if (subject.kind === 'adjustment' && content !== null)
      found.push({ ...(content as AdjustmentContent), id: subject.adjustment });
  found.sort((a, b) => a.from - b.from || compared(a.date, b.date) || compared(a.id, b.id));
  known.set(bySubject, found);
  return found;
}

/** Whether a month asks anything of a row: from its first month on, and before the one from which on it is stopped [PL24]. */
export function isAsked(year: { readonly bySubject: Standing }, row: string, month: Month): boolean {
  const stop = adjustmentsOf(year).find(({ stopped }) => stopped.some((id) => id === row))?.from;
  return month >= firstMonth(year, row) && (stop === undefined || month < stop);
}

/** From when on a row is in force: January, but for rows that were added [PL24]. */
export function firstMonth(year: { readonly bySubject: Standing }, row: string): Month {
  return adjustmentsOf(year).find(({ added }) => added.some(({ id }) => id === row))?.from ?? 1;
}

function compared(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/**
 * The rows in force at a cut-off: weights as adjusted by then, without the stopped ones, with the added ones behind [PL24].
 * @param cutOff null: every row of the year, stopped ones too, with its last weight: what values can be said on
 */
export function adjustedRows(
  rows: readonly PlanIndicator[],
  adjustments: readonly Adjustment[],
  cutOff: Month | null,
): readonly PlanIndicator[] {
  const inForce = adjustments.filter(({ from }) => cutOff === null || from <= cutOff);
  if (inForce.length === 0) return rows;
  const all = [...rows];
  const weights = new Map<string, Points>();
  const stopped = new Set<string>();
  for (const { added, weights: changed, stopped: ended } of inForce) {
    // A seal freezes the rows in force: read over them once more, an added row is there already.
    for (const row of added)
      if (!all.some(({ id }) => id === row.id)) all.push(toIndicator(row, nextSeq(all)));
    for (const { indicator, weight } of changed) weights.set(indicator, weight);
    for (const id of ended) stopped.add(id);
  }
  return all
    .filter(({ id }) => cutOff === null || !stopped.has(id))
    .map((row) => {
      const weight = weights.get(row.id);
      return weight === undefined || weight === row.weight ? row : Object.assign({}, row, { weight });
    });
}

/** With the rows that a 调整 adds which is not in force: not taken in yet, or taken back. What was said of them is still told by their names [PL62]. */
export function withEveryRow<P extends { readonly indicators: readonly PlanIndicator[] }>(
  plan: P,
  log: Iterable<Statement>,
): P {
  const all = [...plan.indicators];
  for (const { subject, content } of log) {
    if (subject.kind !== 'adjustment' || content === null) continue;
    for (const row of (content as AdjustmentContent).added)
      if (!all.some(({ id }) => id === row.id)) all.push(toIndicator(row, nextSeq(all)));
  }
  return all.length === plan.indicators.length ? plan : { ...plan, indicators: all };
}

function nextSeq(rows: readonly PlanIndicator[]): number {
  return rows.reduce((most, { seq }) => Math.max(most, seq), 0) + 1;
}

/** An added row as a row of the plan: its source is what the document says. */
function toIndicator(row: AddedRow, seq: number): PlanIndicator {
  const { id, name, owner, core, weight } = row;
  const goal = row.kind === 'quantitative' ? row.goal : null;
  const profile = {
    seq,
    source: {
      name,
      weight: weightToText(weight),
      unit: row.kind === 'quantitative' ? row.unit : '',
      operator: goal === null ? '定性' : goal.operator,
      target: row.kind === 'quantitative' ? quantityToText(row.goal.target) : row.target,
    },
    class: row.class,
    owner,
    ownerConfidence: 'H' as const,
    core,
    oddities: [],
  };
  if (row.kind === 'qualitative') return { ...profile, id, name, weight, kind: row.kind };
  const { unit, decimals, rollup, pacing } = row;
  const measure = { unit, decimals, goal: row.goal, rollup, pacing };
  return { ...profile, id, name, weight, kind: row.kind, ...measure };
}
