import { headerWord, type HeaderWord } from '#src/domain/intake/column-role.ts';
import { columnCount, filledCells, textAt, type IntakeTable } from '#src/domain/intake/intake-table.ts';
import { monthWord } from '#src/domain/intake/month-words.ts';
import { findByName, nameKey, type NameIndex } from '#src/domain/intake/name-index.ts';
import { isValueLike } from '#src/domain/intake/value-like.ts';

/** Where a table's header stands, and what it says of each column. */
export interface TableHead {
  /** First row of the header and the first row behind it; equal when there is none. */
  readonly start: number;
  readonly end: number;
  readonly columns: readonly HeadColumn[];
}

interface HeadColumn {
  /** As printed; '' where the header is blank. */
  readonly text: string;
  readonly word: HeaderWord | null;
}

/** A header stands under a title and a block of lines about the unit, not further down. */
const SEARCHED = 20;
const MOST_ROWS = 3;
const FOOT =
  /^(?:注|备注|说明|填表人|填报人|制表人?|审核人?|负责人|联系人|联系电话|单位负责人|填报日期|填报单位)[:]/;

/** Finds the header by its words: it names indicators, numbers, units, months or notes, and holds no value [IN1][IN4]. */
export function findHead(table: IntakeTable, index: NameIndex, year: number): TableHead {
  const isHead = (row: number) => isHeadRow(table, row, index, year) && !isBand(table, row, index, year);
  const width = columnCount(table);
  // Of what sounds like a header the one with most words of one: a title («2025年度月度数据») and the form above a table («项目名称»,
  // «填报月份») have one or two.
  let start: number | null = null;
  let most = 0;
  for (let row = 0; row < Math.min(SEARCHED, table.cells.length); row += 1) {
    if (isHead(row)) {
      const words = filledCells(table, row).filter(({ text }) => headerWord(text, year) !== null).length;
      if (words > most) [start, most] = [row, words];
      continue;
    }
    if (isTitleRow(table, row, index)) continue;
    // Values stand above: what follows is no header but a word among them.
    if (filledCells(table, row).some(({ text }) => isValueLike(text)) && width <= 2) break;
    if (namesARow(table, row, index)) break;
  }
  if (start === null) {
    const columns = Array.from({ length: width }, () => ({ text: '', word: null }));
    let titles = 0;
    while (isTitleRow(table, titles, index) || isBand(table, titles, index, year)) titles += 1;
    return { start: titles, end: titles, columns };
  }
  let end = start + 1;
  while (start > 0 && end - start < MOST_ROWS && isHead(start - 1) && !isAlone(table, start - 1)) start -= 1;
  while (end - start < MOST_ROWS && isHead(end)) end += 1;
  return { start, end, columns: headColumns(table, start, end, year) };
}

/** The header once more, on the next page. */
export function isHeadRow(table: IntakeTable, row: number, index: NameIndex, year: number): boolean {
  if (namesARow(table, row, index)) return false;
  const filled = filledCells(table, row);
  const words = filled.map(({ text }) => headerWord(text, year));
  const kinds = words.flatMap((word) => word?.kind ?? []);
  // «指标名称» or «序号» over a column makes a header whatever stands beside it.
  const isNamed = kinds.includes('name') || kinds.includes('seq');
  return (
    kinds.some((kind) => kind !== 'year') &&
    (isNamed || kinds.length * 2 >= filled.length) &&
    filled.every(({ text }, at) => words[at] !== null || !isValueLike(text) || monthWord(text, year) !== null)
  );
}

function namesARow(table: IntakeTable, row: number, index: NameIndex): boolean {
  return filledCells(table, row).some(({ text }) => findByName(index, text).rows.length > 0);
}

export function isFoot(text: string): boolean {
  return FOOT.test(nameKey(text));
}

function isAlone(table: IntakeTable, row: number): boolean {
  return filledCells(table, row).length === 1;
}

/** «2026年6月情况» is as short as a number with its unit. */
function saysTime(text: string): boolean {
  return /[年月]/.test(text);
}

/** A text alone in its line, beside columns of others, that names no row. */
function isLone(table: IntakeTable, row: number, index: NameIndex): boolean {
  const [only] = filledCells(table, row);
  return (
    only !== undefined &&
    isAlone(table, row) &&
    columnCount(table) > 1 &&
    !isFoot(only.text) &&
    !namesARow(table, row, index)
  );
}

export function isTitleRow(table: IntakeTable, row: number, index: NameIndex): boolean {
  return (
    isLone(table, row, index) &&
    filledCells(table, row).every(({ text }) => saysTime(text) || !isValueLike(text))
  );
}

/** A line that says nothing but a time (6月, 2026年6月完成情况), over lines that begin where it does: what stands below is of it [IN15]. */
export function isBand(table: IntakeTable, row: number, index: NameIndex, year: number): boolean {
  const [only] = filledCells(table, row);
  if (only === undefined || !isLone(table, row, index)) return false;
  const word = headerWord(only.text, year);
  const isTime =
    (word?.kind === 'value' && word.month !== null) ||
    word?.kind === 'year' ||
    word?.kind === 'other-year' ||
    (word?.kind === 'span' && /[月季年]/.test(only.text)) ||
    /^20\d\d年.*[月季]/.test(nameKey(only.text));
  const below = table.cells.findIndex((_, at) => at > row && filledCells(table, at).length > 1);
  return isTime && below > row && (filledCells(table, below)[0]?.column ?? 0) >= only.column;
}

export function headColumns(
  table: IntakeTable,
  start: number,
  end: number,
  year: number,
): readonly HeadColumn[] {
  // A cell over several columns stands in the first of them: a month over its value and its note, a year over its months.
  const above: string[][] = [];
  for (let row = start; row < end; row += 1) above.push(carriedRight(table, row, end));
  return Array.from({ length: columnCount(table) }, (_, column) => {
    const texts = above.map((cells) => cells[column] ?? '').filter((text) => text !== '');
    return { text: [...new Set(texts)].join(' '), word: joinedWord(texts, year) };
  });
}

/** To the columns behind a cell, unless it is merged down: then nothing stands below it, and it is of its own column alone. */
function carriedRight(table: IntakeTable, row: number, end: number): string[] {
  let last = '';
  return Array.from({ length: columnCount(table) }, (_, column) => {
    const text = textAt(table, row, column);
    if (text === '') return last;
    last = table.cells.slice(row + 1, end).some((line) => (line[column] ?? '').trim() !== '') ? text : '';
    return text;
  });
}

/** Over months: what was planned for each, what it comes to up to each, and those of another year. */
const OVER = /(?:目标|计划|任务)(?:完成)?[值数量]*$|累计|截[至止]|[上去]年|同期/;

/** What the cells over a column say together, the lowest first; a month or a year over it makes it more exact. */
function joinedWord(texts: readonly string[], year: number): HeaderWord | null {
  const words = texts.flatMap((text) => headerWord(text, year) ?? []);
  const band = words.find(({ kind }) => kind === 'year');
  const [own = null] = words.filter(({ kind }) => kind !== 'year').reverse();
  if (own === null) return null;
  const isTimed = own.kind === 'value' || own.kind === 'note';
  if (isTimed && band?.kind === 'year' && band.year !== year) return { kind: 'other-year', year: band.year };
  if (isTimed && texts.some((text) => OVER.test(nameKey(text)))) return { kind: 'plan' };
  if (!isTimed || own.month !== null) return own;
  const over = words.find((word) => word !== own && (word.kind !== 'year' || word.year !== year));
  if (over === undefined) return own;
  if (over.kind === 'value') return { ...own, month: over.month };
  return over.kind === 'span' || over.kind === 'other-year' || over.kind === 'plan' ? over : own;
}
