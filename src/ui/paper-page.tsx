import type { ReactNode } from 'react';
import { classNames } from '#src/ui/class-names.ts';
import { usePrintPage } from '#src/ui/use-print-page.ts';
import styles from './paper.module.css';

interface PaperPageProps {
  readonly label: string;
  /** '@page { … }': its size and margins. */
  readonly page: string;
  /** How dense it is set: --paper-padding and --paper-type. */
  readonly look: string | undefined;
  readonly children: ReactNode;
}

/** A paper in running text on A4 portrait: the browser breaks its pages. */
export function PaperPage({ label, page, look, children }: PaperPageProps) {
  usePrintPage(`${page} @media print { body { background: var(--paper) } }`, 'paper');
  return (
    <div className={styles['desk']} role="group" aria-label={label}>
      <article className={classNames(styles['flowing'], look)} aria-label={label}>
        {children}
      </article>
    </div>
  );
}
