import type { Table } from '#src/domain/import/table.ts';
import { DocumentBuilder, type LaidCell, type LaidRow } from '#src/tables/document-builder.ts';
import { MAX_SPAN } from '#src/tables/limits.ts';
import { attribute, childElements, type Element, findElement, xmlTree } from '#src/tables/markup.ts';
import { RefusedFile } from '#src/tables/refusal.ts';
import { relationTargets } from '#src/tables/relations.ts';
import type { ZipParts } from '#src/tables/zip.ts';

/** The tables of a Word document, and its text line by line. Throws RefusedFile. */
export function readDocx(zip: ZipParts): {
  readonly tables: readonly Table[];
  readonly lines: readonly string[];
} {
  const path = relationTargets(zip, '', 'officeDocument').values().next().value ?? 'word/document.xml';
  const text = zip.text(path);
  const body = text === null ? null : findElement(xmlTree(text), 'body');
  if (body === null) throw new RefusedFile('damaged');
  const [styles] = relationTargets(zip, path, 'styles').values();
  const stylesText = styles === undefined ? null : zip.text(styles);
  const reader = new DocumentReader(stylesText === null ? new Set() : hiddenStyles(stylesText));
  reader.readBody(body);
  return { tables: reader.builder.finish(), lines: reader.builder.text };
}

/** An on/off property is on when it stands there, unless it says otherwise. */
function isOn(properties: Element | undefined, name: string): boolean | null {
  const [found] = properties === undefined ? [] : childElements(properties, name);
  return found === undefined ? null : !/^(?:0|false|off)$/.test(attribute(found.attributes, 'val') ?? '1');
}

const firstChild = (element: Element, name: string): Element | undefined => childElements(element, name)[0];

const valueOf = (element: Element | undefined, name: string): string | undefined => {
  const found = element === undefined ? undefined : firstChild(element, name);
  return found === undefined ? undefined : attribute(found.attributes, 'val');
};

/** Ids of the styles under which text is not shown. */
function hiddenStyles(text: string): ReadonlySet<string> {
  const own = new Map<string, { readonly hidden: boolean | null; readonly base: string | undefined }>();
  for (const style of childElements(findElement(xmlTree(text), 'styles') ?? xmlTree(''), 'style'))
    own.set(attribute(style.attributes, 'styleId') ?? '', {
      hidden: isOn(firstChild(style, 'rPr'), 'vanish'),
      base: valueOf(style, 'basedOn'),
    });
  const hidden = new Set<string>();
  for (const id of own.keys()) {
    let at: string | undefined = id;
    for (let steps = 0; steps < 12 && at !== undefined; steps += 1) {
      const style: { hidden: boolean | null; base: string | undefined } | undefined = own.get(at);
      if (style?.hidden === true) hidden.add(id);
      at = style === undefined || style.hidden !== null ? undefined : style.base;
    }
  }
  return hidden;
}

/** Taken out by a tracked change, or not text. */
const UNREAD = new Set(['del', 'moveFrom', 'instrText', 'delText', 'delInstrText', 'rt', 'comment']);

/** Signs of the font Symbol, which has places of its own. */
const SYMBOLS: Readonly<Record<string, string>> = {
  a3: '≤',
  b3: '≥',
  b1: '±',
  b4: '×',
  b9: '≠',
  bb: '≈',
  '3c': '<',
  '3d': '=',
  '3e': '>',
};

interface WordRow {
  readonly cells: readonly WordCell[];
  readonly hidden: boolean;
  readonly deleted?: true;
}

/** Places in the text that are no text. */
const MARKS = /^(?:bookmark|comment|perm|moveFromRange|moveToRange|customXml\w+Range|proofErr)/;

/** Word shows tables with nothing between them as one; that the second goes on with the rows of the first, its columns say. */
function goesOn(table: Element, next: Element | undefined): next is Element {
  if (next === undefined || next.name !== 'tbl') return false;
  const columns = (each: Element): string =>
    childElements(firstChild(each, 'tblGrid') ?? each, 'gridCol')
      .map(({ attributes }) => attribute(attributes, 'w') ?? '')
      .join();
  return columns(table) !== '' && columns(table) === columns(next);
}

/** Fields inside each other. */
const MAX_FIELDS = 100;

type Give = (line: string) => void;

/** A cell of a row before the merges are known. */
interface WordCell extends LaidCell {
  readonly column: number;
  readonly merge: 'none' | 'restart' | 'continue';
}

class DocumentReader {
  readonly builder = new DocumentBuilder();
  private readonly hiddenStyles: ReadonlySet<string>;
  private current = '';
  /** Text that was passed over because it is hidden. */
  private hiddenText = '';
  /** Of each open field: whether its instruction is being read, which is no text. */
  private fields: boolean[] = [];

  constructor(hidden: ReadonlySet<string>) {
    this.hiddenStyles = hidden;
  }

  readBody(body: Element): void {
    const give: Give = (line) => this.builder.line(line);
    this.blocks(body, give);
    this.flush(give);
  }

  private flush(give: Give): void {
    give(this.current);
    this.current = '';
  }

  private blocks(element: Element, give: Give): void {
    const children = contentOf(element).filter(({ name }) => !MARKS.test(name));
    for (let at = 0; at < children.length; at += 1) {
      const child = children[at];
      if (child === undefined) break;
      if (child.name === 'p') this.paragraph(child, give);
      else if (child.name === 'tbl') {
        const tables = [child];
        for (let next = children[at + 1]; goesOn(child, next); next = children[at + 1]) {
          tables.push(next);
          at += 1;
        }
        this.flush(give);
        this.table(tables);
      } else this.blocks(child, give);
    }
  }

  private paragraph(paragraph: Element, give: Give): void {
    const properties = firstChild(paragraph, 'pPr');
    const mark = properties === undefined ? undefined : firstChild(properties, 'rPr');
    const isHidden = this.hiddenStyles.has(valueOf(properties, 'pStyle') ?? '');
    this.inline(paragraph, isHidden, give);
    // A field's instruction ends with its paragraph at the latest: a field that is never closed must not swallow the document.
    this.fields = this.fields.map(() => false);
    // A deleted paragraph mark joins the paragraph with the next one.
    if (mark === undefined || !childElements(mark).some(({ name }) => name === 'del' || name === 'moveFrom'))
      this.flush(give);
  }

  private inline(element: Element, isHidden: boolean, give: Give): void {
    for (const child of contentOf(element)) {
      switch (child.name) {
        case 'r':
          this.inline(child, this.runIsHidden(child, isHidden), give);
          break;
        case 't':
          this.add(child.children.filter((each) => typeof each === 'string').join(''), isHidden);
          break;
        case 'tab':
        case 'ptab':
          this.add('\t', isHidden);
          break;
        case 'br':
        case 'cr':
          if (!isHidden) this.flush(give);
          break;
        case 'noBreakHyphen':
          this.add('-', isHidden);
          break;
        case 'sym':
          this.add(symbol(child), isHidden);
          break;
        case 'fldChar':
          this.field(child, isHidden);
          break;
        case 'p':
          // In a text box.
          this.flush(give);
          this.paragraph(child, give);
          break;
        case 'tbl':
          this.flush(give);
          this.table([child]);
          break;
        case 'den':
          // A fraction of a formula.
          this.add('/', isHidden);
          this.inline(child, isHidden, give);
          break;
        default:
          this.inline(child, isHidden, give);
      }
    }
  }

  private runIsHidden(run: Element, isHidden: boolean): boolean {
    const properties = firstChild(run, 'rPr');
    return (
      isOn(properties, 'vanish') ?? (isHidden || this.hiddenStyles.has(valueOf(properties, 'rStyle') ?? ''))
    );
  }

  private add(text: string, isHidden: boolean): void {
    if (this.fields.includes(true)) return;
    if (isHidden) this.hiddenText += text.trim();
    else this.current += text;
  }

  private field(mark: Element, isHidden: boolean): void {
    const type = attribute(mark.attributes, 'fldCharType');
    if (type === 'begin') {
      const list = findElement(mark, 'ddList');
      // A drop-down of an old form keeps the number of its choice and no text.
      if (list !== null) this.add(choiceOf(list), isHidden);
      if (this.fields.length >= MAX_FIELDS) throw new RefusedFile('bomb');
      this.fields.push(true);
    } else if (type === 'separate') {
      if (this.fields.length > 0) this.fields[this.fields.length - 1] = false;
    } else this.fields.pop();
  }

  private table(tables: readonly Element[]): void {
    const place = this.builder.begin();
    const rows: WordRow[] = [];
    for (const row of tables.flatMap((table) => partsOf(table, 'tr'))) {
      const properties = firstChild(row, 'trPr');
      const isDeleted = properties !== undefined && firstChild(properties, 'del') !== undefined;
      this.hiddenText = '';
      const cells = this.row(row, span(properties, 'gridBefore', 0));
      const isHidden = isOn(properties, 'hidden') === true;
      // A row of which all text is hidden is a hidden row, and counts as one.
      if (isDeleted) rows.push({ cells, hidden: false, deleted: true });
      else if (this.hiddenText !== '' && cells.every(({ text }) => text === ''))
        rows.push({ cells: cells.map((cell) => ({ ...cell, text: this.hiddenText })), hidden: true });
      else rows.push({ cells, hidden: isHidden });
    }
    this.builder.end(place, joined(rows), []);
  }

  private row(row: Element, before: number): WordCell[] {
    const cells: WordCell[] = [];
    let column = before;
    for (const cell of partsOf(row, 'tc')) {
      const properties = firstChild(cell, 'tcPr');
      if (properties !== undefined && firstChild(properties, 'cellDel') !== undefined) continue;
      const columnSpan = span(properties, 'gridSpan', 1);
      const merge = mergeOf(properties);
      const left = cells[cells.length - 1];
      if (left !== undefined && properties !== undefined && isSideways(properties))
        cells[cells.length - 1] = { ...left, columnSpan: left.columnSpan + columnSpan };
      // What stands in the continuation of a merged cell is not shown.
      else {
        const text = merge === 'continue' ? '' : this.cellText(cell);
        cells.push({ text, column, columnSpan, rowSpan: 1, hidden: false, merge });
      }
      column = Math.min(column + columnSpan, MAX_SPAN);
    }
    return cells;
  }

  private cellText(cell: Element): string {
    const outer = this.current;
    this.current = '';
    const lines: string[] = [];
    const give: Give = (line) => {
      if (line.trim() !== '') lines.push(line.trim());
    };
    this.blocks(cell, give);
    this.flush(give);
    this.current = outer;
    const text = lines.join('\n');
    // What stands in a layout cell is the text before the table inside it.
    this.builder.line(text);
    return text;
  }
}

/**
 * The elements in which text is looked for: properties and deletions left out, one of two alternatives, the reading that a ruby annotates,
 * and of a content control its content, unless that only asks to be filled in.
 */
function contentOf(element: Element): Element[] {
  return childElements(element).flatMap((child): Element[] => {
    if (UNREAD.has(child.name) || child.name.endsWith('Pr')) return [];
    if (child.name === 'AlternateContent')
      return [firstChild(child, 'Choice') ?? firstChild(child, 'Fallback') ?? []].flat();
    return isUnfilled(child) ? [] : [child];
  });
}

function isUnfilled(element: Element): boolean {
  return element.name === 'sdt' && isOn(firstChild(element, 'sdtPr'), 'showingPlcHdr') === true;
}

/** Rows or cells, through content controls and custom XML around them. */
function partsOf(element: Element, name: 'tr' | 'tc'): Element[] {
  return childElements(element).flatMap((child) => {
    if (child.name === name) return [child];
    return /^(?:sdt|sdtContent|customXml|ins|moveTo)$/.test(child.name) ? partsOf(child, name) : [];
  });
}

function span(properties: Element | undefined, name: string, usual: number): number {
  const text = valueOf(properties, name) ?? '';
  return /^\d{1,9}$/.test(text) ? Math.min(Math.max(Number(text), usual), MAX_SPAN) : usual;
}

function mergeOf(properties: Element | undefined): WordCell['merge'] {
  if (properties === undefined) return 'none';
  const merge = firstChild(properties, 'vMerge');
  if (merge !== undefined) return attribute(merge.attributes, 'val') === 'restart' ? 'restart' : 'continue';
  const tracked = firstChild(properties, 'cellMerge');
  const value = tracked === undefined ? undefined : attribute(tracked.attributes, 'vMerge');
  return value === 'rest' ? 'restart' : value === 'cont' ? 'continue' : 'none';
}

/** Joined with the cell to its left, in the way of old versions. */
function isSideways(properties: Element): boolean {
  const merge = firstChild(properties, 'hMerge');
  return merge !== undefined && attribute(merge.attributes, 'val') !== 'restart';
}

interface OpenMerge {
  readonly text: string;
  rowSpan: number;
}

/** Counts the rows of each merged cell and leaves its continuations out. */
function joined(rows: readonly WordRow[]): LaidRow[] {
  let open = new Map<number, OpenMerge>();
  return rows.flatMap(({ cells, hidden, deleted }) => {
    if (deleted === true) {
      // A merged cell that began in a row that was taken out begins in the next one.
      for (const { merge, column, text } of cells)
        if (merge === 'restart') open.set(column, { text, rowSpan: 0 });
      return [];
    }
    const still = new Map<number, OpenMerge>();
    const laid = cells.flatMap(({ merge, ...cell }) => {
      const above = merge === 'continue' ? open.get(cell.column) : undefined;
      if (above !== undefined && above.rowSpan > 0) {
        above.rowSpan += 1;
        still.set(cell.column, above);
        return [];
      }
      const own = above === undefined ? { ...cell } : { ...cell, text: above.text };
      if (merge !== 'none') still.set(cell.column, own);
      return [own];
    });
    open = still;
    return [{ hidden, cells: laid }];
  });
}

function choiceOf(list: Element): string {
  const choices = childElements(list, 'listEntry');
  const choice = choices[Number(valueOf(list, 'result') ?? valueOf(list, 'default') ?? 0)];
  return choice === undefined ? '' : (attribute(choice.attributes, 'val') ?? '');
}

function symbol({ attributes }: Element): string {
  const code = (attribute(attributes, 'char') ?? '').toLowerCase();
  if (!/^[0-9a-f]{4}$/.test(code)) return '';
  const known = /^symbol$/i.test(attribute(attributes, 'font') ?? '') ? SYMBOLS[code.slice(2)] : undefined;
  return known ?? String.fromCharCode(Number.parseInt(code, 16));
}
