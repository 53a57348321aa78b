import type { Table } from '#src/domain/import/table.ts';
import { MAX_COVERS, MAX_TABLES } from '#src/tables/limits.ts';
import { attribute, readXml } from '#src/tables/markup.ts';
import { shownNumber, shownText } from '#src/tables/number-format.ts';
import { RefusedFile } from '#src/tables/refusal.ts';
import { CellCount, type LooseCell, SheetBuilder } from '#src/tables/sheet-builder.ts';

/** Whether text is a workbook of the XML kind of 2003, which is saved under .xml and .xls alike. */
export function isXmlWorkbook(text: string): boolean {
  const head = text.slice(0, 20_000);
  return (
    /<(?:[\w-]+:)?Workbook[\s>]/.test(head) &&
    /urn:schemas-microsoft-com:office:spreadsheet|progid=.Excel\.Sheet/.test(head)
  );
}

/** The sheets of such a workbook in the order of their tabs. Throws RefusedFile. */
export function readXmlWorkbook(text: string): readonly Table[] {
  // A parser closes by itself what was left open: without its end a workbook was cut off.
  if (!/<\/(?:[\w-]+:)?Workbook\s*>/.test(text.slice(-1000))) throw new RefusedFile('damaged');
  const reader = new XmlWorkbookReader();
  readXml(text, reader);
  return reader.tables;
}

/** Formats that have a name instead of a code. */
const NAMED: ReadonlyMap<string, string> = new Map([
  ['General Number', 'General'],
  ['General Date', 'yyyy-mm-dd'],
  ['Long Date', 'yyyy-mm-dd'],
  ['Medium Date', 'yyyy-mm-dd'],
  ['Short Date', 'yyyy-mm-dd'],
  ['Long Time', 'h:mm'],
  ['Medium Time', 'h:mm'],
  ['Short Time', 'h:mm'],
  ['Currency', '#,##0.00'],
  ['Euro Currency', '#,##0.00'],
  ['Fixed', '0.00'],
  ['Standard', '#,##0.00'],
  ['Percent', '0.00%'],
  ['Scientific', '0.00E+00'],
  // Words instead of the number, in a language that we do not know.
  ['Yes/No', ';;;'],
  ['True/False', ';;;'],
  ['On/Off', ';;;'],
]);

interface Style {
  readonly parent: string | undefined;
  format: string | null;
}

type Attributes = Readonly<Record<string, string>>;

/** A merged cell that reaches down into later rows. */
interface Cover {
  readonly from: number;
  readonly to: number;
  readonly until: number;
}

interface OpenCell {
  readonly index: number | null;
  readonly across: number;
  readonly down: number;
  readonly style: string | undefined;
  readonly isFormula: boolean;
  type: string | null;
  text: string;
}

interface OpenSheet {
  readonly name: string;
  readonly builder: SheetBuilder;
  hidden: boolean;
}

class XmlWorkbookReader {
  readonly tables: Table[] = [];
  private readonly cells = new CellCount();
  private readonly path: string[] = [];
  private readonly styles = new Map<string, Style>();
  private readonly formats = new Map<string, string>();
  private style: Style | null = null;
  private date1904 = false;
  private sheet: OpenSheet | null = null;
  private columnStyles: { readonly from: number; readonly to: number; readonly style: string }[] = [];
  private covers: Cover[] = [];
  private nextEnd = Number.POSITIVE_INFINITY;
  private rowStyle: string | undefined;
  private row = -1;
  private rowSpan = 0;
  private column = -1;
  private cell: OpenCell | null = null;
  private word = '';

  open = (name: string, attributes: Attributes): void => {
    const parent = this.path[this.path.length - 1];
    this.path.push(name);
    this.word = '';
    if (parent === 'Styles' && name === 'Style') {
      this.style = { parent: attribute(attributes, 'Parent'), format: null };
      this.styles.set(attribute(attributes, 'ID') ?? '', this.style);
    } else if (parent === 'Style' && name === 'NumberFormat') {
      if (this.style !== null) this.style.format = attribute(attributes, 'Format') ?? 'General';
    } else if (name === 'Worksheet') this.beginSheet(attributes);
    else if (parent === 'Table' && name === 'Column') this.readColumn(attributes);
    else if (parent === 'Table' && name === 'Row') this.beginRow(attributes);
    else if (parent === 'Row' && name === 'Cell') this.cell = openCell(attributes);
    // The note on a cell has data too.
    else if (parent === 'Cell' && name === 'Data' && this.cell !== null)
      this.cell.type = attribute(attributes, 'Type') ?? 'String';
  };

  close = (name: string): void => {
    this.path.pop();
    const parent = this.path[this.path.length - 1];
    if (name === 'Cell' && parent === 'Row') this.endCell();
    else if (name === 'Visible' && parent === 'WorksheetOptions') {
      if (this.sheet !== null) this.sheet.hidden = /hidden/i.test(this.word);
    } else if (name === 'Date1904' && parent === 'ExcelWorkbook')
      this.date1904 = !/^\s*0\s*$/.test(this.word);
    else if (name === 'Worksheet' && this.sheet !== null) {
      this.tables.push(
        this.cells.counted(this.sheet.builder).table(this.sheet.name, { hidden: this.sheet.hidden }),
      );
      this.sheet = null;
    }
  };

  text = (piece: string): void => {
    if (this.cell === null) this.word += this.word.length < 100 ? piece : '';
    // Runs of formatting stand inside the data as elements of their own.
    else if (this.cell.type !== null && this.path.includes('Data') && !this.path.includes('Comment'))
      this.cell.text += piece;
  };

  private beginSheet(attributes: Attributes): void {
    if (this.tables.length >= MAX_TABLES) throw new RefusedFile('bomb');
    this.sheet = { name: attribute(attributes, 'Name') ?? '', builder: new SheetBuilder(), hidden: false };
    this.columnStyles = [];
    this.covers = [];
    this.nextEnd = Number.POSITIVE_INFINITY;
    this.row = -1;
    this.rowSpan = 0;
    this.column = -1;
  }

  private readColumn(attributes: Attributes): void {
    const first = indexOf(attributes) ?? this.column + 1;
    const last = first + count(attributes, 'Span');
    this.column = last;
    const style = attribute(attributes, 'StyleID');
    if (style !== undefined && this.columnStyles.length < 256)
      this.columnStyles.push({ from: first, to: last, style });
    if (isHidden(attributes, 'Width')) this.sheet?.builder.hideColumns(first, last);
  }

  private beginRow(attributes: Attributes): void {
    this.row = indexOf(attributes) ?? this.row + 1 + this.rowSpan;
    this.rowSpan = count(attributes, 'Span');
    this.rowStyle = attribute(attributes, 'StyleID');
    this.column = -1;
    // Rows are many, and a cover may reach down through all of them: looked at only when one ends.
    if (this.row > this.nextEnd) {
      this.covers = this.covers.filter(({ until }) => until >= this.row);
      this.nextEnd = Math.min(...this.covers.map(({ until }) => until));
    }
    if (isHidden(attributes, 'Height')) this.sheet?.builder.hideRow(this.row);
  }

  private endCell(): void {
    const { cell, sheet } = this;
    this.cell = null;
    if (cell === null || sheet === null) return;
    let column = cell.index ?? this.column + 1;
    // A program that leaves the number out after a merged cell means the next free place; an empty cell there stands for the merged one.
    if (cell.index === null && cell.text !== '')
      for (const { from, to } of this.covers) if (from <= column && column <= to) column = to + 1;
    this.column = column + cell.across;
    if (cell.across > 0 || cell.down > 0)
      sheet.builder.merge({
        top: this.row,
        left: column,
        bottom: this.row + cell.down,
        right: column + cell.across,
      });
    if (cell.down > 0) this.cover({ from: column, to: column + cell.across, until: this.row + cell.down });
    if (cell.type === null) return;
    const read = this.read(cell.text, cell.type, this.formatOf(cell.style, column));
    sheet.builder.add(this.row, column, cell.isFormula ? { ...read, formula: true } : read);
  }

  private cover(cover: Cover): void {
    if (this.covers.length >= MAX_COVERS) throw new RefusedFile('bomb');
    this.covers.push(cover);
    this.nextEnd = Math.min(this.nextEnd, cover.until);
    this.covers.sort((a, b) => a.from - b.from);
  }

  private formatOf(own: string | undefined, column: number): string {
    const inherited = (): string | undefined =>
      this.rowStyle ?? this.columnStyles.find(({ from, to }) => column >= from && column <= to)?.style;
    const id = own ?? inherited() ?? 'Default';
    const known = this.formats.get(id);
    if (known !== undefined) return known;
    let style = this.styles.get(id);
    for (let steps = 0; steps < 12 && style !== undefined && style.format === null; steps += 1)
      style = style.parent === undefined ? undefined : this.styles.get(style.parent);
    const name = style?.format ?? this.styles.get('Default')?.format ?? 'General';
    const code = NAMED.get(name) ?? name;
    this.formats.set(id, code);
    return code;
  }

  private read(text: string, type: string, format: string): LooseCell {
    switch (type) {
      case 'Number':
        return text.trim() === ''
          ? { text: '', kind: 'text' }
          : shownNumber(Number(text), format, this.date1904);
      case 'DateTime':
        return dateCell(text.trim());
      case 'Boolean':
        return { text: text.trim() === '1' ? 'TRUE' : 'FALSE', kind: 'boolean' };
      case 'Error':
        return { text: text.trim(), kind: 'error' };
      default:
        return shownText(text.replace(/\r\n?/g, '\n'), format);
    }
  }
}

function openCell(attributes: Attributes): OpenCell {
  return {
    index: indexOf(attributes),
    across: count(attributes, 'MergeAcross'),
    down: count(attributes, 'MergeDown'),
    style: attribute(attributes, 'StyleID'),
    isFormula: attribute(attributes, 'Formula') !== undefined,
    type: null,
    text: '',
  };
}

/** 0-based; null where the place follows from the one before. */
function indexOf(attributes: Attributes): number | null {
  const index = count(attributes, 'Index');
  return index > 0 ? index - 1 : null;
}

function count(attributes: Attributes, name: string): number {
  const text = attribute(attributes, name) ?? '';
  return /^\d{1,7}$/.test(text) ? Number(text) : 0;
}

function isHidden(attributes: Attributes, size: 'Width' | 'Height'): boolean {
  const given = attribute(attributes, size);
  return attribute(attributes, 'Hidden') === '1' || (given !== undefined && Number(given) === 0);
}

/** `2026-11-30T00:00:00.000`; before 1900 there are only times of day. */
function dateCell(text: string): LooseCell {
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d))?/.exec(text);
  if (match === null) return { text, kind: 'error' };
  const [, year = '', month = '', day = '', time = '00:00'] = match;
  if (year < '1900') return { text: time, kind: 'date' };
  const date = `${year}-${month}-${day}`;
  return { text: time === '00:00' ? date : `${date} ${time}`, kind: 'date' };
}
