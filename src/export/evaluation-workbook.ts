import { marksText } from '#src/domain/papers/paper-marks.ts';
import type { SelfEvaluationForm } from '#src/domain/papers/self-evaluation-form.ts';
import { quotedSheet, sheetName } from '#src/export/cell-text.ts';
import { evaluationSheet } from '#src/export/evaluation-sheet.ts';
import { monthlyLayout, monthlySheet } from '#src/export/monthly-sheet.ts';
import { printedWorkbook } from '#src/export/printed-workbook.ts';

const NO_PROGRESS = () => undefined;

/** 自评表 as an office workbook: the form with live formulas, and the months that its values come from [U7]. */
export function evaluationWorkbook(form: SelfEvaluationForm): Promise<Uint8Array> {
  const name = sheetName(`${form.year}年度自评表`);
  const monthly = sheetName('月度数据', [name]);
  const months = monthlyLayout(form.table);
  return printedWorkbook(
    [
      evaluationSheet(form, name, { sheet: quotedSheet(monthly), rows: months.rows }, NO_PROGRESS),
      monthlySheet(form.table, monthly, months, marksText(form.marks), NO_PROGRESS),
    ],
    { title: form.title, company: form.unitName },
  );
}
