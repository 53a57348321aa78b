import { cutText } from '#src/kernel/plain-text.ts';
import type { PacingKind, Rollup } from '#src/domain/catalogue/indicator.ts';
import type { ExceededRule } from '#src/domain/catalogue/rules.ts';
import type { PlanProblem } from '#src/domain/catalogue/plan-problem.ts';
import { tierBand, type BandRules, type Tier } from '#src/domain/catalogue/tier.ts';
import { HUNDRED_POINTS, subtractPoints, weightToText } from '#src/domain/quantity/points.ts';
import { scaledToText } from '#src/domain/quantity/quantity.ts';
import { monthText, quantityText } from '#src/domain/words/format.ts';
import type { Figure } from '#src/domain/rollup/figure.ts';
import type { RowState, StateKind } from '#src/domain/year/row-state.ts';
import type { Forecast } from '#src/domain/score/forecast.ts';
import type { Light } from '#src/domain/score/pace.ts';
import type { Grade } from '#src/domain/score/scorecard.ts';
import type { Origin } from '#src/domain/statements/statement.ts';
import type { Suspicion } from '#src/domain/statements/suspicion.ts';
import type { Refusal } from '#src/domain/statements/typed-value.ts';

/** The office's own terms (zh-CN) for everything the domain knows. Screens, print and exports all take their words from here. */

export const GRADE_WORDS: Record<Grade, string> = { excellent: '优', good: '良', fair: '中', poor: '差' };

/** How a row that a person rates comes to its score, where others have their roll-up. */
export const RATED_METHOD = '人工评定';

/** One word for a row's state [D10]. */
export const STATE_WORDS: Record<StateKind, string> = {
  met: '已达成',
  'in-range': '在范围内',
  'on-pace': '进度正常',
  'not-due': '未到期',
  'slightly-behind': '略有滞后',
  'far-behind': '严重滞后',
  partly: '部分完成',
  below: '未达标准',
  over: '超上限',
  unmet: '未完成',
  unrated: '待评定',
  unreported: '待填报',
};

/** Behind what a person put in the place of what the data say. */
export const BY_HAND = '人工';

/** The word, and for 未到期 when that changes: '未到期，12 月到期'. */
export function stateSaying(state: RowState): string {
  return state.dueIn === null ? stateText(state) : `${stateText(state)}，${state.dueIn} 月到期`;
}

/** '部分完成（人工）': the word, and whether it rests on a score by hand alone [D12]. */
export function stateText({ kind, isByHand }: RowState): string {
  return isByHand ? `${STATE_WORDS[kind]}（${BY_HAND}）` : STATE_WORDS[kind];
}

export const LIGHT_WORDS: Record<Light, string> = {
  red: '红灯',
  yellow: '黄灯',
  green: '绿灯',
  blue: '蓝灯',
};

export const TIER_WORDS: Record<Tier, string> = {
  met: '达成年度指标',
  partly: '部分达成并具有一定效果',
  unmet: '未达成且效果较差',
};

const LEVEL_OF_MONTH = '每月填当月水平';

type Figured = Extract<Figure, { kind: 'number' }>;

/** All that is said of a roll-up, so that another one speaks from here. */
interface RollupWords {
  readonly name: string;
  /** What the office types in a month. */
  readonly typed: string;
  /** How the year's value comes about. */
  readonly method: string;
  /** What a value to date is called. */
  readonly toDate: string;
  /** How a value to date came about, beside it; '' where that is plain. */
  readonly note: (figure: Figured) => string;
  /** Its arithmetic. @param added the months with a number, each with its month, joined by + */
  readonly reckoned: (added: string, figure: Figured, result: string) => string;
}

const ofMonth =
  (word: string) =>
  ({ from }: Figured) =>
    from === null ? '' : `${monthText(from)}${word}`;

const chosen = (_: string, figure: Figured, result: string) => `${ofMonth('：')(figure)}${result}`;

export const ROLLUP_WORDS: Record<Rollup, RollupWords> = {
  sum: {
    name: '逐月累加',
    typed: '每月填当月发生数',
    method: '各月数逐月累加为全年值，无发生不加数',
    toDate: '累计',
    note: () => '',
    reckoned: (added, _, result) => `${added} = ${result}`,
  },
  latest: {
    name: '取最新月',
    typed: '每月填当时的水平',
    method: '以最新一个有数的月份为全年值',
    toDate: '最新',
    note: ofMonth('值'),
    reckoned: chosen,
  },
  mean: {
    name: '各月平均',
    typed: LEVEL_OF_MONTH,
    method: '有数月份的平均数为全年值，先按本项小数位四舍五入再计分',
    toDate: '平均',
    note: ({ count }) => `${count} 个月平均`,
    reckoned: (added, { count }, result) => `（${added}）÷ ${count} 个月 = ${result}`,
  },
  max: {
    name: '取最高月',
    typed: LEVEL_OF_MONTH,
    method: '以各月最高值为全年值',
    toDate: '最高',
    note: ofMonth('最高'),
    reckoned: chosen,
  },
  min: {
    name: '取最低月',
    typed: LEVEL_OF_MONTH,
    method: '以各月最低值为全年值',
    toDate: '最低',
    note: ofMonth('最低'),
    reckoned: chosen,
  },
};

export const PACING_WORDS: Record<PacingKind, string> = {
  linear: '按月均衡',
  milestone: '按节点',
  level: '每月对照全年值',
  'year-end': '年终评定',
};

export const EXCEEDED_RULE_WORDS: Record<ExceededRule, string> = {
  R1: '超出上限时，得分系数 = 指标值 ÷ 完成值',
  R2: '超出上限时，得分系数 = 1 −（完成值 − 指标值）÷ 指标值，最低为 0',
};

export const FORECAST_BASIS_WORDS: Record<Forecast['basis'], string> = {
  'run-rate': '按近月推算（已报月份的月均）',
  plan: '假定如期完成（节点均未逾期）',
  overdue: '已有节点逾期：现值加尚未到期的部分',
  'to-date': '以目前值计',
  person: '人工填报的全年预计',
  complete: '全年已报',
};

export const ORIGIN_WORDS: Record<Origin, string> = {
  typed: '录入',
  pasted: '粘贴',
  filled: '填充',
  restored: '恢复',
  undone: '撤销',
  redone: '重做',
  sample: '示例',
  merged: '并入时选定',
};

/** '[0.80, 1.00]' */
export function bandText(tier: Tier, rules: BandRules): string {
  const band = tierBand(tier, rules);
  const end = (millionths: number) => scaledToText(millionths, 6, 2);
  return `[${end(band.lowest)}, ${end(band.highest)}${band.includesHighest ? ']' : ')'}`;
}

/** What was refused at entry, and what to do. */
export function refusalText(refusal: Refusal): string {
  switch (refusal.kind) {
    case 'not-a-number':
      return `「${clip(refusal.text)}」不是数字。请填数字；本月没有发生请填「无」`;
    case 'negative':
      return '此项不能为负数。请核对后重填';
    case 'refund-needs-note':
      return '负数按冲减处理，须先写说明（冲减哪一笔、为什么）';
    case 'percent-range':
      return '百分比须在 0 至 100 之间。请填 98.5 这样的数';
    case 'too-many-decimals':
      return refusal.decimals === 0 ? '此项只填整数' : `此项最多 ${refusal.decimals} 位小数`;
    case 'too-large':
      return '数值过大。请核对计量单位';
    case 'other-unit':
      return `不认识「${clip(refusal.text)}」。请按本项的计量单位只填数字`;
    case 'uneven-unit':
      return `「${clip(refusal.text)}」折算成${refusal.unit}除不尽。请按本项的计量单位填`;
  }
}

/** Said before what looks wrong about a value. */
export const PLEASE_CHECK = '请核对：';

/** What looks wrong about a value that stands; said behind «请核对：». */
export function suspicionText(suspicion: Suspicion): string {
  switch (suspicion.kind) {
    case 'yuan':
      return `可能是按元填的，折合 ${quantityText(suspicion.reading)} 万元；这里填万元`;
    case 'share':
      return suspicion.reading === null
        ? '数很小：不超过 1%，或只有上次的百分之一左右'
        : `可能是按小数填的，折合 ${quantityText(suspicion.reading)}%；这里填 99.95 这样的数`;
    case 'smaller-unit':
      return `可能是按${suspicion.smaller}填的，折合 ${quantityText(suspicion.reading)}；超过指标值约 ${suspicion.factor} 倍`;
    case 'spreadsheet-date':
      return '像是表格里的日期（日期在表格中存为四五万的整数）';
    case 'far-above-target':
      return suspicion.total === null
        ? `超过指标值 ${quantityText(suspicion.target)} 的 10 倍`
        : `累计 ${quantityText(suspicion.total)}，从本月起超过指标值 ${quantityText(suspicion.target)} 的 10 倍`;
    case 'over-budget':
      return suspicion.left > 0
        ? `超过预算余额 ${quantityText(suspicion.left)} 万元`
        : '预算已用完，本月又有执行数';
    case 'unit-jump':
      return suspicion.factor === 60
        ? `与上次的 ${quantityText(suspicion.previous)} 相差约 60 倍：是否把分钟当成了小时（或秒当成了分钟）？`
        : `与上次的 ${quantityText(suspicion.previous)} 相差约 1000 倍：是否把毫秒当成了秒（或米当成了公里）？`;
    case 'running-total':
      return `不小于前几个月的合计 ${quantityText(suspicion.toDate)}：是否填成了累计数？这里只填本月数`;
    case 'far-above-mean':
      return `超过前几个月平均值（${quantityText(suspicion.mean)}）的 10 倍`;
  }
}

/** What looks wrong about an adjusted target [W9]. */
export const TARGET_DOUBT = '与年初指标值相差 10 倍以上';

/** @param rows those of the plan: a row is called by its number, never by its id, which nobody has seen */
export function planProblemText(
  problem: PlanProblem,
  rows: readonly { readonly id: string; readonly seq: number }[],
): string {
  const numbered = (id: string) => `第 ${rows.find((row) => row.id === id)?.seq ?? id} 项`;
  switch (problem.kind) {
    case 'weights-not-100':
      return `权重合计 ${weightToText(problem.sum)}，应为 ${weightToText(problem.due)}${problem.due === HUNDRED_POINTS ? '' : `（另 ${weightToText(subtractPoints(HUNDRED_POINTS, problem.due))} 分为预算执行率）`}。得分不作折算，请核对方案`;
    case 'duplicate-id':
      return `指标编号 ${problem.indicator} 重复`;
    case 'milestones-not-rising':
      return `${numbered(problem.indicator)}：节点月份须逐个推后，应完成数不得减少`;
    case 'milestones-short-of-target':
      return `${numbered(problem.indicator)}：最后一个节点的应完成数低于全年指标值`;
    case 'pacing-needs-a-sum':
      return `${numbered(problem.indicator)}：不是逐月累加的指标，不能按月均衡或按节点判断进度`;
    case 'thresholds-not-falling':
      return '等次分数线须由高到低：优 > 良 > 中';
  }
}

function clip(text: string): string {
  return text.length > 12 ? `${cutText(text, 12)}…` : text;
}
