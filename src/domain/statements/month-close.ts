import type { Month } from '#src/domain/period/month.ts';
import type { Said, Statement } from '#src/domain/statements/statement.ts';
import type { SubjectKey } from '#src/domain/statements/subject-key.ts';
import { MONTHS } from '#src/domain/period/month.ts';
import { standing, type YearStatements } from '#src/domain/statements/year-statements.ts';

type Standing = ReadonlyMap<SubjectKey, Statement>;

/** The months that are closed [Y1]. */
export function closedMonths(bySubject: Standing): ReadonlySet<Month> {
  const year: YearStatements = { bySubject };
  return new Set(
    MONTHS.filter((month) => (standing(year, { kind: 'month-close', month })?.content ?? null) !== null),
  );
}

/** The month whose record this is: values, parts, ratings and the execution of the budget; null: nothing that closing is about. */
export function recordedMonth(subject: Said['subject']): Month | null {
  const { kind } = subject;
  const isRecord = kind === 'month' || kind === 'part' || kind === 'rating' || kind === 'execution';
  return isRecord ? subject.month : null;
}

/**
 * Why a revision changed a month that was closed [Y3]: its reason, '' when nobody was asked (it was merged, or said elsewhere before the
 * close was known); null: it is no correction.
 * @param closings every revision of the plan's month closes
 */
export function correctionReason(statement: Statement, closings: readonly Statement[]): string | null {
  if (statement.correction !== undefined) return statement.correction;
  const month = recordedMonth(statement.subject);
  if (month === null) return null;
  let last: Statement | null = null;
  for (const each of closings) {
    if (each.subject.kind !== 'month-close' || each.subject.month !== month || each.at >= statement.at)
      continue;
    if (last === null || each.at >= last.at) last = each;
  }
  return last !== null && last.content !== null ? '' : null;
}
