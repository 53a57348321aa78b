import { useEffect, useState, type RefObject } from 'react';

/** So far beyond the window that what is read meanwhile is there when it comes. */
const NEARLY = '400px';

/**
 * Whether an element is in sight or nearly so: what is only read then costs nobody anything who does not look. Once somebody prints, it
 * counts as in sight, and Ctrl+P waits for what is marked as coming [MO47].
 */
export function useInSight(box: RefObject<Element | null>): boolean {
  // Not in jsdom, which lays nothing out: there everything is in sight.
  const [isInSight, setInSight] = useState(() => typeof IntersectionObserver === 'undefined');
  const [isPrinted, setPrinted] = useState(false);
  useEffect(() => {
    const element = box.current;
    const onKeyDown = ({ key, ctrlKey, metaKey }: KeyboardEvent) => {
      if ((ctrlKey || metaKey) && key.toLowerCase() === 'p') setPrinted(true);
    };
    const observer =
      typeof IntersectionObserver === 'undefined'
        ? null
        : new IntersectionObserver((seen) => setInSight(seen[seen.length - 1]?.isIntersecting === true), {
            rootMargin: NEARLY,
          });
    if (element !== null) observer?.observe(element);
    window.addEventListener('keydown', onKeyDown);
    return () => {
      observer?.disconnect();
      window.removeEventListener('keydown', onKeyDown);
    };
  }, [box]);
  return isInSight || isPrinted;
}
