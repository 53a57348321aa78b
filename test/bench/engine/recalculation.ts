import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import { YEAR_END } from '#src/domain/period/month.ts';
import { figureOf } from '#src/domain/rollup/figure.ts';
import { scoreRow, type RowInput } from '#src/domain/score/row-score.ts';
import { scorecardOf } from '#src/domain/score/scorecard.ts';
import { yearReport } from '#src/domain/year/year-report.ts';
import { sampleYear } from '#src/domain/sample/sample-year.ts';
import { supposing, NO_STATEMENTS } from '#src/domain/statements/year-statements.ts';
import { largePlan, type LargeRow } from './large-plan.ts';
import { interleaved } from './timing.ts';

const INDICATORS = 7_200;

/** Roll-up, coefficient, score and total of 7,200 × 12, exact, beside plain loops over floats. Medians in ms. */
export async function measureRecalculation() {
  const rows = largePlan(INDICATORS);
  const { settings } = ANNEX_10_2025;
  const floats = toFloats(rows);
  const objects = toObjects(rows);
  const sample = supposing(NO_STATEMENTS, sampleYear(ANNEX_10_2025));
  let cell = 0;
  let sink = 0;
  const card = scorecardOf(rows.map(toInput), settings);
  const scores = Float64Array.from(card.rows, ({ score }) => score ?? 0);
  const medians = await interleaved(
    {
      exact: () => {
        sink += scorecardOf(rows.map(toInput), settings).total;
      },
      typedArrays: () => {
        sink += floatLoop(floats);
      },
      objects: () => {
        sink += objectLoop(objects);
      },
      // A hundred at a time: one is below what the clock can tell.
      oneCell: () => {
        for (let time = 0; time < 100; time += 1) {
          cell = (cell + 61) % INDICATORS;
          const row = rows[cell] as LargeRow;
          const before = scores[cell] ?? 0;
          scores[cell] = scoreRow(toInput(row), settings).score ?? 0;
          sink += card.total - before + (scores[cell] ?? 0);
        }
      },
      yearOf32: () => {
        sink += yearReport(ANNEX_10_2025, sample, YEAR_END).card.total;
      },
    },
    { warmUp: 60, rounds: 101 },
  );
  return { ...medians, oneCell: medians.oneCell / 100, indicators: INDICATORS, total: card.total, sink };
}

function toInput({ indicator, series }: LargeRow): RowInput {
  const figure = figureOf(series, indicator.rollup, indicator.decimals, YEAR_END);
  return { indicator, goal: indicator.goal, figure, rating: null, manual: null };
}

interface Floats {
  readonly months: Float64Array;
  readonly rollup: Uint8Array;
  readonly ceiling: Uint8Array;
  readonly target: Float64Array;
  readonly weight: Float64Array;
}

const ROLLUPS = ['sum', 'latest', 'mean', 'max', 'min'];

function toFloats(rows: readonly LargeRow[]): Floats {
  const months = new Float64Array(rows.length * 12).fill(Number.NaN);
  rows.forEach(({ series }, row) => {
    series.forEach((month, index) => {
      if (month.kind === 'number') months[row * 12 + index] = month.value / 10_000;
    });
  });
  return {
    months,
    rollup: Uint8Array.from(rows, ({ indicator }) => ROLLUPS.indexOf(indicator.rollup)),
    ceiling: Uint8Array.from(rows, ({ indicator }) => ('≤<'.includes(indicator.goal.operator) ? 1 : 0)),
    target: Float64Array.from(rows, ({ indicator }) => indicator.goal.target / 10_000),
    weight: Float64Array.from(rows, ({ indicator }) => indicator.weight / 100),
  };
}

/** What a spreadsheet's author would write in an afternoon: floats, no states, no rounding. */
function floatLoop({ months, rollup, ceiling, target, weight }: Floats): number {
  let total = 0;
  for (let row = 0; row < rollup.length; row += 1) {
    let sum = 0;
    let count = 0;
    let last = 0;
    let most = Number.NEGATIVE_INFINITY;
    let least = Number.POSITIVE_INFINITY;
    for (let at = row * 12; at < row * 12 + 12; at += 1) {
      const month = months[at] as number;
      if (Number.isNaN(month)) continue;
      sum += month;
      count += 1;
      last = month;
      if (month > most) most = month;
      if (month < least) least = month;
    }
    const how = rollup[row];
    const value = how === 0 ? sum : how === 1 ? last : how === 2 ? sum / count : how === 3 ? most : least;
    const goal = target[row] as number;
    const reached = ceiling[row] === 1 ? goal / value : value / goal;
    total += (weight[row] as number) * (reached > 1 ? 1 : reached);
  }
  return total;
}

interface FloatRow {
  readonly months: readonly (number | null)[];
  readonly rollup: string;
  readonly isCeiling: boolean;
  readonly target: number;
  readonly weight: number;
}

function toObjects(rows: readonly LargeRow[]): readonly FloatRow[] {
  return rows.map(({ indicator, series }) => ({
    months: series.map((month) => (month.kind === 'number' ? month.value / 10_000 : null)),
    rollup: indicator.rollup,
    isCeiling: '≤<'.includes(indicator.goal.operator),
    target: indicator.goal.target / 10_000,
    weight: indicator.weight / 100,
  }));
}

function objectLoop(rows: readonly FloatRow[]): number {
  let total = 0;
  for (const { months, rollup, isCeiling, target, weight } of rows) {
    const values = months.filter((month) => month !== null);
    const sum = values.reduce((all, each) => all + each, 0);
    const value =
      rollup === 'sum'
        ? sum
        : rollup === 'latest'
          ? (values[values.length - 1] ?? 0)
          : rollup === 'mean'
            ? sum / values.length
            : rollup === 'max'
              ? Math.max(...values)
              : Math.min(...values);
    const reached = isCeiling ? target / value : value / target;
    total += weight * Math.min(1, reached);
  }
  return total;
}
