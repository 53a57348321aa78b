import { beforeAll, describe, expect, it } from 'vitest';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import type { IndicatorId, Operator, Rollup } from '#src/domain/catalogue/indicator.ts';
import type { ExceededRule } from '#src/domain/catalogue/rules.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import type { ColumnId } from '#src/domain/papers/scorecard-columns.ts';
import type { ScorecardTable } from '#src/domain/papers/scorecard-table.ts';
import { cellValue } from '#src/export/sheet-grid.ts';
import { writeXlsx } from '#src/export/hucre-writer.ts';
import { scorecardWorkbook } from '#src/export/scorecard-workbook.ts';
import { DEFAULT_RULES } from '#src/domain/catalogue/rules.ts';
import { points, q } from '#test/domain/support/build.ts';
import { cardOf, ownPlan, type OwnRow } from '#test/export/support/card.ts';
import { NINETY_PLAN } from '#test/support/ninety-plan.ts';
import { WATER, waterYear } from '#test/support/water-plan.ts';
import { EVERY_PLAN } from '#test/support/fixture-plans.ts';
import { findLibreOffice, recalculated } from '#test/export/support/libre-office.ts';
import { reRead, sheetsOf, shown } from '#test/export/support/re-read.ts';

const program = findLibreOffice('calc');
const FIRST_ROW = 7;
const LIMIT = 180_000;

const CARDS: readonly [title: string, table: ScorecardTable][] = [
  ['the whole year', cardOf()],
  ['half of it', cardOf({ month: 6 })],
  ['10 + 90', cardOf({ view: 'ten-ninety' })],
  ['nothing', cardOf({ said: [] })],
  ['the execution alone', cardOf({ said: executed('300') })],
  ['the execution alone, 10 + 90', cardOf({ said: executed('300'), view: 'ten-ninety' })],
  ['nothing of a plan whose rows alone count', cardOf({ plan: rowsAlone(), said: [] })],
  ['manual scores and an adjusted target', cardOf({ said: settledByHand() })],
  ['the same, 10 + 90', cardOf({ view: 'ten-ninety', said: settledByHand() })],
  [
    'execution below nothing, 10 + 90',
    cardOf({ view: 'ten-ninety', said: [...waterYear(), ...executed('-900')] }),
  ],
  ['a budget of 0', cardOf({ plan: withBudget('0') })],
  ['a grade at exactly 75', cardOf(atGrade('75', '463.95'))],
  ['a grade at exactly 75, 10 + 90', cardOf({ ...atGrade('75', '463.95'), view: 'ten-ninety' })],
  ['a hundredth below it', cardOf(atGrade('74.99', '463.95'))],
  ['every operator under R1', cardOf(edgeCases('R1'))],
  ['every operator under R2', cardOf(edgeCases('R2'))],
  ['90 points beside 10 for the execution', cardOf({ plan: NINETY_PLAN, said: waterYear(NINETY_PLAN) })],
  // Whoever's it is: rows, classes, weights, grades, budgets and none.
  ...EVERY_PLAN.flatMap(({ name, plan, said }): readonly [string, ScorecardTable][] => [
    [name, cardOf({ plan, said })],
    [`${name}, June, 10 + 90`, cardOf({ plan, said, month: 6, view: 'ten-ninety' })],
  ]),
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

  it('[S10] [S15] the cases at an edge are what they are called', () => {
    const of = (title: string) => new Map(CARDS).get(title);
    expect(of('execution below nothing, 10 + 90')?.execution).toMatchObject({ score: { text: '0.00' } });
    expect(of('execution below nothing, 10 + 90')?.execution.rate.text).toMatch(/^-/);
    expect(of('a budget of 0')?.execution.rate.text).toBe('—');
    expect(of('a budget of 0')?.tenNinety).toMatchObject({ score: { text: '—' }, grade: '—' });
    for (const title of ['a grade at exactly 75', 'a grade at exactly 75, 10 + 90'])
      expect([of(title)?.hundred, of(title)?.tenNinety]).toMatchObject([
        { score: { text: '75.00' }, grade: '良' },
        { score: { text: '75.00' }, grade: '良' },
      ]);
    expect(of('a hundredth below it')?.hundred).toMatchObject({ score: { text: '74.99' }, grade: '中' });
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
      const beside = String.fromCharCode((letters.get('score') ?? 'A').charCodeAt(0) + 1);
      expect(shown(card.getCell(`${beside}5`))).toBe(`等次：${table.tenNinety.grade}`);
      const rate = at('coefficient', 4);
      expect(typeof rate === 'number' ? rate.toFixed(2) : rate).toBe(
        table.execution.rate.kind === 'number' ? Number(table.execution.rate.text).toFixed(2) : '—',
      );
      expect(at('score', 4)).toBe(cellValue(table.execution.score));
      expect(shown(card.getCell(`A${sumRow + 1}`))).toBe(table.coverage);
    },
  );
});

/** What the year's December executed; below 0 as a refund of what was spent before. */
function rowsAlone(): Plan {
  const rules = { ...DEFAULT_RULES, executionPoints: points('0') };
  return { ...WATER, settings: { ...WATER.settings, rules } };
}

function executed(amount: string): readonly Said[] {
  return [
    {
      subject: { kind: 'execution', month: 12 },
      content: { kind: 'number', value: q(amount) },
      note: '冲减',
    },
  ];
}

function withBudget(budget: string): Plan {
  return { ...WATER, settings: { ...WATER.settings, budget: q(budget) } };
}

/** A year that ends at these points in both views, with 7.5 of ten points for the execution of 463.95 of 618.6. */
function atGrade(total: string, spent: string) {
  const rest = (100 - Number(total)).toFixed(2);
  const { plan, said } = ownPlan([
    { goal: '≥ 1', months: '1', weight: total },
    { goal: '≥ 1', months: '0', weight: rest },
  ]);
  return { plan, said: [...said, ...executed(spent)] };
}

function settledByHand(): readonly Said[] {
  const of = (id: string) => ({ indicator: id as IndicatorId });
  return [
    ...waterYear(),
    {
      subject: { kind: 'manual-score', ...of('sum') },
      content: { score: points('4.55'), reason: '复核' },
      note: '',
    },
    {
      subject: { kind: 'manual-score', ...of('equal') },
      content: { score: points('3'), reason: '复核' },
      note: '',
    },
    {
      subject: { kind: 'adjusted-target', ...of('cases') },
      content: { target: q('36'), from: 7, basis: '青府办〔2026〕1号' },
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
