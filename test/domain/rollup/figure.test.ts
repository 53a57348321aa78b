import Big from 'big.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ROLLUP_MAKING, type Rollup } from '#src/domain/catalogue/indicator.ts';
import type { Month } from '#src/domain/period/month.ts';
import { quantityToText, type Decimals, type Quantity } from '#src/domain/quantity/quantity.ts';
import { figureOf, NONE, seriesOf, UNREPORTED, type Cell, type Series } from '#src/domain/rollup/figure.ts';
import { anyDecimals, anyMonth, anyRollup, anySeries, q, series } from '#test/domain/support/build.ts';

interface RollupCase {
  readonly title: string;
  readonly months: string;
  readonly rollup: Rollup;
  readonly decimals?: Decimals;
  readonly cutOff?: Month;
  readonly figure: string;
}

/** '6.9 n=10', '3 from 10', 'none', 'unreported' */
function figureText(months: Series, rollup: Rollup, decimals: Decimals, cutOff: Month): string {
  const figure = figureOf(months, rollup, decimals, cutOff);
  if (figure.kind !== 'number') return figure.kind;
  const text = quantityToText(figure.value);
  return figure.from === null ? `${text} n=${figure.count}` : `${text} from ${figure.from}`;
}

const CASES: readonly RollupCase[] = [
  {
    title: '[R3] ten months of 0.69',
    months: '.69 '.repeat(10),
    rollup: 'sum',
    decimals: 4,
    figure: '6.9 n=10',
  },
  { title: '[R3] 无发生 adds nothing', months: '3 - 4 -', rollup: 'sum', figure: '7 n=2' },
  { title: '[R3] a 冲减 is subtracted', months: '3 -1', rollup: 'sum', figure: '2 n=2' },
  { title: '[R3] 无发生 in every month is 0', months: '- '.repeat(12), rollup: 'sum', figure: '0 n=0' },
  { title: '[R3] one 无发生 is 0 too', months: '_ _ -', rollup: 'sum', figure: '0 n=0' },
  { title: '[R2] nobody has said anything', months: '', rollup: 'sum', figure: 'unreported' },
  {
    title: '[R2] nobody has said anything by March',
    months: '_ _ _ 5',
    rollup: 'sum',
    cutOff: 3,
    figure: 'unreported',
  },
  { title: '[R2] nor is there a newest number', months: '', rollup: 'latest', figure: 'unreported' },
  { title: '[R2] a reported 0 is a number', months: '0', rollup: 'max', figure: '0 from 1' },
  {
    title: '[R4] the newest number and its month',
    months: '4 _ _ 4 _ _ 4 _ _ 3',
    rollup: 'latest',
    figure: '3 from 10',
  },
  { title: '[R4] 无发生 later does not replace it', months: '4 5 - _', rollup: 'latest', figure: '5 from 2' },
  { title: '[R5] the worst month', months: '.5 - 1.5 .4', rollup: 'max', decimals: 2, figure: '1.5 from 3' },
  { title: '[R5] the first of equal months', months: '1 3 3 2', rollup: 'max', figure: '3 from 2' },
  { title: '[R5] the lowest month', months: '3 1 2 1', rollup: 'min', figure: '1 from 2' },
  { title: '[R5] a lowest month of 0 counts', months: '3 0 2', rollup: 'min', figure: '0 from 2' },
  // (98.99 + 99 + 99) ÷ 3 = 98.99666…
  {
    title: '[R6] rounded before scoring',
    months: '98.99 99 99',
    rollup: 'mean',
    decimals: 2,
    figure: '99 n=3',
  },
  { title: '[R6] half up', months: '1 2', rollup: 'mean', decimals: 0, figure: '2 n=2' }, // 1.5
  {
    title: '[R6] only months with a number',
    months: '1 - _ 2',
    rollup: 'mean',
    decimals: 1,
    figure: '1.5 n=2',
  },
  // 0.4 + 0.5 + 0.5 = 1.4, ÷ 3 = 0.4666…: rounded to 0.5 first it would become 1
  { title: '[R6] rounded once', months: '.4 .5 .5', rollup: 'mean', decimals: 0, figure: '0 n=3' },
  {
    title: '[R7] months after the cut-off',
    months: '10 '.repeat(12),
    rollup: 'sum',
    cutOff: 6,
    figure: '60 n=6',
  },
  {
    title: '[R7] a newest month after it',
    months: '4 _ _ 3',
    rollup: 'latest',
    cutOff: 3,
    figure: '4 from 1',
  },
  { title: '[R8] no number in any reported month', months: '- _ -', rollup: 'max', figure: 'none' },
  { title: '[R8] nor for a mean', months: '- '.repeat(12), rollup: 'mean', figure: 'none' },
  { title: '[R8] nor for the newest', months: '-', rollup: 'latest', figure: 'none' },
  { title: '[R8] nor for the lowest', months: '-', rollup: 'min', figure: 'none' },
  { title: '[R8] one number settles it', months: '- 1 -', rollup: 'min', figure: '1 from 2' },
];

describe('months → one full-year value', () => {
  it.each(CASES)(
    '$title: $rollup of «$months» is $figure',
    ({ months, rollup, decimals, cutOff, figure }) => {
      expect(figureText(series(months), rollup, decimals ?? 0, cutOff ?? 12)).toBe(figure);
    },
  );

  it('[R1] nothing but an increment is added up', () => {
    const added = Object.entries(ROLLUP_MAKING).filter(([, making]) => making === 'added');
    expect(added.map(([rollup]) => rollup)).toEqual(['sum']);
  });

  it('[R2] a month is one of three states, in a series of twelve', () => {
    const cells = new Map<Month, Cell>([
      [1, { kind: 'number', value: q('0') }],
      [2, NONE],
    ]);
    expect(seriesOf(cells)).toEqual([
      { kind: 'number', value: 0 },
      NONE,
      ...Array.from({ length: 10 }, () => UNREPORTED),
    ]);
  });
});

describe('for any year', () => {
  const shuffled = anySeries.chain((cells) =>
    fc.tuple(fc.constant(cells), fc.shuffledSubarray([...cells.keys()], { minLength: 12, maxLength: 12 })),
  );
  const valueOf = (months: Series, rollup: Rollup, decimals: Decimals, cutOff: Month) => {
    const figure = figureOf(months, rollup, decimals, cutOff);
    return figure.kind === 'number' ? figure.value : figure.kind;
  };

  it('[R7] the order of months does not matter, except for the newest', () => {
    const rollups = fc.constantFrom<Rollup>('sum', 'mean', 'max', 'min');
    fc.assert(
      fc.property(shuffled, rollups, anyDecimals, ([cells, order], rollup, decimals) => {
        const other = order.map((index) => cells[index] ?? UNREPORTED);
        expect(valueOf(other, rollup, decimals, 12)).toBe(valueOf(cells, rollup, decimals, 12));
      }),
      { numRuns: 200 },
    );
  });

  it('[R7] months after the cut-off never matter', () => {
    fc.assert(
      fc.property(
        anySeries,
        anySeries,
        anyRollup,
        anyDecimals,
        anyMonth,
        (past, future, rollup, decimals, m) => {
          const other = [...past.slice(0, m), ...future.slice(m)];
          expect(figureOf(other, rollup, decimals, m)).toEqual(figureOf(past, rollup, decimals, m));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('[R2] a value exists only where somebody reported, and an unreported month changes nothing', () => {
    fc.assert(
      fc.property(anySeries, anyRollup, anyDecimals, anyMonth, (cells, rollup, decimals, m) => {
        const isReported = cells.slice(0, m).some((cell) => cell.kind !== 'unreported');
        expect(figureOf(cells, rollup, decimals, m).kind !== 'unreported').toBe(isReported);
      }),
      { numRuns: 200 },
    );
  });

  it('[R3] 无发生 never adds: it may stand for any unreported month of a year with a number', () => {
    fc.assert(
      fc.property(anySeries, anyRollup, anyDecimals, (cells, rollup, decimals) => {
        fc.pre(cells.some((cell) => cell.kind === 'number'));
        const said = cells.map((cell) => (cell.kind === 'unreported' ? NONE : cell));
        expect(figureOf(said, rollup, decimals, 12)).toEqual(figureOf(cells, rollup, decimals, 12));
      }),
      { numRuns: 200 },
    );
  });

  it('[R6] a mean is the decimal mean, rounded half-up once', () => {
    fc.assert(
      fc.property(anySeries, anyDecimals, (cells, decimals) => {
        const numbers = cells.flatMap((cell) => (cell.kind === 'number' ? [cell.value] : []));
        fc.pre(numbers.length > 0);
        const sum = numbers.reduce((total, each) => total.plus(each), Big(0)).div(10_000);
        // Twelfths never end, but a tie of fewer than 30 places does: rounding a long quotient finds it.
        const mean = sum.div(numbers.length).round(decimals, Big.roundHalfUp);
        expect(quantityToText(valueOf(cells, 'mean', decimals, 12) as Quantity)).toBe(mean.toFixed());
      }),
      { numRuns: 300 },
    );
  });

  it('[R3] a sum is the decimal sum', () => {
    fc.assert(
      fc.property(anySeries, anyMonth, (cells, m) => {
        const numbers = cells.slice(0, m).flatMap((cell) => (cell.kind === 'number' ? [cell.value] : []));
        fc.pre(numbers.length > 0);
        const sum = numbers.reduce((total, each) => total.plus(each), Big(0)).div(10_000);
        expect(quantityToText(valueOf(cells, 'sum', 4, m) as Quantity)).toBe(sum.toFixed());
      }),
      { numRuns: 200 },
    );
  });

  it('[R5] the extremes bound the mean and the newest', () => {
    fc.assert(
      fc.property(anySeries, (cells) => {
        fc.pre(cells.some((cell) => cell.kind === 'number'));
        const [low, high] = [valueOf(cells, 'min', 4, 12), valueOf(cells, 'max', 4, 12)];
        for (const rollup of ['mean', 'latest'] as const) {
          const value = valueOf(cells, rollup, 4, 12);
          expect(value).toBeGreaterThanOrEqual(low as number);
          expect(value).toBeLessThanOrEqual(high as number);
        }
      }),
      { numRuns: 200 },
    );
  });
});
