import { marksText } from '#src/domain/papers/paper-marks.ts';
import type { MonitoringPaper } from '#src/domain/papers/monitoring-paper.ts';
import { quotedSheet, sheetName } from '#src/export/cell-text.ts';
import { monthlyLayout, monthlySheet, monthsRange, MONTHLY_SHEET_NAME } from '#src/export/monthly-sheet.ts';
import { printedWorkbook } from '#src/export/printed-workbook.ts';
import { PLAIN_FORMULAS, ruledSheet, type RuledFormulas } from '#src/export/ruled-sheet.ts';
import { valueFormula } from '#src/export/scorecard-formulas.ts';
import { cachedOf } from '#src/export/sheet-grid.ts';

/** 运行监控表 as an office workbook, in whichever layout: what was reached is live, and the months that it comes from stand beside it [U8]. */
export function monitoringWorkbook(paper: MonitoringPaper): Promise<Uint8Array> {
  const { form } = paper;
  const name = sheetName(`${form.year}年度监控表`);
  const monthly = sheetName(MONTHLY_SHEET_NAME, [name]);
  const months = monthlyLayout(form.table);
  const formulas: RuledFormulas = {
    ...PLAIN_FORMULAS,
    row: ({ scored, cells: { soFar } }, index, { id }) =>
      id === 'soFar' && soFar !== undefined && scored?.value.kind === 'rollup'
        ? {
            formula: valueFormula(
              scored.value,
              monthsRange(quotedSheet(monthly), months.rows[index] ?? 0, form.cutOff),
            ),
            cached: cachedOf(soFar),
          }
        : null,
  };
  return printedWorkbook(
    [
      ruledSheet(paper, name, { formulas }),
      monthlySheet(form.table, monthly, months, {
        marks: marksText(form.marks),
        follows: '完成情况随之重算，全年预计、灯和完成目标可能性不变',
      }),
    ],
    { title: form.title, company: form.unitName },
  );
}
