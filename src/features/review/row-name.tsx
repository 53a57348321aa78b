import type { RuledRow } from '#src/domain/papers/ruled-form.ts';
import paper from '#src/ui/paper.module.css';
import styles from './official-form.module.css';

interface RowNameProps {
  readonly row: RuledRow;
  readonly href: string;
}

/** Its number in the margin, its name as a way to its page, the marks of its footnotes. */
export function RowName({ row: { seq, cells, marks }, href }: RowNameProps) {
  const own = marks?.['name'] ?? '';
  return (
    <>
      <span className={styles['seq']} aria-hidden="true">
        {seq}
      </span>
      <a href={href}>{cells['name']?.text}</a>
      {own === '' ? null : <sup className={paper['marks']}>{own}</sup>}
    </>
  );
}
