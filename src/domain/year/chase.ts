import type { Plan, PlanIndicator } from '#src/domain/catalogue/plan.ts';
import { daysUntil, dueDate, dueMonth } from '#src/domain/period/due-date.ts';
import { MONTHS, type Month } from '#src/domain/period/month.ts';
import { correctionReasons, isClosing, recordedMonth } from '#src/domain/statements/month-close.ts';
import type { Author, Instant, Statement, StatementId } from '#src/domain/statements/statement.ts';
import { planInForce, standing, type YearStatements } from '#src/domain/statements/year-statements.ts';
import { cellDuty } from '#src/domain/year/completeness.ts';
import { dueDayOf } from '#src/domain/year/month-due.ts';
import { sectionsOf } from '#src/domain/year/sections.ts';

/** How a section stands with a month [MO16]. */
export type ChaseState =
  /** The month asks nothing of it. */
  | 'not-asked'
  /** Nobody asks for the month yet. */
  | 'ahead'
  | 'reported'
  | 'open'
  /** Something is missing, and the date is over. */
  | 'late'
  /** Something is missing of a month that was closed without it: nobody is asked for it any more. */
  | 'closed';

/** Who said it and when; `arrived`: where it came here with a file more than a day later [MO17]. */
export interface Reporting {
  readonly at: Instant;
  readonly author: Author;
  readonly arrived: Instant | null;
}

export interface ChaseCell {
  readonly section: string;
  readonly month: Month;
  readonly state: ChaseState;
  readonly expected: number;
  /** In the order of the plan. */
  readonly missing: readonly PlanIndicator[];
  /** The office's own number, asked of the collecting section beside its rows. */
  readonly isExecutionMissing: boolean;
  /** The last of its rows that was reported; null: none was, or nobody knows when (sample data, not stored yet). */
  readonly last: Reporting | null;
  /** How many people reported its rows. */
  readonly people: number;
  /** Complete by the date; null while it is not complete, and where there is no date or no time. */
  readonly isInTime: boolean | null;
  /** Rows of it that were changed after the month was closed [Y3]. */
  readonly corrections: number;
}

export interface ChaseMonth {
  readonly month: Month;
  /** 'YYYY-MM-DD'; null: the plan has none. */
  readonly date: string | null;
  /** Until then; negative once it is over. */
  readonly days: number | null;
  readonly isAhead: boolean;
  /** null: open. */
  readonly close: Reporting | null;
  readonly expected: number;
  readonly reported: number;
  readonly isExecutionMissing: boolean;
}

/** Months of a section by how they were reported: a fact about each, no ranking [MO17]. */
export interface Timeliness {
  readonly inTime: number;
  readonly late: number;
  /** Complete, with nothing to judge it by. */
  readonly undated: number;
  /** Not complete: the date is still to come, or there is none. */
  readonly open: number;
  readonly overdue: number;
  /** Closed without all of it. */
  readonly closed: number;
  readonly corrections: number;
}

export interface ChaseSection {
  readonly section: string;
  /** January first. */
  readonly cells: readonly ChaseCell[];
  readonly timeliness: Timeliness;
}

/** Who has reported what of the year, and who has not. */
export interface Chase {
  /** In force, with every row of the year. */
  readonly plan: Plan;
  /** ISO date in local time. */
  readonly today: string;
  /** January first. */
  readonly months: readonly ChaseMonth[];
  /** In the order of the plan. */
  readonly sections: readonly ChaseSection[];
}

interface ChaseSource {
  readonly published: Plan;
  readonly year: YearStatements;
  /** Every revision of the plan; what replaces another after it. */
  readonly log: readonly Statement[];
  /** When those that came with a file came here. */
  readonly arrivals: ReadonlyMap<StatementId, Instant>;
  /** ISO date in local time. */
  readonly today: string;
  /** The local date of a moment, 'YYYY-MM-DD': the caller owns the clock and its zone. */
  readonly dateOf: (at: Instant) => string;
}

/** A file that arrived the day after it was written is as usual. */
const A_DAY = 24 * 60 * 60 * 1000;

export function chaseOf(source: ChaseSource): Chase {
  const { published, year, today } = source;
  const plan = planInForce(published, year);
  const asked = dueMonth(plan.year, today);
  const firstOf = firstReports(source);
  const months = MONTHS.map((month) => monthHead(source, plan, month, asked));
  const corrected = correctionsIn(source, plan);
  const sections = sectionsOf(plan).map((section) => {
    const rows = plan.indicators.filter(({ owner }) => owner === section);
    const cells = months.map((head) => cellOf(source, { plan, section, head, rows, firstOf, corrected }));
    return { section, cells, timeliness: timelinessOf(cells) };
  });
  return {
    plan,
    today,
    months: months.map((head, index) => {
      const cells = sections.map(({ cells: own }) => own[index]).filter((cell) => cell !== undefined);
      const expected = cells.reduce((sum, cell) => sum + cell.expected, 0);
      const missing = cells.reduce((sum, cell) => sum + cell.missing.length, 0);
      return Object.assign({}, head, { expected, reported: expected - missing });
    }),
    sections,
  };
}

type MonthHead = Omit<ChaseMonth, 'expected' | 'reported'>;

function monthHead(
  { year, arrivals, today }: ChaseSource,
  plan: Plan,
  month: Month,
  asked: Month,
): MonthHead {
  const date = dueDate(plan.year, month, dueDayOf(plan));
  const close = standing(year, { kind: 'month-close', month });
  return {
    month,
    date,
    days: date === null ? null : daysUntil(date, today),
    isAhead: month > asked,
    close: close === null || close.content === null ? null : reportingOf(close, arrivals),
    isExecutionMissing:
      plan.settings.budget !== null &&
      (standing(year, { kind: 'execution', month })?.content ?? null) === null,
  };
}

interface CellSource {
  readonly plan: Plan;
  readonly section: string;
  readonly head: MonthHead;
  readonly rows: readonly PlanIndicator[];
  readonly firstOf: (statement: Statement) => Statement | null;
  readonly corrected: ReadonlyMap<string, number>;
}

function cellOf({ year, arrivals, dateOf }: ChaseSource, cell: CellSource): ChaseCell {
  const { plan, section, head, rows, firstOf, corrected } = cell;
  const { month, date } = head;
  const duties = rows.map((indicator) => ({ indicator, duty: cellDuty(indicator, year, month) }));
  const missing = duties.filter(({ duty }) => duty === 'missing').map(({ indicator }) => indicator);
  const expected = duties.filter(({ duty }) => duty !== 'not-expected').length;
  const firsts = duties.flatMap(({ indicator, duty }) => {
    const said = duty === 'reported' ? cellStatement(year, indicator, month) : null;
    return said === null ? [] : [firstOf(said)];
  });
  const known = firsts.filter((first) => first !== null);
  const [newest] = [...known].sort((a, b) => b.at - a.at);
  const isComplete = expected > 0 && missing.length === 0;
  const isTimed = newest !== undefined && known.length === firsts.length;
  return {
    section,
    month,
    state: stateOf(expected, missing.length, head),
    expected,
    missing,
    isExecutionMissing: head.isExecutionMissing && section === plan.collectingSection,
    last: newest === undefined ? null : reportingOf(newest, arrivals),
    people: new Set(known.map(({ author }) => author.name)).size,
    isInTime: isComplete && isTimed && date !== null ? dateOf(newest.at) <= date : null,
    corrections: corrected.get(cellKey(section, month)) ?? 0,
  };
}

function stateOf(expected: number, missing: number, { isAhead, days, close }: MonthHead): ChaseState {
  if (expected === 0) return 'not-asked';
  if (missing === 0) return 'reported';
  if (close !== null) return 'closed';
  if (isAhead) return 'ahead';
  return days !== null && days < 0 ? 'late' : 'open';
}

function cellStatement(year: YearStatements, { id, kind }: PlanIndicator, month: Month): Statement | null {
  return kind === 'quantitative'
    ? standing(year, { kind: 'month', indicator: id, month })
    : standing(year, { kind: 'rating', indicator: id, month });
}

/**
 * When a value was first said: what stands may have replaced it, and a row that was put right later was reported when it was reported.
 * A cleared cell begins anew. null: sample data, or not stored yet.
 */
function firstReports({ log }: ChaseSource): (statement: Statement) => Statement | null {
  const byId = new Map(log.map((statement) => [statement.id, statement]));
  return (statement) => {
    let first: Statement = statement;
    const seen = new Set<StatementId>();
    const open: Statement[] = [statement];
    for (let each = open.pop(); each !== undefined; each = open.pop()) {
      if (seen.has(each.id)) continue;
      seen.add(each.id);
      if (each.at < first.at) first = each;
      for (const id of (each as Partial<Statement>).replaces ?? []) {
        const before = byId.get(id);
        if (before !== undefined && before.content !== null) open.push(before);
      }
    }
    return first.origin === 'sample' || timeOf(first) === null ? null : first;
  };
}

/** What was said just now and is not stored has no time yet. */
function timeOf({ at }: Partial<Statement>): Instant | null {
  return at ?? null;
}

function reportingOf(said: Statement, arrivals: ReadonlyMap<StatementId, Instant>): Reporting | null {
  const { id, author } = said;
  const at = timeOf(said);
  if (at === null) return null;
  const arrived = arrivals.get(id);
  return { at, author, arrived: arrived === undefined || arrived - at <= A_DAY ? null : arrived };
}

/** How many revisions of each section's cells were 更正. */
function correctionsIn({ log }: ChaseSource, plan: Plan): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const owners = new Map(plan.indicators.map(({ id, owner }) => [id, owner]));
  for (const { subject } of correctionsOf(log)) {
    const month = recordedMonth(subject);
    const owner = 'indicator' in subject ? owners.get(subject.indicator) : plan.collectingSection;
    if (month === null || owner === undefined) continue;
    const key = cellKey(owner, month);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** Every 更正: what was said of a month after it had been closed [Y3]. @param log every revision of the plan */
export function correctionsOf(log: readonly Statement[]): readonly Statement[] {
  const reasonOf = correctionReasons(log, log.filter(isClosing));
  return log.filter((statement) => reasonOf(statement) !== null);
}

const cellKey = (section: string, month: Month): string => `${month}/${section}`;

function timelinessOf(cells: readonly ChaseCell[]): Timeliness {
  const count = (test: (cell: ChaseCell) => boolean) => cells.filter(test).length;
  const isComplete = ({ state }: ChaseCell) => state === 'reported';
  return {
    inTime: count((cell) => isComplete(cell) && cell.isInTime === true),
    late: count((cell) => isComplete(cell) && cell.isInTime === false),
    undated: count((cell) => isComplete(cell) && cell.isInTime === null),
    open: count(({ state }) => state === 'open'),
    overdue: count(({ state }) => state === 'late'),
    closed: count(({ state }) => state === 'closed'),
    corrections: cells.reduce((sum, cell) => sum + cell.corrections, 0),
  };
}
