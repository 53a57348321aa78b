import { useLayoutEffect, useState, type RefObject } from 'react';

/** The line about keys, and a margin. */
const BELOW = 38;
const LEAST = 320;
/** Narrow screens scroll the page: a box inside would trap the finger. */
const WIDE = '(min-width: 900px)';

/**
 * How high a scrolling box may be to end at the foot of the window, however much stands above it, so that its head and last row stay
 * in sight; null where it is to be as long as it is.
 */
export function useFillHeight(box: RefObject<HTMLElement | null>): number | null {
  const [height, setHeight] = useState<number | null>(null);
  useLayoutEffect(() => {
    const fit = () => {
      if (box.current === null) return;
      const top = box.current.getBoundingClientRect().top + window.scrollY;
      const isWide = window.matchMedia(WIDE).matches;
      setHeight(isWide ? Math.max(LEAST, Math.floor(window.innerHeight - top - BELOW)) : null);
    };
    fit();
    // Banners above come and go, which moves the box without resizing the window.
    const observer = new ResizeObserver(fit);
    observer.observe(document.body);
    window.addEventListener('resize', fit);
    return () => {
      observer.disconnect();
      window.removeEventListener('resize', fit);
    };
  }, [box]);
  return height;
}
