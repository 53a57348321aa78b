import type { Role } from '#src/domain/import/columns.ts';
import { followingOf } from '#src/domain/import/continued.ts';
import { type Header, headerAt } from '#src/domain/import/header.ts';
import {
  blockOf,
  isFoot,
  isHeaderAgain,
  isHeadLine,
  isLabelLine,
  isPageMark,
  isTitleLine,
  isTotal,
} from '#src/domain/import/lines.ts';
import {
  BUDGET_UNREAD,
  budgetOfCell,
  isHeadLabel,
  plainUnit,
  readHead,
  type HeadTexts,
  type PlanHead,
} from '#src/domain/import/plan-head.ts';
import { type ReadRow, readRows } from '#src/domain/import/plan-rows.ts';
import type { Problem, SourceRow } from '#src/domain/import/source-row.ts';
import { type Columns, type RoleChoice, rolesOf } from '#src/domain/import/roles.ts';
import { aligned } from '#src/domain/import/shift.ts';
import type { Table, TableCell, TableFile, TableRow } from '#src/domain/import/table.ts';
import { cellPlace } from '#src/domain/import/table.ts';
import { readSign } from '#src/domain/import/target-cell.ts';
import { tableOfLines } from '#src/domain/import/text-table.ts';
import { hiddenBetween, visibleRows } from '#src/domain/import/visible.ts';
import { bare, cleanText } from '#src/domain/import/words.ts';

export interface ReadPlan {
  readonly head: PlanHead;
  readonly texts: HeadTexts;
  readonly rows: readonly ReadRow[];
  readonly problems: readonly Problem[];
  /** What each row was read from, as printed. */
  readonly cells: readonly PrintedCells[];
  /** What each column was taken for, in the order of the table. */
  readonly columns: readonly ReadColumn[];
  /** The sheet or table it stands in. */
  readonly table: string;
  /** The words of its header in order: by which a choice of columns is remembered [IM19]. */
  readonly header: string;
}

/** The cells of a row as they were printed; '' where there is none. */
interface PrintedCells {
  readonly name: string;
  readonly weight: string;
  readonly unit: string;
  readonly operator: string;
  readonly target: string;
}

export interface ReadColumn {
  /** 0-based, by which a person's choice names it. */
  readonly column: number;
  /** What its header says. */
  readonly word: string;
  readonly role: Role;
  /** What stands first in it, at most three. */
  readonly examples: readonly string[];
}

/**
 * What people chose for the columns: of one table of a file by `tableKey`, of any table by the words of its header. The first goes
 * before the second [IM19].
 */
export type ColumnChoices = ReadonlyMap<string, RoleChoice>;

/** Of the table by name and header: the same columns in another table of the file are not meant. */
export function tableKey({ table, header }: Pick<ReadPlan, 'table' | 'header'>): string {
  return `${table}\n${header}`;
}

const NO_CHOICE: RoleChoice = new Map();

function chosenFor({ name }: Table, header: Header, choices: ColumnChoices): RoleChoice {
  const key = headerKey(header);
  return choices.get(tableKey({ table: name, header: key })) ?? choices.get(key) ?? NO_CHOICE;
}

function headerKey({ cells }: Header): string {
  return cells.map(({ column, word }) => `${column} ${bare(word)}`).join('|');
}

/** The target tables of a file as plans, in the order of the file [IM4]. None: the file holds no target table. */
export function readPlans(
  { tables, lines }: TableFile,
  choices: ColumnChoices = new Map(),
): readonly ReadPlan[] {
  const plans = plansOfTables(tables, choices);
  if (plans.length > 0) return plans;
  const made = tableOfLines(lines);
  return made === null ? [] : plansOf(made, choices);
}

function plansOfTables(tables: readonly Table[], choices: ColumnChoices): readonly ReadPlan[] {
  const plans: ReadPlan[] = [];
  let before: Above = NOTHING_ABOVE;
  let open: OpenTable | null = null;
  const close = (): void => {
    if (open === null) return;
    const { table, parts } = open;
    plans.push(...parts.flatMap((part) => plansOfPart(table, part, choices)));
    open = null;
  };
  for (const table of tables) {
    if (table.hidden) continue;
    const rows = visibleRows(table);
    const going: OpenTable | null = open === null ? null : goesOn(open, table, rows, choices);
    if (going !== null) {
      open = going;
      continue;
    }
    close();
    const found = partsOf(table, before, choices);
    if (found.length > 0) open = { table, parts: found };
    // A head block that a document lays out as a table of its own.
    const isBlock = table.kind === 'table' && found.length === 0 && rows.length < 20;
    const isHead = isBlock && rows.some(({ cells }) => cells.some(({ text }) => isHeadLabel(text)));
    before = isHead ? { rows, lead: table.lead } : NOTHING_ABOVE;
  }
  close();
  const veiled = tables.filter(
    (table) => table.hidden && plansOf({ ...table, hidden: false }, choices).length > 0,
  );
  const [last] = plans.slice(-1);
  if (last === undefined || veiled.length === 0) return plans;
  const what = `工作表“${veiled.map(({ name }) => name).join('”“')}”是隐藏的，其中的目标表没有读取；如需读取，请取消隐藏后再导入。`;
  return [
    ...plans.slice(0, -1),
    { ...last, problems: [...last.problems, { row: null, field: 'hidden', what }] },
  ];
}

/** A table whose last part may go on in the table that follows. */
interface OpenTable {
  readonly table: Table;
  readonly parts: readonly Part[];
}

/** The open table with the rows of the one that follows, or with the word that it may belong to it; null: it is another one [IM16]. */
function goesOn(
  { table, parts }: OpenTable,
  next: Table,
  rows: readonly TableRow[],
  choices: ColumnChoices,
): OpenTable | null {
  const last = parts[parts.length - 1];
  if (last === undefined || table.kind !== 'table') return null;
  const columns = rolesOf(last.header, last.body, null, chosenFor(table, last.header, choices));
  const following = followingOf(next, rows, { header: last.header, columns, body: last.body });
  if (following.kind === 'other') return null;
  const earlier = parts.slice(0, -1);
  if (following.kind === 'unsure')
    return { table, parts: [...earlier, { ...last, unread: [...last.unread, next.name] }] };
  // Its rows are counted on from those before, and remember where they stand.
  const offset = Math.max(0, ...last.body.map(({ index }) => index)) + 1;
  const { rows: more } = following;
  const end = more.findIndex((_, at) => endsTable(more, at, last.header, columns));
  const moved = (end < 0 ? more : more.slice(0, end)).map((row) =>
    Object.assign({}, row, { index: row.index + offset }),
  );
  const pages = [...last.pages, { from: offset, table: next }];
  return { table, parts: [...earlier, { ...last, body: [...last.body, ...moved], pages }] };
}

interface Part {
  /** Tables that go on with this one: their rows are numbered from `from` on. */
  readonly pages: readonly { readonly from: number; readonly table: Table }[];
  /** Tables that may go on with it, and were not read. */
  readonly unread: readonly string[];
  readonly above: readonly TableRow[];
  readonly lead: readonly string[];
  readonly header: Header;
  readonly body: readonly TableRow[];
}

/** Rows that are looked at to tell what the columns are while the end of the table is not known. */
const SAMPLE = 60;

function plansOf(table: Table, choices: ColumnChoices): ReadPlan[] {
  return partsOf(table, NOTHING_ABOVE, choices).flatMap((part) => plansOfPart(table, part, choices));
}

/** A head block that is a table of its own, with the lines above it: the title is among them. */
interface Above {
  readonly rows: readonly TableRow[];
  readonly lead: readonly string[];
}

const NOTHING_ABOVE: Above = { rows: [], lead: [] };

function partsOf(table: Table, before: Above, choices: ColumnChoices): Part[] {
  const rows = visibleRows(table);
  const parts: Part[] = [];
  let start = 0;
  for (let at = 0; at < rows.length; at += 1) {
    const header = headerAt(rows, at);
    if (header === null) continue;
    const columns = rolesOf(
      header,
      rows.slice(at + header.height, at + header.height + SAMPLE),
      null,
      chosenFor(table, header, choices),
    );
    let end = at + header.height;
    while (end < rows.length && !endsTable(rows, end, header, columns)) end += 1;
    const above = rows.slice(start, at);
    const body = rows.slice(at + header.height, end);
    const [last] = parts.slice(-1);
    if (last !== undefined && isContinued(above, last, header))
      parts[parts.length - 1] = { ...last, body: [...last.body, ...body] };
    else
      parts.push({
        above: start === 0 ? [...before.rows, ...above] : above,
        lead: start === 0 ? [...before.lead, ...table.lead] : [],
        header,
        body,
        pages: [],
        unread: [],
      });
    start = end;
    at = end - 1;
    // A project that follows under the columns of the first: its head block, then its rows.
    const next = nextProject(rows, end, columns);
    if (next !== null) {
      let to = next;
      while (to < rows.length && !endsTable(rows, to, header, columns)) to += 1;
      parts.push({
        above: rows.slice(end, next),
        lead: [],
        header,
        body: rows.slice(next, to),
        pages: [],
        unread: [],
      });
      start = to;
      at = to - 1;
    }
  }
  return parts;
}

/** The same head block printed again on the next page, above the same columns. */
function isContinued(above: readonly TableRow[], last: Part, header: Header): boolean {
  const textOf = (rows: readonly TableRow[]): string =>
    rows.map(({ cells }) => cells.map(({ text }) => bare(text)).join('|')).join('\n');
  const sameHeader = [...header.words].sort().join() === [...last.header.words].sort().join();
  if (!sameHeader) return false;
  const text = textOf(above);
  if (above.length > 0 && above.every(({ cells }) => /续/.test(cells[0]?.text ?? ''))) return true;
  return (
    above.some(({ cells }) => cells.length > 1 && isHeadLabel(cells[0]?.text ?? '')) &&
    text === textOf(last.above)
  );
}

/** Where rows go on after a head block that has no header of its own. */
function nextProject(rows: readonly TableRow[], from: number, { columns }: Columns): number | null {
  let at = from;
  while (at < rows.length && (isTitleLine(rows[at] ?? NO_ROW) || isHeadLabel(rows[at]?.cells[0]?.text ?? '')))
    at += 1;
  if (at === from || !isHeadLabel(rows[from]?.cells[0]?.text ?? '')) return null;
  const row = rows[at];
  if (row === undefined || headerAt(rows, at) !== null) return null;
  const has = (role: Role): boolean => cellOf(row, columns, role) !== null;
  return has('name') && has('target') ? at : null;
}

const NO_ROW: TableRow = { index: -1, hidden: false, cells: [] };

function cellOf(row: TableRow, columns: Columns['columns'], role: Role): TableCell | null {
  for (const column of columns)
    if (column.role === role) {
      const cells = row.cells.filter((cell) => cell.column >= column.column && cell.column <= column.to);
      const cell = cells.find(({ text }) => bare(text) !== '') ?? cells[0];
      if (cell !== undefined) return cell;
    }
  return null;
}

function endsTable(rows: readonly TableRow[], at: number, header: Header, { columns }: Columns): boolean {
  const row = rows[at] ?? NO_ROW;
  if (isHeaderAgain(row, header)) return false;
  const target = cellOf(row, columns, 'target');
  const sign = cellOf(row, columns, 'operator');
  if (isFoot(row, target !== null)) return true;
  if (isTitleLine(row) && target === null) return true;
  if (isHeadLine(row, sign !== null && readSign(sign.text) !== null)) return true;
  return headerAt(rows, at) !== null;
}

/** One plan, or one for each project that the table holds [IM14]. */
function plansOfPart(table: Table, part: Part, choices: ColumnChoices): ReadPlan[] {
  const { header, above, lead } = part;
  const head = readHead(above, lead);
  const columns = rolesOf(header, part.body, head.head.year, chosenFor(table, header, choices));
  const groups = groupsOf(table, part, columns);
  const problems: Problem[] = [...head.problems, ...columns.problems];
  const sheetHidden = table.rows.some((row) => row.hidden) || table.hiddenColumns.length > 0;
  if (sheetHidden)
    problems.push({
      row: null,
      field: 'hidden',
      what: '表中有隐藏的行或列，没有读取；如需读取，请取消隐藏后再导入。',
    });
  if (table.note !== undefined) problems.push({ row: null, field: 'table', what: table.note });
  for (const name of part.unread)
    problems.push({
      row: null,
      field: 'table',
      what: `“${name}”没有表头，像是接着这张表的，但各列不能确定，没有读取；请核对，缺的行请补上。`,
    });
  if (table.cut) problems.push({ row: null, field: 'table', what: '表格超过 5,000 行，其后的没有读取。' });
  const hasWeights = columns.columns.some(({ role }) => role === 'weight');
  return groups.map((group) => {
    const read = readRows(group.sources, hasWeights);
    return {
      head: { ...head.head, ...group.head },
      texts: head.texts,
      rows: read.rows,
      problems: [...read.problems, ...problems, ...group.problems],
      cells: group.sources.map(printedCells),
      columns: shownColumns(columns, part.body),
      table: table.name,
      header: headerKey(header),
    };
  });
}

function printedCells({ name, weight, unit, operator, direction, target }: SourceRow): PrintedCells {
  const text = (cell: TableCell | null): string => (cell === null ? '' : cleanText(cell.text));
  return {
    name: text(name),
    weight: text(weight),
    unit: text(unit),
    operator: text(operator ?? direction),
    target: text(target),
  };
}

const EXAMPLES = 3;

function shownColumns({ columns }: Columns, body: readonly TableRow[]): ReadColumn[] {
  return columns.map(({ column, to, word, role }) => {
    const examples: string[] = [];
    for (const { cells } of body) {
      const cell = cells.find((each) => each.column >= column && each.column <= to && bare(each.text) !== '');
      if (cell !== undefined && examples.length < EXAMPLES) examples.push(cleanText(cell.text));
    }
    return { column, word: cleanText(word), role, examples };
  });
}

interface Group {
  readonly head: Partial<PlanHead>;
  readonly problems: readonly Problem[];
  readonly sources: SourceRow[];
}

function groupsOf(table: Table, part: Part, { columns, rivals }: Columns): Group[] {
  const { rows, doubtful } = aligned(
    part.body,
    columns,
    (row) => isLabelLine(row) || isHeaderAgain(row, part.header) || isTotalLine(row),
  );
  const has = (role: Role): boolean => columns.some((column) => column.role === role);
  const groups = new Map<string, Group>();
  const carried = new Carried(columns);
  const covers = new Covers(rows, columns);
  const budget = columns.find(({ role }) => role === 'budget');
  let severalYears = false;
  let labelled = { until: -1, severalYears: false };
  let lastIndex = -1;
  for (const row of rows) {
    const at = (role: Role): TableCell | null => cellOf(row, columns, role);
    const named = at('name');
    const target = at('target');
    const line = bare(row.cells[0]?.text ?? '');
    const block = blockOf(line);
    const isAlone = row.cells.length === 1;
    if (block !== null && isAlone) severalYears = block === 'several years';
    for (const cell of row.cells) {
      const isLabel = !columns.some(
        ({ role, column, to }) => role !== 'none' && cell.column >= column && cell.column <= to,
      );
      const said = isLabel ? blockOf(cell.text) : null;
      if (said !== null && !isAlone)
        labelled = {
          until: cell.rowSpan > 1 ? row.index + cell.rowSpan - 1 : Number.POSITIVE_INFINITY,
          severalYears: said === 'several years',
        };
    }
    const isSeveral = row.index <= labelled.until ? labelled.severalYears : severalYears;
    if (isHeaderAgain(row, part.header) || isTotalLine(row) || (named !== null && isTotal(named.text)))
      continue;
    if (row.cells.every(({ text }) => isPageMark(text))) continue;
    if (isLabelLine(row)) {
      // A class may stand in a line of its own; a heading over the table is none.
      carried.take(row, block !== null || (row.cells[0]?.columnSpan ?? 1) > 2 || line.endsWith('绩效指标'));
      continue;
    }
    carried.take(row, false);
    const unseen = carried.fromHidden(hiddenBetween(table, lastIndex, row.index), row);
    lastIndex = row.index;
    const isEmptyName = named === null || bare(named.text) === '';
    if (isSeveral || (isEmptyName && (target === null || target.columnSpan > 1 || bare(target.text) === '')))
      continue;
    const key = `${carried.get('owner') ?? ''}\n${carried.get('project') ?? ''}`;
    const group = groups.get(key) ?? newGroup(carried, budget, part);
    groups.set(key, group);
    const previous = group.sources[group.sources.length - 1];
    const isUnseen = (field: string): boolean => unseen.some((each) => each.field === field);
    const class1 = isUnseen('class1') ? null : carried.get('class1');
    const class2 = isUnseen('class2') ? null : carried.get('class2');
    const opensClass = previous?.class1 !== class1 || previous === undefined;
    const faults: { field: 'row' | 'class1' | 'class2' | 'target' | 'unit' | 'operator'; what: string }[] = [
      ...carried.faults(row),
      ...unseen,
    ];
    if (doubtful.has(row.index))
      faults.push({
        field: 'row',
        what: `“${row.cells.map(({ text }) => cleanText(text)).join(' ')}”少了单元格，不能确定各列，请逐格填写`,
      });
    if (row.unsure === true)
      faults.push({ field: 'row', what: '这一行各列的位置不能确定，请对照原文逐格填写' });
    if (rivals) faults.push({ field: 'target', what: '有两列都像本年度的指标值，不能确定是哪一列，请填写' });
    for (const role of ['unit', 'operator'] as const)
      if (covers.isUnder(row, role)) faults.push({ field: role, what: '一个单元格对应多行，请逐行填写' });
    group.sources.push({
      name: named,
      class1,
      class2,
      opensClass,
      opensSubclass: opensClass || previous?.class2 !== class2,
      unit: at('unit'),
      operator: at('operator'),
      direction: at('direction'),
      type: at('type'),
      target,
      weight: weightOf(row, columns),
      targetIsShared: covers.isShared(row, 'target'),
      weightIsShared: covers.isShared(row, 'weight'),
      faults,
      place: (role) =>
        placeOf(
          table,
          part,
          row.index,
          columns.find((column) => column.role === (role === 'row' ? 'name' : role))?.column ??
            named?.column ??
            0,
        ),
    });
  }
  if (!has('project') && !has('owner')) return [...groups.values()];
  return [...groups.values()].filter(({ sources }) => sources.length > 0);
}

/** In its own table, where the rows of several go on from one another. */
function placeOf(table: Table, { pages }: Part, index: number, column: number): string {
  const page = [...pages].reverse().find(({ from }) => index >= from);
  return page === undefined
    ? cellPlace(table, index, column)
    : cellPlace(page.table, index - page.from, column);
}

const isTotalLine = (row: TableRow): boolean => {
  const first = row.cells.find(({ text }) => bare(text) !== '');
  return first !== undefined && isTotal(first.text);
};

/** Several columns of points: the one that is filled for this row alone. */
function weightOf(row: TableRow, columns: Columns['columns']): TableCell | null {
  const cells = columns
    .filter(({ role }) => role === 'weight')
    .flatMap(({ column, to }) =>
      row.cells.filter((cell) => cell.column >= column && cell.column <= to && bare(cell.text) !== ''),
    );
  const own = cells.filter(({ rowSpan }) => rowSpan === 1);
  const [first = null] = own.length > 0 ? own : cells;
  return own.every(({ text }) => bare(text) === bare(first?.text ?? '')) ? first : null;
}

function newGroup(carried: Carried, budget: Columns['columns'][number] | undefined, part: Part): Group {
  const owner = carried.get('owner');
  const project = carried.get('project');
  const head: { unit?: string; project?: string; budget?: string | null } = {};
  const problems: Problem[] = [];
  if (owner !== null) head.unit = plainUnit(owner);
  if (project !== null) head.project = project;
  if (budget !== undefined) {
    const cell = carried.budget;
    const read =
      cell === null ? { value: null, unread: false } : budgetOfCell(cell, budget.word, part.above, part.lead);
    head.budget = read.value;
    if (read.unread) problems.push(BUDGET_UNREAD);
  }
  return { head, problems, sources: [] };
}

/** A dash in a column of classes says that the row has none [ND6]. */
const NO_CLASS = /^[-—–]+$/;

/** What runs on below its cell: owner and project, and the classes under them. A new one ends those after it. */
class Carried {
  private readonly values = new Map<'owner' | 'project' | 'class1' | 'class2', string>();
  private readonly columns: Columns['columns'];
  private readonly merged = new Set<Role>();
  private readonly ends = new Map<Role, number>();
  private nulls = -1;
  budget: TableCell | null = null;

  constructor(columns: Columns['columns']) {
    this.columns = columns;
  }

  get(role: 'owner' | 'project' | 'class1' | 'class2'): string | null {
    return this.values.get(role) ?? null;
  }

  take(row: TableRow, isLabel: boolean): void {
    if (isLabel) return;
    const order = ['owner', 'project', 'class1', 'class2'] as const;
    for (const [rank, role] of order.entries()) {
      const cell = cellOf(row, this.columns, role);
      if (cell === null || bare(cell.text) === '' || isTotal(cell.text)) continue;
      if (rank >= 2 && NO_CLASS.test(bare(cell.text))) {
        for (const from of order.slice(rank)) this.values.delete(from);
        continue;
      }
      const value = rank < 2 ? cleanText(cell.text) : cleanClass(cell.text);
      if (value !== this.values.get(role)) {
        for (const below of order.slice(rank + 1)) this.values.delete(below);
        if (rank < 2) this.budget = null;
      }
      this.values.set(role, value);
      this.ends.set(role, row.index + cell.rowSpan - 1);
      if (cell.rowSpan > 1) this.merged.add(role);
      // One cell over both columns of classes is the first of them.
      const class2 = this.columns.find((column) => column.role === 'class2');
      if (
        role === 'class1' &&
        class2 !== undefined &&
        cell.column + cell.columnSpan > class2.column &&
        cell.column < class2.column
      ) {
        this.values.delete('class2');
        this.nulls = row.index + cell.rowSpan - 1;
      }
    }
    const budget = cellOf(row, this.columns, 'budget');
    if (budget !== null && bare(budget.text) !== '') this.budget = budget;
  }

  /** A blank cell below a merged one, in a column of merged cells, may belong to it or to no class. */
  faults(row: TableRow): { field: 'class1' | 'class2'; what: string }[] {
    return (['class1', 'class2'] as const).flatMap((field) => {
      const end = this.ends.get(field);
      const isUncovered =
        this.merged.has(field) && end !== undefined && row.index > end && this.values.has(field);
      return isUncovered && row.index > this.nulls
        ? [
            {
              field,
              what: `${field === 'class1' ? '一级' : '二级'}指标是空的，上面的“${this.values.get(field) ?? ''}”没有合并到这一行，请核对`,
            },
          ]
        : [];
    });
  }

  /** A class that stands in a hidden row alone: the visible rows below it do not say theirs. */
  fromHidden(rows: readonly TableRow[], row: TableRow): { field: 'class1' | 'class2'; what: string }[] {
    return (['class1', 'class2'] as const).flatMap((field) => {
      const isFilled = (each: TableRow): boolean => {
        const cell = cellOf(each, this.columns, field);
        return (
          cell !== null &&
          bare(cell.text) !== '' &&
          cell.rowSpan === 1 &&
          cleanClass(cell.text) !== this.values.get(field)
        );
      };
      const own = cellOf(row, this.columns, field);
      return rows.some(isFilled) && (own === null || bare(own.text) === '')
        ? [{ field, what: '分类写在隐藏的行中，请核对' }]
        : [];
    });
  }
}

/** Rows under a cell that is merged over several. */
class Covers {
  private readonly first = new Map<Role, Set<number>>();
  private readonly under = new Map<Role, Set<number>>();

  constructor(rows: readonly TableRow[], columns: Columns['columns']) {
    for (const role of ['target', 'weight', 'unit', 'operator'] as const) {
      const first = new Set<number>();
      const under = new Set<number>();
      for (const row of rows) {
        const cell = role === 'weight' ? weightOf(row, columns) : cellOf(row, columns, role);
        if (cell === null || (cell.cutFrom ?? cell.rowSpan) < 2 || bare(cell.text) === '') continue;
        first.add(row.index);
        for (let at = row.index + 1; at < row.index + Math.min(cell.rowSpan, 5000); at += 1) under.add(at);
      }
      this.first.set(role, first);
      this.under.set(role, under);
    }
  }

  isShared({ index }: TableRow, role: Role): boolean {
    return this.first.get(role)?.has(index) === true || this.isUnder({ index }, role);
  }

  isUnder({ index }: Pick<TableRow, 'index'>, role: Role): boolean {
    return this.under.get(role)?.has(index) === true;
  }
}

/** As printed, without blanks and a bracketed score. */
function cleanClass(text: string): string {
  return cleanText(text)
    .replace(/\s+/g, '')
    .replace(/[（(]\s*(?:权重|分值)?[:：]?\s*[\d.～~—–-]+\s*[%％]?\s*分?\s*[)）]分?$/, '');
}
