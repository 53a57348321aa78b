import type { PlanIndicator } from '#src/domain/catalogue/plan.ts';
import type { Month } from '#src/domain/period/month.ts';
import { addPoints, NO_POINTS, subtractPoints, type Points } from '#src/domain/quantity/points.ts';
import type { Quantity } from '#src/domain/quantity/quantity.ts';
import { scoreByClass } from '#src/domain/year/breakdown.ts';
import type { ReportRow, YearReport } from '#src/domain/year/year-report.ts';

/** Why the scores of two linked rows are not set against each other [NY13]. */
export type ScoreBar = 'kind' | 'unit' | 'operator' | 'rollup' | 'target' | 'weight' | 'open';

interface Step<T> {
  readonly now: T;
  readonly last: T;
  readonly change: T;
}

/** A row beside the one it goes on from, both as of the same month. */
export interface RowOnYear {
  readonly row: ReportRow;
  /** null: the row is new. */
  readonly last: ReportRow | null;
  /** Values to date, where both have one; change null: they are in different units, or made differently of their months. */
  readonly value: {
    readonly now: Quantity;
    readonly last: Quantity;
    readonly change: Quantity | null;
  } | null;
  readonly score: Step<Points> | null;
  /** Empty where the scores are compared, and for new rows. */
  readonly bars: readonly ScoreBar[];
}

export interface ClassOnYear {
  readonly name: string;
  readonly title: string;
  /** null: that year has no row of the class, or none with a score. */
  readonly now: Points | null;
  readonly last: Points | null;
  readonly weights: readonly [now: Points, last: Points];
}

/** A year beside the year before, as of the same month [NY13]. */
export interface YearOnYear {
  readonly now: YearReport;
  readonly last: YearReport;
  readonly cutOff: Month;
  /** null while one of them has no score. */
  readonly total: Step<Points> | null;
  readonly classes: readonly ClassOnYear[];
  readonly rows: readonly RowOnYear[];
  /** Rows of last year that nothing goes on from. */
  readonly dropped: readonly ReportRow[];
  /** Rows whose scores are compared and differ, the largest steps first. */
  readonly movers: readonly RowOnYear[];
}

/** @param last as of the same month as `now` */
export function yearOnYear(now: YearReport, last: YearReport): YearOnYear {
  const byId = new Map(last.rows.map((row) => [row.indicator.id, row]));
  const rows = now.rows.map((row) => rowOnYear(row, byId.get(row.indicator.previous ?? NOWHERE) ?? null));
  const kept = new Set(rows.flatMap((each) => (each.last === null ? [] : [each.last])));
  return {
    now,
    last,
    cutOff: now.cutOff,
    total:
      now.card.coveredWeight === 0 || last.card.coveredWeight === 0
        ? null
        : stepOf(now.card.total, last.card.total),
    classes: classesOf(now, last),
    rows,
    dropped: last.rows.filter((row) => !kept.has(row)),
    movers: rows
      .filter(({ score }) => score !== null && score.change !== 0)
      .sort((a, b) => sizeOf(b) - sizeOf(a) || a.row.indicator.seq - b.row.indicator.seq),
  };
}

/** No row has an id without a letter. */
const NOWHERE = '' as PlanIndicator['id'];

function sizeOf({ score }: RowOnYear): number {
  return Math.abs(score?.change ?? 0);
}

function rowOnYear(row: ReportRow, last: ReportRow | null): RowOnYear {
  if (last === null) return { row, last, value: null, score: null, bars: [] };
  const bars = barsOf(row, last);
  const [now, before] = [row.score.score, last.score.score];
  return {
    row,
    last,
    value: valueOf(row, last),
    score: bars.length > 0 || now === null || before === null ? null : stepOf(now, before),
    bars,
  };
}

function barsOf({ indicator, goal, score }: ReportRow, last: ReportRow): readonly ScoreBar[] {
  const was = last.indicator;
  const bars: ScoreBar[] = [];
  if (indicator.kind !== was.kind) bars.push('kind');
  if (indicator.kind === 'quantitative' && was.kind === 'quantitative') {
    if (indicator.unit !== was.unit) bars.push('unit');
    if (goal?.operator !== last.goal?.operator) bars.push('operator');
    if (indicator.rollup !== was.rollup) bars.push('rollup');
    if (goal?.target !== last.goal?.target) bars.push('target');
  }
  if (indicator.weight !== was.weight) bars.push('weight');
  if (bars.length === 0 && (score.score === null || last.score.score === null)) bars.push('open');
  return bars;
}

function valueOf({ indicator, figure }: ReportRow, last: ReportRow): RowOnYear['value'] {
  if (indicator.kind !== 'quantitative' || last.indicator.kind !== 'quantitative') return null;
  if (figure.kind !== 'number' || last.figure.kind !== 'number') return null;
  const isAlike = indicator.unit === last.indicator.unit && indicator.rollup === last.indicator.rollup;
  return {
    now: figure.value,
    last: last.figure.value,
    change: isAlike ? ((figure.value - last.figure.value) as Quantity) : null,
  };
}

function classesOf(now: YearReport, last: YearReport): readonly ClassOnYear[] {
  // A year that prints its classes and one that does not are told by the same classes, as far as those of the rows can be told.
  const rows = [now, last].flatMap(({ plan }) => plan.indicators);
  const [mine, before] = [scoreByClass(now, rows), scoreByClass(last, rows)];
  const titles = new Map([...mine, ...before].map(({ key, title }) => [key, title]));
  return Array.from(titles, ([key, title]) => {
    const [a, b] = [mine.find((each) => each.key === key), before.find((each) => each.key === key)];
    return {
      name: key,
      title,
      now: a === undefined || a.coveredWeight === 0 ? null : a.score,
      last: b === undefined || b.coveredWeight === 0 ? null : b.score,
      weights: [a?.weight ?? NO_POINTS, b?.weight ?? NO_POINTS],
    };
  });
}

function stepOf(now: Points, last: Points): Step<Points> {
  return { now, last, change: subtractPoints(now, last) };
}

/** A row through the years by its links, newest first; ends where it is new, or the years are not here. */
export function rowThroughYears(reports: readonly YearReport[], row: ReportRow): readonly ReportRow[] {
  const [, ...before] = reports;
  const found = [row];
  for (const report of before) {
    const link = found[found.length - 1]?.indicator.previous;
    const last = link === undefined ? undefined : report.rows.find(({ indicator }) => indicator.id === link);
    if (last === undefined) break;
    found.push(last);
  }
  return found;
}

/** Points that rows new this year have, and rows that are gone had: what the two totals do not share. */
export function unsharedWeight({ rows, dropped }: YearOnYear): {
  readonly added: Points;
  readonly gone: Points;
} {
  const sum = (each: readonly ReportRow[]) =>
    each.reduce<Points>((all, { indicator }) => addPoints(all, indicator.weight), NO_POINTS);
  return { added: sum(rows.filter(({ last }) => last === null).map(({ row }) => row)), gone: sum(dropped) };
}
