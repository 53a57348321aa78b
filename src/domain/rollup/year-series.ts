import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import { MONTHS } from '#src/domain/period/month.ts';
import { UNREPORTED, type Cell, type Series } from '#src/domain/rollup/figure.ts';
import type { MonthContent } from '#src/domain/statements/statement.ts';
import { standing, type YearStatements } from '#src/domain/statements/year-statements.ts';

/** The twelve cells of an indicator. A cleared cell is unreported again [R2]. */
export function indicatorSeries(year: YearStatements, indicator: IndicatorId): Series {
  return MONTHS.map((month) => contentToCell(standing(year, { kind: 'month', indicator, month })?.content));
}

/** The twelve cells of one part of a compound row. */
export function partSeries(year: YearStatements, indicator: IndicatorId, part: string): Series {
  return MONTHS.map((month) =>
    contentToCell(standing(year, { kind: 'part', indicator, part, month })?.content),
  );
}

/** The twelve months of budget execution. */
export function executionSeries(year: YearStatements): Series {
  return MONTHS.map((month) => contentToCell(standing(year, { kind: 'execution', month })?.content));
}

function contentToCell(content: MonthContent | null | undefined): Cell {
  return content ?? UNREPORTED;
}
