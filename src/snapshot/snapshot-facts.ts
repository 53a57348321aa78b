import { SNAPSHOT_FORMAT, SNAPSHOT_VERSION, type SnapshotHead } from '#src/domain/package/snapshot-file.ts';
import { scoreCourse } from '#src/domain/year/breakdown.ts';
import { scoreText } from '#src/domain/words/format.ts';
import { projectedTotal } from '#src/domain/year/projected.ts';
import { yearOutlook } from '#src/domain/words/year-outlook.ts';
import { stateText } from '#src/domain/words/words.ts';
import { scorecardData, type ScorecardJson } from '#src/export/scorecard-json.ts';
import type { SnapshotModel } from '#src/snapshot/snapshot-model.ts';

/** Everything that was frozen, as decimal text and words: what the digest is taken over [Z2]. */
export interface SnapshotFacts extends SnapshotHead {
  /** The form with its monthly figures, as the JSON export writes it. */
  readonly scorecard: ScorecardJson;
  /** January first; null after the cut-off and while no row is scored. */
  readonly course: readonly {
    readonly month: number;
    readonly score: string | null;
    readonly due: string;
  }[];
  /** What the year may end at, in its parts; null while nothing is reported. */
  readonly projected: {
    readonly value: string;
    readonly low: string;
    readonly high: string;
    readonly parts: readonly {
      readonly label: string;
      readonly points: string;
      readonly rows: readonly string[];
    }[];
  } | null;
  readonly rows: readonly { readonly id: string; readonly owner: string; readonly state: string }[];
}

export function snapshotFacts(model: SnapshotModel): SnapshotFacts & Readonly<Record<string, unknown>> {
  const { table, report, reports, cutOff, author, exportedAt } = model;
  return {
    format: SNAPSHOT_FORMAT,
    version: SNAPSHOT_VERSION,
    unitName: table.unitName,
    ...(table.project === null ? {} : { project: table.project }),
    year: table.year,
    asOf: cutOff,
    isSample: table.isSample,
    unfinished: table.unfinished,
    total: table.hundred.score.text,
    exportedAt,
    author,
    scorecard: scorecardData(table),
    course: scoreCourse(reports, cutOff).map(({ month, score, due }) => ({
      month,
      score: score === null ? null : scoreText(score),
      due: scoreText(due),
    })),
    projected: projectedFacts(model),
    rows: report.rows.map(({ indicator, state }) => ({
      id: indicator.id,
      owner: indicator.owner,
      state: stateText(state),
    })),
  };
}

function projectedFacts({ report }: SnapshotModel): SnapshotFacts['projected'] {
  const projected = projectedTotal(report);
  if (projected === null) return null;
  return {
    value: scoreText(projected.value),
    low: scoreText(projected.low),
    high: scoreText(projected.high),
    parts: (yearOutlook(report)?.parts ?? []).map(({ label, points, rows }) => ({
      label,
      points,
      rows: rows.map(({ row }) => row.indicator.id),
    })),
  };
}
