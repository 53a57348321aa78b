import { describe, expect, it } from 'vitest';
import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import { changeWords, comparisonCells, countLine, weightLine } from '#src/domain/draft/comparison-table.ts';
import { copyPlan } from '#src/domain/draft/copy-plan.ts';
import { emptyRow, type Draft, type DraftRow } from '#src/domain/draft/draft.ts';
import { issueDraft } from '#src/domain/draft/issue-draft.ts';
import { comparePlans, draftSide, planSide } from '#src/domain/draft/plan-comparison.ts';
import { wholeUnits } from '#src/domain/quantity/quantity.ts';

function copied(): Draft {
  let made = 0;
  return copyPlan(ANNEX_10_2025, { digest: '0'.repeat(64), adjusted: new Map() }, () => `n${(made += 1)}`);
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

const compared = (draft: Draft) => comparePlans(ANNEX_10_2025, new Map(), draftSide(draft));

describe('two years side by side', () => {
  it('[NY6] nothing is changed in a fresh copy, in a draft and in force alike', () => {
    const draft = copied();
    expect(countLine(compared(draft))).toBe('未变 32');
    const plan = issueDraft(draft, { date: '2026-02-10', number: '' });
    if (!plan.ok) throw new Error(plan.error[0]?.text);
    const inForce = comparePlans(ANNEX_10_2025, new Map(), planSide(plan.value));
    expect(countLine(inForce)).toBe('未变 32');
    expect(weightLine(inForce)).toBe('权重合计 2025 年 100 → 2026 年 100');
  });

  it.each([
    ['03', { target: '5' }, ['目标 4 → 5']],
    // the same number, otherwise written
    ['03', { target: '4.0', weight: '2.00' }, ['未变']],
    ['03', { weight: '3' }, ['权重 2 → 3']],
    ['03', { weight: '' }, ['权重 2 → 无']],
    ['03', { name: '网站群安全检测' }, ['更名']],
    ['03', { unit: '轮' }, ['改单位 次 → 轮']],
    ['03', { operator: '=' }, ['改性质 ≥ → =']],
    ['03', { operator: '定性', target: '优' }, ['目标 4 → 优', '改性质 ≥ → 定性']],
    ['03', { class: '质量' }, ['改分类 数量 → 质量']],
    // What is printed beside a proposal of the same kind is no other class; blanks are no other unit.
    ['03', { printed: { class1: '产出指标', class2: '产出数量' } }, ['未变']],
    ['03', { unit: ' 次 ' }, ['未变']],
    ['30', { target: '全年' }, ['目标 长期 → 全年']],
    ['03', { target: '6', weight: '1', name: '检测' }, ['目标 4 → 6', '权重 2 → 1', '更名']],
  ] as const)('[NY6] row %s with %j: %j', (id, change, words) => {
    const row = compared(changed({ [id]: change })).rows.find(({ before }) => before?.id === id);
    expect(row === undefined ? [] : changeWords(row)).toStrictEqual(words);
  });

  it('[NY6] new and dropped rows are named, counts and both sums are said', () => {
    const draft = changed({ '03': { target: '5', weight: '3' }, '05': { name: '另一个名称' } }, ['01', '02']);
    const more = { ...draft, rows: [...draft.rows, { ...emptyRow('x'), name: '新的一项', weight: '2.5' }] };
    const comparison = compared(more);
    expect(countLine(comparison)).toBe('未变 28、目标改 1、权重改 1、更名 1、新增 1、取消 2');
    // 100 − 2 − 3 + 1 + 2.5
    expect(weightLine(comparison)).toBe('权重合计 2025 年 100 → 2026 年 98.5');
    expect(comparison.rows.map(comparisonCells).slice(-3)).toStrictEqual([
      ['31', '数量（建议）', '—', '', '', '新的一项', '≥', '2.5', '新增'],
      ['1', '数量（建议）', '网站群新增单位网站', '= 2 个', '2', '—', '', '', '取消'],
      ['2', '数量（建议）', '新增政务新媒体', '= 2 个', '3', '—', '', '', '取消'],
    ]);
  });

  it('[NY6] an adjusted target stands beside the one of the beginning of the year', () => {
    const adjusted = new Map([['03' as IndicatorId, wholeUnits(5)]]);
    const { rows } = comparePlans(ANNEX_10_2025, adjusted, draftSide(copied()));
    expect(rows.map(comparisonCells)[2]?.[3]).toBe('≥ 4 次（调整为 5）');
    const back = new Map([['03' as IndicatorId, wholeUnits(4)]]);
    const again = comparePlans(ANNEX_10_2025, back, draftSide(copied())).rows.map(comparisonCells);
    expect(again[2]?.[3]).toBe('≥ 4 次');
  });
});
