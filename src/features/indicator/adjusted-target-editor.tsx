import { useState } from 'react';
import { FROM_MONTH_LABEL, ADJUSTED_TARGET_LABEL } from '#src/domain/catalogue/field-words.ts';
import { MONTHS, type Month } from '#src/domain/period/month.ts';
import { quantityToText } from '#src/domain/quantity/quantity.ts';
import { goalText, monthText, quantityText } from '#src/domain/words/format.ts';
import { isTargetDoubted } from '#src/domain/year/doubts.ts';
import { amountRefusalText } from '#src/domain/words/statement-words.ts';
import { measureText, unitText } from '#src/domain/words/value-text.ts';
import { TARGET_DOUBT, PLEASE_CHECK } from '#src/domain/words/words.ts';
import { checkedSaid } from '#src/domain/statements/checked.ts';
import { isTargetOutOfProportion } from '#src/domain/statements/suspicion.ts';
import { parseAmount, parseTarget } from '#src/domain/statements/typed-amount.ts';
import { standing } from '#src/domain/statements/year-statements.ts';
import type { MeasuredEditorProps } from '#src/features/indicator/expected-editor.tsx';
import { SetByHand } from '#src/features/indicator/set-by-hand.tsx';
import { Button } from '#src/ui/button.tsx';
import { Select } from '#src/ui/select.tsx';
import { TextField } from '#src/ui/text-field.tsx';
import styles from './indicator.module.css';

interface Errors {
  readonly target: string | null;
  readonly basis: string | null;
}

const NO_ERRORS: Errors = { target: null, basis: null };

/** 调整指标值: in force from a month on, with its document; the original stays on every form [I6]. */
export function AdjustedTargetEditor({ row, indicator, year, speak }: MeasuredEditorProps) {
  const [text, setText] = useState('');
  const [from, setFrom] = useState<Month>(1);
  const [basis, setBasis] = useState('');
  const [errors, setErrors] = useState(NO_ERRORS);
  const subject = { kind: 'adjusted-target', indicator: indicator.id } as const;
  const statement = standing(year, subject);
  const content = statement?.content ?? null;
  const measured = (amount: string) => measureText(amount, row.indicator);
  const original = measured(goalText(indicator.goal));

  const typed = parseAmount(text, indicator);
  const isFar =
    typed.ok && typed.value !== null && isTargetOutOfProportion(typed.value, indicator.goal.target);
  const check = checkedSaid(year, subject);

  const submit = (then: () => void) => {
    const amount = parseTarget(text, indicator);
    const problems: Errors = {
      target: !amount.ok
        ? amountRefusalText(amount.error)
        : amount.value === null
          ? '请填调整后的指标值'
          : amount.value === indicator.goal.target
            ? '与年初指标值相同，不必调整；要恢复原值请点「撤回」'
            : null,
      basis: basis.trim() === '' ? '请写批复文号或调整原因' : null,
    };
    setErrors(problems);
    if (!amount.ok || amount.value === null || problems.target !== null || problems.basis !== null) return;
    const said = { target: amount.value, from, basis: basis.trim() };
    speak(
      { intent: 'adjust-target', origin: 'typed', said: [{ subject, content: said, note: '' }] },
      `第 ${row.indicator.seq} 项指标值自 ${monthText(from)}起调整为 ${measured(quantityText(said.target))}`,
      then,
    );
  };

  return (
    <SetByHand
      title={ADJUSTED_TARGET_LABEL}
      stands={
        content === null
          ? null
          : `${measured(goalText({ ...indicator.goal, target: content.target }))}，自 ${monthText(content.from)}起；依据：${content.basis}；年初指标值 ${original} 保留`
      }
      without={`没有调整，按年初指标值 ${original}`}
      statement={statement}
      doubt={
        isTargetDoubted(row, year) ? (
          <div className={styles['doubt']} role="group" aria-label="待核对的调整指标值">
            <p>
              {PLEASE_CHECK}
              {TARGET_DOUBT}
            </p>
            <Button
              disabled={check === null}
              onClick={() => {
                if (check !== null)
                  speak(
                    { intent: 'check', origin: 'typed', said: [check] },
                    `第 ${row.indicator.seq} 项调整指标值：已确认数没错`,
                  );
              }}
            >
              数没错
            </Button>
          </div>
        ) : null
      }
      onOpen={() => {
        setText(content === null ? '' : quantityToText(content.target));
        setFrom(content?.from ?? 1);
        setBasis(content?.basis ?? '');
        setErrors(NO_ERRORS);
      }}
      onSubmit={submit}
      onWithdraw={() =>
        speak(
          { intent: 'adjust-target', origin: 'typed', said: [{ subject, content: null, note: '' }] },
          `调整已撤回，按年初指标值 ${original}`,
        )
      }
    >
      <TextField
        label={`调整后的指标值（${indicator.goal.operator}）`}
        value={text}
        onChange={setText}
        suffix={unitText(row.indicator)}
        isNumber
        error={errors.target}
        {...(isFar ? { hint: `请核对：${TARGET_DOUBT}（${original}）` } : {})}
      />
      <div className={styles['fieldLine']}>
        自
        <Select
          label={FROM_MONTH_LABEL}
          value={String(from)}
          options={MONTHS.map((month) => ({ value: String(month), label: monthText(month) }))}
          onChange={(chosen) => setFrom(MONTHS.find((month) => String(month) === chosen) ?? 1)}
        />
        起执行
      </div>
      <TextField
        label="批复文号或原因"
        value={basis}
        onChange={setBasis}
        isLong
        error={errors.basis}
        hint="表上会同时印出年初指标值和调整指标值"
      />
    </SetByHand>
  );
}
