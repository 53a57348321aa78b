import { describe, expect, it } from 'vitest';
import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import type { RatedCoefficient } from '#src/domain/catalogue/tier.ts';
import { NO_POINTS, type Points } from '#src/domain/quantity/points.ts';
import { wholeUnits, type Quantity } from '#src/domain/quantity/quantity.ts';
import {
  planEffect,
  runningWeights,
  supposedTotal,
  supposeRating,
  supposeValue,
  supposeYear,
} from '#src/domain/year/what-if.ts';
import { reportRowById, yearReport, type ReportRow } from '#src/domain/year/year-report.ts';
import { scenarioAssumptions, SCENARIOS } from '#src/domain/year/scenario.ts';
import { projectedTotal } from '#src/domain/year/projected.ts';
import { sampleYear } from '#src/domain/sample/sample-year.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import { NO_STATEMENTS, supposing } from '#src/domain/statements/year-statements.ts';

const sample = supposing(NO_STATEMENTS, sampleYear(ANNEX_10_2025));
const report = yearReport(ANNEX_10_2025, sample, 12);

function row(id: string, from = report): ReportRow {
  const found = reportRowById(from, id as IndicatorId);
  if (found === null) throw new Error(id);
  return found;
}

describe('what if', () => {
  it('[I3] scores a supposed value by the same rules and says what it does to the total', () => {
    // 14,983 of 15,000 stands: 5 × 14,983 ÷ 15,000 = 4.99; 13,500 would be 5 × 0.9 = 4.50
    expect(row('07').score.score).toBe(499);
    const supposed = supposeValue(report, row('07'), wholeUnits(13_500));
    expect(supposed).toMatchObject({ score: 450, met: false, change: -49 });
    expect(supposed?.total).toBe(report.card.total - 49);
  });

  it('[I3] sets a manual score aside', () => {
    const manual: Said = {
      subject: { kind: 'manual-score', indicator: '07' as IndicatorId },
      content: { score: 300 as Points, reason: '核减' },
      note: '',
    };
    const judged = yearReport(ANNEX_10_2025, supposing(sample, [manual]), 12);
    expect(supposeValue(judged, row('07', judged), wholeUnits(15_000))).toMatchObject({
      score: 500,
      change: 200,
    });
  });

  it('[I3] scores a row that nobody has reported, and none that a person rates', () => {
    const empty = yearReport(ANNEX_10_2025, NO_STATEMENTS, 12);
    expect(supposeValue(empty, row('07', empty), wholeUnits(15_000))?.total).toBe(500);
    expect(supposeValue(report, row('29'), wholeUnits(1))).toBeNull();
  });

  it('[I3] scores a rated row at a supposed coefficient', () => {
    // 4 points × 0.6 = 2.40; rated 0.95 = 3.80
    const supposed = supposeRating(report, row('29'), 600_000 as RatedCoefficient);
    expect(supposed).toMatchObject({ score: 240, change: -140 });
    expect(supposeRating(report, row('07'), 600_000 as RatedCoefficient)).toBeNull();
  });

  it('[I3] adds what is to come to what there is', () => {
    const half = yearReport(ANNEX_10_2025, sample, 2);
    expect(supposedTotal(row('07', half), wholeUnits(1_000))).toBe(wholeUnits(3_145));
    const empty = yearReport(ANNEX_10_2025, NO_STATEMENTS, 2);
    expect(supposedTotal(row('07', empty), 5 as Quantity)).toBe(5);
  });
});

describe('what if of several rows', () => {
  const at = (month: 6 | 11) => yearReport(ANNEX_10_2025, sample, month);

  it('[MO31] adds up what is assumed of several rows, and leaves the others as they stand', () => {
    const june = at(6);
    // Row 18 stands at 6 of 20 万元, 1.80 points; 20 makes all 6. Row 29 is not rated; 0.9 of 4 points are 3.60.
    const supposed = supposeYear(
      june,
      new Map([
        ['18' as IndicatorId, { kind: 'value', value: wholeUnits(20) }],
        ['29' as IndicatorId, { kind: 'coefficient', coefficient: 900_000 as RatedCoefficient }],
      ]),
    );
    expect(supposed.change).toBe(420 + 360);
    expect(supposed.total).toBe(june.card.total + 780);
    expect(
      supposed.rows.filter(({ assumed }) => assumed !== null).map(({ score, met }) => [score, met]),
    ).toEqual([
      [600, true],
      [360, true],
    ]);
    // 60.74 is 中; rows 30 and 32 are still open with 5 points.
    expect(supposed).toMatchObject({ grade: 'fair', open: 500, bestGrade: 'fair' });
  });

  it('[MO31] what is assumed of the wrong kind of row is not assumed', () => {
    const wrong = new Map([
      ['18' as IndicatorId, { kind: 'coefficient', coefficient: 900_000 as RatedCoefficient } as const],
      ['29' as IndicatorId, { kind: 'value', value: wholeUnits(20) } as const],
    ]);
    expect(supposeYear(at(6), wrong).change).toBe(0);
  });

  it('[MO31] nothing more happens: the year ends as it stands', () => {
    const june = at(6);
    const supposed = supposeYear(june, scenarioAssumptions(june, 'stop'));
    expect(supposed).toMatchObject({ total: june.card.total, change: 0, open: 900 });
  });

  it('[MO31] every milestone in time: late ones too, and the rest as it is projected', () => {
    const june = at(6);
    const onTime = supposeYear(june, scenarioAssumptions(june, 'on-time'));
    expect(onTime.total).toBe(projectedTotal(june)?.value);
    const late = yearReport(
      ANNEX_10_2025,
      supposing(sample, [
        {
          subject: { kind: 'profile', indicator: '18' as IndicatorId },
          content: { pacing: { kind: 'milestone', milestones: [{ month: 6, due: wholeUnits(20) }] } },
          note: '',
        },
      ]),
      6,
    );
    // 6 of 20 was done by June, when all was due: projected at that, assumed to be done after all.
    expect(supposeYear(late, scenarioAssumptions(late, 'on-time')).total).toBe(onTime.total);
    expect(projectedTotal(late)?.value).toBe(onTime.total - 420);
  });

  it('[MO31] the last three months go on', () => {
    const said: Said[] = [1, 2, 3, 5].map((month) => ({
      subject: { kind: 'month', indicator: '07' as IndicatorId, month: month as 1 },
      content: { kind: 'number', value: wholeUnits(month * 1_000) },
      note: '',
    }));
    const some = yearReport(ANNEX_10_2025, supposing(NO_STATEMENTS, said), 6);
    // 11,000 from four months; the last three were 10,000, and eight are not reported: 11,000 + 10,000 × 8 ÷ 3.
    expect(scenarioAssumptions(some, 'recent').get('07' as IndicatorId)).toEqual({
      kind: 'value',
      value: wholeUnits(37_667),
    });
    expect(scenarioAssumptions(some, 'recent').size).toBe(1);
  });

  it('[MO31] a mean goes on with its last three months', () => {
    const said: Said[] = [1, 2, 3, 4].map((month) => ({
      subject: { kind: 'month', indicator: '14' as IndicatorId, month: month as 1 },
      content: { kind: 'number', value: wholeUnits(month) },
      note: '',
    }));
    const some = yearReport(ANNEX_10_2025, supposing(NO_STATEMENTS, said), 6);
    // (1 + 2 + 3 + 4 + 6 × 3) ÷ 10
    expect(scenarioAssumptions(some, 'recent').get('14' as IndicatorId)).toEqual({
      kind: 'value',
      value: 28_000,
    });
  });

  it('[MO31] a manual score stands, unless something is assumed of its row', () => {
    const manual: Said = {
      subject: { kind: 'manual-score', indicator: '18' as IndicatorId },
      content: { score: 100 as Points, reason: '核减' },
      note: '',
    };
    const judged = yearReport(ANNEX_10_2025, supposing(sample, [manual]), 6);
    for (const scenario of SCENARIOS)
      expect(scenarioAssumptions(judged, scenario).has('18' as IndicatorId)).toBe(false);
    const assumed = supposeYear(
      judged,
      new Map([['18' as IndicatorId, { kind: 'value', value: wholeUnits(20) }]]),
    );
    expect(assumed.change).toBe(500);
  });

  it('[MO31] in December nothing is left to assume, and of an empty year only the milestones', () => {
    for (const scenario of SCENARIOS) expect(scenarioAssumptions(report, scenario).size).toBe(0);
    const empty = yearReport(ANNEX_10_2025, NO_STATEMENTS, 6);
    expect(scenarioAssumptions(empty, 'recent').size).toBe(0);
    expect(supposeYear(empty, scenarioAssumptions(empty, 'on-time'))).toMatchObject({
      total: 4_800,
      open: 5_200,
    });
  });
});

describe('the effect of a change of the plan', () => {
  it('[L2] names the rows that R2 would move, and both totals, and changes nothing', () => {
    const said: Said[] = [{ subject: { kind: 'settings' }, content: { exceededRule: 'R2' }, note: '' }];
    const effect = planEffect(ANNEX_10_2025, sample, 12, said);
    // #10 worst 1.25 h against ≤ 1: R1 2 ÷ 1.25 = 1.60, R2 2 × (1 − 0.25) = 1.50. No other ceiling is exceeded.
    expect(
      effect.moved.map(({ before, after }) => [before.indicator.id, before.score.score, after.score.score]),
    ).toEqual([['10', 160, 150]]);
    expect(effect.moved.map(({ change }) => change)).toEqual([-10]);
    expect(effect.after.card.total).toBe(effect.before.card.total - 10);
    expect(effect.before.plan.settings.exceededRule).toBe('R1');
  });

  it('[L2] names a row whose light alone changes', () => {
    const said: Said[] = [
      {
        subject: { kind: 'profile', indicator: '05' as IndicatorId },
        content: { pacing: { kind: 'milestone', milestones: [{ month: 2, due: wholeUnits(2) }] } },
        note: '',
      },
    ];
    const { moved } = planEffect(ANNEX_10_2025, sample, 3, said);
    expect(moved.map(({ before, after }) => [before.light, after.light])).toEqual([[null, 'red']]);
  });

  it('[L1] adds the weights up row by row', () => {
    const sums = runningWeights(ANNEX_10_2025.indicators);
    expect(sums[0]).toBe(200);
    expect(sums[sums.length - 1]).toBe(10_000);
    expect(runningWeights([])).toEqual([]);
    expect(NO_POINTS).toBe(0);
  });
});
