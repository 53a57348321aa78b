import { describe, expect, it } from 'vitest';
import type { Plan, PlanIndicator } from '#src/domain/catalogue/plan.ts';
import { classesOf, classHead } from '#src/domain/catalogue/row-class.ts';
import { selfReport } from '#src/domain/papers/self-report.ts';
import { NO_STATEMENTS } from '#src/domain/statements/year-statements.ts';
import { yearOnYear } from '#src/domain/year/year-on-year.ts';
import { scoreByClass } from '#src/domain/year/breakdown.ts';
import { findRows } from '#src/domain/year/find-rows.ts';
import { yearReport } from '#src/domain/year/year-report.ts';
import { ARCHIVE } from '#test/support/fixture-plans.ts';
import { WATER } from '#test/support/water-plan.ts';

/** The three rows with classes of their own, printed in an order that no form has. */
function printing(...classes: readonly (readonly [string, string] | null)[]): Plan {
  return {
    ...ARCHIVE,
    indicators: ARCHIVE.indicators.map((row, at): PlanIndicator => {
      const own = classes[at] ?? null;
      return own === null ? row : Object.assign({}, row, { printed: { class1: own[0], class2: own[1] } });
    }),
  };
}

const PRINTED = printing(['建设内容', '库房'], ['资金', '投入控制'], ['建设内容', '库房']);
const names = (plan: Plan) => classesOf(plan.indicators).list.map(({ name }) => name);
const reportOf = (plan: Plan) => yearReport(plan, NO_STATEMENTS, 12);

describe('[PL63] classes', () => {
  it('are those of the table in its order; where none is printed the nine, and said to be 建议', () => {
    expect(names(PRINTED)).toEqual(['库房', '投入控制']);
    expect(classHead(PRINTED.indicators)).toBe('分类');
    expect(names(ARCHIVE)).toEqual(['数量', '质量', '成本']);
    expect(classHead(ARCHIVE.indicators)).toBe('分类（建议）');
    expect(classHead(printing(['产出', '数量']).indicators)).toBe('分类（未印的为建议）');
    expect(names(WATER)[0]).toBe('数量指标');
  });

  it('of one name under two headings are two', () => {
    expect(names(printing(['产出', '其他'], ['效益', '其他'], ['产出', '质量']))).toEqual([
      '产出 · 其他',
      '效益 · 其他',
      '质量',
    ]);
  });

  it('that are not printed go with the rows of their kind, where those are of one class', () => {
    const [first] = ARCHIVE.indicators;
    if (first === undefined) throw new Error('no row');
    const added = Object.assign({}, first, { id: 'a-1', seq: 4 }) as PlanIndicator;
    const rows = [
      ...printing(['产出', '数量指标'], ['成本', '经济成本'], ['产出', '质量指标']).indicators,
      added,
    ];
    expect(classesOf(rows).of(added).name).toBe('数量指标');
    const two = [...rows, Object.assign({}, added, { printed: { class1: '产出', class2: '库房数量' } })];
    expect(classesOf(two).of(added)).toEqual({ name: '数量', title: '数量指标' });
    expect(classesOf(two).list.map(({ name }) => name)).toContain('数量');
  });

  it('are what sums, the filter and the chapters of 自评报告 go by', () => {
    const report = reportOf(PRINTED);
    expect(scoreByClass(report).map(({ key, rows }) => [key, rows])).toEqual([
      ['库房', 2],
      ['投入控制', 1],
    ]);
    const found = findRows(report.rows, { search: '', section: null, class: '库房' });
    expect(found.map(({ indicator }) => indicator.id)).toEqual(['甲', '丙']);
    const words = (plan: Plan) =>
      JSON.stringify(
        selfReport({
          report: reportOf(plan),
          published: plan,
          year: NO_STATEMENTS,
          isSample: false,
          last: null,
        }),
      );
    expect(words(PRINTED)).toContain('1．库房');
    expect(words(PRINTED)).toContain('库房完成情况');
    expect(words(PRINTED)).toContain('按类别分：库房2项');
    expect(words(PRINTED)).not.toContain('数量指标');
    expect(words(ARCHIVE)).toContain('原表未列分类，按建议的类别分：数量指标1项');
  });

  it('of a year that prints them stand beside those of one that does not', () => {
    const { classes } = yearOnYear(reportOf(PRINTED), reportOf(ARCHIVE));
    expect(classes.map(({ name, weights }) => [name, weights])).toEqual([
      ['库房', [7_000, 7_000]],
      ['投入控制', [3_000, 3_000]],
    ]);
  });
});
