import { marksText } from '#src/domain/papers/paper-marks.ts';
import type { EvaluationPaper } from '#src/domain/papers/evaluation-paper.ts';
import type { FieldCell, RuledColumn, RuledRow } from '#src/domain/papers/ruled-form.ts';
import { coefficientValue } from '#src/export/card-layout.ts';
import { quotedSheet, sheetName } from '#src/export/cell-text.ts';
import { measuredCells } from '#src/export/execution-sheet.ts';
import { monthlyLayout, monthlySheet, monthsRange, MONTHLY_SHEET_NAME } from '#src/export/monthly-sheet.ts';
import { printedWorkbook } from '#src/export/printed-workbook.ts';
import { ruledSheet, type RuledFormulas, type RuledPlaces } from '#src/export/ruled-sheet.ts';
import {
  sumFormula,
  coefficientFormula,
  executionScoreFormula,
  rateFormula,
  scoreFormula,
  tenNinetyFormula,
  valueFormula,
} from '#src/export/scorecard-formulas.ts';
import { cachedOf, type LiveCell } from '#src/export/sheet-grid.ts';

/** 自评表 as an office workbook, in whichever layout: live formulas, and the months that its values come from [U7] [ND8]. */
export function evaluationWorkbook(paper: EvaluationPaper): Promise<Uint8Array> {
  const { form } = paper;
  const name = sheetName(`${form.year}年度自评表`);
  const monthly = sheetName(MONTHLY_SHEET_NAME, [name]);
  const months = monthlyLayout(form.table);
  const formulas = formulasOf(paper, quotedSheet(monthly), months.rows);
  return printedWorkbook(
    [
      ruledSheet(paper, name, { formulas }),
      monthlySheet(form.table, monthly, months, { marks: marksText(form.marks) }),
    ],
    { title: form.title, company: form.unitName },
  );
}

function formulasOf(
  { form, columns }: EvaluationPaper,
  monthsSheet: string,
  monthRows: readonly number[],
): RuledFormulas {
  const { reckoning } = form.table;
  // Where the target in force stands in one cell, it is its own adjusted one.
  const hasAdjusted = columns.some(({ id }) => id === 'adjusted');
  return {
    field: (cell, places) => fieldFormula(cell, places, form),
    row: (row, index, column, at, places) =>
      rowFormula(row, column, (id) => places.cellOf(at, id === 'adjusted' && !hasAdjusted ? 'target' : id), {
        range: monthsRange(monthsSheet, monthRows[index] ?? 0, form.cutOff),
        reckoning,
      }),
    sum: (column, places) => {
      const range = `${places.cellOf(places.firstRow, column)}:${places.cellOf(places.sumRow - 1, column)}`;
      if (column === 'weight')
        return { formula: `ROUND(SUM(${range}),3)`, cached: cachedOf(form.sum.weight) };
      return column === 'score' ? { formula: sumFormula(range), cached: cachedOf(form.sum.score) } : null;
    },
  };
}

function fieldFormula(
  { live, cell }: FieldCell,
  places: RuledPlaces,
  form: EvaluationPaper['form'],
): LiveCell | null {
  if (live === undefined || cell === undefined) return null;
  const { reckoning } = form.table;
  const cached = cachedOf(cell);
  switch (live.kind) {
    case 'rate':
      return { formula: rateFormula(places.named(live.executed), places.named(live.budget)), cached };
    case 'execution-score':
      return { formula: executionScoreFormula(executionCells(places), reckoning), cached };
    case 'total':
      return {
        formula: tenNinetyFormula(
          { ...executionCells(places), score: places.named('score') },
          places.cellOf(places.sumRow, 'score'),
          reckoning,
        ),
        cached,
      };
  }
}

function executionCells({ named }: RuledPlaces) {
  return {
    rate: named('rate'),
    weight: named('weight'),
    executed: named('executed'),
    budget: named('budget'),
  };
}

interface RowGround {
  /** Cells of its months. */
  readonly range: string;
  readonly reckoning: EvaluationPaper['form']['table']['reckoning'];
}

function rowFormula(
  { scored, cells }: RuledRow,
  { id }: RuledColumn,
  ref: (column: string) => string,
  { range, reckoning }: RowGround,
): LiveCell | number | null {
  if (scored === undefined) return null;
  switch (id) {
    case 'value':
      return scored.value.kind === 'rollup'
        ? { formula: valueFormula(scored.value, range), cached: cachedOf(scored.cells.value) }
        : null;
    case 'coefficient': {
      const cached = coefficientValue(scored);
      return scored.coefficient.kind === 'goal'
        ? {
            formula: coefficientFormula(scored.coefficient, ref('value'), ref('target'), ref('adjusted')),
            cached,
          }
        : typeof cached === 'number'
          ? cached
          : null;
    }
    case 'score': {
      if (scored.score.kind !== 'computed') return null;
      const measured = measuredCells(scored, ref);
      const formula = scoreFormula(
        { weight: ref('weight'), coefficient: ref('coefficient'), measured },
        reckoning,
        reckoning.shown,
      );
      return { formula, cached: cachedOf(cells['score'] ?? scored.cells.score) };
    }
    default:
      return null;
  }
}
