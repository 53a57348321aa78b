import { useDeferredValue, useState, type ReactNode } from 'react';

interface FollowingProps {
  /** Whoever is at work in it must have what belongs to it: then it waits for nothing. */
  readonly isAtWork?: boolean;
  /** Something that the reader waits for is under way: until it is over what was shown stays, unless another is chosen meanwhile. */
  readonly isHeld?: boolean;
  /** More of the same is coming at any moment: until it is over what was shown stays, whatever is chosen. */
  readonly isMoreComing?: boolean;
  /** What it is shown of: what was chosen waits for nothing but the paint. */
  readonly of?: string;
  readonly children: ReactNode;
}

/**
 * What may follow what was just done: it is rendered once what stands around it was painted, and given up for whatever is done meanwhile,
 * which it then shows instead [SP11].
 */
export function Following({
  isAtWork = false,
  isHeld = false,
  isMoreComing = false,
  of,
  children,
}: FollowingProps) {
  const [free, setFree] = useState(children);
  // What became another together with what is waited for was not chosen: the step that an Enter makes is its save's.
  const [held, setHeld] = useState({ is: isHeld, of });
  const isChosen = isHeld && held.is && held.of !== of;
  if (held.is !== isHeld || isChosen) setHeld({ is: isHeld, of });
  const isFree = !isMoreComing && (!isHeld || isChosen);
  if (isFree && free !== children) setFree(children);
  const later = useDeferredValue(isFree ? children : free);
  return isAtWork ? children : later;
}
