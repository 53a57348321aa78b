import { INITIAL_BUDGET_LABEL, ADJUSTED_BUDGET_LABEL } from '#src/domain/catalogue/field-words.ts';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { EXECUTION_SCORE_LABEL } from '#src/domain/papers/form-labels.ts';
import { RATE_LABEL } from '#src/domain/papers/scorecard-columns.ts';
import { noteLine } from '#src/domain/papers/scorecard-notes.ts';
import { scorecardTable, type ScorecardTable } from '#src/domain/papers/scorecard-table.ts';
import type { YearReport } from '#src/domain/year/year-report.ts';

/** A label and what stands behind it. */
interface FrozenField {
  readonly label: string;
  readonly text: string;
}

interface FrozenColumn {
  readonly id: string;
  readonly label: string;
  readonly align: 'left' | 'center' | 'right';
}

/**
 * The scorecard as it was printed when the year was sealed: texts only, so that it can be shown for ever, whatever the rules of the app
 * become [Y9]. Scores out of 100 and, in a column of their own, out of the 90 of the official form.
 */
export interface FrozenForm {
  readonly title: string;
  readonly head: readonly FrozenField[];
  readonly columns: readonly FrozenColumn[];
  readonly rows: readonly { readonly id: string; readonly cells: readonly string[] }[];
  readonly totals: readonly FrozenField[];
  readonly rules: readonly string[];
  readonly notes: readonly string[];
}

export function frozenForm(report: YearReport, published: Plan, isSample: boolean): FrozenForm {
  const table = scorecardTable(report, { view: 'hundred', isSample, published });
  const columns = table.columns.map(({ id, label, align }): FrozenColumn => ({ id, label, align }));
  const remarkAt = columns.findIndex(({ id }) => id === 'remark');
  // Where the rows score at their own weight there is nothing else to say [PL30].
  const ninety: readonly FrozenColumn[] = table.isOneView
    ? []
    : [{ id: 'ninety', label: `${table.reckoning.tenths}0 分制得分`, align: 'right' }];
  return {
    title: table.title,
    head: [...table.head.map(({ label, text }) => ({ label, text })), ...executionFields(table)],
    columns: [...columns.slice(0, remarkAt), ...ninety, ...columns.slice(remarkAt)],
    rows: table.rows.map(({ id, cells }, index) => {
      const texts = table.columns.map((column) => cells[column.id].text);
      const score = ninety.map(() => table.otherPoints[index]?.score.text ?? '');
      return { id, cells: [...texts.slice(0, remarkAt), ...score, ...texts.slice(remarkAt)] };
    }),
    totals: [
      { label: table.hundred.label, text: table.hundred.score.text },
      ...(table.isOneView ? [] : [{ label: `${table.hundred.label}等次`, text: table.hundred.grade }]),
      { label: table.tenNinety.label, text: table.tenNinety.score.text },
      { label: `${table.tenNinety.label}等次`, text: table.tenNinety.grade },
    ],
    rules: table.rules,
    notes: table.notes.map(noteLine),
  };
}

function executionFields({ execution }: ScorecardTable): readonly FrozenField[] {
  return [
    { label: INITIAL_BUDGET_LABEL, text: execution.budgetAtStart.text },
    { label: ADJUSTED_BUDGET_LABEL, text: execution.budget.text },
    { label: execution.executedLabel, text: execution.executed.text },
    { label: RATE_LABEL, text: execution.rate.text },
    { label: EXECUTION_SCORE_LABEL, text: execution.score.text },
  ];
}
