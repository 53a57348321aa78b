import { useEffect, useRef } from 'react';

/**
 * When the page shows another step and what had the focus is gone with the one before, the focus goes to the text of the page, and so does
 * who reads by keyboard or ear [PL77]. What a step has focused itself keeps it; a page that has only been opened takes nothing.
 * @param step what is shown, by any name
 */
export function useKeptFocus(step: string): void {
  const before = useRef(step);
  useEffect(() => {
    if (before.current === step) return;
    before.current = step;
    if (document.activeElement === null || document.activeElement === document.body)
      document.getElementById('main')?.focus({ preventScroll: true });
  }, [step]);
}
