import { describe, expect, it } from 'vitest';
import { READY_RULES, rulesMember } from '#src/domain/catalogue/rules.ts';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import type { Month } from '#src/domain/period/month.ts';
import { leaderSummary, type Summary } from '#src/domain/papers/summary.ts';
import { yearReport } from '#src/domain/year/year-report.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import { NO_STATEMENTS, supposing } from '#src/domain/statements/year-statements.ts';
import { ownPlan } from '#test/export/support/card.ts';
import { says, WATER, waterYear } from '#test/support/water-plan.ts';

const SAID = waterYear();
/** Two more in December than the year says: above 130 %. */
const MANY_DRILLS = says('steps: _ _ _ _ _ _ _ _ _ _ _ 3');

function summaryOf(said: readonly Said[] = SAID, month: Month = 12, plan: Plan = WATER): Summary {
  const year = supposing(NO_STATEMENTS, said);
  return leaderSummary({ report: yearReport(plan, year, month), published: plan, year, isSample: true });
}

const own = (text: string): Said => ({
  subject: { kind: 'text', slot: 'summary' },
  content: { text },
  note: '',
});

describe('the page for leaders', () => {
  it('[J9] says total and grade, in three sentences what the year came to, and what is left to do', () => {
    const summary = summaryOf();
    expect(summary.figures.map(({ value, sub }) => [value, sub])).toEqual([
      ['88.66', '满分100分，等次优'],
      ['89.59', '等次优'],
      ['97.96%', '606/618.6万元'],
      ['8项', '共19项，未计分0项'],
    ]);
    expect(summary.draft).toHaveLength(3);
    expect(summary.draft[2]).toBe(
      '未完全达成的11项合计失分10.84分，其他未得满分的1项0.50分，原因和改进措施见自评报告。',
    );
    expect(summary.toDo).toEqual(['补写说明11项：第2、5—10、14、17、18项等11项']);
  });

  it('[KJ8] what over-achievement cost is among what was lost, and why the total was lowered is said', () => {
    const settings = { ...WATER.settings, ...rulesMember(READY_RULES.capped.rules) };
    const { draft } = summaryOf([...SAID, ...MANY_DRILLS], 12, { ...WATER, settings });
    // 100 − 86.66 = 10.84 + 2 (row 3, 8 of 6) + 0.50 (one rated 0.9)
    expect(draft[2]).toBe(
      '未完全达成的11项合计失分10.84分，其他未得满分的2项2.50分，原因和改进措施见自评报告。',
    );
  });

  it('[J9] the best are rows with full points, the heaviest first; the worst those that lost most', () => {
    const { best, worst } = summaryOf();
    expect(best.rows.map(({ seq }) => seq)).toEqual([11, 15, 4, 3, 13]);
    expect(worst.rows[0]).toEqual({
      seq: 9,
      name: '供水安全事故数',
      stand: '3/≤2起',
      points: '−2分',
    });
    expect(worst.rows).toHaveLength(5);
    expect(worst.more).toBe('另有7项，见自评报告');
  });

  it('[J9] in the year it has what is to be expected, and the rows with most to win', () => {
    const summary = summaryOf(SAID, 6);
    expect(summary.figures[1]).toEqual({ label: '年末预计', value: '77.26', sub: '等次可能为差至优' });
    expect(summary.draft[0]).toContain('截至6月');
    expect(summary.toDo.length).toBeGreaterThan(0);
    expect(summary.toDo[0]).toMatch(/^第\d+项“.+”：.+（.+科）$/);
    expect(summary.stamps[0]).toContain('未定稿');
  });

  it('[J2][J9] an empty year has no figure and no rule', () => {
    const summary = summaryOf([]);
    expect(summary.figures.map(({ value }) => value)).toEqual(['—', '—', '—', '0项']);
    expect(summary.rule).toBeNull();
    expect(summary.best.rows).toEqual([]);
    expect(summary.draft[0]).toContain('【待补充：');
  });

  it('[J9] names and lists of any length leave it a page: lists are cut and say so, sentences never', () => {
    const name = '非常长的指标名称'.repeat(30);
    const rows = Array.from({ length: 300 }, (_, index) => ({
      name,
      goal: '≥ 10',
      weight: '0.3',
      months: index % 3 === 0 ? '' : index % 3 === 1 ? '4' : '20',
    }));
    const { plan, said } = ownPlan(rows);
    const summary = summaryOf(said, 12, { ...plan, unitName: '机构'.repeat(100) });
    for (const row of [...summary.best.rows, ...summary.worst.rows]) expect(row.name.length).toBeLessThan(18);
    expect(summary.best.rows.length + summary.worst.rows.length).toBe(8);
    expect(summary.draft.join('').length).toBeLessThan(320);
    for (const sentence of summary.draft) expect(sentence).toMatch(/[。】]$/);
    for (const line of summary.toDo) expect(line.length).toBeLessThan(45);
  });

  it('[J9] calls the unit by its whole name, in lines of its own where it is long', () => {
    const unitName = '滨海新城城市管理和综合行政执法局（市容环境卫生管理委员会办公室）';
    expect(summaryOf(SAID, 12, { ...WATER, unitName }).heads).toEqual([unitName, '数据截至2026年12月']);
    expect(summaryOf(SAID, 12, WATER).heads).toEqual([`${WATER.unitName}　数据截至2026年12月`]);
  });

  it('[J9] a person’s text stands in their place as far as whole sentences fit', () => {
    expect(summaryOf([...SAID, own('全年较好。\n问题是培训少。')]).own).toEqual([
      '全年较好。',
      '问题是培训少。',
    ]);
    const sentence = `${'字'.repeat(99)}。`;
    const long = summaryOf([...SAID, own(sentence.repeat(20))]).own ?? [];
    expect(long).toEqual([sentence.repeat(2)]);
    const short = summaryOf([...SAID, own('短句。\n'.repeat(9))]);
    expect([short.own?.length, short.isCut]).toEqual([8, true]);
    const endless = summaryOf([...SAID, own('字'.repeat(5_000))]).own ?? [];
    expect(endless.join('')).toContain('【待补充：摘要文字过长');
  });

  it('[J4] without one the draft stands', () => {
    expect(summaryOf().own).toBeNull();
    expect(summaryOf().isStale).toBe(false);
  });
});
