import { YEAR_END, type Month } from '#src/domain/period/month.ts';
import { POINTS_SCALE, type Points } from '#src/domain/quantity/points.ts';
import { scoreText, weightText } from '#src/domain/words/format.ts';
import { GRADE_WORDS } from '#src/domain/words/words.ts';
import type { YearCourse } from '#src/domain/year/year-course.ts';

interface CourseAt {
  readonly month: Month;
  readonly points: Points;
}

/** 全年得分走势 [O4] before it is painted: the scale in whole points, and what is drawn against it. */
export interface YearCourseShape {
  /** The scale runs from 0 to `top` in steps; both in points. */
  readonly top: number;
  readonly step: number;
  /** Up to the cut-off. */
  readonly scored: readonly CourseAt[];
  /** All twelve; it is a stair: what falls due by the end of a month is due then, not bit by bit on the way. */
  readonly due: readonly CourseAt[];
  readonly thresholds: readonly { readonly points: Points; readonly text: string }[];
  /** The newest score and how it reads. */
  readonly newest: (CourseAt & { readonly text: string }) | null;
  /** From the newest score to December; null in December, and while nothing is reported. */
  readonly forecast: {
    readonly from: CourseAt;
    readonly value: Points;
    readonly low: Points;
    readonly high: Points;
    /** '预计', '90.27' */
    readonly lines: readonly [string, string];
  } | null;
}

const STEP = 20;
const WHOLE = 100;
const THRESHOLD_WORDS = [GRADE_WORDS.excellent, GRADE_WORDS.good, GRADE_WORDS.fair];

/** Columns that a name may stand in: the last of them ends before December. */
const COLUMNS = [0, 1, 2, 3, 4];

/**
 * Each threshold is named within its own line, which is broken there; beside another where their names would touch [MO38], and where the
 * score is not drawn, as far as there is such a place [MO51].
 * @param isNear two heights, of which one name would touch the other
 * @param isDrawnAt the score runs through what would stand at this height in this column
 * @returns of each the column that its name stands in
 */
export function nameColumns(
  thresholds: YearCourseShape['thresholds'],
  isNear: (a: Points, b: Points) => boolean,
  isDrawnAt: (height: Points, column: number) => boolean,
): readonly number[] {
  const columns: number[] = [];
  for (const { points } of thresholds) {
    const free = COLUMNS.filter(
      (column) =>
        !columns.some((other, at) => other === column && isNear(thresholds[at]?.points ?? points, points)),
    );
    columns.push(free.find((column) => !isDrawnAt(points, column)) ?? free[0] ?? 0);
  }
  return columns;
}

/** Whether the line through what was scored comes within `apart` of a height, between two places along the months (1 is January). */
export function comesNear(
  scored: readonly CourseAt[],
  height: Points,
  { from, to, apart }: { readonly from: number; readonly to: number; readonly apart: number },
): boolean {
  return scored.some(({ month, points }, at) => {
    const next = scored[at + 1] ?? { month, points };
    if (month > to || next.month < from) return false;
    const [low, high] = [Math.min(points, next.points), Math.max(points, next.points)];
    return low - apart < height && height < high + apart;
  });
}

export function yearCourseShape({
  cutOff,
  points,
  projected,
  thresholds,
  weight,
}: YearCourse): YearCourseShape {
  const scored = points.flatMap(({ month, score }) => (score === null ? [] : [{ month, points: score }]));
  const last = scored[scored.length - 1];
  return {
    top: Math.max(WHOLE, Math.ceil(weight / POINTS_SCALE / STEP) * STEP),
    step: STEP,
    scored,
    due: points.map(({ month, due }) => ({ month, points: due })),
    thresholds: thresholds.map((from, at) => ({
      points: from,
      text: `${THRESHOLD_WORDS[at] ?? ''} ${weightText(from)}`,
    })),
    newest: last === undefined ? null : { ...last, text: scoreText(last.points) },
    forecast:
      last === undefined || projected === null || cutOff === YEAR_END
        ? null
        : { from: last, ...projected, lines: ['预计', weightText(projected.value)] },
  };
}
