import { useEffect, useRef, type RefObject } from 'react';

/** Asks for the whole screen and does without where it is refused. Esc leaves it without a key event, so its end ends the show. */
export function useFullScreen(element: RefObject<HTMLElement | null>, onEnd: () => void): void {
  const newest = useRef(onEnd);
  useEffect(() => {
    newest.current = onEnd;
  }, [onEnd]);
  useEffect(() => {
    const shown = element.current;
    if (shown === null) return undefined;
    const onChange = () => {
      // Esc over 帮助 leaves the whole screen, as the browser has it, and not the show.
      if (document.fullscreenElement === null && document.querySelector('dialog[open]') === null)
        newest.current();
    };
    let isGone = false;
    shown.requestFullscreen?.().then(
      () => {
        if (!isGone) document.addEventListener('fullscreenchange', onChange);
      },
      () => undefined,
    );
    return () => {
      isGone = true;
      document.removeEventListener('fullscreenchange', onChange);
      if (document.fullscreenElement === shown) document.exitFullscreen().catch(() => undefined);
    };
  }, [element]);
}
