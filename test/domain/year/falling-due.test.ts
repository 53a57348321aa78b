import { describe, expect, it } from 'vitest';
import { YEAR_END, type Month } from '#src/domain/period/month.ts';
import { pointsToText } from '#src/domain/quantity/points.ts';
import { quantityToText } from '#src/domain/quantity/quantity.ts';
import type { IndicatorId, Pacing, QuantitativeIndicator } from '#src/domain/catalogue/indicator.ts';
import { NO_STATEMENTS, supposing } from '#src/domain/statements/year-statements.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import { duePoints } from '#src/domain/year/breakdown.ts';
import { fallingDue, type FallingDue } from '#src/domain/year/falling-due.ts';
import { yearReport } from '#src/domain/year/year-report.ts';
import { pacing, q } from '#test/domain/support/build.ts';
import { EVERY_PLAN } from '#test/support/fixture-plans.ts';
import { says, WATER } from '#test/support/water-plan.ts';

/** `steps` (≥ 6 次, 4.5 points) falls due in March, August and December. */
const PACING: Said = {
  subject: { kind: 'profile', indicator: 'steps' as IndicatorId },
  content: { pacing: pacing('3:1 8:3 12:6') },
  note: '',
};

const reportAt = (month: Month, said: readonly Said[] = []) =>
  yearReport(WATER, supposing(NO_STATEMENTS, [PACING, ...said]), month);

const line = ({ row, month, kind, missing, isDone, points }: FallingDue) =>
  `${month}月 ${row.indicator.seq} ${row.indicator.owner} ${kind} ${missing === null ? '—' : quantityToText(missing)} ${pointsToText(points)}${isDone ? ' 已完成' : ''}`;

const ofRow = (month: Month, months: number, seq: number, said: readonly Said[] = []) =>
  fallingDue(reportAt(month, said), months)
    .dated.filter(({ row }) => row.indicator.seq === seq)
    .map(line);

describe('what falls due in the months to come', () => {
  it('[MO15] a planned month with its owner, what is missing and its points', () => {
    expect(ofRow(6, 3, 3)).toStrictEqual(['8月 3 安全科 milestone 3 1.50']);
    expect(ofRow(6, 3, 3, says('steps: - - 1'))).toStrictEqual(['8月 3 安全科 milestone 2 1.50']);
    expect(ofRow(6, 1, 3)).toStrictEqual([]);
  });

  it('[MO15] what is done already says so and stands after what is not', () => {
    expect(ofRow(6, 6, 3, says('steps: - - 3'))).toStrictEqual([
      '8月 3 安全科 milestone — 1.50 已完成',
      '12月 3 安全科 milestone 3 2.25',
    ]);
    const december = fallingDue(reportAt(11, says('exact: 3')), 3).dated;
    expect(december.at(-1)?.row.indicator.seq).toBe(1);
    expect(december.at(-1)?.isDone).toBe(true);
  });

  it('[MO15] ratings fall due in December until they are given', () => {
    expect(ofRow(11, 3, 16)).toStrictEqual(['12月 16 综合科 rating — 5.00']);
    expect(ofRow(8, 3, 16)).toStrictEqual([]);
  });

  const withThree = (change: Partial<QuantitativeIndicator>) => ({
    ...WATER,
    indicators: WATER.indicators.map((each) =>
      each.id === 'steps' && each.kind === 'quantitative' ? Object.assign({}, each, change) : each,
    ),
  });
  const ofThree = (change: Partial<QuantitativeIndicator>) =>
    fallingDue(yearReport(withThree(change), NO_STATEMENTS, 6), 6).dated.filter(
      ({ row }) => row.indicator.seq === 3,
    );

  it('[MO15] a ceiling has no date though its months are planned, and of a level nothing can be missing', () => {
    const planned = pacing('3:1 8:3 12:6');
    expect(ofThree({ pacing: planned })).toHaveLength(2);
    expect(ofThree({ pacing: planned, goal: { operator: '≤', target: q('6') } })).toStrictEqual([]);
    const level = ofThree({ rollup: 'latest', pacing: { kind: 'year-end' } });
    expect(level.map(line)).toStrictEqual(['12月 3 安全科 year-end — 4.50']);
  });

  it('[MO15] a row that is met falls due bit by bit no more', () => {
    const { gradual } = fallingDue(reportAt(6, says('sum: 18000')), 3);
    expect(gradual.rows.map(({ indicator }) => indicator.seq)).toStrictEqual([6, 8]);
  });

  it('[MO15] a target that is judged at the year’s end, and a strict one', () => {
    const plan = withThree({
      goal: { operator: '>', target: q('6') },
      pacing: { kind: 'year-end' } satisfies Pacing,
    });
    const report = yearReport(plan, supposing(NO_STATEMENTS, says('steps: 6')), 10);
    const due = fallingDue(report, 3).dated.filter(({ row }) => row.indicator.seq === 3);
    expect(due.map(line)).toStrictEqual(['12月 3 安全科 year-end 1 4.50']);
  });

  it('[MO15] rows that fall due every month have no date, ceilings and levels neither; after December nothing', () => {
    const coming = fallingDue(reportAt(6), 3);
    expect(coming.gradual.rows.map(({ indicator }) => indicator.seq)).toStrictEqual([6, 7, 8]);
    // 15 points, a quarter of the year
    expect(pointsToText(coming.gradual.points)).toBe('3.75');
    expect(coming.dated.some(({ row }) => [4, 9, 10, 11, 12, 13, 15, 18].includes(row.indicator.seq))).toBe(
      false,
    );
    expect(fallingDue(reportAt(YEAR_END), 3)).toStrictEqual({ dated: [], gradual: { rows: [], points: 0 } });
  });

  it.each(EVERY_PLAN)('[MO15] no point falls due twice, or beside the course: $name', ({ plan }) => {
    const report = yearReport(plan, NO_STATEMENTS, 5);
    const { dated, gradual } = fallingDue(report, 7);
    const sum = dated.reduce((all, { points }) => all + points, 0) + gradual.points;
    expect(sum).toBe(duePoints(report, YEAR_END) - duePoints(report, 5));
  });
});
