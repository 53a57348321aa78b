import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import type { PlanId } from '#src/domain/catalogue/plan.ts';
import { useEntrySession } from '#src/session/entry-session.ts';

/** From key to key of a number that is typed without looking it is less; what is read beside the grid is read after it [SP24]. */
const PAUSE_MS = 120;

const TypingContext = createContext(false);

interface TypingPauseProps {
  readonly planId: PlanId;
  readonly children: ReactNode;
}

/** Tells what stands in it, once for all, whether the next key of a text may come at any moment. */
export function TypingPause({ planId, children }: TypingPauseProps) {
  const typing = useEntrySession(({ byPlan }) => {
    const entry = byPlan[planId];
    return entry === undefined || entry.mode === null ? null : entry.drafts;
  });
  const [paused, setPaused] = useState(typing);
  const isTyping = typing !== null && typing !== paused;
  useEffect(() => {
    if (!isTyping) return undefined;
    const timer = setTimeout(() => setPaused(typing), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [isTyping, typing]);
  return <TypingContext value={isTyping}>{children}</TypingContext>;
}

/** Whether a key was pressed in the grid's text just now. */
export function useIsTyping(): boolean {
  return useContext(TypingContext);
}
