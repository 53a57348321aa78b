import { useCallback, useEffect, useLayoutEffect, useState, type RefObject } from 'react';

/** The line about keys, and a margin. */
const BELOW = 38;
const LEAST = 320;
/** Narrow screens scroll the page: a box inside would trap the finger. */
const WIDE = '(min-width: 900px)';

/**
 * How high a scrolling box may be to end at the foot of the window, however much stands above it, so that its head and last row stay
 * in sight; null where it is to be as long as it is.
 * @param isSteady nothing is being typed: banners above come and go only then, and a key must not pay for a layout
 */
export function useFillHeight(box: RefObject<HTMLElement | null>, isSteady: boolean): number | null {
  const [height, setHeight] = useState<number | null>(null);
  const fit = useCallback(() => {
    if (box.current === null) return;
    const top = box.current.getBoundingClientRect().top + window.scrollY;
    const isWide = window.matchMedia(WIDE).matches;
    setHeight(isWide ? Math.max(LEAST, Math.floor(window.innerHeight - top - BELOW)) : null);
  }, [box]);
  useLayoutEffect(() => {
    // oxlint-disable-next-line react/set-state-in-effect -- what is measured is known after layout only, and the same height changes nothing
    if (isSteady) fit();
  });
  useEffect(() => {
    const observer = new ResizeObserver(fit);
    observer.observe(document.body);
    window.addEventListener('resize', fit);
    return () => {
      observer.disconnect();
      window.removeEventListener('resize', fit);
    };
  }, [fit]);
  return height;
}
