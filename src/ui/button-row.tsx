import type { ReactNode } from 'react';
import styles from './button-row.module.css';

/** Buttons that are pressed about one thing, and what stands between them. */
export function ButtonRow({ children }: { readonly children: ReactNode }) {
  return <span className={styles['row']}>{children}</span>;
}
