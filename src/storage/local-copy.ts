import type { PlanId } from '#src/domain/catalogue/plan.ts';
import { parseStatement } from '#src/domain/statements/statement-schema.ts';
import type { Statement } from '#src/domain/statements/statement.ts';

/**
 * What stands of one plan, in localStorage: for addresses without files of their own (plain http). Without history. It is there before a
 * save is acknowledged, and on the disk when the browser writes it: 5 seconds later, and at most once a minute [B35].
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
/** What was said since the copy was written, a line a save: the whole is too much to write each time. */
const NEWEST = 'tracker.copy.newest';
/** 2 MB: a character of localStorage takes two bytes. */
const MAX_LENGTH = 1_000_000;
const MAX_NEWEST = 32_000;

/**
 * @param covered how much of the lines beside it (`newestLength`) is in what stands
 * @returns how many statements did not fit; all of them when the browser refuses the copy
 */
export function writeLocalCopy(
  plan: PlanId,
  at: number,
  standing: readonly Statement[],
  covered = newestLength(),
): number {
  // What is short first: values before long texts.
  const texts = standing.map((each) => JSON.stringify(each)).sort((a, b) => a.length - b.length);
  let room = MAX_LENGTH;
  const fitting = texts.filter((text) => (room -= text.length + 1) >= 0);
  const left = texts.length - fitting.length;
  const head = JSON.stringify({ plan, at, left }).slice(0, -1);
  try {
    window.localStorage.setItem(KEY, `${head},"statements":[${fitting.join(',')}]}`);
    window.localStorage.setItem(NEWEST, readItem(NEWEST).slice(covered));
    return left;
  } catch {
    return standing.length;
  }
}

/** How much has been said since the copy was written. */
export function newestLength(): number {
  return readItem(NEWEST).length;
}

/**
 * Adds what was just said to the copy, without waiting for anything.
 * @returns whether it is in the copy; when not, the whole has to be written anew
 */
export function addToLocalCopy(plan: PlanId, at: number, said: readonly unknown[]): boolean {
  try {
    const text = `${readItem(NEWEST)}${JSON.stringify({ plan, at, left: 0, statements: said })}\n`;
    if (text.length > MAX_NEWEST) return false;
    window.localStorage.setItem(NEWEST, text);
    return true;
  } catch {
    return false;
  }
}

/** null: none, or nothing that could be one. Statements that are not sound are passed over. */
export function readLocalCopy(): LocalCopy | null {
  const whole = readCopy(readItem(KEY));
  const lines = readItem(NEWEST).split('\n').map(readCopy);
  return lines.reduce((copy, line) => {
    if (line === null || (copy !== null && copy.plan !== line.plan)) return copy;
    return { ...line, left: copy?.left ?? 0, statements: [...(copy?.statements ?? []), ...line.statements] };
  }, whole);
}

function readItem(key: string): string {
  try {
    return window.localStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

function readCopy(text: string): LocalCopy | null {
  try {
    const read: unknown = JSON.parse(text);
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
    window.localStorage.removeItem(NEWEST);
  } catch {
    // Blocked: then there is none.
  }
}
