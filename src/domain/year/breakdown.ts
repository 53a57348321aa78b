import { isCeiling } from '#src/domain/catalogue/indicator.ts';
import type { PlanIndicator } from '#src/domain/catalogue/plan.ts';
import { MONTHS, YEAR_END, type Month } from '#src/domain/period/month.ts';
import { addPoints, NO_POINTS, subtractPoints, sumPoints, type Points } from '#src/domain/quantity/points.ts';
import { pointsMissing } from '#src/domain/score/row-score.ts';
import { pointsDue } from '#src/domain/score/pace.ts';
import type { Plan, PlanSettings } from '#src/domain/catalogue/plan.ts';
import { isOneView } from '#src/domain/catalogue/rules.ts';
import { classesOf } from '#src/domain/catalogue/row-class.ts';
import { isShort, STATE_TONES, type StateTone } from '#src/domain/year/row-state.ts';
import { yearReport, type ReportRow, type YearReport } from '#src/domain/year/year-report.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';

/** Points of a group of rows: a class, a section. */
export interface GroupScore {
  readonly key: string;
  readonly score: Points;
  readonly weight: Points;
  readonly coveredWeight: Points;
  readonly rows: number;
}

/** Scores by class or by owner section, in the order of first appearance in the plan. */
export function scoreBy(
  report: YearReport,
  keyOf: (indicator: PlanIndicator) => string,
): readonly GroupScore[] {
  const groups = new Map<string, GroupScore>();
  for (const row of report.rows) {
    const key = keyOf(row.indicator);
    const group = groups.get(key) ?? {
      key,
      score: NO_POINTS,
      weight: NO_POINTS,
      coveredWeight: NO_POINTS,
      rows: 0,
    };
    const isScored = row.score.score !== null;
    groups.set(key, {
      key,
      score: addPoints(group.score, row.score.score ?? NO_POINTS),
      weight: addPoints(group.weight, row.indicator.weight),
      coveredWeight: isScored ? addPoints(group.coveredWeight, row.indicator.weight) : group.coveredWeight,
      rows: group.rows + 1,
    });
  }
  return [...groups.values()];
}

/** A class's points, under the heading of the class. */
export interface ClassScore extends GroupScore {
  readonly title: string;
}

/**
 * Scores by class: those that the table prints, else the nine in the order of official forms [PL63].
 * @param rows what the classes are made of, where a year stands beside another
 */
export function scoreByClass(
  report: YearReport,
  rows: readonly PlanIndicator[] = report.plan.indicators,
): readonly ClassScore[] {
  const classes = classesOf(rows);
  const scores = scoreBy(report, (indicator) => classes.of(indicator).name);
  return classes.list.flatMap(({ name, title }) => {
    const own = scores.find(({ key }) => key === name);
    return own === undefined ? [] : [{ ...own, title }];
  });
}

/** The grades' lines beside a course of row points: none where grades are of rows and execution together [PL30]. */
export function courseThresholds(settings: PlanSettings): readonly Points[] {
  return isOneView(settings) ? [] : settings.gradeThresholds;
}

/** One month of the year's course. */
export interface CoursePoint {
  readonly month: Month;
  /** 已得分 as of this month; null for months after the cut-off, and while no row is scored. */
  readonly score: Points | null;
  readonly coveredWeight: Points | null;
  /** What the plan's own pacing would have scored by this month [D8]. */
  readonly due: Points;
}

/** The year as of each of its months, January…December: about a millisecond for a plan of 32 rows, once warm. */
export function monthReports(plan: Plan, year: YearStatements): readonly YearReport[] {
  return MONTHS.map((month) => yearReport(plan, year, month));
}

/** Score and due points, January…December; scores only up to the cut-off. */
export function scoreCourse(reports: readonly YearReport[], cutOff: Month): readonly CoursePoint[] {
  return reports.map((report) => {
    const isPast = report.cutOff <= cutOff && report.card.coveredWeight > 0;
    return {
      month: report.cutOff,
      score: isPast ? report.card.total : null,
      coveredWeight: isPast ? report.card.coveredWeight : null,
      due: duePoints(report, report.cutOff),
    };
  });
}

/** Σ of the points due by a month over all rows [D8]. */
export function duePoints(report: YearReport, month: Month): Points {
  return sumPoints(
    report.rows.map(({ indicator, goal }) =>
      pointsDue(indicator.weight, indicator.kind === 'quantitative' ? indicator : null, goal, month),
    ),
  );
}

/** The points that have fallen due, what of them was earned, and what is still to fall due: together all of the weight [O16]. */
export interface DueSplit {
  readonly due: Points;
  /** Row by row the smaller of score and due: what was done ahead of its time settles nothing that is due. */
  readonly earned: Points;
  /** Rows of which nothing is due before December. */
  readonly later: Points;
  readonly laterRows: number;
  /** The rest of rows that fall due bit by bit, or at a date before December. */
  readonly gradual: Points;
}

export function dueSplit(report: YearReport): DueSplit {
  const split = { due: NO_POINTS, earned: NO_POINTS, later: NO_POINTS, laterRows: 0, gradual: NO_POINTS };
  for (const { indicator, goal, score } of report.rows) {
    const measured = indicator.kind === 'quantitative' ? indicator : null;
    const at = (month: Month) => pointsDue(indicator.weight, measured, goal, month);
    const due = at(report.cutOff);
    const open = subtractPoints(indicator.weight, due);
    split.due = addPoints(split.due, due);
    split.earned = addPoints(split.earned, Math.min(due, score.score ?? NO_POINTS) as Points);
    if (open > 0 && at(BEFORE_DECEMBER) === 0) {
      split.later = addPoints(split.later, open);
      split.laterRows += 1;
    } else split.gradual = addPoints(split.gradual, open);
  }
  return split;
}

const BEFORE_DECEMBER: Month = 11;

/** Milestone rows that keep the proposal, all of it in December: nobody has said when what is due [O16]. */
export function rowsWithoutDates({ rows }: YearReport): readonly ReportRow[] {
  return rows.filter(({ indicator, goal }) => {
    if (indicator.kind !== 'quantitative' || goal === null || isCeiling(goal.operator)) return false;
    const { pacing } = indicator;
    return pacing.kind === 'milestone' && pacing.milestones.every(({ month }) => month === YEAR_END);
  });
}

/** What asks for attention first; rows on pace never lead while others are behind [O17]. */
const URGENCY: Record<StateTone, number> = {
  off: 0,
  behind: 1,
  unknown: 2,
  'not-due': 3,
  'on-pace': 4,
  met: 5,
};

/**
 * Rows with something to win: by state first, then by points still attainable; in December by points alone [O17]. A row that waits for
 * its rating waits for December [MO27]. Ties keep the annex's order.
 */
export function rowsToWin(report: YearReport): readonly ReportRow[] {
  return inOrder(report, ({ score }) => pointsMissing(score, report.cutOff) > 0);
}

/** As a list shows them: a row at risk whose points are rounded up to its weight too, or the legend would count one more of its state. */
export function rowsListed(report: YearReport): readonly ReportRow[] {
  return inOrder(
    report,
    (row) => pointsMissing(row.score, report.cutOff) > 0 || isAtRisk(row, report.cutOff),
  );
}

function inOrder(report: YearReport, isTaken: (row: ReportRow) => boolean): readonly ReportRow[] {
  const urgency = ({ state }: ReportRow) => {
    if (report.cutOff === YEAR_END) return 0;
    return URGENCY[state.kind === 'unrated' ? 'not-due' : STATE_TONES[state.kind]];
  };
  return report.rows
    .filter(isTaken)
    .sort(
      (a, b) =>
        urgency(a) - urgency(b) ||
        pointsMissing(b.score, report.cutOff) - pointsMissing(a.score, report.cutOff) ||
        a.indicator.seq - b.indicator.seq,
    );
}

/** Rows of which less was done than was due, or that are out of their range; in December those that lost points [MO27]. */
export function rowsAtRisk(report: YearReport): readonly ReportRow[] {
  return inOrder(report, (row) => isAtRisk(row, report.cutOff));
}

function isAtRisk({ state, score }: ReportRow, cutOff: Month): boolean {
  return cutOff === YEAR_END ? score.score !== null && pointsMissing(score, cutOff) > 0 : isShort(state);
}

/** What asks for attention: not on pace, not met, not waiting for its date. */
const OPEN_URGENCY = URGENCY.unknown;

/** The rows of a list, each group in the order above; groups without rows are left out. */
export interface WinGroup {
  /** The open rows of whoever looks [MO6]; rows at risk; the rest. */
  readonly kind: 'own' | 'risk' | 'rest';
  readonly rows: readonly ReportRow[];
}

/** @param section whose open rows stand first; null: nobody's */
export function winGroups(report: YearReport, section: string | null): readonly WinGroup[] {
  const kindOf = (row: ReportRow): WinGroup['kind'] => {
    const isOpen = URGENCY[STATE_TONES[row.state.kind]] <= OPEN_URGENCY;
    if (row.indicator.owner === section && isOpen) return 'own';
    return isAtRisk(row, report.cutOff) ? 'risk' : 'rest';
  };
  const rows = rowsListed(report);
  return (['own', 'risk', 'rest'] as const)
    .map((kind) => ({ kind, rows: rows.filter((row) => kindOf(row) === kind) }))
    .filter((group) => group.rows.length > 0);
}

/** One step of the way from all points down to the score. */
export interface LossStep {
  readonly row: ReportRow;
  readonly loss: Points;
  /** Not scored yet: the loss may still turn out smaller. */
  readonly isOpen: boolean;
}

/** weight − score of every row that is not at full score, largest first; their sum is total weight − total [O7]. */
export function losses(report: YearReport): readonly LossStep[] {
  return report.rows
    .map((row) => ({
      row,
      loss: subtractPoints(row.indicator.weight, row.score.score ?? NO_POINTS),
      isOpen: row.score.score === null,
    }))
    .filter((step) => step.loss > 0)
    .sort(
      (a, b) =>
        Number(a.isOpen) - Number(b.isOpen) || b.loss - a.loss || a.row.indicator.seq - b.row.indicator.seq,
    );
}
