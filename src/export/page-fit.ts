/** A4 landscape between the margins of a form, in points, and points of a column's unit. */
const PAGE_WIDTH = 770;
const PAGE_HEIGHT = 505;
const POINTS_OF_LETTER = 6;
/** Printed no smaller than this: eleven points become nearly eight (between 六号 and 小五). */
const LEAST_SCALE = 0.7;
/** Of longer lists nobody minds a short last page, and the sum of the heights is too rough. */
const MOST_PAGES = 6;

interface PrintedRows {
  /** Points of height, by row from the first to the last that is printed. */
  readonly heights: readonly number[];
  /** Heads that are repeated on every page, 0-based. */
  readonly titles: readonly [from: number, to: number];
  /** Half-width letters of all columns. */
  readonly width: number;
}

/**
 * How many pages high a sheet is to be printed: as few as are readable, so that no page holds two left-over rows, or heads without rows
 * [V21]; 0: as many as it takes. The program that prints takes the largest scale at which they fit, whatever its fonts are like.
 */
export function pagesHigh({ heights, titles: [from, to], width }: PrintedRows): number {
  // A sheet that is wide is printed small as it is: a little more of it saves the last page.
  const scale = Math.min(LEAST_SCALE, (0.9 * PAGE_WIDTH) / (width * POINTS_OF_LETTER));
  const room = PAGE_HEIGHT / scale;
  const repeated = heights.slice(from, to + 1).reduce((sum, each) => sum + each, 0);
  let pages = 1;
  let used = 0;
  heights.forEach((height, row) => {
    if (used + height > room && used > repeated) {
      pages += 1;
      used = row > to ? repeated : 0;
    }
    used += height;
  });
  return pages > MOST_PAGES ? 0 : pages;
}
