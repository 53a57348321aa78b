import { useSyncExternalStore } from 'react';

/** The breakpoint of the style sheets, for what is drawn on a canvas. */
const NARROW = '(max-width: 760px)';

export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => window.matchMedia(NARROW).matches);
}

function subscribe(onChange: () => void): () => void {
  const media = window.matchMedia(NARROW);
  media.addEventListener('change', onChange);
  return () => media.removeEventListener('change', onChange);
}
