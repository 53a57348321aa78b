import { cutText } from '#src/kernel/plain-text.ts';
import type { Table } from '#src/domain/import/table.ts';
import { MAX_CELL_TEXT, MAX_TABLES } from '#src/tables/limits.ts';
import {
  attribute,
  childElements,
  type Element,
  findElement,
  readXml,
  type XmlHandler,
  xmlTree,
} from '#src/tables/markup.ts';
import { builtInFormat, shownNumber, shownText } from '#src/tables/number-format.ts';
import { RefusedFile } from '#src/tables/refusal.ts';
import { relationTargets } from '#src/tables/relations.ts';
import { type Area, CellCount, type LooseCell, SheetBuilder } from '#src/tables/sheet-builder.ts';
import type { ZipParts } from '#src/tables/zip.ts';

interface Workbook {
  readonly strings: readonly string[];
  /** Format code of each cell style. */
  readonly formats: readonly string[];
  readonly date1904: boolean;
}

/** The sheets of an .xlsx in the order of their tabs. Throws RefusedFile. */
export function readXlsx(zip: ZipParts): readonly Table[] {
  const path = relationTargets(zip, '', 'officeDocument').values().next().value ?? 'xl/workbook.xml';
  const root = xmlTree(zip.text(path) ?? damaged());
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const strings = partOf(zip, path, 'sharedStrings', `${folder}sharedStrings.xml`);
  const styles = partOf(zip, path, 'styles', `${folder}styles.xml`);
  const properties = findElement(root, 'workbookPr');
  const workbook: Workbook = {
    strings: strings === null ? [] : readStrings(strings),
    formats: styles === null ? [] : readFormats(styles),
    date1904: isTrue(properties === null ? undefined : attribute(properties.attributes, 'date1904')),
  };
  const sheets = relationTargets(zip, path, 'worksheet');
  const listed = childElements(findElement(root, 'sheets') ?? damaged(), 'sheet');
  if (listed.length > MAX_TABLES) throw new RefusedFile('bomb');
  zip.weigh([...sheets.values()]);
  const cells = new CellCount();
  return listed.flatMap(({ attributes }) => {
    // `r:id`, and not `sheetId`, which ends the same way only by its last letters.
    const target = sheets.get(attribute(attributes, 'id') ?? '');
    const text = target === undefined ? null : zip.text(target);
    if (text === null) return []; // a chart sheet or a macro sheet
    const state = attribute(attributes, 'state') ?? 'visible';
    const sheet = cells.counted(readSheet(text, workbook));
    return [sheet.table(attribute(attributes, 'name') ?? '', { hidden: state !== 'visible' })];
  });
}

function damaged(): never {
  throw new RefusedFile('damaged');
}

const isTrue = (text: string | undefined): boolean => text === '1' || text === 'true' || text === 'on';

function partOf(zip: ZipParts, owner: string, type: string, usual: string): string | null {
  const [named] = relationTargets(zip, owner, type).values();
  return zip.text(named ?? usual);
}

function readStrings(text: string): string[] {
  const strings: string[] = [];
  const run = new RunText();
  readXml(text, {
    open: (name) => {
      if (name === 'si') run.start();
      run.open(name);
    },
    close: (name) => {
      run.close(name);
      // Made plain once, not for every cell that names it.
      if (name === 'si') strings.push(unescaped(run.text));
    },
    text: (piece) => run.add(piece),
  });
  return strings;
}

/** The text of a string item: its runs joined, phonetic runs left out. */
class RunText {
  text = '';
  private inText = false;
  private phonetic = 0;

  start(): void {
    this.text = '';
  }

  open(name: string): void {
    if (name === 'rPh') this.phonetic += 1;
    if (name === 't') this.inText = true;
  }

  close(name: string): void {
    if (name === 'rPh') this.phonetic -= 1;
    if (name === 't') this.inText = false;
  }

  add(piece: string): void {
    if (this.inText && this.phonetic === 0) this.text += piece;
  }
}

/** Control characters are written as _x000D_ in the parts of a workbook. */
function unescaped(text: string): string {
  return cutText(text, MAX_CELL_TEXT)
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\r\n?/g, '\n');
}

function readFormats(text: string): string[] {
  const root = xmlTree(text);
  const codes = new Map<number, string>();
  for (const { attributes } of elementsIn(root, 'numFmts'))
    codes.set(Number(attribute(attributes, 'numFmtId')), attribute(attributes, 'formatCode') ?? 'General');
  return elementsIn(root, 'cellXfs').map(({ attributes }) => {
    const id = Number(attribute(attributes, 'numFmtId') ?? 0);
    return codes.get(id) ?? builtInFormat(id);
  });
}

function elementsIn(root: Element, name: string): Element[] {
  const parent = findElement(root, name);
  return parent === null ? [] : childElements(parent);
}

function readSheet(text: string, workbook: Workbook): SheetBuilder {
  const sheet = new SheetBuilder();
  const run = new RunText();
  let row = -1;
  let column = -1;
  let type = 'n';
  let style = 0;
  let value = '';
  let isFormula = false;
  let inValue = false;
  let zeroHeight = false;
  const handler: XmlHandler = {
    open: (name, attributes) => {
      run.open(name);
      if (name === 'c') {
        const place = readPlace(attribute(attributes, 'r'));
        column = place?.column ?? column + 1;
        row = place?.row ?? row;
        type = attribute(attributes, 't') ?? 'n';
        style = Number(attribute(attributes, 's') ?? 0);
        value = '';
        isFormula = false;
        run.start();
      } else if (name === 'v') inValue = true;
      else if (name === 'f') isFormula = true;
      else if (name === 'row') {
        const number = Number(attribute(attributes, 'r') ?? row + 2);
        row = Number.isInteger(number) && number > 0 ? number - 1 : row + 1;
        column = -1;
        const height = attribute(attributes, 'ht');
        const shown = attribute(attributes, 'hidden');
        if (
          isTrue(shown) ||
          (shown === undefined && zeroHeight) ||
          (height !== undefined && Number(height) === 0)
        )
          sheet.hideRow(row);
      } else if (name === 'sheetFormatPr') zeroHeight = isTrue(attribute(attributes, 'zeroHeight'));
      else if (name === 'col') {
        const width = attribute(attributes, 'width');
        if (isTrue(attribute(attributes, 'hidden')) || (width !== undefined && Number(width) === 0))
          sheet.hideColumns(
            Number(attribute(attributes, 'min')) - 1,
            Number(attribute(attributes, 'max')) - 1,
          );
      } else if (name === 'mergeCell') {
        const area = readArea(attribute(attributes, 'ref') ?? '');
        if (area !== null) sheet.merge(area);
      }
    },
    close: (name) => {
      run.close(name);
      if (name === 'v') inValue = false;
      if (name === 'c') {
        const cell = readCell(type === 'inlineStr' ? run.text : value, type, style, workbook);
        sheet.add(row, column, isFormula ? { ...cell, formula: true } : cell);
      }
    },
    text: (piece) => {
      if (inValue) value += piece;
      else run.add(piece);
    },
  };
  // Beyond the limit of rows only what stands behind the cells is read: merged areas.
  const end = text.lastIndexOf('sheetData>');
  const behind = end < 0 ? text.length : end + 'sheetData>'.length;
  readXml(text.slice(0, behind), handler, () => sheet.isFull);
  readXml(text.slice(behind), handler);
  return sheet;
}

function readCell(value: string, type: string, style: number, workbook: Workbook): LooseCell {
  const format = workbook.formats[style] ?? 'General';
  switch (type) {
    case 's':
      return shownText(workbook.strings[Number(value)] ?? '', format);
    case 'inlineStr':
    case 'str':
      return shownText(unescaped(value), format);
    case 'b':
      return value === '' ? EMPTY : { text: isTrue(value.trim()) ? 'TRUE' : 'FALSE', kind: 'boolean' };
    case 'e':
      return { text: value, kind: 'error' };
    case 'd':
      return { text: value.slice(0, 10), kind: 'date' };
    default:
      if (value.trim() === '') return EMPTY;
      return shownNumber(Number(value), format, workbook.date1904);
  }
}

const EMPTY: LooseCell = { text: '', kind: 'text' };

function readPlace(reference: string | undefined): { readonly row: number; readonly column: number } | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference ?? '');
  if (match === null) return null;
  let column = 0;
  for (const letter of match[1] ?? '') column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(match[2]) - 1, column: column - 1 };
}

function readArea(reference: string): Area | null {
  const [from, to = from] = reference.split(':');
  const first = readPlace(from);
  const last = readPlace(to);
  if (first === null || last === null) return null;
  return {
    top: Math.min(first.row, last.row),
    left: Math.min(first.column, last.column),
    bottom: Math.max(first.row, last.row),
    right: Math.max(first.column, last.column),
  };
}
