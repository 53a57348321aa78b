import type { Plan, PlanIndicator } from '#src/domain/catalogue/plan.ts';
import { copiedHead, copiedSaid } from '#src/domain/draft/copy-plan.ts';
import type { Draft, DraftRow } from '#src/domain/draft/draft.ts';
import { quantityToText } from '#src/domain/quantity/quantity.ts';

/** A plan in force as a draft of itself: to be put right, or taken back [PL20]. Ids of plan and rows stay. */
export function draftOfPlan(plan: Plan): Draft {
  const { settings } = plan;
  return {
    ...copiedHead(plan),
    id: plan.id,
    year: String(plan.year),
    budget: settings.budget === null ? '' : quantityToText(settings.budget),
    ...(settings.initialBudget === undefined
      ? {}
      : { initialBudget: quantityToText(settings.initialBudget) }),
    source: plan.source,
    ...(plan.previous === undefined ? {} : { previous: plan.previous }),
    rows: plan.indicators.map(reopenedRow),
    notes: [],
  };
}

function reopenedRow(row: PlanIndicator): DraftRow {
  return {
    ...copiedSaid(row),
    id: row.id,
    source: row.source,
    notes: [],
    ...(row.previous === undefined ? {} : { previous: row.previous }),
  };
}
