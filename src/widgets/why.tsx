import { useState, type ReactNode } from 'react';
import type { Reckoning } from '#src/domain/catalogue/rules.ts';
import type { Month } from '#src/domain/period/month.ts';
import type { ExplainStep } from '#src/domain/words/explain.ts';
import type { ReportRow } from '#src/domain/year/year-report.ts';
import { LOADING } from '#src/ui/button-words.ts';
import { Button } from '#src/ui/button.tsx';
import { Dialog } from '#src/ui/dialog.tsx';
import { useLazy } from '#src/ui/use-lazy.ts';
import styles from './why.module.css';

/** The arithmetic of a row in words: nobody has asked yet when the first screen is painted. */
const loadExplain = () => import('#src/domain/words/explain.ts').then(({ explainRow }) => explainRow);

interface WhyProps {
  readonly row: ReportRow;
  readonly cutOff: Month;
  readonly settings: Reckoning;
  /** The figure itself: it is what one clicks. */
  readonly children: ReactNode;
}

/** A computed number that can always be asked why: a click shows the arithmetic, month by month, with the rule named. */
export function Why({ row, cutOff, settings, children }: WhyProps) {
  const { indicator } = row;
  return (
    <Asked
      title={`${indicator.seq}. ${indicator.name}：怎么算的`}
      answer={<RowSteps row={row} cutOff={cutOff} settings={settings} />}
    >
      {children}
    </Asked>
  );
}

function RowSteps({ row, cutOff, settings }: Omit<WhyProps, 'children'>) {
  const explain = useLazy(loadExplain, true);
  switch (explain.kind) {
    case 'coming':
      return <p role="status">{LOADING}</p>;
    case 'missing':
      return <Button onClick={explain.retry}>没有载入，重试</Button>;
    case 'here':
      return <Steps steps={explain.code(row, cutOff, settings)} />;
  }
}

interface ReasonProps {
  readonly title: string;
  /** Called when the figure is asked, not before: there are dozens on a page. */
  readonly explain: () => readonly ExplainStep[];
  readonly children: ReactNode;
}

/** A figure with the steps behind it, for figures that are not one row's score. */
export function Reason({ title, explain, children }: ReasonProps) {
  return (
    <Asked title={title} answer={<AskedSteps explain={explain} />}>
      {children}
    </Asked>
  );
}

function AskedSteps({ explain }: Pick<ReasonProps, 'explain'>) {
  return <Steps steps={explain()} />;
}

interface AskedProps {
  readonly title: string;
  /** Shown once the figure is asked. */
  readonly answer: ReactNode;
  readonly children: ReactNode;
}

function Asked({ title, answer, children }: AskedProps) {
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
          {answer}
        </Dialog>
      ) : null}
    </>
  );
}

/** The arithmetic itself, for pages that show it in place. */
export function Steps({ steps }: { readonly steps: readonly ExplainStep[] }) {
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
