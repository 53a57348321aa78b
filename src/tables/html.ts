import type { Table } from '#src/domain/import/table.ts';
import { DocumentBuilder, type LaidCell, type LaidRow } from '#src/tables/document-builder.ts';
import { MAX_SPAN } from '#src/tables/limits.ts';
import { childElements, type Element, htmlTree } from '#src/tables/markup.ts';

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
  'select',
  'svg',
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
  const builder = new DocumentBuilder();
  const writer = new LineWriter((line) => builder.line(line));
  walk(htmlTree(text), builder, writer);
  writer.flush();
  return { tables: builder.finish(), lines: builder.text };
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

function walk(element: Element, builder: DocumentBuilder, writer: LineWriter, isPreformatted = false): void {
  for (const child of element.children) {
    if (typeof child === 'string') writer.add(child, isPreformatted);
    else if (UNSEEN.has(child.name) || isHidden(child)) continue;
    else if (child.name === 'table') {
      writer.flush();
      readTable(child, builder);
    } else if (child.name === 'br') writer.flush();
    else if (child.name === 'input') writer.add(inputText(child), false);
    else {
      const isBlock = BLOCKS.has(child.name);
      if (isBlock) writer.flush();
      walk(child, builder, writer, isPreformatted || child.name === 'pre');
      if (isBlock) writer.flush();
    }
  }
}

function inputText({ attributes }: Element): string {
  const type = (attributes['type'] ?? 'text').toLowerCase();
  return type === 'text' || type === 'number' ? (attributes['value'] ?? '') : '';
}

function isHidden({ attributes }: Element): boolean {
  return (
    attributes['hidden'] !== undefined ||
    /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))/i.test(attributes['style'] ?? '')
  );
}

interface RowParts {
  readonly body: Element[];
  readonly foot: Element[];
  readonly hiddenColumns: [number, number][];
  column: number;
}

function readTable(table: Element, builder: DocumentBuilder): void {
  const parts: RowParts = { body: [], foot: [], hiddenColumns: [], column: 0 };
  const caption = childElements(table, 'caption')[0];
  if (caption !== undefined)
    cellText(caption, builder)
      .split('\n')
      .forEach((line) => builder.line(line));
  gatherRows(table, parts, 'body');
  const place = builder.begin();
  const rows = [...parts.body, ...parts.foot].map((row): LaidRow => {
    const cells = childElements(row)
      .filter(({ name }) => name === 'td' || name === 'th')
      .map((cell): LaidCell => {
        const text = cellText(cell, builder);
        // What stands in a layout cell is the text before the table inside it.
        builder.line(text);
        return {
          text,
          rowSpan: span(cell, 'rowspan'),
          columnSpan: Math.max(1, span(cell, 'colspan')),
          hidden: isHidden(cell),
        };
      });
    return { hidden: isHidden(row), cells };
  });
  builder.end(place, rows, parts.hiddenColumns);
}

function gatherRows(element: Element, parts: RowParts, into: 'body' | 'foot'): void {
  for (const child of childElements(element)) {
    if (child.name === 'tr') parts[into].push(child);
    else if (child.name === 'col') {
      const from = parts.column;
      parts.column += Math.max(1, span(child, 'span'));
      if (isHidden(child)) parts.hiddenColumns.push([from, parts.column - 1]);
    } else if (child.name === 'tfoot') gatherRows(child, parts, 'foot');
    else if (child.name !== 'table' && child.name !== 'caption') gatherRows(child, parts, into);
  }
}

/** `rowspan=0` runs to the end of the table. */
function span({ attributes }: Element, name: string): number {
  const text = (attributes[name] ?? '1').trim();
  if (!/^\d{1,9}$/.test(text)) return 1;
  const value = Number(text);
  return value === 0 ? (name === 'rowspan' ? MAX_SPAN : 1) : Math.min(value, MAX_SPAN);
}

function cellText(cell: Element, builder: DocumentBuilder): string {
  const lines: string[] = [];
  const writer = new LineWriter((line) => {
    if (line.trim() !== '') lines.push(line);
  });
  walk(cell, builder, writer);
  writer.flush();
  return lines.map((line) => line.trim()).join('\n');
}
