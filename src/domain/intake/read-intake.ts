import type { Month } from '#src/domain/period/month.ts';
import {
  isOfOneMonth,
  saidUnit,
  type ColumnLeftOut,
  type ColumnRole,
  type HeaderWord,
} from '#src/domain/intake/column-role.ts';
import { columnCount, filledCells, textAt, type IntakeTable } from '#src/domain/intake/intake-table.ts';
import type { IntakeRow, IntakeRowId } from '#src/domain/intake/intake-row.ts';
import {
  findLineWords,
  monthOfLine,
  otherFigure,
  withNames,
  type LineWords,
} from '#src/domain/intake/line-words.ts';
import { isOpenLine, matchLine, trustsNumbers, type LineMatch } from '#src/domain/intake/match-line.ts';
import { monthsInTitle } from '#src/domain/intake/month-words.ts';
import { nameIndex, nameKey, type NameIndex } from '#src/domain/intake/name-index.ts';
import { findHead, isHeadRow, type TableHead } from '#src/domain/intake/table-head.ts';
import { tableParts, turnedTable, withMonths, type TablePart } from '#src/domain/intake/table-shape.ts';
import { findKeys, type TableKeys } from '#src/domain/intake/table-keys.ts';
import { isValueLike } from '#src/domain/intake/value-like.ts';
import { unitText } from '#src/domain/intake/unit-text.ts';

export interface IntakeSetting {
  readonly rows: readonly IntakeRow[];
  readonly year: number;
  /** Of the cell in which the table is put: for values of which the table names no month. */
  readonly month: Month;
  /** The rows from that cell on, for tables that name none. */
  readonly positions: readonly IntakeRowId[];
  /** What somebody has chosen for lines and columns that nothing else decides. */
  readonly picks?: IntakePicks;
}

/** Choices of a person [IN10]: the row of a line, by the line's number, and what a column holds, by its place; null leaves it out. */
export interface IntakePicks {
  readonly lines: ReadonlyMap<number, IntakeRowId>;
  readonly columns: ReadonlyMap<number, PickedColumn | null>;
}

export interface PickedColumn {
  readonly kind: 'value' | 'note';
  readonly month: Month;
}

/** One value or note of a table and the cell it is for. */
export interface IntakeCell {
  readonly row: IntakeRowId;
  readonly month: Month;
  readonly field: 'value' | 'note';
  /** As it is to be read: with the table's unit behind a number whose row is measured otherwise. */
  readonly text: string;
  /** Why it is not taken: another line says something else of the same cell, or the file shows it in a way that is not computed. */
  readonly fault: 'conflict' | 'unread' | null;
}

export interface IntakeLine {
  /** Of the table, from 1. */
  readonly number: number;
  readonly label: string;
  readonly match: LineMatch;
  readonly cells: readonly IntakeCell[];
  /** What the columns of values hold where no row is known for it. */
  readonly shown: string;
}

interface IntakeColumn {
  /** Where it stands in the table, from 1. */
  readonly number: number;
  /** Of the header; '' where there is none. */
  readonly text: string;
  readonly role: ColumnRole;
  /** A person may say of which month it is [IN10]. */
  readonly isOpen: boolean;
}

export interface Intake {
  /** What it calls lines are the columns of the table, and the other way round [IN14]. */
  readonly isTurned: boolean;
  /** false: a block of bare numbers, which has no names, running numbers, units or header. */
  readonly isLabelled: boolean;
  readonly columns: readonly IntakeColumn[];
  readonly lines: readonly IntakeLine[];
}

/**
 * What a table says of which cells [IN1]–[IN17]. Nothing of it depends on where a named line stands; a line that no name or number of the
 * plan fits says nothing.
 */
export function readIntake(given: IntakeTable, setting: IntakeSetting): Intake {
  const index = nameIndex(setting.rows);
  const turned = turnedTable(given, index, setting.year);
  const parts = tableParts(withMonths(turned ?? given, setting.year), index, setting.year);
  let [before, unit] = [0, ''];
  const read = parts.map((part) => {
    const of = readPart(part, { ...setting, index, before, unit });
    [before, unit] = [before + of.columns.length, of.unit];
    return of;
  });
  return {
    isTurned: turned !== null,
    isLabelled: read.some(({ isLabelled }) => isLabelled),
    columns: read.flatMap(({ columns }) => columns),
    lines: withConflicts(read.flatMap(({ lines }) => lines)),
  };
}

interface PartSetting extends IntakeSetting {
  readonly index: NameIndex;
  /** Columns of the parts above it. */
  readonly before: number;
  /** What is said above those to be the unit. */
  readonly unit: string;
}

/** One of the tables, with what its header and its columns say. */
interface Part {
  readonly table: IntakeTable;
  readonly head: TableHead;
  readonly keys: TableKeys;
  readonly words: LineWords;
  readonly roles: readonly ColumnRole[];
  /** Its numbers are of the months that their lines say. */
  readonly ofLines: boolean;
  readonly unit: string;
}

function readPart(
  { table: given, row: named }: TablePart,
  setting: PartSetting,
): Omit<Intake, 'isTurned'> & { readonly unit: string } {
  const { index } = setting;
  const head = findHead(given, index, setting.year);
  const anywhere = findKeys(given, head, index);
  const words = findLineWords(given, head, anywhere, index, setting.year);
  const own = (column: number | null) =>
    column === null || words.beside === null || column < words.beside ? column : null;
  const keys = { ...anywhere, seq: own(anywhere.seq), unit: own(anywhere.unit) };
  const table = withNames(given, head, keys, words);
  const found = columnRoles(table, head, keys, setting, words);
  const roles = found.map((role, column) =>
    pickedRole(role, setting.picks?.columns.get(setting.before + column)),
  );
  const unit = tableUnit(table, head) || setting.unit;
  const ofLines = roles.some(({ kind }) => kind === 'line-value');
  const part: Part = { table, head, keys, words, roles, ofLines, unit };
  const filledCount = table.cells.flatMap((_, row) => filledCells(table, row)).length;
  const hasLabels =
    head.end > head.start ||
    keys.name !== null ||
    keys.seq !== null ||
    keys.unit !== null ||
    words.month !== null;
  return {
    isLabelled: hasLabels && filledCount > 1 && (columnCount(table) > 1 || hasValues(table, head)),
    columns: roles.map((role, column) => ({
      number: column + 1,
      text: head.columns[column]?.text ?? '',
      role,
      isOpen: isOpen(found[column]) && holdsAny(table, column),
    })),
    lines: partLines(part, partMatches(part, named, setting), setting),
    unit,
  };
}

/** Which row each line is about. @param named the row whose name stands alone above the table */
function partMatches(
  { table, head, keys, ofLines }: Part,
  named: IntakeRowId | null,
  { index, year, positions }: PartSetting,
): readonly LineMatch[] {
  const trusted = trustsNumbers(table, head, keys, index);
  // Months below one another without a name are all of the one row in which they are put.
  const isOneRow = ofLines && keys.name === null && keys.seq === null;
  const isHeaded = head.end > head.start;
  let position = 0;
  return table.cells.map((_, row): LineMatch => {
    if (table.hiddenRows?.has(row) === true) return { kind: 'hidden' };
    if (row < head.end || (isHeaded && isHeadRow(table, row, index, year))) return { kind: 'head' };
    const at = isOneRow ? 0 : position++;
    if (named === null) return matchLine(table, row, { keys, index, trusted, place: positions[at] });
    const match = matchLine(table, row, { keys, index, trusted, place: at === 0 ? named : undefined });
    return match.kind === 'row' && match.by === 'position' ? { ...match, by: 'name' } : match;
  });
}

/** What each line says, of the row that it or a person says it is about. */
function partLines(
  part: Part,
  matches: readonly LineMatch[],
  { picks, rows, year }: PartSetting,
): readonly IntakeLine[] {
  const { table, head, keys, words, roles } = part;
  const shared = keys.name === null ? NOWHERE : sharedLines(table, keys, matches, roles);
  return table.cells.flatMap((_, row): readonly IntakeLine[] => {
    const filled = filledCells(table, row);
    if (filled.length === 0) return [];
    const label = (keys.name === null ? '' : textAt(table, row, keys.name)) || (filled[0]?.text ?? '');
    const line = { number: table.rowNumbers?.[row] ?? row + 1, label };
    const own = matches[row] ?? { kind: 'none' };
    if (own.kind === 'hidden' || own.kind === 'head') return [{ ...line, match: own, cells: [], shown: '' }];
    const said = pickedMatch(shared.has(row) ? { kind: 'shared' } : own, picks?.lines.get(line.number));
    const ofLine = words.month === null ? null : monthOfLine(table, row, words.month, head.end, year);
    const match = wordMatch(said, table, row, words, part.ofLines ? ofLine : null);
    const target = match.kind === 'row' ? rows.find(({ id }) => id === match.row) : undefined;
    const months = roles.map((role) => roleMonth(role, ofLine?.month ?? null));
    const cells = target === undefined ? [] : lineCells(part, row, months, target);
    const shown = cells.length > 0 ? '' : shownValues(table, row, roles);
    return [{ ...line, match, cells, shown }];
  });
}

const NOWHERE: ReadonlySet<number> = new Set();

/** Lines that hold values under the name of the line above them, and that line: which of them is the row's own, nothing says [IN16]. */
function sharedLines(
  table: IntakeTable,
  { name, seq }: TableKeys,
  matches: readonly LineMatch[],
  roles: readonly ColumnRole[],
): ReadonlySet<number> {
  const shared = new Set<number>();
  let above: number | null = null;
  for (const [row, { kind }] of matches.entries()) {
    const isOwn = [name, seq].some((column) => column !== null && textAt(table, row, column) !== '');
    if (isOwn || filledCells(table, row).length === 0) above = kind === 'row' ? row : null;
    else if (above !== null && kind === 'none' && shownValues(table, row, roles) !== '')
      shared.add(above).add(row);
  }
  return shared;
}

/** Only where nothing in the table says which row it is: a name is never overruled. */
function pickedMatch(match: LineMatch, picked: IntakeRowId | undefined): LineMatch {
  const isUnknown = isOpenLine(match);
  return picked !== undefined && isUnknown ? { kind: 'row', row: picked, by: 'hand' } : match;
}

/** A line that says itself that it is no figure of a month of this year: only where it would be one. */
function wordMatch(
  match: LineMatch,
  table: IntakeTable,
  row: number,
  { figure }: LineWords,
  ofLine: { readonly month: Month | null; readonly text: string } | null,
): LineMatch {
  if (match.kind !== 'row' && !isOpenLine(match)) return match;
  const other = figure === null ? null : otherFigure(table, row, figure);
  if (other !== null) return { kind: 'figure', text: other };
  return ofLine !== null && ofLine.month === null ? { kind: 'no-month', text: ofLine.text } : match;
}

function roleMonth(role: ColumnRole, ofLine: Month | null): Month | null {
  if (role.kind === 'value' || role.kind === 'note') return role.month;
  return role.kind === 'line-value' || role.kind === 'line-note' ? ofLine : null;
}

/** 单位：元 or 单位：万人次 above the table, where one stands there; or ''. */
function tableUnit(table: IntakeTable, head: TableHead): string {
  const units = new Set(
    table.cells.slice(0, head.start).flatMap((row) => row.flatMap((text) => saidUnit(text) ?? [])),
  );
  const [only = ''] = units;
  return units.size === 1 ? only : '';
}

function pickedRole(role: ColumnRole, picked: PickedColumn | null | undefined): ColumnRole {
  if (picked === undefined || !isOpen(role)) return role;
  return picked ?? { kind: 'out', why: { kind: 'by-hand' } };
}

/** Not of columns that are something else: a target, a sum of months, another year, what the file hides. */
function isOpen(role: ColumnRole | undefined): boolean {
  if (role === undefined) return false;
  if (role.kind !== 'out') return role.kind === 'value' || role.kind === 'note';
  return ['which-month', 'title-span', 'which-note', 'unknown', 'no-header'].includes(role.why.kind);
}

function shownValues(table: IntakeTable, row: number, roles: readonly ColumnRole[]): string {
  return roles
    .flatMap((role, column) => (holdsValues(role) ? [textAt(table, row, column)] : []))
    .filter((text) => text !== '')
    .join('、');
}

function holdsValues({ kind }: ColumnRole): boolean {
  return kind === 'value' || kind === 'line-value';
}

function hasValues(table: IntakeTable, head: TableHead): boolean {
  return head.end > 0 && table.cells.slice(head.end).some((row) => row.some(isValueLike));
}

/** When a table was made is no month of its numbers. */
const MADE = /^(?:填报|填表|制表|报送|上报|编制|打印)(?:时间|日期)/;

/** Of when the title is. */
interface TitleTime extends ReturnType<typeof monthsInTitle> {
  /** Another than the plan's, and not that. */
  readonly otherYear: number | undefined;
}

function titleTime(table: IntakeTable, head: TableHead, year: number): TitleTime {
  const title = table.cells
    .slice(0, head.start)
    .flat()
    .filter((text) => !MADE.test(nameKey(text)))
    .join(' ');
  const time = monthsInTitle(title);
  const [first] = time.years;
  return { ...time, otherYear: time.years.includes(year) ? undefined : first };
}

function leftOut(why: ColumnLeftOut): ColumnRole {
  return { kind: 'out', why };
}

function columnRoles(
  table: IntakeTable,
  head: TableHead,
  keys: TableKeys,
  setting: IntakeSetting,
  words: LineWords,
): readonly ColumnRole[] {
  const time = titleTime(table, head, setting.year);
  const { month, otherYear, isSpan, last } = time;
  const isHeaded = head.end > head.start;
  const columns = Array.from({ length: columnCount(table) }, (_, column) => column);
  const wordOf = (column: number) => head.columns[column]?.word ?? null;
  const isWord = (column: number) => column === words.month || column === words.figure;
  const isBeside = (column: number) => words.beside !== null && column >= words.beside;
  const values = columns.filter(
    (column) => wordOf(column)?.kind === 'value' && !isWord(column) && !isBeside(column),
  );
  const dated = values.filter((column) => monthOf(wordOf(column)) !== null);
  const candidates = columns.filter(
    (column) => !isWord(column) && !isBeside(column) && isCandidate(table, head, keys, column),
  );

  const roles = columns.map((column): ColumnRole => {
    if (column === keys.id) return { kind: 'id' };
    if (column === keys.name) return { kind: 'name' };
    if (column === keys.seq) return { kind: 'seq' };
    if (column === keys.unit) return { kind: 'unit' };
    if (table.hiddenColumns?.has(column) === true) return leftOut({ kind: 'hidden' });
    if (column === words.month) return { kind: 'line-month' };
    if (column === words.figure) return { kind: 'line-figure' };
    if (isBeside(column)) return leftOut({ kind: 'beside' });
    const word = wordOf(column);
    if (!isHeaded) {
      if (!candidates.includes(column)) return leftOut({ kind: 'no-header' });
      if (otherYear !== undefined) return leftOut({ kind: 'other-year', year: otherYear });
      if (candidates.length > 1) return leftOut({ kind: 'which-month' });
      if (words.month !== null) return { kind: 'line-value' };
      if (isSpan) return leftOut({ kind: 'title-span' });
      return { kind: 'value', month: month ?? setting.month };
    }
    if (word?.kind === 'value') {
      const own = word.month;
      if (otherYear !== undefined) return leftOut({ kind: 'other-year', year: otherYear });
      if (own !== null) return { kind: 'value', month: own };
      if (dated.length > 0) return leftOut({ kind: 'span' });
      if (values.length > 1) return leftOut({ kind: 'which-month' });
      if (words.month !== null) return { kind: 'line-value' };
      const isOwn = isOfOneMonth(head.columns[column]?.text ?? '');
      if (isSpan && !isOwn) return leftOut({ kind: 'title-span' });
      return { kind: 'value', month: month ?? last ?? setting.month };
    }
    if (keys.id !== null && word?.kind !== 'note') return leftOut({ kind: 'reference' });
    if (word?.kind === 'plan' || word?.kind === 'span') return leftOut({ kind: word.kind });
    if (word?.kind === 'other-year') return leftOut(word);
    return leftOut({ kind: holdsAny(table, column) ? 'unknown' : 'no-header' });
  });
  return withNotes(roles, head, time, setting.month);
}

/** Notes are of the month that their header or their line says, else of that of the values; those that are hidden or of another table stay out. */
function withNotes(
  roles: readonly ColumnRole[],
  head: TableHead,
  { month, otherYear }: TitleTime,
  cellMonth: Month,
): readonly ColumnRole[] {
  const months = new Set(roles.flatMap((role) => (role.kind === 'value' ? [role.month] : [])));
  const [only] = months;
  const noteWord = (role: ColumnRole, column: number) => {
    const word = head.columns[column]?.word ?? null;
    const isOut = role.kind === 'out' && role.why.kind !== 'hidden' && role.why.kind !== 'beside';
    return isOut && word?.kind === 'note' ? word : null;
  };
  const notes = roles.filter((role, column) => noteWord(role, column) !== null).length;
  return roles.map((role, column): ColumnRole => {
    const word = noteWord(role, column);
    if (word === null) return role;
    if (otherYear !== undefined) return leftOut({ kind: 'other-year', year: otherYear });
    if (word.month === null && roles.some(({ kind }) => kind === 'line-value')) return { kind: 'line-note' };
    const before = roles[column - 1];
    const noteMonth =
      word.month ??
      (months.size === 0 ? (month ?? cellMonth) : null) ??
      (months.size === 1 ? (only ?? null) : null);
    if (noteMonth !== null) return { kind: 'note', month: noteMonth };
    return before?.kind === 'value' && notes === months.size
      ? { kind: 'note', month: before.month }
      : leftOut({ kind: 'which-note' });
  });
}

function monthOf(word: HeaderWord | null): Month | null {
  return word?.kind === 'value' ? word.month : null;
}

function holdsAny(table: IntakeTable, column: number): boolean {
  return table.cells.some((_, row) => textAt(table, row, column) !== '');
}

function isCandidate(table: IntakeTable, head: TableHead, keys: TableKeys, column: number): boolean {
  if (column === keys.name || column === keys.seq || column === keys.unit) return false;
  return table.cells.some((_, row) => row >= head.end && isValueLike(textAt(table, row, column)));
}

/** @param months of each column, in this line */
function lineCells(
  { table, head, keys, roles, unit }: Part,
  row: number,
  months: readonly (Month | null)[],
  target: IntakeRow,
): readonly IntakeCell[] {
  const own = keys.unit === null ? '' : textAt(table, row, keys.unit);
  return roles.flatMap((role, column): readonly IntakeCell[] => {
    const month = months[column] ?? null;
    if (month === null) return [];
    const field = holdsValues(role) ? 'value' : 'note';
    const shown = textAt(table, row, column);
    const units = { header: head.columns[column]?.text ?? '', table: unit };
    const text = field === 'value' ? unitText(shown, own, units, target) : shown;
    const fault = table.unreadCells?.has(`${row} ${column}`) === true ? 'unread' : null;
    return [{ row: target.id, month, field, text, fault }];
  });
}

/** Two lines, or two columns, that say different things of one cell: a blank says nothing against a value [IN6]. */
function withConflicts(lines: readonly IntakeLine[]): readonly IntakeLine[] {
  const key = ({ row, month, field }: IntakeCell) => `${row}/${month}/${field}`;
  const said = new Map<string, Set<string>>();
  for (const cell of lines.flatMap(({ cells }) => cells)) {
    if (cell.text !== '') said.set(key(cell), (said.get(key(cell)) ?? new Set()).add(cell.text));
  }
  const seen = new Set<string>();
  return lines.map((line) => ({
    ...line,
    cells: line.cells.flatMap((cell): readonly IntakeCell[] => {
      const texts = said.get(key(cell));
      if (texts !== undefined && texts.size > 1)
        return cell.text === '' ? [] : [{ ...cell, fault: 'conflict' }];
      const isNew = !seen.has(key(cell)) && (texts === undefined || cell.text !== '');
      if (isNew) seen.add(key(cell));
      return isNew ? [cell] : [];
    }),
  }));
}
