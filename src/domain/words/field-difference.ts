import {
  UNIT_NAME_LABEL,
  PROJECT_LABEL,
  SOURCE_LABEL,
  PHONE_LABEL,
  COLLECTING_LABEL,
  GOAL_LABEL,
  RULES_LABEL,
  CORRECTIONS_LABEL,
  INITIAL_BUDGET_LABEL,
  UNIT_LABEL,
  OPERATOR_LABEL,
  TARGET_LABEL,
  KIND_LABEL,
  ODDITIES_LABEL,
} from '#src/domain/catalogue/field-words.ts';
import { ROLLUPS } from '#src/domain/catalogue/indicator.ts';
import { CAPS_LABEL, OVERSHOOT_LABEL } from '#src/domain/words/figure-labels.ts';
import { ATTRIBUTE_WORDS, EXCEEDED_RULE_NAMES } from '#src/domain/words/plan-words.ts';
import { PACING_WORDS, ROLLUP_WORDS } from '#src/domain/words/words.ts';

/** One field in which two versions are not the same, in words: '第 3 项“办件量” 指标值', '120', '110'. */
export interface FieldDifference {
  readonly about: string;
  readonly mine: string;
  readonly theirs: string;
}

export type Fields = Readonly<Record<string, unknown>>;

/** What stands for a field that one of the two does not have. */
export const NONE = '无';

/** Where the rows stand in another order and differ in nothing else. */
export const ORDER_LABEL = '各项顺序';

/** The fields in which two records differ, each called as the screens call it [PL13]. */
export function fieldDifferences(mine: Fields, theirs: Fields, row = ''): readonly FieldDifference[] {
  return [...new Set([...Object.keys(mine), ...Object.keys(theirs)])].flatMap((name) => {
    const [a, b] = [fieldText(name, mine[name]), fieldText(name, theirs[name])];
    // The head names the file that the table came out of, a row its printed cells.
    const label =
      name === 'source' && typeof (mine[name] ?? theirs[name]) === 'string' ? SOURCE_LABEL : labelOf(name);
    return a === b ? [] : [{ about: `${row}${label}`, mine: a, theirs: b }];
  });
}

/** A value as an office reads it: the words of a kind, 是 and 否, lists and records by their parts. */
export function fieldText(name: string, value: unknown): string {
  // A plan that says nothing of its 口径 has the usual one [KJ1].
  if (name === 'rules' && value === undefined) return '同重庆口径';
  if (value === undefined || value === null || value === '') return NONE;
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (Array.isArray(value)) return listText(name, value);
  if (typeof value === 'object') {
    return Object.entries(value)
      .filter(([key]) => key !== 'id')
      .map(([key, each]) => `${labelOf(key)} ${fieldText(key, each)}`)
      .join('，');
  }
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : NONE;
  return ownWord(WORDS[name] ?? {}, text) ?? text;
}

/** Pairs in the file of a plan: months and what is due in them, [6, '10'] → '6月 10'; rates and the most points below them. */
function listText(name: string, list: readonly unknown[]): string {
  if (list.length === 0) return NONE;
  const pairText = name === 'milestones' ? dueText : name === 'caps' ? capText : null;
  const isPair = list.every((each) => Array.isArray(each) && each.length === 2);
  return list
    .map((each) =>
      isPair && pairText !== null && Array.isArray(each) ? pairText(each[0], each[1]) : fieldText(name, each),
    )
    .join('；');
}

function dueText(month: unknown, due: unknown): string {
  return `${String(month)}月 ${String(due)}`;
}

function capText(below: unknown, most: unknown): string {
  return `低于 ${String(below)} 最高 ${String(most)} 分`;
}

function labelOf(name: string): string {
  return ownWord(LABELS, name) ?? name;
}

/** Not what an object inherits: a file may call a field `constructor`. */
function ownWord(words: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.prototype.hasOwnProperty.call(words, name) ? words[name] : undefined;
}

const WORDS: Readonly<Record<string, Readonly<Record<string, string>> | undefined>> = {
  rollup: Object.fromEntries(ROLLUPS.map((each) => [each, ROLLUP_WORDS[each].name])),
  pacing: PACING_WORDS,
  exceededRule: EXCEEDED_RULE_NAMES,
  kind: {
    quantitative: '定量',
    rated: '定性',
    compound: '分项评定',
    linear: PACING_WORDS.linear,
    milestone: PACING_WORDS.milestone,
  },
  ownerConfidence: { H: '较大', M: '一般', L: '较小' },
};

const LABELS: Readonly<Record<string, string>> = {
  ...ATTRIBUTE_WORDS,
  id: '编号',
  seq: '序号',
  unitName: UNIT_NAME_LABEL,
  year: '年度',
  project: PROJECT_LABEL,
  budget: '预算数',
  initialBudget: INITIAL_BUDGET_LABEL,
  source: '原文',
  overallGoal: GOAL_LABEL,
  contact: '联系人',
  contactName: '联系人',
  contactPhone: PHONE_LABEL,
  phone: '电话',
  sections: '科室',
  collectingSection: COLLECTING_LABEL,
  exceededRule: '超上限计分',
  gradeThresholds: '等次分数线',
  rules: RULES_LABEL,
  executionWeight: '预算执行分值',
  scoring: '口径',
  executionPoints: '自评总分里预算执行的分',
  partlyFrom: '部分达成起点',
  rowDecimals: '每项得分小数位',
  overshoot: OVERSHOOT_LABEL,
  from: '完成率达到',
  deduct: '扣分',
  caps: CAPS_LABEL,
  below: '执行率低于（%）',
  most: '总分最高（分）',
  countsRated: '待评定计入年末预计',
  dueDay: '填报期限（次月几日）',
  oddities: ODDITIES_LABEL,
  corrections: CORRECTIONS_LABEL,
  notes: '读表时的说明',
  note: '说明',
  previous: '上年',
  seen: '复制或选定时的上年',
  name: '名称',
  class1: '印出的一级指标',
  class2: '印出的二级指标',
  printed: '印出的分类',
  unit: UNIT_LABEL,
  operator: OPERATOR_LABEL,
  target: TARGET_LABEL,
  weight: '权重',
  kind: KIND_LABEL,
  milestones: '节点',
  dues: '各月应完成',
  due: '应完成',
  month: '月份',
  of: TARGET_LABEL,
  parts: '分项',
  ownerConfidence: '主责科室的把握',
  anyRange: '不限 0—100',
  text: '内容',
  field: '栏目',
};
