import { planName } from '#src/domain/catalogue/plan.ts';
import {
  lateMonths,
  unitFigures,
  type Late,
  type LinePlan,
  type UnitFigures,
} from '#src/domain/district/unit-figures.ts';
import type { PlacedRecord } from '#src/domain/district/unit-record.ts';
import type { UnitYear } from '#src/domain/district/unit-year.ts';
import type { Month } from '#src/domain/period/month.ts';
import { subtractPoints, type Points } from '#src/domain/quantity/points.ts';

/** What a line was reckoned from. */
export type LineSource =
  | {
      readonly kind: 'files';
      readonly unit: UnitYear;
      /** Whether the unit published the same for the month; null: it published nothing for it. */
      readonly published: boolean | null;
    }
  | {
      readonly kind: 'record';
      readonly placed: PlacedRecord;
      /** Scores of the months that were published. */
      readonly course: ReadonlyMap<Month, Points | null>;
      /** What the unit is called by whoever runs the server; null: it is not named there. */
      readonly registered: string | null;
      /** The month that was asked for. */
      readonly asked: Month;
    };

/** What a board's columns are made of, whoever told it. */
export interface FigureLine
  extends Pick<
    UnitFigures,
    'cutOff' | 'score' | 'due' | 'outlook' | 'grade' | 'filled' | 'short' | 'onYear' | 'isSealed'
  > {
  /** What tells a line from every other. */
  readonly key: string;
  readonly plan: Pick<LinePlan, 'unitName' | 'project' | 'year'>;
  /** Months whose date has passed and that still lack something [DI3]. */
  readonly late: readonly { readonly month: Month }[];
  /** Cells of those months that lack something. */
  readonly lateCells: number;
}

/** A unit as of a month, by the figures of its own screens [DI2]. */
export interface UnitLine extends UnitFigures {
  /** What tells a line from every other. */
  readonly key: string;
  readonly plan: LinePlan;
  /** Months whose date has passed and that still lack something [DI3]. */
  readonly late: readonly Late[];
  /** Cells of those months that lack something. */
  readonly lateCells: number;
  readonly source: LineSource;
}

/** @param last the same unit's plan of the year before; null: not laid out @param today ISO date in local time */
export function unitLine(unit: UnitYear, last: UnitYear | null, cutOff: Month, today: string): UnitLine {
  const { plan } = unit;
  const source = { kind: 'files', unit, published: null } as const;
  return lineOf(plan.id, unitFigures(unit, last, cutOff), plan, today, source);
}

export function lineOf(
  key: string,
  figures: UnitFigures,
  plan: LinePlan,
  today: string,
  source: LineSource,
): UnitLine {
  const late = lateMonths(figures, plan.year, today);
  const lateCells = late.reduce((sum, { missing }) => sum + missing.length, 0);
  return { ...figures, key, plan, late, lateCells, source };
}

/** The unit's plan of the year before among the files: the one this plan goes on from, or the same unit and project one year back. */
export function lastYearOf({ plan }: UnitYear, units: readonly UnitYear[]): UnitYear | null {
  return (
    units.find((each) => each.plan.id === plan.previous?.plan) ??
    units.find(
      ({ plan: other }) =>
        other.year === plan.year - 1 && other.unitName === plan.unitName && other.project === plan.project,
    ) ??
    null
  );
}

export type LineOrder = 'unit' | 'score' | 'gap' | 'outlook' | 'filled' | 'late' | 'short' | 'on-year';

/** What lines are put in order by, ascending; null goes last whichever way [DI5]. */
const KEYS: Record<Exclude<LineOrder, 'unit'>, (line: FigureLine) => number | null> = {
  score: ({ score }) => score,
  gap: ({ due }) => subtractPoints(due.earned, due.due),
  outlook: ({ outlook }) => outlook?.value ?? null,
  filled: ({ filled }) => (filled.expected === 0 ? null : filled.reported / filled.expected),
  late: ({ lateCells }) => lateCells,
  short: ({ short }) => short,
  'on-year': ({ onYear }) => onYear,
};

/**
 * Lines in the order asked for; lines that are equal in it by their names.
 * @param compareNames as the office's language puts names in order
 */
export function inLineOrder<Line extends FigureLine>(
  lines: readonly Line[],
  order: LineOrder,
  isDescending: boolean,
  compareNames: (a: string, b: string) => number,
): readonly Line[] {
  const byName = (a: Line, b: Line) => compareNames(planName(a.plan), planName(b.plan));
  const sign = isDescending ? -1 : 1;
  if (order === 'unit') return [...lines].sort((a, b) => sign * byName(a, b));
  const key = KEYS[order];
  return [...lines].sort((a, b) => {
    const [left, right] = [key(a), key(b)];
    if (left === null || right === null) return left === right ? byName(a, b) : left === null ? 1 : -1;
    return sign * (left - right) || byName(a, b);
  });
}
