import annex from './annex10-2025.json' with { type: 'json' };
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { readPlanFile } from '#src/domain/catalogue/plan-file.ts';

/** Annex 10 of the unit's 2025 budget: verbatim cells [C1], and beside them what we propose [C2]. */
export const ANNEX_10_2025: Plan = builtIn(annex);

/** What is built in is ours: a fault in it is a bug, so it throws. */
function builtIn(data: unknown): Plan {
  const plan = readPlanFile(data);
  if (plan.ok) return plan.value;
  throw new Error(plan.error.map(({ path, text }) => `${path}: ${text}`).join('\n'));
}
