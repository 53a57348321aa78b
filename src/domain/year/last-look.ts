import { NO_POINTS, subtractPoints, type Points } from '#src/domain/quantity/points.ts';
import type { Turns } from '#src/domain/year/month-turns.ts';
import type { StateKind } from '#src/domain/year/row-state.ts';
import type { ReportRow, YearReport } from '#src/domain/year/year-report.ts';

/** What somebody has seen of a year as of one month: the score and the state of each row. */
export interface Look {
  readonly rows: ReadonlyMap<string, SeenRow>;
  /** The total then. */
  readonly total: Points;
}

interface SeenRow {
  readonly score: Points | null;
  readonly state: StateKind;
}

export function lookOf({ rows, card }: YearReport): Look {
  return {
    rows: new Map(
      rows.map(({ indicator, score, state }) => [indicator.id, { score: score.score, state: state.kind }]),
    ),
    total: card.total,
  };
}

/** A row that stands otherwise than it stood. */
export interface RowChange {
  readonly row: ReportRow;
  /** null: it was not there. */
  readonly from: StateKind | null;
  readonly points: Points;
}

/** Rows whose state changed since a look, and then those whose score did, each by points [MO28]. */
export function sinceLook({ rows }: YearReport, look: Look): readonly RowChange[] {
  const changes = rows.map((row): RowChange => {
    const seen = look.rows.get(row.indicator.id);
    const points = subtractPoints(row.score.score ?? NO_POINTS, seen?.score ?? NO_POINTS);
    return { row, from: seen?.state ?? null, points };
  });
  return changes
    .filter((change) => isTurned(change) || change.points !== 0)
    .sort((a, b) => order(a) - order(b) || Math.abs(b.points) - Math.abs(a.points));
}

/** The same since a month: rows that turned first, and then those whose score alone changed. */
export function sinceMonth({ turned, moved }: Turns): readonly RowChange[] {
  return [...turned, ...moved.filter(({ turn }) => turn === null)].map(({ row, before, points }) => ({
    row,
    from: before?.state.kind ?? null,
    points,
  }));
}

function isTurned({ row, from }: RowChange): boolean {
  return from !== row.state.kind;
}

function order(change: RowChange): number {
  return isTurned(change) ? 0 : 1;
}
