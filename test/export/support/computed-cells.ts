import { strFromU8, unzipSync } from 'fflate';
import { decodedText } from '#src/tables/character-references.ts';

/** What a cell of a sheet that LibreOffice computed holds; null: nothing. */
export type ComputedCells = (address: string) => string | number | boolean | null;

/**
 * One sheet of a workbook that LibreOffice has written, and nothing else of it: hundreds are read here, and a library that builds the whole
 * book takes ten times as long. LibreOffice numbers the sheets in the order of their tabs, and writes one form of XML.
 * @param sheet counted from 1
 */
export function computedCells(workbook: Uint8Array, sheet: number): ComputedCells {
  const wanted = [`xl/worksheets/sheet${sheet}.xml`, 'xl/sharedStrings.xml'];
  const parts = unzipSync(workbook, { filter: ({ name }) => wanted.includes(name) });
  const [rows = '', strings = ''] = wanted.map((name) => strFromU8(parts[name] ?? new Uint8Array()));
  if (rows === '') throw new Error(`no sheet ${sheet}`);
  const texts = [...strings.matchAll(/<si>(.*?)<\/si>/gs)].map(([, item = '']) => textOf(item));
  const cells = new Map<string, string | number | boolean>();
  for (const [, address = '', attributes = '', inside = ''] of rows.matchAll(
    /<c r="([A-Z]+\d+)"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs,
  )) {
    const value = /<v>(.*?)<\/v>/s.exec(inside)?.[1];
    if (value === undefined) continue;
    const type = / t="(\w+)"/.exec(attributes)?.[1] ?? 'n';
    if (type === 's') cells.set(address, texts[Number(value)] ?? '');
    else if (type === 'b') cells.set(address, value === '1');
    else cells.set(address, type === 'n' ? Number(value) : decodedText(value));
  }
  return (address) => cells.get(address) ?? null;
}

function textOf(item: string): string {
  return [...item.matchAll(/<t(?: [^>]*)?>(.*?)<\/t>/gs)].map(([, text = '']) => decodedText(text)).join('');
}
