import { saysSame, type Said, type Statement, type Subject } from '#src/domain/statements/statement.ts';
import { standing, type YearStatements } from '#src/domain/statements/year-statements.ts';

/** What can be doubted, and found right by somebody [W11]. */
export type DoubtedSubject = Extract<Subject, { kind: 'month' | 'execution' | 'adjusted-target' }>;

type CheckedSubject = Extract<Subject, { kind: 'month-checked' | 'execution-checked' | 'target-checked' }>;

/** The word «it is right» is a subject of its own, for it comes and goes without the number. */
function checkedSubject(subject: DoubtedSubject): CheckedSubject {
  switch (subject.kind) {
    case 'month':
      return { kind: 'month-checked', indicator: subject.indicator, month: subject.month };
    case 'execution':
      return { kind: 'execution-checked', month: subject.month };
    case 'adjusted-target':
      return { kind: 'target-checked', indicator: subject.indicator };
  }
}

/** The revision that stands, as it is stored; undefined while it is being saved. */
function storedRevision(year: YearStatements, subject: DoubtedSubject): Statement['id'] | undefined {
  const found: Partial<Pick<Statement, 'id'>> | null = standing(year, subject);
  return found?.id;
}

/** Whether somebody has found right what stands there: this revision, not an earlier one of the same number [W11]. */
export function isChecked(year: YearStatements, subject: DoubtedSubject): boolean {
  const revision = storedRevision(year, subject);
  const checked = standing(year, checkedSubject(subject))?.content ?? null;
  return revision !== undefined && checked !== null && checked.revision === revision;
}

/** What is said to find right what stands there; null while that is not stored, for there is no revision to name. */
export function checkedSaid(year: YearStatements, subject: DoubtedSubject): Said | null {
  const revision = storedRevision(year, subject);
  if (revision === undefined) return null;
  return { subject: checkedSubject(subject), content: { revision }, note: '' } as Said;
}

/** As checkedSaid, once what was doubted while it was on its way to the disk has come there; null where something else stands by then. */
export function checkedOnceStored(
  doubted: YearStatements,
  stored: YearStatements,
  subject: DoubtedSubject,
): Said | null {
  const seen = standing(doubted, subject);
  const stands = standing(stored, subject);
  return seen !== null && stands !== null && saysSame(seen, stands) ? checkedSaid(stored, subject) : null;
}
