import type { ReactNode } from 'react';
import { classNames } from '#src/ui/class-names.ts';
import type { PageSpan, SheetOrientation } from '#src/ui/page-breaks.ts';
import { PaperTableHead, type PaperColumn } from '#src/ui/paper-table.tsx';
import { usePageBreaks } from '#src/ui/use-page-breaks.ts';
import { usePrintPage } from '#src/ui/use-print-page.ts';
import styles from './paper.module.css';

interface PaperSheetsProps<Row> {
  /** The model of the paper: another object when anything in it has changed, which is when pages are broken anew. */
  readonly form: { readonly rows: readonly Row[] };
  readonly title: string;
  /** Whose paper it is, before the title on the second sheet and after; none where the title says so. */
  readonly owner?: string;
  /** What a screen reader calls the table; the title where nothing else is said. */
  readonly caption?: string;
  /** In the corner of every sheet: 未定稿, 示例数据. */
  readonly marks: readonly string[];
  /** The line below the title, from its left to its right. */
  readonly meta: readonly string[];
  /** Below that line on the first sheet: ruled tables (`FIELDS`), figures. */
  readonly fields?: ReactNode;
  readonly columns: readonly PaperColumn[];
  /**
   * One row as a <tr data-part="row"> with its key. A cell that reaches over several rows ends with the sheet.
   * @param index of the row among all rows
   * @param sheet which rows stand on this sheet
   */
  readonly renderRow: (row: Row, index: number, sheet: PageSpan) => ReactNode;
  /** The last row, `PaperSum`; it never stands alone. */
  readonly sum?: ReactNode;
  /** Below the table on the last sheet, `PaperFoot`. */
  readonly foot: ReactNode;
  readonly orientation?: SheetOrientation;
}

/** Without margins of its own the browser has no room for its address line; the sheets bring their margins along. */
const PRINT_PAGE: Readonly<Record<SheetOrientation, string>> = {
  landscape: '@page { size: A4 landscape; margin: 0 } @media print { body { background: var(--paper) } }',
  portrait: '@page { size: A4 portrait; margin: 0 } @media print { body { background: var(--paper) } }',
};

/** A form on sheets of A4, as they come out of the printer: head and marks on each, rows whole, pages numbered [P5]. */
export function PaperSheets<Row>({
  form,
  title,
  owner = '',
  caption = title,
  marks,
  meta,
  fields,
  columns,
  renderRow,
  sum = null,
  foot,
  orientation = 'landscape',
}: PaperSheetsProps<Row>) {
  const { ref, spans, isWhole } = usePageBreaks(form, orientation);
  usePrintPage(PRINT_PAGE[orientation], 'paper');
  return (
    <div
      ref={ref}
      className={styles['desk']}
      role="group"
      aria-label={title}
      data-coming={isWhole ? undefined : ''}
    >
      {spans.map((sheet, index) => (
        <section
          key={sheet.from}
          className={classNames(styles['paper'], orientation === 'portrait' && styles['portrait'])}
          aria-label={isWhole ? `第 ${index + 1} 页，共 ${spans.length} 页` : `第 ${index + 1} 页`}
        >
          {index === 0 ? (
            <div data-part="head">
              <Stamp marks={marks} />
              <h2 className={styles['title']}>{title}</h2>
              <p className={styles['meta']}>
                {meta.map((text) => (
                  <span key={text}>{text}</span>
                ))}
              </p>
              {fields}
            </div>
          ) : (
            <div data-part="running" className={styles['running']}>
              <Stamp marks={marks} />
              <span>{owner === '' ? title : `${owner}　${title}`}（续）</span>
            </div>
          )}
          <table className={styles['form']}>
            <caption className="sr-only">
              {caption}，第 {index + 1} 页
            </caption>
            <colgroup>
              {columns.map(({ id, width }) => (
                <col key={id} style={{ width: `${width / 10}%` }} />
              ))}
            </colgroup>
            <PaperTableHead columns={columns} />
            <tbody>
              {form.rows
                .slice(sheet.from, sheet.to)
                .map((row, offset) => renderRow(row, sheet.from + offset, sheet))}
              {isWhole && sheet.hasFoot ? sum : null}
            </tbody>
          </table>
          {isWhole && sheet.hasFoot ? foot : null}
          <p className={styles['number']}>
            {isWhole ? `第 ${index + 1} 页　共 ${spans.length} 页` : `第 ${index + 1} 页`}
          </p>
        </section>
      ))}
    </div>
  );
}

/** What every sheet says in its corner. */
function Stamp({ marks }: { readonly marks: readonly string[] }) {
  if (marks.length === 0) return null;
  return (
    <p className={styles['stamp']}>
      {marks.map((mark) => (
        <span key={mark}>{mark}</span>
      ))}
    </p>
  );
}
