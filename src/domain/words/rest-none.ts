import { isCeiling } from '#src/domain/catalogue/indicator.ts';
import type { Plan, PlanIndicator } from '#src/domain/catalogue/plan.ts';
import type { Month } from '#src/domain/period/month.ts';
import type { Points } from '#src/domain/quantity/points.ts';
import { goalText, weightText } from '#src/domain/words/format.ts';
import { measureText } from '#src/domain/words/value-text.ts';
import { reportRowById, yearReport, type ReportRow } from '#src/domain/year/year-report.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import { supposing, type YearStatements } from '#src/domain/statements/year-statements.ts';

/** What 无发生 does to the score of a row in which nothing is said of the month. */
export const REST_OUTCOMES = ['full', 'zero', 'unscored', 'same'] as const;

export type RestOutcome = (typeof REST_OUTCOMES)[number];

export const REST_OUTCOME_WORDS: Record<RestOutcome, string> = {
  full: '记了就得满分',
  zero: '记了得 0 分',
  unscored: '记了不能计分',
  same: '已有其他月份的数，记了得分不变',
};

/** One row that may be said to be 无发生, and what that scores [G8]. */
export interface RestRow {
  readonly indicator: PlanIndicator;
  readonly outcome: RestOutcome;
  /** '9. 网站安全事故数（≤ 1 次，2 分）' */
  readonly label: string;
  /** A ceiling that nobody has looked at must not get its points in passing. */
  readonly isTicked: boolean;
}

/** What saying 无发生 of each of these rows would score as of the month; rated rows are none of it. @param plan the plan in force */
export function restRows(
  plan: Plan,
  year: YearStatements,
  month: Month,
  indicators: readonly PlanIndicator[],
): readonly RestRow[] {
  const said = indicators.map(
    ({ id }): Said => ({
      subject: { kind: 'month', indicator: id, month },
      content: { kind: 'none' },
      note: '',
    }),
  );
  const before = yearReport(plan, year, month);
  const after = yearReport(plan, supposing(year, said), month);
  return indicators.flatMap((indicator): readonly RestRow[] => {
    const row = reportRowById(after, indicator.id);
    if (row === null || row.goal === null) return [];
    const outcome = outcomeOf(reportRowById(before, indicator.id)?.score.computed ?? null, row);
    const goal = measureText(goalText(row.goal), indicator);
    const label = `${indicator.seq}. ${indicator.name}（${goal}${indicator.weight === 0 ? '' : `，${weightText(indicator.weight)} 分`}）`;
    return [{ indicator, outcome, label, isTicked: !isCeiling(row.goal.operator) }];
  });
}

function outcomeOf(before: Points | null, { score, indicator }: ReportRow): RestOutcome {
  const after = score.computed;
  if (after === null) return 'unscored';
  if (before !== null) return 'same';
  if (after === 0) return 'zero';
  return after === indicator.weight ? 'full' : 'same';
}
