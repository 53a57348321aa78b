import { indicatorProblems } from '#src/domain/catalogue/plan-problem.ts';
import { plainLine } from '#src/kernel/plain-text.ts';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import type { Plan, PlanIndicator } from '#src/domain/catalogue/plan.ts';
import { MONTHS, type Month } from '#src/domain/period/month.ts';
import {
  saysSame,
  type ProfileContent,
  type Said,
  type SettingsContent,
  type Statement,
  type SubjectKind,
} from '#src/domain/statements/statement.ts';
import { subjectKey, type SubjectKey } from '#src/domain/statements/subject-key.ts';

import { adjustedRows, adjustmentsOf } from '#src/domain/statements/adjustments.ts';
import { MAX_NAME } from '#src/domain/statements/statement-limits.ts';

type StatementOf<K extends SubjectKind> = Extract<Statement, { subject: { kind: K } }>;

/** The standing statements of one plan: what screens, roll-up and forms read. Immutable. */
export interface YearStatements {
  readonly bySubject: ReadonlyMap<SubjectKey, Statement>;
}

export function yearStatements(current: Iterable<Statement>): YearStatements {
  const bySubject = new Map<SubjectKey, Statement>();
  for (const statement of current) bySubject.set(subjectKey(statement.subject), statement);
  return { bySubject };
}

export const NO_STATEMENTS: YearStatements = { bySubject: new Map() };

/** The year as it would stand had this been said too: for previews and what is not stored yet. Nothing is stamped. */
export function supposing(year: YearStatements, said: readonly Said[]): YearStatements {
  if (said.length === 0) return year;
  const bySubject = new Map(year.bySubject);
  for (const each of said) {
    const key = subjectKey(each.subject);
    // What is not stored is no revision yet: whoever found the one before right has not seen this [W11].
    const { id: _, ...stamp } = (bySubject.get(key) ?? {}) as Partial<Statement>;
    bySubject.set(key, { ...stamp, ...each } as Statement);
  }
  return { bySubject };
}

/** Whether both say the same of the same subjects, whoever said it when: what is made of contents and notes alone is then the same [SP5]. */
export function saysTheSame(a: YearStatements, b: YearStatements): boolean {
  if (a === b) return true;
  if (a.bySubject.size !== b.bySubject.size) return false;
  for (const [key, one] of a.bySubject) {
    const other = b.bySubject.get(key);
    if (other === one) continue;
    if (other === undefined || !saysSame(other, one)) return false;
  }
  return true;
}

/** The standing statement on a subject, or null when nobody has said anything. Its content is null when it was cleared. */
export function standing<K extends SubjectKind>(
  year: YearStatements,
  subject: Extract<Statement['subject'], { kind: K }>,
): StatementOf<K> | null {
  const found = year.bySubject.get(subjectKey(subject));
  return found === undefined ? null : (found as StatementOf<K>);
}

/** The month statements of an indicator, January first; null where 未填报. */
export function monthStatements(
  year: YearStatements,
  indicator: IndicatorId,
): readonly (StatementOf<'month'> | null)[] {
  return MONTHS.map((month) => standing(year, { kind: 'month', indicator, month }));
}

/** The newest rating given by the cut-off, or null. */
export function ratingStatement(
  year: YearStatements,
  indicator: IndicatorId,
  cutOff: Month,
): StatementOf<'rating'> | null {
  for (let month = cutOff; month >= 1; month = (month - 1) as Month) {
    const found = standing(year, { kind: 'rating', indicator, month });
    if (found !== null && found.content !== null) return found;
  }
  return null;
}

/**
 * The plan with the office's edits applied over the proposal [C2]. An edit that would make a row unsound on this plan (a roll-up
 * that its pacing cannot follow) is left out rather than scored: plans come from files too.
 * @param cutOff weights and rows in force at this month [PL24]; null: every row of the year, stopped ones too: what values are said on
 */
export function planInForce(plan: Plan, year: YearStatements, cutOff: Month | null = null): Plan {
  const settings = standing(year, { kind: 'settings' })?.content ?? {};
  const next: Plan = {
    ...plan,
    settings: applySettings(plan, settings, year),
    indicators: adjustedRows(plan.indicators, adjustmentsOf(year), cutOff).map((indicator) => {
      const profile = standing(year, { kind: 'profile', indicator: indicator.id })?.content ?? null;
      return profile === null ? indicator : applyProfile(indicator, profile);
    }),
  };
  const known = inForce.get(plan) ?? new Map<Month | null, Plan>();
  inForce.set(plan, known);
  const last = known.get(cutOff);
  if (last !== undefined && isSamePlan(last, next)) return last;
  known.set(cutOff, next);
  return next;
}

/** Nearly nothing that is said changes the plan, and much is remembered by it: it stays the same object then [SP10]. */
const inForce = new WeakMap<Plan, Map<Month | null, Plan>>();

function isSamePlan(a: Plan, b: Plan): boolean {
  return (
    a.indicators.length === b.indicators.length &&
    a.indicators.every((each, index) => each === b.indicators[index]) &&
    JSON.stringify(a.settings) === JSON.stringify(b.settings)
  );
}

function applySettings(plan: Plan, content: SettingsContent, year: YearStatements): Plan['settings'] {
  const isCounted = (standing(year, { kind: 'count-rated' })?.content ?? null) !== null;
  const initialBudget = content.initialBudget ?? plan.settings.initialBudget;
  const saidDay = standing(year, { kind: 'due-day' })?.content ?? null;
  const dueDay = saidDay === null ? plan.settings.dueDay : saidDay.day;
  return {
    ...plan.settings,
    exceededRule: content.exceededRule ?? plan.settings.exceededRule,
    gradeThresholds: content.gradeThresholds ?? plan.settings.gradeThresholds,
    budget: content.budget ?? plan.settings.budget,
    ...(initialBudget === undefined ? {} : { initialBudget }),
    ...(isCounted || plan.settings.countsRated === true ? { countsRated: true } : {}),
    ...(dueDay === undefined ? {} : { dueDay }),
  };
}

/** The indicator with a profile's edits; unsound measure edits leave the measure as proposed. */
function applyProfile(indicator: PlanIndicator, content: ProfileContent): PlanIndicator {
  const profiled: PlanIndicator = {
    ...indicator,
    class: content.class ?? indicator.class,
    // A file may bring a name with what nobody sees.
    owner: plainLine(content.owner ?? '', MAX_NAME) || indicator.owner,
    core: content.core ?? indicator.core,
  };
  if (profiled.kind !== 'quantitative') return profiled;
  const measured = {
    ...profiled,
    decimals: content.decimals ?? profiled.decimals,
    rollup: content.rollup ?? profiled.rollup,
    pacing: content.pacing ?? profiled.pacing,
  };
  return indicatorProblems(measured).length === 0 ? measured : profiled;
}
