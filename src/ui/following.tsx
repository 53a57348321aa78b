import { useDeferredValue, useState, type ReactNode } from 'react';

interface FollowingProps {
  /** Whoever is at work in it must have what belongs to it: then it waits for nothing. */
  readonly isAtWork?: boolean;
  /** Something that the reader waits for is under way: until it is over what was shown stays. */
  readonly isHeld?: boolean;
  readonly children: ReactNode;
}

/**
 * What may follow what was just done: it is rendered once what stands around it was painted, and given up for whatever is done meanwhile,
 * which it then shows instead [SP11].
 */
export function Following({ isAtWork = false, isHeld = false, children }: FollowingProps) {
  const [free, setFree] = useState(children);
  if (!isHeld && free !== children) setFree(children);
  const later = useDeferredValue(isHeld ? free : children);
  return isAtWork ? children : later;
}
