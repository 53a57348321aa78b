import type { PlanIndicator } from '#src/domain/catalogue/plan.ts';
import type { Month } from '#src/domain/period/month.ts';
import { cellDuty } from '#src/domain/year/completeness.ts';
import type { MonthCloseContent } from '#src/domain/statements/statement.ts';
import { standing, type YearStatements } from '#src/domain/statements/year-statements.ts';

/** How a month stands that may be closed [Y1]. */
export interface MonthToClose {
  /** Rows of all sections, whatever section is shown. */
  readonly completeness: MonthCloseContent;
  readonly missing: readonly PlanIndicator[];
  readonly isExecutionMissing: boolean;
}

/** @param indicators the rows of the year [MO48], as in force: the office may have given one to another section */
export function monthToClose(
  indicators: readonly PlanIndicator[],
  year: YearStatements,
  month: Month,
): MonthToClose {
  const duties = indicators.map((indicator) => ({ indicator, duty: cellDuty(indicator, year, month) }));
  const missing = duties.filter(({ duty }) => duty === 'missing').map(({ indicator }) => indicator);
  const reported = duties.filter(({ duty }) => duty === 'reported').length;
  const execution = standing(year, { kind: 'execution', month })?.content ?? null;
  return {
    completeness: { reported, due: reported + missing.length },
    missing,
    isExecutionMissing: execution === null,
  };
}
