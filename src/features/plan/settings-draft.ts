import type { PlanSettings } from '#src/domain/catalogue/plan.ts';
import type { ExceededRule } from '#src/domain/catalogue/rules.ts';
import { planProblems } from '#src/domain/catalogue/plan-problem.ts';
import { DEFAULT_DUE_DAY, isDueDay, LAST_DUE_DAY } from '#src/domain/period/due-date.ts';
import { HUNDRED_POINTS, weightToText, type Points } from '#src/domain/quantity/points.ts';
import { quantityToText } from '#src/domain/quantity/quantity.ts';
import { amountRefusalText, pointsRefusalText } from '#src/domain/words/statement-words.ts';
import { planProblemText } from '#src/domain/words/words.ts';
import { parseAmount, parsePoints } from '#src/domain/statements/typed-amount.ts';

/** The settings while they are being edited: what is typed stays text until it is read. */
export interface SettingsDraft {
  readonly rule: ExceededRule;
  /** The lines of 优, 良 and 中, each a field of its own: another window may change one of them [L3]. */
  readonly excellent: string;
  readonly good: string;
  readonly fair: string;
  readonly budget: string;
  readonly initialBudget: string;
  /** 年末预计 counts rows that wait for their rating [F9]. */
  readonly countsRated: boolean;
  /** The day of the following month; '' for none [MO1]. */
  readonly dueDay: string;
}

/** The lines in falling order. */
export const GRADE_FIELDS = ['excellent', 'good', 'fair'] as const;

export function toSettingsDraft(
  { exceededRule, gradeThresholds, budget, initialBudget, countsRated, dueDay }: PlanSettings,
  published: PlanSettings,
): SettingsDraft {
  const initial = initialBudget ?? published.budget;
  const [excellent, good, fair] = gradeThresholds;
  return {
    rule: exceededRule,
    excellent: weightToText(excellent),
    good: weightToText(good),
    fair: weightToText(fair),
    budget: budget === null ? '' : quantityToText(budget),
    initialBudget: initial === null ? '' : quantityToText(initial),
    countsRated: countsRated === true,
    dueDay: dueDay === null ? '' : String(dueDay ?? DEFAULT_DUE_DAY),
  };
}

export interface ReadSettings {
  /** null while something cannot be read, or the thresholds do not fall. */
  readonly settings: PlanSettings | null;
  readonly gradeErrors: readonly (string | null)[];
  readonly budgetError: string | null;
  readonly initialBudgetError: string | null;
  readonly dueDay: ReadDueDay;
  /** What is wrong with the settings as a whole. */
  readonly refusal: string | null;
}

const BUDGET = { unit: '万元', decimals: 4 } as const;

/** Reads a draft; everything that stands against it is named at once. */
export function readSettings(draft: SettingsDraft, published: PlanSettings): ReadSettings {
  const grades = GRADE_FIELDS.map((field) => readThreshold(draft[field]));
  const gradeErrors = grades.map(({ error }) => error);
  const budget = parseAmount(draft.budget, BUDGET);
  const isMissing = budget.ok && budget.value === null && published.budget !== null;
  const budgetError = budget.ok ? (isMissing ? '请填预算数' : null) : amountRefusalText(budget.error);
  const initialBudget = parseAmount(draft.initialBudget, BUDGET);
  const initialBudgetError = initialBudget.ok ? null : amountRefusalText(initialBudget.error);
  const dueDay = readDueDay(draft.dueDay);
  const errors = { gradeErrors, budgetError, initialBudgetError, dueDay };
  const [excellent, good, fair] = grades.flatMap(({ points }) => (points === null ? [] : [points]));
  if (excellent === undefined || good === undefined || fair === undefined)
    return { settings: null, ...errors, refusal: null };
  if (!budget.ok || isMissing || !initialBudget.ok || dueDay.error !== null)
    return { settings: null, ...errors, refusal: null };
  const settings: PlanSettings = {
    exceededRule: draft.rule,
    gradeThresholds: [excellent, good, fair],
    budget: budget.value,
    ...(initialBudget.value === null ? {} : { initialBudget: initialBudget.value }),
  };
  const problem = planProblems({ settings, indicators: [] }).find(
    ({ kind }) => kind === 'thresholds-not-falling',
  );
  if (problem === undefined) return { settings, ...errors, refusal: null };
  return { settings: null, ...errors, refusal: planProblemText(problem, []) };
}

interface ReadDueDay {
  /** null: none. */
  readonly day: number | null;
  readonly error: string | null;
}

function readDueDay(text: string): ReadDueDay {
  if (text.trim() === '') return { day: null, error: null };
  const typed = parseAmount(text, { unit: '日', decimals: 0 });
  const day = typed.ok && typed.value !== null ? typed.value / 10_000 : null;
  return isDueDay(day)
    ? { day, error: null }
    : { day: null, error: `请填 1 至 ${LAST_DUE_DAY} 的整数，不设期限请留空` };
}

function readThreshold(text: string): { points: Points | null; error: string | null } {
  const typed = parsePoints(text, HUNDRED_POINTS);
  if (!typed.ok) return { points: null, error: pointsRefusalText(typed.error, 'threshold') };
  return { points: typed.value, error: typed.value === null ? '请填分数线' : null };
}
