import type { KeyboardEvent } from 'react';

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
