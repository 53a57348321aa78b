/**
 * How much room a text takes, and where it goes on when its cell has none left: nothing is clipped in print [V19]. Spreadsheets take no
 * row higher than 409 points and do not part one over two pages; word processors part rows, but badly.
 */

/** Points of the body of a form, and of what is set small to save room. */
export const BODY_SIZE = 11;
export const SMALL_SIZE = 9;

/** Height of a line by its font: enough for the fonts that stand in for 仿宋 too. */
const LEADING = 1.42;
const PADDING = 3;
/** The most that a row takes: two and a half of them fit on a page. */
const MOST_POINTS = 200;
/** What of a text that goes on below stays in its cell. */
const KEPT_POINTS = 110;

/** No line begins with these: what stands before them goes to the new line with them. */
const CLOSING = /[，。；：、！？）》〉”’】〕％,.;:!?)\]}%]/;
const SENTENCE_END = /[。；！？\n]/;
const PAUSE = /[，、：,]/;

const GOES_ON = '（下接续行）';

/** Points of height for so many lines of a font. */
export function pointsOf(lines: number, size = BODY_SIZE): number {
  return Math.ceil(lines * size * LEADING) + PADDING;
}

/** How many lines a text takes. @param width in half-width letters of its own size; a Chinese letter is two */
export function linesOf(text: string, width: number): number {
  // Nearly every cell of a form.
  if (text.length * 2 <= width && !text.includes('\n')) return 1;
  return lineStarts(text, width).length;
}

/** Where each line of a text begins, broken as spreadsheets and word processors break them. */
function lineStarts(text: string, width: number): readonly number[] {
  const room = Math.max(2, width);
  const starts = [0];
  let used = 0;
  let wordStart = 0;
  let wordUsed = 0;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (letter === '\n') {
      starts.push(at + 1);
      used = 0;
      wordUsed = 0;
      wordStart = at + 1;
      continue;
    }
    const own = isWide(text.charCodeAt(at)) ? 2 : 1;
    const isInWord = own === 1 && letter !== ' ';
    if (!isInWord) wordStart = at;
    wordUsed = isInWord ? wordUsed + own : 0;
    if (isInWord && wordUsed === own) wordStart = at;
    used += own;
    if (used <= room || letter === ' ') continue;
    const start = starts[starts.length - 1] ?? 0;
    const from =
      isInWord && wordStart > start ? wordStart : CLOSING.test(letter) && at - 1 > start ? at - 1 : at;
    starts.push(from);
    used = widthOf(text.slice(from, at + 1));
  }
  return starts;
}

function isWide(code: number): boolean {
  return code > 0xff;
}

function widthOf(text: string): number {
  let width = 0;
  for (let at = 0; at < text.length; at += 1) width += isWide(text.charCodeAt(at)) ? 2 : 1;
  return width;
}

/** The text in pieces of so many lines at the most, parted at the ends of sentences where there are any. */
function piecesOf(text: string, width: number, mostLines: number): readonly string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest !== '') {
    const cut = cutOf(rest, width, mostLines);
    pieces.push(rest.slice(0, cut).replace(/\n$/, ''));
    rest = rest.slice(cut);
  }
  return pieces;
}

/** Where a text is parted so that the first part has so many lines; its length when it has. */
function cutOf(text: string, width: number, mostLines: number): number {
  const end = lineStarts(text, width)[mostLines];
  if (end === undefined) return text.length;
  for (const mark of [SENTENCE_END, PAUSE]) {
    for (let at = end; at > end / 2; at -= 1) if (mark.test(text.charAt(at - 1))) return at;
  }
  const splitsPair = /[\ud800-\udbff]/.test(text.charAt(end - 1));
  return Math.max(1, splitsPair ? end - 1 : end);
}

/** A text over a row of its own, in as many rows as it takes. @param width in half-width letters of the body; @param most points of one row */
export function flowedLines(
  text: string,
  width: number,
  size: number,
  most = MOST_POINTS,
): readonly FlowedLine[] {
  const own = (width * BODY_SIZE) / size;
  return piecesOf(text === '' ? ' ' : text, own, linesWithin(most, size)).map((piece) => ({
    text: piece,
    height: pointsOf(linesOf(piece, own), size),
  }));
}

function linesWithin(points: number, size: number): number {
  return Math.max(1, Math.floor((points - PADDING) / (size * LEADING)));
}

export interface FlowedLine {
  readonly text: string;
  readonly height: number;
}

/** A cell of a row, as far as its text may need room. */
export interface FlowCell {
  readonly column: number;
  /** What the rest of its text is called below the row: '说明'. */
  readonly label: string;
  readonly text: string;
  /** Of its column, in half-width letters of the body. */
  readonly width: number;
  /** Points; the body's unless told otherwise. */
  readonly size?: number;
}

interface FlowedCell {
  readonly column: number;
  readonly text: string;
  readonly size: number;
}

/** A row with the room that it takes, and what goes on below it over the whole width. */
export interface RowFlow {
  readonly cells: readonly FlowedCell[];
  readonly height: number;
  readonly below: readonly FlowedLine[];
}

/**
 * Each text in its cell as it is, else set small, else its beginning there and the rest below the row.
 * @param of whose rest it is: '第 6 项'. @param width of all columns, in half-width letters of the body
 */
export function flowRow(cells: readonly FlowCell[], of: string, width: number): RowFlow {
  const below: FlowedLine[] = [];
  let height = 0;
  const flowed = cells.map((cell): FlowedCell => {
    const { column, label, text, size = BODY_SIZE } = cell;
    const take = (taken: string, points: number): FlowedCell => {
      height = Math.max(height, pointsOf(linesOf(taken, roomOf(cell.width, points)), points));
      return { column, text: taken, size: points };
    };
    const fits = (points: number) =>
      pointsOf(linesOf(text, roomOf(cell.width, points)), points) <= MOST_POINTS;
    if (fits(size)) return take(text, size);
    const small = Math.min(size, SMALL_SIZE);
    if (fits(small)) return take(text, small);
    const cut = cutOf(text, roomOf(cell.width, small), linesWithin(KEPT_POINTS, small));
    below.push(...flowedLines(`${of}${label}（续）：${text.slice(cut).trimStart()}`, width, SMALL_SIZE));
    return take(`${text.slice(0, cut).trimEnd()}${GOES_ON}`, small);
  });
  return { cells: flowed, height, below };
}

/** Letters of a size in a column; the edges of the cell and the pair that is not parted at its end cost some. */
function roomOf(width: number, size: number): number {
  return ((width - 1.5) * BODY_SIZE) / size;
}

/** Each text whole in its cell, set small where it is long: for a table that is read again [ND4]. */
export function wholeRow(cells: readonly FlowCell[]): RowFlow {
  let height = 0;
  const flowed = cells.map(({ column, text, width, size: own = BODY_SIZE }): FlowedCell => {
    const heightAt = (size: number) => pointsOf(linesOf(text, roomOf(width, size)), size);
    const size = heightAt(own) <= MOST_POINTS ? own : Math.min(own, SMALL_SIZE);
    height = Math.max(height, heightAt(size));
    return { column, text, size };
  });
  return { cells: flowed, height, below: [] };
}

/** Where rows stand, one below the other with what goes on below them; 0-based. */
export interface Stack {
  readonly at: readonly number[];
  /** The row below the last one. */
  readonly end: number;
}

export function stacked(first: number, flows: readonly RowFlow[]): Stack {
  const at: number[] = [];
  let next = first;
  for (const { below } of flows) {
    at.push(next);
    next += 1 + below.length;
  }
  return { at, end: next };
}
