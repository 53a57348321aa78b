import type { YearReport } from '#src/domain/year/year-report.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';
import type { useSaying } from '#src/queries/saying.ts';
import type { PageProps } from '#src/session/page.ts';

/** What the parts of this page are given. */
export interface PlanParts extends PageProps {
  readonly year: YearStatements;
  readonly report: YearReport;
  readonly speak: ReturnType<typeof useSaying>;
}
