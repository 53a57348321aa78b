import { describe, expect, it } from 'vitest';
import { WATER, waterYear } from '#test/support/water-plan.ts';
import { findRows } from '#src/domain/year/find-rows.ts';
import { outlookOf } from '#src/domain/words/outlook.ts';
import { ruleLines } from '#src/domain/words/rule-card.ts';
import { yearReport, type ReportRow } from '#src/domain/year/year-report.ts';
import { NO_STATEMENTS, supposing } from '#src/domain/statements/year-statements.ts';

const report = yearReport(WATER, supposing(NO_STATEMENTS, waterYear()), 8);
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
    expect(lines[1]).toBe('达到 ≥ 3 次 记满分 5.5 分；未达到按 完成值 ÷ 指标值 记分，不超过满分');
    expect(lines[3]).toContain('到月累计应完成 6月 1，12月 3（6月以前不判断）');
  });

  it('names the rule in force where a ceiling is exceeded', () => {
    expect(ruleLines(row(10), settings)).toContain('超出上限时，得分系数 = 指标值 ÷ 完成值');
    expect(ruleLines(row(10), { ...settings, exceededRule: 'R2' })).toContain(
      '超出上限时，得分系数 = 1 −（完成值 − 指标值）÷ 指标值，最低为 0',
    );
  });

  it('gives the bands of a rating', () => {
    expect(ruleLines(row(16), settings)).toContain('部分达成并具有一定效果：系数 [0.60, 0.80)');
    expect(ruleLines(row(19), settings)).toHaveLength(5);
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
    // 11,647 in 8 months; + 4 × 1,455.875 = 17,470.5 → 17,471; 9 × 17,471 ÷ 18,000 = 8.74
    expect(outlookOf(row(7), { exceededRule: 'R1' })).toMatchObject({
      value: '17,471 份',
      band: '17,016—17,926',
      score: '8.74 分（8.51—8.96）',
      basis: '按近月推算（已报月份的月均）',
    });
  });

  it('says why there is none', () => {
    expect(outlookOf(row(16), { exceededRule: 'R1' })).toMatchObject({
      value: '—',
      score: '—',
      basis: '由人评定，评定前不预测',
    });
    const empty = yearReport(WATER, NO_STATEMENTS, 8).rows[6];
    expect(empty === undefined ? null : outlookOf(empty, { exceededRule: 'R1' }).basis).toBe(
      '尚无数据，不能推算',
    );
  });
});

describe('finding rows', () => {
  const seqs = (search: string, section: string | null = null) =>
    findRows(report.rows, { search, section, class: null }).map(({ indicator }) => indicator.seq);

  it.each([
    ['１８', [18]],
    ['经费', [14, 15]],
    ['　', report.rows.map(({ indicator }) => indicator.seq)],
    ['没有', []],
  ])('[I1] finds «%s»', (text, found) => {
    expect(seqs(text)).toEqual(found);
  });

  it('[I1] within a section', () => {
    expect(seqs('经费', '管网科')).toEqual([14]);
    expect(seqs('经费', '水质科')).toEqual([]);
  });
});
