import { hasDecimals, type Decimals, type Quantity } from '#src/domain/quantity/quantity.ts';
import { MONTHS, type Month } from '#src/domain/period/month.ts';
import type { Pacing } from '#src/domain/catalogue/indicator.ts';
import type { PlanIndicator, PlanSettings } from '#src/domain/catalogue/plan.ts';
import type { ProfileContent, SettingsContent } from '#src/domain/statements/statement.ts';
import { standing, type YearStatements } from '#src/domain/statements/year-statements.ts';

/** The attributes of a row that the office may edit [C2]. */
export type ProfileKey = keyof ProfileContent;

/** What the office may edit on every row, and on measured rows only. */
const COMMON_KEYS: readonly ProfileKey[] = ['class', 'owner', 'core'];
const MEASURE_KEYS: readonly ProfileKey[] = ['decimals', 'rollup', 'pacing'];

export function profileKeys(indicator: PlanIndicator): readonly ProfileKey[] {
  return indicator.kind === 'quantitative' ? [...COMMON_KEYS, ...MEASURE_KEYS] : COMMON_KEYS;
}

/** Every editable attribute of a row as it is. */
export function fullProfile(indicator: PlanIndicator): ProfileContent {
  const common = { class: indicator.class, owner: indicator.owner, core: indicator.core };
  if (indicator.kind !== 'quantitative') return common;
  const { decimals, rollup, pacing } = indicator;
  return { ...common, decimals, rollup, pacing };
}

/** Attributes of the draft that differ from the proposal, in plan order. */
export function editedKeys(proposed: PlanIndicator, draft: ProfileContent): readonly ProfileKey[] {
  const before = fullProfile(proposed);
  return profileKeys(proposed).filter(
    (key) => draft[key] !== undefined && !isSameAttribute(draft[key], before[key]),
  );
}

/**
 * What was said of a row's attributes and is left out, because the row would be unsound with it [C2].
 * @param indicator as it is in force
 */
export function leftOutProfile(indicator: PlanIndicator, year: YearStatements): LeftOut | null {
  const said = standing(year, { kind: 'profile', indicator: indicator.id })?.content ?? null;
  const keys = said === null ? [] : editedKeys(indicator, said);
  return said === null || keys.length === 0 ? null : { keys, said: { ...fullProfile(indicator), ...said } };
}

export interface LeftOut {
  readonly keys: readonly ProfileKey[];
  /** The row's attributes as they would be. */
  readonly said: ProfileContent;
}

/**
 * What is said to make a row's attributes those of the draft: only what differs from the proposal, so that the rest follows it;
 * null when nothing differs. The keys stand in a fixed order, for revisions are compared as text.
 */
export function profileSaid(proposed: PlanIndicator, draft: ProfileContent): ProfileContent | null {
  const keys = editedKeys(proposed, draft);
  return keys.length === 0 ? null : Object.fromEntries(keys.map((key) => [key, draft[key]]));
}

/** What is said to make the plan's settings those of the draft: only what differs from the published ones; null for nothing. */
export function settingsSaid(published: PlanSettings, draft: PlanSettings): SettingsContent | null {
  const { exceededRule, gradeThresholds, budget, initialBudget } = draft;
  const said: SettingsContent = {
    ...(exceededRule === published.exceededRule ? {} : { exceededRule }),
    ...(gradeThresholds.every((each, index) => each === published.gradeThresholds[index])
      ? {}
      : { gradeThresholds }),
    ...(budget === published.budget || budget === null ? {} : { budget }),
    ...(initialBudget === undefined || initialBudget === (published.initialBudget ?? published.budget)
      ? {}
      : { initialBudget }),
  };
  return Object.keys(said).length === 0 ? null : said;
}

function isSameAttribute(a: ProfileContent[ProfileKey], b: ProfileContent[ProfileKey]): boolean {
  return typeof a === 'object' && typeof b === 'object' ? isSamePacing(a, b) : a === b;
}

function isSamePacing(a: Pacing, b: Pacing): boolean {
  if (a.kind !== 'milestone' || b.kind !== 'milestone') return a.kind === b.kind;
  return (
    a.milestones.length === b.milestones.length &&
    a.milestones.every(
      ({ month, due }, index) => month === b.milestones[index]?.month && due === b.milestones[index]?.due,
    )
  );
}

/** What a row already says with more decimals than it would have: fewer are refused while anything is listed here [L4]. */
export interface DecimalsInUse {
  readonly months: readonly Month[];
  readonly others: readonly ('adjusted-target' | 'expected' | 'target' | 'milestones')[];
}

export function decimalsInUse(
  indicator: PlanIndicator,
  pacing: Pacing | undefined,
  year: YearStatements,
  decimals: Decimals,
): DecimalsInUse {
  const { id } = indicator;
  const isFiner = (value: Quantity | undefined) => value !== undefined && !hasDecimals(value, decimals);
  const others: DecimalsInUse['others'][number][] = [];
  if (indicator.kind === 'quantitative' && isFiner(indicator.goal.target)) others.push('target');
  if (isFiner(standing(year, { kind: 'adjusted-target', indicator: id })?.content?.target))
    others.push('adjusted-target');
  if (isFiner(standing(year, { kind: 'expected', indicator: id })?.content?.value)) others.push('expected');
  if (pacing?.kind === 'milestone' && pacing.milestones.some(({ due }) => isFiner(due)))
    others.push('milestones');
  const months = MONTHS.filter((month) => {
    const content = standing(year, { kind: 'month', indicator: id, month })?.content;
    return content?.kind === 'number' && isFiner(content.value);
  });
  return { months, others };
}
