import {
  indicatorById,
  isSamplePlan,
  planName,
  type Plan,
  type PlanIndicator,
} from '#src/domain/catalogue/plan.ts';
import { bare } from '#src/domain/import/words.ts';
import { ruleBreakOf, type RuleBreak } from '#src/domain/package/plan-rules.ts';
import type { RowPair } from '#src/domain/pairing/pair-rows.ts';
import { saysSame, type Said, type Statement, type SubjectKind } from '#src/domain/statements/statement.ts';
import { subjectKey } from '#src/domain/statements/subject-key.ts';
import { planInForce, type YearStatements } from '#src/domain/statements/year-statements.ts';

/** Why a word stays with the plan it was said on [PL42]. */
export type CarryStop =
  /** No row is the same. */
  | { readonly kind: 'no-row' }
  /** A number is never taken into another unit. */
  | { readonly kind: 'unit'; readonly from: string; readonly to: string }
  | { readonly kind: 'rule'; readonly broken: RuleBreak };

/** A word that can be said on the other plan. */
export interface CarriedWord {
  readonly said: Said;
  readonly from: Statement;
  /** What stands there instead; null: nothing. */
  readonly stands: Statement | null;
}

export interface CarryPlan {
  /** Where the other plan says nothing. */
  readonly fresh: readonly CarriedWord[];
  /** Where it says something else: a person chooses. */
  readonly conflicts: readonly CarriedWord[];
  /** How many say the same already. */
  readonly same: number;
  readonly left: readonly { readonly from: Statement; readonly why: CarryStop }[];
}

/** A plan, and what stands on it. */
export interface PlanWithYear {
  readonly plan: Plan;
  readonly year: YearStatements;
}

/** Another plan of the same unit, year and kind: two machines have each made one [PL41]. 示例数据 is the twin of nothing. */
export function isTwin(one: Plan, other: Plan): boolean {
  if (isSamplePlan(one.id) || isSamplePlan(other.id)) return false;
  return one.id !== other.id && bare(planName(one)) === bare(planName(other));
}

/**
 * What saying the words of one plan on another would do, by rows that are the same [PL42]. Closes, the seal, adjustments, versions and what was looked at and
 * found right belong to the plan on which they were said. Nothing is written, and the plan it comes from is not touched.
 */
export function carryPlan(from: PlanWithYear, to: PlanWithYear, pairs: readonly RowPair[]): CarryPlan {
  const partner = new Map(pairs.map((pair) => [pair.from, pair.to]));
  const inForce = planInForce(to.plan, to.year);
  const fresh: CarriedWord[] = [];
  const conflicts: CarriedWord[] = [];
  const left: { readonly from: Statement; readonly why: CarryStop }[] = [];
  let same = 0;
  for (const statement of from.year.bySubject.values()) {
    const isEmpty = statement.content === null && statement.note === '';
    if (isEmpty || STAYS.has(statement.subject.kind)) continue;
    const rows = rowsOf(statement, from.plan, to.plan, partner);
    if (rows === 'none') {
      left.push({ from: statement, why: { kind: 'no-row' } });
      continue;
    }
    const said = onRow(statement, rows);
    const why = stopOf(said, rows, { proposed: to.plan, inForce, year: to.year });
    if (why !== null) {
      left.push({ from: statement, why });
      continue;
    }
    const stands = to.year.bySubject.get(subjectKey(said.subject)) ?? null;
    if (stands === null || (stands.content === null && stands.note === ''))
      fresh.push({ said, from: statement, stands: null });
    else if (isSameWord(said, stands)) same += 1;
    else conflicts.push({ said, from: statement, stands });
  }
  return { fresh, conflicts, same, left };
}

const STAYS: ReadonlySet<SubjectKind> = new Set<SubjectKind>([
  'seal',
  'month-close',
  'close-list',
  'month-checked',
  'execution-checked',
  'target-checked',
  // They name rows of their own plan, and change it.
  'adjustment',
  'plan-version',
]);

/** The two rows a word of a row is about; null: it is about the plan as a whole. */
type Rows = { readonly from: PlanIndicator; readonly to: PlanIndicator } | null;

function rowsOf(
  { subject }: Statement,
  from: Plan,
  to: Plan,
  partner: ReadonlyMap<string, string>,
): Rows | 'none' {
  if (!('indicator' in subject)) return null;
  const row = indicatorById(from, subject.indicator);
  const other = to.indicators.find(({ id }) => id === partner.get(subject.indicator));
  return row === null || other === undefined ? 'none' : { from: row, to: other };
}

function onRow({ subject, content, note }: Statement, rows: Rows): Said {
  const there = rows === null ? subject : { ...subject, indicator: rows.to.id };
  return { subject: there, content, note } as Said;
}

function stopOf(said: Said, rows: Rows, ground: Parameters<typeof ruleBreakOf>[1]): CarryStop | null {
  const broken = ruleBreakOf(said, ground);
  if (broken !== null) return { kind: 'rule', broken };
  if (rows === null || !COUNTED.has(said.subject.kind)) return null;
  const [from, to] = [unitOf(rows.from, said), unitOf(rows.to, said)];
  return bare(from) === bare(to) ? null : { kind: 'unit', from, to };
}

/** What holds amounts in the unit of its row: milestones are among the edits of a row. */
const COUNTED: ReadonlySet<SubjectKind> = new Set<SubjectKind>([
  'month',
  'part',
  'adjusted-target',
  'expected',
  'outlook',
  'profile',
]);

function unitOf(row: PlanIndicator, { subject }: Said): string {
  if (row.kind === 'quantitative') return row.unit;
  if (row.kind !== 'compound' || subject.kind !== 'part') return '';
  return row.parts.find(({ id }) => id === subject.part)?.unit ?? '';
}

function isSameWord(said: Said, statement: Statement): boolean {
  return subjectKey(said.subject) === subjectKey(statement.subject) && saysSame(said, statement);
}
