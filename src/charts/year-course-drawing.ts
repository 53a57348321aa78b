import { MONTHS, YEAR_END, type Month } from '#src/domain/period/month.ts';
import { POINTS_SCALE, type Points } from '#src/domain/quantity/points.ts';
import { monthText } from '#src/domain/words/format.ts';
import type { YearCourse } from '#src/domain/year/year-course.ts';
import {
  HALF_LETTER,
  dot,
  fanPath,
  level,
  linePath,
  path,
  stepPath,
  text,
  tickLine,
  type Dot,
  type Drawing,
  type Frame,
  type Gap,
} from '#src/charts/drawing.ts';
import { comesNear, nameColumns, yearCourseShape } from '#src/charts/year-course-shape.ts';

/** As high as the letters of a tick, with what keeps lines apart. */
const LETTER = 10;
/** From the middle of a letter: what is drawn so far away is clear of it. */
const CLEAR = 7;
/** As wide as the name of a threshold. */
const ASIDE = 36;

/** 全年得分走势 for where no script runs: documents, print and snapshots [O4] [J8]. */
export function yearCourseDrawing(course: YearCourse, frame: Frame): Drawing {
  const { top, step, scored, due, thresholds, newest, forecast } = yearCourseShape(course);
  const x = (month: Month) =>
    frame.left + ((month - 1) / (MONTHS.length - 1)) * (frame.width - frame.left - frame.right);
  const y = (points: Points) =>
    frame.top + (1 - points / POINTS_SCALE / top) * (frame.height - frame.top - frame.bottom);
  const at = ({ month, points }: { readonly month: Month; readonly points: Points }): Dot => ({
    x: x(month),
    y: y(points),
  });
  const aMonth = x(2) - x(1);
  const aPoint = (frame.height - frame.top - frame.bottom) / top / POINTS_SCALE;
  const columns = nameColumns(
    thresholds,
    (a, b) => Math.abs(y(a) - y(b)) < LETTER,
    (height, column) => {
      const from = 1 + (column * ASIDE) / aMonth;
      return comesNear(scored, height, { from, to: from + ASIDE / aMonth, apart: CLEAR / aPoint });
    },
  );
  const levels = Array.from({ length: top / step + 1 }, (_, index) => index * step);
  const nameFrom = (index: number) => frame.left + 4 + (columns[index] ?? 0) * ASIDE;
  const gapsAt = (height: number): readonly Gap[] => {
    const near = thresholds.flatMap(({ points }, index) =>
      Math.abs(y(points) - height) < LETTER / 2 ? [nameFrom(index)] : [],
    );
    return [...new Set(near)].sort((a, b) => a - b).map((from) => ({ from: from - 2, to: from + ASIDE - 4 }));
  };
  const end = forecast === null ? null : { x: x(YEAR_END), y: y(forecast.value) };
  return {
    width: frame.width,
    height: frame.height,
    marks: [
      ...levels.flatMap((points) => {
        const height = y((points * POINTS_SCALE) as Points);
        return tickLine(frame, height, String(points), gapsAt(height));
      }),
      ...thresholds.flatMap(({ points, text: said }, index) => [
        level('threshold', frame, y(points), gapsAt(y(points))),
        text('tick', { x: nameFrom(index), y: y(points) + HALF_LETTER }, said, 'start'),
      ]),
      ...MONTHS.map((month) =>
        text(
          month === course.cutOff ? 'now' : 'tick',
          { x: x(month), y: frame.height - 8 },
          monthText(month),
        ),
      ),
      path('due', stepPath(due.map(at))),
      ...(forecast === null || end === null
        ? []
        : [
            path('band', fanPath(at(forecast.from), end.x, y(forecast.high), y(forecast.low))),
            path('forecast', linePath([at(forecast.from), end])),
            text('tick', { x: end.x + 5, y: end.y - 3 }, forecast.lines[0], 'start'),
            text('tick', { x: end.x + 5, y: end.y + 11 }, forecast.lines[1], 'start'),
          ]),
      path('line', linePath(scored.map(at))),
      ...scored.map((each) => dot('dot', at(each))),
      ...(newest === null
        ? []
        : [text('figure', { x: x(newest.month) - 6, y: y(newest.points) - 9 }, newest.text, 'end')]),
    ],
  };
}
