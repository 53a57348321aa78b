import { useMemo } from 'react';
import type { Plan, PlanIndicator } from '#src/domain/catalogue/plan.ts';
import type { Month } from '#src/domain/period/month.ts';
import { completenessText } from '#src/domain/words/entry-words.ts';
import { YEAR_SEALED } from '#src/domain/words/figure-labels.ts';
import { monthText } from '#src/domain/words/format.ts';
import { monthToClose } from '#src/domain/year/month-close.ts';
import { closedMonths } from '#src/domain/statements/month-close.ts';
import { isSealed } from '#src/domain/statements/seal.ts';
import type { Author, Said } from '#src/domain/statements/statement.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';
import type { MonthCloseDialogProps } from '#src/features/entry/month-close-dialog.tsx';
import { useDialogPart } from '#src/features/entry/use-dialog-part.tsx';
import { useSaying } from '#src/queries/saying.ts';
import type { AskAuthor } from '#src/session/as-author.ts';
import { useNotices } from '#src/session/notices.ts';
import { REOPEN } from '#src/ui/button-words.ts';
import { Button } from '#src/ui/button.tsx';
import styles from './entry-page.module.css';

const loadDialog = () =>
  import('#src/features/entry/month-close-dialog.tsx').then(({ MonthCloseDialog }) => MonthCloseDialog);

type DialogProps = Omit<MonthCloseDialogProps, 'onClose'> & { readonly plan: Plan };

interface MonthCloseControlProps {
  readonly plan: Plan;
  /** Of the whole year. */
  readonly indicators: readonly PlanIndicator[];
  readonly year: YearStatements;
  readonly month: Month;
  readonly author: Author | null;
  readonly askAuthor: AskAuthor;
}

/** Closes the month that is shown, or opens it again [Y1]. The dialog is fetched when it is first opened. */
export function MonthCloseControl({
  plan,
  indicators,
  year,
  month,
  author,
  askAuthor,
}: MonthCloseControlProps) {
  const say = useNotices((state) => state.say);
  const speak = useSaying({ plan: plan.id, author, askAuthor, say });
  const isClosed = closedMonths(year.bySubject).has(month);
  const { completeness } = useMemo(() => monthToClose(indicators, year, month), [indicators, year, month]);
  const filled = completenessText({ reported: completeness.reported, expected: completeness.due });

  const speakOf = (content: { reported: number; due: number } | null, note: string) => {
    const said: Said = { subject: { kind: 'month-close', month }, content, note };
    speak(
      { intent: content === null ? 'open-month' : 'close-month', origin: 'typed', said: [said] },
      content === null ? `${monthText(month)}已重新打开` : `${monthText(month)}已关账`,
      () => close(),
    );
  };
  const { open, close, dialog } = useDialogPart<DialogProps>(loadDialog, {
    plan,
    indicators,
    year,
    month,
    onClosing: () => speakOf(completeness, ''),
    onOpening: (note) => speakOf(null, note),
  });
  if (isSealed(year.bySubject)) return <span className={styles['closing']}>{YEAR_SEALED}</span>;
  return (
    <span className={styles['closing']}>
      {isClosed ? (
        <>
          <span className="sr-only">{monthText(month)}</span>已关账
        </>
      ) : null}
      <Button look="quiet" title={`${monthText(month)}全部科室已填 ${filled}`} onClick={open}>
        {isClosed ? REOPEN : '关账'}
      </Button>
      {dialog}
    </span>
  );
}
