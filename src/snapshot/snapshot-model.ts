import { formTexts } from '#src/domain/papers/form-texts.ts';
import { SAMPLE_MARK, type Plan } from '#src/domain/catalogue/plan.ts';
import { monthBefore, type Month } from '#src/domain/period/month.ts';
import { monthReports } from '#src/domain/year/breakdown.ts';
import { scorecardTable, type ScorecardTable } from '#src/domain/papers/scorecard-table.ts';
import type { YearReport } from '#src/domain/year/year-report.ts';
import type { Author, Instant } from '#src/domain/statements/statement.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';

/** What is frozen: the year as of a month, when and by whom. */
export interface SnapshotInput {
  /** As published; the office's edits are in the year. */
  readonly plan: Plan;
  readonly year: YearStatements;
  readonly cutOff: Month;
  readonly isSample: boolean;
  readonly author: Author;
  readonly exportedAt: Instant;
  /** 'YYYY-MM-DD hh:mm' by the office's clock. */
  readonly exportedText: string;
}

/** What the parts of the document are written from: computed once, by the same functions as the screens. */
export interface SnapshotModel extends SnapshotInput {
  readonly report: YearReport;
  /** As of the month before; null in January. */
  readonly before: YearReport | null;
  /** As of each month, January first. */
  readonly reports: readonly YearReport[];
  readonly table: ScorecardTable;
  /** 示例数据, 未定稿: beside every heading. */
  readonly marks: readonly string[];
}

export function snapshotModel(input: SnapshotInput): SnapshotModel {
  const { plan, year, cutOff, isSample } = input;
  const reports = monthReports(plan, year);
  const at = (month: Month) => reports[month - 1] as YearReport;
  const report = at(cutOff);
  const earlier = monthBefore(cutOff);
  const table = scorecardTable(report, {
    view: 'hundred',
    isSample,
    published: plan,
    texts: formTexts(year),
  });
  return {
    ...input,
    report,
    before: earlier === null ? null : at(earlier),
    reports,
    table,
    marks: [...(isSample ? [SAMPLE_MARK] : []), ...(table.isDraft ? ['未定稿'] : [])],
  };
}
