import { useSyncExternalStore } from 'react';

/** Files of evidence that were given to the page and are neither stored nor refused: closed now, the page would drop them [B52]. */
let count = 0;
const listeners = new Set<() => void>();

function change(by: number): void {
  count += by;
  for (const listener of listeners) listener();
}

/** Files were given. @returns what to call once they are stored, on their way there, or refused; a second call changes nothing */
export function takeInHand(): () => void {
  let isHeld = true;
  change(1);
  return () => {
    if (isHeld) change(-1);
    isHeld = false;
  };
}

export function hasFilesInHand(): boolean {
  return count > 0;
}

export function useFilesInHand(): boolean {
  return useSyncExternalStore(subscribe, hasFilesInHand);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
