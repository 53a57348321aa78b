import type { ReactNode } from 'react';
import styles from './lacks.module.css';

/** What stands between a paper and a finished one, above it: items of a list, each with its sign. */
export function Lacks({ children }: { readonly children: ReactNode }) {
  return (
    <ul className={styles['lacks']} aria-label="还缺什么">
      {children}
    </ul>
  );
}
