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

/**
 * Each threshold is named within its own line, which is broken there; beside the one above it where their names would touch [MO38].
 * @returns of each the column that its name stands in
 */
export function nameColumns(
  thresholds: YearCourseShape['thresholds'],
  isNear: (a: Points, b: Points) => boolean,
): readonly (0 | 1)[] {
  let column: 0 | 1 = 1;
  return thresholds.map(({ points }, at) => {
    const above = thresholds[at - 1];
    column = above !== undefined && column === 0 && isNear(above.points, points) ? 1 : 0;
    return column;
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
