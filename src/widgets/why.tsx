import { useState, type ReactNode } from 'react';
import type { ExceededRule } from '#src/domain/catalogue/plan.ts';
import type { Month } from '#src/domain/period/month.ts';
import { explainRow } from '#src/domain/report/explain.ts';
import type { ReportRow } from '#src/domain/report/year-report.ts';
import { Button } from '#src/ui/button.tsx';
import { Dialog } from '#src/ui/dialog.tsx';
import styles from './why.module.css';

interface WhyProps {
  readonly row: ReportRow;
  readonly cutOff: Month;
  readonly exceeded: ExceededRule;
  /** The figure itself: it is what one clicks. */
  readonly children: ReactNode;
}

/** A computed number that can always be asked why: a click shows the arithmetic, month by month, with the rule named. */
export function Why({ row, cutOff, exceeded, children }: WhyProps) {
  const [isOpen, setIsOpen] = useState(false);
  const { indicator } = row;
  return (
    <>
      <button
        type="button"
        className={styles['figure']}
        title="点击查看怎么算的"
        onClick={() => setIsOpen(true)}
      >
        {children}
      </button>
      {isOpen ? (
        <Dialog
          title={`${indicator.seq}. ${indicator.name}：怎么算的`}
          onClose={() => setIsOpen(false)}
          actions={
            <Button look="primary" onClick={() => setIsOpen(false)}>
              关闭
            </Button>
          }
        >
          <Explanation row={row} cutOff={cutOff} exceeded={exceeded} />
        </Dialog>
      ) : null}
    </>
  );
}

/** The arithmetic itself, for pages that show it in place. */
export function Explanation({ row, cutOff, exceeded }: Omit<WhyProps, 'children'>) {
  return (
    <dl className={styles['steps']}>
      {explainRow(row, cutOff, exceeded).map((step) => (
        <div key={step.label} className={styles['step']}>
          <dt>{step.label}</dt>
          <dd>
            <span className={styles['arithmetic']}>{step.arithmetic}</span>
            <span className={styles['rule']}>{step.rule}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
