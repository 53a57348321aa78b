import { expect, it } from 'vitest';
import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import { supposing } from '#src/domain/statements/year-statements.ts';
import { rowNotes } from '#src/domain/words/row-notes.ts';
import { saidText, subjectText } from '#src/domain/words/statement-words.ts';
import { yearReport } from '#src/domain/year/year-report.ts';
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

const noted = (month: 6 | 9, text: string): Said => ({
  subject: { kind: 'meeting-note', indicator: '07' as IndicatorId, month },
  content: { text },
  note: '',
});

it('[MO30] what meetings asked of a row stands among its notes, newest first, and changes no value', () => {
  const year = supposing(SAMPLE, [noted(6, '七月报方案'), noted(9, '十月复核')]);
  expect(rowNotes(rowOf(reportAt(11), 7), year, 11)).toEqual([
    { about: '9月会议要求', text: '十月复核' },
    { about: '6月会议要求', text: '七月报方案' },
    { about: '2月', text: '春节假期，信息量偏低' },
  ]);
  expect(rowNotes(rowOf(reportAt(8), 7), year, 8)[0]?.about).toBe('6月会议要求');
  expect(yearReport(ANNEX_10_2025, year, 11).card).toEqual(reportAt(11).card);
  expect(subjectText(noted(6, '').subject, null)).toBe('6月会议要求');
  expect(saidText(noted(6, '七月报方案'), null)).toBe('七月报方案');
});
