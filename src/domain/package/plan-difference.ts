import { planFileData } from '#src/domain/catalogue/plan-file.ts';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import type { RowPair } from '#src/domain/pairing/pair-rows.ts';

/** One field in which two plans are not the same, in words: '第 08 项 指标值', '120', '110'. */
export interface PlanDifference {
  readonly about: string;
  readonly mine: string;
  readonly theirs: string;
}

type Fields = Readonly<Record<string, unknown>>;

const NONE = '无';

/** Every difference between two plans, the head first, then the rows in the order of ours [PL13]. */
export function planDifferences(mine: Plan, theirs: Plan): readonly PlanDifference[] {
  const [{ indicators: myRows, ...myHead }, { indicators: theirRows, ...theirHead }] = [
    planFileData(mine),
    planFileData(theirs),
  ];
  const [own, other] = [rowsById(myRows), rowsById(theirRows)];
  const rows = [...new Set([...own.keys(), ...other.keys()])].flatMap((id): readonly PlanDifference[] => {
    const [a, b] = [own.get(id), other.get(id)];
    const about = `第 ${id} 项`;
    if (a === undefined || b === undefined)
      return [{ about, mine: a === undefined ? NONE : '有', theirs: b === undefined ? NONE : '有' }];
    return fieldDifferences(a, b, `${about} `);
  });
  const isReordered = rows.length === 0 && [...own.keys()].join() !== [...other.keys()].join();
  return [
    ...fieldDifferences(myHead, theirHead),
    ...rows,
    ...(isReordered
      ? [{ about: '各项顺序', mine: [...own.keys()].join(' '), theirs: [...other.keys()].join(' ') }]
      : []),
  ];
}

/**
 * Every difference between two plans of one unit, year and kind, whose rows are paired by their words: ids and numbers of rows are none [PL41].
 * Rows are called by the number they have in ours, and where only theirs has them, by theirs.
 */
export function twinDifferences(
  mine: Plan,
  theirs: Plan,
  pairs: readonly RowPair[],
): readonly PlanDifference[] {
  const [{ indicators: myRows, ...myHead }, { indicators: theirRows, ...theirHead }] = [
    planFileData(mine),
    planFileData(theirs),
  ];
  const [own, other] = [rowsById(myRows), rowsById(theirRows)];
  const partner = new Map(pairs.map(({ from, to }) => [from, to]));
  const paired = new Set(pairs.map(({ to }) => to));
  const rows = [...own].flatMap(([id, row]): readonly PlanDifference[] => {
    const there = other.get(partner.get(id) ?? '');
    const about = rowName(row);
    return there === undefined
      ? [{ about, mine: '有', theirs: NONE }]
      : fieldDifferences(apart(row), apart(there), `${about} `);
  });
  const onlyTheirs = [...other]
    .filter(([id]) => !paired.has(id))
    .map(([, row]): PlanDifference => ({ about: `对方${rowName(row)}`, mine: NONE, theirs: '有' }));
  return [...fieldDifferences(apart(myHead), apart(theirHead)), ...rows, ...onlyTheirs];
}

/** What is not the same in any two plans says nothing. */
function apart({ id: _, seq: _seq, ...fields }: Fields): Fields {
  return fields;
}

function rowName({ seq, name }: Fields): string {
  return `第 ${valueText(seq)} 项“${valueText(name)}”`;
}

function rowsById(rows: unknown): ReadonlyMap<string, Fields> {
  const list = Array.isArray(rows) ? (rows as readonly (Fields & { readonly id: string })[]) : [];
  return new Map(list.map((row) => [row.id, row]));
}

function fieldDifferences(mine: Fields, theirs: Fields, row = ''): readonly PlanDifference[] {
  return [...new Set([...Object.keys(mine), ...Object.keys(theirs)])].flatMap((name) => {
    const [a, b] = [valueText(mine[name]), valueText(theirs[name])];
    return a === b ? [] : [{ about: `${row}${LABELS[name] ?? name}`, mine: a, theirs: b }];
  });
}

function valueText(value: unknown): string {
  if (value === undefined || value === null || value === '') return NONE;
  if (typeof value === 'boolean') return value ? '是' : '否';
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
}

const LABELS: Readonly<Record<string, string | undefined>> = {
  id: '编号',
  unitName: '单位名称',
  year: '年度',
  project: '项目名称',
  source: '原文',
  overallGoal: '总体目标',
  contact: '联系人',
  sections: '科室',
  collectingSection: '汇总科室',
  exceededRule: '超上限计分',
  gradeThresholds: '等次分数线',
  budget: '预算数',
  initialBudget: '年初预算数',
  oddities: '原文如此',
  corrections: '更正记录',
  seq: '序号',
  name: '指标名称',
  class: '分类',
  owner: '责任科室',
  ownerConfidence: '责任科室的把握',
  core: '核心指标',
  weight: '权重',
  kind: '评价方式',
  unit: '计量单位',
  decimals: '小数位数',
  operator: '指标性质',
  target: '指标值',
  rollup: '累计方式',
  anyRange: '不限范围',
  pacing: '进度要求',
  milestones: '节点',
  parts: '分项',
  previous: '上年',
};
