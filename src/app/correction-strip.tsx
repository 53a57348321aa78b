import { useState } from 'react';
import { indicatorById, type Plan } from '#src/domain/catalogue/plan.ts';
import { monthText } from '#src/domain/words/format.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import { planInForce } from '#src/domain/statements/year-statements.ts';
import { useYear } from '#src/queries/year.ts';
import type { ReasonQuestion } from '#src/queries/save.ts';
import { Button } from '#src/ui/button.tsx';
import { focusHome, homeOnEscape } from '#src/ui/focus-home.ts';
import { useLazy } from '#src/ui/use-lazy.ts';
import styles from './shell.module.css';

/** The words of what waits come with code of their own: most days nothing of a closed month is changed. */
const loadWords = () => import('#src/domain/words/statement-words.ts');

type Words = Awaited<ReturnType<typeof loadWords>>;

interface CorrectionStripProps {
  readonly plan: Plan;
  readonly question: ReasonQuestion;
}

const MOST_LISTED = 6;

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
  const words = useLazy(loadWords, said.length > 0);
  const { year } = useYear(plan.id);
  const rows = planInForce(plan, year);
  const named =
    words.kind === 'here'
      ? said.slice(0, MOST_LISTED).map((each) => waitingText(rows, each, words.code))
      : [];
  const listed = `${named.join('；')}${said.length > MOST_LISTED ? '等' : ''}`;
  if (isAsking && isLost) {
    return (
      <section className={styles['banner']} aria-label={`不更改${months.map(monthText).join('、')}`}>
        <span role="alert">
          {said.length > 0
            ? `${said.length} 处更正还没有存，放弃后格内回到原来的值${named.length === 0 ? '' : `：${listed}`}`
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
        {named.length === 0 ? '' : `：${listed}`}
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

function waitingText(plan: Plan, said: Said, { subjectText, saidText }: Words): string {
  const { subject } = said;
  const indicator = 'indicator' in subject ? indicatorById(plan, subject.indicator) : null;
  const row = indicator === null ? '' : `第 ${indicator.seq} 项 `;
  return `${row}${subjectText(subject, indicator)} ${saidText(said, indicator)}`;
}
