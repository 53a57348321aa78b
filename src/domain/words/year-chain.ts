import { quantityText, scoreText } from '#src/domain/words/format.ts';
import { measureText, toDateText, unitText } from '#src/domain/words/value-text.ts';
import { rowThroughYears } from '#src/domain/year/year-on-year.ts';
import { rowsTotal, type ReportRow, type YearReport } from '#src/domain/year/year-report.ts';

/** A year of a small series: in words, and where it is drawn beside the others (null: nowhere) [NY15]. */
interface ChainPoint {
  readonly year: number;
  readonly text: string;
  readonly at: number | null;
}

/** From how many years on a series says more than last year beside this one. */
const LEAST = 3;

/** The totals of the years, oldest first; empty below three years. @param reports newest first, as of the same month */
export function totalChain(reports: readonly YearReport[]): readonly ChainPoint[] {
  if (reports.length < LEAST) return [];
  return [...reports].reverse().map(({ plan, card }) => {
    const total = rowsTotal({ card });
    return { year: plan.year, text: total === null ? '没有得分' : `${scoreText(total)} 分`, at: total };
  });
}

/** The values to date of a row through the years, oldest first; in another unit than this year's it is said and not drawn. */
export function rowChain(reports: readonly YearReport[], row: ReportRow): readonly ChainPoint[] {
  const rows = rowThroughYears(reports, row);
  if (rows.length < LEAST) return [];
  return rows
    .map((each, at): ChainPoint => {
      const { indicator, figure, score } = each;
      const year = reports[at]?.plan.year ?? 0;
      if (indicator.kind !== 'quantitative')
        return { year, text: `${scoreText(score.score)} 分`, at: row.goal === null ? score.score : null };
      if (figure.kind !== 'number') return { year, text: toDateText(each), at: null };
      return {
        year,
        text: measureText(quantityText(figure.value), indicator),
        at: unitText(indicator) === unitText(row.indicator) ? figure.value : null,
      };
    })
    .reverse();
}
