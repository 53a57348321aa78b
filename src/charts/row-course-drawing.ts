import { MONTHS, YEAR_END, type Month } from '#src/domain/period/month.ts';
import { MAX_DECIMALS, type Quantity } from '#src/domain/quantity/quantity.ts';
import { monthText, quantityText } from '#src/domain/words/format.ts';
import {
  isDueByAmount,
  rowCourse,
  type EarlierLine,
  type RowCoursePoint,
} from '#src/domain/words/row-course.ts';
import type { ReportRow } from '#src/domain/year/year-report.ts';
import {
  besidePlot,
  dot,
  fanPath,
  fixed,
  linePath,
  path,
  stepPath,
  text,
  tickLine,
  type Dot,
  type Drawing,
  type Frame,
  type Mark,
} from '#src/charts/drawing.ts';

const TICKS = 4;
/** Of a month's room. */
const BAR_SHARE = 0.5;
/** Where twelve names of months have no room, their numbers stand alone. */
const NARROW = 480;
const ABOVE_DOT = 8;

/**
 * The year of a measured row [I2]: a sum has its months as bars and its running total as a line, a level its months as a line; then
 * what was due, the target in force, and where it is expected to end. null for a row that a person rates.
 */
export function rowCourseDrawing(
  row: ReportRow,
  cutOff: Month,
  frame: Frame,
  before: EarlierLine | null = null,
): Drawing | null {
  const { indicator, forecast } = row;
  if (indicator.kind !== 'quantitative') return null;
  const isSum = indicator.rollup === 'sum';
  const course = rowCourse(row, cutOff);
  const past = course.filter(({ month }) => month <= cutOff);
  const finest = 10 ** (MAX_DECIMALS - indicator.decimals);
  const { bottom, top, ticks } = scaleOf(valuesOf(course, row, before), !isSum, finest);
  const slot = (frame.width - frame.left - frame.right) / MONTHS.length;
  const x = (month: Month) => frame.left + (month - 0.5) * slot;
  const y = (value: number) =>
    frame.top + (1 - (value - bottom) / (top - bottom)) * (frame.height - frame.top - frame.bottom);
  const at = (month: Month, value: number | null): Dot | null =>
    value === null ? null : { x: x(month), y: y(value) };

  const standing = past.map(({ value, cell }) =>
    isSum ? value : cell.kind === 'number' ? cell.value : null,
  );
  const dots = past.map(({ month }, index) => at(month, standing[index] ?? null));
  const due = course.map((point) => at(point.month, point.due));
  const end = dots[cutOff - 1] ?? null;
  const newest = standing.reduce((found, value, index) => (value === null ? found : index), -1);
  const target = course[course.length - 1]?.target;
  const isOpen = forecast !== null && end !== null && cutOff < YEAR_END;

  const marks: readonly Mark[] = [
    ...ticks.flatMap((tick) => tickLine(frame, y(tick), quantityText(tick))),
    ...MONTHS.map((month) =>
      text(
        month === cutOff ? 'now' : 'tick',
        { x: x(month), y: frame.height - 6 },
        frame.width < NARROW ? String(month) : monthText(month),
      ),
    ),
    ...(isSum ? past.flatMap((point) => monthBar(point, x(point.month), slot, y)) : []),
    ...(before === null ? [] : [path('before', earlierPath(before, at))]),
    path('target', stepPath(course.map((point) => at(point.month, point.target)))),
    ...(target === undefined ? [] : [besidePlot(frame, y(target), `目标 ${quantityText(target)}`)]),
    ...(isDueByAmount(indicator)
      ? [path('due', indicator.pacing.kind === 'milestone' ? stepPath(due) : linePath(due))]
      : []),
    ...(isOpen
      ? [
          path('band', fanPath(end, x(YEAR_END), y(forecast.high), y(forecast.low))),
          path('forecast', linePath([end, at(YEAR_END, forecast.value)])),
        ]
      : []),
    // Nothing was measured in a month of 无发生: the line goes past it, and breaks only where nobody has reported.
    path('line', linePath(dots.filter((each, index) => each !== null || past[index]?.cell.kind !== 'none'))),
    ...dots.flatMap((each, index) =>
      each === null ? [] : [dot(past[index]?.cell.kind === 'unreported' ? 'hollow' : 'dot', each)],
    ),
    ...newestFigure(dots[newest] ?? null, standing[newest] ?? null),
  ];
  return { width: frame.width, height: frame.height, marks: marks.filter((mark) => !isEmpty(mark)) };
}

/** What the scale has to hold. */
function valuesOf(
  course: readonly RowCoursePoint[],
  { forecast }: ReportRow,
  before: EarlierLine | null,
): readonly number[] {
  return [
    ...course.flatMap(({ cell, value, due, target }) => [
      ...(cell.kind === 'number' ? [cell.value] : []),
      ...(value === null ? [] : [value]),
      ...(due === null ? [] : [due]),
      target,
    ]),
    ...(before?.values ?? []).flatMap((value) => (value === null ? [] : [value])),
    ...(forecast === null ? [] : [forecast.low, forecast.high]),
  ];
}

/**
 * Sums are measured from 0; a level that stays near its target is shown close up, or 99.4 and 99.9 would be one line.
 * @param finest one unit of the row's last decimal, in ten-thousandths: no tick stands between two values that a row can have
 */
function scaleOf(values: readonly number[], isCloseUp: boolean, finest: number) {
  const highest = Math.max(...values, 1);
  const lowest = Math.min(...values, highest);
  const from = isCloseUp && lowest > highest / 2 ? lowest : Math.min(0, lowest);
  const step = niceStep(highest - from || highest, finest);
  const top = Math.ceil(highest / step) * step;
  // A row that always stood at its target has a line too, not a scale of nothing.
  const bottom = Math.min(Math.floor(from / step) * step, top - step);
  const ticks: Quantity[] = [];
  for (let tick = bottom; tick <= top; tick += step) ticks.push(tick as Quantity);
  return { bottom, top, ticks };
}

/** A step of 1, 2 or 5 × 10^k that cuts the span into about four; never finer than the row's own values. */
function niceStep(span: number, finest: number): number {
  const raw = span / TICKS;
  const power = 10 ** Math.floor(Math.log10(raw));
  const factor = [1, 2, 5, 10].find((each) => each * power >= raw) ?? 10;
  return Math.max(finest, factor * power);
}

/** From 0 up, or down for a month that took back. */
function monthBar({ cell }: RowCoursePoint, x: number, slot: number, y: (value: number) => number): Mark[] {
  if (cell.kind !== 'number') return [];
  const width = slot * BAR_SHARE;
  const from = y(Math.max(0, cell.value));
  return [
    {
      shape: 'rect',
      look: 'bar',
      x: fixed(x - width / 2),
      y: fixed(from),
      width: fixed(width),
      height: fixed(y(Math.min(0, cell.value)) - from),
    },
  ];
}

function earlierPath(
  { values, isPassed }: EarlierLine,
  at: (month: Month, value: number | null) => Dot | null,
): string {
  return linePath(
    MONTHS.filter((month) => isPassed[month - 1] !== true).map((month) =>
      at(month, values[month - 1] ?? null),
    ),
  );
}

function newestFigure(at: Dot | null, value: Quantity | null): readonly Mark[] {
  return at === null || value === null
    ? []
    : [text('figure', { x: at.x, y: at.y - ABOVE_DOT }, quantityText(value))];
}

function isEmpty(mark: Mark): boolean {
  return mark.shape === 'path' && mark.d === '';
}
