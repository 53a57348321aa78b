import type { FormField } from '#src/domain/papers/form-texts.ts';
import type { PaperWords } from '#src/features/review/use-paper-words.ts';
import { PaperText } from '#src/ui/paper-text.tsx';

/** As long as a text of a form may be stored. */
const MAX_FORM_TEXT = 5_000;

interface FieldProps {
  readonly field: FormField;
  readonly words: PaperWords;
  readonly isOneLine?: boolean;
}

/** A text of the head of a form, written in its place. */
export function FieldText({ field, words, isOneLine = false }: FieldProps) {
  const { slot, label, text, isWritten, required } = field;
  return (
    <PaperText
      label={label}
      text={text}
      required={required}
      isOneLine={isOneLine}
      // Nothing of a person's to take away: the plan's own text stays.
      isSame={(next) => !isWritten && next.trim() === ''}
      maxLength={MAX_FORM_TEXT}
      isLocked={words.isLocked}
      onLocked={words.onLocked}
      onSave={(next) => words.saveText(slot, next)}
    />
  );
}
