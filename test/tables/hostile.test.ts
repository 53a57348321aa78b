import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { planMain } from '#src/cli/plan.ts';
import { readTables } from '#src/tables/read-tables.ts';
import { refusalText } from '#src/tables/refusal.ts';
import { zipTexts } from '#src/tables/zip-texts.ts';
import { piecesOfPlainWork } from '#test/support/plain-work.ts';
import { begin, biff, f64, record, string, u16, u32 } from '#test/tables/support/biff.ts';
import { compound, joinBytes } from '#test/tables/support/compound.ts';
import { run, table, word } from '#test/tables/support/word.ts';
import { workbook } from '#test/tables/support/workbook.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const many = (count: number, text: string | ((at: number) => string)): string =>
  typeof text === 'string' ? text.repeat(count) : Array.from({ length: count }, (_, at) => text(at)).join('');
const XML_SHEET = (inside: string): Uint8Array =>
  utf8(
    `<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet><Table>${inside}</Table></Worksheet></Workbook>`,
  );
const header =
  '<row><c t="inlineStr"><is><t>指标名称</t></is></c><c t="inlineStr"><is><t>指标值</t></is></c></row>';

/** Noise that does not compress. */
function noise(length: number): Uint8Array {
  let seed = 1;
  return Uint8Array.from({ length }, () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed >> 16;
  });
}

/** The files of a workbook, with its first sheet replaced. */
function withSheet(sheet: string, more: Record<string, Uint8Array> = {}): Uint8Array {
  return zipSync(
    {
      '[Content_Types].xml': strToU8('<Types/>'),
      '_rels/.rels': strToU8(
        '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>',
      ),
      'xl/workbook.xml': strToU8('<workbook><sheets><sheet name="a" r:id="a"/></sheets></workbook>'),
      'xl/_rels/workbook.xml.rels': strToU8(
        '<Relationships><Relationship Id="a" Type="x/worksheet" Target="a.xml"/></Relationships>',
      ),
      'xl/a.xml': strToU8(sheet),
      ...more,
    },
    { level: 6 },
  );
}

const HOSTILE: readonly (readonly [string, () => Uint8Array, string])[] = [
  ['a part that unpacks to 1000 times its size', () => withSheet(many(9_000_000, ' ')), 'bomb'],
  [
    'many sheets that unpack to more than is read',
    () =>
      workbook({
        sheets: Array.from({ length: 40 }, () => ({
          rows: many(18_000, (at) => `<row r="${at}"><c><v>${at * 7919}</v></c></row>`),
          after: `<x>${many(9000, (at) => String(at * 104_729))}</x>`,
        })),
      }),
    'bomb',
  ],
  [
    'five thousand files in the zip',
    () => zipSync(Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`a${at}`, new Uint8Array()]))),
    'bomb',
  ],
  [
    'six hundred sheets',
    () => workbook({ sheets: Array.from({ length: 600 }, () => ({ rows: '' })) }),
    'bomb',
  ],
  ['a zip cut off', () => withSheet('<worksheet/>').slice(0, -30), 'damaged'],
  ['noise under the name of a zip', () => joinBytes([utf8('PK\u0003\u0004'), noise(100_000)]), 'damaged'],
  [
    'noise under the name of a compound file',
    () => joinBytes([Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), noise(100_000)]),
    'damaged',
  ],
  [
    'entities that expand each other',
    () => withSheet('<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>'),
    'damaged',
  ],
  ['elements nested without end in a workbook', () => withSheet(many(100_000, '<a>')), 'bomb'],
  ['elements nested without end in a document', () => word(many(50_000, '<w:sdt><w:sdtContent>')), 'bomb'],
  ['tables nested without end in a document', () => word(many(3000, '<w:tbl><w:tr><w:tc>')), 'bomb'],
  [
    'fields nested without end',
    () => word(`<w:p>${many(200, '<w:r><w:fldChar w:fldCharType="begin"/></w:r>')}</w:p>`),
    'bomb',
  ],
  ['elements nested without end in a page', () => utf8(`<table>${many(200_000, '<div>')}`), 'bomb'],
  ['millions of elements in a page', () => utf8(`<table>${many(3_000_000, '<i>')}`), 'bomb'],
  ['tables without end in a page', () => utf8(many(100_000, '<table><tr><td>')), 'bomb'],
  [
    'cells that claim millions of rows and columns',
    () =>
      utf8(`<table><tr>${many(900, '<td rowspan=999999999 colspan=999999999>a')}${many(5000, '<tr><td>b')}`),
    'read',
  ],
  [
    'rows that reach down by the thousand',
    () => utf8(`<table><tr>${many(3000, '<td rowspan=9999>a')}${many(5000, '<tr><td>b')}`),
    'bomb',
  ],
  [
    'a megabyte of blanks in a page',
    () => utf8(`<table><tr><td>a${many(2_000_000, ' ')}b<td>${many(300_000, ' \n')}c`),
    'read',
  ],
  ['millions of empty lines', () => utf8(`a|b|c\nd|e|f${many(19_000_000, '\n')}`), 'read'],
  ['millions of commas', () => utf8(many(19_000_000, ',')), 'bomb'],
  ['millions of tabs and blanks in one line', () => utf8(`a\tb\nc\td\n|${many(10_000_000, ' ')}x|`), 'read'],
  ['quotes that are never closed', () => utf8(many(2_000_000, '"a""b,\n')), 'read'],
  ['millions of words with blanks between them', () => utf8(many(2000, `${many(3000, 'a  ')}\n`)), 'read'],
  ['one long line', () => utf8(many(15_000_000, 'x')), 'read'],
  [
    'merged areas over the whole sheet by the thousand',
    () =>
      workbook({
        sheets: [
          {
            rows: many(5000, (at) => `<row r="${at + 1}">${many(20, '<c><v>1</v></c>')}</row>`),
            after: `<mergeCells>${many(5000, '<mergeCell ref="A1:XFD1048576"/>')}</mergeCells>`,
          },
        ],
      }),
    'bomb',
  ],
  [
    'merged areas by the hundred thousand',
    () =>
      workbook({
        sheets: [
          {
            rows: '',
            after: `<mergeCells>${many(100_000, (at) => `<mergeCell ref="A${at * 2 + 1}:A${at * 2 + 2}"/>`)}</mergeCells>`,
          },
        ],
      }),
    'bomb',
  ],
  [
    'hidden columns by the thousand',
    () =>
      workbook({
        sheets: [
          {
            rows: '',
            before: `<cols>${many(8000, (at) => `<col min="${at * 2 + 1}" max="${at * 2 + 1}" hidden="1"/>`)}</cols>`,
          },
        ],
      }),
    'bomb',
  ],
  [
    'sixty thousand rows',
    () =>
      workbook({
        sheets: [
          {
            rows:
              header +
              many(
                60_000,
                (at) =>
                  `<row r="${at + 2}"><c t="inlineStr"><is><t>指标${at}</t></is></c><c><v>${at}</v></c></row>`,
              ),
          },
        ],
      }),
    'read',
  ],
  [
    'one long text in every cell',
    () =>
      workbook({
        strings: `<si><t>${many(3_000_000, 'a')}</t></si>`,
        sheets: [{ rows: header + many(4000, `<row>${many(20, '<c t="s"><v>0</v></c>')}</row>`) }],
      }),
    'bomb',
  ],
  [
    'one text of 30,000 characters in every cell',
    () =>
      workbook({
        strings: `<si><t>${many(30_000, (at) => String(at % 7))}</t></si>`,
        sheets: [{ rows: header + many(4000, `<row>${many(20, '<c t="s"><v>0</v></c>')}</row>`) }],
      }),
    'read',
  ],
  [
    'an XML spreadsheet of millions of rows',
    () => XML_SHEET(`<Row>${many(900, '<Cell ss:MergeDown="999999"/>')}</Row>${many(900_000, '<Row/>')}`),
    'read',
  ],
  [
    'an XML spreadsheet whose cells reach down by the thousand',
    () => XML_SHEET(`<Row>${many(3000, '<Cell ss:MergeDown="999999"/>')}</Row>`),
    'bomb',
  ],
  ['an XML spreadsheet nested without end', () => XML_SHEET(many(100_000, '<Row>')), 'bomb'],
  [
    'a workbook of Excel 97 whose sheets lie in each other',
    () => {
      const body = many(1, '');
      return biff(
        Array.from({ length: 400 }, () => ({
          records: [
            [...utf8(body)],
            ...Array.from({ length: 60 }, () => begin(0x10)),
            ...Array.from({ length: 60 }, () => record(0x0a)),
          ],
        })),
      );
    },
    'read',
  ],
  [
    'a workbook of Excel 97 with a million strings',
    () => biff([{ records: [] }], { strings: [record(0xfc, [...u32(9), ...u32(900_000_000), 0, 0, 0])] }),
    'damaged',
  ],
  [
    'a workbook of Excel 97 with a hundred thousand merged areas',
    () =>
      biff([
        {
          records: Array.from({ length: 100 }, () =>
            record(0xe5, [
              ...u16(1000),
              ...Array.from({ length: 1000 }, (_, at) => [
                ...u16(at * 2),
                ...u16(at * 2 + 1),
                ...u16(0),
                ...u16(9),
              ]).flat(),
            ]),
          ),
        },
      ]),
    'bomb',
  ],
  [
    'a workbook of Excel 97 with 60,000 rows',
    () =>
      biff([
        {
          records: Array.from({ length: 60_000 }, (_, at) =>
            record(0x203, [...u16(at), ...u16(0), ...u16(0), ...f64(at)]),
          ),
        },
      ]),
    'read',
  ],
  [
    'a compound file whose folder runs in a circle',
    () => {
      const bytes = compound({ Workbook: Uint8Array.from(string('x')) });
      const view = new DataView(bytes.buffer);
      const directory = 512 + view.getUint32(48, true) * 512;
      view.setUint32(directory + 128 + 72, 1, true);
      return bytes;
    },
    'damaged',
  ],
  [
    'a document of a hundred thousand runs',
    () => word(`<w:p>${many(100_000, (at) => run(String(at * 7919)))}</w:p>${table()}`),
    'read',
  ],
];

const REFUSALS = ['bomb', 'damaged', 'encrypted', 'too-large', 'old-word', 'old-workbook'] as const;

/** What the command's answer says: why the file was refused, or that it was read. */
function answerOf(said: string): string {
  const { problems } = JSON.parse(said) as { problems: { what: string }[] };
  return REFUSALS.find((refusal) => problems[0]?.what === refusalText(refusal)) ?? 'read';
}

/** In pieces of plain work: twice what the largest honest table takes. */
const ENOUGH = 200;

describe('files that were made to exhaust their reader', () => {
  it.each(HOSTILE)('[IM3] %s', (_, make, answer) => {
    const bytes = make();
    let said = '';
    const pieces = piecesOfPlainWork(() => {
      said = planMain(bytes);
    }, ENOUGH);
    expect(answerOf(said)).toBe(answer);
    expect(pieces).toBeLessThan(ENOUGH);
  });

  it('[IM3] the answer says what to do', () => {
    for (const refusal of REFUSALS) expect(refusalText(refusal)).toMatch(/请(?:用|打开|只)/);
  });

  it('[IM3] one byte that was changed is damage, never another number', () => {
    const bytes = withSheet(
      `<worksheet><sheetData><row><c><v>95</v></c></row>${many(40, (at) => `<row><c><v>${at * 31}</v></c></row>`)}</sheetData></worksheet>`,
    );
    const texts = (changed: Uint8Array): string[] => {
      const read = readTables(changed);
      return (read.ok ? read.value.tables : []).flatMap(({ rows }) =>
        rows.flatMap(({ cells }) => cells.map(({ column, text }) => `${column} ${text}`)),
      );
    };
    const whole = texts(bytes);
    for (let at = 60; at < bytes.length - 30; at += 7) {
      const changed = bytes.slice();
      changed[at] = (changed[at] ?? 0) ^ 0x10;
      expect([whole, []]).toContainEqual(texts(changed));
    }
  });

  it('[IM26] a zip with two different parts under one name is damaged; the same part twice is one', () => {
    const sheet = (value: number) =>
      `<worksheet><sheetData>${header}<row><c><v>${value}</v></c></row></sheetData></worksheet>`;
    const twice = (first: number, second: number) =>
      renamed(withSheet(sheet(first), { 'xl/b.xml': strToU8(sheet(second)) }), 'xl/b.xml', 'xl/a.xml');
    const damaged = { ok: false, error: 'damaged' };
    expect(readTables(twice(1, 2))).toEqual(damaged);
    expect(zipTexts(twice(1, 2), () => true)).toEqual(damaged);
    expect(readTables(twice(1, 1))).toEqual(readTables(withSheet(sheet(1))));
    // Names differ in capitals, as packages of two sections may: neither is lost in silence.
    const sections = zipSync({ 'a.jxb.json': strToU8('1'), 'A.jxb.json': strToU8('2') });
    expect(zipTexts(sections, () => true)).toEqual(damaged);
  });
});

/** Gives a part of a zip the name of another one, of equal length, wherever the name stands. */
function renamed(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1').split(from).join(to);
  return Uint8Array.from(Buffer.from(text, 'latin1'));
}
