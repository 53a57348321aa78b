import { planFileData } from '#src/domain/catalogue/plan-file.ts';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { digestOf } from '#src/domain/package/canonical-json.ts';

/** A plan that was read never changes, and its digest is asked for with every file of a folder. */
const digests = new WeakMap<Plan, string>();

/** SHA-256 over everything a plan says, 64 hex digits: two plans under one id are the same exactly when this is the same [PL3]. */
export function planDigest(plan: Plan): string {
  const known = digests.get(plan);
  if (known !== undefined) return known;
  const digest = digestOf(planFileData(plan));
  digests.set(plan, digest);
  return digest;
}
