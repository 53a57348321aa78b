import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Points } from '#src/domain/quantity/points.ts';
import { fewestRows, type RowGain } from '#src/domain/year/fewest-rows.ts';
import { SCENARIOS, scenarioAssumptions } from '#src/domain/year/scenario.ts';
import { supposeYear } from '#src/domain/year/what-if.ts';
import { yearReport, type YearReport } from '#src/domain/year/year-report.ts';
import { NO_STATEMENTS, supposing } from '#src/domain/statements/year-statements.ts';
import { reportAt, rowOf } from '#test/domain/year/sample.ts';
import { EVERY_PLAN } from '#test/support/fixture-plans.ts';

const NINETY = 9_000 as Points;
const asItStands = (report: YearReport) => supposeYear(report, new Map());
const seqs = (rows: readonly RowGain[]) => rows.map(({ row }) => row.indicator.seq);

/** The best choice by looking at every one of them: as few as suffice, and of those the least. */
function bySearch(gains: readonly number[], missing: number): { count: number; sum: number } | null {
  let best: { count: number; sum: number } | null = null;
  for (let set = 0; set < 2 ** gains.length; set += 1) {
    const chosen = gains.filter((_, index) => ((set >> index) & 1) === 1);
    const sum = chosen.reduce((all, each) => all + each, 0);
    if (sum < missing) continue;
    const isBetter =
      best === null || chosen.length < best.count || (chosen.length === best.count && sum < best.sum);
    if (isBetter) best = { count: chosen.length, sum };
  }
  return best;
}

/** A year of rows with these scores missing, and nothing else about them: what a plan of such weights would be in January. */
function yearOf(weights: readonly number[]): YearReport {
  const [first] = EVERY_PLAN;
  const model = first?.plan.indicators[6];
  if (first === undefined || model === undefined) throw new Error('no plan');
  const indicators = weights.map((weight, index) =>
    Object.assign({}, model, { id: `r${index}`, seq: index + 1, weight }),
  );
  return yearReport({ ...first.plan, indicators }, NO_STATEMENTS, 6);
}

describe('the fewest rows that reach the best grade', () => {
  it('[MO32] names them for November, and that others would do', () => {
    const report = reportAt(11);
    // 78.88 stands, 11.12 are missing: 29 (4) and three of 3 points are 13, and 1.2 of row 23 is the least that suffices for the fourth.
    const found = fewestRows(report, asItStands(report), NINETY);
    expect(found).toMatchObject({ kind: 'rows', total: 9_008, hasOthers: true });
    expect(found.kind === 'rows' && seqs(found.rows)).toEqual([23, 25, 29, 32]);
  });

  it('[MO32] is as good as a search through every choice', () => {
    const weight = fc.oneof(fc.integer({ min: 1, max: 900 }), fc.constantFrom(50, 100, 200));
    fc.assert(
      fc.property(
        fc.array(weight, { minLength: 1, maxLength: 11 }),
        fc.double({ min: 0.01, max: 1.1 }),
        (weights, share) => {
          const report = yearOf(weights);
          const missing = Math.max(1, Math.round(weights.reduce((all, each) => all + each, 0) * share));
          const found = fewestRows(report, asItStands(report), missing as Points);
          const best = bySearch(weights, missing);
          const sum = found.kind === 'rows' ? found.rows.reduce((all, { gain }) => all + gain, 0) : null;
          expect(found.kind).toBe(best === null ? 'out-of-reach' : 'rows');
          expect(sum).toBe(best?.sum ?? null);
          expect(found.kind === 'rows' ? found.rows.length : null).toBe(best?.count ?? null);
        },
      ),
    );
  });

  it('[MO32] takes equal rows in the order of the plan, and says whether another choice would do', () => {
    const even = yearOf([100, 100, 100]);
    const one = fewestRows(even, asItStands(even), 100 as Points);
    expect(one).toMatchObject({ kind: 'rows', hasOthers: true, total: 100 });
    expect(one.kind === 'rows' && seqs(one.rows)).toEqual([1]);
    expect(fewestRows(even, asItStands(even), 300 as Points)).toMatchObject({
      kind: 'rows',
      hasOthers: false,
    });
    const uneven = yearOf([300, 100, 199]);
    expect(fewestRows(uneven, asItStands(uneven), 450 as Points)).toMatchObject({ hasOthers: false });
  });

  it('[MO32] never names a row that no month can bring back, that a person has judged, or that is full', () => {
    const report = reportAt(11);
    const all = fewestRows(report, asItStands(report), 9_930 as Points);
    // Row 10 was over its ceiling in June: 99.60 is the most.
    expect(all.kind).toBe('rows');
    expect(all.kind === 'rows' && seqs(all.rows)).not.toContain(10);
    expect(fewestRows(report, asItStands(report), 9_970 as Points)).toEqual({
      kind: 'out-of-reach',
      best: 9_960,
      missing: 10,
    });
    const judged = yearReport(
      report.plan,
      supposing(NO_STATEMENTS, [
        {
          subject: { kind: 'manual-score', indicator: rowOf(report, 25).indicator.id },
          content: { score: 0 as Points, reason: '核减' },
          note: '',
        },
      ]),
      6,
    );
    expect(fewestRows(judged, asItStands(judged), 9_700 as Points).kind).toBe('rows');
    expect(fewestRows(judged, asItStands(judged), 9_701 as Points).kind).toBe('out-of-reach');
  });

  it('[MO32] has nothing to name where the grade is reached, or where December is over', () => {
    const report = reportAt(12);
    expect(fewestRows(report, asItStands(report), NINETY)).toEqual({ kind: 'there' });
    expect(fewestRows(report, asItStands(report), 9_200 as Points)).toMatchObject({
      kind: 'out-of-reach',
      best: 9_158,
    });
  });

  it.each(EVERY_PLAN)(
    '[MO32] $name: what it names reaches the threshold, and one row fewer does not',
    ({ plan, said }) => {
      for (const year of [NO_STATEMENTS, supposing(NO_STATEMENTS, said)])
        for (const month of [1, 6, 11, 12] as const)
          for (const scenario of SCENARIOS) {
            const report = yearReport(plan, year, month);
            const supposed = supposeYear(report, scenarioAssumptions(report, scenario));
            const [threshold] = plan.settings.gradeThresholds;
            const found = fewestRows(report, supposed, threshold);
            const isReached = supposed.graded >= threshold;
            expect(found.kind === 'there').toBe(isReached);
            const rows = found.kind === 'rows' ? found.rows : [];
            const least = rows.reduce((lowest, { gain }) => Math.min(lowest, gain), Number.MAX_SAFE_INTEGER);
            const total = found.kind === 'rows' ? found.total : threshold;
            expect(total).toBeGreaterThanOrEqual(threshold);
            expect(rows.length === 0 || total - least < threshold).toBe(true);
          }
    },
  );
});
