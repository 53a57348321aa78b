import { useCallback, useEffect, useRef, useState } from 'react';

/** A save is on the disk by then, nearly always. */
const HEARD_AFTER_MS = 150;

/** What is said to those who hear the page: the last thing alone. */
export interface Announced {
  readonly said: string;
  readonly announce: (text: string) => void;
  /** Says it a moment later, for the row and the save come first; nothing at all once something else was said, which is newer. */
  readonly announceSoon: (text: () => string | null) => void;
}

export function useAnnounced(): Announced {
  const [said, setSaid] = useState('');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const announce = useCallback((text: string) => {
    clearTimeout(timer.current);
    setSaid(text);
  }, []);
  const announceSoon = useCallback((text: () => string | null) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const soon = text();
      if (soon !== null) setSaid(soon);
    }, HEARD_AFTER_MS);
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);
  return { said, announce, announceSoon };
}
