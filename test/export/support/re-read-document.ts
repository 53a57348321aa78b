import { strFromU8, unzipSync } from 'fflate';

/** A .docx as its parts say: the texts of the tables by row and cell, and of the paragraphs outside of them. */
export interface ReadDocument {
  readonly tables: readonly (readonly (readonly string[])[])[];
  readonly paragraphs: readonly string[];
  /** Rows that are repeated on every page, by table. */
  readonly headRows: readonly number[];
  readonly part: (name: string) => string;
}

export function readDocument(bytes: Uint8Array): ReadDocument {
  const files = unzipSync(bytes);
  const part = (name: string) => strFromU8(files[name] ?? new Uint8Array());
  const body = part('word/document.xml');
  const tables = elements(body, 'tbl');
  return {
    tables: tables.map((table) =>
      elements(table, 'tr').map((row) =>
        elements(row, 'tc').map((cell) => elements(cell, 'p').map(textOf).join('\n')),
      ),
    ),
    headRows: tables.map((table) => table.match(/<w:tblHeader\/>/g)?.length ?? 0),
    paragraphs: elements(body.replace(/<w:tbl>.*?<\/w:tbl>/gs, ''), 'p').map(textOf),
    part,
  };
}

/** Elements of one name; no table of ours stands inside another. */
function elements(xml: string, name: string): readonly string[] {
  return [...xml.matchAll(new RegExp(`<w:${name}(?: [^>]*)?>.*?</w:${name}>`, 'gs'))].map(([all]) => all);
}

function textOf(paragraph: string): string {
  return [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:br\/>/g)]
    .map(([all, text]) => (all === '<w:br/>' ? '\n' : (text ?? '')))
    .join('')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&');
}
