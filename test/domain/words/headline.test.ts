import { describe, expect, it } from 'vitest';
import { MONTHS } from '#src/domain/period/month.ts';
import { duePoints, dueSplit, losses, rowsToWin, rowsWithoutDates } from '#src/domain/year/breakdown.ts';
import {
  gradeCaveat,
  gradeSaying,
  signedPointsText,
  changeText,
  dueSentence,
  unsetText,
  winnable,
  winnableLines,
  winnableWords,
  yearSentence,
} from '#src/domain/words/headline.ts';
import { outlookSentence } from '#src/domain/words/year-outlook.ts';
import { STATE_TONES } from '#src/domain/year/row-state.ts';
import { lossSentence, waterfall } from '#src/domain/words/waterfall.ts';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import { waterYear, says } from '#test/support/water-plan.ts';
import type { Points } from '#src/domain/quantity/points.ts';
import { weightText } from '#src/domain/words/format.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import { attainable, pointsMissing } from '#src/domain/score/row-score.ts';
import { points } from '#test/domain/support/build.ts';
import { NO_STATEMENTS } from '#src/domain/statements/year-statements.ts';
import { riskText } from '#src/domain/words/answer-words.ts';
import { yearReport } from '#src/domain/year/year-report.ts';
import { CITY } from '#test/support/fixture-plans.ts';
import { reportAt } from '#test/domain/year/filled.ts';

describe('where the year stands, in words', () => {
  it('[O2] a part of the year has no grade, and says nothing of one', () => {
    expect([gradeSaying(reportAt(11)), gradeCaveat(reportAt(11))]).toEqual([null, null]);
  });

  it('[O2] nor has December with a row unscored, which says how many keep it open', () => {
    const report = reportAt(12, says('sum: 15000'));
    expect(gradeSaying(report)).toBeNull();
    expect(gradeCaveat(report)).toBe('还有 18 项未计分，等次未定');
  });

  it('[O2] a whole year has its grade', () => {
    const report = reportAt(12);
    expect(gradeSaying(report)).toBe('优');
    expect(gradeCaveat(report)).toBeNull();
  });

  it('[O2] with nothing scored there is no grade at all', () => {
    expect(gradeSaying(reportAt(3, []))).toBeNull();
  });

  it.each([
    ['7.79', '+7.79'],
    ['-0.4', '−0.4'],
    ['0', '0'],
  ])('[O2] a change of %s reads %s', (change, text) => {
    expect(signedPointsText(points(change))).toBe(text);
  });

  it('[O2] the change against the month before stands beside the score', () => {
    expect(changeText(reportAt(11), reportAt(10))).toBe('较 10月 +1.98 分'); // 75.75 − 73.77
    expect(changeText(reportAt(1), null)).toBe('');
  });

  it('[O16] what has fallen due and what has not adds up to all points, and no row earns more than is due of it', () => {
    for (const month of MONTHS) {
      const report = reportAt(month);
      const { due, earned, later, gradual } = dueSplit(report);
      expect(due + later + gradual).toBe(report.card.weight);
      expect(earned).toBeLessThanOrEqual(due);
      expect(dueSentence(report)).not.toMatch(/高|低|领先/);
    }
    expect(dueSentence(reportAt(11))).toMatch(
      /^已到期 65\.08 分，已得其中 61\.55 分；另有 28\.5 分 12 月到期（\d+ 项）/,
    );
    expect(dueSentence(reportAt(12))).toBe('');
  });

  it('[O16] «在此之前» is said only behind the December that it is before', () => {
    // 1.5 of steps, 3.67 of twice, and a twelfth of 15
    expect(dueSentence(reportAt(11))).toContain('12 月到期（6 项），6.42 分在此之前逐月或按节点到期');
    const city = dueSentence(yearReport(CITY, NO_STATEMENTS, 6));
    expect(city).toMatch(/；另有 [\d.]+ 分逐月或按节点到期$/);
  });

  it('[O16] rows that keep the proposed milestone in December are counted as 节点未设', () => {
    expect(rowsWithoutDates(reportAt(6)).map(({ indicator }) => indicator.seq)).toEqual([1, 2, 14]);
    expect(unsetText(reportAt(6))).toBe('节点未设 3 项');
    expect(unsetText(reportAt(12))).toBeNull();
  });

  it('[O17] rows on pace do not lead the list of what to do; in December points alone count', () => {
    for (const month of [3, 6, 11] as const) {
      const tones = rowsToWin(reportAt(month)).map(({ state }) => STATE_TONES[state.kind]);
      const first = tones.indexOf('on-pace');
      const after = tones.slice(first === -1 ? tones.length : first);
      expect(after.filter((tone) => tone === 'off' || tone === 'behind')).toEqual([]);
    }
    const lost = rowsToWin(reportAt(12)).map((row) => attainable(row.score));
    expect(lost).toEqual([...lost].sort((a, b) => b - a));
  });

  it.each([
    [11, `截至 11 月得 75.75 分。${dueSentence(reportAt(11))}。${outlookSentence(reportAt(11))}。`],
    [12, '全年得 88.66 分。'],
  ] as const)('[O4] as of month %i the year in one sentence', (month, text) => {
    expect(yearSentence(reportAt(month))).toBe(text);
  });

  it('[O4] with nothing reported it says so', () => {
    expect(yearSentence(reportAt(3, []))).toBe('截至 3 月尚无得分。');
  });

  it('[O6] what can still be won is told apart by whether the row has a score', () => {
    const report = reportAt(11);
    const { total, scored, open, scoredRows, openRows } = winnable(report);
    expect(scored + open).toBe(total);
    expect(scoredRows + openRows).toBe(rowsToWin(report).length);
    expect(total).toBe(report.card.weight - report.card.total);
    expect([open, openRows]).toEqual([1300, 3]);
    expect(Math.max(...rowsToWin(report).map((row) => attainable(row.score)))).toBe(500);
  });

  it('[O6] what was taken off by hand stands beside it, and all adds up to the full weight', () => {
    const manual: Said = {
      subject: { kind: 'manual-score', indicator: 'sum' as IndicatorId },
      content: { score: 100 as Points, reason: '复核' },
      note: '',
    };
    const report = reportAt(11, [...waterYear(), manual]);
    const win = winnable(report);
    expect(win.byHand).toBeGreaterThan(0);
    expect(report.card.total + win.total + win.byHand).toBe(report.card.weight);
    expect(winnableLines(win)).toContain(`另有人工评分少计 ${weightText(win.byHand)} 分`);
    expect(winnableLines(winnable(reportAt(12)))).toHaveLength(2);
  });

  it('[O6] of what has no score nothing is lost, and the word of the sum says so', () => {
    const words = (...args: Parameters<typeof reportAt>) => {
      const { sum, list, points: each } = winnableWords(reportAt(...args));
      return [sum, list, each];
    };
    expect(words(11)).toEqual(['尚可争取', '最该抓的指标', '可争取']);
    expect(words(12)).toEqual(['失分', '失分的指标', '失分']);
    const open = waterYear().filter(
      ({ subject }) => !('indicator' in subject) || subject.indicator !== 'latest',
    );
    const unscored = ['失分和未计分', '失分和未计分的指标', '未得分'];
    expect(words(12, open)).toEqual(unscored);
    expect(words(12, [])).toEqual(unscored);
  });

  it('[O6] a row that only a person has scored has a score: it is none of those that are not scored', () => {
    const said = waterYear().filter(
      ({ subject }) => !('indicator' in subject && subject.indicator === 'worst'),
    );
    const byHand = {
      subject: { kind: 'manual-score', indicator: 'worst' as IndicatorId },
      content: { score: points('1.5'), reason: '无记录，按抽查核定' },
      note: '',
    } as Said;
    const report = reportAt(12, [...said, byHand]);
    expect(report.card.unreported).toEqual([]);
    const win = winnable(report);
    expect(win).toMatchObject({ open: 0, openRows: 0, byHand: 0 });
    expect(winnable(reportAt(11, [...said, byHand])).openRows).toBe(winnable(reportAt(11)).openRows);
  });

  it('[O6][O17] in December a row has lost what its score lacks, one set by hand too, in the head as in the list and the waterfall', () => {
    const byHand = (indicator: string, score: string) =>
      ({
        subject: { kind: 'manual-score', indicator: indicator as IndicatorId },
        content: { score: points(score), reason: '复核' },
        note: '',
      }) as Said;
    // 8.84 computed of 9, 4.00 of 6: the one loses more by hand, the other less; steps was met.
    const said = [...waterYear(), byHand('sum', '5'), byHand('ceiling', '5.5'), byHand('steps', '4')];
    const report = reportAt(12, said);
    const win = winnable(report);
    expect(win.byHand).toBe(0);
    expect(win.total).toBe(report.card.weight - report.card.total);
    const lost = rowsToWin(report).map((row) => [row.indicator.id, pointsMissing(row.score, 12)]);
    expect(lost[0]).toEqual(['sum', 400]);
    expect(lost).toContainEqual(['ceiling', 50]);
    expect(lost).toContainEqual(['steps', 50]);
    expect(riskText(report)).toBe(`失分 ${lost.length} 项，${weightText(win.total)} 分`);
  });

  it('[O2] nothing due is missing from the due points of December', () => {
    expect(duePoints(reportAt(12), 12)).toBe(reportAt(12).card.weight);
  });
});

describe('失分瀑布', () => {
  it.each([1, 6, 11, 12] as const)(
    '[O7] as of month %i the bars lead from all points to the score, without a gap',
    (month) => {
      const report = reportAt(month);
      const bars = waterfall(report, 8);
      const steps = bars.slice(1, -1);
      expect(bars[0]).toMatchObject({ kind: 'full', low: 0, high: report.card.weight });
      expect(bars[bars.length - 1]).toMatchObject({ kind: 'score', low: 0, high: report.card.total });
      let level: number = report.card.weight;
      for (const bar of steps) {
        expect(bar.high).toBe(level);
        level = bar.low;
      }
      expect(level).toBe(report.card.total);
      expect(steps.flatMap((bar) => bar.rows)).toHaveLength(losses(report).length);
    },
  );

  it('[O7] what is past the limit is one bar, what is not scored another, at the end', () => {
    const kinds = waterfall(reportAt(11), 8).map((bar) => bar.kind);
    expect(kinds).toEqual(['full', ...Array<string>(8).fill('loss'), 'rest', 'open', 'score']);
    expect(waterfall(reportAt(11), 8).map((bar) => bar.label)).toContain('其余 2 项');
  });

  it('[O7] in a sentence', () => {
    expect(lossSentence(reportAt(11))).toBe(
      '从 100 分起：已计分的 10 项少得 11.25 分，未计分的 3 项占 13 分，现得 75.75 分。',
    );
  });
});
