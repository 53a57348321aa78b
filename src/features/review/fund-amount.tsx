import type { FieldCell } from '#src/domain/papers/ruled-form.ts';
import type { FundSubject } from '#src/domain/statements/statement.ts';
import { parseAmount } from '#src/domain/statements/typed-amount.ts';
import { amountRefusalText, subjectText } from '#src/domain/words/statement-words.ts';
import type { PaperWords } from '#src/features/review/use-paper-words.ts';
import { PaperText } from '#src/ui/paper-text.tsx';
import styles from './official-form.module.css';

interface FundAmountProps {
  readonly cell: FieldCell;
  readonly subject: FundSubject;
  readonly words: PaperWords;
}

const MONEY = { unit: '万元', decimals: 4 } as const;

/** One amount of one source, typed over in its place; emptied, nothing is said of it [ND20]. */
export function FundAmount({ cell, subject, words }: FundAmountProps) {
  const isSaid = cell.cell?.kind === 'number';
  return (
    <div className={styles['fund']}>
      <PaperText
        label={`${subjectText(subject, null)}（万元）`}
        text={isSaid ? cell.text : ''}
        isOneLine
        maxLength={100}
        check={(text) => {
          if (text.trim() === '') return null;
          const amount = parseAmount(text, MONEY);
          return amount.ok ? null : amountRefusalText(amount.error);
        }}
        isLocked={words.isLocked}
        onLocked={words.onLocked}
        onSave={(text) => {
          if (text.trim() === '') {
            words.saveFunds(subject, null);
            return;
          }
          const amount = parseAmount(text, MONEY);
          if (amount.ok) words.saveFunds(subject, amount.value);
        }}
      />
    </div>
  );
}
