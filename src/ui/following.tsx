import { useDeferredValue, useState, type ReactNode } from 'react';

interface FollowingProps {
  /** Whoever is at work in it must have what belongs to it: then it waits for nothing. */
  readonly isAtWork?: boolean;
  /** Something that the reader waits for is under way: until it is over what was shown stays, as long as it is of the same. */
  readonly isHeld?: boolean;
  /** What it is shown of: what was chosen waits for nothing but the paint. */
  readonly of?: string;
  readonly children: ReactNode;
}

/**
 * What may follow what was just done: it is rendered once what stands around it was painted, and given up for whatever is done meanwhile,
 * which it then shows instead [SP11].
 */
export function Following({ isAtWork = false, isHeld = false, of, children }: FollowingProps) {
  const [free, setFree] = useState({ of, children });
  const isFree = !isHeld || free.of !== of;
  if (isFree && free.children !== children) setFree({ of, children });
  const later = useDeferredValue(isFree ? children : free.children);
  return isAtWork ? children : later;
}
