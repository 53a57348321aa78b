import { beforeAll, describe, expect, it } from 'vitest';
import { sampleYear } from '#src/domain/sample/sample-year.ts';
import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import type { IndicatorId, Operator, Rollup } from '#src/domain/catalogue/indicator.ts';
import type { ExceededRule } from '#src/domain/catalogue/plan.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import type { ColumnId } from '#src/domain/report/scorecard-columns.ts';
import type { ScorecardTable } from '#src/domain/report/scorecard-table.ts';
import { cellValue } from '#src/export/sheet-grid.ts';
import { writeXlsx } from '#src/export/hucre-writer.ts';
import { scorecardWorkbook } from '#src/export/scorecard-workbook.ts';
import { points, q } from '#test/domain/support/build.ts';
import { cardOf, ownPlan, type OwnRow } from '#test/export/support/card.ts';
import { findLibreOffice, recalculated } from '#test/export/support/libre-office.ts';
import { reRead, sheetsOf, shown } from '#test/export/support/re-read.ts';

const program = findLibreOffice('calc');
const FIRST_ROW = 7;
const LIMIT = 180_000;

const CARDS: readonly [title: string, table: ScorecardTable][] = [
  ['the sample year', cardOf()],
  ['half of it', cardOf({ month: 6 })],
  ['10 + 90', cardOf({ view: 'ten-ninety' })],
  ['nothing', cardOf({ said: [] })],
  ['manual scores and an adjusted target', cardOf({ said: settledByHand() })],
  ['the same, 10 + 90', cardOf({ view: 'ten-ninety', said: settledByHand() })],
  ['every operator under R1', cardOf(edgeCases('R1'))],
  ['every operator under R2', cardOf(edgeCases('R2'))],
  ['random rows under R1', cardOf(randomRows('R1', 600))],
  ['random rows under R2, 10 + 90', cardOf({ ...randomRows('R2', 600), view: 'ten-ninety' })],
];

describe.skipIf(program === null)('LibreOffice (skipped where there is none on the PATH)', () => {
  let results: readonly Uint8Array[] = [];

  // One start for all of them: starting takes longer than everything else.
  beforeAll(async () => {
    const wrong = new Map([['0,0', { formula: '1+1', formulaResult: 99 }]]);
    const workbooks = await Promise.all([
      ...CARDS.map(([, table]) => scorecardWorkbook(table)),
      writeXlsx({ sheets: [{ name: 'a', cells: wrong }] }),
    ]);
    results = program === null ? [] : await recalculated(program, workbooks);
  }, LIMIT);

  it('recalculates, as it is told here: a wrong cached value is put right', async () => {
    const workbook = await reRead(results[CARDS.length] ?? new Uint8Array());
    expect(workbook.worksheets.map((sheet) => shown(sheet.getCell('A1')))).toEqual([2]);
  });

  it.each(CARDS.map(([title, table], index) => ({ title, table, index })))(
    '[V12] the same rows and totals: $title',
    async ({ table, index }) => {
      const [card] = sheetsOf(await reRead(results[index] ?? new Uint8Array()));
      const letters = new Map(table.columns.map(({ id }, column) => [id, String.fromCharCode(65 + column)]));
      const at = (id: ColumnId, row: number) => shown(card.getCell(`${letters.get(id) ?? ''}${row}`));
      const sumRow = FIRST_ROW + table.rows.length;
      const computed = table.rows.map((row, place) => ({
        row: row.seq,
        value: at('value', FIRST_ROW + place),
        score: at('score', FIRST_ROW + place),
      }));
      expect(computed).toEqual(
        table.rows.map((row) => ({
          row: row.seq,
          value: cellValue(row.cells.value),
          score: cellValue(row.cells.score),
        })),
      );
      expect(at('score', sumRow)).toBe(cellValue(table.sum.score));
      expect([at('target', 5), at('value', 5), at('score', 5)]).toEqual([
        cellValue(table.hundred.score),
        table.hundred.grade,
        cellValue(table.tenNinety.score),
      ]);
      expect(shown(card.getCell(`A${sumRow + 1}`))).toBe(table.coverage);
    },
  );
});

function settledByHand(): readonly Said[] {
  const of = (seq: string) => ({ indicator: seq as IndicatorId });
  return [
    ...sampleYear(ANNEX_10_2025),
    {
      subject: { kind: 'manual-score', ...of('07') },
      content: { score: points('4.55'), reason: '复核' },
      note: '',
    },
    {
      subject: { kind: 'manual-score', ...of('02') },
      content: { score: points('3'), reason: '复核' },
      note: '',
    },
    {
      subject: { kind: 'adjusted-target', ...of('06') },
      content: { target: q('9'), from: 7, basis: '渝府办〔2025〕1号' },
      note: '',
    },
  ];
}

/** Each operator below, at and above its target, with targets of 0, with 无发生 only, with nothing, with each roll-up. */
function edgeCases(rule: ExceededRule) {
  const operators: readonly Operator[] = ['≥', '>', '=', '≤', '<'];
  const rollups: readonly Rollup[] = ['sum', 'latest', 'mean', 'max', 'min'];
  const rows: OwnRow[] = operators.flatMap((operator) =>
    ['0', '3', '6.9'].flatMap((target) =>
      [
        '',
        '- -',
        '0',
        '1',
        '3',
        '6.9',
        '9',
        '20',
        '2.1 - 4.8',
        '0.69 0.69 0.69 0.69 0.69 0.69 0.69 0.69 0.69 0.69',
      ].flatMap((months) =>
        rollups.map((rollup) => ({
          goal: `${operator} ${target}`,
          months,
          rollup,
          decimals: 2 as const,
          weight: '4.5',
          unit: '万元',
        })),
      ),
    ),
  );
  return ownPlan(rows, rule);
}

/** The same rows on every run (mulberry32). Short decimals, so that ties at half a hundredth are frequent. */
function randomRows(rule: ExceededRule, count: number) {
  let seed = 20_251_231;
  const below = (limit: number) => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
  const pick = <T>(from: readonly T[]) => from[below(from.length)] as T;
  const amount = () =>
    pick([() => `${below(40)}`, () => `${below(200) / 8}`, () => `${below(100_000) / 100}`])();
  const rows = Array.from(
    { length: count },
    (): OwnRow => ({
      goal: `${pick(['≥', '>', '=', '≤', '<'])} ${pick(['8', '16', '12.5', '6.9', '300', amount()])}`,
      months: Array.from({ length: 12 }, () => pick(['_', '-', amount(), amount()])).join(' '),
      rollup: pick<Rollup>(['sum', 'latest', 'mean', 'max', 'min']),
      decimals: pick([0, 1, 2, 3, 4] as const),
      weight: pick(['1', '2', '2.5', '3', '4.75', '5', '6']),
    }),
  );
  return ownPlan(rows, rule);
}
