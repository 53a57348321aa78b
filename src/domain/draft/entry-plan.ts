import type { Plan, PlanIndicator } from '#src/domain/catalogue/plan.ts';
import { draftProblems, isRated, targetOf } from '#src/domain/draft/draft-problems.ts';
import type { Draft, DraftRow } from '#src/domain/draft/draft.ts';
import { indicatorOf, settingsOf } from '#src/domain/draft/issue-draft.ts';
import { parseScaled, textToQuantity } from '#src/domain/quantity/decimal-text.ts';

/**
 * Why a row of a draft takes no values yet: what says how its numbers are read is missing, its id is there twice, or what was recorded
 * on it waits for a decision [PL52].
 */
export type Lack = 'name' | 'operator' | 'target' | 'unit' | 'twice' | 'undecided';

export interface LackingRow {
  readonly id: string;
  /** Its place in the draft, from 1. */
  readonly seq: number;
  readonly name: string;
  readonly lack: Lack;
}

/** A draft as a plan that values are said on [PL50]. */
export interface EntryPlan {
  /** Its rows keep their places in the draft; weights that are missing are 0, and nothing is scored then [PL51]. */
  readonly plan: Plan;
  readonly lacking: readonly LackingRow[];
}

/** @param open rows whose values wait for a decision @returns null: it says no year, and values would be of none */
export function entryPlan(draft: Draft, open: ReadonlySet<string> = new Set()): EntryPlan | null {
  if (!/^20\d\d$/.test(draft.year.trim())) return null;
  const indicators: PlanIndicator[] = [];
  const lacking: LackingRow[] = [];
  const seen = new Set<string>();
  for (const [at, row] of draft.rows.entries()) {
    const lack = seen.has(row.id) ? 'twice' : (rowLack(row) ?? (open.has(row.id) ? 'undecided' : null));
    seen.add(row.id);
    if (lack === null) indicators.push(indicatorOf(row, at + 1, draft));
    else lacking.push({ id: row.id, seq: at + 1, name: row.name.trim(), lack });
  }
  const isSound = lacking.length === 0 && draftProblems(draft).every(({ level }) => level !== 'error');
  return { plan: { ...planOf(draft, indicators), draft: isSound ? 'sound' : 'incomplete' }, lacking };
}

/** Rows of a draft as a plan, in their places in it, to be compared with others; what says too little is left out. */
export function rowsPlan(draft: Draft, rows: readonly DraftRow[]): Plan {
  return planOf(
    draft,
    rows.flatMap((row, at) => {
      const own = draft.rows.findIndex(({ id }) => id === row.id);
      return rowLack(row) === null ? [indicatorOf(row, (own < 0 ? at : own) + 1, draft)] : [];
    }),
  );
}

function planOf(draft: Draft, indicators: readonly PlanIndicator[]): Plan {
  const budget = textToQuantity(draft.budget.trim());
  const year = parseScaled(draft.year.trim(), 0);
  return {
    id: draft.id,
    unitName: draft.unitName.trim(),
    year: typeof year === 'number' ? year : 0,
    project: draft.project.trim() === '' ? null : draft.project.trim(),
    source: draft.source.trim(),
    overallGoal: draft.overallGoal.trim(),
    contact: { name: draft.contactName.trim(), phone: draft.contactPhone.trim() },
    sections: draft.sections.map((section) => section.trim()).filter((section) => section !== ''),
    collectingSection: draft.collectingSection.trim(),
    settings: {
      ...settingsOf(draft),
      budget: typeof budget === 'number' && budget >= 0 ? budget : null,
    },
    indicators,
    oddities: [],
    ...(draft.previous === undefined ? {} : { previous: draft.previous }),
  };
}

/** What a row must say before a number can be read on it; null: nothing is missing. Its weight may be. */
export function rowLack(row: DraftRow): Lack | null {
  if (row.name.trim() === '') return 'name';
  if (isRated(row)) return null;
  const target = targetOf(row);
  if (target === null || target < 0) return 'target';
  if (row.operator === '') return 'operator';
  return row.unit.trim() === '' && row.rollup === 'sum' ? 'unit' : null;
}
