import { expect, it } from 'vitest';
import { WATER } from '#test/support/water-plan.ts';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import { supposing } from '#src/domain/statements/year-statements.ts';
import { rowNotes } from '#src/domain/words/row-notes.ts';
import { saidText, subjectText } from '#src/domain/words/statement-words.ts';
import { yearReport } from '#src/domain/year/year-report.ts';
import { reportAt, rowOf, FILLED } from '#test/domain/year/filled.ts';

it('[O13] the notes of the months up to the cut-off are read out, and the evidence of a rating', () => {
  expect(rowNotes(rowOf(reportAt(11), 'sum'), FILLED, 11)).toEqual([
    { about: '2月', text: '春节停产，送检偏少' },
  ]);
  expect(rowNotes(rowOf(reportAt(1), 'sum'), FILLED, 1)).toEqual([]);
  expect(rowNotes(rowOf(reportAt(12), 'rated'), FILLED, 12)).toEqual([
    { about: '评定依据', text: '三个镇区改用自来水，入户回访记录' },
  ]);
  expect(rowNotes(rowOf(reportAt(12), 'parts'), FILLED, 12).map(({ text }) => text)).toEqual([
    '98.4 / ≥ 98%',
    '88.5 / ≥ 90%',
    '办结率 98.4%，回访满意率 88.5%（热线系统年终统计）',
  ]);
});

const noted = (month: 6 | 9, text: string): Said => ({
  subject: { kind: 'meeting-note', indicator: 'sum' as IndicatorId, month },
  content: { text },
  note: '',
});

it('[MO30] what meetings asked of a row stands among its notes, newest first, and changes no value', () => {
  const year = supposing(FILLED, [noted(6, '七月报方案'), noted(9, '十月复核')]);
  expect(rowNotes(rowOf(reportAt(11), 'sum'), year, 11)).toEqual([
    { about: '9月会议要求', text: '十月复核' },
    { about: '6月会议要求', text: '七月报方案' },
    { about: '2月', text: '春节停产，送检偏少' },
  ]);
  expect(rowNotes(rowOf(reportAt(8), 'sum'), year, 8)[0]?.about).toBe('6月会议要求');
  expect(yearReport(WATER, year, 11).card).toEqual(reportAt(11).card);
  expect(subjectText(noted(6, '').subject, null)).toBe('6月会议要求');
  expect(saidText(noted(6, '七月报方案'), null)).toBe('七月报方案');
});
