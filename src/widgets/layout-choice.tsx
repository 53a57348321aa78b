import { FORM_LAYOUTS, type FormLayout } from '#src/domain/statements/statement.ts';
import { LAYOUT_WORDS } from '#src/domain/words/statement-words.ts';
import { Select } from '#src/ui/select.tsx';

interface LayoutChoiceProps {
  readonly value: FormLayout;
  readonly onChoose: (layout: FormLayout) => void;
}

/** On the form: how it is laid out [ND3]. */
export function LayoutChoice({ value, onChoose }: LayoutChoiceProps) {
  return (
    <Select
      label="版式"
      value={value}
      options={FORM_LAYOUTS.map((layout) => ({ value: layout, label: LAYOUT_WORDS[layout] }))}
      onChange={onChoose}
    />
  );
}
