import { useState } from 'react';
import type { PlanIndicator } from '#src/domain/catalogue/plan.ts';
import type { Month } from '#src/domain/period/month.ts';
import { monthText } from '#src/domain/words/format.ts';
import { monthToClose } from '#src/domain/year/month-close.ts';
import { standing, type YearStatements } from '#src/domain/statements/year-statements.ts';
import { ownerText } from '#src/domain/words/owner-words.ts';
import { REOPEN } from '#src/ui/button-words.ts';
import { Button } from '#src/ui/button.tsx';
import { dateTimeText } from '#src/ui/date-time.ts';
import { CancelButton, Dialog } from '#src/ui/dialog.tsx';
import { TextField } from '#src/ui/text-field.tsx';
import styles from './month-close.module.css';

export interface MonthCloseDialogProps {
  /** Of the whole year. */
  readonly indicators: readonly PlanIndicator[];
  readonly year: YearStatements;
  readonly month: Month;
  readonly onClosing: () => void;
  readonly onOpening: (note: string) => void;
  readonly onClose: () => void;
}

/** What is missing before a month is closed; who closed it, before it is opened again [Y1]. */
export function MonthCloseDialog(props: MonthCloseDialogProps) {
  const closing = standing(props.year, { kind: 'month-close', month: props.month });
  return closing === null || closing.content === null ? <Closing {...props} /> : <Opening {...props} />;
}

function Closing({ indicators, year, month, onClosing, onClose }: MonthCloseDialogProps) {
  const { completeness, missing, isExecutionMissing } = monthToClose(indicators, year, month);
  const owners = [...new Set(missing.map(({ owner }) => owner))];
  return (
    <Dialog
      title={`${monthText(month)}关账`}
      onClose={onClose}
      actions={
        <>
          <CancelButton />
          <Button look="primary" onClick={onClosing}>
            关账
          </Button>
        </>
      }
    >
      <p>
        全部科室已报 {completeness.reported}/{completeness.due}{' '}
        项。关账后仍可更改，但每次都要写理由，并记为更正。
      </p>
      {missing.length === 0 && !isExecutionMissing ? null : (
        <>
          <p className={styles['warning']}>还没有填的：</p>
          <ul className={styles['missing']}>
            {owners.map((owner) => (
              <li key={owner}>
                {ownerText(owner)}：
                {missing
                  .filter((each) => each.owner === owner)
                  .map(({ seq, name }) => `${seq} ${name}`)
                  .join('、')}
              </li>
            ))}
            {isExecutionMissing ? <li>本月预算执行数</li> : null}
          </ul>
        </>
      )}
    </Dialog>
  );
}

function Opening({ year, month, onOpening, onClose }: MonthCloseDialogProps) {
  const [note, setNote] = useState('');
  const closing = standing(year, { kind: 'month-close', month });
  // A close that is still being saved has no stamp yet.
  if (closing === null || closing.content === null || !('at' in closing)) return null;
  const { author, at, content } = closing;
  return (
    <Dialog
      title={`重新打开${monthText(month)}`}
      isDirty={note.trim() !== ''}
      onClose={onClose}
      actions={
        <>
          <CancelButton />
          <Button look="primary" type="submit" form="month-open-form">
            {REOPEN}
          </Button>
        </>
      }
    >
      <form
        id="month-open-form"
        onSubmit={(event) => {
          event.preventDefault();
          onOpening(note.trim());
        }}
      >
        <p>
          {author.section} {author.name} 于 {dateTimeText(at)} 关账，当时已报 {content.reported}/{content.due}{' '}
          项。重新打开后更改不再要求写理由；关账期间的更正仍列在修改记录里。
        </p>
        <TextField label="说明（可不填）" value={note} onChange={setNote} />
      </form>
    </Dialog>
  );
}
