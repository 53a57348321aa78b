import { useEffect, useRef, useState } from 'react';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import type { YearReport } from '#src/domain/year/year-report.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';
import { isSampleReport, pageOf, SAMPLE_MARK } from '#src/features/overview/print-head.ts';
import { slideAt, slideCount } from '#src/features/overview/slides.ts';
import { PresentIndicator } from '#src/features/overview/present-indicator.tsx';
import { PresentYear } from '#src/features/overview/present-year.tsx';
import { useFullScreen } from '#src/features/overview/full-screen.ts';
import { useLastYear } from '#src/queries/year-on-year.ts';
import { Button } from '#src/ui/button.tsx';
import styles from './present-mode.module.css';

interface PresentModeProps {
  readonly report: YearReport;
  readonly year: YearStatements;
  readonly onLeave: () => void;
}

/** 汇报: the year on one page, then one indicator a page, over the whole screen; the keys of a slide show [O13]. */
export function PresentMode({ report, year, onLeave }: PresentModeProps) {
  const screen = useRef<HTMLDivElement>(null);
  const [index, setIndex] = useState(0);
  const last = useLastYear(report);
  const count = slideCount(report);
  const row = index === 0 ? undefined : report.rows[index - 1];
  useFullScreen(screen, onLeave);
  useEffect(() => screen.current?.focus(), []);
  // On the document: a click beside the buttons leaves the focus on nothing, and the keys must go on.
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Tab' && screen.current !== null) keepFocusInside(event, screen.current);
      // The rule walks by the same keys while it has the focus.
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
      if (event.key === 'Escape') {
        onLeave();
        return;
      }
      const next = slideAt(event.key, index, count);
      if (next === null) return;
      event.preventDefault();
      setIndex(next);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [index, count, onLeave]);

  const openRow = (id: IndicatorId) => {
    const at = report.rows.findIndex((each) => each.indicator.id === id);
    if (at >= 0) setIndex(at + 1);
    // The page with the rule on it is gone: the keys go on here.
    screen.current?.focus();
  };

  return (
    <div
      ref={screen}
      className={styles['screen']}
      role="dialog"
      aria-modal="true"
      aria-label="汇报"
      tabIndex={-1}
    >
      <header className={styles['bar']}>
        <span>{pageOf(report)}</span>
        {isSampleReport(report) ? <strong>{SAMPLE_MARK}</strong> : null}
        <nav className={styles['tools']} aria-label="翻页">
          <Button aria-label="上一页" disabled={index === 0} onClick={() => setIndex(index - 1)}>
            ←
          </Button>
          <span role="status">
            {index + 1} / {count}
          </span>
          <Button aria-label="下一页" disabled={index === count - 1} onClick={() => setIndex(index + 1)}>
            →
          </Button>
          <Button onClick={onLeave}>退出（Esc）</Button>
        </nav>
      </header>
      {row === undefined ? (
        <PresentYear report={report} last={last} onOpen={openRow} />
      ) : (
        <PresentIndicator key={row.indicator.id} row={row} report={report} year={year} last={last} />
      )}
    </div>
  );
}

/** The page lies under it and must not be reached: Tab goes round. */
function keepFocusInside(event: KeyboardEvent, screen: HTMLElement): void {
  const stops = [...screen.querySelectorAll<HTMLElement>('a[href], button:not(:disabled)')].filter(
    (stop) => stop.tabIndex >= 0,
  );
  const at = stops.findIndex((stop) => stop === document.activeElement);
  const isLeaving = event.shiftKey ? at <= 0 : at < 0 || at === stops.length - 1;
  if (!isLeaving) return;
  event.preventDefault();
  stops[event.shiftKey ? stops.length - 1 : 0]?.focus();
}
