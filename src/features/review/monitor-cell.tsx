import type { ReactNode } from 'react';
import type { Month } from '#src/domain/period/month.ts';
import {
  CONFIRMED,
  monitoringMark,
  SUGGESTED,
  withCause,
  type MonitoredFigure,
  type MonitoringRow,
} from '#src/domain/papers/monitoring-form.ts';
import { amountRefusalText, LIKELIHOOD_WORDS, CAUSE_WORDS } from '#src/domain/words/statement-words.ts';
import { BY_HAND } from '#src/domain/words/words.ts';
import { CAUSE_KINDS, LIKELIHOODS, type OutlookContent } from '#src/domain/statements/statement.ts';
import { parseAmount } from '#src/domain/statements/typed-amount.ts';
import type { PaperWords } from '#src/features/review/use-paper-words.ts';
import { classNames } from '#src/ui/class-names.ts';
import { PaperText } from '#src/ui/paper-text.tsx';
import styles from './official-form.module.css';

/** As long as one cause may be stored. */
const MAX_CAUSE = 1_000;

interface MonitorCellProps {
  /** Of the column. */
  readonly id: string;
  readonly row: MonitoringRow;
  readonly month: Month;
  /** The head of the second figure: 1—6月完成情况. */
  readonly soFarLabel: string;
  readonly words: PaperWords;
}

/** What a person writes or chooses in a row; null for any other column. */
export function MonitorCell({ id, row, month, soFarLabel, words }: MonitorCellProps) {
  const { seq, content } = row;
  const save = (change: Partial<OutlookContent>) =>
    words.saveOutlooks(month, [[row.id, { ...content, ...change }]]);
  const cause = CAUSE_KINDS.find((kind) => id === `cause-${kind}`);
  if (cause !== undefined)
    return (
      <PaperText
        label={`第 ${seq} 项偏差原因：${CAUSE_WORDS[cause]}`}
        text={row.causes[cause]}
        // One of the five will do: the first asks for it.
        required={cause === CAUSE_KINDS[0] ? row.causeRequired : null}
        maxLength={MAX_CAUSE}
        isLocked={words.isLocked}
        onLocked={words.onLocked}
        onSave={(text) => words.saveOutlooks(month, [[row.id, withCause(content, cause, text)]])}
      />
    );
  const each = LIKELIHOODS.find((likelihood) => id === `likelihood-${likelihood}`);
  if (each !== undefined) {
    const isChosen = row.likelihood === each;
    const state = isChosen ? (row.isConfirmed ? CONFIRMED : SUGGESTED) : '';
    return (
      <button
        type="button"
        aria-label={`第 ${seq} 项完成目标可能性：${LIKELIHOOD_WORDS[each]}${state === '' ? '' : `（${state}）`}`}
        aria-pressed={isChosen && row.isConfirmed}
        title={buttonTitle(isChosen, row.isConfirmed)}
        className={isChosen && !row.isConfirmed ? styles['suggested'] : undefined}
        onClick={() => words.press(() => save({ likelihood: isChosen && row.isConfirmed ? null : each }))}
      >
        {monitoringMark(row, each) || '\u00a0'}
      </button>
    );
  }
  switch (id) {
    case 'soFar':
      return (
        <Figure
          label={`第 ${seq} 项${soFarLabel}`}
          figure={row.soFar}
          byHand={content.soFar}
          row={row}
          words={words}
          onSave={(soFar) => save({ soFar })}
        >
          <Standing row={row} />
        </Figure>
      );
    case 'expected':
      return (
        <Figure
          label={`第 ${seq} 项全年预计完成情况`}
          figure={row.expected}
          byHand={content.expected}
          row={row}
          words={words}
          onSave={(expected) => save({ expected })}
        />
      );
    case 'remark':
      return (
        <PaperText
          label={`第 ${seq} 项备注`}
          text={row.remark}
          isLocked={words.isLocked}
          onLocked={words.onLocked}
          onSave={(remark) => save({ remark })}
        />
      );
    default:
      return null;
  }
}

function buttonTitle(isChosen: boolean, isConfirmed: boolean): string {
  if (!isChosen) return '改为此项';
  return isConfirmed ? '已确认；再点一次撤回，恢复系统建议' : '系统建议；点一下确认';
}

/** The light, where there is one, and the word. */
function Standing({ row: { light, standing } }: { readonly row: MonitoringRow }) {
  return (
    <span
      className={classNames(
        styles['standing'],
        light !== null && styles['light'],
        light !== null && styles[light],
      )}
    >
      {standing}
    </span>
  );
}

interface FigureProps {
  readonly label: string;
  readonly figure: MonitoredFigure;
  /** What a person said of this cut-off; null for nothing. */
  readonly byHand: OutlookContent['soFar'];
  readonly row: MonitoringRow;
  readonly words: PaperWords;
  readonly onSave: (value: OutlookContent['soFar']) => void;
  /** Behind the note. */
  readonly children?: ReactNode;
}

/** A figure that a person may replace; emptied, the data's own comes back. */
function Figure({ label, figure, byHand, row, words, onSave, children }: FigureProps) {
  const { cell, note, isByHand } = figure;
  const { measure } = row;
  if (measure === null)
    return (
      <>
        <div className={styles['plain']}>{cell.text}</div>
        <span className={styles['source']}>{children}</span>
      </>
    );
  return (
    <>
      <PaperText
        label={label}
        text={cell.text}
        isOneLine
        isSame={(text) => {
          const amount = parseAmount(text, measure);
          if (!amount.ok) return false;
          return amount.value === byHand || (cell.kind === 'number' && amount.value === cell.scaled);
        }}
        maxLength={100}
        check={(text) => {
          const amount = parseAmount(text, measure);
          return amount.ok ? null : amountRefusalText(amount.error);
        }}
        isLocked={words.isLocked}
        onLocked={words.onLocked}
        onSave={(text) => {
          const amount = parseAmount(text, measure);
          if (amount.ok) onSave(amount.value);
        }}
      />
      <span className={styles['source']}>
        {isByHand ? <b className={styles['by-hand']}>{BY_HAND}</b> : null}
        {note === '' ? '' : `${note} `}
        {children}
      </span>
    </>
  );
}
