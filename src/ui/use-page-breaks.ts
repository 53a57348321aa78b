import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import {
  isSameLayout,
  onePage,
  pageBreaks,
  type PageSpan,
  type SheetOrientation,
} from '#src/ui/page-breaks.ts';

/** CSS pixels (96 to the inch). */
const PIXELS_A_MM = 96 / 25.4;
/** Heights of A4. */
const PAGE_HEIGHT: Readonly<Record<SheetOrientation, number>> = {
  landscape: 210 * PIXELS_A_MM,
  portrait: 297 * PIXELS_A_MM,
};
/** The paper's padding and the line with the page number. */
const AROUND = 2 * 11 * PIXELS_A_MM + 26;
/** The line on top of the second sheet and after; `.running` is as high. */
const RUNNING_HEAD = 24;
/** Fonts are set a hair differently on screen and on paper. */
const SLACK = 8;

/**
 * Which rows stand on which sheet of paper, measured from what is on screen. We break pages ourselves, because page numbers in the
 * margins print only in Chromium 131 and newer, and because the screen is then the print.
 * @param form another object when anything in it has changed
 * Nothing moves while someone writes in the form: a row that changed sheets would lose the focus.
 */
export function usePageBreaks(
  form: { readonly rows: readonly unknown[] },
  orientation: SheetOrientation,
): {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly spans: readonly PageSpan[];
} {
  const ref = useRef<HTMLDivElement>(null);
  const rows = form.rows.length;
  const [spans, setSpans] = useState(() => onePage(rows));
  const isCurrent = spans[spans.length - 1]?.to === rows;

  useLayoutEffect(() => {
    const paper = ref.current;
    if (paper === null || isWriting()) return;
    const next = measured(paper, form.rows.length, orientation);
    setSpans((before) => (isSameLayout(before, next) ? before : next));
  }, [form, orientation]);

  useEffect(() => {
    const paper = ref.current;
    if (paper === null) return undefined;
    const settle = () => {
      const next = measured(paper, rows, orientation);
      setSpans((before) => (isSameLayout(before, next) ? before : next));
    };
    const beforePrint = () => {
      if (isWriting() && document.activeElement instanceof HTMLElement) document.activeElement.blur();
      flushSync(settle);
    };
    // The focus may go from one text to the next: look again once it has arrived.
    const afterWriting = () => setTimeout(() => (isWriting() ? undefined : settle()));
    window.addEventListener('beforeprint', beforePrint);
    paper.addEventListener('focusout', afterWriting);
    // Fonts that arrive late change every height; those of the system are here.
    if (document.fonts?.status === 'loading') document.fonts.ready.then(settle, () => undefined);
    return () => {
      window.removeEventListener('beforeprint', beforePrint);
      paper.removeEventListener('focusout', afterWriting);
    };
  }, [rows, orientation]);

  return { ref, spans: isCurrent ? spans : onePage(rows) };
}

function isWriting(): boolean {
  return document.activeElement instanceof HTMLTextAreaElement;
}

function measured(paper: HTMLElement, rows: number, orientation: SheetOrientation): readonly PageSpan[] {
  const height = (selector: string) => paper.querySelector(selector)?.getBoundingClientRect().height ?? 0;
  const heights = [...paper.querySelectorAll('[data-part="row"]')].map(
    (row) => row.getBoundingClientRect().height,
  );
  // No layout (a test without a browser), or not all rows are there yet.
  if (heights.length !== rows || heights.every((each) => each === 0)) return onePage(rows);
  const room = PAGE_HEIGHT[orientation] - AROUND - SLACK - height('thead');
  const foot = height('[data-part="sum"]') + height('[data-part="foot"]');
  return pageBreaks(heights, foot, {
    first: room - height('[data-part="head"]'),
    next: room - RUNNING_HEAD,
  });
}
