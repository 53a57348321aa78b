import { MONTHS, type Month } from '#src/domain/period/month.ts';
import type { Quantity } from '#src/domain/quantity/quantity.ts';
import type { RowCoursePoint } from '#src/domain/words/row-course.ts';

/** A row's year as shapes in a box: lines as SVG paths, months as bars. Drawn, never computed with. */
export interface CourseShape {
  readonly slots: readonly { readonly month: Month; readonly x: number }[];
  readonly bars: readonly {
    readonly month: Month;
    readonly value: Quantity;
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  }[];
  /** The value to date; '' when there is none. */
  readonly line: string;
  readonly due: string;
  readonly last: { readonly x: number; readonly y: number; readonly value: Quantity } | null;
  readonly target: { readonly y: number; readonly value: Quantity } | null;
}

export interface Box {
  readonly width: number;
  readonly height: number;
}

/** Room above the highest value, for its label. */
const HEADROOM = 1.12;
const BAR_SHARE = 0.5;

export function courseShape(points: readonly RowCoursePoint[], cutOff: Month, box: Box): CourseShape {
  const past = points.filter((point) => point.month <= cutOff);
  const top = HEADROOM * Math.max(1, ...points.flatMap(valuesOf), ...past.map(({ value }) => value ?? 0));
  const slot = box.width / MONTHS.length;
  const x = (month: Month) => slot * (month - 0.5);
  const y = (value: number) => box.height - (Math.max(0, value) / top) * box.height;
  const known = past.flatMap(({ month, value }) => (value === null ? [] : [{ month, value }]));
  const newest = known[known.length - 1];
  const end = points[points.length - 1];
  return {
    slots: MONTHS.map((month) => ({ month, x: x(month) })),
    bars: past.flatMap(({ month, cell }) =>
      cell.kind === 'number'
        ? [
            {
              month,
              value: cell.value,
              x: x(month) - (slot * BAR_SHARE) / 2,
              y: y(cell.value),
              width: slot * BAR_SHARE,
              height: box.height - y(cell.value),
            },
          ]
        : [],
    ),
    line: path(known.map(({ month, value }) => [x(month), y(value)])),
    due: path(points.flatMap(({ month, due }) => (due === null ? [] : [[x(month), y(due)] as const]))),
    last: newest === undefined ? null : { x: x(newest.month), y: y(newest.value), value: newest.value },
    target: end === undefined ? null : { y: y(end.target), value: end.target },
  };
}

function valuesOf({ due, target, cell }: RowCoursePoint): readonly number[] {
  return [target, due ?? 0, cell.kind === 'number' ? cell.value : 0];
}

function path(points: readonly (readonly [number, number])[]): string {
  return points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${fixed(x)} ${fixed(y)}`).join('');
}

/** A tenth of a pixel is enough. */
function fixed(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
