import type { Indicator } from '#src/domain/catalogue/indicator.ts';
import { indicatorById, type Plan } from '#src/domain/catalogue/plan.ts';
import { cellPlaceText, goneRowText } from '#src/domain/words/entry-words.ts';
import { cellPlainText, ratingText } from '#src/domain/words/cell-text.ts';
import type { Said, Statement } from '#src/domain/statements/statement.ts';
import type { Measure } from '#src/domain/statements/typed-value.ts';
import { standing, type YearStatements } from '#src/domain/statements/year-statements.ts';
import type { EntryCell, EntryRowId } from '#src/session/entry-cell.ts';

/** What the grid's cells are in the domain's terms. Plans are those in force: the office may have edited the decimals. */

type EntrySubject = Extract<Statement['subject'], { kind: 'month' | 'rating' | 'execution' }>;

const EXECUTION_MEASURE: Measure = { unit: '万元', decimals: 4 };

export function rowIndicator(plan: Plan, row: EntryRowId): (Indicator & Plan['indicators'][number]) | null {
  return row === 'execution' ? null : indicatorById(plan, row);
}

/** How a row's values are typed; null for a row that a person rates. */
export function rowMeasure(plan: Plan, row: EntryRowId): Measure | null {
  if (row === 'execution') return EXECUTION_MEASURE;
  const indicator = indicatorById(plan, row);
  return indicator?.kind === 'quantitative' ? indicator : null;
}

export function isRatedRow(plan: Plan, row: EntryRowId): boolean {
  return rowMeasure(plan, row) === null;
}

export function cellSubject(plan: Plan, { row, month }: EntryCell): EntrySubject {
  if (row === 'execution') return { kind: 'execution', month };
  return isRatedRow(plan, row)
    ? { kind: 'rating', indicator: row, month }
    : { kind: 'month', indicator: row, month };
}

export function cellStatement(plan: Plan, year: YearStatements, cell: EntryCell): Statement | null {
  const subject = cellSubject(plan, cell);
  switch (subject.kind) {
    case 'month':
      return standing(year, subject);
    case 'rating':
      return standing(year, subject);
    case 'execution':
      return standing(year, subject);
  }
}

/** What the cell holds as text that reads back: for its editor and for the clipboard. */
export function cellText(plan: Plan, year: YearStatements, cell: EntryCell): string {
  const said: Said | null = cellStatement(plan, year, cell);
  if (said === null) return '';
  if (cell.field === 'note') return said.note;
  return said.subject.kind === 'rating'
    ? ratingText(said.content as Extract<Said, { subject: { kind: 'rating' } }>['content'])
    : cellPlainText(said.content as Extract<Said, { subject: { kind: 'month' } }>['content']);
}

/** '第 7 项「公开信息数」3月' */
export function placeOf(plan: Plan, { row, month, field }: EntryCell): string {
  // A row that the plan has no more is none of execution.
  if (row !== 'execution' && indicatorById(plan, row) === null) return goneRowText(month, field);
  return cellPlaceText(rowIndicator(plan, row), month, field);
}
