import type { Plan } from '#src/domain/catalogue/plan.ts';
import { indexInFile } from '#src/domain/package/incoming-revisions.ts';
import type { Aside, AsideReason } from '#src/domain/package/merge-item.ts';
import type { OpenedPackage } from '#src/domain/package/parse-package.ts';
import { isEarlierVersion, planOfFile } from '#src/domain/package/plan-version.ts';
import { meaningChanges } from '#src/domain/catalogue/row-meaning.ts';
import { ruleBreakOf } from '#src/domain/package/plan-rules.ts';
import { currentStatements } from '#src/domain/statements/current.ts';
import type { EarlierState } from '#src/domain/statements/earlier-state.ts';
import type { Statement, StatementId } from '#src/domain/statements/statement.ts';
import { subjectKey, type SubjectKey } from '#src/domain/statements/subject-key.ts';
import { planInForce, yearStatements } from '#src/domain/statements/year-statements.ts';

/** What a package says that stands, as far as it can stand here [M13]. */
export interface FileState extends EarlierState {
  /** What of it cannot stand here; its subjects are among the unread and stay as they are. */
  readonly aside: readonly Aside[];
}

/**
 * The state that a package of everything holds [M13]. Pure.
 * @param plan the plan as proposed; the edits that would stand lie over it
 * @param now what stands here: what the file cannot say stays, and its edits of rows hold for the file's values too
 */
export function fileState(plan: Plan, now: Iterable<Statement>, file: OpenedPackage): FileState {
  const standing = currentStatements(file.statements);
  const places = placesOf(file);
  const unread = new Set<SubjectKey>();
  const aside: Aside[] = [];
  const setAside = (index: number, reason: AsideReason, statement: Statement | null) => {
    aside.push({ file: 0, index, reason, statement });
    if (statement !== null) unread.add(subjectKey(statement.subject));
  };
  for (const { index, reason, statement } of file.unread)
    setAside(index, { kind: 'unread', reason }, statement);
  const sound = new Map([...standing].filter(([key]) => !unread.has(key)));
  const check = (reasonOf: (statement: Statement) => AsideReason | null) => {
    for (const [key, statement] of sound) {
      const reason = reasonOf(statement);
      if (reason === null) continue;
      sound.delete(key);
      setAside(places.get(statement.id) ?? 0, reason, statement);
    }
  };
  const every = planInForce(plan, yearStatements([...now, ...sound.values()]));
  const rows = new Set<string>(every.indicators.map(({ id }) => id));
  check(({ subject }) =>
    'indicator' in subject && !rows.has(subject.indicator) ? { kind: 'unknown-indicator' } : null,
  );
  const version = planOfFile(file);
  const otherwise = new Set(
    version === null || !isEarlierVersion(version, plan)
      ? []
      : meaningChanges(version, plan).flatMap(({ id, changed }) => (changed.length > 0 ? [id] : [])),
  );
  const mine = [...now];
  check(({ subject }) =>
    'indicator' in subject && otherwise.has(subject.indicator) ? { kind: 'other-version' } : null,
  );
  // What stands of such a row stays as well: the file says nothing of it that could be compared.
  for (const { subject } of mine)
    if ('indicator' in subject && otherwise.has(subject.indicator)) unread.add(subjectKey(subject));
  // Edits of rows first: the other words are said on the plan they make.
  for (const isEdits of [true, false]) {
    const year = yearStatements([
      ...mine.filter(({ subject }) => unread.has(subjectKey(subject))),
      ...sound.values(),
    ]);
    const inForce = planInForce(plan, year);
    check((statement) => {
      const isEdit = statement.subject.kind === 'profile' || statement.subject.kind === 'settings';
      if (isEdit !== isEdits) return null;
      const broken = ruleBreakOf(statement, { proposed: plan, inForce, year });
      return broken === null ? null : { kind: 'rule', broken };
    });
  }
  return { statements: [...sound.values()], unread, aside: aside.sort((a, b) => a.index - b.index) };
}

function placesOf({ statements, unread }: OpenedPackage): ReadonlyMap<StatementId, number> {
  return new Map(statements.map(({ id }, position) => [id, indexInFile(position, unread)]));
}
