import { PROJECT_LABEL, GOAL_LABEL, INITIAL_BUDGET_LABEL } from '#src/domain/catalogue/field-words.ts';
import { scoringOf } from '#src/domain/draft/draft-scoring.ts';
import type { Draft, DraftField, DraftRow, DraftRules } from '#src/domain/draft/draft.ts';
import { yearsNamed } from '#src/domain/draft/named-year.ts';
import { parseScaled, textToQuantity } from '#src/domain/quantity/decimal-text.ts';
import {
  HUNDRED_POINTS,
  NO_POINTS,
  subtractPoints,
  weightToText,
  type Points,
} from '#src/domain/quantity/points.ts';
import type { Quantity } from '#src/domain/quantity/quantity.ts';

/** The fields of a draft's head. */
type HeadField =
  | 'unitName'
  | 'year'
  | 'project'
  | 'budget'
  | 'initialBudget'
  | 'overallGoal'
  | 'sections'
  | 'collectingSection'
  | 'rules';

/** What stands between a draft and a plan in force, or should be looked at [PL9]. */
export interface DraftProblem {
  /** `error`: the plan cannot be put in force before. */
  readonly level: 'error' | 'warning';
  /** The row's id; null: the head, or the table as a whole. */
  readonly row: string | null;
  readonly field: DraftField | HeadField | null;
  readonly text: string;
}

/** A row's weight in points; null: none, or none that can be. */
export function weightOf({ weight }: Pick<DraftRow, 'weight'>): Points | null {
  const points = parseScaled(weight.trim(), 2);
  return typeof points === 'number' && points > 0 && points <= HUNDRED_POINTS ? (points as Points) : null;
}

/** What the execution has inside the plan; null: nothing, or nothing that can be [PL30]. */
export function executionWeightOf(rules: DraftRules | undefined): Points | null {
  const points = parseScaled(rules?.executionWeight?.trim() ?? '', 2);
  return typeof points === 'number' && points > 0 && points < HUNDRED_POINTS ? (points as Points) : null;
}

/** What the rows should weigh together. */
export function weightDue({ rules }: Pick<Draft, 'rules'>): Points {
  return subtractPoints(HUNDRED_POINTS, executionWeightOf(rules) ?? NO_POINTS);
}

/** The running sum of what can be read; with how many rows it lacks. */
export function weightSum(rows: readonly Pick<DraftRow, 'weight'>[]): {
  readonly sum: Points;
  readonly missing: number;
} {
  const weights = rows.map(weightOf);
  return {
    sum: weights.reduce<number>((sum, weight) => sum + (weight ?? 0), 0) as Points,
    missing: weights.filter((weight) => weight === null).length,
  };
}

/** What 预算执行率 usually has. */
const EXECUTION_PARTS: ReadonlySet<number> = new Set([1_000, 2_000]);

/** What the rows leave of the hundred, where that is what 预算执行率 has and the draft gives it nothing yet; null: it is not. */
export function restForExecution(draft: Pick<Draft, 'rows' | 'rules'>): Points | null {
  const { sum, missing } = weightSum(draft.rows);
  const rest = subtractPoints(HUNDRED_POINTS, sum);
  return missing === 0 && weightDue(draft) === HUNDRED_POINTS && EXECUTION_PARTS.has(rest) ? rest : null;
}

/** The target as a quantity; null: it is a text, or none. */
export function targetOf({ target }: Pick<DraftRow, 'target'>): Quantity | null {
  const quantity = textToQuantity(target.trim());
  return typeof quantity === 'number' ? quantity : null;
}

/** A person rates it: said so, or its target is a text without a sign. */
export function isRated(row: Pick<DraftRow, 'operator' | 'target'>): boolean {
  if (row.operator === '定性') return true;
  return row.operator === '' && row.target.trim() !== '' && targetOf(row) === null;
}

const MAX_WEIGHT_UNQUESTIONED = 3_000;
const TEMPLATE = /\*\*|[_＿]{2,}|X{2,}/i;

/** Everything that is wrong or odd, in the order of the plan: errors first come from the head, then row by row, then from the whole [PL9]. */
export function draftProblems(draft: Draft): readonly DraftProblem[] {
  return [
    ...headProblems(draft),
    ...draft.rows.flatMap((row, at) => rowProblems(row, at + 1, draft)),
    ...wholeProblems(draft),
  ];
}

function headProblems({
  unitName,
  year,
  budget,
  initialBudget = '',
  sections,
  collectingSection,
  rules,
  ...texts
}: Draft): DraftProblem[] {
  const error = (field: HeadField, text: string): DraftProblem => ({
    level: 'error',
    row: null,
    field,
    text,
  });
  const problems: DraftProblem[] = [];
  if (unitName.trim() === '') problems.push(error('unitName', '单位名称没有填写'));
  if (!/^20\d\d$/.test(year.trim()))
    problems.push(error('year', year.trim() === '' ? '年度没有填写' : `年度“${year.trim()}”不是四位年份`));
  for (const [field, name, amount] of [
    ['budget', '预算', budget.trim()],
    ['initialBudget', INITIAL_BUDGET_LABEL, initialBudget.trim()],
  ] as const) {
    const money = textToQuantity(amount);
    if (amount !== '' && (typeof money !== 'number' || money < 0))
      problems.push(error(field, `${name}“${amount}”读不懂，请按万元填一个数，没有就空着`));
  }
  const execution = rules?.executionWeight?.trim() ?? '';
  if (execution !== '' && executionWeightOf(rules) === null)
    problems.push(error('rules', `预算执行率的分“${execution}”要大于 0、小于 100，最多两位小数；没有就空着`));
  if (execution !== '' && budget.trim() === '')
    problems.push({
      level: 'warning',
      row: null,
      field: 'budget',
      text: '方案里有预算执行率的分，却没有全年预算数：没有执行率就没有自评总分和等次',
    });
  if (rules !== undefined && !areFalling(rules.gradeThresholds))
    problems.push(error('rules', '等次分数线要由高到低，在 0 和 100 之间：优 > 良 > 中'));
  const scoring = scoringOf(rules);
  if (!('caps' in scoring)) problems.push(...scoring.map((fault) => error('rules', fault)));
  const named = sections.map((section) => section.trim()).filter((section) => section !== '');
  if (named.length === 0) problems.push(error('sections', '还没有科室：每行填一个，填报人从中选择'));
  else if (!named.includes(collectingSection.trim()))
    problems.push(error('collectingSection', '请选择汇总科室：它收各科室的数据，可代任何一项填报'));
  if (new Set(named).size < named.length) problems.push(error('sections', '有两个科室同名'));
  for (const [field, label] of [
    ['project', PROJECT_LABEL],
    ['overallGoal', GOAL_LABEL],
  ] as const) {
    const years = yearsNamed(texts[field]).filter((each) => each !== year.trim());
    if (years.length > 0)
      problems.push({ level: 'warning', row: null, field, text: `${label}里是 ${years.join('、')} 年` });
  }
  return problems;
}

export const NO_NAME = '没有名称';
export const NO_UNIT = '没有计量单位';

function areFalling(texts: DraftRules['gradeThresholds']): boolean {
  const [excellent, good, fair] = texts.map((text) => parseScaled(text.trim(), 2));
  return (
    typeof excellent === 'number' &&
    typeof good === 'number' &&
    typeof fair === 'number' &&
    HUNDRED_POINTS >= excellent &&
    excellent > good &&
    good > fair &&
    fair > 0
  );
}

function rowProblems(row: DraftRow, number: number, draft: Draft): DraftProblem[] {
  const where = `第 ${number} 项${row.name.trim() === '' ? '' : `“${row.name.trim()}”`}`;
  const problems: DraftProblem[] = [];
  const say = (level: DraftProblem['level'], field: DraftField, text: string) =>
    problems.push({ level, row: row.id, field, text: `${where}：${text}` });
  if (row.name.trim() === '') say('error', 'name', NO_NAME);
  for (const note of row.notes) say('error', note.field, `${note.text}（核对后改好，或点“没问题”）`);
  const target = targetOf(row);
  const noted = (field: DraftField) => row.notes.some((note) => note.field === field);
  if (isRated(row)) {
    if (/\d/.test(row.target) && row.parts === undefined)
      say('warning', 'target', '指标值是文字里带数，按定性评定；如有几个条件，请拆成几项');
  } else {
    if (row.target.trim() === '') {
      if (!noted('target')) say('error', 'target', '指标值没有填写');
    } else if (target === null)
      say('error', 'target', `指标值“${row.target.trim()}”读不懂，请填一个数，或改为定性`);
    if (row.operator === '' && !noted('operator'))
      say('error', 'operator', '没有印出指标性质，请选择 ≥ ≤ = 或定性');
    if (target !== null) problems.push(...goalProblems(row, target, where));
    if (row.unit.trim() === '' && target !== null && !noted('unit')) {
      const isSum = row.rollup === 'sum';
      say(isSum ? 'error' : 'warning', 'unit', isSum ? '按月累计的指标要有计量单位' : NO_UNIT);
    }
  }
  if (TEMPLATE.test(`${row.name}${row.target}`)) say('error', 'target', '有没填完的空（** 或 ＿＿）');
  const weight = weightOf(row);
  if (weight === null && !noted('weight'))
    say(
      'error',
      'weight',
      row.weight.trim() === '' ? '没有权重' : `权重“${row.weight.trim()}”要大于 0，最多两位小数`,
    );
  if (weight !== null && weight > MAX_WEIGHT_UNQUESTIONED) say('warning', 'weight', '权重超过 30 分');
  const otherYears = (words: string) => yearsNamed(words).filter((year) => year !== draft.year.trim());
  const [inName, inTarget] = [otherYears(row.name), isRated(row) ? otherYears(row.target) : []];
  if (inName.length > 0) say('warning', 'name', `名称里是 ${inName.join('、')} 年`);
  if (inTarget.length > 0) say('warning', 'target', `指标值里是 ${inTarget.join('、')} 年`);
  return problems;
}

function goalProblems(row: DraftRow, target: Quantity, where: string): DraftProblem[] {
  const problem = (level: DraftProblem['level'], text: string): DraftProblem => ({
    level,
    row: row.id,
    field: 'target',
    text: `${where}：${text}`,
  });
  const problems: DraftProblem[] = [];
  const mustReach = row.operator === '≥' || row.operator === '>';
  if (mustReach && target <= 0) problems.push(problem('error', '≥ 的指标值要大于 0，否则无从得分'));
  if (target === 0 && (row.operator === '=' || row.operator === '≤' || row.operator === '<'))
    problems.push(problem('warning', '指标值是 0：有一次就不得分'));
  if (target < 0 && !mustReach) problems.push(problem('error', '指标值是负数'));
  if (/^[%％]$/.test(row.unit.trim()) && target > 1_000_000)
    problems.push(problem('warning', '百分比超过 100'));
  const isCeiling = row.operator === '≤' || row.operator === '<';
  if (isCeiling && row.class === '数量') problems.push(problem('warning', '数量指标是 ≤，请核对'));
  if (mustReach && row.class === '成本') problems.push(problem('warning', '成本指标是 ≥，请与财政部门核实'));
  return problems;
}

function wholeProblems(draft: Draft): DraftProblem[] {
  const { rows } = draft;
  const problems: DraftProblem[] = [];
  const say = (
    level: DraftProblem['level'],
    field: DraftField | null,
    text: string,
    row: string | null = null,
  ) => problems.push({ level, row, field, text });
  if (rows.length === 0) {
    say('error', null, '还没有指标');
    return problems;
  }
  const { sum, missing } = weightSum(rows);
  const due = weightDue(draft);
  if (missing === 0 && sum !== due) {
    const rest = restForExecution(draft);
    const execution =
      rest === null
        ? '可'
        : `如另 ${weightToText(rest)} 分是预算执行率的，点“另 ${weightToText(rest)} 分为预算执行率”，否则`;
    say(
      'error',
      'weight',
      `权重合计 ${weightToText(sum)} 分，应为 ${weightToText(due)} 分；${execution}按比例折算或逐项改`,
    );
  }
  const byName = new Map<string, number>();
  for (const [at, { id, name }] of rows.entries()) {
    const first = byName.get(name.trim());
    if (name.trim() === '') continue;
    if (first === undefined) byName.set(name.trim(), at + 1);
    else say('warning', 'name', `第 ${at + 1} 项与第 ${first} 项同名“${name.trim()}”`, id);
  }
  if (!rows.some((row) => row.class === '满意度')) say('warning', 'class', '没有满意度指标');
  return problems;
}
