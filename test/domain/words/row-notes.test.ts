import { expect, it } from 'vitest';
import { rowNotes } from '#src/domain/words/row-notes.ts';
import { reportAt, rowOf, SAMPLE } from '#test/domain/year/sample.ts';

it('[O13] the notes of the months up to the cut-off are read out, and the evidence of a rating', () => {
  expect(rowNotes(rowOf(reportAt(11), 7), SAMPLE, 11)).toEqual([
    { about: '2月', text: '春节假期，信息量偏低' },
  ]);
  expect(rowNotes(rowOf(reportAt(1), 7), SAMPLE, 1)).toEqual([]);
  expect(rowNotes(rowOf(reportAt(12), 29), SAMPLE, 12)).toEqual([
    { about: '评定依据', text: '年度政务公开第三方评估报告' },
  ]);
  expect(rowNotes(rowOf(reportAt(12), 32), SAMPLE, 12).map(({ text }) => text)).toEqual([
    '96.1 / ≥ 95%',
    '94.2 / ≥ 95%',
    '网上办结率 96.1%，满意度 94.2%（信件办理系统年终统计）',
  ]);
});
