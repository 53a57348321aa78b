import type { Plan } from '#src/domain/catalogue/plan.ts';
import type { MergeKind } from '#src/domain/package/compare-subject.ts';
import type { PlaceInFile } from '#src/domain/package/incoming-revisions.ts';
import type { Aside, MergeItem } from '#src/domain/package/merge-item.ts';
import { ruleBreakOf, type RuleBreak, type RuleGround } from '#src/domain/package/plan-rules.ts';
import { currentStatements } from '#src/domain/statements/current.ts';
import type { AdjustmentContent, Statement } from '#src/domain/statements/statement.ts';
import { subjectKey, type SubjectKey } from '#src/domain/statements/subject-key.ts';
import { planInForce, supposing, yearStatements } from '#src/domain/statements/year-statements.ts';

/** Kinds in which their word stands, or may. */
const BRINGS: ReadonlySet<MergeKind> = new Set(['new', 'theirs-newer', 'conflict']);

/**
 * Sets aside what would stand and breaks the rules of the plan [M7]. Only what could stand is looked at: a replaced revision is
 * history, written under the rules of its day. Edits of rows are looked at first, for the other words are said on the plan they make.
 */
export function checkRules(
  plan: Plan,
  log: readonly Statement[],
  items: readonly MergeItem[],
  places: ReadonlyMap<SubjectKey, PlaceInFile>,
  aside: Aside[],
): readonly MergeItem[] {
  const year = yearStatements(currentStatements(log).values());
  const brings = items.filter(({ kind }) => BRINGS.has(kind));
  const after = supposing(
    year,
    brings.map(({ theirs }) => theirs),
  );
  const mineInForce = planInForce(plan, year);
  const broken = new Map<SubjectKey, BrokenWord>();
  const edits = items.filter(isEdit);
  for (const item of edits) {
    const found = brokenWord(item, { proposed: plan, inForce: mineInForce, year: after });
    if (found !== null) broken.set(item.key, found);
  }
  const soundEdits = edits
    .filter(({ key, kind }) => BRINGS.has(kind) && !broken.has(key))
    .map(({ theirs }) => theirs);
  const added = addingWords(soundEdits);
  const theirsInForce = planInForce(plan, supposing(year, soundEdits));
  const checked: MergeItem[] = [];
  for (const item of items) {
    const { key, subject } = item;
    const found = isEdit(item)
      ? (broken.get(key) ?? null)
      : brokenWord(item, { proposed: plan, inForce: theirsInForce, year: after });
    if (found !== null && BRINGS.has(item.kind)) {
      const place = places.get(key) ?? { file: 0, index: 0 };
      aside.push({ ...place, reason: { kind: 'rule', broken: found.broken }, statement: found.statement });
      continue;
    }
    const needsEdit =
      !isEdit(item) &&
      found === null &&
      brokenWord(item, { proposed: plan, inForce: mineInForce, year: after }) !== null;
    const needs =
      needsEdit && 'indicator' in subject
        ? (added.get(subject.indicator) ?? subjectKey({ kind: 'profile', indicator: subject.indicator }))
        : null;
    checked.push({ ...item, needs, theirsBreaks: found?.broken ?? null });
  }
  return checked;
}

interface BrokenWord {
  readonly statement: Statement;
  readonly broken: RuleBreak;
}

/** The first of their words on an item that could not stand, or null. */
function brokenWord({ theirs, rivals }: MergeItem, ground: RuleGround): BrokenWord | null {
  for (const statement of [theirs, ...rivals]) {
    const broken = ruleBreakOf(statement, ground);
    if (broken !== null) return { statement, broken };
  }
  return null;
}

/** Rows that are added by what comes along, and the word that adds each [PL24]. */
function addingWords(edits: readonly Statement[]): ReadonlyMap<string, SubjectKey> {
  const words = new Map<string, SubjectKey>();
  for (const { subject, content } of edits)
    if (subject.kind === 'adjustment' && content !== null)
      for (const { id } of (content as AdjustmentContent).added) words.set(id, subjectKey(subject));
  return words;
}

function isEdit({ subject }: MergeItem): boolean {
  return subject.kind === 'profile' || subject.kind === 'settings' || subject.kind === 'adjustment';
}
