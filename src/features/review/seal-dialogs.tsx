import { useState } from 'react';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { readinessText, type ReadinessItem } from '#src/domain/papers/readiness.ts';
import { WHOLE_TOTAL_LABEL } from '#src/domain/words/figure-labels.ts';
import { INTENT_WORDS } from '#src/domain/words/operation-words.ts';
import { REOPEN } from '#src/ui/button-words.ts';
import { Button } from '#src/ui/button.tsx';
import { CancelButton, Dialog } from '#src/ui/dialog.tsx';
import { TextField } from '#src/ui/text-field.tsx';
import styles from './seal-tab.module.css';

interface SealDialogProps {
  readonly plan: Plan;
  /** '92.13 分，优' */
  readonly total: string;
  /** What should still be done, but need not be. */
  readonly left: readonly ReadinessItem[];
  readonly isBusy: boolean;
  readonly onSeal: () => void;
  readonly onClose: () => void;
}

/** What sealing does, said before it is done. */
export function SealDialog({ plan, total, left, isBusy, onSeal, onClose }: SealDialogProps) {
  return (
    <Dialog
      title={`${plan.year} 年度定稿`}
      onClose={onClose}
      actions={
        <>
          <CancelButton />
          <Button look="primary" disabled={isBusy} onClick={onSeal}>
            定稿
          </Button>
        </>
      }
    >
      <p>
        {WHOLE_TOTAL_LABEL} {total}。
      </p>
      <p>
        定稿把方案、全部填报、评分结果和文字冻结成一份定稿文件，算出校验码印在各张表上。定稿后不能再更改；确需更改，要写明理由重新打开，原定稿仍然保留。
      </p>
      {left.length === 0 ? null : <p className={styles['hint']}>{readinessText(left)}，仍可定稿。</p>}
    </Dialog>
  );
}

interface UnsealDialogProps {
  readonly isBusy: boolean;
  readonly onUnseal: (reason: string) => void;
  readonly onClose: () => void;
}

/** A sealed year is opened with a reason, which stays in the history [Y5]. */
export function UnsealDialog({ isBusy, onUnseal, onClose }: UnsealDialogProps) {
  const [reason, setReason] = useState('');
  const isBlank = reason.trim() === '';
  return (
    <Dialog
      title={INTENT_WORDS.unseal}
      onClose={onClose}
      actions={
        <>
          <CancelButton />
          <Button look="danger" type="submit" form="unseal-form" disabled={isBlank || isBusy}>
            {REOPEN}
          </Button>
        </>
      }
    >
      <form
        id="unseal-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isBlank) onUnseal(reason.trim());
        }}
      >
        <p>
          重新打开后可以更改，各张表恢复为未定稿。原定稿和校验码保留在下面的列表里，已报出的表仍可用它核对。
        </p>
        <TextField label="重新打开的理由" value={reason} onChange={setReason} isLong />
      </form>
    </Dialog>
  );
}
