import { useEffect, useLayoutEffect, useRef } from 'react';
import { stepsTaken } from '#src/session/address.ts';

/** A place that one goes to begins at its top; Back and Forward find it where it was left, as the browser has it [H20]. */
export function useTop(stop: string): void {
  const last = useRef({ stop, steps: stepsTaken() });
  // As the browser last told it: to ask it here would have all that was just rendered laid out, and once more for what its parts add.
  const isDown = useRef(false);
  useEffect(() => {
    const look = () => {
      isDown.current = window.scrollY > 0;
    };
    window.addEventListener('scroll', look, { passive: true });
    return () => window.removeEventListener('scroll', look);
  }, []);
  useLayoutEffect(() => {
    const now = { stop, steps: stepsTaken() };
    const isNew = now.steps !== last.current.steps && stop !== last.current.stop;
    if (isNew && isDown.current) window.scrollTo(0, 0);
    last.current = now;
  });
}
