import { YEAR_END } from '#src/domain/period/month.ts';
import { NO_POINTS, subtractPoints, type Points } from '#src/domain/quantity/points.ts';
import type { Quantity } from '#src/domain/quantity/quantity.ts';
import { STATE_TONES, type StateTone } from '#src/domain/year/row-state.ts';
import type { ReportRow, YearReport } from '#src/domain/year/year-report.ts';

/** Which way a row turned: its state got better or worse, its first figure or rating came ('known') or went, or the row itself came. */
export type Turn = 'better' | 'worse' | 'known' | 'waiting' | 'added';

/** A row at two moments of one year. */
export interface RowTurn {
  readonly row: ReportRow;
  /** null: an adjustment has added the row since. */
  readonly before: ReportRow | null;
  /** null: it stands as it stood, however far it has come. */
  readonly turn: Turn | null;
  /** By how much its score changed; a row without a score counts as none. */
  readonly points: Points;
  /** By how much its value to date changed, where both moments have a number. */
  readonly amount: Quantity | null;
}

/** What changed from one report of a year to another: of a later month, or of the same month with more said [MO14]. */
export interface Turns {
  readonly now: YearReport;
  readonly before: YearReport;
  readonly points: Points;
  /** In the order of the plan. */
  readonly rows: readonly RowTurn[];
  /** Rows that turned: for the worse first, then the larger change of points. */
  readonly turned: readonly RowTurn[];
  /** Rows whose score changed, the largest change first. */
  readonly moved: readonly RowTurn[];
  /** Rows that an adjustment has stopped since. */
  readonly stopped: readonly ReportRow[];
}

/** @param before the same plan's, as of an earlier month or of what was said earlier */
export function turnsBetween(now: YearReport, before: YearReport): Turns {
  const byId = new Map(before.rows.map((row) => [row.indicator.id, row]));
  // The year's end has other words than the year: 略有滞后 in November and 部分完成 in December are one state.
  const isYearOver = now.cutOff === YEAR_END && before.cutOff !== YEAR_END;
  const rows = now.rows.map((row) => rowTurn(row, byId.get(row.indicator.id) ?? null, isYearOver));
  const here = new Set(now.rows.map(({ indicator }) => indicator.id));
  return {
    now,
    before,
    points: subtractPoints(now.card.total, before.card.total),
    rows,
    turned: rows
      .filter(({ turn }) => turn !== null)
      .sort((a, b) => order(a) - order(b) || size(b) - size(a) || bySeq(a, b)),
    moved: rows.filter(({ points }) => points !== 0).sort((a, b) => size(b) - size(a) || bySeq(a, b)),
    stopped: before.rows.filter(({ indicator }) => !here.has(indicator.id)),
  };
}

function rowTurn(row: ReportRow, before: ReportRow | null, isYearOver: boolean): RowTurn {
  const scored = before?.score.score ?? NO_POINTS;
  const isMeasured = row.figure.kind === 'number' && before?.figure.kind === 'number';
  return {
    row,
    before,
    turn: before === null ? 'added' : turnOf(row, before, isYearOver),
    points: subtractPoints(row.score.score ?? NO_POINTS, scored),
    amount: isMeasured ? ((row.figure.value - before.figure.value) as Quantity) : null,
  };
}

/** How good a state is; null: nothing is known. Nothing due and on pace are equally good. */
const STANDING: Record<StateTone, number | null> = {
  off: 0,
  behind: 1,
  'not-due': 2,
  'on-pace': 2,
  met: 3,
  unknown: null,
};

function turnOf(row: ReportRow, before: ReportRow, isYearOver: boolean): Turn | null {
  const [now, then] = [row, before].map(({ state }) => STANDING[STATE_TONES[state.kind]]) as [
    number | null,
    number | null,
  ];
  if (now === null) return then === null ? null : 'waiting';
  if (then === null) return 'known';
  const isShort = (standing: number) => standing <= 1;
  if (now === then || (isYearOver && isShort(now) && isShort(then))) return null;
  return now > then ? 'better' : 'worse';
}

const ORDER: Record<Turn, number> = { worse: 0, waiting: 1, known: 2, added: 3, better: 4 };

function order({ turn }: RowTurn): number {
  return turn === null ? Number.POSITIVE_INFINITY : ORDER[turn];
}

function size({ points }: RowTurn): number {
  return Math.abs(points);
}

function bySeq(a: RowTurn, b: RowTurn): number {
  return a.row.indicator.seq - b.row.indicator.seq;
}
