import type { Table } from '#src/domain/import/table.ts';
import { DocumentBuilder, type LaidCell, type LaidRow } from '#src/tables/document-builder.ts';
import { MAX_SPAN } from '#src/tables/limits.ts';
import { childElements, type Element, htmlTree } from '#src/tables/markup.ts';
import { UNSHOWN } from '#src/tables/unshown.ts';

/** Never shown, or taken out by a tracked change. */
const UNSEEN = new Set([
  'head',
  'style',
  'script',
  'title',
  'template',
  'noscript',
  'del',
  'xml',
  'svg',
  'rt',
  'rp',
]);

const BLOCKS = new Set(
  `p div li ul ol h1 h2 h3 h4 h5 h6 section article center blockquote header footer main dl dt dd form fieldset caption body pre hr td
   tr`.split(/\s+/),
);

/** The tables of a page, of a clipboard or of an export under the name .xls, and the page's text line by line. */
export function readHtml(text: string): {
  readonly tables: readonly Table[];
  readonly lines: readonly string[];
} {
  const root = htmlTree(text);
  const builder = new DocumentBuilder();
  const writer = new LineWriter((line) => builder.line(line));
  walk(root, { builder, hiddenClasses: hiddenClasses(root) }, writer);
  writer.flush();
  return { tables: builder.finish(), lines: builder.text };
}

interface Page {
  readonly builder: DocumentBuilder;
  readonly hiddenClasses: ReadonlySet<string>;
}

/** Puts inline text together, blanks as a browser does, and gives it away line by line. */
class LineWriter {
  private current = '';
  private readonly give: (line: string) => void;

  constructor(give: (line: string) => void) {
    this.give = give;
  }

  add(text: string, isPreformatted: boolean): void {
    if (!isPreformatted) {
      // A line break of the source between Chinese characters is no blank.
      this.current += text.replace(/[ \t\r\n\f]+/g, (blanks) => (blanks.includes('\n') ? '\n' : ' '));
      return;
    }
    const lines = text.split(/\r\n?|\n/);
    for (const [index, line] of lines.entries()) {
      if (index > 0) this.flush();
      this.current += line;
    }
  }

  flush(): void {
    const line = this.current
      .replace(
        /([\u2e80-\u9fff\u3000-\u303f\uff00-\uffef])\n(?=[\u2e80-\u9fff\u3000-\u303f\uff00-\uffef])/g,
        '$1',
      )
      .replace(/\n/g, ' ');
    this.give(line);
    this.current = '';
  }
}

function walk(element: Element, page: Page, writer: LineWriter, isPreformatted = false): void {
  for (const child of element.children) {
    if (typeof child === 'string') writer.add(child, isPreformatted);
    else if (UNSEEN.has(child.name) || isHidden(child, page)) continue;
    else if (child.name === 'table') {
      writer.flush();
      readTable(child, page);
    } else if (child.name === 'br') writer.flush();
    else if (child.name === 'input') writer.add(inputText(child), false);
    else if (child.name === 'select') writer.add(chosenText(child), false);
    else {
      const isBlock = BLOCKS.has(child.name);
      if (isBlock) writer.flush();
      walk(child, page, writer, isPreformatted || child.name === 'pre');
      if (isBlock) writer.flush();
    }
  }
}

function inputText({ attributes }: Element): string {
  const type = (attributes['type'] ?? 'text').toLowerCase();
  return type === 'text' || type === 'number' ? (attributes['value'] ?? '') : '';
}

/** The choice that shows: the one that is selected, else the first. */
function chosenText(select: Element): string {
  const choices = childElements(select).flatMap((child) =>
    child.name === 'optgroup' ? childElements(child, 'option') : child.name === 'option' ? [child] : [],
  );
  const choice = choices.find(({ attributes }) => attributes['selected'] !== undefined) ?? choices[0];
  return (choice?.children ?? []).filter((each) => typeof each === 'string').join('');
}

function isHidden({ attributes }: Element, { hiddenClasses: classes }: Page): boolean {
  if (attributes['hidden'] !== undefined || UNSHOWN.test(attributes['style'] ?? '')) return true;
  return classes.size > 0 && (attributes['class'] ?? '').split(/\s+/).some((name) => classes.has(name));
}

/** Classes that a style sheet of the page hides on the screen; selectors that ask for more than a class are passed over. */
function hiddenClasses(root: Element): ReadonlySet<string> {
  const classes = new Set<string>();
  for (const text of styleTexts(root)) {
    let depth = 0;
    let selector = '';
    // Rules inside @media are for paper or for other screens.
    for (const part of text.slice(0, 500_000).split(/(?<=[{}])/)) {
      if (part.endsWith('{')) {
        depth += 1;
        selector = depth === 1 ? part.slice(0, -1) : '';
      } else if (part.endsWith('}')) {
        if (depth === 1 && UNSHOWN.test(`{${part}`))
          for (const each of selector.replace(/<!--/g, '').split(','))
            if (/^\s*\w*\.[\w-]+\s*$/.test(each)) classes.add(each.slice(each.indexOf('.') + 1).trim());
        depth = Math.max(0, depth - 1);
      }
    }
  }
  return classes;
}

function styleTexts(element: Element): string[] {
  return childElements(element).flatMap((child) =>
    child.name === 'style'
      ? [child.children.filter((each) => typeof each === 'string').join('')]
      : child.name === 'table'
        ? []
        : styleTexts(child),
  );
}

interface RowPart {
  readonly row: Element;
  readonly hidden: boolean;
}

interface RowParts {
  readonly body: RowPart[];
  readonly foot: RowPart[];
  readonly hiddenColumns: [number, number][];
  column: number;
}

function readTable(table: Element, page: Page): void {
  const { builder } = page;
  const parts: RowParts = { body: [], foot: [], hiddenColumns: [], column: 0 };
  const caption = childElements(table, 'caption')[0];
  if (caption !== undefined)
    cellText(caption, page)
      .split('\n')
      .forEach((line) => builder.line(line));
  gatherRows(table, page, parts, { into: 'body', hidden: false });
  const place = builder.begin();
  const rows = [...parts.body, ...parts.foot].map(({ row, hidden }): LaidRow => {
    const cells = childElements(row)
      .filter(({ name }) => name === 'td' || name === 'th')
      .map((cell): LaidCell => {
        const text = cellText(cell, page);
        // What stands in a layout cell is the text before the table inside it.
        builder.line(text);
        return {
          text,
          rowSpan: span(cell, 'rowspan'),
          columnSpan: Math.max(1, span(cell, 'colspan')),
          hidden: isHidden(cell, page),
        };
      });
    return { hidden, cells };
  });
  builder.end(place, rows, parts.hiddenColumns);
}

function gatherRows(
  element: Element,
  page: Page,
  parts: RowParts,
  { into, hidden }: { readonly into: 'body' | 'foot'; readonly hidden: boolean },
): void {
  for (const child of childElements(element)) {
    const isUnseen = hidden || isHidden(child, page);
    if (child.name === 'tr') parts[into].push({ row: child, hidden: isUnseen });
    else if (child.name === 'col') gatherColumns(child, parts, isUnseen);
    else if (child.name === 'colgroup') {
      const columns = childElements(child, 'col');
      if (columns.length === 0) gatherColumns(child, parts, isUnseen);
      for (const column of columns) gatherColumns(column, parts, isUnseen || isHidden(column, page));
      // An end tag that was left out puts the rows in here.
      const rest = { ...child, children: childElements(child).filter(({ name }) => name !== 'col') };
      gatherRows(rest, page, parts, { into, hidden });
    } else if (child.name !== 'table' && child.name !== 'caption')
      gatherRows(child, page, parts, { into: child.name === 'tfoot' ? 'foot' : into, hidden: isUnseen });
  }
}

function gatherColumns(column: Element, parts: RowParts, hidden: boolean): void {
  const from = parts.column;
  parts.column += Math.max(1, span(column, 'span'));
  if (hidden) parts.hiddenColumns.push([from, parts.column - 1]);
}

/** `rowspan=0` runs to the end of the table. */
function span({ attributes }: Element, name: string): number {
  const text = (attributes[name] ?? '1').trim();
  if (!/^\d{1,9}$/.test(text)) return 1;
  const value = Number(text);
  return value === 0 ? (name === 'rowspan' ? MAX_SPAN : 1) : Math.min(value, MAX_SPAN);
}

function cellText(cell: Element, page: Page): string {
  const lines: string[] = [];
  const writer = new LineWriter((line) => {
    if (line.trim() !== '') lines.push(line);
  });
  walk(cell, page, writer);
  writer.flush();
  return lines.map((line) => line.trim()).join('\n');
}
