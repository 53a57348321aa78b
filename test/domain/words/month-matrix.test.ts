import { describe, expect, it } from 'vitest';
import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import type { Month } from '#src/domain/period/month.ts';
import { monthReports, scoreCourse } from '#src/domain/year/breakdown.ts';
import { matrixSentence, monthMatrix, type MatrixRow } from '#src/domain/words/month-matrix.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import { NO_STATEMENTS, supposing } from '#src/domain/statements/year-statements.ts';
import { reportAt, SAMPLE, says } from '#test/domain/year/sample.ts';

const matrixOf = (said: readonly Said[] | null, cutOff: Month) => {
  const year = said === null ? SAMPLE : supposing(NO_STATEMENTS, said);
  return monthMatrix(monthReports(ANNEX_10_2025, year), year, cutOff);
};

const kinds = (row: MatrixRow | undefined) => row?.cells.map(({ state }) => state?.kind ?? null) ?? [];

describe('months × indicators', () => {
  it('[O8] each month is judged at its own cut-off, and months after the cut-off are blank', () => {
    // due by month: 1250 2500 3750 5000; to date 600 1600 4500 6100: 48 %, 64 %, 120 %, 122 %
    const row = matrixOf(says('7: 600 1000 2900 1600'), 4)[6];
    expect(kinds(row)).toEqual([
      'far-behind',
      'slightly-behind',
      'on-pace',
      'on-pace',
      ...Array<null>(8).fill(null),
    ]);
  });

  it('[O8] a month nobody reported is marked as such, beside the word of the year up to it', () => {
    const row = matrixOf(says('7: 1250 _ 1250'), 3)[6];
    // 1250 of 1250, 1250 of 2500, 2500 of 3750
    expect(kinds(row).slice(0, 3)).toEqual(['on-pace', 'far-behind', 'slightly-behind']);
    expect(row?.cells.map(({ isMissing }) => isMissing).slice(0, 4)).toEqual([false, true, false, false]);
    expect(row?.cells[1]?.text).toContain('本月未填报');
  });

  it('[O8] a row that was rated misses no month', () => {
    const rating = {
      subject: { kind: 'rating', indicator: '29', month: 6 },
      content: { tier: 'met', coefficient: 900_000, evidence: '验收' },
      note: '',
    } as unknown as Said;
    const row = matrixOf([rating], 12)[28];
    expect(row?.row.rating).not.toBeNull();
    expect(row?.cells[11]?.isMissing).toBe(false);
  });

  it('[O8] met before anything is due is met; not met and nothing due is not due', () => {
    expect(kinds(matrixOf(says('22: 1 1 -'), 3)[21]).slice(0, 3)).toEqual(['not-due', 'met', 'met']);
  });

  it('[O8] rated rows are missing in December only, and show their tier from the month of the rating', () => {
    expect(matrixOf([], 12)[28]?.cells[10]).toMatchObject({ state: { kind: 'unrated' }, isMissing: false });
    expect(matrixOf([], 12)[28]?.cells[11]).toMatchObject({ state: { kind: 'unrated' }, isMissing: true });
    expect(matrixOf(null, 12)[28]?.cells[11]?.state?.kind).toBe('met');
    expect(matrixOf(null, 12)[31]?.cells[11]?.state?.kind).toBe('partly');
  });

  it.each<[number, Month, string]>([
    [7, 3, '3月：本月 1,322 条，累计 3,467 条，时序应完成 3,750 条，进度正常'],
    [9, 6, '6月：本月 1 次，已用 1 次，在范围内'],
    [10, 2, '2月：本月无发生，最高 0.5 小时，在范围内'],
    [1, 2, '2月：本月无发生，累计 0 个，未到期，12 月到期'],
    [29, 12, '12月：达成年度指标，系数 0.95，已达成'],
    [29, 5, '5月：待评定'],
  ])('[O8] the cell of row %i in month %i in words', (seq, month, text) => {
    expect(matrixOf(null, 12)[seq - 1]?.cells[month - 1]?.text).toBe(text);
  });

  it('[O8] the sentence counts every cell up to the cut-off once', () => {
    const sentence = matrixSentence(matrixOf(null, 11), 11);
    expect(sentence).toMatch(/^截至 11 月共 352 格：/);
    const counts = [...sentence.matchAll(/[\u4e00-\u9fff] (\d+)(?=[，。；])/g)].map(([, count]) =>
      Number(count),
    );
    expect(counts.reduce((sum, each) => sum + each, 0)).toBe(352);
  });
});

describe('the course of the score', () => {
  it('[O14] months before the first report have no score, not 0', () => {
    const year = supposing(NO_STATEMENTS, says('7: _ _ 3750'));
    const course = scoreCourse(monthReports(ANNEX_10_2025, year), 4);
    expect(course.map(({ score }) => score).slice(0, 5)).toEqual([null, null, 125, 125, null]); // 5 × 3750 ÷ 15000
  });

  it('[O4] has the score of each month up to the cut-off, and what was due in all twelve', () => {
    const course = scoreCourse(monthReports(ANNEX_10_2025, SAMPLE), 6);
    expect(course.map(({ score }) => score)).toEqual([
      ...([1, 2, 3, 4, 5, 6] as const).map((month) => reportAt(month).card.total),
      ...Array<null>(6).fill(null),
    ]);
    expect(course[11]?.due).toBe(10_000);
  });
});
