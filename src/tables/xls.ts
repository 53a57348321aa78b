import { cutText } from '#src/kernel/plain-text.ts';
import type { Table } from '#src/domain/import/table.ts';
import { type BiffData, BiffStream } from '#src/tables/biff.ts';
import { MAX_CELL_TEXT, MAX_TABLES } from '#src/tables/limits.ts';
import { builtInFormat, shownNumber, shownText } from '#src/tables/number-format.ts';
import { RefusedFile } from '#src/tables/refusal.ts';
import { CellCount, type LooseCell, SheetBuilder } from '#src/tables/sheet-builder.ts';

/** Records of BIFF8 that are read; all others are passed over. */
const BOF = 0x809;
const EOF = 0x0a;
const FILEPASS = 0x2f;
const DATE1904 = 0x22;
const FORMAT = 0x41e;
const XF = 0xe0;
const SHEET = 0x85;
const STRINGS = 0xfc;
const ROW = 0x208;
const COLUMNS = 0x7d;
const DEFAULT_ROW = 0x225;
const MERGED = 0xe5;
const RK = 0x27e;
const RK_ROW = 0xbd;
const NUMBER = 0x203;
const SHARED_STRING = 0xfd;
const LABEL = 0x204;
const RICH_LABEL = 0xd6;
const BOOLEAN_OR_ERROR = 0x205;
const FORMULA = 0x06;
const FORMULA_STRING = 0x207;

const BIFF8 = 0x600;
const WORKSHEET = 0x10;

interface Workbook {
  readonly strings: string[];
  /** Format of each cell style, by number. */
  readonly styles: number[];
  readonly codes: Map<number, string>;
  readonly sheets: { readonly name: string; readonly offset: number; readonly hidden: boolean }[];
  date1904: boolean;
}

/** The sheets of a workbook of Excel 97 to 2003, in the order of their tabs. Throws RefusedFile. */
export function readXls(bytes: Uint8Array): readonly Table[] {
  const stream = new BiffStream(bytes);
  const workbook = readGlobals(stream);
  if (workbook.sheets.length > MAX_TABLES) throw new RefusedFile('bomb');
  const cells = new CellCount();
  return workbook.sheets.flatMap(({ name, offset, hidden }) => {
    const sheet = readSheet(stream, offset, workbook);
    return sheet === null ? [] : [cells.counted(sheet).table(name, { hidden })];
  });
}

function readGlobals(stream: BiffStream): Workbook {
  const workbook: Workbook = {
    strings: [],
    styles: [],
    codes: new Map(),
    sheets: [],
    date1904: false,
  };
  let isFirst = true;
  for (const { id, data } of stream.from(0)) {
    if (isFirst) {
      if (id !== BOF || data.u16() !== BIFF8) throw new RefusedFile('old-workbook');
      isFirst = false;
    } else if (id === FILEPASS) throw new RefusedFile('encrypted');
    else if (id === DATE1904) workbook.date1904 = data.u16() === 1;
    else if (id === FORMAT) workbook.codes.set(data.u16(), data.string(2));
    else if (id === XF) {
      data.skip(2);
      workbook.styles.push(data.u16());
    } else if (id === SHEET) {
      const offset = data.u32();
      const hidden = (data.u8() & 0x03) !== 0;
      data.skip(1);
      workbook.sheets.push({ name: data.string(1), offset, hidden });
    } else if (id === STRINGS) {
      data.skip(4);
      for (let left = data.u32(); left > 0; left -= 1) workbook.strings.push(plainText(data.string(2)));
    } else if (id === EOF) return workbook;
  }
  throw new RefusedFile('damaged');
}

/** null for a chart sheet or a macro sheet. */
function readSheet(stream: BiffStream, offset: number, workbook: Workbook): SheetBuilder | null {
  const reader = new SheetReader(workbook);
  let depth = 0;
  for (const { id, data } of stream.from(offset)) {
    if (depth === 0) {
      if (id !== BOF) throw new RefusedFile('damaged');
      data.skip(2);
      if (data.u16() !== WORKSHEET) return null;
      depth = 1;
    } else if (id === BOF) depth += 1;
    else if (id === EOF) {
      depth -= 1;
      if (depth === 0) return reader.finish();
    } else if (depth === 1) reader.record(id, data);
    // Deeper are the charts on the sheet, which have cells of their own.
  }
  throw new RefusedFile('damaged');
}

class SheetReader {
  private readonly sheet = new SheetBuilder();
  private readonly workbook: Workbook;
  private readonly knownRows = new Set<number>();
  private readonly rowsWithCells = new Set<number>();
  private hidesOtherRows = false;
  /** The formula whose text comes in a record after it. */
  private awaited: { readonly row: number; readonly column: number } | null = null;

  constructor(workbook: Workbook) {
    this.workbook = workbook;
  }

  record(id: number, data: BiffData): void {
    switch (id) {
      case ROW:
        this.row(data);
        break;
      case DEFAULT_ROW:
        this.hidesOtherRows = (data.u16() & 0x02) !== 0;
        break;
      case COLUMNS:
        this.columns(data);
        break;
      case MERGED:
        for (let left = data.u16(); left > 0; left -= 1) {
          const top = data.u16();
          const bottom = data.u16();
          const first = data.u16();
          this.sheet.merge({ top, bottom, left: first, right: data.u16() });
        }
        break;
      case RK_ROW:
        this.numbers(data);
        break;
      case FORMULA_STRING:
        if (this.awaited !== null) this.add(this.awaited, { ...textCell(data.string(2)), formula: true });
        this.awaited = null;
        break;
      case RK:
      case NUMBER:
      case SHARED_STRING:
      case LABEL:
      case RICH_LABEL:
      case BOOLEAN_OR_ERROR:
      case FORMULA: {
        const place = { row: data.u16(), column: data.u16() };
        const cell = this.cell(id, data.u16(), data, place);
        if (cell !== null) this.add(place, cell);
        break;
      }
      default:
    }
  }

  finish(): SheetBuilder {
    if (this.hidesOtherRows)
      for (const row of this.rowsWithCells) if (!this.knownRows.has(row)) this.sheet.hideRow(row);
    return this.sheet;
  }

  private add({ row, column }: { readonly row: number; readonly column: number }, cell: LooseCell): void {
    this.rowsWithCells.add(row);
    this.sheet.add(row, column, cell);
  }

  private row(data: BiffData): void {
    const row = data.u16();
    data.skip(4);
    const height = data.u16();
    data.skip(4);
    const isHidden = (data.u16() & 0x20) !== 0;
    this.knownRows.add(row);
    if (isHidden || height === 0) this.sheet.hideRow(row);
  }

  private columns(data: BiffData): void {
    const first = data.u16();
    const last = data.u16();
    const width = data.u16();
    data.skip(2);
    if ((data.u16() & 0x01) !== 0 || width === 0) this.sheet.hideColumns(first, last);
  }

  /** Several numbers of one row. */
  private numbers(data: BiffData): void {
    const row = data.u16();
    const first = data.u16();
    const count = Math.floor((data.length - 6) / 6);
    for (let at = 0; at < count; at += 1) {
      const style = data.u16();
      this.add({ row, column: first + at }, this.number(rkNumber(data.u32()), style));
    }
  }

  private cell(
    id: number,
    style: number,
    data: BiffData,
    place: { readonly row: number; readonly column: number },
  ): LooseCell | null {
    switch (id) {
      case RK:
        return this.number(rkNumber(data.u32()), style);
      case NUMBER:
        return this.number(data.f64(), style);
      case SHARED_STRING: {
        const text = this.workbook.strings[data.u32()];
        if (text === undefined) throw new RefusedFile('damaged');
        return shownText(text, this.formatOf(style));
      }
      case LABEL:
      case RICH_LABEL:
        return shownText(plainText(data.string(2)), this.formatOf(style));
      case BOOLEAN_OR_ERROR: {
        const value = data.u8();
        return data.u8() === 1 ? errorCell(value) : booleanCell(value);
      }
      default: {
        this.awaited = null;
        const cell = this.formula(style, data);
        if (cell === null) this.awaited = place;
        return cell === null ? null : { ...cell, formula: true };
      }
    }
  }

  /** The stored result of a formula; null when it is a text, which comes in a record of its own. */
  private formula(style: number, data: BiffData): LooseCell | null {
    const bytes = Uint8Array.from({ length: 8 }, () => data.u8());
    const view = new DataView(bytes.buffer);
    if (view.getUint16(6, true) !== 0xffff) return this.number(view.getFloat64(0, true), style);
    const value = view.getUint8(2);
    switch (view.getUint8(0)) {
      case 0:
        return null;
      case 1:
        return booleanCell(value);
      case 2:
        return errorCell(value);
      default:
        return textCell('');
    }
  }

  private number(value: number, style: number): LooseCell {
    return shownNumber(value, this.formatOf(style), this.workbook.date1904);
  }

  private formatOf(style: number): string {
    const format = this.workbook.styles[style] ?? 0;
    return this.workbook.codes.get(format) ?? builtInFormat(format);
  }
}

/** A number in four bytes: the upper part of a double or a whole number, either perhaps in hundredths. */
function rkNumber(packed: number): number {
  let value: number;
  if ((packed & 0x02) === 0) {
    const view = new DataView(new ArrayBuffer(8));
    view.setUint32(4, (packed & 0xffff_fffc) >>> 0, true);
    value = view.getFloat64(0, true);
  } else value = packed >> 2;
  return (packed & 0x01) === 0 ? value : value / 100;
}

const plainText = (text: string): string => cutText(text, MAX_CELL_TEXT).replace(/\r\n?/g, '\n');

const textCell = (text: string): LooseCell => ({ text: plainText(text), kind: 'text' });

const booleanCell = (value: number): LooseCell => ({ text: value === 0 ? 'FALSE' : 'TRUE', kind: 'boolean' });

const ERRORS: Readonly<Record<number, string>> = {
  0x00: '#NULL!',
  0x07: '#DIV/0!',
  0x0f: '#VALUE!',
  0x17: '#REF!',
  0x1d: '#NAME?',
  0x24: '#NUM!',
  0x2a: '#N/A',
};

const errorCell = (code: number): LooseCell => ({ text: ERRORS[code] ?? '#N/A', kind: 'error' });
