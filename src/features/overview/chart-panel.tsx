import { useState, type ReactNode } from 'react';
import { Button } from '#src/ui/button.tsx';
import { Panel } from '#src/ui/panel.tsx';
import styles from './chart-panel.module.css';
import { CopyChart, CopyTable } from '#src/widgets/copy-out.tsx';

interface ChartPanelProps {
  readonly title: string;
  readonly sub: string;
  /** The chart in words: always there, under chart and table. */
  readonly sentence: string;
  readonly chart: ReactNode;
  readonly table: ReactNode;
  /** Of chart and table alike, so that nothing below moves. */
  readonly height: number;
}

/** A chart that is also a table and a sentence [O11]. */
export function ChartPanel({ title, sub, sentence, chart, table, height }: ChartPanelProps) {
  const [isTable, setIsTable] = useState(false);
  return (
    <Panel
      title={title}
      sub={sub}
      tools={
        <>
          {isTable ? <CopyTable /> : <CopyChart />}
          <Button
            look="quiet"
            className={styles['toggle']}
            aria-pressed={isTable}
            onClick={() => setIsTable(!isTable)}
          >
            {isTable ? '看图' : '看表格'}
          </Button>
        </>
      }
    >
      {isTable ? (
        // Scrolls inside itself, so a keyboard must be able to stand on it.
        <div
          className={styles['table']}
          style={{ height }}
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
          tabIndex={0}
          role="region"
          aria-label={`${title}表格`}
        >
          {table}
        </div>
      ) : (
        chart
      )}
      <p className={styles['sentence']}>{sentence}</p>
    </Panel>
  );
}
