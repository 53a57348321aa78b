/** One cell as the sheet's XML has it. */
interface RawCell {
  readonly ref: string;
  readonly row: string;
  readonly attributes: string;
  readonly formula: string | null;
  readonly value: string | null;
  readonly inline: string | null;
}

const CELL = /<c r="([A-Z]+)(\d+)"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs;
const PART = (name: string) => new RegExp(`<${name}(?: [^>]*)?>(.*?)</${name}>`, 's');

/** The cells of a written sheet, with their texts unescaped, as a program would hold them before writing. */
export function cellsOf(xml: string): readonly RawCell[] {
  return [...xml.matchAll(CELL)].map(([, column = '', row = '', attributes = '', body = '']) => ({
    ref: column + row,
    row,
    attributes,
    formula: textOf(PART('f').exec(body)),
    value: textOf(PART('v').exec(body)),
    inline: textOf(PART('t').exec(body)),
  }));
}

/** The sheet's XML written again from its cells: what any writer must at least do. */
export function rawSheet(xml: string, cells: readonly RawCell[]): string {
  const head = xml.slice(0, xml.indexOf('<sheetData>') + '<sheetData>'.length);
  const foot = xml.slice(xml.indexOf('</sheetData>'));
  const out: string[] = [head];
  let row = '';
  for (const cell of cells) {
    if (cell.row !== row) {
      if (row !== '') out.push('</row>');
      row = cell.row;
      out.push(`<row r="${row}">`);
    }
    out.push(`<c r="${cell.ref}"${cell.attributes}>`);
    if (cell.formula !== null) out.push(`<f>${escape(cell.formula)}</f>`);
    if (cell.value !== null) out.push(`<v>${escape(cell.value)}</v>`);
    if (cell.inline !== null) out.push(`<is><t>${escape(cell.inline)}</t></is>`);
    out.push('</c>');
  }
  if (row !== '') out.push('</row>');
  out.push(foot);
  return out.join('');
}

function textOf(found: RegExpExecArray | null): string | null {
  if (found === null) return null;
  return (found[1] ?? '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&');
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function escape(text: string): string {
  return text.replace(/[&<>]/g, (each) => ESCAPES[each] ?? each);
}
