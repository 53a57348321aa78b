import { useState } from 'react';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { monthText } from '#src/domain/words/format.ts';
import { CorrectionStrip } from '#src/app/correction-strip.tsx';
import { useReasonQuestion, type ReasonQuestion } from '#src/queries/save.ts';
import { Button } from '#src/ui/button.tsx';
import { CancelButton, Dialog } from '#src/ui/dialog.tsx';
import { TextField } from '#src/ui/text-field.tsx';

/**
 * Asks why something of a closed month is changed, once for all that waits, before anything is written [Y2]: in a strip, and over the
 * dialog that a return to an earlier state began in.
 */
export function CorrectionQuestion({ plan }: { readonly plan: Plan }) {
  const question = useReasonQuestion(plan.id);
  if (question === null) return null;
  return question.about === 'return' ? (
    <CorrectionDialog question={question} />
  ) : (
    <CorrectionStrip plan={plan} question={question} />
  );
}

function CorrectionDialog({ question }: { readonly question: ReasonQuestion }) {
  const [reason, setReason] = useState('');
  const { months, answer } = question;
  const isBlank = reason.trim() === '';
  return (
    <Dialog
      title={`更正${months.map(monthText).join('、')}`}
      isDirty={!isBlank}
      onClose={() => answer(null)}
      actions={
        <>
          <CancelButton>不更改</CancelButton>
          <Button look="primary" type="submit" form="correction-form" disabled={isBlank}>
            更正
          </Button>
        </>
      }
    >
      <form
        id="correction-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isBlank) answer(reason);
        }}
      >
        <p>
          {months.map(monthText).join('、')}已关账。这次更改会记为更正，请写明理由；理由会留在修改记录里。
        </p>
        <TextField label="更正理由" value={reason} onChange={setReason} isLong />
      </form>
    </Dialog>
  );
}
