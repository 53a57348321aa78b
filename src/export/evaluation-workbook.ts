import type { SelfEvaluationForm } from '#src/domain/report/self-evaluation-form.ts';
import { quotedSheet, sheetName } from '#src/export/cell-text.ts';
import { evaluationSheet } from '#src/export/evaluation-sheet.ts';
import { monthlySheet } from '#src/export/monthly-sheet.ts';
import { printedWorkbook } from '#src/export/printed-workbook.ts';

const NO_PROGRESS = () => undefined;

/** 自评表 as an office workbook: the form with live formulas, and the months that its values come from [U7]. */
export function evaluationWorkbook(form: SelfEvaluationForm): Promise<Uint8Array> {
  const name = sheetName(`${form.year}年度自评表`);
  const monthly = sheetName('月度数据', [name]);
  return printedWorkbook(
    [
      evaluationSheet(form, name, quotedSheet(monthly), NO_PROGRESS),
      monthlySheet(form.table, monthly, NO_PROGRESS),
    ],
    { title: form.title, company: form.unitName },
  );
}
