import { useState, type ReactNode } from 'react';
import type { ExceededRule } from '#src/domain/catalogue/plan.ts';
import type { Month } from '#src/domain/period/month.ts';
import { explainRow, type ExplainStep } from '#src/domain/words/explain.ts';
import type { ReportRow } from '#src/domain/year/year-report.ts';
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
  const { indicator } = row;
  return (
    <Reason
      title={`${indicator.seq}. ${indicator.name}：怎么算的`}
      explain={() => explainRow(row, cutOff, exceeded)}
    >
      {children}
    </Reason>
  );
}

interface ReasonProps {
  readonly title: string;
  /** Called when the figure is asked, not before: there are dozens on a page. */
  readonly explain: () => readonly ExplainStep[];
  readonly children: ReactNode;
}

/** A figure with the steps behind it, for figures that are not one row's score. */
export function Reason({ title, explain, children }: ReasonProps) {
  const [isOpen, setIsOpen] = useState(false);
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
          title={title}
          onClose={() => setIsOpen(false)}
          actions={
            <Button look="primary" onClick={() => setIsOpen(false)}>
              关闭
            </Button>
          }
        >
          <Steps steps={explain()} />
        </Dialog>
      ) : null}
    </>
  );
}

/** The arithmetic itself, for pages that show it in place. */
export function Explanation({ row, cutOff, exceeded }: Omit<WhyProps, 'children'>) {
  return <Steps steps={explainRow(row, cutOff, exceeded)} />;
}

function Steps({ steps }: { readonly steps: readonly ExplainStep[] }) {
  return (
    <dl className={styles['steps']}>
      {steps.map((step) => (
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
