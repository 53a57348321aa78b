import type { Month } from '#src/domain/period/month.ts';
import type { Statement, Subject, SubjectKind } from '#src/domain/statements/statement.ts';
import { subjectKey, type SubjectKey } from '#src/domain/statements/subject-key.ts';

/** What stands, worked out from the raw revisions alone. */
export class StandingWords {
  private readonly bySubject: ReadonlyMap<SubjectKey, Statement>;

  /** @param log all revisions of the year, in any order */
  constructor(log: readonly Statement[]) {
    const bySubject = new Map<SubjectKey, Statement>();
    const replaced = replacedIn(log);
    for (const statement of log) {
      const key = subjectKey(statement.subject);
      if (replaced.has(`${key} ${statement.id}`)) continue;
      const other = bySubject.get(key);
      if (other === undefined || beats(statement, other)) bySubject.set(key, statement);
    }
    this.bySubject = bySubject;
  }

  all(): readonly Statement[] {
    return [...this.bySubject.values()];
  }

  content<K extends SubjectKind>(subject: Extract<Subject, { kind: K }>): ContentOf<K> | null {
    return (this.bySubject.get(subjectKey(subject))?.content ?? null) as ContentOf<K> | null;
  }

  /** The amounts said of months 1…m, one entry for each month that was reported; null: 无发生. */
  reported(subjectOf: (month: Month) => Subject, cutOff: Month): readonly (bigint | null)[] {
    const amounts: (bigint | null)[] = [];
    for (let month = 1; month <= cutOff; month += 1) {
      const said = this.content<'month'>(subjectOf(month as Month) as Extract<Subject, { kind: 'month' }>);
      if (said !== null) amounts.push(said.kind === 'none' ? null : BigInt(said.value));
    }
    return amounts;
  }
}

type ContentOf<K extends SubjectKind> = NonNullable<Extract<Statement, { subject: { kind: K } }>['content']>;

/** Revisions that another one of the same subject was written over. */
function replacedIn(log: readonly Statement[]): ReadonlySet<string> {
  const replaced = new Set<string>();
  for (const { subject, replaces } of log)
    for (const id of replaces) replaced.add(`${subjectKey(subject)} ${id}`);
  return replaced;
}

/** The later clock; at one instant the greater device, then the greater id. */
function beats(a: Statement, b: Statement): boolean {
  const differing = (['at', 'device', 'id'] as const).find((part) => a[part] !== b[part]);
  return differing !== undefined && a[differing] > b[differing];
}
