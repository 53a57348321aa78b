import {
  DEFAULT_RULES,
  isSameRules,
  READY_RULES,
  RULE_SETS,
  type RowDecimals,
  type RuleSet,
  type ScoringRules,
} from '#src/domain/catalogue/rules.ts';
import type { PlanSettings } from '#src/domain/catalogue/plan.ts';
import { isPartlyFrom } from '#src/domain/catalogue/tier.ts';
import type { DraftRules, DraftScoring } from '#src/domain/draft/draft.ts';
import { parseScaled } from '#src/domain/quantity/decimal-text.ts';
import { HUNDRED_POINTS, weightToText, type Points } from '#src/domain/quantity/points.ts';
import { scaledToText } from '#src/domain/quantity/quantity.ts';

/** The 口径 of a draft as text, and back [KJ9]. Rates are percentages, as people say them. */

const MILLIONTHS_PER_PERCENT_DECIMALS = 4;
/** More than any rate or over-achievement that anybody means, in millionths. */
const MAX_SHARE = 1_000_000_000;
const MAX_CAP_RATE = 10_000_000;
/** What is taken off a row is at most its weight; a file may say any points. */
const MAX_DEDUCTION = 100_000_000;

/** What the settings of a plan say, as a draft holds it: nothing of it is lost when it becomes one again. */
export function draftRulesOf(settings: PlanSettings): DraftRules {
  const { exceededRule, gradeThresholds, executionWeight, countsRated, dueDay, rules } = settings;
  const [excellent, good, fair] = gradeThresholds;
  return {
    exceededRule,
    gradeThresholds: [weightToText(excellent), weightToText(good), weightToText(fair)],
    ...(executionWeight === undefined ? {} : { executionWeight: weightToText(executionWeight) }),
    ...(countsRated === true ? { countsRated: true } : {}),
    ...(dueDay === undefined ? {} : { dueDay }),
    ...(rules === undefined ? {} : { scoring: scoringText(rules) }),
  };
}

function scoringText({
  executionPoints,
  partlyFrom,
  rowDecimals,
  overshoot,
  caps,
}: ScoringRules): DraftScoring {
  return {
    executionPoints: weightToText(executionPoints),
    partlyFrom: scaledToText(partlyFrom, 6, 2),
    rowDecimals,
    overshoot:
      overshoot === null ? null : { from: percent(overshoot.from), deduct: weightToText(overshoot.deduct) },
    caps: caps.map(({ below, most }) => ({ below: percent(below), most: weightToText(most) })),
  };
}

function percent(millionths: number): string {
  return scaledToText(millionths, MILLIONTHS_PER_PERCENT_DECIMALS, 0);
}

/** The 口径 as everywhere, as text. */
export const USUAL_SCORING: DraftScoring = scoringText(DEFAULT_RULES);

/** The rules that a draft's texts say, or what is wrong with them, in words. */
export function scoringOf(rules: DraftRules | undefined): ScoringRules | readonly string[] {
  const said = rules?.scoring;
  if (said === undefined) return DEFAULT_RULES;
  const faults: string[] = [];
  const hasOwnExecution = (rules?.executionWeight?.trim() ?? '') !== '';
  const executionPoints = pointsTyped(said.executionPoints);
  const partlyFrom = parseScaled(said.partlyFrom.trim(), 6);
  if (typeof partlyFrom !== 'number' || !isPartlyFrom(partlyFrom))
    faults.push(`“部分达成”的起点“${said.partlyFrom}”要大于 0、小于 0.80`);
  const caps = said.caps.map(({ below, most }) => ({ below: shareTyped(below), most: pointsTyped(most) }));
  const isCap = (rate: number | null) => rate !== null && rate > 0 && rate <= MAX_CAP_RATE;
  if (caps.some(({ below, most }) => !isCap(below) || most === null))
    faults.push('封顶的执行率要是大于 0 的百分数，最高分在 0 和 100 之间，最多两位小数');
  else if (new Set(caps.map(({ below }) => below)).size < caps.length) faults.push('封顶有两行的执行率相同');
  const from = said.overshoot === null ? null : shareTyped(said.overshoot.from);
  const deduct = said.overshoot === null ? null : pointsTyped(said.overshoot.deduct, MAX_DEDUCTION);
  if (said.overshoot !== null && (from === null || from < 1_000_000 || from > MAX_SHARE || deduct === null))
    faults.push('超额扣分要从不低于 100% 的百分数起，扣的分不小于 0，最多两位小数');
  if (faults.length > 0 || typeof partlyFrom !== 'number') return faults;
  return {
    executionPoints:
      hasOwnExecution || executionPoints === null ? DEFAULT_RULES.executionPoints : executionPoints,
    partlyFrom,
    rowDecimals: said.rowDecimals,
    overshoot: from === null || deduct === null ? null : { from, deduct },
    caps: caps.flatMap(({ below, most }) => (below === null || most === null ? [] : [{ below, most }])),
  };
}

function pointsTyped(text: string, most: number = HUNDRED_POINTS): Points | null {
  const points = parseScaled(text.trim(), 2);
  return typeof points === 'number' && points >= 0 && points <= most ? (points as Points) : null;
}

/** A percentage as millionths of the whole. */
function shareTyped(text: string): number | null {
  const share = parseScaled(text.trim().replace(/%$/, ''), MILLIONTHS_PER_PERCENT_DECIMALS);
  return typeof share === 'number' ? share : null;
}

/** A draft's rules with a ready-made 口径 put in; what is the plan's own (its weight of the execution, its due day) stays. */
export function withReadyRules(before: DraftRules, set: RuleSet): DraftRules {
  const { scoring: _, ...kept } = before;
  const { exceededRule, gradeThresholds, rules } = READY_RULES[set];
  const made = draftRulesOf({ exceededRule, gradeThresholds, budget: null, rules });
  const { scoring, ...ready } = made;
  return {
    ...kept,
    ...ready,
    ...(isSameRules(rules, DEFAULT_RULES) || scoring === undefined ? {} : { scoring }),
  };
}

/** Which ready-made 口径 the texts are; null: of their own, or not readable. */
export function readySetOf(rules: DraftRules): RuleSet | null {
  const said = scoringOf(rules);
  if (!('caps' in said)) return null;
  return (
    RULE_SETS.find((set) => {
      const { exceededRule, gradeThresholds, rules: ready } = READY_RULES[set];
      return (
        isSameRules(ready, said) &&
        exceededRule === rules.exceededRule &&
        gradeThresholds.every((each, at) => pointsTyped(rules.gradeThresholds[at] ?? '') === each)
      );
    }) ?? null
  );
}

export const ROW_DECIMALS: readonly RowDecimals[] = [2, 1, 0];
