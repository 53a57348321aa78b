import type { PlanId } from '#src/domain/catalogue/plan.ts';
import { MONTHS, type Month } from '#src/domain/period/month.ts';
import type { Points } from '#src/domain/quantity/points.ts';
import type { Look } from '#src/domain/year/last-look.ts';
import { STATE_KINDS } from '#src/domain/year/row-state.ts';
import { readPreference, writePreference } from '#src/session/preference.ts';

/**
 * What was seen of a plan on this PC when it was last looked at, a month apart: a convenience that may be lost, kept by the browser and
 * never with the data [MO28].
 */
export interface SeenLook extends Look {
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** What is looked at within so long is one visit: a reload does not make what is new old. */
const VISIT_MS = 60 * 60 * 1_000;

/** `earlier`: the end of the visit before this one. */
interface Kept {
  readonly earlier: SeenLook | null;
  readonly last: SeenLook;
}

/** The look before this visit; null: the first time, as of this month. */
export function lookBefore(plan: PlanId, month: Month, now: number): SeenLook | null {
  const kept = readKept(plan, month);
  if (kept === null) return null;
  return now - kept.last.at > VISIT_MS ? kept.last : kept.earlier;
}

export function keepLook(plan: PlanId, month: Month, look: Look, now: number): void {
  const earlier = lookBefore(plan, month, now);
  writePreference(nameOf(plan, month), JSON.stringify([earlier, { ...look, at: now }].map(toJson)));
}

function nameOf(plan: PlanId, month: Month): string {
  return `look.${plan}.${MONTHS.indexOf(month) + 1}`;
}

function toJson(look: SeenLook | null) {
  if (look === null) return null;
  const rows = [...look.rows].map(([id, { score, state }]) => [id, score, STATE_KINDS.indexOf(state)]);
  return { at: look.at, total: look.total, rows };
}

function readKept(plan: PlanId, month: Month): Kept | null {
  const text = readPreference(nameOf(plan, month));
  if (text === null) return null;
  try {
    const [earlier, last] = JSON.parse(text) as unknown[];
    const read = readLook(last);
    return read === null ? null : { earlier: readLook(earlier), last: read };
  } catch {
    return null;
  }
}

/** Anybody can have written it: what is not whole is nothing. */
function readLook(value: unknown): SeenLook | null {
  if (typeof value !== 'object' || value === null) return null;
  const { at, total, rows } = value as {
    readonly at?: unknown;
    readonly total?: unknown;
    readonly rows?: unknown;
  };
  if (!isWhole(at) || !isWhole(total) || !Array.isArray(rows)) return null;
  const seen = new Map<string, { score: Points | null; state: (typeof STATE_KINDS)[number] }>();
  for (const row of rows as unknown[]) {
    const [id, score, kind] = Array.isArray(row) ? (row as unknown[]) : [];
    const state = isWhole(kind) ? STATE_KINDS[kind] : undefined;
    if (typeof id !== 'string' || state === undefined || !(score === null || isWhole(score))) return null;
    seen.set(id, { score: score as Points | null, state });
  }
  return { at, total: total as Points, rows: seen };
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value);
}
