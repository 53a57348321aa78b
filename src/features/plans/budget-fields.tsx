import { INITIAL_BUDGET_LABEL, BUDGET_LABEL } from '#src/domain/catalogue/field-words.ts';
import type { Draft } from '#src/domain/draft/draft.ts';
import { TextField } from '#src/ui/text-field.tsx';

interface BudgetFieldsProps {
  readonly draft: Draft;
  readonly onChange: (change: Partial<Draft>) => void;
}

/** 全年预算数, and 年初预算数 where it is another, in 万元 [PL69]. */
export function BudgetFields({ draft, onChange }: BudgetFieldsProps) {
  return (
    <>
      <TextField
        label={BUDGET_LABEL}
        suffix="万元"
        value={draft.budget}
        onChange={(budget) => onChange({ budget })}
        isNumber
      />
      <TextField
        label={INITIAL_BUDGET_LABEL}
        suffix="万元"
        hint="与全年预算数不同才填"
        value={draft.initialBudget ?? ''}
        onChange={(initialBudget) => onChange({ initialBudget })}
        isNumber
      />
    </>
  );
}
