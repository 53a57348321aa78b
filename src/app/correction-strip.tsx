import { useState } from 'react';
import { useWaitingWords } from '#src/app/waiting-words.ts';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { monthText } from '#src/domain/words/format.ts';
import type { ReasonQuestion } from '#src/queries/save.ts';
import { Button } from '#src/ui/button.tsx';
import { focusHome, homeOnEscape } from '#src/ui/focus-home.ts';
import styles from './shell.module.css';

interface CorrectionStripProps {
  readonly plan: Plan;
  readonly question: ReasonQuestion;
}

/** Lists what waits for a reason and asks for it once; it takes the focus from nobody who types [G18][Y2]. */
export function CorrectionStrip({ plan, question }: CorrectionStripProps) {
  const [reason, setReason] = useState('');
  const [isAsking, setIsAsking] = useState(false);
  const { about, months, said, answer } = question;
  const isBlank = reason.trim() === '';
  const settle = (given: string | null) => {
    answer(given);
    setReason('');
    setIsAsking(false);
    focusHome();
  };
  // A step of undo is nothing that somebody typed, and can be taken again.
  const isLost = said.length > 0 || !isBlank;
  const listed = useWaitingWords(plan, said);
  if (isAsking && isLost) {
    return (
      <section className={styles['banner']} aria-label={`不更改${months.map(monthText).join('、')}`}>
        <span role="alert">
          {said.length > 0
            ? `${said.length} 处更正还没有存，放弃后格内回到原来的值${listed === '' ? '' : `：${listed}`}`
            : '写好的理由不会保留，这一步不做'}
        </span>
        <Button look="danger" onClick={() => settle(null)}>
          放弃更正
        </Button>
        <Button look="primary" onClick={() => setIsAsking(false)}>
          继续写理由
        </Button>
      </section>
    );
  }
  return (
    <form
      className={styles['banner']}
      aria-label={`更正${months.map(monthText).join('、')}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBlank) settle(reason);
      }}
    >
      <span role="status">
        {months.map(monthText).join('、')}已关账，
        {about === 'saves' ? `${said.length} 处更正待写理由` : '这一步撤销或重做会更改它，待写理由'}
        {listed === '' ? '' : `：${listed}`}
      </span>
      <label className={styles['reason']}>
        更正理由
        <input
          value={reason}
          maxLength={400}
          onChange={(event) => setReason(event.target.value)}
          onKeyDown={homeOnEscape}
        />
      </label>
      <Button look="primary" type="submit" disabled={isBlank}>
        更正
      </Button>
      <Button onClick={() => (isLost ? setIsAsking(true) : settle(null))}>不更改</Button>
    </form>
  );
}
