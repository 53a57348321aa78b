import { NO_POINTS, type Points } from '#src/domain/quantity/points.ts';

/** R1: A ÷ B; R2: 1 − (B − A) ÷ A. How an exceeded ≤ row is scored [S4]. */
export type ExceededRule = 'R1' | 'R2';

/** Lowest totals of 优, 良 and 中, in hundredths of a point, falling [S10]. */
export type GradeThresholds = readonly [Points, Points, Points];

/** Points off a row that was far over-achieved [KJ3]. */
export interface Overshoot {
  /** From B ≥ this share of A on, in millionths; at least 1. */
  readonly from: number;
  readonly deduct: Points;
}

/** The most that the total can be while the execution rate is below a bound [KJ5]. */
export interface RateCap {
  /** Millionths; the rate is compared unrounded and uncapped. */
  readonly below: number;
  readonly most: Points;
}

/** Decimals that rows and the execution are rounded to [KJ2]. */
export type RowDecimals = 0 | 1 | 2;

/** The rules of reckoning (口径) besides what exceeds a ceiling and the grades, which a plan says apart [KJ1]. */
export interface ScoringRules {
  /** Of the hundred points of 自评总分, so many are the execution's [KJ4]. */
  readonly executionPoints: Points;
  /** Lowest coefficient of 部分达成, in millionths; above 0 and below 0.80 [KJ6]. */
  readonly partlyFrom: number;
  /** null: over-achievement asks for a 说明 and costs nothing. */
  readonly overshoot: Overshoot | null;
  /** In the plan's order; the lowest that applies wins. */
  readonly caps: readonly RateCap[];
  readonly rowDecimals: RowDecimals;
}

/** What holds where a plan says nothing: 10 + 90, 部分达成 from 0.60, nothing off, no caps, two decimals. */
export const DEFAULT_RULES: ScoringRules = {
  executionPoints: 1_000 as Points,
  partlyFrom: 600_000,
  overshoot: null,
  caps: [],
  rowDecimals: 2,
};

/** What the rows of a plan are scored by. */
export interface Reckoning extends ViewRules {
  readonly exceededRule: ExceededRule;
}

/** What the views of the total are made by. */
export interface ViewRules {
  /** Absent: DEFAULT_RULES. */
  readonly rules?: ScoringRules;
  /** Points of the execution inside the plan [PL30]. */
  readonly executionWeight?: Points;
}

/** The rules in force. Where the plan itself gives the execution its points, they are those [PL30]. */
export function rulesOf({ rules, executionWeight }: ViewRules): ScoringRules {
  const said = rules ?? DEFAULT_RULES;
  return executionWeight === undefined ? said : { ...said, executionPoints: executionWeight };
}

/** Rows and execution make one hundred points, or the rows do alone: there is one view of the total, and the grade is on it [PL30]. */
export function isOneView(settings: ViewRules): boolean {
  return settings.executionWeight !== undefined || executionPoints(settings) === NO_POINTS;
}

/** What the execution is scored out of: 10, 20 or 0 points, or what the plan gives it [S14] [PL30]. */
export function executionPoints(settings: ViewRules): Points {
  return rulesOf(settings).executionPoints;
}

export function isSameRules(a: ScoringRules, b: ScoringRules): boolean {
  return (
    a.executionPoints === b.executionPoints &&
    a.partlyFrom === b.partlyFrom &&
    a.rowDecimals === b.rowDecimals &&
    a.overshoot?.from === b.overshoot?.from &&
    a.overshoot?.deduct === b.overshoot?.deduct &&
    a.caps.length === b.caps.length &&
    a.caps.every((cap, index) => cap.below === b.caps[index]?.below && cap.most === b.caps[index]?.most)
  );
}

/** Rules as a plan holds them: left out where they are the usual ones, so that its digest is what it was [KJ1]. */
export function rulesMember(rules: ScoringRules): Pick<ViewRules, 'rules'> {
  return isSameRules(rules, DEFAULT_RULES) ? {} : { rules };
}

/** The 口径 that stand ready [KJ7]. */
export const RULE_SETS = ['chongqing', 'twenty-eighty', 'capped'] as const;

export type RuleSet = (typeof RULE_SETS)[number];

/** Everything that a ready-made 口径 says. */
export interface WholeRules {
  readonly exceededRule: ExceededRule;
  readonly gradeThresholds: GradeThresholds;
  readonly rules: ScoringRules;
}

const USUAL_GRADES: GradeThresholds = [9_000 as Points, 8_000 as Points, 6_000 as Points];

export const READY_RULES: Readonly<Record<RuleSet, WholeRules>> = {
  chongqing: { exceededRule: 'R1', gradeThresholds: USUAL_GRADES, rules: DEFAULT_RULES },
  'twenty-eighty': {
    exceededRule: 'R1',
    gradeThresholds: USUAL_GRADES,
    rules: { ...DEFAULT_RULES, executionPoints: 2_000 as Points },
  },
  capped: {
    exceededRule: 'R1',
    gradeThresholds: USUAL_GRADES,
    rules: {
      ...DEFAULT_RULES,
      overshoot: { from: 1_300_000, deduct: 200 as Points },
      caps: [
        { below: 800_000, most: 8_900 as Points },
        { below: 700_000, most: 7_900 as Points },
        { below: 600_000, most: 6_900 as Points },
        { below: 500_000, most: 5_900 as Points },
      ],
    },
  },
};

/** Which ready-made 口径 a plan has; null: one of its own. `isPlain`: nothing of it was changed, R1 / R2 and grades neither. */
export function ruleSetOf(
  settings: Omit<WholeRules, 'rules'> & Pick<ViewRules, 'rules'>,
): { readonly set: RuleSet; readonly isPlain: boolean } | null {
  const rules = settings.rules ?? DEFAULT_RULES;
  const set = RULE_SETS.find((each) => isSameRules(READY_RULES[each].rules, rules));
  if (set === undefined) return null;
  const ready = READY_RULES[set];
  const isPlain =
    ready.exceededRule === settings.exceededRule &&
    ready.gradeThresholds.every((each, index) => each === settings.gradeThresholds[index]);
  return { set, isPlain };
}
