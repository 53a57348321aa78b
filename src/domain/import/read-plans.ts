import { chosenFor, headerKey, type ColumnChoices } from '#src/domain/import/column-choices.ts';
import type { Role } from '#src/domain/import/columns.ts';
import { isHeadLabel, readHead, type HeadTexts, type PlanHead } from '#src/domain/import/plan-head.ts';
import { type ReadRow, readRows } from '#src/domain/import/plan-rows.ts';
import { type Columns, rolesOf } from '#src/domain/import/roles.ts';
import { groupsOf } from '#src/domain/import/row-groups.ts';
import type { Problem, SourceRow } from '#src/domain/import/source-row.ts';
import {
  goesOn,
  NOTHING_ABOVE,
  partsOf,
  type Above,
  type OpenTable,
  type Part,
} from '#src/domain/import/table-parts.ts';
import type { Table, TableCell, TableFile, TableRow } from '#src/domain/import/table.ts';
import { tableOfLines } from '#src/domain/import/text-table.ts';
import { visibleRows } from '#src/domain/import/visible.ts';
import { bare, cleanText } from '#src/domain/import/words.ts';
import { addTo } from '#src/kernel/add-to.ts';

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

/** The target tables of a file as plans, in the order of the file [IM4]. None: the file holds no target table. */
export function readPlans(
  { tables, lines }: TableFile,
  choices: ColumnChoices = new Map(),
): readonly ReadPlan[] {
  const plans = plansOfTables(tables, choices);
  if (plans.length > 0) return plans;
  const made = tableOfLines(lines);
  if (made !== null) return plansOf(made, choices);
  return tables.flatMap((table) => (table.hidden ? [] : plansOf(turned(table), choices)));
}

/** Its columns for rows: a table whose indicators stand side by side [IM29]. What stands alone above them is no cell of one. */
function turned(table: Table): Table {
  const shown = visibleRows(table);
  const first = shown.findIndex(({ cells }) => cells.length > 1);
  const rows = new Map<number, TableCell[]>();
  for (const { index, cells } of shown.slice(Math.max(0, first)))
    for (const cell of cells)
      addTo(rows, cell.column, {
        ...cell,
        column: index,
        rowSpan: cell.columnSpan,
        columnSpan: cell.rowSpan,
      });
  return {
    ...table,
    kind: 'table',
    hiddenColumns: [],
    rows: [...rows].sort(([a], [b]) => a - b).map(([index, cells]) => ({ index, hidden: false, cells })),
    lead: [
      ...table.lead,
      ...shown.slice(0, Math.max(0, first)).flatMap(({ cells }) => cells.map(({ text }) => text)),
    ],
    note: '这张表的指标是横排的，已转成一行一项来读，请逐项核对；写明的第几行、第几列，是原表的第几列、第几行。隐藏的没有读取。',
  };
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

function plansOf(table: Table, choices: ColumnChoices): ReadPlan[] {
  return partsOf(table, NOTHING_ABOVE, choices).flatMap((part) => plansOfPart(table, part, choices));
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
