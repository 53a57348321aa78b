import type { QuantitativeIndicator } from '#src/domain/catalogue/indicator.ts';
import { indicatorById, type Plan } from '#src/domain/catalogue/plan.ts';
import { rulesOf } from '#src/domain/catalogue/rules.ts';
import { isInBand } from '#src/domain/catalogue/tier.ts';
import { indicatorProblems, planProblems, type PlanProblem } from '#src/domain/catalogue/plan-problem.ts';
import { HUNDRED_POINTS, type Points } from '#src/domain/quantity/points.ts';
import type { Quantity } from '#src/domain/quantity/quantity.ts';
import { decimalsInUse, type DecimalsInUse } from '#src/domain/statements/profile-edit.ts';
import type {
  AdjustmentContent,
  ProfileContent,
  Said,
  SettingsContent,
} from '#src/domain/statements/statement.ts';
import {
  isFreePercent,
  refusalOf,
  targetRefusal,
  type Measure,
  type Refusal,
} from '#src/domain/statements/typed-value.ts';
import { planInForce, type YearStatements } from '#src/domain/statements/year-statements.ts';

/** Why a word that came in a file cannot stand on this plan, though it is well formed [M7]. */
export type RuleBreak =
  /** A value that entry would refuse too. */
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** A number for a row that a person rates, a rating for a row that is measured, a target where there is none. */
  | { readonly kind: 'other-kind-of-row' }
  | { readonly kind: 'unknown-part'; readonly part: string }
  /** An adjustment of a row that is not there. */
  | { readonly kind: 'unknown-row' }
  /** An adjustment gives a row a weight that no row can have. */
  | { readonly kind: 'weight-range' }
  | { readonly kind: 'evidence-missing' }
  /** A rating outside its band on this plan [KJ6]. */
  | { readonly kind: 'outside-band' }
  | { readonly kind: 'reason-missing' }
  | { readonly kind: 'score-range'; readonly highest: Points }
  | { readonly kind: 'unsound-plan'; readonly problem: PlanProblem }
  /** The row would have fewer decimals than what is said of it needs. */
  | { readonly kind: 'decimals-in-use'; readonly inUse: DecimalsInUse };

/** What rules are checked against. */
export interface RuleGround {
  /** The plan as proposed: edits of attributes are said relative to it. */
  readonly proposed: Plan;
  /** The plan that values are said on. */
  readonly inForce: Plan;
  /** What would stand with the word. */
  readonly year: YearStatements;
}

/** Budget execution is money, down to 1 元. */
const EXECUTION: Measure = { unit: '万元', decimals: 4 };
const OTHER_ROW: RuleBreak = { kind: 'other-kind-of-row' };

/** Why a word breaks the rules of the plan, or null. What entry refuses, a file may not bring either [M7]. */
export function ruleBreakOf(said: Said, ground: RuleGround): RuleBreak | null {
  if (said.content === null) return null;
  const indicator =
    'indicator' in said.subject ? indicatorById(ground.inForce, said.subject.indicator) : null;
  switch (said.subject.kind) {
    case 'execution':
      return monthBreak(said, EXECUTION);
    case 'month-checked':
    case 'target-checked':
      return indicator?.kind === 'quantitative' ? null : OTHER_ROW;
    case 'month':
      return indicator?.kind === 'quantitative' ? monthBreak(said, indicator) : OTHER_ROW;
    case 'part': {
      if (indicator?.kind !== 'compound') return OTHER_ROW;
      const { part } = said.subject;
      const measure = indicator.parts.find(({ id }) => id === part);
      return measure === undefined ? { kind: 'unknown-part', part } : monthBreak(said, measure);
    }
    case 'rating': {
      if (indicator === null || indicator.kind === 'quantitative') return OTHER_ROW;
      const { tier, coefficient, evidence } = contentOf(said, 'rating');
      if (!isInBand(tier, coefficient, rulesOf(ground.inForce.settings))) return { kind: 'outside-band' };
      return isBlank(evidence) ? { kind: 'evidence-missing' } : null;
    }
    case 'manual-score': {
      const { score, reason } = contentOf(said, 'manual-score');
      if (indicator !== null && score > indicator.weight)
        return { kind: 'score-range', highest: indicator.weight };
      return isBlank(reason) ? { kind: 'reason-missing' } : null;
    }
    case 'adjusted-target':
      if (indicator?.kind !== 'quantitative') return OTHER_ROW;
      return asBreak(targetRefusal(contentOf(said, 'adjusted-target').target, indicator));
    case 'expected':
      if (indicator?.kind !== 'quantitative') return OTHER_ROW;
      return amountBreak(contentOf(said, 'expected').value, indicator);
    case 'profile': {
      const proposed = indicatorById(ground.proposed, said.subject.indicator);
      if (proposed?.kind !== 'quantitative') return null;
      return profileBreak(contentOf(said, 'profile'), proposed, ground.year);
    }
    case 'settings':
      return settingsBreak(contentOf(said, 'settings'), ground.proposed);
    case 'outlook': {
      const { soFar, expected } = contentOf(said, 'outlook');
      const amounts = [soFar, expected].filter((amount) => amount !== null);
      if (amounts.length === 0) return null;
      if (indicator?.kind !== 'quantitative') return OTHER_ROW;
      return amounts.map((amount) => amountBreak(amount, indicator)).find((each) => each !== null) ?? null;
    }
    case 'adjustment':
      return adjustmentBreak(contentOf(said, 'adjustment'), planInForce(ground.proposed, ground.year));
    case 'plan-version':
    case 'remark':
    case 'meeting-note':
    case 'text':
    case 'brief':
    case 'month-close':
    case 'evidence':
    case 'seal':
    case 'execution-checked':
    case 'close-list':
    case 'count-rated':
    case 'due-day':
    case 'form-layout':
    case 'funds':
    case 'funds-to-date':
      return null;
  }
}

/** What it says is of rows that there are, and what it adds could be a row of a plan [PL24]. Whether weights add up, the whole year says. */
function adjustmentBreak({ weights, stopped, added }: AdjustmentContent, plan: Plan): RuleBreak | null {
  if ([...weights, ...added].some(({ weight }) => weight <= 0 || weight > HUNDRED_POINTS))
    return { kind: 'weight-range' };
  for (const row of added) {
    if (row.kind !== 'quantitative') continue;
    const refused = asBreak(targetRefusal(row.goal.target, row));
    if (refused !== null) return refused;
    const [problem] = indicatorProblems(row);
    if (problem !== undefined) return { kind: 'unsound-plan', problem };
  }
  const rows = new Set<string>([...plan.indicators, ...added].map(({ id }) => id));
  const named = [...weights.map(({ indicator }) => indicator), ...stopped];
  return named.every((id) => rows.has(id)) ? null : { kind: 'unknown-row' };
}

type ContentOf<K extends Said['subject']['kind']> = NonNullable<
  Extract<Said, { subject: { kind: K } }>['content']
>;

/** The content of a word whose kind and presence have been looked at. */
function contentOf<K extends Said['subject']['kind']>(said: Said, _kind: K): ContentOf<K> {
  return said.content as ContentOf<K>;
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}

/** Months, parts and execution carry the same content. */
function monthBreak(said: Said, measure: Measure): RuleBreak | null {
  const content = contentOf(said, 'month');
  if (content.kind === 'none') return null;
  const refusal = refusalOf(content.value, measure, said.note);
  return refusal === null ? null : { kind: 'refused', refusal };
}

/** An amount that is no month's entry is never a refund. */
function amountBreak(value: Quantity, measure: Measure): RuleBreak | null {
  return asBreak(value < 0 && !isFreePercent(measure) ? { kind: 'negative' } : refusalOf(value, measure, ''));
}

function asBreak(refusal: Refusal | null): RuleBreak | null {
  return refusal === null ? null : { kind: 'refused', refusal };
}

function profileBreak(
  { rollup, pacing, decimals }: ProfileContent,
  proposed: QuantitativeIndicator & Plan['indicators'][number],
  year: YearStatements,
): RuleBreak | null {
  const [problem] = indicatorProblems({
    ...proposed,
    rollup: rollup ?? proposed.rollup,
    pacing: pacing ?? proposed.pacing,
  });
  if (problem !== undefined) return { kind: 'unsound-plan', problem };
  if (decimals === undefined || decimals >= proposed.decimals) return null;
  const inUse = decimalsInUse(proposed, pacing ?? proposed.pacing, year, decimals);
  return inUse.months.length + inUse.others.length === 0 ? null : { kind: 'decimals-in-use', inUse };
}

function settingsBreak(
  { budget, initialBudget, gradeThresholds }: SettingsContent,
  proposed: Plan,
): RuleBreak | null {
  for (const amount of [budget, initialBudget]) {
    const refused = amount === undefined ? null : amountBreak(amount, EXECUTION);
    if (refused !== null) return refused;
  }
  if (gradeThresholds === undefined) return null;
  const problem = planProblems({ ...proposed, settings: { ...proposed.settings, gradeThresholds } }).find(
    ({ kind }) => kind === 'thresholds-not-falling',
  );
  return problem === undefined ? null : { kind: 'unsound-plan', problem };
}
