import { indicatorById, type Plan } from '#src/domain/catalogue/plan.ts';
import type { Quantity } from '#src/domain/quantity/quantity.ts';
import { rowDoubts, type MonthDoubt } from '#src/domain/year/doubts.ts';
import { convertedText, readingKeyText } from '#src/domain/words/entry-words.ts';
import { quantityText } from '#src/domain/words/format.ts';
import { rowMeasureText } from '#src/domain/words/value-text.ts';
import { suspicionText } from '#src/domain/words/words.ts';
import { reportRowById, type YearReport } from '#src/domain/year/year-report.ts';
import type { MonthContent } from '#src/domain/statements/statement.ts';
import { likelyReading } from '#src/domain/statements/suspicion.ts';
import { isConverted } from '#src/domain/statements/typed-value.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';
import { cellStatement, rowMeasure } from '#src/features/entry/model/cell-subject.ts';
import type { CellText } from '#src/features/entry/model/reading.ts';
import type { EntryCell, EntryRowId } from '#src/session/entry-cell.ts';

/** A doubt and the cell that it is about. */
export interface CellDoubt extends MonthDoubt {
  readonly cell: EntryCell;
  /** What was probably meant; null when the doubt names nothing to put in its place. */
  readonly reading: Quantity | null;
}

/** The first of the cells whose value is doubted, or null: the active one, and the one that was typed in last [G32]. */
export function cellDoubt(
  report: YearReport,
  year: YearStatements,
  cells: readonly (EntryCell | null)[],
): CellDoubt | null {
  for (const at of cells) {
    if (at === null) continue;
    const row = at.row === 'execution' ? null : reportRowById(report, at.row);
    if (row === null && at.row !== 'execution') continue;
    const found = rowDoubts(row, report, year).find(({ month }) => month === at.month);
    if (found !== undefined)
      return { ...found, cell: { ...at, field: 'value' }, reading: likelyReading(found.suspicion) };
  }
  return null;
}

/** '20 万元' */
export function amountText(plan: Plan, row: EntryRowId, amount: Quantity): string {
  return rowMeasureText(quantityText(amount), row === 'execution' ? null : indicatorById(plan, row));
}

/** '请核对：可能是按元填的，折合 20 万元；F8 按 20 万元填，F9 数没错': for those who hear it. */
export function doubtText(plan: Plan, { cell, suspicion, reading }: CellDoubt): string {
  const key = reading === null ? '' : `F8 ${readingKeyText(amountText(plan, cell.row, reading))}，`;
  return `请核对：${suspicionText(suspicion)}；${key}F9 数没错`;
}

/** What a text with another unit than the row's has become: '折合 20 万元'; null when it is in the row's own. */
export function convertedReading(plan: Plan, year: YearStatements, { cell, text }: CellText): string | null {
  const measure = rowMeasure(plan, cell.row);
  if (cell.field === 'note' || measure === null || !isConverted(text, measure)) return null;
  // A row with a measure holds numbers, not ratings.
  const content = (cellStatement(plan, year, cell)?.content ?? null) as MonthContent | null;
  return content?.kind === 'number' ? convertedText(amountText(plan, cell.row, content.value)) : null;
}
