/** How safe the data of this tab is right now, beyond what IndexedDB says. */
interface Safety {
  /** Where the second copy is: files beside IndexedDB, a short copy in localStorage, or nowhere. */
  readonly kind: 'journal' | 'copy' | 'none';
  /** Something is stored that could not be written a second time. */
  readonly isBehind: boolean;
  /** A write failed as on a full disk, and nothing was handed over since: the browser may throw the database away at its next start. */
  readonly isAtRisk: boolean;
  /** Revisions that the journal has and the database lost. */
  readonly missing: number;
  /** What of the plan the copy in localStorage does not hold, for want of room; null: there is no such copy. */
  readonly left: number | null;
}

export interface SafetyWatch {
  readonly snapshot: () => Safety;
  readonly subscribe: (listener: () => void) => () => void;
  readonly change: (change: Partial<Safety>) => void;
}

/** Kept over a reload of this tab: loading the page again mends no disk. */
const AT_RISK = 'tracker.at-risk';

export function newSafety(): SafetyWatch {
  let safety: Safety = { kind: 'none', isBehind: false, isAtRisk: wasAtRisk(), missing: 0, left: null };
  const listeners = new Set<() => void>();
  return {
    snapshot: () => safety,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change: (change) => {
      safety = { ...safety, ...change };
      if (change.isAtRisk !== undefined) keepAtRisk(change.isAtRisk);
      for (const listener of listeners) listener();
    },
  };
}

function wasAtRisk(): boolean {
  try {
    return window.sessionStorage.getItem(AT_RISK) !== null;
  } catch {
    return false;
  }
}

function keepAtRisk(isAtRisk: boolean): void {
  try {
    if (isAtRisk) window.sessionStorage.setItem(AT_RISK, '1');
    else window.sessionStorage.removeItem(AT_RISK);
  } catch {
    // Blocked: then it is said until the page is left.
  }
}
