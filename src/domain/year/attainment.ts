import { sumPoints, type Points } from '#src/domain/quantity/points.ts';
import { classesOf } from '#src/domain/catalogue/row-class.ts';
import type { ReportRow } from '#src/domain/year/year-report.ts';

/**
 * What a row has come to, each row being exactly one of these [J3]: met, short of it with some of it done, short with nothing of it
 * done, settled by a person's score alone, or without any score.
 */
export type Attainment = 'met' | 'partly' | 'unmet' | 'by-hand' | 'open';

export const ATTAINMENTS: readonly Attainment[] = ['met', 'partly', 'unmet', 'by-hand', 'open'];

export function attainmentOf({ score, rating }: ReportRow): Attainment {
  if (score.score === null) return 'open';
  if (score.coefficient === null) return 'by-hand';
  if (rating !== null) return rating.tier;
  if (score.met === true) return 'met';
  return score.coefficient.numerator > 0 ? 'partly' : 'unmet';
}

export type AttainmentCounts = Readonly<Record<Attainment, readonly ReportRow[]>>;

/** The rows by what they have come to; the five together are all rows. */
export function byAttainment(rows: readonly ReportRow[]): AttainmentCounts {
  const of = (attainment: Attainment) => rows.filter((row) => attainmentOf(row) === attainment);
  return {
    met: of('met'),
    partly: of('partly'),
    unmet: of('unmet'),
    'by-hand': of('by-hand'),
    open: of('open'),
  };
}

/** The rows of each class, under the heading of each [PL63]. */
export function rowsByClass(
  rows: readonly ReportRow[],
): readonly { readonly title: string; readonly rows: readonly ReportRow[] }[] {
  const classes = classesOf(rows.map(({ indicator }) => indicator));
  return classes.list.map(({ name, title }) => ({
    title,
    rows: rows.filter(({ indicator }) => classes.of(indicator).name === name),
  }));
}

export function weightOf(rows: readonly ReportRow[]): Points {
  return sumPoints(rows.map((row) => row.indicator.weight));
}

/** Points of the rows that have a score. */
export function scoreOf(rows: readonly ReportRow[]): Points {
  return sumPoints(rows.flatMap((row) => (row.score.score === null ? [] : [row.score.score])));
}
