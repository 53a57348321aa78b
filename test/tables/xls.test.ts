import { describe, expect, it } from 'vitest';
import type { Table } from '#src/domain/import/table.ts';
import { readTables } from '#src/tables/read-tables.ts';
import { begin, biff, biffStream, f64, record, string, u16, u32, wide } from '#test/tables/support/biff.ts';
import { compound } from '#test/tables/support/compound.ts';

/** The tables of a workbook; a refusal fails the test. */
function tablesOf(bytes: Uint8Array): readonly Table[] {
  const read = readTables(bytes);
  if (!read.ok) throw new Error(read.error);
  expect(read.value.format).toBe('xls');
  return read.value.tables;
}

/** Place, kind and text of each cell of the first sheet. */
const shown = (bytes: Uint8Array): string[] =>
  (tablesOf(bytes)[0]?.rows ?? []).flatMap(({ index, cells }) =>
    cells.map(
      ({ column, text, kind, formula }) =>
        `${index} ${column} ${kind === 'text' ? '' : `${kind} `}${text}${formula === true ? ' formula' : ''}`,
    ),
  );

const place = (row: number, column: number, style = 0): number[] => [
  ...u16(row),
  ...u16(column),
  ...u16(style),
];
const number = (value: number, style = 0, row = 0, column = 0): number[] =>
  record(0x203, [...place(row, column, style), ...f64(value)]);
const shared = (index: number, row = 0, column = 0): number[] =>
  record(0xfd, [...place(row, column), ...u32(index)]);
const oneSheet = (...records: readonly (readonly number[])[]) => [{ records }];

describe('cells of a workbook of Excel 97, as shown', () => {
  it.each([
    ['0%', 0.95, 'percent 95%'],
    ['0.0%', 0.995, 'percent 99.5%'],
    ['#,##0.00', 2_500_000, 'number 2500000'],
    ['0"个"', 12, 'number 12个'],
    ['yyyy"年"m"月"d"日"', 46_356, 'date 2026-11-30'],
    ['GENERAL', 0.1 + 0.2, 'number 0.3'],
  ])('[IM2] %s shows %d as %s', (code, value, text) => {
    expect(shown(biff(oneSheet(number(value, 1)), { formats: [code] }))).toEqual([`0 0 ${text}`]);
  });

  it('[IM2] formats that are only numbered', () => {
    const style = record(0xe0, [...u16(0), ...u16(9), ...u32(0), ...u32(0), ...u32(0), ...u32(0)]);
    expect(shown(biff(oneSheet(number(0.9)), { more: [style] }))).toEqual(['0 0 percent 90%']);
  });

  it('[IM2] days of a workbook that counts from 1904', () => {
    const bytes = biff(oneSheet(number(44_894, 1)), {
      formats: ['yyyy-mm-dd'],
      more: [record(0x22, u16(1))],
    });
    expect(shown(bytes)).toEqual(['0 0 date 2026-11-30']);
  });

  it('[IM2] packed numbers, several in one record', () => {
    const packed = (value: number, flags: number): number[] => u32(((value << 2) | flags) >>> 0);
    const half = new DataView(Uint8Array.from(f64(0.5)).buffer).getUint32(4, true);
    const bytes = biff(
      oneSheet(
        record(0x27e, [...place(0, 0), ...packed(-7, 2)]),
        record(0xbd, [
          ...u16(1),
          ...u16(2),
          ...u16(0),
          ...packed(9512, 3),
          ...u16(1),
          ...u32(half),
          ...u16(3),
        ]),
      ),
      { formats: ['0%'] },
    );
    expect(shown(bytes)).toEqual(['0 0 number -7', '1 2 number 95.12', '1 3 percent 50%']);
  });

  it('[IM2] truth values, errors, texts in the cell', () => {
    const bytes = biff(
      oneSheet(
        record(0x205, [...place(0, 0), 1, 0]),
        record(0x205, [...place(0, 1), 0x17, 1]),
        record(0x204, [...place(0, 2), ...string('甲\r\n乙')]),
        record(0x204, [...place(0, 3), ...u16(2), 0, 0x6d, 0xb2]),
        record(0x201, place(0, 4)),
      ),
    );
    expect(shown(bytes)).toEqual(['0 0 boolean TRUE', '0 1 error #REF!', '0 2 甲\n乙', '0 3 m²']);
  });

  it('[IM2] formulas count by their stored value', () => {
    const result = (column: number, bytes: readonly number[], style = 0): number[] =>
      record(0x06, [...place(0, column, style), ...bytes, ...u16(0), ...u32(0), ...u16(0)]);
    const special = (kind: number, value: number): number[] => [kind, 0, value, 0, 0, 0, 0xff, 0xff];
    const bytes = biff(
      oneSheet(
        result(0, f64(0.6), 1),
        result(1, special(0, 0)),
        record(0x4bc, [0, 0]),
        record(0x207, string('公式')),
        result(2, special(1, 0)),
        result(3, special(2, 0x2a)),
        result(4, special(3, 0)),
      ),
      { formats: ['0%'] },
    );
    expect(shown(bytes)).toEqual([
      '0 0 percent 60% formula',
      '0 1 公式 formula',
      '0 2 boolean FALSE formula',
      '0 3 error #N/A formula',
    ]);
  });

  it('[IM2] shared strings: runs, phonetic text, and seams at which the width changes', () => {
    const rich = [...u16(3), 0x0d, ...u16(1), ...u32(6), ...wide('满意度'), 0, 0, 0, 0, 1, 2, 3, 4, 5, 6];
    const head = [...u32(3), ...u32(3)];
    const strings = [
      // The seam lies inside the first string, then inside its formatting, then between strings.
      record(0xfc, [...head, ...u16(5), 0x08, ...u16(2), 0x61, 0x62]),
      record(0x3c, [1, ...wide('指标')]),
      record(0x3c, [0, 0x63, 9, 9, 9]),
      record(0x3c, [9, 9, 9, 9, 9, ...rich]),
      record(0x3c, [...u16(1), 0, 0x7a]),
    ];
    expect(shown(biff(oneSheet(shared(0), shared(1, 1), shared(2, 2)), { strings }))).toEqual([
      '0 0 ab指标c',
      '1 0 满意度',
      '2 0 z',
    ]);
  });

  it('[IM2] merged cells, hidden rows, columns and sheets, charts passed over', () => {
    const rowOf = (row: number, height: number, flags: number): number[] =>
      record(0x208, [...u16(row), ...u16(0), ...u16(9), ...u16(height), ...u32(0), ...u16(flags), ...u16(0)]);
    const columns = (first: number, last: number, width: number, flags: number): number[] =>
      record(0x7d, [...u16(first), ...u16(last), ...u16(width), ...u16(0), ...u16(flags), ...u16(0)]);
    const records = [
      record(0x225, [...u16(2), ...u16(0)]),
      columns(1, 2, 2000, 1),
      columns(4, 4, 0, 0),
      columns(5, 5, 2000, 0),
      rowOf(0, 300, 0),
      rowOf(1, 300, 0x20),
      rowOf(2, 0, 0),
      ...[0, 1, 2, 3].map((row) => number(row, 0, row)),
      number(7, 0, 0, 3),
      begin(0x20),
      number(99, 0, 9),
      record(0x0a),
      record(0xe5, [...u16(1), ...u16(0), ...u16(0), ...u16(0), ...u16(2)]),
    ];
    const [first, second] = tablesOf(biff([{ records }, { records: [], hidden: true }]));
    expect(first?.rows.map(({ index, hidden }) => [index, hidden])).toEqual([
      [0, false],
      [1, true],
      [2, true],
      [3, true],
    ]);
    expect(first?.rows[0]?.cells).toMatchObject([{ columnSpan: 3 }, { column: 3 }]);
    expect(first?.hiddenColumns).toEqual([
      [1, 2],
      [4, 4],
    ]);
    expect([first?.name, first?.hidden, second?.name, second?.hidden]).toEqual([
      'Sheet1',
      false,
      'Sheet2',
      true,
    ]);
  });

  it('[IM1] a stream above and below the size of small streams, and one without a container', () => {
    const many = Array.from({ length: 400 }, (_, row) => number(row, 0, row));
    for (const bytes of [biff(oneSheet(...many)), biffStream(oneSheet(...many)), biff(oneSheet(number(1)))])
      expect(shown(bytes)[0]).toMatch(/^0 0 number [01]$/);
  });
});

describe('compound files that are not read', () => {
  const error = (bytes: Uint8Array): string => {
    const read = readTables(bytes);
    return read.ok ? 'read' : read.error;
  };
  const some = Uint8Array.of(1, 2, 3);
  const sheets = oneSheet(number(1));
  const whole = biff(oneSheet(...Array.from({ length: 400 }, (_, row) => number(row, 0, row))));
  it.each([
    ['a .doc, with a workbook further in', compound({ WordDocument: some, Data: some }), 'old-word'],
    ['a workbook of Excel 95', compound({ Book: some }), 'old-workbook'],
    ['a stream of Excel 95', compound({ Workbook: Uint8Array.from(begin(5, 0x500)) }), 'old-workbook'],
    ['a workbook of Excel 4', Uint8Array.of(0x09, 0x04, 0x06, 0x00, 0, 0, 0x10, 0, 0, 0), 'old-workbook'],
    ['an encrypted .xlsx', compound({ EncryptionInfo: some, EncryptedPackage: some }), 'encrypted'],
    ['an encrypted .xls', biff(sheets, { more: [record(0x2f, [1, 0])] }), 'encrypted'],
    ['something else', compound({ Other: some }), 'no-text'],
    ['a file cut off', whole.slice(0, 3000), 'damaged'],
    ['a workbook cut off', compound({ Workbook: biffStream(sheets).slice(0, -6) }), 'damaged'],
    ['a string that is not there', biff(oneSheet(shared(5))), 'damaged'],
    [
      'a list of strings longer than its record',
      biff(sheets, { strings: [record(0xfc, [...u32(9), ...u32(4_000_000_000)])] }),
      'damaged',
    ],
  ])('[IM3] %s', (_, bytes, refusal) => {
    expect(error(bytes)).toBe(refusal);
  });

  it('[IM3] a chain of sectors in a circle is damage', () => {
    const bytes = whole.slice();
    const view = new DataView(bytes.buffer);
    const table = 512 + view.getUint32(76, true) * 512;
    view.setUint32(table + 4, 0, true);
    expect(error(bytes)).toBe('damaged');
  });
});
