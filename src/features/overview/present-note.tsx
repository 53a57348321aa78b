import { useRef, useState } from 'react';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import type { ReportRow, YearReport } from '#src/domain/year/year-report.ts';
import { isSealed } from '#src/domain/statements/seal.ts';
import { standing, type YearStatements } from '#src/domain/statements/year-statements.ts';
import { useSaying } from '#src/queries/saying.ts';
import type { PageProps } from '#src/session/page.ts';
import { useNotices } from '#src/session/notices.ts';
import { Button } from '#src/ui/button.tsx';
import { useSavedWhenLeft } from '#src/ui/use-saved-when-left.ts';
import styles from './present-mode.module.css';

interface PresentNoteProps extends Pick<PageProps, 'author' | 'askAuthor'> {
  readonly plan: Plan;
  readonly report: YearReport;
  readonly row: ReportRow;
  readonly year: YearStatements;
  readonly onLeave: () => void;
}

const MAX_NOTE = 1_000;

/** What the meeting asks of a row, written where it is said: a word of the row as of this month [MO29][MO30]. */
export function PresentNote({ plan, report, row, year, author, askAuthor, onLeave }: PresentNoteProps) {
  const say = useNotices((state) => state.say);
  const speak = useSaying({ plan: plan.id, author, askAuthor, say });
  const subject = { kind: 'meeting-note', indicator: row.indicator.id, month: report.cutOff } as const;
  const stands = standing(year, subject)?.content?.text ?? '';
  const isFinal = isSealed(year.bySubject);
  const [typed, setTyped] = useState<string | null>(null);
  const kept = useRef(stands);
  const save = () => {
    const text = typed?.trim() ?? stands;
    setTyped(null);
    if (text === stands || text === kept.current) return;
    kept.current = text;
    const content = text === '' ? null : { text };
    speak(
      { intent: 'meeting', origin: 'typed', said: [{ subject, content, note: '' }] },
      `第 ${row.indicator.seq} 项会议要求已记下`,
    );
  };
  useSavedWhenLeft(save, typed !== null && typed.trim() !== stands);
  if (author === null) {
    return (
      <p className={styles['note']}>
        会议要求：
        <Button
          onClick={() => {
            onLeave();
            askAuthor();
          }}
        >
          先登记填报人，再记录
        </Button>
      </p>
    );
  }
  return (
    <label className={styles['note']}>
      会议要求（{report.cutOff} 月，{isFinal ? '本年度已定稿，不再记录' : '记在本项上'}）
      <textarea
        rows={2}
        maxLength={MAX_NOTE}
        value={typed ?? stands}
        placeholder={isFinal ? '' : '记下对本项的要求；离开或 Ctrl+回车 保存，Esc 恢复'}
        // What was being written when another window sealed the year stays to be read, and goes to what is not stored with the page.
        readOnly={isFinal}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={isFinal ? undefined : save}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Escape') {
            event.preventDefault();
            // Where nothing is written it ends the show, as everywhere in it.
            if (typed === null || isFinal) onLeave();
            else setTyped(null);
          }
          if (event.key === 'Enter' && event.ctrlKey && !isFinal) save();
        }}
      />
    </label>
  );
}
