import type { PlanId } from '#src/domain/catalogue/plan.ts';
import { parseStatement } from '#src/domain/statements/statement-schema.ts';
import type { Statement } from '#src/domain/statements/statement.ts';

/**
 * What stands of one plan, in localStorage: for addresses without a private file system (file://, plain http). Without history, and
 * some seconds older than the last save [B35].
 */
export interface LocalCopy {
  readonly plan: PlanId;
  /** When it was written, ms since 1970 UTC. */
  readonly at: number;
  readonly statements: readonly Statement[];
  /** Statements for which there was no room. */
  readonly left: number;
}

const KEY = 'tracker.copy';
/** 2 MB: a character of localStorage takes two bytes. */
const MAX_LENGTH = 1_000_000;

/** @returns how many statements did not fit; all of them when the browser refuses the copy */
export function writeLocalCopy(plan: PlanId, at: number, standing: readonly Statement[]): number {
  // What is short first: values before long texts.
  const texts = standing.map((each) => JSON.stringify(each)).sort((a, b) => a.length - b.length);
  let room = MAX_LENGTH;
  const fitting = texts.filter((text) => (room -= text.length + 1) >= 0);
  const left = texts.length - fitting.length;
  const head = JSON.stringify({ plan, at, left }).slice(0, -1);
  try {
    window.localStorage.setItem(KEY, `${head},"statements":[${fitting.join(',')}]}`);
    return left;
  } catch {
    return standing.length;
  }
}

/** null: none, or nothing that could be one. Statements that are not sound are passed over. */
export function readLocalCopy(): LocalCopy | null {
  try {
    const read: unknown = JSON.parse(window.localStorage.getItem(KEY) ?? 'null');
    if (typeof read !== 'object' || read === null) return null;
    const { plan, at, left, statements } = read as Partial<Record<string, unknown>>;
    if (typeof plan !== 'string' || typeof at !== 'number' || !Array.isArray(statements)) return null;
    return {
      plan: plan as PlanId,
      at,
      left: typeof left === 'number' ? left : 0,
      statements: (statements as readonly unknown[]).flatMap((each) => parseStatement(each) ?? []),
    };
  } catch {
    return null;
  }
}

export function dropLocalCopy(): void {
  try {
    window.localStorage.removeItem(KEY);
  } catch {
    // Blocked: then there is none.
  }
}
