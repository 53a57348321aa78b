import { describe, expect, it } from 'vitest';
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
import type { Said } from '#src/domain/statements/statement.ts';
import { NO_STATEMENTS, supposing } from '#src/domain/statements/year-statements.ts';
import { q } from '#test/domain/support/build.ts';
import { WATER, waterYear } from '#test/support/water-plan.ts';

const sample = supposing(NO_STATEMENTS, waterYear());
const report = yearReport(WATER, sample, 12);

function row(id: string, from = report): ReportRow {
  const found = reportRowById(from, id as IndicatorId);
  if (found === null) throw new Error(id);
  return found;
}

describe('what if', () => {
  it('[I3] scores a supposed value by the same rules and says what it does to the total', () => {
    // 17,683 of 18,000 stands: 9 × 17,683 ÷ 18,000 = 8.84; 16,200 would be 9 × 0.9 = 8.10
    expect(row('sum').score.score).toBe(884);
    const supposed = supposeValue(report, row('sum'), wholeUnits(16_200));
    expect(supposed).toMatchObject({ score: 810, met: false, change: -74 });
    expect(supposed?.total).toBe(report.card.total - 74);
  });

  it('[I3] sets a manual score aside', () => {
    const manual: Said = {
      subject: { kind: 'manual-score', indicator: 'sum' as IndicatorId },
      content: { score: 300 as Points, reason: '核减' },
      note: '',
    };
    const judged = yearReport(WATER, supposing(sample, [manual]), 12);
    expect(supposeValue(judged, row('sum', judged), wholeUnits(18_000))).toMatchObject({
      score: 900,
      change: 600,
    });
  });

  it('[I3] scores a row that nobody has reported, and none that a person rates', () => {
    const empty = yearReport(WATER, NO_STATEMENTS, 12);
    expect(supposeValue(empty, row('sum', empty), wholeUnits(18_000))?.total).toBe(900);
    expect(supposeValue(report, row('rated'), wholeUnits(1))).toBeNull();
  });

  it('[I3] scores a rated row at a supposed coefficient', () => {
    // 5 points × 0.6 = 3.00; rated 0.9 = 4.50
    const supposed = supposeRating(report, row('rated'), 600_000 as RatedCoefficient);
    expect(supposed).toMatchObject({ score: 300, change: -150 });
    expect(supposeRating(report, row('sum'), 600_000 as RatedCoefficient)).toBeNull();
  });

  it('[I3] adds what is to come to what there is', () => {
    const half = yearReport(WATER, sample, 2);
    expect(supposedTotal(row('sum', half), wholeUnits(1_000))).toBe(wholeUnits(3_745));
    const empty = yearReport(WATER, NO_STATEMENTS, 2);
    expect(supposedTotal(row('sum', empty), 5 as Quantity)).toBe(5);
  });
});

describe('what if of several rows', () => {
  const at = (month: 6 | 11) => yearReport(WATER, sample, month);

  it('[MO31] adds up what is assumed of several rows, and leaves the others as they stand', () => {
    const june = at(6);
    // `money` stands at 9 of 36.5 万元, 1.97 points; 36.5 makes all 8. `rated` is not rated; 0.9 of 5 points are 4.50.
    const supposed = supposeYear(
      june,
      new Map([
        ['money' as IndicatorId, { kind: 'value', value: q('36.5') }],
        ['rated' as IndicatorId, { kind: 'coefficient', coefficient: 900_000 as RatedCoefficient }],
      ]),
    );
    expect(supposed.change).toBe(603 + 450);
    expect(supposed.total).toBe(june.card.total + 1_053);
    expect(
      supposed.rows.filter(({ assumed }) => assumed !== null).map(({ score, met }) => [score, met]),
    ).toEqual([
      [800, true],
      [450, true],
    ]);
    // 65.18 is 中; two rated rows are still open with 8 points, and the survey with 8: 81.18 is 良.
    expect(supposed).toMatchObject({ total: 6_518, grade: 'fair', open: 1_600, bestGrade: 'good' });
  });

  it('[MO31] what is assumed of the wrong kind of row is not assumed', () => {
    const wrong = new Map([
      ['money' as IndicatorId, { kind: 'coefficient', coefficient: 900_000 as RatedCoefficient } as const],
      ['rated' as IndicatorId, { kind: 'value', value: wholeUnits(20) } as const],
    ]);
    expect(supposeYear(at(6), wrong).change).toBe(0);
  });

  it('[MO31] nothing more happens: the year ends as it stands', () => {
    const june = at(6);
    const supposed = supposeYear(june, scenarioAssumptions(june, 'stop'));
    expect(supposed).toMatchObject({ total: june.card.total, change: 0, open: 2_100 });
  });

  it('[MO31] every milestone in time: late ones too, and the rest as it is projected', () => {
    const june = at(6);
    const onTime = supposeYear(june, scenarioAssumptions(june, 'on-time'));
    expect(onTime.total).toBe(projectedTotal(june)?.value);
    const late = yearReport(
      WATER,
      supposing(sample, [
        {
          subject: { kind: 'profile', indicator: 'money' as IndicatorId },
          content: { pacing: { kind: 'milestone', milestones: [{ month: 6, due: q('36.5') }] } },
          note: '',
        },
      ]),
      6,
    );
    // 9 of 36.5 were done by June, when all was due: projected at that, assumed to be done after all.
    expect(supposeYear(late, scenarioAssumptions(late, 'on-time')).total).toBe(onTime.total);
    expect(projectedTotal(late)?.value).toBe(onTime.total - 603);
  });

  it('[MO31] the last three months go on', () => {
    const said: Said[] = [1, 2, 3, 5].map((month) => ({
      subject: { kind: 'month', indicator: 'sum' as IndicatorId, month: month as 1 },
      content: { kind: 'number', value: wholeUnits(month * 1_000) },
      note: '',
    }));
    const some = yearReport(WATER, supposing(NO_STATEMENTS, said), 6);
    // 11,000 from four months; the last three were 10,000, and eight are not reported: 11,000 + 10,000 × 8 ÷ 3.
    expect(scenarioAssumptions(some, 'recent').get('sum' as IndicatorId)).toEqual({
      kind: 'value',
      value: wholeUnits(37_667),
    });
    expect(scenarioAssumptions(some, 'recent').size).toBe(1);
  });

  it('[MO31] a mean goes on with its last three months', () => {
    const said: Said[] = [1, 2, 3, 4].map((month) => ({
      subject: { kind: 'month', indicator: 'mean-cap' as IndicatorId, month: month as 1 },
      content: { kind: 'number', value: wholeUnits(month) },
      note: '',
    }));
    const some = yearReport(WATER, supposing(NO_STATEMENTS, said), 6);
    // (1 + 2 + 3 + 4 + 6 × 3) ÷ 10
    expect(scenarioAssumptions(some, 'recent').get('mean-cap' as IndicatorId)).toEqual({
      kind: 'value',
      value: 28_000,
    });
  });

  it('[MO31] a manual score stands, unless something is assumed of its row', () => {
    const manual: Said = {
      subject: { kind: 'manual-score', indicator: 'money' as IndicatorId },
      content: { score: 100 as Points, reason: '核减' },
      note: '',
    };
    const judged = yearReport(WATER, supposing(sample, [manual]), 6);
    for (const scenario of SCENARIOS)
      expect(scenarioAssumptions(judged, scenario).has('money' as IndicatorId)).toBe(false);
    const assumed = supposeYear(
      judged,
      new Map([['money' as IndicatorId, { kind: 'value', value: q('36.5') }]]),
    );
    expect(assumed.change).toBe(700);
  });

  it('[MO31] in December nothing is left to assume, and of an empty year only the milestones', () => {
    for (const scenario of SCENARIOS) expect(scenarioAssumptions(report, scenario).size).toBe(0);
    const empty = yearReport(WATER, NO_STATEMENTS, 6);
    expect(scenarioAssumptions(empty, 'recent').size).toBe(0);
    expect(supposeYear(empty, scenarioAssumptions(empty, 'on-time'))).toMatchObject({
      total: 2_550,
      open: 7_450,
    });
  });
});

describe('the effect of a change of the plan', () => {
  it('[L2] names the rows that R2 would move, and both totals, and changes nothing', () => {
    const said: Said[] = [{ subject: { kind: 'settings' }, content: { exceededRule: 'R2' }, note: '' }];
    const effect = planEffect(WATER, sample, 12, said);
    // `ceiling` 3 against ≤ 2: R1 6 × 2 ÷ 3 = 4.00, R2 6 × (1 − 0.5) = 3.00; `worst` 2.5 h against ≤ 2: 4.80 and 4.50. No other is exceeded.
    expect(
      effect.moved.map(({ before, after }) => [before.indicator.id, before.score.score, after.score.score]),
    ).toEqual([
      ['ceiling', 400, 300],
      ['worst', 480, 450],
    ]);
    expect(effect.moved.map(({ change }) => change)).toEqual([-100, -30]);
    expect(effect.after.card.total).toBe(effect.before.card.total - 130);
    expect(effect.before.plan.settings.exceededRule).toBe('R1');
  });

  it('[L2] names a row whose light alone changes', () => {
    const said: Said[] = [
      {
        subject: { kind: 'profile', indicator: 'twice' as IndicatorId },
        content: { pacing: { kind: 'milestone', milestones: [{ month: 2, due: wholeUnits(3) }] } },
        note: '',
      },
    ];
    const { moved } = planEffect(WATER, sample, 3, said);
    expect(moved.map(({ before, after }) => [before.light, after.light])).toEqual([[null, 'red']]);
  });

  it('[L1] adds the weights up row by row', () => {
    const sums = runningWeights(WATER.indicators);
    expect(sums[0]).toBe(400);
    expect(sums[sums.length - 1]).toBe(10_000);
    expect(runningWeights([])).toEqual([]);
    expect(NO_POINTS).toBe(0);
  });
});
