import * as v from 'valibot';
import { planFileData, readPlanFile } from '#src/domain/catalogue/plan-file.ts';
import { isSamplePlan, type Plan, type PlanId } from '#src/domain/catalogue/plan.ts';
import { canonicalJson, digestOf } from '#src/domain/package/canonical-json.ts';
import { scanJson } from '#src/domain/package/json-scan.ts';
import { PACKAGE_SEALS, type PackageSeal } from '#src/domain/package/package-seal.ts';
import { planDigest } from '#src/domain/package/plan-digest.ts';

// What travels beside statements is named by the digest of what it says: under one name there is one text, whoever put it there [EN10].

/** Where the texts of all plans of a unit lie, in the place of a plan. */
export const PLAN_TEXTS = 'plans';
/** The same where a plan's id is asked for: no plan has it. */
export const PLAN_TEXTS_ID = '' as PlanId;

const OF_PLAN = 'plan-';
const OF_SEAL = 'seal-';
const LIMITS = { depth: 40, nodes: 200_000, elements: 20_000, members: 2_000 };

/** What is put: a letter by its id. */
export interface NamedLetter {
  readonly id: string;
  readonly text: string;
}

export function planLetter(plan: Plan): NamedLetter {
  return { id: `${OF_PLAN}${planDigest(plan)}`, text: canonicalJson(planFileData(plan)) };
}

/** null: it is no plan, or not the one it is called. Believes nothing that it reads. */
export function readPlanLetter({ id, text }: NamedLetter): Plan | null {
  const read = readPlanFile(parsed(text));
  if (!read.ok || isSamplePlan(read.value.id)) return null;
  return id === `${OF_PLAN}${planDigest(read.value)}` ? read.value : null;
}

export function isSealLetter({ id }: Pick<NamedLetter, 'id'>): boolean {
  return id.startsWith(OF_SEAL);
}

export function sealLetter(seal: PackageSeal): NamedLetter {
  return { id: `${OF_SEAL}${digestOf(seal)}`, text: canonicalJson(seal) };
}

/** null: it is no seal, or not the one it is called; what it says is checked where it is shown [Y10]. */
export function readSealLetter({ id, text }: NamedLetter): PackageSeal | null {
  const data = parsed(text);
  const [seal] = v.is(PACKAGE_SEALS, [data]) ? [data as PackageSeal] : [];
  return seal !== undefined && id === `${OF_SEAL}${digestOf(seal)}` ? seal : null;
}

function parsed(text: string): unknown {
  if (typeof scanJson(text, LIMITS) === 'string') return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
