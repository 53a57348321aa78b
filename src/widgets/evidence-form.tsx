import { useEffect, useRef, useState, type SyntheticEvent } from 'react';
import { MONTHS, type Month } from '#src/domain/period/month.ts';
import { EVIDENCE_TITLE_LABEL } from '#src/domain/words/evidence-words.ts';
import { monthText } from '#src/domain/words/format.ts';
import type { EvidenceContent } from '#src/domain/statements/statement.ts';
import { Button } from '#src/ui/button.tsx';
import { Select } from '#src/ui/select.tsx';
import { TextField } from '#src/ui/text-field.tsx';
import styles from './evidence.module.css';

interface EvidenceFormProps {
  /** What stands; null for a new pointer. */
  readonly first: EvidenceContent | null;
  /** The month that a new one is of, until another is chosen. */
  readonly month?: Month | null;
  /** A document number or place instead of a file. */
  readonly isPointer: boolean;
  /** `then` comes once it is accepted: the form closes. */
  readonly onSubmit: (
    said: { readonly month: Month | null; readonly title: string; readonly text: string },
    then: () => void,
  ) => void;
  readonly onClose: () => void;
}

const YEAR = '';
const MONTH_OPTIONS = [
  { value: YEAR, label: '全年' },
  ...MONTHS.map((month) => ({ value: String(month), label: monthText(month) })),
];
const MAX_TITLE = 200;
const MAX_POINTER = 400;

/** Name, month and, without a file, where the paper is. */
export function EvidenceForm({ first, month = null, isPointer, onSubmit, onClose }: EvidenceFormProps) {
  const stands = first?.source.kind === 'pointer' ? first.source.text : '';
  const [title, setTitle] = useState(first?.title ?? '');
  const [text, setText] = useState(stands);
  const [of, setOf] = useState<Month | null>(first === null ? month : first.month);
  const [isTried, setIsTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const lacksTitle = title.trim() === '';
  const lacksText = isPointer && text.trim() === '';
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (lacksTitle || lacksText) return;
    onSubmit({ month: of, title: title.trim(), text: text.trim() }, onClose);
  };
  return (
    <form ref={form} className={styles['form']} onSubmit={submit} noValidate>
      <TextField
        label={EVIDENCE_TITLE_LABEL}
        value={title}
        onChange={setTitle}
        maxLength={MAX_TITLE}
        error={isTried && lacksTitle ? '请填材料名称' : null}
      />
      {isPointer ? (
        <TextField
          label="文号或存放处"
          value={text}
          onChange={setText}
          maxLength={MAX_POINTER}
          error={isTried && lacksText ? '请填文号或存放处' : null}
        />
      ) : null}
      <div className={styles['formActions']}>
        <Select
          label="所属月份"
          value={of === null ? YEAR : String(of)}
          options={MONTH_OPTIONS}
          onChange={(value) => setOf(MONTHS.find((each) => String(each) === value) ?? null)}
        />
        <Button look="primary" type="submit">
          保存
        </Button>
        <Button onClick={onClose}>取消</Button>
      </div>
    </form>
  );
}
