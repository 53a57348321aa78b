import { SIGNATURES, SIGNED_ON } from '#src/domain/report/form-foot.ts';
import { monthText } from '#src/domain/report/format.ts';
import type {
  EvaluationColumn,
  EvaluationColumnId,
  EvaluationRow,
  SelfEvaluationForm,
} from '#src/domain/report/self-evaluation-form.ts';
import type { TableCell } from '#src/domain/report/table-cell.ts';
import { coefficientValue, type PrintedSheet } from '#src/export/card-layout.ts';
import {
  CENTER,
  figureStyle,
  HEAD,
  heightOf,
  LANDSCAPE,
  LEFT,
  META,
  META_RIGHT,
  NOTE,
  TITLE,
  wholeNumberRule,
} from '#src/export/form-styles.ts';
import type { CellStyle, ColumnDef } from '#src/export/hucre-writer.ts';
import { monthsRange } from '#src/export/monthly-sheet.ts';
import {
  coefficientFormula,
  executionScoreFormula,
  rateFormula,
  scoreFormula,
  tenNinetyFormula,
  valueFormula,
} from '#src/export/scorecard-formulas.ts';
import { cachedOf, cellAt, columnLetter, SheetGrid, type LiveCell } from '#src/export/sheet-grid.ts';

/** Characters of width for a thousandth of the page. */
const CHARACTERS = 0.135;
const ALL_CHARACTERS = 132;
const MONEY = figureStyle([0, 4]);
const POINTS = figureStyle([2, 2]);

/** A stretch of columns in the head, by their letters. */
type Span = readonly [from: EvaluationColumnId, to: EvaluationColumnId];

/** 自评表 with live formulas: full-year values, coefficients, scores, the execution of the budget, the total. */
export function evaluationSheet(
  form: SelfEvaluationForm,
  name: string,
  monthly: string,
  onRow: () => void,
): PrintedSheet {
  return new EvaluationGrid(form, monthly).printed(name, onRow);
}

class EvaluationGrid {
  private readonly form: SelfEvaluationForm;
  private readonly monthly: string;
  private readonly grid: SheetGrid;
  private readonly columns: ReadonlyMap<EvaluationColumnId, number>;
  private readonly last: number;
  /** 0-based row that is being written. */
  private at = 0;

  constructor(form: SelfEvaluationForm, monthly: string) {
    this.form = form;
    this.monthly = monthly;
    this.grid = new SheetGrid(form.columns.map(columnDef));
    this.columns = new Map(form.columns.map(({ id }, column) => [id, column]));
    this.last = form.columns.length - 1;
  }

  printed(name: string, onRow: () => void): PrintedSheet {
    const { form, grid } = this;
    this.putTitle();
    const totalRow = this.at;
    this.putContacts();
    const execution = this.putExecution();
    this.putGoals();
    const headRow = this.at;
    form.columns.forEach(({ label }, column) => grid.put(headRow, column, label, HEAD));
    grid.height(headRow, 36);
    const firstRow = headRow + 1;
    form.rows.forEach((row, index) => this.putRow(row, index, firstRow + index));
    const sumRow = firstRow + form.rows.length;
    this.putSum(firstRow, sumRow);
    this.live(totalRow, ['weight', 'remark'], {
      formula: tenNinetyFormula(execution, cellAt(sumRow, this.column('score'))),
      cached: cachedOf(form.total.score),
    });
    const lastRow = this.putFoot(sumRow);
    const rule = (from: EvaluationColumnId, to: EvaluationColumnId, endRow: number) => {
      const first = cellAt(firstRow, this.column(from));
      return wholeNumberRule(`${first}:${cellAt(endRow, this.column(to))}`, first);
    };
    const sheet = grid.sheet(
      name,
      {
        freezePane: { rows: firstRow, columns: 1 },
        pageSetup: LANDSCAPE,
        headerFooter: {
          ...(form.marks === '' ? {} : { oddHeader: `&R${form.marks}` }),
          oddFooter: '&C第 &P 页　共 &N 页',
        },
        conditionalRules: [rule('target', 'coefficient', sumRow - 1), rule('weight', 'weight', sumRow)],
      },
      onRow,
    );
    return {
      sheet,
      titles: `$${headRow + 1}:$${headRow + 1}`,
      area: `$A$1:$${columnLetter(this.last)}$${lastRow + 1}`,
    };
  }

  private column(id: EvaluationColumnId): number {
    return this.columns.get(id) ?? 0;
  }

  private put(row: number, [from, to]: Span, text: string, style: CellStyle): void {
    this.grid.put(row, this.column(from), text, style);
    this.grid.merge(row, this.column(from), row, this.column(to), style);
  }

  private cell(row: number, [from, to]: Span, cell: TableCell, style: CellStyle): void {
    this.grid.putCell(row, this.column(from), cell, style);
    this.grid.merge(row, this.column(from), row, this.column(to), style);
  }

  private live(row: number, [from, to]: Span, cell: LiveCell, style = figureStyle([2, 2], true)): void {
    this.grid.putLive(row, this.column(from), cell, style);
    this.grid.merge(row, this.column(from), row, this.column(to), style);
  }

  private putTitle(): void {
    const { title, marks, unitName, year, cutOff } = this.form;
    this.put(0, ['name', 'remark'], marks === '' ? title : `${title}（${marks}）`, TITLE);
    this.grid.height(0, 34);
    this.put(1, ['name', 'target'], `部门（单位）名称：${unitName}`, META);
    this.put(1, ['adjusted', 'coefficient'], `数据截至：${year}年${monthText(cutOff)}`, META);
    this.put(1, ['weight', 'remark'], '金额单位：万元', META_RIGHT);
    this.grid.height(1, 20);
    this.at = 2;
  }

  /** The total stands in the first of these rows, in the columns from 指标权重 on. */
  private putContacts(): void {
    const { head, total } = this.form;
    const rows = [
      [head.authority.label, head.authority.text, total.label, ''],
      [head.contact.label, head.contact.text, head.phone.label, head.phone.text],
    ] as const;
    rows.forEach(([label, text, otherLabel, otherText], index) => {
      const at = this.at + index;
      this.put(at, ['name', 'name'], label, HEAD);
      this.put(at, ['unit', 'adjusted'], text, CENTER);
      this.put(at, ['value', 'coefficient'], otherLabel, HEAD);
      if (index > 0) this.put(at, ['weight', 'remark'], otherText, CENTER);
      this.grid.height(at, Math.max(22, heightOf(text, 32)));
    });
    this.at += rows.length;
  }

  /** @returns the cell of 执行率得分 */
  private putExecution(): string {
    const { execution, budgetNote } = this.form;
    const [labels, figures] = [this.at, this.at + 1];
    const at = (id: EvaluationColumnId) => cellAt(figures, this.column(id));
    const [budget, executed, rate, weight, score] = [
      at('target'),
      at('value'),
      at('coefficient'),
      at('score'),
      at('remark'),
    ] as const;
    this.grid.put(labels, 0, '预算执行', HEAD);
    this.grid.merge(labels, 0, figures, 0, HEAD);
    const typed: (readonly [Span, string, TableCell, CellStyle])[] = [
      [['unit', 'operator'], '年初预算数', execution.budgetAtStart, MONEY],
      [['target', 'adjusted'], '全年（调整）预算数', execution.budget, MONEY],
      [['value', 'value'], execution.executedLabel, execution.executed, MONEY],
      [['score', 'core'], '执行率权重', execution.weight, figureStyle([0, 0])],
    ];
    for (const [span, label, cell, style] of typed) {
      this.put(labels, span, label, HEAD);
      this.cell(figures, span, cell, style);
    }
    this.put(labels, ['coefficient', 'weight'], '执行率(%)', HEAD);
    this.live(
      figures,
      ['coefficient', 'weight'],
      { formula: rateFormula(executed, budget), cached: cachedOf(execution.rate) },
      figureStyle([0, 2]),
    );
    this.put(labels, ['remark', 'remark'], '执行率得分', HEAD);
    this.live(
      figures,
      ['remark', 'remark'],
      {
        formula: executionScoreFormula(rate, weight, executed, budget),
        cached: cachedOf(execution.score),
      },
      POINTS,
    );
    this.grid.height(labels, 22);
    this.grid.height(figures, 22);
    this.at += 2;
    if (budgetNote.text !== '') {
      this.put(this.at, ['name', 'name'], budgetNote.label, HEAD);
      this.put(this.at, ['unit', 'remark'], budgetNote.text, LEFT);
      this.grid.height(this.at, heightOf(budgetNote.text, 108));
      this.at += 1;
    }
    return score;
  }

  private putGoals(): void {
    const { goals } = this.form;
    this.grid.put(this.at, 0, '当年绩效目标', HEAD);
    this.grid.merge(this.at, 0, this.at + goals.length - 1, 0, HEAD);
    for (const { label, text } of goals) {
      this.put(this.at, ['unit', 'operator'], label, HEAD);
      this.put(this.at, ['target', 'remark'], text, LEFT);
      this.grid.height(this.at, Math.max(34, heightOf(text, 94)));
      this.at += 1;
    }
  }

  private putRow({ row, cells, remark: _ }: EvaluationRow, index: number, at: number): void {
    const { grid, form } = this;
    const ref = (id: EvaluationColumnId) => cellAt(at, this.column(id));
    for (const id of ['name', 'unit', 'operator', 'weight', 'core', 'remark'] as const)
      grid.putCell(at, this.column(id), cells[id]);
    for (const id of ['target', 'adjusted'] as const)
      grid.putCell(at, this.column(id), cells[id], cells[id].kind === 'text' ? CENTER : undefined);
    if (row.value.kind === 'rollup') {
      const formula = valueFormula(row.value, monthsRange(this.monthly, index, form.cutOff));
      grid.putLive(
        at,
        this.column('value'),
        { formula, cached: cachedOf(cells.value) },
        figureStyle([0, row.value.decimals]),
      );
    } else {
      grid.putCell(at, this.column('value'), cells.value, CENTER);
    }
    const cached = coefficientValue(row);
    if (row.coefficient.kind === 'given') {
      grid.put(at, this.column('coefficient'), cached);
    } else {
      const formula = coefficientFormula(row.coefficient, ref('value'), ref('target'), ref('adjusted'));
      grid.putLive(at, this.column('coefficient'), { formula, cached });
    }
    if (row.score.kind === 'computed') {
      const formula = scoreFormula(ref('weight'), ref('coefficient'));
      grid.putLive(at, this.column('score'), { formula, cached: cachedOf(cells.score) });
    } else {
      grid.putCell(at, this.column('score'), cells.score);
    }
    const widthOf = (id: EvaluationColumnId) => (form.columns[this.column(id)]?.width ?? 1) * CHARACTERS - 2;
    grid.height(
      at,
      Math.max(
        ...(['name', 'target', 'value', 'remark'] as const).map((id) =>
          heightOf(cells[id].text, widthOf(id)),
        ),
      ),
    );
  }

  private putSum(firstRow: number, sumRow: number): void {
    const { sum } = this.form;
    const [weight, score] = [this.column('weight'), this.column('score')];
    const formula = (column: number, decimals: number) =>
      `ROUND(SUM(${cellAt(firstRow, column)}:${cellAt(Math.max(firstRow, sumRow - 1), column)}),${decimals})`;
    this.put(sumRow, ['name', 'coefficient'], '合计', HEAD);
    this.live(
      sumRow,
      ['weight', 'weight'],
      { formula: formula(weight, 3), cached: cachedOf(sum.weight) },
      figureStyle([0, 3], true),
    );
    this.live(sumRow, ['score', 'score'], { formula: formula(score, 2), cached: cachedOf(sum.score) });
    this.put(sumRow, ['core', 'remark'], '', LEFT);
    this.grid.height(sumRow, 22);
  }

  /** @returns the last row */
  private putFoot(sumRow: number): number {
    let at = sumRow;
    for (const { text } of this.form.foot) {
      at += 1;
      this.put(at, ['name', 'remark'], text, NOTE);
      this.grid.height(at, heightOf(text, ALL_CHARACTERS));
    }
    at += 1;
    const signed = [...SIGNATURES.map((who) => `${who}（签字）：`), SIGNED_ON];
    const spans: readonly Span[] = [
      ['name', 'operator'],
      ['target', 'value'],
      ['coefficient', 'core'],
      ['remark', 'remark'],
    ];
    spans.forEach((span, index) => this.put(at, span, signed[index] ?? '', META));
    this.grid.height(at, 40);
    return at;
  }
}

function columnDef({ id, align, width }: EvaluationColumn): ColumnDef {
  return { width: Math.round(width * CHARACTERS * 10) / 10, style: styleOfColumn(id, align) };
}

function styleOfColumn(id: EvaluationColumnId, align: EvaluationColumn['align']): CellStyle {
  switch (id) {
    case 'score':
      return POINTS;
    case 'coefficient':
      return figureStyle([0, 2]);
    case 'weight':
      return figureStyle([0, 3]);
    case 'target':
    case 'adjusted':
    case 'value':
      return MONEY;
    case 'name':
    case 'unit':
    case 'operator':
    case 'core':
    case 'remark':
      return align === 'left' ? LEFT : CENTER;
  }
}
