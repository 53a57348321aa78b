import { describe, expect, it } from 'vitest';
import type { PlanId } from '#src/domain/catalogue/plan.ts';
import { classPath } from '#src/domain/catalogue/row-class.ts';
import { draftOfRead } from '#src/domain/draft/draft-of-read.ts';
import { draftProblems, weightDue } from '#src/domain/draft/draft-problems.ts';
import { scaledTo } from '#src/domain/draft/draft-weights.ts';
import {
  emptyDraft,
  emptyRow,
  readDraft,
  USUAL_RULES,
  type Draft,
  type DraftRow,
  type DraftRules,
} from '#src/domain/draft/draft.ts';
import { issueDraft } from '#src/domain/draft/issue-draft.ts';
import { asParts, asRows, splitTarget } from '#src/domain/draft/split-target.ts';
import { readPlans } from '#src/domain/import/read-plans.ts';
import { readPastedTables } from '#src/tables/read-tables.ts';

const ISSUE = { date: '2026-02-10', number: '' };

/** Two rows of 50 and 40 points. */
function ninety(rules?: DraftRules, change: Partial<DraftRow> = {}): Draft {
  const row = (id: string, weight: string, own: Partial<DraftRow>): DraftRow => ({
    ...emptyRow(id),
    name: `指标${id}`,
    unit: '次',
    target: '4',
    weight,
    ...own,
  });
  return {
    ...emptyDraft('p-1' as PlanId, '2026-01-05'),
    unitName: '临江区图书馆',
    budget: '600',
    sections: ['办公室'],
    collectingSection: '办公室',
    rows: [
      row('a', '50', change),
      row('b', '40', { class: '满意度', unit: '%', target: '92', rollup: 'latest' }),
    ],
    ...(rules === undefined ? {} : { rules }),
  };
}

const errorsOf = (draft: Draft) =>
  draftProblems(draft).flatMap(({ level, text }) => (level === 'error' ? [text] : []));
const issued = (draft: Draft) => {
  const plan = issueDraft(draft, ISSUE);
  if (!plan.ok) throw new Error(plan.error.map(({ text }) => text).join());
  return plan.value;
};

describe('the rules of a draft', () => {
  it('[PL34] 90 points are an error until somebody says whose the other ten are', () => {
    expect(errorsOf(ninety())).toEqual([
      '权重合计 90 分，应为 100 分；如另 10 分是预算执行率的，点“另 10 分为预算执行率”，否则按比例折算或逐项改',
    ]);
    const draft = ninety({ ...USUAL_RULES, executionWeight: '10' });
    expect(errorsOf(draft)).toEqual([]);
    expect(weightDue(draft)).toBe(9_000);
    expect(scaledTo(weightDue(draft), draft.rows)).toBeNull();
    expect(issued(draft).settings).toEqual({
      exceededRule: 'R1',
      gradeThresholds: [9_000, 8_000, 6_000],
      budget: 6_000_000,
      executionWeight: 1_000,
    });
  });

  it('[PL34] every rule is frozen with the plan, and a stored draft reads back with them', () => {
    const rules: DraftRules = {
      exceededRule: 'R2',
      gradeThresholds: ['95', '85', '60.5'],
      executionWeight: '10',
      countsRated: true,
    };
    const draft = ninety(rules);
    expect(readDraft(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
    expect(issued(draft).settings).toMatchObject({
      exceededRule: 'R2',
      gradeThresholds: [9_500, 8_500, 6_050],
      executionWeight: 1_000,
      countsRated: true,
    });
  });

  it.each([
    [{ executionWeight: '100' }, '预算执行率的分“100”要大于 0'],
    [{ executionWeight: '十' }, '预算执行率的分“十”要大于 0'],
    [{ gradeThresholds: ['80', '90', '60'] as const }, '等次分数线要由高到低'],
    [{ gradeThresholds: ['', '80', '60'] as const }, '等次分数线要由高到低'],
  ])('[PL34] refuses %o', (change, words) => {
    expect(errorsOf(ninety({ ...USUAL_RULES, ...change })).join()).toContain(words);
  });

  it('[PL34] warns of points for the execution without a budget', () => {
    const draft = { ...ninety({ ...USUAL_RULES, executionWeight: '10' }), budget: '' };
    expect(draftProblems(draft)).toContainEqual(
      expect.objectContaining({ level: 'warning', field: 'budget' }),
    );
  });

  it('[PL31] printed classes go from the table into the plan', () => {
    const lines = [
      '一级指标\t二级指标\t三级指标\t指标值\t权重',
      '产出指标\t产出数量\t培训次数\t≥4次\t60',
      '满意度指标\t服务对象满意度指标\t读者满意度\t≥92%\t40',
    ];
    const file = readPastedTables({ html: '', text: lines.join('\n') });
    const [read] = file.ok ? readPlans(file.value) : [];
    if (read === undefined) throw new Error('no table');
    let made = 0;
    const draft = draftOfRead(read, () => `id${(made += 1)}`, '2026-01-05');
    expect(draft.rows.map((row) => [row.class, classPath(row)])).toEqual([
      ['数量', '产出指标 · 产出数量'],
      ['满意度', '满意度指标 · 服务对象满意度指标'],
    ]);
    const plan = issued({ ...ninety(), rows: draft.rows });
    expect(plan.indicators[0]?.printed).toEqual({ class1: '产出指标', class2: '产出数量' });
  });
});

describe('a target of several conditions', () => {
  const row: DraftRow = {
    ...emptyRow('a'),
    name: '满意度',
    operator: '定性',
    target: '网上办结率 95%，满意度 ≥95%；投诉不超过1,200件',
    weight: '50',
  };

  it('[PL33] is read condition by condition; a sign that is not printed is a proposal', () => {
    expect(splitTarget(row)).toEqual([
      { name: '网上办结率', operator: '≥', isProposed: true, target: '95', unit: '%' },
      { name: '满意度', operator: '≥', isProposed: false, target: '95', unit: '%' },
      { name: '投诉', operator: '≤', isProposed: false, target: '1200', unit: '件' },
    ]);
  });

  it.each([['长期'], ['≥95%'], ['培训4次；效果显著'], ['2025年12月底前完成，验收合格率100%以内外']])(
    '[PL33] «%s» is not split',
    (target) => {
      expect(splitTarget({ ...row, target })).toBeNull();
    },
  );

  it('[PL33] one row with its conditions: each with its unit, the print stays, the plan is sound', () => {
    const pieces = splitTarget(row) ?? [];
    const draft = ninety({ ...USUAL_RULES, executionWeight: '10' }, asParts(row, pieces));
    expect(errorsOf(draft)).toEqual([]);
    expect(readDraft(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
    const [first] = issued(draft).indicators;
    expect(first).toMatchObject({
      id: 'a',
      kind: 'compound',
      source: { target: row.target },
      parts: [
        { id: 'a', name: '网上办结率', unit: '%', goal: { operator: '≥', target: 950_000 } },
        { id: 'b', unit: '%' },
        { id: 'c', name: '投诉', unit: '件', decimals: 0, goal: { operator: '≤', target: 12_000_000 } },
      ],
    });
  });

  it('[PL33] a row for each: the first keeps the id, and nobody gets the weight', () => {
    let made = 0;
    const rows = asRows(row, splitTarget(row) ?? [], () => `new${(made += 1)}`);
    expect(
      rows.map(({ id, name, operator, target, unit, weight }) => [id, name, operator, target, unit, weight]),
    ).toEqual([
      ['a', '网上办结率', '≥', '95', '%', ''],
      ['new1', '满意度', '≥', '95', '%', ''],
      ['new2', '投诉', '≤', '1200', '件', ''],
    ]);
    expect(rows[0]?.notes).toEqual([{ field: 'weight', text: '原来一项的权重是 50 分，请分到拆开的 3 项' }]);
  });
});
