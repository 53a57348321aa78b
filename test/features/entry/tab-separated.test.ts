import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pastedBlock, readTabSeparated, writeTabSeparated } from '#src/features/entry/model/tab-separated.ts';

describe('ranges on the clipboard', () => {
  it.each<[string, string, string[][]]>([
    [
      '[G6] a range of Excel, with its last line break',
      '1\t2\r\n3\t4\r\n',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    [
      '[G6] a range of WPS or a text editor',
      '1\t2\n3\t4',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    ['[G6] only the tab parts cells', '1,234.5\t6 7;8', [['1,234.5', '6 7;8']]],
    [
      '[G6] empty cells are cells',
      '\t\r\n\t5\r\n',
      [
        ['', ''],
        ['', '5'],
      ],
    ],
    ['[G6] a cell with a line break and quotes', '"a\nb ""c"""\td', [['a\nb "c"', 'd']]],
    ['[G6] a cell with a tab', '"a\tb"\n', [['a\tb']]],
    ['[G6] quotes inside a cell are text', '他说"好"\t1', [['他说"好"', '1']]],
    ['[G6] a quote that is never closed is text', '"a\tb', [['"a', 'b']]],
    ['[G6] quotes with text behind them are text', '"a"b\tc', [['"a"b', 'c']]],
    ['[G6] an empty last row of a column counts when a break follows it', '1\n\n', [['1'], ['']]],
    ['[G6] one value', '12', [['12']]],
    ['[G6] nothing is one blank cell', '', [['']]],
  ])('%s', (_, text, range) => {
    expect(readTabSeparated(text)).toEqual(range);
  });

  it('[G6] what is copied reads back the same, whatever the cells hold', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '1', '"', '\t', '\n', '\r', ' ', '，') });
    const range = fc
      .integer({ min: 1, max: 4 })
      .chain((cols) =>
        fc.array(fc.array(cell, { minLength: cols, maxLength: cols }), { minLength: 1, maxLength: 4 }),
      );
    fc.assert(
      fc.property(range, (rows) => {
        // Spreadsheets end a range with a line break; without one a blank last row could not be told from the end.
        expect(readTabSeparated(`${writeTabSeparated(rows)}\r\n`)).toEqual(rows);
      }),
    );
  });

  it.each([
    ['[G6] one value fills the selection', [1, 1], [3, 2], [3, 2]],
    ['[G6] a column fills three columns', [2, 1], [2, 3], [2, 3]],
    ['[G6] a block that does not fit a whole number of times keeps its size', [2, 2], [3, 3], [2, 2]],
    ['[G6] a block that fits by rows only keeps its size', [2, 2], [4, 3], [2, 2]],
    ['[G6] a block that fits by columns only keeps its size', [2, 2], [3, 4], [2, 2]],
    ['[G6] a block larger than the selection', [4, 2], [1, 1], [4, 2]],
  ] as const)('%s', (_, [rows, cols], [selectedRows, selectedCols], [toRows, toCols]) => {
    expect(pastedBlock({ rows, cols }, { rows: selectedRows, cols: selectedCols })).toEqual({
      rows: toRows,
      cols: toCols,
    });
  });
});
