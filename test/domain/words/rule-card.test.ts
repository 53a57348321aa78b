import { describe, expect, it } from 'vitest';
import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import { findRows } from '#src/domain/year/find-rows.ts';
import { outlookOf } from '#src/domain/words/outlook.ts';
import { ruleLines } from '#src/domain/words/rule-card.ts';
import { yearReport, type ReportRow } from '#src/domain/year/year-report.ts';
import { sampleYear } from '#src/domain/sample/sample-year.ts';
import { NO_STATEMENTS, supposing } from '#src/domain/statements/year-statements.ts';

const report = yearReport(ANNEX_10_2025, supposing(NO_STATEMENTS, sampleYear(ANNEX_10_2025)), 8);
const { settings } = report.plan;

function row(seq: number): ReportRow {
  const found = report.rows[seq - 1];
  if (found === undefined) throw new Error(String(seq));
  return found;
}

describe('how a row is scored, in words', () => {
  it('says how a sum is rolled up, scored and paced', () => {
    const lines = ruleLines(row(5), settings);
    expect(lines[0]).toBe('各月数逐月累加为全年值，无发生不加数');
    expect(lines[1]).toBe('达到 ≥ 2 次 记满分 4 分；未达到按 完成值 ÷ 指标值 记分，不超过满分');
    expect(lines[3]).toContain('到月累计应完成 6月 1，12月 2（6月以前不判断）');
  });

  it('names the rule in force where a ceiling is exceeded', () => {
    expect(ruleLines(row(10), settings)).toContain('超出上限时，得分系数 = 指标值 ÷ 完成值');
    expect(ruleLines(row(10), { ...settings, exceededRule: 'R2' })).toContain(
      '超出上限时，得分系数 = 1 −（完成值 − 指标值）÷ 指标值，最低为 0',
    );
  });

  it('gives the bands of a rating', () => {
    expect(ruleLines(row(29), settings)).toContain('部分达成并具有一定效果：系数 [0.60, 0.80)');
    expect(ruleLines(row(32), settings)).toHaveLength(5);
  });

  it('has words for every row, and no rule twice', () => {
    for (const each of report.rows) {
      const lines = ruleLines(each, settings);
      expect(new Set(lines).size).toBe(lines.length);
      expect(lines.every((line) => line !== '')).toBe(true);
    }
  });
});

describe('what a row is expected to end at', () => {
  it('has a value with its band, the score over the band, and the basis', () => {
    // 9,847 in 8 months; + 4 × 1,230.875 = 14,770.5 → 14,771
    expect(outlookOf(row(7), { exceededRule: 'R1' })).toMatchObject({
      value: '14,771 条',
      band: '14,355—15,187',
      score: '4.92 分（4.79—5.00）',
      basis: '按近月推算（已报月份的月均）',
    });
  });

  it('says why there is none', () => {
    expect(outlookOf(row(29), { exceededRule: 'R1' })).toMatchObject({
      value: '—',
      score: '—',
      basis: '由人评定，评定前不预测',
    });
    const empty = yearReport(ANNEX_10_2025, NO_STATEMENTS, 8).rows[6];
    expect(empty === undefined ? null : outlookOf(empty, { exceededRule: 'R1' }).basis).toBe(
      '尚无数据，不能推算',
    );
  });
});

describe('finding rows', () => {
  const seqs = (search: string, section: string | null = null) =>
    findRows(report.rows, { search, section, class: null }).map(({ indicator }) => indicator.seq);

  it.each([
    ['３１', [31]],
    ['政报', [8, 28]],
    ['　', report.rows.map(({ indicator }) => indicator.seq)],
    ['没有', []],
  ])('[I1] finds «%s»', (text, found) => {
    expect(seqs(text)).toEqual(found);
  });

  it('[I1] within a section', () => {
    expect(seqs('政报', '综合科')).toEqual([8, 28]);
    expect(seqs('政报', '信息审核科')).toEqual([]);
  });
});
