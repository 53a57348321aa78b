import type { Plan } from '#src/domain/catalogue/plan.ts';
import { YEAR_END } from '#src/domain/period/month.ts';
import { byAttainment, type AttainmentCounts } from '#src/domain/year/attainment.ts';
import { formTexts, type FormTexts } from '#src/domain/papers/form-texts.ts';
import { scorecardTable, type ScorecardTable } from '#src/domain/papers/scorecard-table.ts';
import type { YearReport } from '#src/domain/year/year-report.ts';
import type { TextSlot } from '#src/domain/statements/statement.ts';
import { standing, type YearStatements } from '#src/domain/statements/year-statements.ts';

/** What the report and the summary are written from. */
export interface ReportSource {
  readonly report: YearReport;
  /** The plan as published. */
  readonly published: Plan;
  readonly year: YearStatements;
  readonly isSample: boolean;
  /** The year before as of the same month, where the plan goes on from one that is here [NY14]. */
  readonly last?: YearReport | null;
  /** Of 整体: the unit's projects of the year as of the same month, each with a chapter of its own [ND34]. */
  readonly projects?: readonly Omit<ReportSource, 'projects'>[];
}

/** The source with what several sections ask of it, worked out once. */
export interface ReportFacts extends ReportSource {
  /** The form's own cells, so that the report and the form print the same figures. */
  readonly table: ScorecardTable;
  readonly texts: FormTexts;
  readonly counts: AttainmentCounts;
  readonly isYearEnd: boolean;
  readonly hasScores: boolean;
  /** The year is final. */
  readonly isSealed: boolean;
}

export function reportFacts(source: ReportSource): ReportFacts {
  const { report, isSample, published } = source;
  const texts = formTexts(source.year);
  return {
    ...source,
    table: scorecardTable(report, { view: 'hundred', isSample, published, texts }),
    texts,
    counts: byAttainment(report.rows),
    isYearEnd: report.cutOff === YEAR_END,
    hasScores: report.card.coveredWeight > 0,
    isSealed: (standing(source.year, { kind: 'seal' })?.content ?? null) !== null,
  };
}

/** What a person has written for a place of the forms; '' when nothing. */
export function textIn(texts: FormTexts, slot: TextSlot): string {
  return texts.get(slot)?.trim() ?? '';
}
