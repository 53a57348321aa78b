import { err, ok, type Result } from '#src/kernel/result.ts';
import { planProblems, type PlanProblem } from '#src/domain/catalogue/plan-problem.ts';
import { typedDay } from '#src/domain/statements/typed-day.ts';
import type { IndicatorId, Pacing } from '#src/domain/catalogue/indicator.ts';
import { isCeiling } from '#src/domain/catalogue/indicator.ts';
import type { Plan, PlanIndicator } from '#src/domain/catalogue/plan.ts';
import { isRated, targetOf, weightOf } from '#src/domain/draft/draft-problems.ts';
import type { DraftRow } from '#src/domain/draft/draft.ts';
import { proposedDecimals, proposedRollup } from '#src/domain/draft/propose.ts';
import { MONTHS, YEAR_END, type Month } from '#src/domain/period/month.ts';
import type { Points } from '#src/domain/quantity/points.ts';
import type { Quantity } from '#src/domain/quantity/quantity.ts';
import type { AddedRow, AdjustmentContent, AdjustmentId, Said } from '#src/domain/statements/statement.ts';
import { parseTarget } from '#src/domain/statements/typed-amount.ts';
import {
  planInForce,
  standing,
  supposing,
  type YearStatements,
} from '#src/domain/statements/year-statements.ts';

/** A row of the adjustment as it is typed: '' leaves it as it is. */
export interface RowAdjustment {
  readonly weight: string;
  readonly target: string;
  readonly isStopped: boolean;
}

/** A 调整 as it is typed. */
export interface AdjustmentForm {
  readonly id: AdjustmentId;
  readonly from: Month;
  /** 'YYYY-MM-DD'. */
  readonly date: string;
  readonly number: string;
  readonly reason: string;
  readonly rows: ReadonlyMap<string, RowAdjustment>;
  readonly added: readonly DraftRow[];
}

/** What stands in the way of an adjustment. `row`: its id; null: the document, or the whole. */
export type AdjustmentProblem =
  | { readonly kind: 'date' | 'reason' | 'nothing'; readonly row: null }
  | { readonly kind: 'weight' | 'target' | 'name' | 'unit' | 'operator'; readonly row: string }
  /** A score set by hand lies above the new weight: it is looked at first. */
  | { readonly kind: 'manual-score'; readonly row: string }
  /** The weights of a month that it reaches do not add up; nothing is scaled silently [PL24]. */
  | { readonly kind: 'weights'; readonly row: null; readonly month: Month; readonly problem: PlanProblem };

/** The rows that an adjustment can change: those in force in its first month without it. */
export function adjustableRows(
  plan: Plan,
  year: YearStatements,
  { id, from }: Pick<AdjustmentForm, 'id' | 'from'>,
): readonly PlanIndicator[] {
  return planInForce(plan, withoutIt(year, id), from).indicators;
}

function withoutIt(year: YearStatements, id: AdjustmentId): YearStatements {
  return supposing(year, [{ subject: { kind: 'adjustment', adjustment: id }, content: null, note: '' }]);
}

/** What is said for an adjustment, targets with it; or everything that is in the way [PL24] [PL25]. */
export function adjustmentSaid(
  plan: Plan,
  year: YearStatements,
  form: AdjustmentForm,
): Result<readonly Said[], readonly AdjustmentProblem[]> {
  const problems: AdjustmentProblem[] = [];
  const day = typedDay(form.date);
  if (day === null) problems.push({ kind: 'date', row: null });
  const date = day ?? form.date;
  if (form.reason.trim() === '') problems.push({ kind: 'reason', row: null });
  const weights: { readonly indicator: IndicatorId; readonly weight: Points }[] = [];
  const stopped: IndicatorId[] = [];
  const targets: Said[] = [];
  const rows = adjustableRows(plan, year, form);
  for (const row of rows) {
    const typed = form.rows.get(row.id);
    if (typed === undefined) continue;
    if (typed.isStopped) {
      stopped.push(row.id);
      continue;
    }
    if (typed.weight.trim() !== '') {
      const weight = weightOf({ weight: typed.weight });
      if (weight === null) problems.push({ kind: 'weight', row: row.id });
      else if (weight !== row.weight) weights.push({ indicator: row.id, weight });
      const manual = standing(year, { kind: 'manual-score', indicator: row.id })?.content?.score ?? 0;
      if (weight !== null && manual > weight) problems.push({ kind: 'manual-score', row: row.id });
    }
    if (typed.target.trim() !== '' && row.kind === 'quantitative') {
      const target = parseTarget(typed.target, row);
      if (!target.ok || target.value === null) problems.push({ kind: 'target', row: row.id });
      else if (target.value !== targetInForce(year, row, form.from))
        targets.push(targetSaid(row.id, target.value, { ...form, date }));
    }
  }
  const added: AddedRow[] = [];
  for (const row of form.added) {
    const read = addedRow(row, plan.collectingSection);
    if (read.ok) added.push(read.value);
    else problems.push(...read.error);
  }
  if (weights.length + stopped.length + added.length + targets.length === 0)
    problems.push({ kind: 'nothing', row: null });
  const { from } = form;
  const content: AdjustmentContent = {
    from,
    date,
    number: form.number.trim(),
    reason: form.reason.trim(),
    weights,
    stopped,
    added,
  };
  const subject = { kind: 'adjustment', adjustment: form.id } as const;
  const isEmpty = weights.length + stopped.length + added.length === 0;
  const said: readonly Said[] = [{ subject, content: isEmpty ? null : content, note: '' }];
  if (problems.length === 0) problems.push(...weightProblems(plan, supposing(year, said), from));
  if (problems.length > 0) return err(problems);
  const isKnown = standing(year, subject) !== null;
  return ok([...(isEmpty && !isKnown ? [] : said), ...targets]);
}

/** Months that an adjustment reaches and whose weights do not add up: the first of each sum [PL24]. */
export function weightProblems(plan: Plan, year: YearStatements, from: Month): readonly AdjustmentProblem[] {
  for (const month of MONTHS) {
    if (month < from) continue;
    const problem = planProblems(planInForce(plan, year, month)).find(
      ({ kind }) => kind === 'weights-not-100',
    );
    if (problem !== undefined) return [{ kind: 'weights', row: null, month, problem }];
  }
  return [];
}

function targetInForce(
  year: YearStatements,
  row: Extract<PlanIndicator, { kind: 'quantitative' }>,
  from: Month,
): Quantity {
  const adjusted = standing(year, { kind: 'adjusted-target', indicator: row.id })?.content ?? null;
  return adjusted !== null && adjusted.from <= from ? adjusted.target : row.goal.target;
}

/** Every version reads an adjusted target; its document and reason are one text there. */
function targetSaid(
  indicator: IndicatorId,
  target: Quantity,
  { from, date, number, reason }: AdjustmentForm,
): Said {
  const basis = [number.trim(), reason.trim()].filter((part) => part !== '').join('，');
  return {
    subject: { kind: 'adjusted-target', indicator },
    content: { target, from, basis, date },
    note: '',
  };
}

/** A new row by what is typed of it; roll-up and decimals as proposed unless they were chosen. */
function addedRow(row: DraftRow, collectingSection: string): Result<AddedRow, readonly AdjustmentProblem[]> {
  const problems: AdjustmentProblem[] = [];
  const weight = weightOf(row);
  if (row.name.trim() === '') problems.push({ kind: 'name', row: row.id });
  if (weight === null) problems.push({ kind: 'weight', row: row.id });
  const base = {
    id: row.id as IndicatorId,
    name: row.name.trim(),
    class: row.class,
    owner: row.owner.trim() === '' ? collectingSection : row.owner.trim(),
    core: row.core,
    weight: weight ?? (0 as Points),
  };
  if (isRated(row)) {
    return problems.length > 0
      ? err(problems)
      : ok({ ...base, kind: 'qualitative', target: row.target.trim() });
  }
  const target = targetOf(row);
  if (target === null || target < 0) problems.push({ kind: 'target', row: row.id });
  if (row.operator === '' || row.operator === '定性') problems.push({ kind: 'operator', row: row.id });
  if (row.unit.trim() === '') problems.push({ kind: 'unit', row: row.id });
  if (problems.length > 0 || target === null || row.operator === '' || row.operator === '定性')
    return err(problems);
  const { operator } = row;
  const rollup = proposedRollup(row);
  // A row that comes during the year has not the whole of it: what is due is due at its end, unless it is a level or a ceiling.
  const pacing: Pacing =
    rollup !== 'sum' || isCeiling(operator)
      ? { kind: 'level' }
      : { kind: 'milestone', milestones: [{ month: YEAR_END, due: target }] };
  return ok({
    ...base,
    kind: 'quantitative',
    unit: row.unit.trim(),
    decimals: proposedDecimals(row),
    goal: { operator, target },
    rollup,
    pacing,
  });
}
