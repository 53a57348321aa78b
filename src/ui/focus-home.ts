import { useEffect, useRef, type KeyboardEvent } from 'react';

/** Marks the one field of a place that typing goes to; where there is one, the focus comes back to it from strips and dialogs [G18]. */
export const FOCUS_HOME = { 'data-focus-home': '' } as const;

/** @returns false when the place has none */
export function focusHome(): boolean {
  const home = document.querySelector('[data-focus-home]');
  if (!(home instanceof HTMLElement)) return false;
  home.focus({ preventScroll: true });
  return true;
}

/** Esc in a field that waits beside the grid goes back to it and leaves what was written there. */
export function homeOnEscape(event: KeyboardEvent): void {
  if (event.key === 'Escape' && !event.nativeEvent.isComposing) focusHome();
}

/**
 * When the page shows another step and what had the focus is gone with the one before, the focus goes to the text of the page, and so does
 * who reads by keyboard or ear [PL77] [H23]. What a step has focused itself keeps it; a page that has only been opened takes nothing.
 * @param step what is shown, by any name; null: nothing yet
 */
export function useKeptFocus(step: string | null): void {
  const before = useRef(step);
  useEffect(() => {
    if (step === null || before.current === step) return;
    const isOpened = before.current === null;
    before.current = step;
    if (!isOpened && (document.activeElement === null || document.activeElement === document.body))
      document.getElementById('main')?.focus({ preventScroll: true });
  }, [step]);
}
