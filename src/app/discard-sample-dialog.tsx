import { DISCARD_SAMPLE } from '#src/ui/button-words.ts';
import { Button } from '#src/ui/button.tsx';
import { CancelButton, Dialog } from '#src/ui/dialog.tsx';

interface DiscardSampleProps {
  readonly isPending: boolean;
  readonly onDiscard: () => void;
  readonly onClose: () => void;
}

/** Asks before the sample year is thrown away with what was tried in it. */
export function DiscardSampleDialog({ isPending, onDiscard, onClose }: DiscardSampleProps) {
  return (
    <Dialog
      title="删除示例数据？"
      onClose={onClose}
      actions={
        <>
          <CancelButton />
          <Button look="danger" onClick={onDiscard} disabled={isPending}>
            {DISCARD_SAMPLE}
          </Button>
        </>
      }
    >
      <p>
        只删除示例这一份，正式填报的数据不受影响。您在示例里试填的内容会一并删除，不能恢复；示例可以随时重新生成。
      </p>
    </Dialog>
  );
}
