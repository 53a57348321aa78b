import type { PlanIndicator } from '#src/domain/catalogue/plan.ts';
import { monthsThrough, YEAR_END, type Month } from '#src/domain/period/month.ts';
import { isAsked } from '#src/domain/statements/adjustments.ts';
import { standing, type YearStatements } from '#src/domain/statements/year-statements.ts';

/** Cells reported out of cells expected. */
export interface Completeness {
  readonly reported: number;
  readonly expected: number;
}

/** What an indicator's cell of a month is: not expected, expected and empty, or reported [O14]. */
export type CellDuty = 'not-expected' | 'missing' | 'reported';

/**
 * A measured row is expected every month; a rated row in December, once [O14]. A row that was added or stopped during the year is
 * expected in the months in which it was in force, from wherever they are seen [MO48].
 */
export function cellDuty(indicator: PlanIndicator, year: YearStatements, month: Month): CellDuty {
  if (!isAsked(year, indicator.id, month)) return 'not-expected';
  if (indicator.kind === 'quantitative') {
    const content = standing(year, { kind: 'month', indicator: indicator.id, month })?.content ?? null;
    return content === null ? 'missing' : 'reported';
  }
  const content = standing(year, { kind: 'rating', indicator: indicator.id, month })?.content ?? null;
  if (content !== null) return 'reported';
  return month === YEAR_END ? 'missing' : 'not-expected';
}

/** Completeness of one month over the given rows: of the whole year, so that those count that were stopped after it [MO48]. */
export function monthCompleteness(
  indicators: readonly PlanIndicator[],
  year: YearStatements,
  month: Month,
): Completeness {
  let reported = 0;
  let expected = 0;
  for (const indicator of indicators) {
    const duty = cellDuty(indicator, year, month);
    if (duty === 'not-expected') continue;
    expected += 1;
    if (duty === 'reported') reported += 1;
  }
  return { reported, expected };
}

/** Completeness of months 1…cutOff over the given rows of the year. */
export function completenessThrough(
  indicators: readonly PlanIndicator[],
  year: YearStatements,
  cutOff: Month,
): Completeness {
  return monthsThrough(cutOff)
    .map((month) => monthCompleteness(indicators, year, month))
    .reduce(
      (sum, each) => ({ reported: sum.reported + each.reported, expected: sum.expected + each.expected }),
      { reported: 0, expected: 0 },
    );
}

/** A section that still misses cells. */
export interface SectionGap {
  readonly section: string;
  readonly missing: number;
  /** The first month with a gap: where to begin. */
  readonly month: Month;
}

/** Sections that still miss cells of the given rows of the year in months 1…cutOff, with how many, most first. */
export function sectionsMissing(
  indicators: readonly PlanIndicator[],
  year: YearStatements,
  cutOff: Month,
): readonly SectionGap[] {
  const owners = [...new Set(indicators.map((indicator) => indicator.owner))];
  return owners
    .flatMap((section): SectionGap[] => {
      const owned = indicators.filter((indicator) => indicator.owner === section);
      const gaps = monthsThrough(cutOff)
        .map((month) => ({ month, of: monthCompleteness(owned, year, month) }))
        .filter(({ of }) => of.reported < of.expected);
      const [first] = gaps;
      if (first === undefined) return [];
      return [
        {
          section,
          missing: gaps.reduce((sum, gap) => sum + gap.of.expected - gap.of.reported, 0),
          month: first.month,
        },
      ];
    })
    .sort((a, b) => b.missing - a.missing);
}
