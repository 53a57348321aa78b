import { isHeaderWord, type Role, roleOfHeader } from '#src/domain/import/columns.ts';
import { headerAt } from '#src/domain/import/header.ts';
import { isFoot, isTitle, isTotal } from '#src/domain/import/lines.ts';
import { couldBe } from '#src/domain/import/roles.ts';
import type { Table, TableRow } from '#src/domain/import/table.ts';
import { type Piece, rowsInOrder } from '#src/domain/import/text-order.ts';
import { rowOf, rowsOfLines, type TextLine } from '#src/domain/import/text-rows.ts';
import { bare, cleanText } from '#src/domain/import/words.ts';

/**
 * The table in a text that has no marks between cells: columns by where they stand in the line, or cells in reading order. What was
 * made of blanks is said with the table, for it may be wrong [IM15].
 */
export function tableOfLines(lines: readonly string[]): Table | null {
  const seen = boundedLines(lines);
  const text = withoutPageNumbers(seen)
    .flatMap((line) => line.split('\f'))
    .map((line) => line.replace(/[\u200b\ufeff\u00ad]/g, ''));
  const laid = byPosition(text);
  const rows = laid?.rows ?? inOrder(text);
  const note = laid?.unclear === true ? `${NOTE}一级、二级指标属于哪些行不能确定，没有读取。` : NOTE;
  return rows === null
    ? null
    : {
        name: '文本',
        kind: 'text',
        rows,
        hiddenColumns: [],
        hidden: false,
        lead: [],
        cut: seen.length < lines.length,
        note,
      };
}

/** The number of a page is the last line before a form feed. */
function withoutPageNumbers(lines: readonly string[]): readonly string[] {
  return lines.map((line, at) => {
    if (!/^\s*[-—–]?\s*\d{1,4}\s*[-—–]?\s*$/.test(line)) return line;
    const next = lines.slice(at + 1, at + 6).find((each) => each.trim() !== '' || each.includes('\f'));
    return next?.startsWith('\f') === true ? '' : line;
  });
}

const MAX_CHARACTERS = 80_000;

/** What is looked at of a text: no table that anyone publishes is longer. */
function boundedLines(lines: readonly string[]): readonly string[] {
  let characters = 0;
  const end = lines.slice(0, 10_000).findIndex((line) => {
    characters += Math.min(line.length, MAX_LINE);
    return characters > MAX_CHARACTERS;
  });
  return lines.slice(0, end < 0 ? 10_000 : end);
}

const NOTE = '这段文字没有单元格的界线，各列是按空白和先后推断的，请逐行核对。';

/** Text between runs of blanks, and where it stands. */
interface Token {
  readonly text: string;
  readonly from: number;
  /** Behind its last character. */
  readonly to: number;
}

type Measure = (text: string) => number;
/** pdftotext counts characters; a terminal and an editor count Chinese ones twice. */
const BY_CHARACTER: Measure = (text) => text.length;
const BY_WIDTH: Measure = (text) => text.length + (text.match(/[\u1100-\u115f\u2e80-\uffef]/g) ?? []).length;

/** One blank between words stays inside a piece; more, or a tab, part two. */
const APART = /\S+(?:[ \u00a0]\S+)*/g;
const SINGLE = /\S+/g;

function tokensOf(line: string, measure: Measure, piece = APART): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let reached = 0;
  for (const match of line.slice(0, MAX_LINE).matchAll(piece)) {
    const [text] = match;
    const start = match.index ?? 0;
    const from = reached + measure(line.slice(at, start));
    at = start + text.length;
    reached = from + measure(text);
    tokens.push({ text, from, to: reached });
  }
  return tokens;
}

/** No line of a table is longer. */
const MAX_LINE = 2000;

interface Layout {
  readonly columns: readonly Token[];
  readonly roles: readonly Role[];
  /** Lines of the header. */
  readonly from: number;
  readonly to: number;
}

/** Columns by where the words of the header stand; each line's pieces go to the columns that they stand under. */
function byPosition(lines: readonly string[]): Laid | null {
  const [byCharacter, byWidth] = [laidOut(lines, BY_CHARACTER), laidOut(lines, BY_WIDTH)];
  if (byCharacter === null || byWidth === null) return byCharacter ?? byWidth;
  return byWidth.strain * 1.5 < byCharacter.strain ? byWidth : byCharacter;
}

interface Laid {
  readonly rows: TableRow[];
  /** How far pieces stand from their columns. */
  readonly strain: number;
  /** Which rows a class belongs to could not be made out. */
  readonly unclear: boolean;
}

function laidOut(lines: readonly string[], measure: Measure): Laid | null {
  const rows: TableRow[] = [];
  let layout: Layout | null = null;
  let strain = 0;
  let pending: {
    readonly at: number;
    readonly text: string;
    readonly tokens: readonly Token[];
  }[] = [];
  let unclear = false;
  let carried: readonly (string | null)[] = [];
  const flush = (): void => {
    if (layout !== null && pending.length > 0) {
      // What stands under the headings shows how wide the columns are; then the rest is placed.
      const first = pending.map(({ text, tokens }) => place(text, tokens, layout ?? NO_LAYOUT, measure));
      const wide = widened(layout, first);
      const placed = pending.map(({ text, tokens }) => place(text, tokens, wide, measure));
      strain += placed.reduce((sum, { cost }) => sum + cost, 0);
      const records = pending.map(
        ({ at }, index): TextLine => ({
          line: at,
          cells: new Map([...(placed[index]?.cells ?? [])].map(([column, { text }]) => [column, text])),
          unsure: (placed[index]?.cost ?? 0) > STRAINED,
        }),
      );
      const whole = rowsOfLines(records, layout.roles, carried);
      rows.push(...whole.rows);
      carried = whole.last;
      unclear = unclear || whole.unclear;
    }
    pending = [];
  };
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const tokens = tokensOf(line, measure);
    if (tokens.length === 0) continue;
    const found = layoutAt(lines, at, measure);
    if (found !== null) {
      flush();
      // The same words on the next page may stand elsewhere.
      const current: Layout = (layout === null ? null : sameColumns(layout, found)) ?? found;
      layout = current;
      rows.push(
        rowOf(
          found.from,
          current.columns.map(({ text }, column) => [column, text]),
        ),
      );
      at = found.to;
      continue;
    }
    if (
      layout === null ||
      tokens.some(({ text }) => isTitle(text)) ||
      isFoot(loose(at, tokens), tokens.length > 3)
    ) {
      flush();
      layout = null;
      carried = [];
      rows.push(loose(at, tokens));
      continue;
    }
    if (isTotal(tokens[0]?.text ?? '')) {
      flush();
      rows.push(loose(at, tokens));
    } else pending.push({ at, text: line, tokens });
  }
  flush();
  return rows.some((_, at) => headerAt(rows, at) !== null) ? { rows, strain, unclear } : null;
}

const loose = (line: number, tokens: readonly Token[]): TableRow =>
  rowOf(
    line,
    tokens.map(({ text }, column) => [column, text]),
  );

/** The header that begins in this line: words that are broken over up to three lines are put together by where they stand. */
function layoutAt(lines: readonly string[], at: number, measure: Measure): Layout | null {
  // Every heading of a target says so; most lines can be passed over.
  if (!/[值平]/.test(lines.slice(at, at + 3).join(''))) return null;
  const block: Token[][] = [];
  for (let to = at; to < Math.min(at + 3, lines.length); to += 1) {
    const tokens = wordsOf(lines[to] ?? '', measure);
    if (tokens.length === 0) break;
    block.push(tokens);
  }
  const [own = []] = block;
  // Single blanks are no columns.
  const isSpaced = block.some((_, index) => /\S(?: {2,}|[\t\u3000]+\s*)\S/.test(lines[at + index] ?? ''));
  if (own.length === 0 || !isSpaced || /[：:]/.test(lines[at] ?? '')) return null;
  for (let height = block.length; height > 0; height -= 1) {
    const columns = stacks(block.slice(0, height));
    const known = columns.filter(({ text }) => isHeaderWord(text)).length;
    if (headerAt([loose(0, columns)], 0) === null || known < columns.length * (height > 1 ? 1 : 0.6))
      continue;
    const above = height > 1 ? [] : wordsAbove(lines, at, columns, measure);
    const all = [...columns, ...above].sort((a, b) => a.from - b.from);
    return {
      columns: all,
      roles: all.map(({ text }) => roleOfHeader(text)),
      from: at,
      to: at + height - 1,
    };
  }
  return null;
}

/** Pieces of a line of headings: single blanks part words that are headings by themselves. */
function wordsOf(line: string, measure: Measure): Token[] {
  const tokens = tokensOf(line, measure);
  const single = tokensOf(line, measure, SINGLE);
  return single.filter(({ text }) => text.length > 1).length === single.length ||
    single.some(({ text }) => isHeaderWord(text))
    ? single
    : tokens;
}

/** Words that stand over each other, joined from top to bottom. */
function stacks(block: readonly (readonly Token[])[]): Token[] {
  const columns: Token[] = [];
  for (const token of block.flat()) {
    const over = columns.filter(({ from, to }) => token.from < to && token.to > from);
    const [first] = over;
    if (first === undefined || over.length > 1) columns.push(token);
    else
      columns[columns.indexOf(first)] = {
        text: `${first.text}${token.text}`,
        from: Math.min(first.from, token.from),
        to: Math.max(first.to, token.to),
      };
  }
  return columns.sort((a, b) => a.from - b.from);
}

/** Headings in the line above that stand over no other. */
function wordsAbove(
  lines: readonly string[],
  at: number,
  columns: readonly Token[],
  measure: Measure,
): Token[] {
  const tokens = at > 0 ? wordsOf(lines[at - 1] ?? '', measure) : [];
  if (!tokens.every(({ text }) => isHeaderWord(text) || /绩效指标$|指标值$/.test(bare(text)))) return [];
  return tokens.filter((token) => columns.every((each) => token.to <= each.from || token.from >= each.to));
}

/** The columns of the first page where those of the next stand, when the words are the same. */
function sameColumns(first: Layout, next: Layout): Layout | null {
  const columns = first.columns.map(({ text }) =>
    next.columns.find((token) => bare(token.text) === bare(text)),
  );
  if (columns.length !== next.columns.length || columns.some((token) => token === undefined)) return null;
  return {
    ...first,
    columns: columns.filter((token): token is Token => token !== undefined),
  };
}

interface Placed {
  readonly cells: ReadonlyMap<number, Token>;
  readonly cost: number;
}

const NO_LAYOUT: Layout = { columns: [], roles: [], from: 0, to: 0 };
/** So far off that the columns of a line are not sure. */
const STRAINED = 10;

/** Columns as wide as what surely stands in them. */
function widened(layout: Layout, placed: readonly Placed[]): Layout {
  const columns = layout.columns.map((column, index) => {
    const own = placed.flatMap(({ cells, cost }) => {
      const token = cells.get(index);
      return token !== undefined && cost < 4 && cells.size * 2 > layout.columns.length ? [token] : [];
    });
    return {
      text: column.text,
      from: Math.min(column.from, ...own.map(({ from }) => from)),
      to: Math.max(column.to, ...own.map(({ to }) => to)),
    };
  });
  return { ...layout, columns };
}

/** Pieces of a line into columns from left to right, as near as can be and by what they are. */
function place(line: string, tokens: readonly Token[], layout: Layout, measure: Measure): Placed {
  const whole = placeTokens(tokens, layout);
  const single = tokens.some(({ text }) => /\S\s\S/.test(text)) ? tokensOf(line, measure, SINGLE) : [];
  if (single.length === 0 || single.length > layout.columns.length) return whole;
  const split = placeTokens(single, layout);
  return split.cost + 2 < whole.cost ? { ...split, cost: split.cost + 2 } : whole;
}

const FAR = 1000;

function placeTokens(tokens: readonly Token[], { columns, roles }: Layout): Placed {
  // best[t]: the cheapest way for the first t pieces, among the columns looked at so far.
  let best: (Placed | null)[] = [{ cells: new Map(), cost: 0 }, ...tokens.map(() => null)];
  columns.forEach((column, index) => {
    const role = roles[index] ?? 'none';
    best = best.map((skipped, count) => {
      const token = tokens[count - 1];
      const before = best[count - 1];
      if (token === undefined || before === undefined || before === null) return skipped;
      const gap = Math.max(0, column.from - token.to + 1, token.from - column.to + 1);
      // A piece that lies under other headings too is more than one cell.
      const others = columns.filter(
        (each) =>
          each !== column &&
          Math.min(token.to, each.to) - Math.max(token.from, each.from) > (each.to - each.from) / 2,
      ).length;
      const centre = Math.abs(column.from + column.to - token.from - token.to) / 40;
      const cost = before.cost + gap + centre + others * 6 + (couldBe(role, token.text) ? 0 : 12);
      return skipped !== null && skipped.cost <= cost
        ? skipped
        : { cells: new Map([...before.cells, [index, token]]), cost };
    });
  });
  return (
    best[tokens.length] ?? {
      cells: new Map(tokens.map((token, at) => [at, token])),
      cost: FAR,
    }
  );
}

/** Cells one after another, each on a line of its own or with single blanks between them. */
function inOrder(lines: readonly string[]): TableRow[] | null {
  const pieces = (isByLine: boolean): Piece[] =>
    lines.flatMap((line, index) =>
      (isByLine ? [line.trim()] : line.trim().split(/\s+/))
        .filter((text) => bare(text) !== '')
        .map((text, at) => ({
          text: cleanText(text),
          line: index,
          opens: at === 0,
        })),
    );
  for (const isByLine of [true, false]) {
    const rows = rowsOfPieces(pieces(isByLine));
    if (rows !== null) return rows;
  }
  return null;
}

function rowsOfPieces(pieces: readonly Piece[]): TableRow[] | null {
  const start = pieces.findIndex((_, at) => runLength(pieces, at) > 0);
  if (start < 0) return null;
  const length = runLength(pieces, start);
  const header = pieces.slice(start, start + length).map(({ text }) => text);
  let end = start + length;
  while (end < pieces.length && !endsOrder(pieces[end])) end += 1;
  const isAgain = (at: number): boolean =>
    header.every((word, offset) => bare(pieces[at + offset]?.text ?? '') === bare(word));
  const body: Piece[] = [];
  for (let at = start + length; at < end; at += 1) {
    if (isAgain(at)) at += length - 1;
    else if (
      pieces[at] !== undefined &&
      !/^(?:[-—–]\s*\d+\s*[-—–]|第\d+页.*)$/.test(bare(pieces[at]?.text ?? ''))
    )
      body.push(pieces[at] ?? EMPTY);
  }
  const rows = rowsInOrder(body, header);
  if (rows === null) return null;
  return [
    ...headRows(pieces.slice(0, start)),
    rowOf(
      pieces[start]?.line ?? 0,
      header.map((text, column) => [column, text]),
    ),
    ...rows.map(({ line, cells }) => rowOf(line, [...cells])),
  ];
}

const EMPTY: Piece = { text: '', line: 0, opens: true };

/** How many words of a header stand here one after another, with a name and a target among them; 0 when they do not. */
function runLength(pieces: readonly Piece[], at: number): number {
  let end = at;
  while (end < pieces.length && isHeaderWord(pieces[end]?.text ?? '') && end - at < 20) end += 1;
  const roles = new Set(pieces.slice(at, end).map(({ text }) => roleOfHeader(text)));
  return roles.has('name') && roles.has('target') ? end - at : 0;
}

const endsOrder = (piece: Piece | undefined): boolean =>
  piece !== undefined &&
  (isTitle(piece.text) ||
    isFoot(rowOf(piece.line, [[0, piece.text]]), false) ||
    /^(?:合计|总计)/.test(bare(piece.text)));

/** Lines above the header: a label and the line after it are one row. */
function headRows(pieces: readonly Piece[]): TableRow[] {
  const rows: TableRow[] = [];
  let cells: [number, string][] = [];
  pieces.forEach(({ text, line, opens }, at) => {
    if (
      opens &&
      cells.length > 0 &&
      !/(?:名称|部门|单位|代码|预算数|总额[:：]?|金额)(?:[(（][^)）]*[)）])?[:：]?$/.test(
        bare(cells[cells.length - 1]?.[1] ?? ''),
      )
    ) {
      rows.push(rowOf(pieces[at - 1]?.line ?? line, cells));
      cells = [];
    }
    cells.push([cells.length, text]);
  });
  if (cells.length > 0) rows.push(rowOf(pieces[pieces.length - 1]?.line ?? 0, cells));
  return rows;
}
