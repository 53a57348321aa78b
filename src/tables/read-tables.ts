import { err, ok, type Result } from '#src/kernel/result.ts';
import type { Table, TableFile } from '#src/domain/import/table.ts';
import { bytesToText } from '#src/domain/package/text-encoding.ts';
import { type CompoundFile, openCompound } from '#src/tables/compound.ts';
import { type Delimiter, readDelimited } from '#src/tables/delimited.ts';
import { readDocx } from '#src/tables/docx.ts';
import { readHtml } from '#src/tables/html.ts';
import { MAX_CELL_TEXT, MAX_FILE_BYTES, MAX_LINES } from '#src/tables/limits.ts';
import { RefusedFile, type Refusal } from '#src/tables/refusal.ts';
import { relationTargets } from '#src/tables/relations.ts';
import { readXls } from '#src/tables/xls.ts';
import { readXlsx } from '#src/tables/xlsx.ts';
import { isXmlWorkbook, readXmlWorkbook } from '#src/tables/xml-workbook.ts';
import { openZip, type ZipParts } from '#src/tables/zip.ts';

/**
 * The tables in a file, whatever its name says: the content decides. Runs in Node, in a worker and on a page; reads nothing but these
 * bytes, and never throws.
 */
export function readTables(bytes: Uint8Array): Result<TableFile, Refusal> {
  try {
    if (bytes.length === 0) return err('empty');
    if (bytes.length > MAX_FILE_BYTES) return err('too-large');
    return ok(readBytes(bytes));
  } catch (problem) {
    return err(problem instanceof RefusedFile ? problem.refusal : 'damaged');
  }
}

/** The tables in text or HTML that was pasted: HTML first, because it knows merged cells. */
export function readPastedTables(pasted: {
  readonly html: string;
  readonly text: string;
}): Result<TableFile, Refusal> {
  try {
    if (Math.max(pasted.html.length, pasted.text.length) > MAX_FILE_BYTES) return err('too-large');
    const page = pasted.html === '' ? null : readHtml(pasted.html);
    if (page !== null && page.tables.length > 0) return ok({ format: 'html', ...page });
    if (pasted.text.trim() === '') return err('empty');
    return ok(readText(pasted.text));
  } catch (problem) {
    return err(problem instanceof RefusedFile ? problem.refusal : 'damaged');
  }
}

const startsWith = (bytes: Uint8Array, ...head: readonly number[]): boolean =>
  head.every((byte, at) => bytes[at] === byte);

function readBytes(bytes: Uint8Array): TableFile {
  if (startsWith(bytes, 0x50, 0x4b)) return readZip(openZip(bytes));
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) throw new RefusedFile('pdf');
  if (startsWith(bytes, 0x7b, 0x5c, 0x72, 0x74, 0x66)) throw new RefusedFile('rtf');
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return readCompound(openCompound(bytes));
  if (isBareWorkbook(bytes)) return { format: 'xls', tables: readXls(bytes), lines: [] };
  const decoded = bytesToText(bytes);
  if (!decoded.ok) throw new RefusedFile('no-text');
  return readText(decoded.value.text);
}

/** What Office wrote before 2007, and the shell of a file with a password: told apart by the names of their streams. */
function readCompound({ names, stream }: CompoundFile): TableFile {
  if (names.includes('encryptedpackage')) throw new RefusedFile('encrypted');
  const workbook = stream('workbook');
  if (workbook !== null) return { format: 'xls', tables: readXls(workbook), lines: [] };
  if (names.includes('book')) throw new RefusedFile('old-workbook');
  throw new RefusedFile(names.includes('worddocument') ? 'old-word' : 'no-text');
}

/** The first record of a workbook without a container: Excel 2 to 4, and programs that write no container. */
function isBareWorkbook(bytes: Uint8Array): boolean {
  return (
    startsWith(bytes, 0x09, 0x08) ||
    startsWith(bytes, 0x09, 0x00, 0x04, 0x00) ||
    startsWith(bytes, 0x09, 0x02, 0x06, 0x00) ||
    startsWith(bytes, 0x09, 0x04, 0x06, 0x00)
  );
}

function readZip(zip: ZipParts): TableFile {
  const [main] = relationTargets(zip, '', 'officeDocument').values();
  const names = [...zip.names, main ?? ''];
  if (names.some((name) => /workbook\.bin$/i.test(name))) throw new RefusedFile('binary-workbook');
  if (names.some((name) => /workbook[^/]*\.xml$/i.test(name)))
    return { format: 'xlsx', tables: readXlsx(zip), lines: [] };
  if (names.some((name) => /^word\//i.test(name))) return { format: 'docx', ...readDocx(zip) };
  if (zip.names.includes('content.xml')) throw new RefusedFile('open-document');
  throw new RefusedFile(zip.names.includes('encryptioninfo') ? 'encrypted' : 'no-text');
}

const MARKUP = /<(?:!doctype|html|head|body|table|meta|style|div|p|span|tr|td|font)[\s>/]/i;

/** Text of any kind: markup, cells with marks between them, or lines. */
function readText(text: string): TableFile {
  if (text.trim() === '') throw new RefusedFile('empty');
  if (/^mime-version:/im.test(text.slice(0, 2000)) && /multipart\/related/i.test(text.slice(0, 4000)))
    throw new RefusedFile('web-archive');
  if (isXmlWorkbook(text)) return { format: 'xml', tables: readXmlWorkbook(text), lines: [] };
  if (MARKUP.test(text.slice(0, 20_000))) return { format: 'html', ...readHtml(text) };
  const table = readMarked(text);
  if (table !== null) return table;
  return { format: 'text', tables: [], lines: linesOf(text) };
}

function readMarked(text: string): TableFile | null {
  const lines = linesOf(text).filter((line) => line.trim() !== '');
  const tabs = lines.filter((line) => line.includes('\t')).length;
  if (tabs >= 2) return { format: 'tsv', tables: [readDelimited(text, '\t')], lines };
  const bars = text.replace(/[｜│┃]/g, '|');
  if (lines.filter((line) => /[|｜│┃].*[|｜│┃]/.test(line)).length >= 2)
    return { format: 'text', tables: [readDelimited(bars, '|')], lines };
  for (const delimiter of [',', ';'] satisfies Delimiter[]) {
    const table = readDelimited(text, delimiter);
    if (isRegular(table)) return { format: 'csv', tables: [table], lines };
  }
  return null;
}

/** The lines of a text, as far as they are looked at. */
function linesOf(text: string): string[] {
  const lines: string[] = [];
  const ends = /\r\n?|\n/g;
  for (let at = 0; at <= text.length && lines.length < MAX_LINES; at = ends.lastIndex) {
    const end = ends.exec(text)?.index ?? text.length;
    lines.push(text.slice(at, Math.min(end, at + MAX_CELL_TEXT)));
    if (end === text.length) break;
  }
  return lines;
}

/** Cells in the same three columns or more in most lines: a comma in prose makes no table. */
function isRegular({ rows }: Table): boolean {
  const wide = rows.filter(({ cells }) => (cells[cells.length - 1]?.column ?? 0) >= 2);
  return wide.length >= 3 && wide.length * 3 >= rows.length;
}
