import { marksText } from '#src/domain/papers/paper-marks.ts';
import { SIGNATURE_LINES } from '#src/domain/papers/form-foot.ts';
import { monthText } from '#src/domain/words/format.ts';
import { marksAt } from '#src/domain/papers/scorecard-notes.ts';
import type {
  EvaluationColumn,
  EvaluationColumnId,
  EvaluationRow,
  SelfEvaluationForm,
} from '#src/domain/papers/self-evaluation-form.ts';
import type { TableCell } from '#src/domain/papers/table-cell.ts';
import { coefficientValue, lettersOf, type PrintedSheet } from '#src/export/card-layout.ts';
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
  NOTE_SIZE,
  TITLE,
  wholeNumberRule,
} from '#src/export/form-styles.ts';
import {
  BODY_SIZE,
  flowedLines,
  flowRow,
  pointsOf,
  stacked,
  type FlowCell,
  type RowFlow,
} from '#src/export/flowing-text.ts';
import { markedFigure, numberedName, wholeNumberRules } from '#src/export/marked-cell.ts';
import type { CellStyle, ColumnDef } from '#src/export/hucre-writer.ts';
import { measuredCells } from '#src/export/execution-sheet.ts';
import { monthsRange } from '#src/export/monthly-sheet.ts';
import {
  coefficientFormula,
  executionScoreFormula,
  rateFormula,
  scoreFormula,
  tenNinetyFormula,
  valueFormula,
  type ExecutionCells,
} from '#src/export/scorecard-formulas.ts';
import { cachedOf, cellAt, columnLetter, SheetGrid, type LiveCell } from '#src/export/sheet-grid.ts';

/** The sheet of the months, quoted, and the row of each indicator in it. */
interface MonthsPlace {
  readonly sheet: string;
  readonly rows: readonly number[];
}

const MONEY = figureStyle([0, 4]);
const POINTS = figureStyle([2, 2]);

/** A stretch of columns in the head, by their letters. */
type Span = readonly [from: EvaluationColumnId, to: EvaluationColumnId];

/** 自评表 with live formulas: full-year values, coefficients, scores, the execution of the budget, the total. */
export function evaluationSheet(
  form: SelfEvaluationForm,
  name: string,
  monthly: MonthsPlace,
  onRow: () => void,
): PrintedSheet {
  return new EvaluationGrid(form, monthly).printed(name, onRow);
}

class EvaluationGrid {
  private readonly form: SelfEvaluationForm;
  private readonly monthly: MonthsPlace;
  private readonly grid: SheetGrid;
  private readonly columns: ReadonlyMap<EvaluationColumnId, number>;
  private readonly last: number;
  /** 0-based row that is being written. */
  private at = 0;

  constructor(form: SelfEvaluationForm, monthly: MonthsPlace) {
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
    const flows = form.rows.map((row) => this.flowOf(row));
    const { at, end: sumRow } = stacked(firstRow, flows);
    form.rows.forEach((row, index) => {
      const flow = flows[index];
      if (flow !== undefined) grid.flow(at[index] ?? firstRow, flow);
      this.putRow(row, this.monthly.rows[index] ?? 0, at[index] ?? firstRow);
    });
    this.putSum(firstRow, sumRow);
    this.live(totalRow, ['weight', 'remark'], {
      formula: tenNinetyFormula(execution, cellAt(sumRow, this.column('score')), form.table.reckoning),
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
        pageSetup: { ...LANDSCAPE, fitToHeight: grid.pages([headRow, headRow], lastRow) },
        headerFooter: {
          ...(form.marks.length === 0 ? {} : { oddHeader: `&R${marksText(form.marks)}` }),
          oddFooter: '&C第 &P 页　共 &N 页',
        },
        conditionalRules: [
          ...(['target', 'weight'] as const).flatMap((id) => {
            const isMarked = (_: number, index: number) =>
              this.marksOf(form.rows[index]?.row.seq ?? 0, id) !== '';
            return wholeNumberRules(this.column(id), firstRow, sumRow, new Set(at.filter(isMarked)));
          }),
          rule('adjusted', 'coefficient', sumRow - 1),
        ],
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
    this.put(0, ['name', 'remark'], marks.length === 0 ? title : `${title}（${marksText(marks)}）`, TITLE);
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

  /** @returns the cells of the figures */
  private putExecution(): ExecutionCells {
    const { execution, budgetNote } = this.form;
    const [labels, figures] = [this.at, this.at + 1];
    const at = (id: EvaluationColumnId) => cellAt(figures, this.column(id));
    const cells: ExecutionCells = {
      rate: at('coefficient'),
      weight: at('score'),
      executed: at('value'),
      budget: at('target'),
      score: at('remark'),
    };
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
      { formula: rateFormula(cells.executed, cells.budget), cached: cachedOf(execution.rate) },
      figureStyle([0, 2]),
    );
    this.put(labels, ['remark', 'remark'], '执行率得分', HEAD);
    this.live(
      figures,
      ['remark', 'remark'],
      {
        formula: executionScoreFormula(cells, this.form.table.reckoning),
        cached: cachedOf(execution.score),
      },
      POINTS,
    );
    this.grid.height(labels, pointsOf(2));
    this.grid.height(figures, 22);
    this.at += 2;
    if (budgetNote.text !== '') {
      const first = this.at;
      this.at = this.putText(first, 'unit', budgetNote.text);
      this.grid.put(first, 0, budgetNote.label, HEAD);
      this.grid.merge(first, 0, this.at - 1, 0, HEAD);
    }
    return cells;
  }

  /** A text of the head in as many rows as it takes, from a column to the last. @returns the row below it */
  private putText(at: number, from: EvaluationColumnId, text: string, least = 0): number {
    const width = this.form.columns
      .slice(this.column(from))
      .reduce((sum, column) => sum + lettersOf(column.width), 0);
    const lines = flowedLines(text, width - 2, BODY_SIZE);
    lines.forEach((each, index) => {
      this.put(at + index, [from, 'remark'], each.text.trim(), LEFT);
      this.grid.height(at + index, Math.max(least, each.height));
    });
    return at + lines.length;
  }

  private putGoals(): void {
    const { goals } = this.form;
    const top = this.at;
    for (const { label, text } of goals) {
      const first = this.at;
      this.at = this.putText(first, 'target', text, 34);
      this.grid.put(first, this.column('unit'), label, HEAD);
      this.grid.merge(first, this.column('unit'), this.at - 1, this.column('operator'), HEAD);
    }
    this.grid.put(top, 0, '当年绩效目标', HEAD);
    this.grid.merge(top, 0, this.at - 1, 0, HEAD);
  }

  /** The texts of a row: its number before its name, the marks of its footnotes behind what they are about [V20]. */
  private flowOf({ row: { seq }, cells }: EvaluationRow): RowFlow {
    const texts = this.form.columns.flatMap(({ id, label, width }, column): FlowCell[] => {
      const { kind, text } = cells[id];
      if (kind === 'number') return [];
      const marks = this.marksOf(seq, id);
      return [
        {
          column,
          label: label.replace(/（.*/, ''),
          text: id === 'name' ? numberedName(seq, text, marks) : text + marks,
          width: lettersOf(width),
        },
      ];
    });
    return flowRow(texts, `第 ${seq} 项`, this.grid.width);
  }

  private marksOf(seq: number, id: EvaluationColumnId): string {
    return id === 'core' ? '' : marksAt(this.form.table.notes, seq, id);
  }

  /** The figures of a row. @param monthsRow row of its months on their sheet */
  private putRow({ row, cells, remark: _ }: EvaluationRow, monthsRow: number, at: number): void {
    const { grid, form } = this;
    const ref = (id: EvaluationColumnId) => cellAt(at, this.column(id));
    for (const id of ['target', 'adjusted', 'weight'] as const) {
      if (cells[id].kind !== 'number') continue;
      const marks = this.marksOf(row.seq, id);
      const style = styleOfColumn(id, 'right');
      grid.putCell(
        at,
        this.column(id),
        cells[id],
        marks === '' ? undefined : markedFigure(style, cells[id], marks),
      );
    }
    if (row.value.kind === 'rollup') {
      const formula = valueFormula(row.value, monthsRange(this.monthly.sheet, monthsRow, form.cutOff));
      grid.putLive(
        at,
        this.column('value'),
        { formula, cached: cachedOf(cells.value) },
        figureStyle([0, row.value.decimals]),
      );
    }
    const cached = coefficientValue(row);
    if (row.coefficient.kind === 'given') {
      grid.put(at, this.column('coefficient'), cached);
    } else {
      const formula = coefficientFormula(row.coefficient, ref('value'), ref('target'), ref('adjusted'));
      grid.putLive(at, this.column('coefficient'), { formula, cached });
    }
    if (row.score.kind === 'computed') {
      const { reckoning } = form.table;
      const formula = scoreFormula(
        { weight: ref('weight'), coefficient: ref('coefficient'), measured: measuredCells(row, ref) },
        reckoning,
        reckoning.shown,
      );
      grid.putLive(at, this.column('score'), { formula, cached: cachedOf(cells.score) });
    } else {
      grid.putCell(at, this.column('score'), cells.score);
    }
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
    let at = sumRow + 1;
    for (const { text } of this.form.foot)
      at = this.grid.lines(at, flowedLines(text, this.grid.width, NOTE_SIZE), NOTE);
    const signed = SIGNATURE_LINES;
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
  return { width: lettersOf(width), style: styleOfColumn(id, align) };
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
