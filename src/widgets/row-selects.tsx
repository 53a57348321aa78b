import type { Plan } from '#src/domain/catalogue/plan.ts';
import { classesOf } from '#src/domain/catalogue/row-class.ts';
import { ALL_SECTIONS } from '#src/domain/words/choice-words.ts';
import { Select } from '#src/ui/select.tsx';

/** A select has no null: '' stands for all. */
const ALL = '';

interface RowSelectProps<T> {
  readonly indicators: Plan['indicators'];
  /** null: all. */
  readonly value: T | null;
  readonly onChange: (value: T | null) => void;
}

/** Whose rows are listed. */
export function OwnerSelect({ indicators, value, onChange }: RowSelectProps<string>) {
  const owners = [...new Set(indicators.map(({ owner }) => owner))].filter((owner) => owner !== '');
  // A unit without sections has nothing to choose here.
  if (owners.length === 0) return null;
  return (
    <Select
      label="科室"
      value={value ?? ALL}
      options={[
        { value: ALL, label: ALL_SECTIONS },
        ...owners.map((owner) => ({ value: owner, label: owner })),
      ]}
      onChange={(chosen) => onChange(chosen === ALL ? null : chosen)}
    />
  );
}

/** Rows of which class are listed: the classes that the plan has, by name [PL63]. */
export function ClassSelect({ indicators, value, onChange }: RowSelectProps<string>) {
  const classes = classesOf(indicators).list.map(({ name }) => name);
  return (
    <Select
      label="分类"
      value={value ?? ALL}
      options={[{ value: ALL, label: '全部分类' }, ...classes.map((each) => ({ value: each, label: each }))]}
      onChange={(chosen) => onChange(chosen === ALL ? null : chosen)}
    />
  );
}
