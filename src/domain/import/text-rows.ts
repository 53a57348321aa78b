import type { Role } from '#src/domain/import/columns.ts';
import { plainCell, type TableRow } from '#src/domain/import/table.ts';
import { bare } from '#src/domain/import/words.ts';

/** A line of a text, its pieces by column of the header. */
export interface TextLine {
  readonly line: number;
  readonly cells: ReadonlyMap<number, string>;
  /** Its pieces do not stand under the headings. */
  readonly unsure: boolean;
}

/** What stands beside the name of every row: it tells on which line a row is. */
const BESIDE: readonly Role[] = ['operator', 'unit', 'weight', 'direction', 'type'];
const CLASSES: readonly Role[] = ['class1', 'class2'];

interface Row {
  readonly line: number;
  unsure: boolean;
  readonly cells: Map<number, string>;
}

/**
 * Lines that long cells were broken into, put together, and classes spread over their rows, whether they stand beside the first of them or
 * in the middle. Classes whose rows cannot be told are left out.
 */
export function rowsOfLines(
  lines: readonly TextLine[],
  roles: readonly Role[],
  carried: readonly (string | null)[],
): {
  readonly rows: readonly TableRow[];
  readonly unclear: boolean;
  readonly last: readonly (string | null)[];
} {
  const isAnchor = anchorTest(lines, roles);
  const anchors = lines.filter(isAnchor);
  if (anchors.length === 0)
    return { rows: lines.map(({ line, cells }) => rowOf(line, [...cells])), unclear: false, last: carried };
  const rows: Row[] = anchors.map(({ line }) => ({ line, unsure: false, cells: new Map() }));
  const name = roles.indexOf('name');
  const isCentred =
    anchors.some(({ cells }) => !cells.has(name)) ||
    (lines[0]?.cells.has(name) === true && !isAnchor(lines[0]));
  const homes = homesOf(lines, anchors, isCentred);
  for (const [at, line] of lines.entries()) {
    const row = rows[homes[at] ?? -1];
    if (row === undefined) continue;
    row.unsure = row.unsure || line.unsure;
    for (const [column, text] of line.cells) {
      if (CLASSES.includes(roles[column] ?? 'none')) continue;
      const known = row.cells.get(column) ?? '';
      // Two numbers under each other are two cells.
      if (/\d$/.test(known) && /^[\d≥≤=<>]/.test(text)) row.unsure = true;
      row.cells.set(column, `${known}${text}`);
    }
  }
  const columns = CLASSES.map((role) => roles.indexOf(role)).filter((column) => column >= 0);
  const above = columns.map((_, at) => carried[at] ?? null);
  const spread = spreadLabels(
    columns.map((column) => labelsOf(lines, column)),
    rows,
    above,
  );
  spread?.forEach((groups, at) => {
    groups.forEach((label, index) => {
      if (label !== null) rows[index]?.cells.set(columns[at] ?? 0, label.text);
    });
  });
  const unclear = spread === null;
  const last = spread === null ? [] : spread.map((groups) => groups[groups.length - 1]?.text ?? null);
  return {
    rows: rows.map(({ line, cells, unsure }) => rowOf(line, [...cells], unsure)),
    unclear,
    last,
  };
}

export function rowOf(
  index: number,
  cells: readonly (readonly [number, string])[],
  unsure = false,
): TableRow {
  const sorted = [...cells].sort(([a], [b]) => a - b);
  const row = { index, hidden: false, cells: sorted.map(([column, text]) => plainCell(column, text)) };
  return unsure ? { ...row, unsure } : row;
}

function anchorTest(lines: readonly TextLine[], roles: readonly Role[]): (line: TextLine) => boolean {
  const has = ({ cells }: TextLine, wanted: readonly Role[]): boolean =>
    [...cells.keys()].some((at) => wanted.includes(roles[at] ?? 'none'));
  const isBeside = lines.some((line) => has(line, BESIDE));
  return (line) =>
    line.unsure ||
    (isBeside && has(line, BESIDE)) ||
    (has(line, ['target']) && (!isBeside || has(line, ['name'])));
}

/** The row that each line belongs to: its own, the only one in its block of lines, the one above, or in a centred table the nearest. */
function homesOf(lines: readonly TextLine[], anchors: readonly TextLine[], isCentred: boolean): number[] {
  const rowAt = new Map(anchors.map((anchor, row) => [anchor, row]));
  const blocks: number[] = [];
  lines.forEach(({ line }, at) => {
    const above = lines[at - 1];
    blocks.push((blocks[at - 1] ?? 0) + (above !== undefined && line - above.line > 1 ? 1 : 0));
  });
  const placeOf = new Map(lines.map((line, at) => [line, at]));
  const blockOf = anchors.map((anchor) => blocks[placeOf.get(anchor) ?? -1]);
  let above = -1;
  return lines.map((line, at) => {
    const own = rowAt.get(line);
    if (own !== undefined) {
      above = own;
      return own;
    }
    const below = above + 1 < anchors.length ? above + 1 : -1;
    const isNear = (row: number): boolean => row >= 0 && blockOf[row] === blocks[at];
    if (isNear(above) !== isNear(below)) return isNear(above) ? above : below;
    if (above < 0 || below < 0) return Math.max(above, below);
    const distance = (row: number): number => Math.abs((anchors[row]?.line ?? 0) - line.line);
    return isCentred && distance(below) < distance(above) ? below : above;
  });
}

interface Label {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** The texts of a column of classes, pieces that follow each other joined until they end as classes do. */
function labelsOf(lines: readonly TextLine[], column: number): Label[] {
  const labels: Label[] = [];
  for (const { line, cells } of lines) {
    const text = cells.get(column);
    if (text === undefined) continue;
    const last = labels[labels.length - 1];
    if (last !== undefined && line - last.to <= 2 && !isWhole(last.text))
      labels[labels.length - 1] = { text: `${last.text}${text}`, from: last.from, to: line };
    else labels.push({ text, from: line, to: line });
  }
  return labels;
}

const isWhole = (text: string): boolean => /指标(?:[(（][^)）]*[)）]分?)?$/.test(bare(text));

/** Which label each row has, in each column of classes; null when two ways fit, or none. A table does it in one way everywhere. */
function spreadLabels(
  columns: readonly (readonly Label[])[],
  rows: readonly Row[],
  above: readonly (string | null)[],
): (readonly (Label | null)[])[] | null {
  const all = (
    way: (labels: readonly Label[], above: string | null) => readonly (Label | null)[] | null,
  ): (readonly (Label | null)[])[] | null => {
    const groups = columns.map((labels, at) => {
      const from = above[at] ?? null;
      if (labels.length > 0) return way(labels, from);
      return rows.map(() => (from === null ? null : { text: from, from: -1, to: -1 }));
    });
    const whole = groups.filter((each): each is readonly (Label | null)[] => each !== null);
    return whole.length < groups.length ? null : whole;
  };
  const fromTop = ended(all((labels, from) => startsOf(labels, rows, from)));
  const middle = all((labels) => centredGroups(labels, rows));
  const centred = middle !== null && crosses(middle) ? null : middle;
  if (fromTop === null || centred === null) return fromTop ?? centred;
  const same = fromTop.every((groups, at) => groups.every((label, index) => label === centred[at]?.[index]));
  return same ? fromTop : null;
}

/** A class of the first level ends the one of the second above it. */
function ended(groups: (readonly (Label | null)[])[] | null): (readonly (Label | null)[])[] | null {
  const [first, second] = groups ?? [];
  if (first === undefined || second === undefined) return groups;
  let over: Label | null = null;
  const left = second.map((label, at) => {
    if (at > 0 && first[at] !== first[at - 1] && label === second[at - 1]) over = label;
    return label === over ? null : label;
  });
  return [first, left];
}

/** A class of the second level that runs over two of the first was not made out. */
function crosses([first = [], second = []]: readonly (readonly (Label | null)[])[]): boolean {
  return second.some(
    (label, at) => at > 0 && label !== null && label === second[at - 1] && first[at] !== first[at - 1],
  );
}

/** Each label beside the first of its rows; rows before the first go on from the page before. */
function startsOf(labels: readonly Label[], rows: readonly Row[], above: string | null): Label[] | null {
  const [first] = labels;
  const top = rows[0]?.line ?? 0;
  if (first === undefined || (above === null && (first.from > top || first.to < top))) return null;
  const starts = new Set(rows.map(({ line }) => line));
  if (!labels.every(({ from }) => starts.has(from))) return null;
  const before: Label = above === null ? first : { text: above, from: -1, to: -1 };
  let next = 0;
  let current = before;
  return rows.map(({ line }) => {
    for (; (labels[next]?.from ?? Number.POSITIVE_INFINITY) <= line; next += 1)
      current = labels[next] ?? current;
    return current;
  });
}

interface Split {
  readonly cost: number;
  /** Behind the last row of each label. */
  readonly ends: readonly number[];
}

/** Rows among which the middles are looked for; a table of more is read from the top. */
const MAX_CENTRED = 120;

/** Each label in the middle of its rows: the split of the rows that leaves every label within a line of the middle. */
function centredGroups(labels: readonly Label[], rows: readonly Row[]): Label[] | null {
  const count = rows.length;
  if (count > MAX_CENTRED) return null;
  const off = (label: Label, from: number, to: number): number =>
    Math.abs((label.from + label.to) / 2 - ((rows[from]?.line ?? 0) + (rows[to]?.line ?? 0)) / 2);
  const gaps = rows.slice(1).map(({ line }, at) => line - (rows[at]?.line ?? 0));
  const pitch = [...gaps].sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 1;
  const slack = Math.max(0.6, pitch * 0.4);
  // best[n]: the labels so far over the first n rows, the two cheapest ways.
  let best: (readonly Split[])[] = [[{ cost: 0, ends: [] }], ...rows.map(() => [])];
  for (const label of labels)
    best = Array.from({ length: count + 1 }, (_, end) => {
      const ways: Split[] = [];
      for (let start = 0; start < end; start += 1) {
        const away = off(label, start, end - 1);
        if (away > slack) continue;
        for (const { cost, ends } of best[start] ?? [])
          ways.push({ cost: cost + away, ends: [...ends, end] });
      }
      return ways.sort((x, y) => x.cost - y.cost).slice(0, 2);
    });
  const [whole, other] = best[count] ?? [];
  // Two splits that fit nearly as well tell nothing.
  if (whole === undefined || (other !== undefined && other.cost - whole.cost < 0.5)) return null;
  return rows.map(
    (_, at) => labels[whole.ends.findIndex((end) => at < end)] ?? labels[0] ?? { text: '', from: 0, to: 0 },
  );
}
