import { err, ok, type Result } from '#src/kernel/result.ts';
import {
  SOURCE_COLUMNS,
  type Plan,
  type PlanIndicator,
  type PlanSettings,
  type SourceCells,
} from '#src/domain/catalogue/plan.ts';
import { draftProblems, type DraftProblem } from '#src/domain/draft/draft-problems.ts';
import type { Draft, DraftRow } from '#src/domain/draft/draft.ts';
import { asRead, planOfDraft } from '#src/domain/draft/issue-draft.ts';
import { draftOfPlan } from '#src/domain/draft/reopened-plan.ts';
import { canonicalJson } from '#src/domain/package/canonical-json.ts';
import { planDigest } from '#src/domain/package/plan-digest.ts';

/** When, why and by whom a table that had been read wrongly is put right. */
export interface Correction {
  /** 'YYYY-MM-DD'. */
  readonly date: string;
  readonly reason: string;
  readonly author: string;
}

/** What stands in the way of putting a plan right: errors of the draft that the plan did not have before. */
export function correctionProblems(plan: Plan, draft: Draft): readonly DraftProblem[] {
  const known = new Set(errorsOf(draftOfPlan(plan)).map(({ text }) => text));
  const own = errorsOf(draft).filter(({ text }) => !known.has(text));
  if (draft.year.trim() === String(plan.year)) return own;
  return [{ level: 'error', row: null, field: 'year', text: '年度不能更正：另一个年度是另一个方案' }, ...own];
}

function errorsOf(draft: Draft): readonly DraftProblem[] {
  return draftProblems(draft).filter(({ level }) => level === 'error');
}

/**
 * The next version of a plan, as it should have been read [PL20]: what the draft leaves as it was stays as it is, printed cells too; a
 * cell that was put right is what the table prints. Null: nothing was changed.
 */
export function correctedPlan(
  plan: Plan,
  draft: Draft,
  { date, reason, author }: Correction,
): Result<Plan | null, readonly DraftProblem[]> {
  const before = draftOfPlan(plan);
  if (canonicalJson(before) === canonicalJson(draft)) return ok(null);
  const problems = correctionProblems(plan, draft);
  if (problems.length > 0) return err(problems);
  const issued = planOfDraft(draft, { date, number: '' });
  if (!issued.ok) return issued;
  const rowsBefore = new Map(before.rows.map((row) => [row.id, row]));
  const own = new Map<string, PlanIndicator>(plan.indicators.map((row) => [row.id, row]));
  const texts = new Map(draft.rows.map((row) => [row.id, row]));
  const next: Plan = {
    ...plan,
    unitName: issued.value.unitName,
    project: issued.value.project,
    source: draft.source.trim(),
    overallGoal: issued.value.overallGoal,
    contact: issued.value.contact,
    sections: issued.value.sections,
    collectingSection: issued.value.collectingSection,
    settings: correctedSettings(plan.settings, issued.value.settings),
    indicators: issued.value.indicators.map((row) =>
      rowOf(row, own.get(row.id), rowsBefore.get(row.id), texts.get(row.id)),
    ),
    corrections: [...(plan.corrections ?? []), { of: planDigest(plan), date, reason: reason.trim(), author }],
  };
  return asRead(next);
}

/** The budgets and the 口径, which may have been chosen wrongly; what the weights are made of, and the due day, stay [KJ9]. */
function correctedSettings(
  { rules: _rules, initialBudget: _initial, ...kept }: PlanSettings,
  { budget, initialBudget, exceededRule, gradeThresholds, rules }: PlanSettings,
): PlanSettings {
  return {
    ...kept,
    budget,
    ...(initialBudget === undefined ? {} : { initialBudget }),
    exceededRule,
    gradeThresholds,
    ...(rules === undefined ? {} : { rules }),
  };
}

function rowOf(
  issued: PlanIndicator,
  own: PlanIndicator | undefined,
  before: DraftRow | undefined,
  after: DraftRow | undefined,
): PlanIndicator {
  if (own === undefined || before === undefined || after === undefined) return issued;
  const { seq } = issued;
  if (canonicalJson(before) === canonicalJson(after))
    return own.seq === seq ? own : Object.assign({}, own, { seq });
  return {
    ...issued,
    source: correctedCells(own.source, before, after),
    ownerConfidence: own.owner === issued.owner ? own.ownerConfidence : issued.ownerConfidence,
    oddities: own.oddities,
  };
}

/** The printed cells, with those put right: what they were stays in the version before. */
function correctedCells(source: SourceCells, before: DraftRow, after: DraftRow): SourceCells {
  return Object.fromEntries(
    SOURCE_COLUMNS.map((column) => [
      column,
      before[column] === after[column] ? source[column] : after[column].trim(),
    ]),
  ) as unknown as SourceCells;
}
