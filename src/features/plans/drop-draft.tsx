import { useState } from 'react';
import type { Draft } from '#src/domain/draft/draft.ts';
import { DROP_DRAFT } from '#src/ui/button-words.ts';
import { Button } from '#src/ui/button.tsx';
import { CancelButton, Dialog } from '#src/ui/dialog.tsx';

interface DropDraftProps {
  readonly draft: Draft;
  /** Cells that have something in them. */
  readonly recorded: number;
  readonly onDrop: () => Promise<void>;
  readonly onClose: () => void;
}

/** Asked before a draft is deleted, with what goes with it. */
export function DropDraft({ draft, recorded, onDrop, onClose }: DropDraftProps) {
  const [isBusy, setIsBusy] = useState(false);
  const drop = async () => {
    setIsBusy(true);
    await onDrop();
    setIsBusy(false);
  };
  return (
    <Dialog
      title="删除这份草稿？"
      onClose={onClose}
      actions={
        <>
          <CancelButton />
          <Button look="danger" disabled={isBusy} onClick={() => void drop()}>
            {DROP_DRAFT}
          </Button>
        </>
      }
    >
      <p>
        {draft.rows.length} 项指标一并删除。已下达的方案和它们的数据不受影响。
        {recorded === 0 ? '' : `草稿里已填过 ${recorded} 处，随草稿一起不再显示；导出草稿可以留一份。`}
      </p>
    </Dialog>
  );
}
