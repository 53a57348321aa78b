import { describe, expect, it } from 'vitest';
import { WATER, says } from '#test/support/water-plan.ts';
import type { Month } from '#src/domain/period/month.ts';
import { monthReports, scoreCourse } from '#src/domain/year/breakdown.ts';
import { matrixSentence, monthMatrix, type MatrixRow } from '#src/domain/words/month-matrix.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import { NO_STATEMENTS, supposing } from '#src/domain/statements/year-statements.ts';
import { reportAt, FILLED } from '#test/domain/year/filled.ts';

const matrixOf = (said: readonly Said[] | null, cutOff: Month) => {
  const year = said === null ? FILLED : supposing(NO_STATEMENTS, said);
  return monthMatrix(monthReports(WATER, year), year, cutOff);
};

const kinds = (row: MatrixRow | undefined) => row?.cells.map(({ state }) => state?.kind ?? null) ?? [];

describe('months × indicators', () => {
  const ADJUSTED = {
    subject: { kind: 'adjustment', adjustment: 'a-1' },
    content: {
      from: 8,
      date: '2026-07-28',
      number: '',
      reason: '停办',
      weights: [],
      stopped: ['sum'],
      added: [{ ...WATER.indicators[7], id: 'r-1', name: '新增公报' }],
    },
    note: '',
  } as unknown as Said;

  it('[O8][PL24] the months of a row stay its own when another one was stopped or added during the year', () => {
    const said = [...says('count: 0 0 0 0 0 0 0 0'), ...says('ceiling: 0 0 5 0 0 0 0 0')];
    const before = matrixOf(said, 7);
    const matrix = matrixOf([...said, ADJUSTED, ...says('r-1: _ _ _ _ _ _ _ 48')], 8);
    const rowOf = (rows: readonly MatrixRow[], id: string) => rows.find(({ row }) => row.indicator.id === id);
    for (const id of ['count', 'ceiling', 'latest'])
      expect(kinds(rowOf(matrix, id)).slice(0, 7)).toEqual(kinds(rowOf(before, id)).slice(0, 7));
    const added = rowOf(matrix, 'r-1');
    expect(kinds(added)).toEqual([...Array<null>(7).fill(null), 'met', ...Array<null>(4).fill(null)]);
    expect(added?.cells[6]).toMatchObject({ text: '7月：还没有这一项', isMissing: false });
    expect(matrixSentence(matrix, 8)).toContain(`共 ${18 * 8 + 1} 格：`);
  });

  it('[O8] each month is judged at its own cut-off, and months after the cut-off are blank', () => {
    // due by month: 1500 3000 4500 6000; to date 720 1920 5400 7320: 48 %, 64 %, 120 %, 122 %
    const row = matrixOf(says('sum: 720 1200 3480 1920'), 4)[6];
    expect(kinds(row)).toEqual([
      'far-behind',
      'slightly-behind',
      'on-pace',
      'on-pace',
      ...Array<null>(8).fill(null),
    ]);
  });

  it('[O8] a month nobody reported is marked as such, beside the word of the year up to it', () => {
    const row = matrixOf(says('sum: 1500 _ 1500'), 3)[6];
    // 1500 of 1500, 1500 of 3000, 3000 of 4500
    expect(kinds(row).slice(0, 3)).toEqual(['on-pace', 'far-behind', 'slightly-behind']);
    expect(row?.cells.map(({ isMissing }) => isMissing).slice(0, 4)).toEqual([false, true, false, false]);
    expect(row?.cells[1]?.text).toContain('本月未填报');
  });

  it('[O8] a row that was rated misses no month', () => {
    const rating = {
      subject: { kind: 'rating', indicator: 'rated', month: 6 },
      content: { tier: 'met', coefficient: 900_000, evidence: '验收' },
      note: '',
    } as unknown as Said;
    const row = matrixOf([rating], 12)[15];
    expect(row?.row.rating).not.toBeNull();
    expect(row?.cells[11]?.isMissing).toBe(false);
  });

  it('[O8] met before anything is due is met; not met and nothing due is not due', () => {
    expect(kinds(matrixOf(says('money: 18.5 18 -'), 3)[13]).slice(0, 3)).toEqual(['not-due', 'met', 'met']);
  });

  it('[O8] rated rows are missing in December only, and show their tier from the month of the rating', () => {
    expect(matrixOf([], 12)[15]?.cells[10]).toMatchObject({ state: { kind: 'unrated' }, isMissing: false });
    expect(matrixOf([], 12)[15]?.cells[11]).toMatchObject({ state: { kind: 'unrated' }, isMissing: true });
    expect(matrixOf(null, 12)[15]?.cells[11]?.state?.kind).toBe('met');
    expect(matrixOf(null, 12)[18]?.cells[11]?.state?.kind).toBe('partly');
  });

  it.each<[number, Month, string]>([
    [7, 3, '3月：本月 1,622 份，累计 4,367 份，时序应完成 4,500 份，进度正常'],
    [9, 6, '6月：本月 1 起，已用 2 起，在范围内'],
    [10, 2, '2月：本月无发生，最高 1.5 小时，在范围内'],
    [1, 2, '2月：本月无发生，累计 0 座，未到期，12 月到期'],
    [16, 12, '12月：达成年度指标，系数 0.90，已达成'],
    [16, 5, '5月：待评定'],
  ])('[O8] the cell of row %i in month %i in words', (seq, month, text) => {
    expect(matrixOf(null, 12)[seq - 1]?.cells[month - 1]?.text).toBe(text);
  });

  it('[O8] the sentence counts every cell up to the cut-off once', () => {
    const sentence = matrixSentence(matrixOf(null, 11), 11);
    expect(sentence).toMatch(/^截至 11 月共 209 格：/);
    const counts = [...sentence.matchAll(/[\u4e00-\u9fff] (\d+)(?=[，。；])/g)].map(([, count]) =>
      Number(count),
    );
    expect(counts.reduce((sum, each) => sum + each, 0)).toBe(209);
  });
});

describe('the course of the score', () => {
  it('[O14] months before the first report have no score, not 0', () => {
    const year = supposing(NO_STATEMENTS, says('sum: _ _ 4500'));
    const course = scoreCourse(monthReports(WATER, year), 4);
    expect(course.map(({ score }) => score).slice(0, 5)).toEqual([null, null, 225, 225, null]); // 9 × 4500 ÷ 18000
  });

  it('[O4] has the score of each month up to the cut-off, and what was due in all twelve', () => {
    const course = scoreCourse(monthReports(WATER, FILLED), 6);
    expect(course.map(({ score }) => score)).toEqual([
      ...([1, 2, 3, 4, 5, 6] as const).map((month) => reportAt(month).card.total),
      ...Array<null>(6).fill(null),
    ]);
    expect(course[11]?.due).toBe(10_000);
  });
});
