import { useEffect, useState, type RefObject } from 'react';
import { WHOLE_WANTED } from '#src/ui/coming.tsx';

/** So far beyond the window that what is read meanwhile is there when it comes. */
const NEARLY = '400px';

/**
 * Whether an element is in sight or nearly so, or all of the page is wanted: what is only read then costs nobody anything who does not
 * look. Ctrl+P says so, and waits for what is marked as coming [MO47].
 */
export function useInSight(box: RefObject<Element | null>): boolean {
  // Not in jsdom, which lays nothing out: there everything is in sight.
  const [isInSight, setInSight] = useState(() => typeof IntersectionObserver === 'undefined');
  const [isWanted, setWanted] = useState(false);
  useEffect(() => {
    const element = box.current;
    const want = () => setWanted(true);
    const leave = () => setWanted(false);
    const observer =
      typeof IntersectionObserver === 'undefined'
        ? null
        : new IntersectionObserver((seen) => setInSight(seen[seen.length - 1]?.isIntersecting === true), {
            rootMargin: NEARLY,
          });
    if (element !== null) observer?.observe(element);
    document.addEventListener(WHOLE_WANTED, want);
    window.addEventListener('afterprint', leave);
    return () => {
      observer?.disconnect();
      document.removeEventListener(WHOLE_WANTED, want);
      window.removeEventListener('afterprint', leave);
    };
  }, [box]);
  return isInSight || isWanted;
}
