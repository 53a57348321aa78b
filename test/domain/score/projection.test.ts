import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { MONTHS, type Month } from '#src/domain/period/month.ts';
import type { Points } from '#src/domain/quantity/points.ts';
import { projectedTotal } from '#src/domain/year/projected.ts';
import { yearReport } from '#src/domain/year/year-report.ts';
import { projectRow } from '#src/domain/score/forecast.ts';
import type { ProjectedPart, ProjectedTotal } from '#src/domain/score/projection.ts';
import { spreadOf } from '#src/domain/score/spread.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import { NO_STATEMENTS, supposing } from '#src/domain/statements/year-statements.ts';
import { rowOf, reportAt } from '#test/domain/year/filled.ts';
import { anyYear } from '#test/domain/support/any-year.ts';
import { anyMonth, q } from '#test/domain/support/build.ts';
import { ownPlan, type OwnRow } from '#test/export/support/card.ts';
import { says, WATER } from '#test/support/water-plan.ts';

const COUNTING: Plan = {
  ...WATER,
  settings: { ...WATER.settings, countsRated: true },
};

function projected(rows: readonly OwnRow[], month: Month, more: readonly Said[] = []): ProjectedTotal {
  const { plan, said } = ownPlan(rows);
  const total = projectedTotal(yearReport(plan, supposing(NO_STATEMENTS, [...said, ...more]), month));
  if (total === null) throw new Error('nothing is projected');
  return total;
}

const idsOf = (total: ProjectedTotal | null, part: ProjectedPart) =>
  total?.rows.filter((row) => row.part === part).map(({ indicator }) => indicator.id);

const expected = (id: string, value: string): Said =>
  ({ subject: { kind: 'expected', indicator: id }, content: { value: q(value) }, note: '' }) as Said;

describe('the projected total', () => {
  it('[F7] is four parts that add up, for any year and cut-off', () => {
    fc.assert(
      fc.property(anyYear(COUNTING), anyMonth, fc.constantFrom(WATER, COUNTING), (said, month, plan) => {
        const report = yearReport(plan, supposing(NO_STATEMENTS, said), month);
        const [total, card] = [projectedTotal(report), report.card];
        expect(total === null).toBe(card.coveredWeight === 0);
        if (total === null) return;
        const { earned, paced, onTime, rated, value, low, high } = total;
        expect(earned).toBe(card.total);
        expect(earned + paced.value + onTime + (rated?.value ?? 0)).toBe(value);
        expect(low).toBeLessThanOrEqual(value);
        expect(value).toBeLessThanOrEqual(high);
        expect(paced.low).toBeLessThanOrEqual(paced.value);
        expect(paced.value).toBeLessThanOrEqual(paced.high);
        expect(high + total.open).toBeLessThanOrEqual(card.weight);
        for (const each of [value, low, high]) expect(Number.isSafeInteger(each)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('[F7] names the rows of each part, and counts what is still to fall due not at all at the low end', () => {
    const rows: readonly OwnRow[] = [
      { weight: '10', goal: '≥ 12', months: '1 1 1 1 1 1' },
      { weight: '20', goal: '≥ 2', pacing: '6:1 12:2', months: '0 0 1' },
      { weight: '30', goal: '≥ 1', pacing: '12:1' },
      { weight: '40', goal: '≥ 4', rollup: 'latest', pacing: 'level' },
    ];
    const total = projected(rows, 6);
    expect(idsOf(total, 'paced')).toEqual(['01']);
    expect(idsOf(total, 'on-time')).toEqual(['02', '03']);
    expect(idsOf(total, 'unknown')).toEqual(['04']);
    expect(total).toMatchObject({ earned: 1_500, onTime: 4_000, open: 4_000, value: 6_000, high: 6_000 });
    expect(total.low).toBe(total.earned + total.paced.low);
    expect(total.low).toBeLessThanOrEqual(2_000);
    expect(total.rows.filter(({ isByPerson }) => isByPerson)).toEqual([]);
  });

  it('[F7] an overdue milestone counts what is still due, and at the high end what may be made good', () => {
    const total = projected([{ weight: '20', goal: '≥ 2', pacing: '6:1 12:2', months: '- - - - - -' }], 6);
    expect(total).toMatchObject({ earned: 0, onTime: 1_000, low: 0, value: 1_000, high: 2_000 });
  });

  it('[F7] what a person expects stands in the second part, is named, and may lower it', () => {
    const rows: readonly OwnRow[] = [
      { weight: '10', goal: '≤ 4', pacing: 'level', months: '1 1 1 1' },
      { weight: '10', goal: '≥ 1', pacing: '12:1' },
    ];
    const total = projected(rows, 4, [expected('01', '8'), expected('02', '0.5')]);
    expect(total).toMatchObject({ earned: 1_000, onTime: 0, value: 1_000, low: 1_000, high: 1_000 });
    expect(total.rows.map(({ part, points, isByPerson }) => [part, points, isByPerson])).toEqual([
      ['paced', -500, true],
      ['paced', 500, true],
    ]);
  });

  it('[F6] takes manual scores and ratings as they stand', () => {
    const manual: Said = {
      subject: { kind: 'manual-score', indicator: '01' },
      content: { score: 150, reason: '复核' },
      note: '',
    } as Said;
    const total = projected([{ weight: '10', goal: '≥ 12', months: '1 1 1' }], 3, [manual]);
    expect(total).toMatchObject({ earned: 150, low: 150, value: 150, high: 150, rows: [] });
    const rating: Said = {
      subject: { kind: 'rating', indicator: 'rated', month: 5 },
      content: { tier: 'met', coefficient: 950_000, evidence: '评审' },
      note: '',
    } as Said;
    expect(idsOf(projectedTotal(reportAt(6, [rating])), 'rated')).toEqual(['rated-too', 'parts']);
    expect(projectedTotal(reportAt(6, [rating]))?.earned).toBe(475);
  });

  it('[F8] a level that is met may break, and 无发生 under a ceiling no less; one that nobody expects to break does not narrow the top', () => {
    const [kept, quiet] = [
      projected([{ weight: '10', goal: '≤ 1', rollup: 'max', pacing: 'level', months: '1 1 1' }], 3),
      projected([{ weight: '10', goal: '≤ 1', rollup: 'max', pacing: 'level', months: '- - -' }], 3),
    ];
    for (const total of [kept, quiet]) {
      expect(total).toMatchObject({ value: 1_000, high: 1_000 });
      expect(total.low).toBeLessThan(1_000);
      expect(total.low).toBeGreaterThanOrEqual(500);
    }
  });

  it('[F8] fewer months and lumpier ones make it wider', () => {
    const width = (months: string, month: Month) => {
      const { paced } = projected([{ weight: '50', goal: '≥ 24', decimals: 2, months }], month);
      return paced.high - paced.low;
    };
    expect(width('1.5', 1)).toBeGreaterThan(width('1.5 1.5 1.5', 3));
    expect(width('1.5 1.5 1.5', 3)).toBeGreaterThan(width('1.5 1.5 1.5 1.5 1.5 1.5', 6));
    expect(width('0 0 4.5 0 0 4.5', 6)).toBeGreaterThan(width('1.5 1.5 1.5 1.5 1.5 1.5', 6));
  });

  // Row 01 is carried on from its months; of row 03 a person expects less than it has.
  it.each([
    ['mean', '0 0 4.5 0 0 4.5', 'low'],
    ['best outcome', '2 1.9 2 2 1.8 2', 'high'],
  ])(
    '[F8] the %s of what is carried on bounds the band, with what a person expects as it is',
    (_, months, end) => {
      const { plan, said } = ownPlan([
        { weight: '30', goal: '≥ 24', decimals: 2, months },
        { weight: '10', goal: '≤ 1', rollup: 'max', pacing: 'level', months: '1 1 1 1 1 1' },
        { weight: '10', goal: '≤ 4', pacing: 'level', months: '1 1 1 1' },
      ]);
      const report = yearReport(plan, supposing(NO_STATEMENTS, [...said, expected('03', '8')]), 6);
      const paced = projectedTotal(report)?.paced;
      const rows = report.rows.map(({ score: row, forecast, series }) => {
        const now = row.score ?? 0;
        const value = projectRow({ row, forecast }, plan.settings)?.value ?? (0 as Points);
        if (row.indicator.kind !== 'quantitative' || row.goal === null) throw new Error('it is measured');
        const ground = {
          indicator: row.indicator,
          goal: row.goal,
          series,
          month: 6,
          reckoning: plan.settings,
        } as const;
        const known = { mean: value, variance: 0, upside: 0, worst: value, best: value };
        const { mean, worst, best, variance, upside } =
          row.indicator.id === '03' ? known : spreadOf(ground, value);
        return {
          value: value - now,
          mean: mean - now,
          worst: worst - now,
          best: best - now,
          variance,
          upside,
        };
      });
      const sum = (of: 'value' | 'mean' | 'worst' | 'best' | 'variance' | 'upside') =>
        rows.reduce((all, each) => all + each[of], 0);
      const low = sum('mean') - 1.96 * Math.sqrt(sum('variance'));
      const high = sum('value') + 1.96 * Math.sqrt(sum('upside'));
      expect({ low: low > sum('worst'), high: high > sum('best') }).toMatchObject({ [end]: true });
      expect(paced).toEqual({
        value: sum('value'),
        low: Math.round(Math.max(sum('worst'), low)),
        high: Math.round(Math.min(sum('best'), high)),
      });
    },
  );

  it('[F9] an empty year has no projection, at any cut-off', () => {
    for (const month of MONTHS) expect(projectedTotal(reportAt(month, []))).toBeNull();
    expect(projectedTotal(reportAt(6, [expected('sum', '15000')]))).toBeNull();
  });

  it('[F9] rated rows are counted only where the plan says so, from 0.80 of their weight to all of it', () => {
    const year = supposing(NO_STATEMENTS, says('sum: 1300 1300'));
    const [without, counting] = [WATER, COUNTING].map((plan) => projectedTotal(yearReport(plan, year, 2)));
    expect(without?.rated).toBeNull();
    expect(counting?.rated).toEqual({ value: 1_040, low: 1_040, high: 1_300 });
    expect((without?.open ?? 0) - (counting?.open ?? 0)).toBe(1_300);
    expect((counting?.value ?? 0) - (without?.value ?? 0)).toBe(1_040);
  });

  it('[F9] in December the total is the score', () => {
    const [total, card] = [projectedTotal(reportAt(12)), reportAt(12).card];
    expect(total).toMatchObject({ value: card.total, low: card.total, high: card.total, open: 0, rows: [] });
    expect(rowOf(reportAt(12), 'sum').forecast?.basis).toBe('complete');
    // Nor is a rated row counted then that nobody has rated.
    const late = projectedTotal(yearReport(COUNTING, supposing(NO_STATEMENTS, says('sum: 1300 1300')), 12));
    expect(late).toMatchObject({ rated: null, value: late?.earned, high: late?.earned });
  });
});
