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
