import type { DraftSteps } from '#src/features/plans/use-steps.ts';
import { Button } from '#src/ui/button.tsx';

/** A step back, and the same again. */
export function StepButtons({ undo, redo }: Pick<DraftSteps, 'undo' | 'redo'>) {
  return (
    <>
      <Button disabled={undo === null} onClick={() => undo?.()}>
        撤销
      </Button>
      <Button disabled={redo === null} onClick={() => redo?.()}>
        重做
      </Button>
    </>
  );
}
