import { describe, expect, it } from 'vitest';
import { MONTHS, type Month } from '#src/domain/period/month.ts';
import { pointsToText, sumPoints } from '#src/domain/quantity/points.ts';
import { NO_STATEMENTS, supposing } from '#src/domain/statements/year-statements.ts';
import type { AdjustmentId, Said } from '#src/domain/statements/statement.ts';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import { turnsBetween, type RowTurn, type Turns } from '#src/domain/year/month-turns.ts';
import { yearReport } from '#src/domain/year/year-report.ts';
import { points, q } from '#test/domain/support/build.ts';
import { reportAt } from '#test/domain/year/filled.ts';
import { EVERY_PLAN } from '#test/support/fixture-plans.ts';
import { says, WATER } from '#test/support/water-plan.ts';

const between = (from: Month, to: Month, said: readonly Said[] | null = null): Turns =>
  turnsBetween(reportAt(to, said), reportAt(from, said));

const said = ({ row, turn, points: change }: RowTurn) =>
  `${row.indicator.seq} ${turn} ${pointsToText(change)}`;

describe('what changed from one month to another', () => {
  it('[MO14] a row turns for the worse or the better, and by how much', () => {
    // Due of row 7 by January 1,500, by February 3,000: 1,500 is on pace, 1,510 of 3,000 is 严重滞后. 9 × 1,510/18,000 = 0.755.
    const worse = between(1, 2, says('sum: 1500 10'));
    expect(worse.turned.map(said)).toStrictEqual(['7 worse 0.01']);
    const better = between(1, 2, says('sum: 100 2900'));
    expect(better.turned.map(said)).toStrictEqual(['7 better 1.45']);
    expect(better.turned[0]?.amount).toBe(q('2900'));
  });

  it('[MO14] through a year: what was behind catches up, a ceiling breaks, a milestone is met, a survey comes', () => {
    // 2 hours at most, and 2.5 in June: 6 × 2/2.5 = 4.80.
    expect(between(5, 6).turned.map(said)).toStrictEqual(['10 worse -1.20']);
    // 7 of the 10 due by March are under 80 %, 12 of 13.33 by April are not: 3 × 12/40 − 3 × 7/40 = 0.90 − 0.53.
    expect(between(3, 4).turned.map(said)).toStrictEqual(['6 better 0.37']);
    // The third of three stations; 91 of 92 %.
    expect(between(8, 9).turned.map(said)).toStrictEqual(['1 better 1.33']);
    expect(between(9, 10).turned.map(said)).toStrictEqual(['18 known 7.91']);
  });

  it('[MO14] the words of the year’s end alone turn no row', () => {
    // 严重滞后 in November is 部分完成 in December, with the same number.
    const turns = between(11, 12, says('sum: 1 1'));
    expect(turns.now.rows[6]?.state.kind).toBe('partly');
    expect(turns.before.rows[6]?.state.kind).toBe('far-behind');
    expect(turns.turned).toStrictEqual([]);
  });

  it('[MO14] a row that December brings to its target turns, and so does what is said within December', () => {
    expect(between(11, 12, says('sum: 1 - - - - - - - - - - 18000')).turned.map(said)).toStrictEqual([
      '7 better 9.00',
    ]);
    const more = turnsBetween(reportAt(12, says('sum: 100')), reportAt(12, says('sum: 0')));
    // 9 × 100 ÷ 18,000
    expect(more.turned.map(said)).toStrictEqual(['7 better 0.05']);
  });

  it('[MO14] a score that was set by hand is what changed', () => {
    const manual = {
      subject: { kind: 'manual-score', indicator: 'sum' },
      content: { score: points('1'), reason: '核定' },
      note: '',
    } as Said;
    const turns = turnsBetween(reportAt(3, [...says('sum: 1'), manual]), reportAt(3, says('sum: 1')));
    expect(
      turns.moved.map(({ row, points: change }) => [row.indicator.seq, pointsToText(change)]),
    ).toStrictEqual([[7, '1.00']]);
  });

  it('[MO14] a first figure is no turn for the better, a figure that went leaves a row waiting', () => {
    const now = reportAt(3, says('sum: 1 1 1'));
    const empty = reportAt(3, []);
    expect(turnsBetween(now, empty).turned.map(said)).toStrictEqual(['7 known 0.00']);
    expect(turnsBetween(empty, now).turned.map(said)).toStrictEqual(['7 waiting 0.00']);
  });

  it('[MO14] rows that an adjustment adds or stops are named', () => {
    const year = supposing(NO_STATEMENTS, [
      {
        subject: { kind: 'adjustment', adjustment: 'a' as AdjustmentId },
        content: {
          from: 7,
          date: '2026-07-01',
          number: '',
          reason: '项目调整',
          weights: [],
          stopped: ['ceiling' as IndicatorId],
          added: [
            {
              id: 'r-1' as IndicatorId,
              name: '新增平台',
              class: '数量',
              owner: '综合科',
              core: false,
              weight: points('2'),
              kind: 'qualitative',
              target: '长期',
            },
          ],
        },
        note: '',
      },
    ]);
    const at = (month: Month) => yearReport(WATER, year, month);
    const turns = turnsBetween(at(7), at(6));
    expect(turns.stopped.map(({ indicator }) => indicator.id)).toStrictEqual(['ceiling']);
    expect(turns.turned.map(({ row, turn }) => `${row.indicator.id} ${turn}`)).toStrictEqual(['r-1 added']);
  });

  it.each(EVERY_PLAN)('[MO14] the points of the rows add up to the change of the total: $name', (each) => {
    const year = supposing(NO_STATEMENTS, each.said);
    for (const month of MONTHS) {
      const next = MONTHS[month];
      if (next === undefined) continue;
      const turns = turnsBetween(yearReport(each.plan, year, next), yearReport(each.plan, year, month));
      expect(sumPoints(turns.rows.map((row) => row.points))).toBe(turns.points);
    }
  });
});
