import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import { WHAT_IF_TITLE } from '#src/domain/words/panel-titles.ts';
import type { YearReport } from '#src/domain/year/year-report.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';
import { isSamplePlan, SAMPLE_MARK } from '#src/domain/catalogue/plan.ts';
import { pageHead } from '#src/domain/words/plan-title.ts';
import { slideAt, slidesOf } from '#src/features/overview/slides.ts';
import { PresentIndicator } from '#src/features/overview/present-indicator.tsx';
import { PresentNote } from '#src/features/overview/present-note.tsx';
import { PresentYear } from '#src/features/overview/present-year.tsx';
import { WhatIfOutcome } from '#src/features/overview/what-if-outcome.tsx';
import { SUPPOSED_MARK } from '#src/domain/words/what-if-words.ts';
import type { PageProps } from '#src/session/page.ts';
import { useShow } from '#src/session/show.ts';
import { useWhatIf } from '#src/session/what-if.ts';
import { useFullScreen } from '#src/features/overview/full-screen.ts';
import { useLastYear } from '#src/queries/year-on-year.ts';
import { Button } from '#src/ui/button.tsx';
import styles from './present-mode.module.css';

interface PresentModeProps extends Pick<PageProps, 'plan' | 'author' | 'askAuthor'> {
  /** As of the month before; null in January. */
  readonly before: YearReport | null;
  readonly report: YearReport;
  readonly year: YearStatements;
  readonly onLeave: () => void;
}

/** 汇报: the year on one page, then one indicator a page, those at risk first, over the whole screen; the keys of a slide show [O13][MO29]. */
export function PresentMode(props: PresentModeProps) {
  const { plan, report, before, year, onLeave } = props;
  const screen = useRef<HTMLDivElement>(null);
  const [index, setIndex] = useState(0);
  const last = useLastYear(report);
  const { whatIf } = useWhatIf(plan.id);
  const slides = useMemo(() => slidesOf(report, whatIf.isShown), [report, whatIf.isShown]);
  const count = slides.length;
  const slide = slides[index];
  const { asked, setRoom } = useShow();
  useFullScreen(screen, onLeave);
  useEffect(() => screen.current?.focus(), []);
  // On the document: a click beside the buttons leaves the focus on nothing, and the keys must go on.
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      // 帮助 lies over the show, and has the keys.
      if (document.querySelector('dialog[open]') !== null) return;
      if (event.key === 'Tab' && screen.current !== null) keepFocusInside(event, screen.current);
      // The rule walks by the same keys while it has the focus, and a note is written with them.
      if (event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLInputElement) return;
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

  const openRow = useCallback(
    (id: IndicatorId) => {
      const at = slides.findIndex((each) => each.kind === 'row' && each.row.indicator.id === id);
      if (at >= 0) setIndex(at);
      // The page with the rule on it is gone: the keys go on here.
      screen.current?.focus();
    },
    [slides],
  );
  const newest = useRef(openRow);
  useEffect(() => {
    newest.current = openRow;
  }, [openRow]);
  useEffect(() => {
    if (asked !== null) newest.current(asked.row);
  }, [asked]);

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
        <span>{pageHead(report.plan, report.cutOff)}</span>
        {isSamplePlan(report.plan.id) ? <strong>{SAMPLE_MARK}</strong> : null}
        <span ref={setRoom} className={styles['find']} />
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
      {slide === undefined || slide.kind === 'year' ? (
        <PresentYear report={report} before={before} year={year} last={last} onOpen={openRow} />
      ) : null}
      {slide?.kind === 'what-if' ? (
        <div className={styles['page']}>
          <h1 className={styles['title']}>{WHAT_IF_TITLE}</h1>
          <p className={styles['supposed']}>{SUPPOSED_MARK}</p>
          <div className={styles['sentence']}>
            <WhatIfOutcome report={report} whatIf={whatIf} place={null} />
          </div>
        </div>
      ) : null}
      {slide?.kind === 'row' ? (
        <PresentIndicator
          key={slide.row.indicator.id}
          row={slide.row}
          report={report}
          year={year}
          last={last}
        >
          <PresentNote {...props} row={slide.row} />
        </PresentIndicator>
      ) : null}
    </div>
  );
}

/** The page lies under it and must not be reached: Tab goes round. */
function keepFocusInside(event: KeyboardEvent, screen: HTMLElement): void {
  const stops = [
    ...screen.querySelectorAll<HTMLElement>('a[href], button:not(:disabled), textarea, input'),
  ].filter((stop) => stop.tabIndex >= 0);
  const at = stops.findIndex((stop) => stop === document.activeElement);
  const isLeaving = event.shiftKey ? at <= 0 : at < 0 || at === stops.length - 1;
  if (!isLeaving) return;
  event.preventDefault();
  stops[event.shiftKey ? stops.length - 1 : 0]?.focus();
}
