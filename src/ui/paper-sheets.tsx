import type { ReactNode } from 'react';
import type { PageSpan } from '#src/ui/page-breaks.ts';
import { useLandscapePrint } from '#src/ui/use-landscape-print.ts';
import { usePageBreaks } from '#src/ui/use-page-breaks.ts';
import styles from './paper.module.css';

/** One sheet of paper: its rows, and which sheet it is. */
interface Sheet extends PageSpan {
  readonly isFirst: boolean;
  /** From 1. */
  readonly number: number;
}

interface PaperSheetsProps {
  /** The form: another object when anything in it has changed. */
  readonly form: { readonly rows: readonly unknown[] };
  /** Rows carry data-part="row"; what stands above the table on the first sheet data-part="head"; «sum» and «foot» end the last. */
  readonly children: (sheet: Sheet) => ReactNode;
}

/** A form on sheets of A4, as they come out of the printer: rows whole, pages numbered. */
export function PaperSheets({ form, children }: PaperSheetsProps) {
  const { ref, spans } = usePageBreaks(form);
  useLandscapePrint();
  return (
    <div ref={ref} className={styles['desk']}>
      {spans.map((span, index) => (
        <section
          key={span.from}
          className={styles['paper']}
          aria-label={`第 ${index + 1} 页，共 ${spans.length} 页`}
        >
          {children({ ...span, isFirst: index === 0, number: index + 1 })}
          <p className={styles['number']}>
            第 {index + 1} 页　共 {spans.length} 页
          </p>
        </section>
      ))}
    </div>
  );
}

/** On the second sheet and after: which form this is. */
export function RunningHead({ title, marks }: { readonly title: string; readonly marks: readonly string[] }) {
  return (
    <div data-part="running" className={styles['running']}>
      <Stamp marks={marks} />
      <span>{title}（续）</span>
    </div>
  );
}

/** What every sheet says in its corner: 未定稿, 示例数据. */
export function Stamp({ marks }: { readonly marks: readonly string[] }) {
  if (marks.length === 0) return null;
  return (
    <p className={styles['stamp']}>
      {marks.map((mark) => (
        <span key={mark}>{mark}</span>
      ))}
    </p>
  );
}
