import { describe, expect, it } from 'vitest';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import type { Plan, PlanIndicator } from '#src/domain/catalogue/plan.ts';
import { changeWords, comparisonCells, countLine, weightLine } from '#src/domain/draft/comparison-table.ts';
import { copyPlan } from '#src/domain/draft/copy-plan.ts';
import { emptyRow, type Draft, type DraftRow } from '#src/domain/draft/draft.ts';
import { issueDraft } from '#src/domain/draft/issue-draft.ts';
import { comparePlans, draftSide, planSide } from '#src/domain/draft/plan-comparison.ts';
import { wholeUnits } from '#src/domain/quantity/quantity.ts';
import { WATER } from '#test/support/water-plan.ts';

/** The water works, had its table printed no classes. */
const PLAIN: Plan = {
  ...WATER,
  indicators: WATER.indicators.map(({ printed: _printed, ...row }): PlanIndicator => row),
};

function copied(): Draft {
  let made = 0;
  return copyPlan(PLAIN, { digest: '0'.repeat(64) }, () => `n${(made += 1)}`);
}

function changed(
  changes: Readonly<Record<string, Partial<DraftRow>>>,
  without: readonly string[] = [],
): Draft {
  const draft = copied();
  return {
    ...draft,
    rows: draft.rows.flatMap((row) =>
      without.includes(row.previous ?? '') ? [] : [Object.assign({}, row, changes[row.previous ?? ''])],
    ),
  };
}

const STEPS_STOPPED = {
  before: { ...PLAIN, indicators: PLAIN.indicators.filter(({ id }) => id !== 'steps') },
  ended: PLAIN.indicators,
};

const compared = (draft: Draft) => comparePlans(PLAIN, new Map(), draftSide(draft));

describe('two years side by side', () => {
  it('[NY6] nothing is changed in a fresh copy, in a draft and in force alike', () => {
    const draft = copied();
    expect(countLine(compared(draft))).toBe('未变 19');
    const plan = issueDraft(draft, { date: '2027-02-10', number: '' });
    if (!plan.ok) throw new Error(plan.error[0]?.text);
    const inForce = comparePlans(PLAIN, new Map(), planSide(plan.value));
    expect(countLine(inForce)).toBe('未变 19');
    expect(weightLine(inForce)).toBe('权重合计 2026 年 100 → 2027 年 100');
  });

  it('[NY6] what goes on from a row that last year stopped after the copy is not new, and weighs nothing there', () => {
    const { before, ended } = STEPS_STOPPED;
    const after = draftSide(copied());
    expect(countLine(comparePlans(before, new Map(), after))).toBe('未变 18、新增 1');
    const comparison = comparePlans(before, new Map(), after, ended);
    expect(countLine(comparison)).toBe('未变 19');
    expect(weightLine(comparison)).toMatch(/2026 年 95\.5 → 2027 年 100$/);
  });

  it.each([
    ['steps', { target: '5' }, ['目标 6 → 5']],
    // the same number, otherwise written
    ['steps', { target: '6.0', weight: '4.50' }, ['未变']],
    ['steps', { weight: '3' }, ['权重 4.5 → 3']],
    ['steps', { weight: '' }, ['权重 4.5 → 无']],
    ['steps', { name: '供水综合演练' }, ['更名']],
    ['steps', { unit: '轮' }, ['改单位 次 → 轮']],
    ['steps', { operator: '=' }, ['改性质 ≥ → =']],
    ['steps', { operator: '定性', target: '优' }, ['目标 6 → 优', '改性质 ≥ → 定性']],
    ['steps', { class: '质量' }, ['改分类 数量 → 质量']],
    // What is printed beside a proposal of the same kind is no other class; blanks are no other unit.
    ['steps', { printed: { class1: '产出指标', class2: '产出数量' } }, ['未变']],
    ['steps', { unit: ' 次 ' }, ['未变']],
    ['rated-too', { target: '全年' }, ['目标 长期 → 全年']],
    ['steps', { target: '8', weight: '1', name: '检测' }, ['目标 6 → 8', '权重 4.5 → 1', '更名']],
  ] as const)('[NY6] row %s with %j: %j', (id, change, words) => {
    const row = compared(changed({ [id]: change })).rows.find(({ before }) => before?.id === id);
    expect(row === undefined ? [] : changeWords(row)).toStrictEqual(words);
  });

  it('[NY6] new and dropped rows are named, counts and both sums are said', () => {
    const draft = changed({ steps: { target: '5', weight: '3' }, twice: { name: '另一个名称' } }, [
      'exact',
      'equal',
    ]);
    const more = { ...draft, rows: [...draft.rows, { ...emptyRow('x'), name: '新的一项', weight: '2.5' }] };
    const comparison = compared(more);
    expect(countLine(comparison)).toBe('未变 15、目标改 1、权重改 1、更名 1、新增 1、取消 2');
    // 100 − 4 − 3.5 − 1.5 + 2.5
    expect(weightLine(comparison)).toBe('权重合计 2026 年 100 → 2027 年 93.5');
    expect(comparison.rows.map(comparisonCells).slice(-3)).toStrictEqual([
      ['18', '数量（建议）', '—', '', '', '新的一项', '≥', '2.5', '新增'],
      ['1', '数量（建议）', '新建加压泵站', '= 3 座', '4', '—', '', '', '取消'],
      ['2', '数量（建议）', '新增水质监测点', '= 5 个', '3.5', '—', '', '', '取消'],
    ]);
  });

  it('[NY6] an adjusted target stands beside the one of the beginning of the year', () => {
    const adjusted = new Map([['steps' as IndicatorId, wholeUnits(5)]]);
    const { rows } = comparePlans(PLAIN, adjusted, draftSide(copied()));
    expect(rows.map(comparisonCells)[2]?.[3]).toBe('≥ 6 次（调整为 5）');
    const back = new Map([['steps' as IndicatorId, wholeUnits(6)]]);
    const again = comparePlans(PLAIN, back, draftSide(copied())).rows.map(comparisonCells);
    expect(again[2]?.[3]).toBe('≥ 6 次');
  });
});
