import { Button } from '#src/ui/button.tsx';
import { classNames } from '#src/ui/class-names.ts';
import { Select } from '#src/ui/select.tsx';
import styles from './district.module.css';

/** What a board is of, and that nothing of it is kept. */
export function BoardHeading({ title }: { readonly title: string }) {
  return (
    <h1 className={styles['title']}>
      {title} <small>只在本页汇总，不存入本机</small>
    </h1>
  );
}

interface NameSearchProps {
  readonly words: string;
  readonly onWords: (words: string) => void;
}

/** Narrows the lines of a board by what is in their names. */
export function NameSearch({ words, onWords }: NameSearchProps) {
  return (
    <input
      className={styles['search']}
      type="search"
      aria-label="按单位或项目名称筛选"
      placeholder="单位或项目名称"
      value={words}
      onChange={(event) => onWords(event.target.value)}
    />
  );
}

interface ViewChoiceProps<View extends string> {
  readonly views: readonly (readonly [id: View, label: string])[];
  readonly view: View;
  readonly onView: (view: View) => void;
}

/** What of a board is looked at. */
export function ViewChoice<View extends string>({ views, view, onView }: ViewChoiceProps<View>) {
  return (
    <div role="group" aria-label="看什么">
      {views.map(([id, label]) => (
        <Button
          key={id}
          look="quiet"
          aria-pressed={view === id}
          className={classNames(view === id && styles['pressed'])}
          onClick={() => onView(id)}
        >
          {label}
        </Button>
      ))}
    </div>
  );
}

interface YearChoiceProps {
  readonly years: readonly number[];
  readonly year: number;
  readonly onYear: (year: number) => void;
}

/** Of which year a board is. */
export function YearChoice({ years, year, onYear }: YearChoiceProps) {
  return (
    <Select
      label="年度"
      value={String(year)}
      options={years.map((each) => ({ value: String(each), label: `${each} 年度` }))}
      onChange={(text) => onYear(Number(text))}
    />
  );
}
