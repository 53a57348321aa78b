import { indicatorProblems } from '#src/domain/catalogue/plan-problem.ts';
import { defaultPacing, pacingsOf, type PacingKind, type Rollup } from '#src/domain/catalogue/indicator.ts';
import type { IndicatorClass, PlanIndicator } from '#src/domain/catalogue/plan.ts';
import type { Month } from '#src/domain/period/month.ts';
import { quantityToText, type Decimals } from '#src/domain/quantity/quantity.ts';
import { decimalsInUseText } from '#src/domain/words/plan-words.ts';
import { amountRefusalText } from '#src/domain/words/statement-words.ts';
import { planProblemText } from '#src/domain/words/words.ts';
import { decimalsInUse } from '#src/domain/statements/profile-edit.ts';
import type { ProfileContent } from '#src/domain/statements/statement.ts';
import { parseAmount } from '#src/domain/statements/typed-amount.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';

/** A row's attributes while they are being edited: what is typed stays text until it is read. */
export interface RowDraft {
  readonly class: IndicatorClass;
  readonly owner: string;
  readonly core: boolean;
  readonly decimals: Decimals;
  readonly rollup: Rollup;
  readonly pacing: PacingKind;
  readonly milestones: readonly { readonly month: Month; readonly text: string }[];
}

export function toDraft(indicator: PlanIndicator): RowDraft {
  const common = { class: indicator.class, owner: indicator.owner, core: indicator.core };
  if (indicator.kind !== 'quantitative')
    return { ...common, decimals: 0, rollup: 'latest', pacing: 'year-end', milestones: [] };
  const { decimals, rollup, pacing } = indicator;
  return {
    ...common,
    decimals,
    rollup,
    pacing: pacing.kind,
    milestones:
      pacing.kind === 'milestone'
        ? pacing.milestones.map(({ month, due }) => ({ month, text: quantityToText(due) }))
        : [{ month: 12, text: quantityToText(indicator.goal.target) }],
  };
}

/** Drafts are small plain records whose keys stand in one order. */
export function isSameDraft(a: RowDraft, b: RowDraft): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Another roll-up, with a pacing it can follow. */
export function withRollup(draft: RowDraft, rollup: Rollup, indicator: PlanIndicator): RowDraft {
  if (pacingsOf(rollup).includes(draft.pacing)) return { ...draft, rollup };
  const pacing =
    indicator.kind === 'quantitative' ? defaultPacing(rollup, indicator.goal.operator).kind : draft.pacing;
  return { ...draft, rollup, pacing };
}

export interface ReadDraft {
  /** null while something typed cannot be read or the row would be unsound. */
  readonly profile: ProfileContent | null;
  /** Why not, one by one, in words. */
  readonly refusals: readonly string[];
  /** By line of the milestone table; null where it can be read. */
  readonly milestoneErrors: readonly (string | null)[];
}

/** Reads a draft; everything that stands against it is named at once [L4] [L5]. */
export function readDraft(draft: RowDraft, indicator: PlanIndicator, year: YearStatements): ReadDraft {
  const common = { class: draft.class, owner: draft.owner, core: draft.core };
  if (indicator.kind !== 'quantitative') return { profile: common, refusals: [], milestoneErrors: [] };
  const typed =
    draft.pacing === 'milestone'
      ? draft.milestones.map(({ month, text }) => {
          const due = parseAmount(text, { unit: indicator.unit, decimals: draft.decimals });
          return { month, due };
        })
      : [];
  const milestoneErrors = typed.map(({ due }) =>
    !due.ok ? amountRefusalText(due.error) : due.value === null ? '请填累计应完成数' : null,
  );
  const milestones = typed.flatMap(({ month, due }) =>
    due.ok && due.value !== null ? [{ month, due: due.value }] : [],
  );
  const pacing = draft.pacing === 'milestone' ? { kind: draft.pacing, milestones } : { kind: draft.pacing };
  const { decimals, rollup } = draft;
  const inUse = decimalsInUseText(decimalsInUse(indicator, undefined, year, decimals));
  const isTyped = milestoneErrors.every((error) => error === null);
  const problems = isTyped ? indicatorProblems({ ...indicator, decimals, rollup, pacing }) : [];
  const refusals = [
    ...(inUse === null ? [] : [inUse]),
    ...problems.map((problem) => planProblemText(problem, [indicator])),
  ];
  const isSound = isTyped && refusals.length === 0;
  return { profile: isSound ? { ...common, decimals, rollup, pacing } : null, refusals, milestoneErrors };
}
