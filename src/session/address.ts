import { useMemo, useSyncExternalStore } from 'react';

/** A hash route in its two halves: '#/entry?month=7' is '/entry' and 'month=7'. */
export interface Address {
  readonly path: string;
  readonly search: string;
}

const listeners = new Set<() => void>();

/** An entry of the history that was here before: Back and Forward come to one. */
const SEEN = 'seen';
/** How many entries were gone to, since this tab was opened, that were not here before. */
let stepsOn = 0;

/** Splits what stands behind the '#' of an address; a path that lacks its slash gets it. */
export function parseAddress(hash: string): Address {
  const route = hash.replace(/^#/, '');
  const mark = route.indexOf('?');
  const path = mark < 0 ? route : route.slice(0, mark);
  return { path: path.startsWith('/') ? path : `/${path}`, search: mark < 0 ? '' : route.slice(mark + 1) };
}

/** The address of this tab; follows links, Back and Forward, what is typed into the bar, and `goTo`. */
export function useAddress(): Address {
  const hash = useSyncExternalStore(subscribe, currentHash);
  return useMemo(() => parseAddress(hash), [hash]);
}

/** Changes whenever somebody goes on to an address, and not back or forward to one. */
export function stepsTaken(): number {
  return stepsOn;
}

/** Puts a hash route into the address: as a new step that Back undoes, or in place of the current one. */
export function goTo(route: string, how: 'push' | 'replace'): void {
  const address = `#${route}`;
  if (how === 'push') {
    stepsOn += 1;
    window.history.pushState(SEEN, '', address);
  } else window.history.replaceState(SEEN, '', address);
  // The browser tells of links, Back and Forward; not of what a page writes itself.
  for (const listener of listeners) listener();
}

function subscribe(onChange: () => void): () => void {
  markSeen();
  // Before anything is rendered for it: the browser looks at all that has changed on the page when it is told a state.
  const onMove = () => {
    if (markSeen()) stepsOn += 1;
    onChange();
  };
  listeners.add(onChange);
  window.addEventListener('hashchange', onMove);
  window.addEventListener('popstate', onMove);
  return () => {
    listeners.delete(onChange);
    window.removeEventListener('hashchange', onMove);
    window.removeEventListener('popstate', onMove);
  };
}

/** @returns whether the entry of the history was new */
function markSeen(): boolean {
  const isNew = window.history.state !== SEEN;
  if (isNew) window.history.replaceState(SEEN, '');
  return isNew;
}

function currentHash(): string {
  return window.location.hash;
}
