import { draftRulesOf } from '#src/domain/draft/draft-scoring.ts';
import type { Plan, PlanIndicator } from '#src/domain/catalogue/plan.ts';
import { copiedMeasure } from '#src/domain/draft/copy-plan.ts';
import type { Draft, DraftRow } from '#src/domain/draft/draft.ts';
import { weightToText } from '#src/domain/quantity/points.ts';
import { quantityToText } from '#src/domain/quantity/quantity.ts';

/** A plan in force as a draft of itself: to be put right, or taken back [PL20]. Ids of plan and rows stay. */
export function draftOfPlan(plan: Plan): Draft {
  const { settings, contact } = plan;
  return {
    id: plan.id,
    unitName: plan.unitName,
    year: String(plan.year),
    project: plan.project ?? '',
    budget: settings.budget === null ? '' : quantityToText(settings.budget),
    ...(settings.initialBudget === undefined
      ? {}
      : { initialBudget: quantityToText(settings.initialBudget) }),
    source: plan.source,
    overallGoal: plan.overallGoal,
    contactName: contact.name,
    contactPhone: contact.phone,
    sections: plan.sections,
    collectingSection: plan.collectingSection,
    rules: draftRulesOf(settings),
    ...(plan.previous === undefined ? {} : { previous: plan.previous }),
    rows: plan.indicators.map(reopenedRow),
    notes: [],
  };
}

function reopenedRow(row: PlanIndicator): DraftRow {
  return {
    id: row.id,
    name: row.name,
    class: row.class,
    ...(row.printed === undefined ? {} : { printed: row.printed }),
    weight: weightToText(row.weight),
    core: row.core,
    owner: row.owner,
    ...copiedMeasure(row),
    source: row.source,
    notes: [],
    ...(row.previous === undefined ? {} : { previous: row.previous }),
  };
}
