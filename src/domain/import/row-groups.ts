import { Carried } from '#src/domain/import/carried.ts';
import type { Role } from '#src/domain/import/columns.ts';
import { Covers } from '#src/domain/import/covers.ts';
import { blockOf, isHeaderAgain, isLabelLine, isPageMark, isTotal } from '#src/domain/import/lines.ts';
import { BUDGET_UNREAD, budgetOfCell, plainUnit, type PlanHead } from '#src/domain/import/plan-head.ts';
import type { Columns } from '#src/domain/import/roles.ts';
import { cellOf, isTotalLine, weightOf } from '#src/domain/import/row-cells.ts';
import { aligned } from '#src/domain/import/shift.ts';
import type { Problem, SourceRow } from '#src/domain/import/source-row.ts';
import type { Part } from '#src/domain/import/table-parts.ts';
import { cellPlace, type Table, type TableCell, type TableRow } from '#src/domain/import/table.ts';
import { hiddenBetween } from '#src/domain/import/visible.ts';
import { bare, cleanText } from '#src/domain/import/words.ts';

/** The rows of a part that are one plan, with what their columns say of its head. */
export interface Group {
  readonly head: Partial<PlanHead>;
  readonly problems: readonly Problem[];
  readonly sources: SourceRow[];
}

/** One group, or one for each unit or project that the columns name [IM14]. */
export function groupsOf(table: Table, part: Part, { columns, rivals }: Columns): Group[] {
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
  const blocks = new YearBlocks(columns);
  let lastIndex = -1;
  for (const row of rows) {
    const at = (role: Role): TableCell | null => cellOf(row, columns, role);
    const named = at('name');
    const target = at('target');
    const isSeveral = blocks.take(row);
    if (isHeaderAgain(row, part.header) || isTotalLine(row) || (named !== null && isTotal(named.text)))
      continue;
    if (row.cells.every(({ text }) => isPageMark(text))) continue;
    if (isLabelLine(row)) {
      // A class may stand in a line of its own; a heading over the table is none.
      const line = bare(row.cells[0]?.text ?? '');
      const isOverTable = (row.cells[0]?.columnSpan ?? 1) > 2 || line.endsWith('绩效指标');
      carried.take(row, blockOf(line) !== null || isOverTable);
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

/** Rows of a target that is for several years, which are none of the year's: below a heading, or beside a label. */
class YearBlocks {
  private readonly columns: Columns['columns'];
  private isHeaded = false;
  private label = { until: -1, isOfSeveral: false };

  constructor(columns: Columns['columns']) {
    this.columns = columns;
  }

  /** Takes what a row says of the rows from it on. @returns whether it is of several years itself */
  take({ cells, index }: TableRow): boolean {
    const isAlone = cells.length === 1;
    const heading = isAlone ? blockOf(bare(cells[0]?.text ?? '')) : null;
    if (heading !== null) this.isHeaded = heading === 'several years';
    for (const cell of isAlone ? [] : cells) {
      const said = this.isLabel(cell) ? blockOf(cell.text) : null;
      if (said !== null)
        this.label = {
          until: cell.rowSpan > 1 ? index + cell.rowSpan - 1 : Number.POSITIVE_INFINITY,
          isOfSeveral: said === 'several years',
        };
    }
    return index <= this.label.until ? this.label.isOfSeveral : this.isHeaded;
  }

  /** It stands in no column that is read. */
  private isLabel(cell: TableCell): boolean {
    return !this.columns.some(
      ({ role, column, to }) => role !== 'none' && cell.column >= column && cell.column <= to,
    );
  }
}

/** In its own table, where the rows of several go on from one another. */
function placeOf(table: Table, { pages }: Part, index: number, column: number): string {
  const page = [...pages].reverse().find(({ from }) => index >= from);
  return page === undefined
    ? cellPlace(table, index, column)
    : cellPlace(page.table, index - page.from, column);
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
