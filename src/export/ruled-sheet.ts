import { marksText } from '#src/domain/papers/paper-marks.ts';
import type { TableCell } from '#src/domain/papers/table-cell.ts';
import {
  goesOn,
  printedColumns,
  printedFields,
  type FieldCell,
  type RuledColumn,
  type RuledForm,
  type RuledRow,
} from '#src/domain/papers/ruled-form.ts';
import { lettersOf, type PrintedSheet } from '#src/export/card-layout.ts';
import { sheetName } from '#src/export/cell-text.ts';
import {
  BODY_SIZE,
  flowedLines,
  flowRow,
  linesOf,
  pointsOf,
  SMALL_SIZE,
  stacked,
  wholeRow,
  type FlowedLine,
  type RowFlow,
} from '#src/export/flowing-text.ts';
import {
  CENTER,
  figureStyle,
  HEAD,
  LANDSCAPE,
  LEFT,
  META,
  META_RIGHT,
  NOTE,
  NOTE_SIZE,
  smallStyle,
  TITLE,
  wholeNumberRule,
  pageMarks,
} from '#src/export/form-styles.ts';
import { framedFigure, numberedName } from '#src/export/marked-cell.ts';
import type { CellStyle } from '#src/export/hucre-writer.ts';
import { printedWorkbook } from '#src/export/printed-workbook.ts';
import { rateFormula } from '#src/export/scorecard-formulas.ts';
import { cachedOf, cellAt, columnLetter, SheetGrid, type LiveCell } from '#src/export/sheet-grid.ts';

/** Where formulas find what they go through: figures of the head by their names, columns of a row. */
export interface RuledPlaces {
  readonly named: (name: string) => string;
  /** The cell of a column in a row of the sheet, 0-based. */
  readonly cellOf: (row: number, column: string) => string;
  readonly firstRow: number;
  readonly sumRow: number;
}

/** What a form's own workbook computes; a form without figures has none. */
export interface RuledFormulas {
  readonly field: (cell: FieldCell, places: RuledPlaces) => LiveCell | null;
  /** @param index of the row among the form's rows; @param at its row in the sheet */
  readonly row: (
    row: RuledRow,
    index: number,
    column: RuledColumn,
    at: number,
    places: RuledPlaces,
  ) => LiveCell | number | null;
  readonly sum: (column: string, places: RuledPlaces) => LiveCell | null;
}

/** What needs no rules: a rate of what was spent. */
export const PLAIN_FORMULAS: RuledFormulas = {
  field: ({ live, cell }, { named }) =>
    live?.kind === 'rate' && cell !== undefined
      ? { formula: rateFormula(named(live.executed), named(live.budget)), cached: cachedOf(cell) }
      : null,
  row: () => null,
  sum: () => null,
};

/** The most that a text of the head has in one row of the sheet. */
const MOST_FIELD = 380;

/** A form that computes no more than a rate, as a workbook of one sheet. */
export function ruledWorkbook(form: RuledForm, name: string, isWhole = false): Promise<Uint8Array> {
  return printedWorkbook([ruledSheet(form, sheetName(name), { isWhole })], {
    title: form.title,
    company: form.unitName,
  });
}

interface SheetOptions {
  readonly formulas?: RuledFormulas;
  /** Every text stays whole in its cell, however high its row becomes: the sheet is read again as a table. */
  readonly isWhole?: boolean;
}

/** A form as a sheet: the columns it lists, whatever they are. */
export function ruledSheet(
  form: RuledForm,
  name: string,
  { formulas = PLAIN_FORMULAS, isWhole = false }: SheetOptions,
): PrintedSheet {
  return new RuledGrid(form, formulas, isWhole).printed(name);
}

/** Of a figure that may become another one. */
const LIVE_DECIMALS = [0, 4] as const;

/** Below the title and the line about the form. */
const FIELD_ROW = 2;

interface PlacedField {
  readonly cell: FieldCell;
  readonly from: number;
  readonly to: number;
  readonly texts: readonly FlowedLine[];
}

class RuledGrid {
  private readonly form: RuledForm;
  private readonly formulas: RuledFormulas;
  private readonly isWhole: boolean;
  private readonly grid: SheetGrid;
  private readonly fields: RuledForm['fields'];
  private readonly printedCount: number;
  private readonly marks: string;
  private readonly names = new Map<string, string>();
  /** Columns in which something is computed. */
  private readonly live = new Set<number>();

  constructor(form: RuledForm, formulas: RuledFormulas, isWhole: boolean) {
    this.form = form;
    this.formulas = formulas;
    this.isWhole = isWhole;
    this.grid = new SheetGrid(
      form.columns.map((column) => ({ width: lettersOf(column.width), style: styleOf(column) })),
    );
    this.fields = printedFields(form);
    this.marks = marksText(form.marks);
    this.printedCount = printedColumns(form).length;
  }

  printed(name: string): PrintedSheet {
    const { form, grid } = this;
    const last = this.printedCount - 1;
    this.putTitle(last);
    const { at: fieldRows, end: headRow } = this.putFields();
    const titleRows = this.putHeads(headRow);
    const firstRow = headRow + titleRows;
    const flows = form.rows.map((row) => this.flowOf(row));
    const { at, end } = stacked(firstRow, flows);
    const places: RuledPlaces = {
      named: (wanted) => this.names.get(wanted) ?? '',
      cellOf: (row, column) =>
        cellAt(
          row,
          form.columns.findIndex(({ id }) => id === column),
        ),
      firstRow,
      sumRow: end,
    };
    form.rows.forEach((row, index) => {
      const flow = flows[index];
      const own = at[index] ?? firstRow;
      if (flow !== undefined) grid.flow(own, flow);
      this.putFigures(row, index, own, places);
    });
    this.mergeLevels(at, flows);
    this.putLiveFields(fieldRows, places);
    const footRow = this.putSum(end, places);
    const lastRow = this.putFoot(footRow);
    const sheet = grid.sheet(
      name,
      {
        freezePane: { rows: firstRow, columns: 1 },
        pageSetup: { ...LANDSCAPE, fitToHeight: grid.pages([headRow, firstRow - 1], lastRow) },
        headerFooter: pageMarks(this.marks),
        conditionalRules: this.wholeNumbers(firstRow, Math.max(firstRow, end)),
      },
      () => undefined,
    );
    return {
      sheet,
      titles: `$${headRow + 1}:$${firstRow}`,
      area: `$A$1:$${columnLetter(last)}$${lastRow + 1}`,
    };
  }

  private putTitle(last: number): void {
    const { grid, form } = this;
    grid.put(0, 0, this.marks === '' ? form.title : `${form.title}（${this.marks}）`, TITLE);
    grid.merge(0, 0, 0, last, TITLE);
    grid.height(0, 34);
    const parts = form.meta;
    parts.forEach((text, place) => {
      const from = Math.round((place * (last + 1)) / parts.length);
      const to = Math.round(((place + 1) * (last + 1)) / parts.length) - 1;
      const style = place === parts.length - 1 && place > 0 ? META_RIGHT : META;
      grid.put(1, from, text, style);
      grid.merge(1, from, 1, Math.max(from, to), style);
    });
    grid.height(1, 20);
  }

  /** Each line in as many rows as its longest text takes. @returns the first row of each line, and the row below them */
  private putFields(): { readonly at: readonly number[]; readonly end: number } {
    const { grid } = this;
    const lines = this.placedFields();
    const at: number[] = [];
    let end = FIELD_ROW;
    for (const line of lines) {
      at.push(end);
      const height = Math.max(...line.map(({ texts }) => texts.length));
      for (let row = 0; row < height; row += 1)
        grid.height(end + row, Math.max(22, ...line.map(({ texts }) => texts[row]?.height ?? 0)));
      end += height;
    }
    lines.forEach((line, lineAt) => {
      const own = at[lineAt] ?? FIELD_ROW;
      for (const { cell, from, to, texts } of line) {
        const style = fieldStyle(cell);
        if (cell.name !== undefined) this.names.set(cell.name, cellAt(own, from));
        if (texts.length > 1) {
          texts.forEach(({ text }, row) => {
            grid.put(own + row, from, text.trim(), style);
            grid.merge(own + row, from, own + row, to, style);
          });
          continue;
        }
        if (cell.cell?.kind === 'number') grid.putCell(own, from, cell.cell, style);
        else grid.put(own, from, cell.text, style);
        grid.merge(own, from, (at[lineAt + (cell.rows ?? 1)] ?? end) - 1, to, style);
      }
    });
    return { at, end };
  }

  /** The cells of the head by the columns that they cover; one that reaches over several lines has its place in each. */
  private placedFields(): readonly (readonly PlacedField[])[] {
    const covered: number[] = [];
    return this.fields.map((line, lineAt) => {
      let column = 0;
      return line.map((cell) => {
        while ((covered[column] ?? -1) >= lineAt) column += 1;
        const from = column;
        column += cell.columns;
        const rows = cell.rows ?? 1;
        for (let each = from; each < column; each += 1) covered[each] = lineAt + rows - 1;
        const isOneLine = cell.cell?.kind === 'number' || rows > 1;
        const texts = isOneLine
          ? [{ text: cell.text, height: pointsOf(1) }]
          : flowedLines(
              cell.text,
              // A label is short and centred, as the heads of the columns are.
              this.widthOf(from, column - 1) - (cell.kind === 'label' ? 1 : 2),
              BODY_SIZE,
              this.isWhole ? MOST_FIELD : undefined,
            );
        return { cell, from, to: column - 1, texts };
      });
    });
  }

  /** What is computed may become a whole number, and shows no bare point then. */
  private wholeNumbers(firstRow: number, lastRow: number) {
    const columns = [...this.live].map((column) => [cellAt(firstRow, column), cellAt(lastRow, column)]);
    const fields = this.fields.flat().flatMap(({ name, live, cell }) => {
      const isFree = cell?.kind !== 'number' || cell.decimals[0] === 0;
      const address = live === undefined || name === undefined || !isFree ? '' : (this.names.get(name) ?? '');
      return address === '' ? [] : [[address, address]];
    });
    return [...columns, ...fields].map(([from = '', to = '']) => wholeNumberRule(`${from}:${to}`, from));
  }

  private putLiveFields(at: readonly number[], places: RuledPlaces): void {
    this.fields.forEach((line, lineAt) => {
      for (const cell of line) {
        if (cell.name === undefined || cell.live === undefined) continue;
        const live = this.formulas.field(cell, places);
        const address = this.names.get(cell.name) ?? '';
        if (live !== null) this.grid.putLive(at[lineAt] ?? 0, columnOf(address), live, fieldStyle(cell));
      }
    });
  }

  /** One row of heads, or two. @returns how many */
  private putHeads(headRow: number): 1 | 2 {
    const { grid, form } = this;
    const isGrouped = form.columns.some(({ group }) => group !== undefined);
    const below = isGrouped ? headRow + 1 : headRow;
    form.columns.forEach(({ label, group, width }, column) => {
      const lines = linesOf(label, lettersOf(width) - 1);
      if (group === undefined) {
        // A head that takes two lines parts before its （建议）, and not within it.
        grid.put(headRow, column, lines > 1 ? label.replace('（', '\n（') : label, HEAD);
        grid.merge(headRow, column, below, column, HEAD);
      } else {
        grid.put(below, column, label, HEAD);
        if (form.columns[column - 1]?.group === group) return;
        const count = form.columns.filter((each) => each.group === group).length;
        grid.put(headRow, column, group, HEAD);
        grid.merge(headRow, column, headRow, column + count - 1, HEAD);
      }
      this.heads = Math.max(this.heads, lines);
    });
    if (isGrouped) grid.height(headRow, 20);
    grid.height(below, Math.max(pointsOf(this.heads), isGrouped ? 36 : 24));
    return isGrouped ? 2 : 1;
  }

  private heads = 1;

  private flowOf(row: RuledRow): RowFlow {
    const texts = this.form.columns.flatMap(({ id, label, group, width, isSmall, isNumbered }, column) => {
      const cell = row.cells[id];
      if (cell === undefined || cell.kind === 'number' || cell.kind === 'blank') return [];
      const marks = row.marks?.[id] ?? '';
      return [
        {
          column,
          label: group === undefined ? label.replace(/（.*/, '') : `${group}（${label}）`,
          text: isNumbered === true ? numberedName(row.seq, cell.text, marks) : cell.text + marks,
          width: lettersOf(width),
          ...(isSmall === true ? { size: SMALL_SIZE } : {}),
        },
      ];
    });
    return this.isWhole ? wholeRow(texts) : flowRow(texts, `第 ${row.seq} 项`, this.grid.width);
  }

  private putFigures(row: RuledRow, index: number, at: number, places: RuledPlaces): void {
    const { grid, form, formulas } = this;
    if (grid.heightAt(at) === 0) grid.height(at, pointsOf(1));
    form.columns.forEach((column, place) => {
      const cell = row.cells[column.id];
      const live = formulas.row(row, index, column, at, places);
      if (typeof live === 'number') {
        grid.put(at, place, live, figureStyle(LIVE_DECIMALS));
        return;
      }
      if (live !== null) {
        const decimals = cell?.kind === 'number' ? cell.decimals : LIVE_DECIMALS;
        grid.putLive(at, place, live, figureStyle(decimals));
        if (decimals[0] === 0) this.live.add(place);
        return;
      }
      if (cell === undefined) grid.put(at, place, null, styleOf(column));
      else if (cell.kind === 'number')
        grid.putCell(at, place, cell, cellStyle(column, cell, row.marks?.[column.id] ?? ''));
      else if (cell.kind === 'blank') grid.put(at, place, null, styleOf(column));
    });
  }

  /** Equal classes below each other are one cell; where a text goes on below a row, the cell ends. */
  private mergeLevels(at: readonly number[], flows: readonly RowFlow[]): void {
    const { form, grid } = this;
    form.columns.forEach((column, place) => {
      if (column.isLevel !== true) return;
      let start = 0;
      for (let index = 1; index <= form.rows.length; index += 1) {
        const row = form.rows[index];
        const isOn =
          row !== undefined &&
          flows[index - 1]?.below.length === 0 &&
          goesOn(form.columns, form.rows[index - 1], row, column.id);
        if (isOn) continue;
        const [from, to] = [at[start], at[index - 1]];
        if (from !== undefined && to !== undefined && to > from) {
          for (let each = start + 1; each < index; each += 1)
            grid.clear(at[each] ?? 0, place, styleOf(column));
          grid.merge(from, place, to, place, styleOf(column));
        }
        start = index;
      }
    });
  }

  /** @returns the row below it */
  private putSum(sumRow: number, places: RuledPlaces): number {
    const { form, grid, formulas } = this;
    if (form.sum === null) return sumRow;
    const { label, cells } = form.sum;
    const first = form.columns.findIndex(({ id }) => cells[id] !== undefined);
    let last = first;
    form.columns.forEach((column, place) => {
      if (place >= this.printedCount) return;
      const cell = cells[column.id];
      if (cell === undefined) {
        if (place > first) grid.put(sumRow, place, null, CENTER);
        return;
      }
      last = place;
      const style = cell.kind === 'number' ? figureStyle(cell.decimals, true) : CENTER;
      const live = formulas.sum(column.id, places);
      if (live === null) grid.putCell(sumRow, place, cell, style);
      else grid.putLive(sumRow, place, live, style);
    });
    grid.put(sumRow, 0, label, HEAD);
    grid.merge(sumRow, 0, sumRow, Math.max(0, first - 1), HEAD);
    if (last + 1 < this.printedCount) grid.merge(sumRow, last + 1, sumRow, this.printedCount - 1, CENTER);
    grid.height(sumRow, 22);
    return sumRow + 1;
  }

  /** @returns the last row */
  private putFoot(from: number): number {
    const { form, grid } = this;
    let at = from;
    const width = this.widthOf(0, this.printedCount - 1);
    for (const { text } of form.foot)
      for (const each of flowedLines(text, width, NOTE_SIZE)) {
        grid.put(at, 0, each.text, NOTE);
        grid.merge(at, 0, at, this.printedCount - 1, NOTE);
        grid.height(at, each.height);
        at += 1;
      }
    if (form.signatures.length === 0) return at - 1;
    form.signatures.forEach((text, place) => {
      const column = Math.round((place * this.printedCount) / form.signatures.length);
      grid.put(at, column, text, META);
    });
    grid.height(at, 40);
    return at;
  }

  private widthOf(from: number, to: number): number {
    return this.form.columns.slice(from, to + 1).reduce((sum, { width }) => sum + lettersOf(width), 0);
  }
}

function columnOf(address: string): number {
  return address.charCodeAt(0) - 'A'.charCodeAt(0);
}

function fieldStyle({ kind, align, cell }: FieldCell): CellStyle {
  if (kind === 'label') return HEAD;
  if (cell?.kind === 'number') return figureStyle(cell.decimals);
  return align === 'left' ? LEFT : CENTER;
}

function styleOf({ align, isSmall }: RuledColumn): CellStyle {
  const own = align === 'left' ? LEFT : CENTER;
  return isSmall === true ? smallStyle(own) : own;
}

function cellStyle(column: RuledColumn, cell: TableCell, marks: string): CellStyle {
  if (cell.kind !== 'number') return styleOf(column);
  return framedFigure(cell, marks);
}
