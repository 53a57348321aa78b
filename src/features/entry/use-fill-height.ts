import { useCallback, useEffect, useLayoutEffect, type RefObject } from 'react';

/** The line about keys, and a margin. */
const BELOW = 38;
const LEAST = 320;
/** Narrow screens scroll the page: a box inside would trap the finger. */
const WIDE = '(min-width: 900px)';

/**
 * Keeps a scrolling box so high that it ends at the foot of the window, however much stands above it, so that its head and last row
 * stay in sight; as long as it is where the page scrolls, and not on paper: the box has `max-height: var(--fill-height)`. Written to the element: React need not paint the table again for it.
 * @param isSteady nothing is being typed: banners above come and go only then, and a key must not pay for a layout
 */
export function useFillHeight(box: RefObject<HTMLElement | null>, isSteady: boolean): void {
  const fit = useCallback(() => {
    if (box.current === null) return;
    const top = box.current.getBoundingClientRect().top + window.scrollY;
    const isWide = window.matchMedia(WIDE).matches;
    const height = `${Math.max(LEAST, Math.floor(window.innerHeight - top - BELOW))}px`;
    const wanted = isWide ? height : '';
    const { style } = box.current;
    if (style.getPropertyValue('--fill-height') !== wanted) style.setProperty('--fill-height', wanted);
  }, [box]);
  useLayoutEffect(() => {
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
}
