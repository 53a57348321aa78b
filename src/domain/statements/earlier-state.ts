import { saysSame, type Said, type Statement } from '#src/domain/statements/statement.ts';
import { subjectKey, type SubjectKey } from '#src/domain/statements/subject-key.ts';

/** As where nobody has said anything. */
const NOTHING = { content: null, note: '' } as const;

/** What stood at an earlier moment. */
export interface EarlierState {
  readonly statements: readonly Statement[];
  /** Subjects on which something stood that can no longer be read: nothing is known of them. */
  readonly unread: ReadonlySet<SubjectKey>;
  /** Of those: what is left alone because its row reads numbers otherwise since, or was decided on [PL54] [PL65]. */
  readonly otherwise?: ReadonlySet<SubjectKey>;
}

/** One subject on which an earlier state says something else than today's. */
export interface StateDifference {
  readonly key: SubjectKey;
  readonly subject: Said['subject'];
  /** null: nobody had said anything. */
  readonly now: Statement | null;
  readonly earlier: Statement | null;
}

/** Everything that returning to an earlier state would change [B19]. @param now the standing statements, one a subject */
export function stateDifferences(
  now: Iterable<Statement>,
  { statements, unread }: EarlierState,
): readonly StateDifference[] {
  const left = new Map(statements.map((each) => [subjectKey(each.subject), each]));
  const differences: StateDifference[] = [];
  for (const statement of now) {
    const key = subjectKey(statement.subject);
    const earlier = left.get(key) ?? null;
    left.delete(key);
    if (!unread.has(key) && !saysSame(statement, earlier ?? NOTHING))
      differences.push({ key, subject: statement.subject, now: statement, earlier });
  }
  // What is left stood then, and nothing stands now: a log never loses a subject, but a damaged one may.
  for (const [key, earlier] of left)
    if (!unread.has(key) && !saysSame(earlier, NOTHING))
      differences.push({ key, subject: earlier.subject, now: null, earlier });
  return differences;
}

/** What stood then, says something else now, and is left alone because its row reads numbers otherwise since [PL65]. */
export function leftOtherwise(
  now: Iterable<Statement>,
  { statements, otherwise }: EarlierState,
): readonly Statement[] {
  if (otherwise === undefined || otherwise.size === 0) return [];
  const standing = new Map([...now].map((each) => [subjectKey(each.subject), each]));
  return statements.filter((earlier) => {
    const key = subjectKey(earlier.subject);
    return otherwise.has(key) && !saysSame(earlier, standing.get(key) ?? NOTHING);
  });
}

/**
 * What has to be said to return [B19]: the words of then, and nothing where nobody had said anything. The seal of the year is no value:
 * it is set and opened on its own [Y5].
 */
export function returningSaid(differences: readonly StateDifference[]): readonly Said[] {
  const values = differences.filter(
    ({ subject }) => subject.kind !== 'seal' && subject.kind !== 'plan-version',
  );
  return values.map(
    ({ subject, earlier }) =>
      ({ subject, content: earlier?.content ?? null, note: earlier?.note ?? '' }) as Said,
  );
}

/** A year of at least this many values is not given up for one of a quarter of them without a typed word [B19]. */
const FULL_YEAR = 40;
const REMAINDER = 4;

/** Whether a year would be left almost empty. @param now values that stand @param then values that would stand */
export function emptiesYear(now: number, then: number): boolean {
  return now >= FULL_YEAR && then * REMAINDER <= now;
}
