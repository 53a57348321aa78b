import type { IntakeRowId } from '#src/domain/intake/intake-row.ts';
import { headerWord, saidUnit } from '#src/domain/intake/column-role.ts';
import { columnCount, filledCells, textAt, type IntakeTable } from '#src/domain/intake/intake-table.ts';
import { isMonthHead } from '#src/domain/intake/line-words.ts';
import { isMonthWord, monthsInTitle, monthWord } from '#src/domain/intake/month-words.ts';
import { findByName, nameKey, type NameIndex } from '#src/domain/intake/name-index.ts';
import { findHead, headColumns, isBand, isHeadRow, isTitleRow } from '#src/domain/intake/table-head.ts';
import { isValueLike } from '#src/domain/intake/value-like.ts';
import { wholeNumber } from '#src/domain/intake/whole-number.ts';
import { isMonth } from '#src/domain/period/month.ts';

/** Where a cell is taken from: its row and its column. */
type Place = readonly [number, number];

/** Cells of a table in other places, with what is known of them. */
function relaid(table: IntakeTable, places: readonly (readonly Place[])[]): IntakeTable {
  const unreadCells = new Set<string>();
  const cells = places.map((line, at) =>
    line.map(([row, column], to) => {
      if (table.unreadCells?.has(`${row} ${column}`) === true) unreadCells.add(`${at} ${to}`);
      return textAt(table, row, column);
    }),
  );
  return { ...table, cells, unreadCells };
}

function upTo(count: number): readonly number[] {
  return Array.from({ length: count }, (_, at) => at);
}

/**
 * A table whose indicators stand side by side, with their months below one another: with a line for each of them, as most tables have it, and
 * the numbers of its columns for those of lines [IN14].
 * @returns null when it is none
 */
export function turnedTable(table: IntakeTable, index: NameIndex, year: number): IntakeTable | null {
  const rows = upTo(table.cells.length).filter((row) => table.hiddenRows?.has(row) !== true);
  const columns = upTo(columnCount(table)).filter((column) => table.hiddenColumns?.has(column) !== true);
  const namesIn = (row: number): readonly number[] =>
    columns.filter((column) => findByName(index, textAt(table, row, column)).rows.length > 0);
  const starts = rows.filter((row) => namesIn(row).length > 0);
  const isBlock = (start: number, at: number): boolean => {
    const below = rows.filter((row) => row > start && row < (starts[at + 1] ?? table.cells.length));
    const own = namesIn(start);
    // One name alone may as well stand over its line: only months in front of the numbers below it say that it does not.
    const isTimed = columns.some(
      (column) =>
        column < (own[0] ?? 0) &&
        below.some((row) => isMonthWord(monthWord(textAt(table, row, column), year))),
    );
    return (
      (own.length > 1 || isTimed) &&
      below.some((row) => own.some((column) => isValueLike(textAt(table, row, column))))
    );
  };
  const [first] = starts;
  if (first === undefined || !starts.every(isBlock)) return null;
  // A title and the unit that is said above are of all of it; classes and numbers above the names are of their columns.
  const titles = rows.filter((row) => {
    const cells = filledCells(table, row);
    return row < first && (cells.length < 2 || cells.some(({ text }) => saidUnit(text) !== null));
  });
  const blocks = starts.flatMap((start, at) => {
    const lines = rows.filter(
      (row) =>
        (at === 0 || row >= start) && row < (starts[at + 1] ?? table.cells.length) && !titles.includes(row),
    );
    return columns.map((column) => lines.map((row): Place => [row, column]));
  });
  return {
    ...relaid(table, [...titles.map((row) => columns.map((column): Place => [row, column])), ...blocks]),
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
    rowNumbers: [
      ...titles.map((row) => columns.length + row + 1),
      ...blocks.map(([place]) => (place?.[1] ?? 0) + 1),
    ],
  };
}

const WRITTEN =
  /^(?:(20\d\d)(?:(0[1-9]|1[0-2])|[-./](0?[1-9]|1[0-2])(?:[-./]\d{1,2})?)|(\d\d)年(\d{1,2})月|第(\d{1,2})个?月)$/;

/**
 * Months as a header writes them beside 指标名称 or 月份 (202606, 2026.6, 2026-06-30, 26年6月, 第6个月; behind 月份 6 too), spelled out: elsewhere
 * they are numbers [IN17]. So are 1, 2, 3 that count on beside 指标名称 or under one heading of all of them [IN18].
 */
export function withMonths(table: IntakeTable, year: number): IntakeTable {
  const cells = table.cells.map((line, row) => {
    const [first] = filledCells(table, row);
    const isOfMonths = isMonthHead(first?.text ?? '');
    const isNaming = namesRows(table, [row], year);
    const counted = countedMonths(table, row);
    const isCounted =
      counted.length > 1 &&
      (isNaming || isUnderOneHeading(table, row, counted, year)) &&
      !countsOthers(table, row, counted, year);
    if (!isOfMonths && !isNaming && !isCounted) return line;
    return line.map((text, column) => {
      if (isCounted && counted.includes(column)) return `${text.trim()}月`;
      const [found, four, joined, parted, two, short = '', nth = ''] = WRITTEN.exec(nameKey(text)) ?? [];
      if (found !== undefined)
        return `${four ?? (two === undefined ? year : `20${two}`)}年${joined ?? parted ?? (short || nth)}月`;
      return isOfMonths && /^\d{1,2}$/.test(text.trim()) ? `${text.trim()}月` : text;
    });
  });
  return { ...table, cells };
}

/** Columns whose cells say nothing but 1…12, each one more than the cell before it; none where another number stands in the line. */
function countedMonths(table: IntakeTable, row: number): readonly number[] {
  const digits = filledCells(table, row).filter(({ text }) => /^\d+$/.test(text.trim()));
  const numbers = digits.map(({ text }) => wholeNumber(text.trim()));
  const isCount = numbers.every((each, at) => isMonth(each) && each === (numbers[0] ?? 0) + at);
  return isCount ? digits.map(({ column }) => column) : [];
}

/** Below the names' heading, with nothing else in the line and one word, or none, over all of it: columns are numbered under words of their own. */
function isUnderOneHeading(
  table: IntakeTable,
  row: number,
  columns: readonly number[],
  year: number,
): boolean {
  const above = row === 0 ? [] : filledCells(table, row - 1);
  const over = above.filter(({ column }) => columns.includes(column));
  return (
    filledCells(table, row).length === columns.length &&
    namesRows(table, [row - 1], year) &&
    over.every(({ column }) => column === columns[0])
  );
}

/** Words of what else is counted: quarters, weeks, and whatever there are several of (各科室, 各组). */
const OTHERS = /季|周|旬|各/;

/** What stands above says that 1, 2, 3 are no months: a title of something else, or a heading that is neither of months nor of values. */
function countsOthers(table: IntakeTable, row: number, columns: readonly number[], year: number): boolean {
  return table.cells.slice(0, row).some((_, above) => {
    const cells = filledCells(table, above);
    return cells.some(({ text, column }) => {
      if (text.includes('月')) return false;
      const isOver = columns.includes(column);
      if ((isOver || cells.length === 1) && OTHERS.test(text)) return true;
      return above === row - 1 && column === columns[0] && headerWord(text, year)?.kind !== 'value';
    });
  });
}

/** One of the tables that stand below one another. */
export interface TablePart {
  readonly table: IntakeTable;
  /** The row whose name stands alone above it. */
  readonly row: IntakeRowId | null;
}

/**
 * Tables that stand below one another, each read by itself [IN15]: what a header of other columns, a title of another time, a line that says
 * nothing but a time, or a name alone stands above is of its own, and of the header before it where it has none.
 */
export function tableParts(table: IntakeTable, index: NameIndex, year: number): readonly TablePart[] {
  const first = findHead(table, index, year);
  const lead = upTo(first.start);
  const isShown = (row: number) => table.hiddenRows?.has(row) !== true;
  const isTime = (row: number) => isShown(row) && isBand(table, row, index, year);
  const isHead = (row: number) => isShown(row) && !isTime(row) && isHeadRow(table, row, index, year);
  const timeOf = (rows: readonly number[]) =>
    monthsInTitle(rows.flatMap((each) => table.cells[each] ?? []).join(' '));
  const begun = (titles: readonly number[], head: readonly number[], row: IntakeRowId | null = null) => ({
    titles,
    head,
    row,
    body: new Array<number>(),
  });
  let part = begun(lead, upTo(first.end).slice(first.start));
  const parts = [part];
  const begin = (...given: Parameters<typeof begun>): void => {
    part = begun(...given);
    parts.push(part);
  };
  // A year that stands above is that of the months below it.
  const withYear = (titles: readonly number[]) =>
    timeOf(titles).years.length > 0
      ? titles
      : [...part.titles.filter((row) => timeOf([row]).years.length > 0), ...titles];
  for (let row = first.end; row < table.cells.length; row += 1) {
    const alone = aloneAbove(table, row, index, year);
    if (isTime(row)) begin(withYear([row]), part.head, part.body.length === 0 ? part.row : null);
    else if (alone !== null) begin(part.titles, [], alone);
    else if (!isHead(row)) part.body.push(row);
    else {
      let end = row + 1;
      while (isHead(end)) end += 1;
      const own = upTo(end).slice(row);
      const titles: number[] = [];
      for (
        let [last] = part.body.slice(-1);
        last !== undefined && isTitleRow(table, last, index);
        [last] = part.body.slice(-1)
      )
        titles.unshift(part.body.pop() ?? last);
      const named = namesRows(table, own, year)
        ? null
        : nameAlone(table, part.body[part.body.length - 1], index);
      if (named !== null) part.body.pop();
      const time = timeOf(titles);
      if (time.month !== null || time.isSpan || time.years.length > 0) begin(withYear(titles), own, named);
      else if (named !== null) begin([...part.titles, ...titles], own, named);
      else if (part.body.length === 0) part.head = own;
      else if (isOther(table, part.head, own, year)) begin([...part.titles, ...titles], own);
      else part.body.push(...titles, ...own);
      row = end - 1;
    }
  }
  if (parts.length === 1) return [{ table, row: null }];
  return parts
    .filter(({ body }) => body.length > 0)
    .map(({ titles, head, body, row }) => ({ table: rowsOf(table, [...titles, ...head, ...body]), row }));
}

/** The row of the plan that a line names and says nothing else of. */
function nameAlone(table: IntakeTable, row: number | undefined, index: NameIndex): IntakeRowId | null {
  const [only, ...others] = row === undefined ? [] : filledCells(table, row);
  const rows = only === undefined || others.length > 0 ? [] : findByName(index, only.text).rows;
  return rows.length === 1 ? (rows[0] ?? null) : null;
}

/** As nameAlone, where months stand below the name, in its own column. */
function aloneAbove(table: IntakeTable, row: number, index: NameIndex, year: number): IntakeRowId | null {
  const [only] = filledCells(table, row);
  const [next, ...values] = filledCells(table, row + 1);
  const isAbove = next !== undefined && next.column === only?.column && values.length > 0;
  return isAbove && isMonthWord(monthWord(next.text, year)) ? nameAlone(table, row, index) : null;
}

function namesRows(table: IntakeTable, head: readonly number[], year: number): boolean {
  return head.some((row) =>
    filledCells(table, row).some(({ text }) => ['name', 'seq'].includes(headerWord(text, year)?.kind ?? '')),
  );
}

/** Columns of other words: not the same header once more, nor one word that stands alone. */
function isOther(
  table: IntakeTable,
  before: readonly number[],
  own: readonly number[],
  year: number,
): boolean {
  const textsOf = (rows: readonly number[]): readonly string[] =>
    headColumns(table, rows[0] ?? 0, (rows[rows.length - 1] ?? -1) + 1, year).map(({ text }) =>
      nameKey(text),
    );
  const [old, next] = [textsOf(before), textsOf(own)];
  const said = next.filter((text) => text !== '');
  return (
    next.some((text, column) => text !== old[column] && text !== '') &&
    (said.length > 1 || said.some((text) => monthWord(text, year)?.kind === 'month'))
  );
}

function rowsOf(table: IntakeTable, rows: readonly number[]): IntakeTable {
  const columns = upTo(columnCount(table));
  return {
    ...relaid(
      table,
      rows.map((row) => columns.map((column): Place => [row, column])),
    ),
    hiddenRows: new Set(rows.flatMap((row, at) => (table.hiddenRows?.has(row) === true ? [at] : []))),
    rowNumbers: rows.map((row) => table.rowNumbers?.[row] ?? row + 1),
  };
}
