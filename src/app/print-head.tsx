import { isSamplePlan, type Plan, SAMPLE_MARK } from '#src/domain/catalogue/plan.ts';
import { wholeDayText } from '#src/domain/words/due-words.ts';
import { pageHead } from '#src/domain/words/plan-title.ts';
import type { Month } from '#src/domain/period/month.ts';
import { numberedPage, usePrintPage } from '#src/ui/use-print-page.ts';
import styles from './print-head.module.css';

interface PrintHeadProps {
  readonly plan: Plan;
  /** null: the place stands above the plans, and shows them as they are today. */
  readonly month: Month | null;
  /** 'YYYY-MM-DD' */
  readonly today: string;
}

const PAGE = numberedPage('portrait');

/** More than a plan of 200 rows prints. */
const MOST_PAGES = 40;

/** Where on the strip that is cut into pages each one begins: for browsers that print no margins. */
const PAGE_TOPS = Array.from({ length: MOST_PAGES }, (_, index) => ({
  number: index + 1,
  top: `calc(var(--page-height) * ${index} + 3px)`,
}));

/** On paper alone: the unit, the cut-off, whose numbers these are not, and which page it is. Papers bring their own [MO46] [O19]. */
export function PrintHead({ plan, month, today }: PrintHeadProps) {
  usePrintPage(PAGE, 'frame');
  return (
    <>
      <p className={styles['head']}>
        <span>{month === null ? `截至${wholeDayText(today)}` : pageHead(plan, month)}</span>
        {isSamplePlan(plan.id) ? <strong>{SAMPLE_MARK}</strong> : null}
      </p>
      <div className={styles['numbers']} aria-hidden="true">
        {PAGE_TOPS.map(({ number, top }) => (
          <span key={number} style={{ top }}>{`第 ${number} 页`}</span>
        ))}
      </div>
    </>
  );
}
