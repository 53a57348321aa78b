import { planFileData } from '#src/domain/catalogue/plan-file.ts';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { digestOf } from '#src/domain/package/canonical-json.ts';

/** SHA-256 over everything a plan says, 64 hex digits: two plans under one id are the same exactly when this is the same [PL3]. */
export function planDigest(plan: Plan): string {
  return digestOf(planFileData(plan));
}
