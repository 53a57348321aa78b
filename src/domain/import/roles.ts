import {
  isSeveralYears,
  nameRank,
  type Role,
  roleOfContent,
  roleOfHeader,
} from '#src/domain/import/columns.ts';
import type { Header, HeaderCell } from '#src/domain/import/header.ts';
import type { Problem } from '#src/domain/import/source-row.ts';
import type { TableCell, TableRow } from '#src/domain/import/table.ts';
import { isUnitText, readTargetCell } from '#src/domain/import/target-cell.ts';
import { bare, cleanText, headWord } from '#src/domain/import/words.ts';

/** Person's choice of a column's role, by 0-based column. */
export type RoleChoice = ReadonlyMap<number, Role>;

/** Which column says what. */
export interface Columns {
  readonly columns: readonly Column[];
  readonly problems: readonly Problem[];
  /** More than one column could be the target of this year: none is read. */
  readonly rivals: boolean;
}

export interface Column extends HeaderCell {
  readonly role: Role;
}

/** Gives each column its role by header and content; what only one column can be is settled, or left open and named [IM12]. */
export function rolesOf(
  header: Header,
  body: readonly TableRow[],
  year: number | null,
  choice: RoleChoice = new Map(),
): Columns {
  const sound = soundRows(body);
  const filledIn = (column: number): TableCell[] =>
    sound.flatMap(({ cells }) => cells.filter((cell) => cell.column === column && bare(cell.text) !== ''));
  const parts = header.cells.flatMap((cell) => partsOf(cell, header, filledIn));
  const columns: Column[] = parts.map((part) => ({
    column: part.column,
    to: part.to,
    word: part.word,
    role: choice.get(part.column) ?? roleByContent(part, filledIn(part.column)),
  }));
  const problems: Problem[] = [];
  const drop = (losers: readonly Column[]): void => {
    for (const loser of losers) columns[columns.indexOf(loser)] = { ...loser, role: 'none' };
  };
  const having = (role: Role): Column[] => columns.filter((each) => each.role === role);
  const isFilled = ({ column, to }: Column): boolean =>
    body.some(({ cells }) => cells.some((cell) => cell.column >= column && cell.column <= to));

  const names = having('name').sort((a, b) => nameRank(a.word) - nameRank(b.word));
  const best = names.filter(isFilled).find((column) => !isLabelColumn(column, body)) ?? names[0];
  drop(names.filter((column) => column !== best));

  for (const role of ['class1', 'class2', 'type', 'direction', 'unit', 'operator'] as const) {
    const all = having(role);
    if (all.length < 2) continue;
    const filled = all.filter(isFilled);
    const [keep = all[0]] =
      role === 'class1' ? filled.filter(({ word }) => /一级/.test(word)).concat(filled) : filled;
    drop(all.filter((column) => column !== keep));
    if (filled.length > 1 && !sameCells(filled, body))
      problems.push({
        row: null,
        field: role === 'type' || role === 'direction' ? 'table' : role,
        what: `有两列都像“${cleanText(keep?.word ?? '')}”，只读取了第一列，请核对`,
      });
  }
  const targets = annual(having('target'), year, isFilled);
  drop(having('target').filter((column) => !targets.includes(column)));
  const rivals = targets.length > 1 && !sameCells(targets, body);
  drop(targets.slice(1));

  const unread = strayColumns(columns, body);
  if (having('operator').length === 0) {
    const signs = unread.find(
      (column) => roleOfContent(filledIn(column).map(({ text }) => text)) === 'operator',
    );
    if (signs !== undefined) columns.push({ column: signs, to: signs, word: '', role: 'operator' });
  }
  return { columns, problems, rivals };
}

/** Rows of a text that may have lost their leading cells say nothing about a column. */
function soundRows(body: readonly TableRow[]): readonly TableRow[] {
  const full = Math.max(0, ...body.map(({ width }) => width ?? 0));
  const first = Math.min(...body.map(({ cells }) => cells[0]?.column ?? 0));
  const sound = body.filter(
    ({ width, cells }) => width === undefined || width === full || (cells[0]?.column ?? 0) > first,
  );
  return sound.length === 0 ? body : sound;
}

/** A label that runs down beside the table (绩效指标) names no row. */
function isLabelColumn({ column }: Column, body: readonly TableRow[]): boolean {
  const cells = body.flatMap((row) => row.cells.filter((cell) => cell.column === column));
  return (
    cells.length > 0 && cells.every(({ text }) => /^(?:年度|长期|中期|实施期)?绩效指标$/.test(headWord(text)))
  );
}

/** A heading over several filled columns without words of their own: what they hold tells them apart. */
function partsOf(
  cell: HeaderCell,
  header: Header,
  filledIn: (column: number) => readonly TableCell[],
): (HeaderCell & { readonly role?: Role })[] {
  const next = header.cells.find(({ column }) => column > cell.column)?.column ?? cell.to + 1;
  const own = Array.from(
    { length: Math.min(cell.to, cell.column + 63) - cell.column + 1 },
    (_, at) => cell.column + at,
  )
    .filter((column) => column < next || column === cell.column)
    .filter((column) => filledIn(column).length > 0);
  if (own.length < 2 || roleOfHeader(cell.word) !== 'target') return [cell];
  const roles = own.map((column): Role => {
    const role = roleOfContent(filledIn(column).map(({ text }) => text));
    return role === 'none' ? 'target' : role;
  });
  if (roles.filter((role) => role === 'target').length !== 1)
    return own.map((column) => ({ ...cell, column, to: column }));
  return own.map((column, at) => ({ column, to: column, word: cell.word, role: roles[at] ?? 'none' }));
}

function roleByContent(part: HeaderCell & { readonly role?: Role }, cells: readonly TableCell[]): Role {
  const byWord = part.role ?? roleOfHeader(part.word);
  const texts = cells.map(({ text }) => text);
  const content = roleOfContent(texts);
  const isAboutSign =
    byWord === 'operator' ||
    (byWord === 'none' && /方向|性质|符/.test(part.word) && !isSeveralYears(part.word));
  if (isAboutSign) return content === 'none' || content === 'unit' ? byWord : content;
  if (byWord === 'type') return content === 'operator' || content === 'direction' ? content : 'type';
  // 单位 may be the office as well as the measure.
  if (
    byWord === 'unit' &&
    texts.length > 0 &&
    texts.every((text) => OFFICE.test(bare(text)) && !isUnitText(text))
  )
    return 'owner';
  return byWord;
}

const OFFICE =
  /.{3,}(?:局|委|委员会|办|办公室|中心|院|校|学校|小学|中学|馆|站|所|队|大队|处|会|厅|部|镇|街道)$/;

/** Of several columns of targets the one of this year, by what their headers say. */
function annual(
  targets: readonly Column[],
  year: number | null,
  isFilled: (column: Column) => boolean,
): Column[] {
  const narrowed = (from: readonly Column[], test: (word: string) => boolean): readonly Column[] => {
    const kept = from.filter(({ word }) => test(bare(word)));
    return kept.length === 0 ? from : kept;
  };
  let left: readonly Column[] =
    targets.length > 1 && targets.some(isFilled) ? targets.filter(isFilled) : targets;
  if (left.length < 2) return [...left];
  const yearOf = (word: string): string | undefined => /20\d\d/.exec(word)?.[0];
  if (year !== null && left.some(({ word }) => yearOf(word) !== undefined))
    left = left.filter(({ word }) => (yearOf(word) ?? `${year}`) === `${year}`);
  left = narrowed(left, (word) => !word.includes('调整'));
  left = narrowed(left, (word) => /年初/.test(word));
  left = narrowed(left, (word) => /年度|当年|全年/.test(word));
  return [...left];
}

/** The same in every row: it does not matter which is read. */
function sameCells(columns: readonly Column[], body: readonly TableRow[]): boolean {
  const textOf = (row: TableRow, { column }: Column): string =>
    bare(row.cells.find((cell) => cell.column === column)?.text ?? '');
  const [first] = columns;
  return (
    first !== undefined &&
    body.every((row) => columns.every((column) => textOf(row, column) === textOf(row, first)))
  );
}

/** Filled columns that no header stands over. */
function strayColumns(columns: readonly Column[], body: readonly TableRow[]): number[] {
  const known = (column: number): boolean =>
    columns.some((each) => column >= each.column && column <= each.to);
  const found = new Set(body.flatMap(({ cells }) => cells.map(({ column }) => column)));
  return [...found].filter((column) => !known(column)).sort((a, b) => a - b);
}

/** Words, and not those that signs and directions are written in. */
function isWord(text: string): boolean {
  const word = bare(text);
  const content = roleOfContent([text]);
  return (
    /[\u4e00-\u9fff]/.test(word) && (content === 'none' || content === 'unit') && !/^[\d≥≤=<>]/.test(word)
  );
}

/** Whether the text could stand in a column of that role; for rows that have lost their leading cells. */
export function couldBe(role: Role, text: string): boolean {
  const word = bare(text);
  switch (role) {
    case 'name':
      return isWord(text) && !/[≥≤]\d/.test(word);
    case 'class1':
    case 'class2':
      return isWord(text);
    case 'operator':
      return roleOfContent([text]) === 'operator' || roleOfContent([text]) === 'type';
    case 'direction':
      return roleOfContent([text]) === 'direction' || roleOfContent([text]) === 'type';
    case 'type':
      return roleOfContent([text]) === 'type';
    case 'target':
      return readTargetCell(text).kind !== 'empty';
    case 'unit':
      return isUnitText(text) || word === '定性' || /^[-—/]$/.test(word);
    case 'weight':
      return /^\d+(?:\.\d+)?(?:%|分)?$/.test(word);
    case 'project':
    case 'owner':
    case 'budget':
    case 'none':
      return true;
  }
}
