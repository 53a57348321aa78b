import { useState } from 'react';
import type { SealDifference } from '#src/domain/seal/compare-seal.ts';
import { Button } from '#src/ui/button.tsx';
import table from '#src/ui/data-table.module.css';
import styles from './seal-tab.module.css';
import { CopyTable } from '#src/widgets/copy-out.tsx';

const PAGE = 100;

/** Values that are not as they were sealed [Y8]. */
export function SealDifferences({
  differences,
  now,
}: {
  readonly differences: readonly SealDifference[];
  /** What is held against the seal: '文件里', '现在'. */
  readonly now: string;
}) {
  const [limit, setLimit] = useState(PAGE);
  if (differences.length === 0) return null;
  return (
    <section className={styles['list']} aria-label="与定稿不同的值">
      <CopyTable />
      <table className={table['table']} aria-label="与定稿不同的值">
        <thead>
          <tr>
            <th scope="col">哪个值</th>
            <th scope="col">定稿时</th>
            <th scope="col">{now}</th>
          </tr>
        </thead>
        <tbody>
          {differences.slice(0, limit).map(({ about, sealed, now: other }) => (
            <tr key={about}>
              <td>{about}</td>
              <td>{sealed}</td>
              <td>
                <strong>{other}</strong>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {differences.length > limit ? (
        <Button onClick={() => setLimit(limit + PAGE * 5)}>
          再列出（还有 {differences.length - limit} 处）
        </Button>
      ) : null}
    </section>
  );
}
