import { rulesMember } from '#src/domain/catalogue/rules.ts';
import { scoringOf } from '#src/domain/draft/draft-scoring.ts';
import { err, type Result } from '#src/kernel/result.ts';
import type {
  Indicator,
  IndicatorId,
  IndicatorPart,
  Milestone,
  Pacing,
} from '#src/domain/catalogue/indicator.ts';
import { readPlanFile, planFileData } from '#src/domain/catalogue/plan-file.ts';
import type { Plan, PlanIndicator } from '#src/domain/catalogue/plan.ts';
import {
  draftProblems,
  executionWeightOf,
  isRated,
  targetOf,
  weightOf,
  type DraftProblem,
} from '#src/domain/draft/draft-problems.ts';
import type { Draft, DraftRow } from '#src/domain/draft/draft.ts';
import { YEAR_END } from '#src/domain/period/month.ts';
import { parseScaled, textToQuantity } from '#src/domain/quantity/decimal-text.ts';
import { mulDivRound } from '#src/domain/quantity/exact.ts';
import type { Points } from '#src/domain/quantity/points.ts';
import { hasDecimals, MAX_DECIMALS, type Decimals, type Quantity } from '#src/domain/quantity/quantity.ts';

/** When and by which document the plan was issued (下达). */
export interface Issue {
  /** 'YYYY-MM-DD'. */
  readonly date: string;
  readonly number: string;
}

/** Lowest totals of 优, 良 and 中 as everywhere, until the plan's settings say otherwise [S10]. */
const THRESHOLDS = [9_000 as Points, 8_000 as Points, 6_000 as Points] as const;

/**
 * The plan of a draft, or every error that is in the way [PL9]. What is printed is frozen as the source cells; what was typed by hand
 * becomes the source as it was typed.
 */
export function issueDraft(draft: Draft, { date, number }: Issue): Result<Plan, readonly DraftProblem[]> {
  const errors = draftProblems(draft).filter(({ level }) => level === 'error');
  return errors.length > 0 ? err(errors) : planOfDraft(draft, { date, number });
}

/** The plan of a draft whose errors have been looked at: a plan in force is put right though it has some of its own [PL20]. */
export function planOfDraft(draft: Draft, { date, number }: Issue): Result<Plan, readonly DraftProblem[]> {
  // Four digits, as the errors above have it.
  const year = parseScaled(draft.year.trim(), 0);
  const budget = textToQuantity(draft.budget.trim());
  const collectingSection = draft.collectingSection.trim();
  const plan: Plan = {
    id: draft.id,
    unitName: draft.unitName.trim(),
    year: year as number,
    project: draft.project.trim() === '' ? null : draft.project.trim(),
    source: [draft.source.trim(), number.trim(), `${date} 下达`].filter((part) => part !== '').join('，'),
    overallGoal: draft.overallGoal.trim(),
    contact: { name: draft.contactName.trim(), phone: draft.contactPhone.trim() },
    sections: draft.sections.map((section) => section.trim()).filter((section) => section !== ''),
    collectingSection,
    settings: { ...settingsOf(draft), budget: typeof budget === 'number' ? budget : null },
    indicators: draft.rows.map((row, at) => indicatorOf(row, at + 1, draft)),
    oddities: [],
    ...(draft.previous === undefined ? {} : { previous: draft.previous }),
  };
  return asRead(plan);
}

/** The plan as its file would be read: what the reader would refuse is not put in force. */
export function asRead(plan: Plan): Result<Plan, readonly DraftProblem[]> {
  const read = readPlanFile(planFileData(plan));
  if (read.ok) return read;
  return err(
    read.error.map(({ path, text }) => ({
      level: 'error',
      row: null,
      field: null,
      text: `${path}：${text}`,
    })),
  );
}

/** The settings that a draft's texts say, but for the budget of the whole year; what cannot be read is left out. */
export function settingsOf({ rules, initialBudget = '' }: Draft): Omit<Plan['settings'], 'budget'> {
  const initial = textToQuantity(initialBudget.trim());
  const read = rules?.gradeThresholds.map((text) => parseScaled(text, 2)) ?? [];
  const [excellent, good, fair] = read;
  const executionWeight = executionWeightOf(rules);
  // What is wrong with it is an error of the draft, which is not put in force.
  const scoring = scoringOf(rules);
  return {
    exceededRule: rules?.exceededRule ?? 'R1',
    gradeThresholds:
      typeof excellent === 'number' && typeof good === 'number' && typeof fair === 'number'
        ? [excellent as Points, good as Points, fair as Points]
        : THRESHOLDS,
    ...(typeof initial === 'number' && initial >= 0 ? { initialBudget: initial } : {}),
    ...(executionWeight === null ? {} : { executionWeight }),
    ...(rules?.countsRated === true ? { countsRated: true } : {}),
    ...(rules?.dueDay === undefined ? {} : { dueDay: rules.dueDay }),
    ...('caps' in scoring ? rulesMember(scoring) : {}),
  };
}

/** @param draft whose sections and link the row has */
export function indicatorOf(
  row: DraftRow,
  seq: number,
  draft: Pick<Draft, 'collectingSection' | 'previous'>,
): PlanIndicator {
  const collectingSection = draft.collectingSection.trim();
  const owner = row.owner.trim();
  return {
    seq,
    source: sourceOf(row),
    class: row.class,
    ...(row.printed === undefined ? {} : { printed: row.printed }),
    owner: owner === '' ? collectingSection : owner,
    ownerConfidence: owner === '' ? 'L' : 'H',
    core: row.core,
    oddities: [],
    ...(row.previous === undefined || draft.previous === undefined
      ? {}
      : { previous: row.previous as IndicatorId }),
    ...measureOf(row),
  };
}

/** What the table prints; a rated row's target has no other place, so that one which was typed instead of what was read stands here [PL86]. */
function sourceOf(row: DraftRow): PlanIndicator['source'] {
  const typed = row.target.trim();
  if (row.source === null)
    return {
      name: row.name.trim(),
      weight: row.weight.trim(),
      unit: row.unit.trim(),
      operator: row.operator,
      target: typed,
    };
  const isSaid = withoutBlanks(row.source.target).includes(withoutBlanks(typed));
  return isRated(row) && !isSaid ? { ...row.source, target: typed } : row.source;
}

const withoutBlanks = (text: string) => text.replace(/\s/g, '');

function measureOf(row: DraftRow): Indicator {
  const base = {
    id: row.id as IndicatorId,
    name: row.name.trim(),
    weight: weightOf(row) ?? (0 as Points),
  };
  const target = targetOf(row);
  if (isRated(row) || target === null || row.operator === '' || row.operator === '定性') {
    const parts = partsOf(row);
    return parts.length === 0 ? { ...base, kind: 'qualitative' } : { ...base, kind: 'compound', parts };
  }
  return {
    ...base,
    kind: 'quantitative',
    unit: row.unit.trim(),
    decimals: row.decimals,
    goal: { operator: row.operator, target },
    rollup: row.rollup,
    pacing: pacingOf(row, target),
    ...(row.anyRange === true ? { anyRange: true } : {}),
  };
}

function partsOf({ parts = [], unit, decimals }: DraftRow): readonly IndicatorPart[] {
  return parts.flatMap(({ id, name, operator, target: text, ...own }) => {
    const target = textToQuantity(text);
    return typeof target === 'number'
      ? [
          {
            id,
            name,
            unit: (own.unit ?? unit).trim(),
            decimals: own.decimals ?? decimals,
            goal: { operator, target },
          },
        ]
      : [];
  });
}

/** A milestone without months is due in December until somebody says otherwise (节点未设). */
function pacingOf(row: DraftRow, target: Quantity): Pacing {
  if (row.rollup !== 'sum' && row.pacing !== 'year-end') return { kind: 'level' };
  if (row.pacing !== 'milestone') return { kind: row.pacing };
  const milestones = milestonesOf(row, target);
  return {
    kind: 'milestone',
    milestones: milestones.length === 0 ? [{ month: YEAR_END, due: target }] : milestones,
  };
}

/** target × planned ÷ of in one rounding: the target is a whole number of steps, or it has more decimals than the row. */
function shareOf(target: Quantity, planned: Quantity, of: Quantity, decimals: Decimals): Quantity {
  const step = hasDecimals(target, decimals) ? 10 ** (MAX_DECIMALS - decimals) : 1;
  return (mulDivRound(planned, target / step, of) * step) as Quantity;
}

/** Carried over: the same share of this target in the same months, rounded to the row's decimals [NY3]. */
function milestonesOf({ milestones, decimals }: DraftRow, target: Quantity): readonly Milestone[] {
  const of = textToQuantity(milestones?.of ?? '');
  if (milestones === undefined || typeof of !== 'number' || of <= 0) return [];
  const dues = milestones.dues.flatMap(({ month, due }) => {
    const planned = textToQuantity(due);
    if (typeof planned !== 'number') return [];
    return [{ month, due: planned >= of ? target : shareOf(target, planned, of, decimals) }];
  });
  return dues;
}
