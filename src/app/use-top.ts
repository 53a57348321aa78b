import { useLayoutEffect, useRef } from 'react';

/** An entry of the history that was here before: Back and Forward come to one. */
const SEEN = 'seen';

/** A place that one goes to begins at its top; Back and Forward find it where it was left, as the browser has it [H20]. */
export function useTop(stop: string): void {
  const last = useRef(stop);
  useLayoutEffect(() => {
    const isNew = window.history.state === null;
    if (isNew) window.history.replaceState(SEEN, '');
    if (isNew && last.current !== stop && window.scrollY > 0) window.scrollTo(0, 0);
    last.current = stop;
  });
}
