import type { Month } from '#src/domain/period/month.ts';
import type { CloseListContent, Said, Statement, StatementId } from '#src/domain/statements/statement.ts';
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

/** Closes, reopenings and what closes found: what corrections are told by. */
export function isClosing({ subject: { kind } }: Statement): boolean {
  return kind === 'month-close' || kind === 'close-list';
}

/**
 * What is said with closes that are about to be written: each lists the revisions that stand on its month, so that no clock decides what
 * came after it; opening a month clears its list [Y3].
 * @param heads every revision of the plan that nobody replaced
 */
export function closeLists(said: readonly Said[], heads: readonly Statement[]): readonly Said[] {
  return said.flatMap(({ subject, content }): readonly Said[] => {
    if (subject.kind !== 'month-close') return [];
    const found = heads.filter((head) => recordedMonth(head.subject) === subject.month);
    const revisions = found.map(({ id }) => id).sort();
    return [
      {
        subject: { kind: 'close-list', month: subject.month },
        content: content === null ? null : { revisions },
        note: '',
      },
    ];
  });
}

/** A close that says what it found. */
interface ListedClose {
  readonly close: Statement;
  /** What stood when the month was closed, and all that it had replaced. */
  readonly known: ReadonlySet<StatementId>;
  /** Closes and reopenings that it was said over. */
  readonly before: ReadonlySet<StatementId>;
  /** What opened the month again. */
  readonly reopened: readonly Statement[];
}

/**
 * Why a revision changed a month that was closed [Y3]: its reason, '' when nobody was asked (it was merged, or said elsewhere before the
 * close was known); null: it is no correction.
 * @param log every revision of the group in question
 * @param closings every revision of the plan's month closes and of their lists
 */
export function correctionReasons(
  log: readonly Statement[],
  closings: readonly Statement[],
): (statement: Statement) => string | null {
  const ofMonth = new Map(MONTHS.map((month) => [month, closings.filter(isCloseOf(month))]));
  const listed = new Map<Month, readonly ListedClose[]>();
  return (statement) => {
    if (statement.correction !== undefined) return statement.correction;
    const month = recordedMonth(statement.subject);
    if (month === null) return null;
    const closes = ofMonth.get(month) ?? [];
    const lists = listed.get(month) ?? listedCloses(closes, closings, log);
    listed.set(month, lists);
    return isUnlisted(statement, lists) || isLaterByClock(statement, closes, lists) ? '' : null;
  };
}

function isCloseOf(month: Month): (statement: Statement) => boolean {
  return ({ subject }) => subject.kind === 'month-close' && subject.month === month;
}

function listedCloses(
  closes: readonly Statement[],
  closings: readonly Statement[],
  log: readonly Statement[],
): readonly ListedClose[] {
  return closes.flatMap((close): readonly ListedClose[] => {
    if (close.content === null) return [];
    const list = closings.find(
      ({ subject, operation }) =>
        subject.kind === 'close-list' &&
        'month' in close.subject &&
        subject.month === close.subject.month &&
        operation === close.operation,
    );
    const found = list?.content as CloseListContent | null | undefined;
    if (found === null || found === undefined) return [];
    return [
      {
        close,
        // What was said in one go with the close (a return to a restore point) is what it found, too.
        known: withReplaced([...found.revisions, ...saidWith(close, log)], log),
        before: withReplaced(close.replaces, closes),
        reopened: closes.filter(({ content, replaces }) => content === null && replaces.includes(close.id)),
      },
    ];
  });
}

function saidWith({ operation }: Statement, log: readonly Statement[]): readonly StatementId[] {
  return log.filter((each) => each.operation === operation).map(({ id }) => id);
}

/** The revisions and all that they replaced. */
function withReplaced(ids: readonly StatementId[], log: readonly Statement[]): ReadonlySet<StatementId> {
  const byId = new Map(log.map((statement) => [statement.id, statement]));
  const reached = new Set<StatementId>();
  const open = [...ids];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    for (const older of byId.get(id)?.replaces ?? []) open.push(older);
  }
  return reached;
}

/** A close did not find it, and it was not said after the month had been opened again. */
function isUnlisted({ id, at }: Statement, lists: readonly ListedClose[]): boolean {
  return lists.some(({ close, known, reopened }) => {
    if (known.has(id) || reopened.some((each) => each.at <= at)) return false;
    // Two PCs closed the month without knowing of each other: each found what it had.
    return !lists.some(
      (other) => other.close !== close && !other.before.has(close.id) && other.known.has(id),
    );
  });
}

/** A close of an older version lists nothing: there the clocks tell. */
function isLaterByClock(
  { at }: Statement,
  closes: readonly Statement[],
  lists: readonly ListedClose[],
): boolean {
  let last: Statement | null = null;
  for (const each of closes) {
    if (each.at >= at) continue;
    if (last === null || each.at >= last.at) last = each;
  }
  return last !== null && last.content !== null && !lists.some(({ close }) => close === last);
}
