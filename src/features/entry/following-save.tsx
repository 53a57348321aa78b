import type { ReactNode } from 'react';
import type { PlanId } from '#src/domain/catalogue/plan.ts';
import { useIsTyping } from '#src/features/entry/typing-pause.tsx';
import { useSaveAwaited } from '#src/queries/save.ts';
import { Following } from '#src/ui/following.tsx';

interface FollowingSaveProps {
  readonly planId: PlanId;
  readonly isAtWork?: boolean;
  /** The cell, or the month and the section, that it is of: whoever chooses another does not wait for the save. */
  readonly of: string;
  readonly children: ReactNode;
}

/**
 * What follows the row, a pause of the keys and a save: the processor is the next key's [SP24], and the save's until 已保存 is said [SP11] [SP19].
 */
export function FollowingSave({ planId, isAtWork = false, of, children }: FollowingSaveProps) {
  const isHeld = useSaveAwaited(planId);
  const isMoreComing = useIsTyping();
  return <Following {...{ isAtWork, isHeld, isMoreComing, of }}>{children}</Following>;
}
