import { describe, expect, it } from 'vitest';
import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import { MONTHS, type Month } from '#src/domain/period/month.ts';
import { pointsToText, sumPoints } from '#src/domain/quantity/points.ts';
import { NO_STATEMENTS, supposing } from '#src/domain/statements/year-statements.ts';
import type { AdjustmentId, Said } from '#src/domain/statements/statement.ts';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import { turnsBetween, type RowTurn, type Turns } from '#src/domain/year/month-turns.ts';
import { yearReport } from '#src/domain/year/year-report.ts';
import { points, q } from '#test/domain/support/build.ts';
import { reportAt, says } from '#test/domain/year/sample.ts';
import { EVERY_PLAN } from '#test/support/fixture-plans.ts';

const between = (from: Month, to: Month, said: readonly Said[] | null = null): Turns =>
  turnsBetween(reportAt(to, said), reportAt(from, said));

const said = ({ row, turn, points: change }: RowTurn) =>
  `${row.indicator.seq} ${turn} ${pointsToText(change)}`;

describe('what changed from one month to another', () => {
  it('[MO14] a row turns for the worse or the better, and by how much', () => {
    // Due of row 7 by January 1,250, by February 2,500: 1,250 is on pace, 1,260 of 2,500 is 严重滞后.
    const worse = between(1, 2, says('7: 1250 10'));
    expect(worse.turned.map(said)).toStrictEqual(['7 worse 0.00']);
    const better = between(1, 2, says('7: 100 2400'));
    expect(better.turned.map(said)).toStrictEqual(['7 better 0.80']);
    expect(better.turned[0]?.amount).toBe(q('2400'));
  });

  it('[MO14] the sample year in June: a ceiling breaks, a survey comes, milestones are met', () => {
    const turns = between(5, 6);
    // Row 6: 3 of 4.17 due by May are under 80 %, 4 of 5 by June are not.
    expect(turns.turned.map(said)).toStrictEqual([
      '10 worse -0.40',
      '31 known 4.00',
      '1 better 1.00',
      '6 better 0.20',
    ]);
  });

  it('[MO14] the words of the year’s end alone turn no row', () => {
    // 严重滞后 in November is 部分完成 in December, with the same number.
    const turns = between(11, 12, says('7: 1 1'));
    expect(turns.now.rows[6]?.state.kind).toBe('partly');
    expect(turns.before.rows[6]?.state.kind).toBe('far-behind');
    expect(turns.turned).toStrictEqual([]);
  });

  it('[MO14] a row that December brings to its target turns, and so does what is said within December', () => {
    expect(between(11, 12, says('7: 1 - - - - - - - - - - 15000')).turned.map(said)).toStrictEqual([
      '7 better 5.00',
    ]);
    const more = turnsBetween(reportAt(12, says('7: 100')), reportAt(12, says('7: 0')));
    // 5 × 100 ÷ 15,000
    expect(more.turned.map(said)).toStrictEqual(['7 better 0.03']);
  });

  it('[MO14] a score that was set by hand is what changed', () => {
    const manual = {
      subject: { kind: 'manual-score', indicator: '07' },
      content: { score: points('1'), reason: '核定' },
      note: '',
    } as Said;
    const turns = turnsBetween(reportAt(3, [...says('7: 1'), manual]), reportAt(3, says('7: 1')));
    expect(
      turns.moved.map(({ row, points: change }) => [row.indicator.seq, pointsToText(change)]),
    ).toStrictEqual([[7, '1.00']]);
  });

  it('[MO14] a first figure is no turn for the better, a figure that went leaves a row waiting', () => {
    const now = reportAt(3, says('7: 1 1 1'));
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
          date: '2025-07-01',
          number: '',
          reason: '项目调整',
          weights: [],
          stopped: ['09' as IndicatorId],
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
    const at = (month: Month) => yearReport(ANNEX_10_2025, year, month);
    const turns = turnsBetween(at(7), at(6));
    expect(turns.stopped.map(({ indicator }) => indicator.id)).toStrictEqual(['09']);
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
