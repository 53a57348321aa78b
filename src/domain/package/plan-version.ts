import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { planDigest } from '#src/domain/package/plan-digest.ts';

/** `later` puts `earlier` right, at once or over versions between [PL20]. */
export function isEarlierVersion(earlier: Plan, later: Plan): boolean {
  if (earlier.id !== later.id || earlier.year !== later.year) return false;
  const digest = planDigest(earlier);
  return (later.corrections ?? []).some(({ of }) => of === digest);
}

/** The plan that a package speaks of: files without one speak of annex 10 as it was shipped [PL10]; null: nobody can tell. */
export function planOfFile(file: { readonly plan: string; readonly planFile?: Plan }): Plan | null {
  return file.planFile ?? (file.plan === ANNEX_10_2025.id ? ANNEX_10_2025 : null);
}
