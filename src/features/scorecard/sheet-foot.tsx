import { noteLine } from '#src/domain/papers/scorecard-notes.ts';
import type { ScorecardTable } from '#src/domain/papers/scorecard-table.ts';
import { classNames } from '#src/ui/class-names.ts';
import styles from '#src/ui/paper.module.css';

/** What stands below the table: coverage, what is missing, the rules in force, the footnotes. */
export function SheetFoot({ table }: { readonly table: ScorecardTable }) {
  return (
    <div data-part="foot" className={styles['foot']}>
      <p>{table.coverage}</p>
      {table.unfinished.map((text) => (
        <p key={text} className={styles['unfinished']}>
          未定稿：{text}
        </p>
      ))}
      {table.problems.map((text) => (
        <p key={text} className={classNames(styles['unfinished'])}>
          方案问题：{text}
        </p>
      ))}
      <p>评分规则：{table.rules.join('；')}。</p>
      {table.notes.map((note) => (
        <p key={note.text} className={styles['footnote']}>
          {noteLine(note)}
        </p>
      ))}
    </div>
  );
}
