import { useDeferredValue, type ReactNode } from 'react';

interface FollowingProps {
  /** Whoever is at work in it must have what belongs to it: then it waits for nothing. */
  readonly isAtWork?: boolean;
  readonly children: ReactNode;
}

/**
 * What may follow what was just done: it is rendered once what stands around it was painted, and given up for whatever is done meanwhile,
 * which it then shows instead [SP11].
 */
export function Following({ isAtWork = false, children }: FollowingProps) {
  const later = useDeferredValue(children);
  return isAtWork ? children : later;
}
