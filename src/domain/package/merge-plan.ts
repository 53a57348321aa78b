import { err, ok, type Result } from '#src/kernel/result.ts';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { compareSubject, type Comparison, type MergeKind } from '#src/domain/package/compare-subject.ts';
import type { OpenedPackage, UnreadStatement } from '#src/domain/package/parse-package.ts';
import { rowDifferences, type RowDifference } from '#src/domain/package/row-difference.ts';
import { ruleBreakOf, type RuleBreak } from '#src/domain/package/plan-rules.ts';
import { isSameRevision } from '#src/domain/package/same-word.ts';
import { currentStatements } from '#src/domain/statements/current.ts';
import type { Said, Statement, StatementId } from '#src/domain/statements/statement.ts';
import { subjectKey, type SubjectKey } from '#src/domain/statements/subject-key.ts';
import { planInForce, supposing, yearStatements } from '#src/domain/statements/year-statements.ts';

/** One subject of a package against ours: one line of the preview [M5]. */
export interface MergeItem extends Comparison {
  readonly key: SubjectKey;
  readonly subject: Said['subject'];
  /** The row's source cells differ between the two plans, or theirs does not list it: the number may mean another thing [M6]. */
  readonly isOtherRow: boolean;
  /** The edit of the row without which this value could not stand here (more decimals); null: it stands by itself [M7]. */
  readonly needs: SubjectKey | null;
  /** Why their word, older than ours, could not be brought back: it breaks the rules of today's plan. */
  readonly theirsBreaks: RuleBreak | null;
}

/** Why a subject of the file is set aside as a whole: named in the preview, never written [M6] [M7]. */
export type AsideReason =
  | { readonly kind: 'unknown-indicator' }
  | { readonly kind: 'unread'; readonly reason: UnreadStatement['reason'] }
  | { readonly kind: 'rule'; readonly broken: RuleBreak }
  /** The same revision id with another content: one of the two was altered. */
  | { readonly kind: 'altered-revision' }
  /** Their revisions and ours replace each other in a circle. */
  | { readonly kind: 'circular-revisions' }
  | { readonly kind: 'too-many-heads' };

export interface Aside {
  /** Place of the statement in the file, counted from 0. */
  readonly index: number;
  readonly reason: AsideReason;
  /** The statement; null when not even its subject is known. */
  readonly statement: Statement | null;
}

/** What taking a package in would do; nothing has been written [M4]. */
export interface MergePlan {
  readonly items: readonly MergeItem[];
  readonly aside: readonly Aside[];
  readonly differing: readonly RowDifference[];
}

export interface MergeFault {
  readonly kind: 'other-plan';
  readonly mine: string;
  readonly theirs: string;
}

/** The file's revisions of one subject, with the place of the first. */
interface Incoming {
  readonly index: number;
  readonly revisions: Statement[];
}

/**
 * Plans the merge of a package into a log [M4]. Pure.
 * @param plan the plan as proposed; the edits in the log lie over it
 * @param log every revision of the plan that is stored here
 */
export function planMerge(
  plan: Plan,
  log: readonly Statement[],
  file: OpenedPackage,
): Result<MergePlan, MergeFault> {
  if (file.plan !== plan.id || file.year !== plan.year)
    return err({ kind: 'other-plan', mine: `${plan.id} ${plan.year}`, theirs: `${file.plan} ${file.year}` });
  const differing = rowDifferences(plan, file);
  const aside: Aside[] = file.unread.map(({ index, reason, statement }) => ({
    index,
    reason: { kind: 'unread', reason },
    statement,
  }));
  const incoming = incomingBySubject(plan, log, file, aside);
  const mineBySubject = revisionsBySubject(log, incoming);
  const changed = new Set(differing.flatMap((each) => (each.kind === 'only-theirs' ? [] : [each.id])));
  const items: MergeItem[] = [];
  const places = new Map<SubjectKey, number>();
  for (const [key, { index, revisions }] of incoming) {
    const [first] = revisions;
    if (first === undefined) continue;
    const compared = compareSubject(mineBySubject.get(key) ?? [], revisions);
    if (!compared.ok) {
      aside.push({ index, reason: { kind: compared.error }, statement: first });
      continue;
    }
    places.set(key, index);
    const { subject } = first;
    const isOtherRow = 'indicator' in subject && changed.has(subject.indicator);
    items.push({ ...compared.value, key, subject, isOtherRow, needs: null, theirsBreaks: null });
  }
  const checked = checkRules(plan, log, items, places, aside);
  return ok({ items: checked, aside: aside.sort((a, b) => a.index - b.index), differing });
}

/** The file's revisions by subject; subjects that are set aside as a whole are left out and told to `aside`. */
function incomingBySubject(
  plan: Plan,
  log: readonly Statement[],
  file: OpenedPackage,
  aside: Aside[],
): ReadonlyMap<SubjectKey, Incoming> {
  const known = new Map<StatementId, Statement>(log.map((statement) => [statement.id, statement]));
  const rows = new Set<string>(plan.indicators.map(({ id }) => id));
  // All or nothing for a subject: half of its revisions would be another line of events.
  const blocked = new Set<SubjectKey>();
  for (const { statement } of file.unread) if (statement !== null) blocked.add(subjectKey(statement.subject));
  const incoming = new Map<SubjectKey, Incoming>();
  for (const [position, statement] of file.statements.entries()) {
    const key = subjectKey(statement.subject);
    if (blocked.has(key)) continue;
    const index = placeInFile(position, file.unread);
    const mine = known.get(statement.id);
    const reason: AsideReason | null =
      'indicator' in statement.subject && !rows.has(statement.subject.indicator)
        ? { kind: 'unknown-indicator' }
        : mine !== undefined && !isSameRevision(mine, statement)
          ? { kind: 'altered-revision' }
          : null;
    if (reason !== null) {
      aside.push({ index, reason, statement });
      blocked.add(key);
      continue;
    }
    const found = incoming.get(key);
    if (found === undefined) incoming.set(key, { index, revisions: [statement] });
    else found.revisions.push(statement);
  }
  return new Map([...incoming].filter(([key]) => !blocked.has(key)));
}

/** The unread statements were taken out of the list, in order. */
function placeInFile(position: number, unread: readonly UnreadStatement[]): number {
  let index = position;
  for (const each of unread) {
    if (each.index > index) break;
    index += 1;
  }
  return index;
}

function revisionsBySubject(
  log: readonly Statement[],
  wanted: ReadonlyMap<SubjectKey, unknown>,
): ReadonlyMap<SubjectKey, readonly Statement[]> {
  const bySubject = new Map<SubjectKey, Statement[]>();
  for (const statement of log) {
    const key = subjectKey(statement.subject);
    if (!wanted.has(key)) continue;
    const revisions = bySubject.get(key);
    if (revisions === undefined) bySubject.set(key, [statement]);
    else revisions.push(statement);
  }
  return bySubject;
}

/** Kinds in which their word stands, or may. */
const BRINGS: ReadonlySet<MergeKind> = new Set(['new', 'theirs-newer', 'conflict']);

/**
 * Sets aside what would stand and breaks the rules of the plan [M7]. Only what could stand is looked at: a replaced revision is
 * history, written under the rules of its day. Edits of rows are looked at first, for the other words are said on the plan they make.
 */
function checkRules(
  plan: Plan,
  log: readonly Statement[],
  items: readonly MergeItem[],
  places: ReadonlyMap<SubjectKey, number>,
  aside: Aside[],
): readonly MergeItem[] {
  const year = yearStatements(currentStatements(log).values());
  const brings = items.filter(({ kind }) => BRINGS.has(kind));
  const after = supposing(
    year,
    brings.map(({ theirs }) => theirs),
  );
  const broken = new Map<SubjectKey, RuleBreak>();
  const mineInForce = planInForce(plan, year);
  const edits = items.filter(({ subject }) => subject.kind === 'profile' || subject.kind === 'settings');
  for (const { key, theirs } of edits) {
    const found = ruleBreakOf(theirs, { proposed: plan, inForce: mineInForce, year: after });
    if (found !== null) broken.set(key, found);
  }
  const soundEdits = edits
    .filter(({ key, kind }) => BRINGS.has(kind) && !broken.has(key))
    .map(({ theirs }) => theirs);
  const theirsInForce = planInForce(plan, supposing(year, soundEdits));
  const checked: MergeItem[] = [];
  for (const item of items) {
    const { key, subject, theirs } = item;
    const isEdit = subject.kind === 'profile' || subject.kind === 'settings';
    const found = isEdit
      ? (broken.get(key) ?? null)
      : ruleBreakOf(theirs, { proposed: plan, inForce: theirsInForce, year: after });
    if (found !== null && BRINGS.has(item.kind)) {
      const index = places.get(key) ?? 0;
      aside.push({ index, reason: { kind: 'rule', broken: found }, statement: theirs });
      continue;
    }
    const needsEdit =
      !isEdit &&
      found === null &&
      ruleBreakOf(theirs, { proposed: plan, inForce: mineInForce, year: after }) !== null;
    const needs =
      needsEdit && 'indicator' in subject
        ? subjectKey({ kind: 'profile', indicator: subject.indicator })
        : null;
    checked.push({ ...item, needs, theirsBreaks: found });
  }
  return checked;
}
