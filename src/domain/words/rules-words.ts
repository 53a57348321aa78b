import type { PlanSettings } from '#src/domain/catalogue/plan.ts';
import {
  DEFAULT_RULES,
  executionPoints,
  isOneView,
  rulesOf,
  ruleSetOf,
  type RateCap,
  type Reckoning,
  type RowDecimals,
  type RuleSet,
  type ViewRules,
} from '#src/domain/catalogue/rules.ts';
import { TIERS } from '#src/domain/catalogue/tier.ts';
import { HUNDRED_POINTS, NO_POINTS, subtractPoints } from '#src/domain/quantity/points.ts';
import { scaledToText } from '#src/domain/quantity/quantity.ts';
import { isBelow, rowTenths, type CappedTotal, type Execution } from '#src/domain/score/scorecard.ts';
import { percentText, scoreText, weightText } from '#src/domain/words/format.ts';
import { bandText, EXCEEDED_RULE_WORDS, TIER_WORDS } from '#src/domain/words/words.ts';

const STEPS: Readonly<Record<RowDecimals, string>> = { 2: '0.01', 1: '0.1', 0: '1' };

export const OWN_RULES = '自定义口径';

/** '四舍五入到 0.01 分' */
export function roundedText(settings: ViewRules): string {
  return `四舍五入到 ${STEPS[rulesOf(settings).rowDecimals]} 分`;
}

/** '0.9': what a row's weight counts for in 自评总分; null where rows count in full. */
export function viewFactorText(settings: ViewRules): string | null {
  return isOneView(settings) ? null : scaledToText(rowTenths(settings), 1, 0);
}

/** What over-achievement costs; null where it costs nothing. */
export function overshootLine(settings: Reckoning): string | null {
  const { overshoot } = rulesOf(settings);
  if (overshoot === null || overshoot.deduct === NO_POINTS) return null;
  return `完成值达到指标值的 ${percentText(overshoot.from)} 及以上的，按权重扣 ${weightText(overshoot.deduct)} 分后计分，最低为 0；人工评分不扣`;
}

/** What a 口径 has that others have not, line by line. */
export function ownRuleLines(settings: Reckoning): readonly string[] {
  return [overshootLine(settings), bandsLine(settings), capsLine(settings)].filter((line) => line !== null);
}

/** '总分按预算执行率封顶：执行率低于 80% 最高 89 分，…'; null where nothing is capped. */
function capsLine(settings: ViewRules): string | null {
  const { caps } = rulesOf(settings);
  if (caps.length === 0) return null;
  return `总分按预算执行率封顶：执行率${capPhrases(caps)}`;
}

/**
 * The caps that the rate of the year end may still stay below, in words; '' for none: before December the rate is growing, and no total
 * is lowered yet [KJ10]. @param execution so far; null: nothing is reported
 */
export function capsAheadText(execution: Execution | null, settings: PlanSettings): string {
  const ahead = rulesOf(settings).caps.filter((cap) => execution === null || isBelow(execution, cap));
  if (ahead.length === 0 || settings.budget === null) return '';
  const rate = execution === null ? '尚未填报' : percentText(execution.rate);
  return `自评总分另按年末执行率封顶（目前${execution === null ? '' : ' '}${rate}）：${capPhrases(ahead)}`;
}

function capPhrases(caps: readonly RateCap[]): string {
  return [...caps]
    .sort((a, b) => b.below - a.below)
    .map(({ below, most }) => `低于 ${percentText(below)} 最高 ${weightText(most)} 分`)
    .join('，');
}

export const RULE_SET_WORDS: Readonly<Record<RuleSet, string>> = {
  chongqing: '重庆口径',
  'twenty-eighty': '20+80 口径',
  capped: '执行率封顶与偏离扣分口径',
};

/** What the 口径 of a plan is called, on every form [KJ8]. */
export function ruleSetName(settings: PlanSettings): string {
  const known = ruleSetOf(settings);
  if (known === null) return OWN_RULES;
  return `${RULE_SET_WORDS[known.set]}${known.isPlain ? '' : '（有改动）'}`;
}

/** How rows and total are reckoned, line by line, for the foot of every form [KJ8]. @param isHundred rows stand at their whole weight */
export function reckoningLines(settings: PlanSettings, isHundred: boolean): readonly string[] {
  const [excellent, good, fair] = settings.gradeThresholds.map(weightText);
  const lines = [
    ruleSetName(settings),
    '得分系数：达到指标值记 1（100%），未达到按完成值 ÷ 指标值计；指标值为 0 而未达到记 0',
    EXCEEDED_RULE_WORDS[settings.exceededRule],
    overshootLine(settings),
    bandsLine(settings),
    sumLine(settings, isHundred),
    capsLine(settings),
    `等次：${excellent} 分及以上为优，${good} 分及以上为良，${fair} 分及以上为中，其余为差`,
  ];
  return lines.filter((line) => line !== null);
}

/** null where the bands are as everywhere. */
function bandsLine(settings: ViewRules): string | null {
  const rules = rulesOf(settings);
  if (rules.partlyFrom === DEFAULT_RULES.partlyFrom) return null;
  return `评定系数：${TIERS.map((tier) => `${TIER_WORDS[tier]} ${bandText(tier, rules)}`).join('，')}`;
}

function sumLine(settings: PlanSettings, isHundred: boolean): string {
  const points = executionPoints(settings);
  const rounded = roundedText(settings);
  const plain = `指标得分 = 权重 × 未舍入的系数，${rounded}`;
  if (points === NO_POINTS) return `${plain}；自评总分 = 各行得分之和，预算执行率不计分`;
  const ofRows = weightText(subtractPoints(HUNDRED_POINTS, points));
  const total = `自评总分 = 预算执行得分（${weightText(points)} 分）+ 各行得分之和（${ofRows} 分）`;
  const factor = viewFactorText(settings);
  if (factor === null) return `${plain}；${total}`;
  if (isHundred) return `${plain}；合计为各行得分之和`;
  return `指标得分 = 权重 × ${factor} × 未舍入的系数，${rounded}；${total}`;
}

/** '执行率 72.5%，低于 80%：合计 97.40 分，按 89 分计'; '' where nothing was lowered [KJ5]. */
export function cappedText(execution: Execution | null, capped: CappedTotal | null): string {
  if (execution === null || capped === null) return '';
  const { sum, cap } = capped;
  return `执行率 ${percentText(execution.rate)}，低于 ${percentText(cap.below)}：自评总分合计 ${scoreText(sum)} 分，封顶按 ${weightText(cap.most)} 分计`;
}
