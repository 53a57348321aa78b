/** How a sheet of A4 lies. */
export type SheetOrientation = 'landscape' | 'portrait';

/** Rows [from, to) on one sheet of paper; the last one also carries the sum and what stands below the table. */
export interface PageSpan {
  readonly from: number;
  readonly to: number;
  readonly hasFoot: boolean;
}

/** Heights in CSS pixels. */
export interface PageRoom {
  /** Left for rows on the first page, under the head of the form. */
  readonly first: number;
  /** Left for rows on every other page. */
  readonly next: number;
}

/** Rows that go over to the last page with the foot, where the foot alone would be left there. */
const KEPT_WITH_FOOT = 2;

/** Fills page after page with whole rows; the foot is never parted and never stands without rows. */
export function pageBreaks(heights: readonly number[], foot: number, room: PageRoom): readonly PageSpan[] {
  const spans: { from: number; to: number }[] = [];
  let from = 0;
  let used = 0;
  heights.forEach((height, index) => {
    const limit = spans.length === 0 ? room.first : room.next;
    if (index > from && used + height > limit) {
      spans.push({ from, to: index });
      from = index;
      used = 0;
    }
    used += height;
  });
  const limit = spans.length === 0 ? room.first : room.next;
  spans.push({ from, to: heights.length });
  if (used + foot > limit && heights.length - from > KEPT_WITH_FOOT) {
    spans.pop();
    const parted = heights.length - KEPT_WITH_FOOT;
    spans.push({ from, to: parted }, { from: parted, to: heights.length });
  }
  return spans.map((span, index) => ({
    from: span.from,
    to: span.to,
    hasFoot: index === spans.length - 1,
  }));
}

/** Everything on one page: how the form is first laid out, and how it is left where nothing can be measured. */
export function onePage(rows: number): readonly PageSpan[] {
  return [{ from: 0, to: rows, hasFoot: true }];
}

export function isSameLayout(a: readonly PageSpan[], b: readonly PageSpan[]): boolean {
  return (
    a.length === b.length &&
    a.every((span, index) => span.from === b[index]?.from && span.to === b[index]?.to)
  );
}
