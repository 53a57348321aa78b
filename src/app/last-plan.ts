import { readPreference, writePreference } from '#src/session/preference.ts';

const LAST_PLAN = 'plan';

/** The id of the plan that was last opened here; null: none yet, or the browser forgot. */
export function lastUsedPlan(): string | null {
  return readPreference(LAST_PLAN);
}

export function keepLastUsed(id: string): void {
  writePreference(LAST_PLAN, id);
}
