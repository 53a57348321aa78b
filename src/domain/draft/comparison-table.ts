import { TARGET_LABEL } from '#src/domain/catalogue/field-words.ts';
import {
  CHANGE_KINDS,
  changeCounts,
  type ChangeKind,
  type ComparedRow,
  type PlanComparison,
  type RowComparison,
} from '#src/domain/draft/plan-comparison.ts';
import { weightToText } from '#src/domain/quantity/points.ts';

/** Both years as a table of words: screen, print and workbook show this one [NY6]. */

const COUNT_WORDS: Record<ChangeKind, string> = {
  target: '目标改',
  weight: '权重改',
  renamed: '更名',
  unit: '改单位',
  operator: '改性质',
  class: '改分类',
  new: '新增',
  dropped: '取消',
};

const UNCHANGED = '未变';

/** '未变 26、目标改 4、新增 2、取消 2' */
export function countLine({ rows }: PlanComparison): string {
  const { same, of } = changeCounts(rows);
  const words = CHANGE_KINDS.flatMap((kind) => {
    const count = of.get(kind);
    return count === undefined ? [] : [`${COUNT_WORDS[kind]} ${count}`];
  });
  return [`${UNCHANGED} ${same}`, ...words].join('、');
}

/** '权重合计 2025 年 100 → 2026 年 98，另有 1 项没有权重' */
export function weightLine({ years, weights }: PlanComparison): string {
  const [before, after] = weights;
  const missing = after.missing === 0 ? '' : `，另有 ${after.missing} 项没有权重`;
  return `权重合计 ${years[0]} 年 ${weightToText(before.sum)} → ${years[1]} 年 ${weightToText(after.sum)}${missing}`;
}

/** '目标 95 → 96' of each change, or 未变. */
export function changeWords({ before, after, changes }: RowComparison): readonly string[] {
  if (changes.length === 0) return [UNCHANGED];
  return changes.map((kind) => {
    const from = (field: keyof ComparedRow) => before?.[field] ?? '';
    const to = (field: keyof ComparedRow) => after?.[field] ?? '';
    const step = (word: string, field: keyof ComparedRow) =>
      `${word} ${from(field) || '无'} → ${to(field) || '无'}`;
    switch (kind) {
      case 'target':
        return step('目标', 'target');
      case 'weight':
        return step('权重', 'weight');
      case 'renamed':
        return '更名';
      case 'unit':
        return step('改单位', 'unit');
      case 'operator':
        return step('改性质', 'operator');
      case 'class':
        return step('改分类', 'class');
      case 'new':
        return '新增';
      case 'dropped':
        return '取消';
    }
  });
}

/** '≥ 95 %', '定性：长期', with what it was adjusted to. */
function goalWords(row: ComparedRow): string {
  if (row.operator === '定性') return row.target.trim() === '' ? '定性' : `定性：${row.target.trim()}`;
  const goal = [row.operator, row.target, row.unit].filter((part) => part.trim() !== '').join(' ');
  return row.adjusted === null ? goal : `${goal}（调整为 ${row.adjusted}）`;
}

export const COMPARISON_COLUMNS = [
  'seq',
  'class',
  'before',
  'before-goal',
  'before-weight',
  'after',
  'after-goal',
  'after-weight',
  'change',
] as const;
export type ComparisonColumn = (typeof COMPARISON_COLUMNS)[number];

/** A class that is not printed says so. */
function classCell(row: ComparedRow | null): string {
  if (row === null) return '';
  return row.isPrinted ? row.class : `${row.class}（建议）`;
}

/** In the order of the columns. */
export function comparisonHeads([before, after]: PlanComparison['years']): readonly string[] {
  return ['序号', '分类', `${before} 年`, TARGET_LABEL, '权重', `${after} 年`, TARGET_LABEL, '权重', '变化'];
}

/** A row in the order of the columns. */
export function comparisonCells(row: RowComparison): readonly string[] {
  const side = (each: ComparedRow | null) =>
    each === null ? ['—', '', ''] : [each.name, goalWords(each), each.weight];
  return [
    String(row.seq),
    classCell(row.after ?? row.before),
    ...side(row.before),
    ...side(row.after),
    changeWords(row).join('；'),
  ];
}
