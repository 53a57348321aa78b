import type { Plan } from '#src/domain/catalogue/plan.ts';
import { classText } from '#src/domain/catalogue/row-class.ts';
import { gradeText } from '#src/domain/district/grade-words.ts';
import { daysUntil, dueDate } from '#src/domain/period/due-date.ts';
import { monthsThrough, type Month } from '#src/domain/period/month.ts';
import type { Points } from '#src/domain/quantity/points.ts';
import type { PointsBand } from '#src/domain/score/forecast.ts';
import { closedMonths } from '#src/domain/statements/month-close.ts';
import { isSealed } from '#src/domain/statements/seal.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';
import { coefficientText } from '#src/domain/words/format.ts';
import { standText, unitText } from '#src/domain/words/value-text.ts';
import { outlookSentence } from '#src/domain/words/year-outlook.ts';
import { dueSplit } from '#src/domain/year/breakdown.ts';
import { cellDuty, completenessThrough, type Completeness } from '#src/domain/year/completeness.ts';
import { dueDayOf } from '#src/domain/year/month-due.ts';
import { projectedTotal } from '#src/domain/year/projected.ts';
import { isShort, type RowState } from '#src/domain/year/row-state.ts';
import { yearOnYear } from '#src/domain/year/year-on-year.ts';
import { rowsTotal, yearReport, type ReportRow, type YearReport } from '#src/domain/year/year-report.ts';

/** A row of a unit, as its own screens have it. */
export interface FigureRow {
  readonly seq: number;
  readonly name: string;
  readonly owner: string;
  readonly class: string;
  /** '次', '%', ''; null: it is rated and compared with nothing [DI4]. */
  readonly unit: string | null;
  readonly stand: string;
  readonly coefficient: string;
  readonly score: Points | null;
  readonly weight: Points;
  readonly state: RowState;
}

/** A month that is not closed and of which something is missing. */
interface Owed {
  readonly month: Month;
  /** Numbers of the rows. */
  readonly missing: readonly number[];
}

/** The same, once its date has passed. */
export interface Late extends Owed {
  /** ISO date by which it was due. */
  readonly date: string;
}

/** What the year of a unit says as of a month, by the figures of its own screens [DI2]; the same on whatever day it is looked at. */
export interface UnitFigures {
  readonly cutOff: Month;
  /** null: no row has a score yet. */
  readonly score: Points | null;
  readonly due: { readonly due: Points; readonly earned: Points };
  readonly outlook: PointsBand | null;
  /** '优', or while the year runs '预计良至优'; '' for none. */
  readonly grade: string;
  /** What the year may end at, in a sentence; '' for none. */
  readonly expected: string;
  readonly filled: Completeness;
  /** The day of the following month by which a month is to be reported; null: none [MO1]. */
  readonly dueDay: number | null;
  readonly owed: readonly Owed[];
  /** Rows behind, missed or over. */
  readonly short: number;
  /** Against the same month of last year; null: that is not known. */
  readonly onYear: Points | null;
  readonly isSealed: boolean;
  readonly rows: readonly FigureRow[];
}

/** Of which year of which unit figures are. */
export type LinePlan = Pick<Plan, 'id' | 'unitName' | 'project' | 'year'>;

/** A plan and what was said of it. */
export interface PlanYear {
  readonly plan: Plan;
  readonly year: YearStatements;
}

/** @param last the year before; null: it is not here */
export function unitFigures({ plan, year }: PlanYear, last: PlanYear | null, cutOff: Month): UnitFigures {
  const report = yearReport(plan, year, cutOff);
  const { due, earned } = dueSplit(report);
  const outlook = projectedTotal(report);
  const total = last === null ? null : yearOnYear(report, yearReport(last.plan, last.year, cutOff)).total;
  return {
    cutOff,
    score: rowsTotal(report),
    due: { due, earned },
    outlook: outlook === null ? null : { value: outlook.value, low: outlook.low, high: outlook.high },
    grade: gradeText(report),
    expected: outlookSentence(report),
    filled: completenessThrough(report.yearRows, year, cutOff),
    dueDay: dueDayOf(report.plan),
    owed: owedMonths(report, year),
    short: report.rows.filter(({ state }) => isShort(state)).length,
    onYear: total?.change ?? null,
    isSealed: isSealed(year.bySubject),
    rows: report.rows.map(figureRow),
  };
}

function owedMonths(report: YearReport, year: YearStatements): readonly Owed[] {
  const closed = closedMonths(year.bySubject);
  return monthsThrough(report.cutOff).flatMap((month) => {
    if (closed.has(month)) return [];
    const missing = report.yearRows.filter((row) => cellDuty(row, year, month) === 'missing');
    return missing.length === 0 ? [] : [{ month, missing: missing.map(({ seq }) => seq) }];
  });
}

/** Months whose date has passed by `today`, an ISO date in local time [DI3]. */
export function lateMonths<Of extends { readonly month: Month }>(
  { owed, dueDay }: { readonly owed: readonly Of[]; readonly dueDay: number | null },
  year: number,
  today: string,
): readonly (Of & { readonly date: string })[] {
  return owed.flatMap((each) => {
    const date = dueDate(year, each.month, dueDay);
    return date === null || daysUntil(date, today) >= 0 ? [] : [Object.assign({ date }, each)];
  });
}

function figureRow(row: ReportRow): FigureRow {
  const { indicator, score, state } = row;
  return {
    seq: indicator.seq,
    name: indicator.name,
    owner: indicator.owner,
    class: classText(indicator),
    unit: indicator.kind === 'quantitative' ? unitText(indicator) : null,
    stand: standText(row),
    coefficient: coefficientText(score.coefficient),
    score: score.score,
    weight: indicator.weight,
    state,
  };
}
