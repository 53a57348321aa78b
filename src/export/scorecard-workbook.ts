import { marksText, paperMarks } from '#src/domain/papers/paper-marks.ts';
import type { ScorecardTable } from '#src/domain/papers/scorecard-table.ts';
import { EXECUTION_LABEL } from '#src/domain/words/figure-labels.ts';
import { quotedSheet, sheetName } from '#src/export/cell-text.ts';
import { executionSheet } from '#src/export/execution-sheet.ts';
import { monthlyLayout, monthlySheet, MONTHLY_SHEET_NAME } from '#src/export/monthly-sheet.ts';
import { cardLayout, type SheetNames } from '#src/export/card-layout.ts';
import { printedWorkbook } from '#src/export/printed-workbook.ts';
import { scorecardSheet } from '#src/export/scorecard-sheet.ts';

/** Told how many rows are written of how many. */
export type OnProgress = (done: number, total: number) => void;

const NO_PROGRESS: OnProgress = () => undefined;
/** Rows between two words on progress. */
const STEP = 100;

/**
 * The scorecard as an office workbook with live formulas: the form, the months its values come from, and the execution of the
 * budget with the scores of the other view. Cached values are the app's own.
 */
export async function scorecardWorkbook(
  table: ScorecardTable,
  onProgress: OnProgress = NO_PROGRESS,
): Promise<Uint8Array> {
  const cardName = sheetName(`${table.year}年度评分表`);
  const monthlyName = sheetName(MONTHLY_SHEET_NAME, [cardName]);
  const executionName = sheetName(EXECUTION_LABEL, [cardName, monthlyName]);
  const names: SheetNames = {
    card: quotedSheet(cardName),
    monthly: quotedSheet(monthlyName),
    execution: quotedSheet(executionName),
  };
  const layout = cardLayout(table);
  const months = monthlyLayout(table);
  const total = table.rows.length * 3;
  let written = 0;
  const onRow = () => {
    written += 1;
    if (written % STEP === 0) onProgress(Math.min(written, total), total);
  };
  return printedWorkbook(
    [
      scorecardSheet(table, cardName, names, layout, months.rows, onRow),
      monthlySheet(table, monthlyName, months, { marks: marksText(paperMarks(table)), onRow }),
      executionSheet(table, executionName, names, layout, onRow),
    ],
    { title: table.title, company: table.unitName },
  );
}
