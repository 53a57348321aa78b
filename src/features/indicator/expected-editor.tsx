import { useState } from 'react';
import type { QuantitativeIndicator } from '#src/domain/catalogue/indicator.ts';
import { quantityToText } from '#src/domain/quantity/quantity.ts';
import { SUBJECT_WORDS } from '#src/domain/statements/subject-words.ts';
import { quantityText } from '#src/domain/words/format.ts';
import { amountRefusalText } from '#src/domain/words/statement-words.ts';
import { measureText, unitText } from '#src/domain/words/value-text.ts';
import type { ReportRow } from '#src/domain/year/year-report.ts';
import { parseAmount } from '#src/domain/statements/typed-amount.ts';
import { standing, type YearStatements } from '#src/domain/statements/year-statements.ts';
import { SetByHand } from '#src/features/indicator/set-by-hand.tsx';
import type { useSaying } from '#src/queries/saying.ts';
import { TextField } from '#src/ui/text-field.tsx';

export interface MeasuredEditorProps {
  readonly row: ReportRow;
  readonly indicator: QuantitativeIndicator;
  readonly year: YearStatements;
  readonly speak: ReturnType<typeof useSaying>;
}

/** 全年预计完成情况: what a person expects stands over any forecast [I8]. */
export function ExpectedEditor({ row, indicator, year, speak }: MeasuredEditorProps) {
  const [text, setText] = useState('');
  const [note, setNote] = useState('');
  const [error, setError] = useState<string | null>(null);
  const subject = { kind: 'expected', indicator: indicator.id } as const;
  const statement = standing(year, subject);
  const content = statement?.content ?? null;
  const measured = (amount: string) => measureText(amount, row.indicator);
  const stands = content === null ? null : measured(quantityText(content.value));

  const submit = (then: () => void) => {
    const amount = parseAmount(text, indicator);
    const problem = !amount.ok
      ? amountRefusalText(amount.error)
      : amount.value === null
        ? '请填全年预计完成值；不再预计请点「撤回」'
        : null;
    setError(problem);
    if (!amount.ok || amount.value === null) return;
    speak(
      {
        intent: 'expect',
        origin: 'typed',
        said: [{ subject, content: { value: amount.value }, note: note.trim() }],
      },
      `第 ${row.indicator.seq} 项全年预计已存为 ${measured(quantityText(amount.value))}`,
      then,
    );
  };

  return (
    <SetByHand
      title={SUBJECT_WORDS.expected}
      stands={stands === null ? null : `${stands}${statement?.note ? `；${statement.note}` : ''}`}
      without="没有填，按系统推算"
      statement={statement}
      onOpen={() => {
        setText(content === null ? '' : quantityToText(content.value));
        setNote(statement?.note ?? '');
        setError(null);
      }}
      onSubmit={submit}
      onWithdraw={() =>
        speak(
          { intent: 'expect', origin: 'typed', said: [{ subject, content: null, note: '' }] },
          '全年预计已撤回，按系统推算',
        )
      }
    >
      <TextField
        label="全年预计完成值"
        value={text}
        onChange={setText}
        suffix={unitText(row.indicator)}
        isNumber
        error={error}
        hint="填了以后，预计得分按此数算"
      />
      <TextField label="备注（可不填）" value={note} onChange={setNote} />
    </SetByHand>
  );
}
