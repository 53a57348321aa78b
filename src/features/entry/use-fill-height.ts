import { useCallback, useEffect, useLayoutEffect, type RefObject } from 'react';

/** Below what stands beside the grid: the margin of the page. */
const BELOW_SIDE = 13;
/** Below the grid the line about keys, too. */
const BELOW_GRID = BELOW_SIDE + 25;
const LEAST = 320;
/** Narrow screens scroll the page: a box inside would trap the finger. */
const WIDE = '(min-width: 900px)';

/**
 * Keeps the grid's scrolling box, and what stands beside it, so high that they end at the foot of the window, however much stands above them,
 * so that head and last row stay in sight; as long as it is where the page scrolls, and not on paper: the boxes have
 * `max-height: var(--fill-height)`. Written to the elements: React need not paint the table again for it. Both are measured before the first
 * is written, which would lay them out again.
 * @param isSteady nothing is being typed: banners above come and go only then, and a key must not pay for a layout
 */
export function useFillHeight(
  grid: RefObject<HTMLElement | null>,
  side: RefObject<HTMLElement | null>,
  isSteady: boolean,
): void {
  const fit = useCallback(() => {
    const [gridHeight, sideHeight] = [
      heightFor(grid.current, BELOW_GRID),
      heightFor(side.current, BELOW_SIDE),
    ];
    setHeight(grid.current, gridHeight);
    setHeight(side.current, sideHeight);
  }, [grid, side]);
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

/** '' where the page scrolls. */
function heightFor(box: HTMLElement | null, below: number): string {
  if (box === null || !window.matchMedia(WIDE).matches) return '';
  const top = box.getBoundingClientRect().top + window.scrollY;
  return `${Math.max(LEAST, Math.floor(window.innerHeight - top - below))}px`;
}

function setHeight(box: HTMLElement | null, height: string): void {
  if (box !== null && box.style.getPropertyValue('--fill-height') !== height)
    box.style.setProperty('--fill-height', height);
}
