import { startTransition, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import {
  isSameLayout,
  onePage,
  pageBreaks,
  type PageSpan,
  type SheetOrientation,
} from '#src/ui/page-breaks.ts';
import { WHOLE_WANTED } from '#src/ui/coming.tsx';

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

/** Rows of the first picture: about what a screen shows of a sheet. */
const AT_ONCE = 8;
/** How many times as many stand in the next: those that are there are looked at anew each time, so that a long form takes few. */
const GROWTH = 1.5;

interface Pages {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly spans: readonly PageSpan[];
  /** All rows are there, and what stands below them. */
  readonly isWhole: boolean;
}

/**
 * Which rows stand on which sheet of paper, measured from what is on screen. We break pages ourselves, because page numbers in the
 * margins print only in Chromium 131 and newer, and because the screen is then the print.
 * The first sheet comes first, the others behind it, each once it fits: to lay all rows out at once and again by sheets holds an old PC
 * up for a second [SP23].
 * @param form another object when anything in it has changed
 * Nothing moves while someone writes in the form: a row that changed sheets would lose the focus.
 */
export function usePageBreaks(
  form: { readonly rows: readonly unknown[] },
  orientation: SheetOrientation,
): Pages {
  const ref = useRef<HTMLDivElement>(null);
  const rows = form.rows.length;
  const [most, setMost] = useState(rows > AT_ONCE ? AT_ONCE : Infinity);
  const there = Math.min(most, rows);
  const isWhole = there === rows;
  const [spans, setSpans] = useState(() => onePage(there));

  useLayoutEffect(() => {
    const paper = ref.current;
    if (paper === null || isWriting()) return;
    const shown = Math.min(most, form.rows.length);
    const heights = heightsOf(paper, shown);
    // Nothing is laid out, by sheets or otherwise.
    if (heights === null) setMost(Infinity);
    const next = heights === null ? onePage(shown) : measured(paper, heights, orientation);
    setSpans((before) => (isSameLayout(before, next) ? before : next));
  }, [form, most, orientation]);

  useEffect(() => {
    if (isWhole) return;
    const next = Math.ceil(there * GROWTH);
    startTransition(() => setMost(next < rows ? next : Infinity));
  }, [there, isWhole, rows]);

  useEffect(() => {
    const paper = ref.current;
    if (paper === null) return undefined;
    const settle = () => {
      const heights = heightsOf(paper, rows);
      if (heights === null) return;
      const next = measured(paper, heights, orientation);
      setSpans((before) => (isSameLayout(before, next) ? before : next));
    };
    const makeWhole = () => flushSync(() => setMost(Infinity));
    const beforePrint = () => {
      if (isWriting() && document.activeElement instanceof HTMLElement) document.activeElement.blur();
      makeWhole();
      flushSync(settle);
    };
    // The focus may go from one text to the next: look again once it has arrived.
    const afterWriting = () => setTimeout(() => (isWriting() ? undefined : settle()));
    window.addEventListener('beforeprint', beforePrint);
    document.addEventListener(WHOLE_WANTED, makeWhole);
    paper.addEventListener('focusout', afterWriting);
    // Fonts that arrive late change every height; those of the system are here.
    if (document.fonts?.status === 'loading') document.fonts.ready.then(settle, () => undefined);
    return () => {
      window.removeEventListener('beforeprint', beforePrint);
      document.removeEventListener(WHOLE_WANTED, makeWhole);
      paper.removeEventListener('focusout', afterWriting);
    };
  }, [rows, orientation]);

  return { ref, spans: upTo(spans, there), isWhole };
}

/** Rows that have just come stand on the last sheet until they are measured, those that are gone on none. */
function upTo(spans: readonly PageSpan[], rows: number): readonly PageSpan[] {
  const last = spans[spans.length - 1];
  if (last === undefined || last.to > rows) return onePage(rows);
  return last.to === rows ? spans : [...spans.slice(0, -1), { ...last, to: rows }];
}

function isWriting(): boolean {
  return document.activeElement instanceof HTMLTextAreaElement;
}

/** Of each row, in CSS pixels; null without a layout (a test without a browser), or when not all rows are there yet. */
function heightsOf(paper: HTMLElement, rows: number): readonly number[] | null {
  const heights = [...paper.querySelectorAll('[data-part="row"]')].map(
    (row) => row.getBoundingClientRect().height,
  );
  return heights.length !== rows || heights.every((each) => each === 0) ? null : heights;
}

function measured(
  paper: HTMLElement,
  heights: readonly number[],
  orientation: SheetOrientation,
): readonly PageSpan[] {
  const height = (selector: string) => paper.querySelector(selector)?.getBoundingClientRect().height ?? 0;
  const room = PAGE_HEIGHT[orientation] - AROUND - SLACK - height('thead');
  const foot = height('[data-part="sum"]') + height('[data-part="foot"]');
  return pageBreaks(heights, foot, {
    first: room - height('[data-part="head"]'),
    next: room - RUNNING_HEAD,
  });
}
