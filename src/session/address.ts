import { useMemo, useSyncExternalStore } from 'react';

/** A hash route in its two halves: '#/entry?month=7' is '/entry' and 'month=7'. */
export interface Address {
  readonly path: string;
  readonly search: string;
}

const listeners = new Set<() => void>();

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

/** Puts a hash route into the address: as a new step that Back undoes, or in place of the current one. */
export function goTo(route: string, how: 'push' | 'replace'): void {
  const address = `#${route}`;
  if (how === 'push') window.history.pushState(null, '', address);
  else window.history.replaceState(window.history.state, '', address);
  // The browser tells of links, Back and Forward; not of what a page writes itself.
  for (const listener of listeners) listener();
}

function subscribe(onChange: () => void): () => void {
  listeners.add(onChange);
  window.addEventListener('hashchange', onChange);
  window.addEventListener('popstate', onChange);
  return () => {
    listeners.delete(onChange);
    window.removeEventListener('hashchange', onChange);
    window.removeEventListener('popstate', onChange);
  };
}

function currentHash(): string {
  return window.location.hash;
}
