import { type Role, nameRank, roleOfContent, roleOfHeader } from '#src/domain/import/columns.ts';
import { readHead, type PlanHead } from '#src/domain/import/plan-head.ts';
import { type ReadRow, readRows, type Problem, type SourceRow } from '#src/domain/import/plan-rows.ts';
import type { Table, TableCell, TableFile, TableRow } from '#src/domain/import/table.ts';
import { cellPlace } from '#src/domain/import/table.ts';
import { bare, cleanText } from '#src/domain/import/words.ts';

export interface ReadPlan {
  readonly head: PlanHead;
  readonly rows: readonly ReadRow[];
  readonly problems: readonly Problem[];
}

/** Person's choice of a column's role, by 0-based column. */
export type RoleChoice = ReadonlyMap<number, Role>;

const FOOT =
  /^(?:联系人|填表人|填报人|制表人?|审核意见|单位负责人|注\d*[：:]|备注[：:]|说明[：:]|说明$|填报说明|其他说明)/;
const TITLE = /绩效.*表$/;
const TOTAL = /^(?:合计|总计|总分|小计|…+|\.{3,})(?:[(（].*)?$/;

/** The target tables of a file as plans, in the order of the file [IM4]. None: the file holds no target table. */
export function readPlans({ tables }: TableFile, choice: RoleChoice = new Map()): readonly ReadPlan[] {
  return tables.filter(({ hidden }) => !hidden).flatMap((table) => plansOf(table, choice));
}

function plansOf(table: Table, choice: RoleChoice): ReadPlan[] {
  const isHiddenColumn = (column: number): boolean =>
    table.hiddenColumns.some(([from, to]) => column >= from && column <= to);
  const rows = table.rows.filter((row) => !row.hidden);
  const plans: ReadPlan[] = [];
  let start = 0;
  for (let at = 0; at < rows.length; at += 1) {
    const header = headerAt(rows, at, isHiddenColumn);
    if (header === null) continue;
    let end = at + header.height;
    while (end < rows.length && !endsTable(rows, end, header, isHiddenColumn)) end += 1;
    const head = rows.slice(start, at);
    plans.push(
      planOf(
        table,
        head,
        start === 0 ? table.lead : [],
        rows.slice(at + header.height, end),
        header,
        choice,
        isHiddenColumn,
      ),
    );
    start = end;
    at = end - 1;
  }
  return plans;
}

interface Header {
  readonly words: ReadonlyMap<number, string>;
  readonly height: number;
}

function headerAt(
  rows: readonly TableRow[],
  at: number,
  isHidden: (column: number) => boolean,
): Header | null {
  const first = wordsOf(rows[at], isHidden);
  const second = wordsOf(rows[at + 1], isHidden);
  const both = new Map([...first, ...second]);
  for (const [column, word] of first) {
    const spans = rows[at]?.cells.find((cell) => cell.column === column);
    // A long-term heading over several columns leaves all of them out.
    if (spans === undefined || !/长期|中期|实施期|三年/.test(bare(word))) continue;
    for (let under = column; under < column + Math.min(spans.columnSpan, 64); under += 1)
      both.set(under, word);
  }
  const secondIsHeader = [...second.values()].filter((word) => roleOfHeader(word) !== 'none').length >= 2;
  if (secondIsHeader && isHeader(both) && !isHeader(second)) return { words: both, height: 2 };
  if (secondIsHeader && isHeader(both) && isHeader(second) && isHeader(first))
    return { words: both, height: 2 };
  return isHeader(first) ? { words: first, height: 1 } : null;
}

function wordsOf(row: TableRow | undefined, isHidden: (column: number) => boolean): Map<number, string> {
  return new Map(
    (row?.cells ?? [])
      .filter(({ column, text }) => !isHidden(column) && text.length < 40)
      .map(({ column, text }) => [column, text]),
  );
}

function isHeader(words: ReadonlyMap<number, string>): boolean {
  const roles = new Set([...words.values()].map(roleOfHeader));
  return roles.has('name') && roles.has('target');
}

function endsTable(
  rows: readonly TableRow[],
  at: number,
  header: Header,
  isHidden: (column: number) => boolean,
): boolean {
  const cells = rows[at]?.cells ?? [];
  const first = bare(cells[0]?.text ?? '');
  if (FOOT.test(first)) return true;
  if (cells.length === 1 && TITLE.test(first)) return true;
  const next = headerAt(rows, at, isHidden);
  return next !== null && !sameHeader(next, header);
}

function sameHeader(a: Header, b: Header): boolean {
  const text = ({ words }: Header): string =>
    [...words]
      .map(([column, word]) => `${column}${bare(word)}`)
      .sort()
      .join('|');
  return text(a) === text(b);
}

function planOf(
  table: Table,
  above: readonly TableRow[],
  lead: readonly string[],
  body: readonly TableRow[],
  header: Header,
  choice: RoleChoice,
  isHidden: (column: number) => boolean,
): ReadPlan {
  const roles = rolesOf(header, body, choice);
  const columnOf = (role: Role): number | undefined => [...roles].find(([, each]) => each === role)?.[0];
  const name = columnOf('name');
  const carried = new Map<Role, string>();
  const sources: SourceRow[] = [];
  const shared = new Set<string>();
  let isLongTerm = false;
  for (const row of body) {
    const cells = row.cells.filter(({ column }) => !isHidden(column));
    const cellOf = (role: Role): TableCell | null =>
      cells.find(({ column }) => column === columnOf(role)) ?? null;
    const texts = cells.map(({ text }) => bare(text));
    const line = cells.length === 1 ? (texts[0] ?? '') : '';
    if (/^(?:长期|中期|实施期).*(?:指标|目标)$/.test(line)) isLongTerm = true;
    else if (/^(?:年度|当年).*(?:指标|目标)$/.test(line)) isLongTerm = false;
    const class1 = cellOf('class1');
    if (class1 !== null && cleanText(class1.text) !== '' && !TOTAL.test(bare(class1.text))) {
      if (cleanClass(class1.text) !== carried.get('class1')) carried.delete('class2');
      carried.set('class1', cleanClass(class1.text));
    }
    const class2 = cellOf('class2');
    if (class2 !== null && !TOTAL.test(bare(class2.text))) carried.set('class2', cleanClass(class2.text));
    const named = cellOf('name');
    for (const role of ['target', 'weight'] as const) {
      const cell = cellOf(role);
      if (cell !== null && cell.rowSpan > 1)
        for (let at = row.index; at < row.index + Math.min(cell.rowSpan, 5000); at += 1)
          shared.add(`${role} ${at}`);
    }
    const isHeaderRow =
      [...header.words].filter(
        ([column, word]) => bare(cells.find((cell) => cell.column === column)?.text ?? '') === bare(word),
      ).length >= 2;
    const isLabel = cells.length === 1 && (cells[0]?.columnSpan ?? 1) > 2;
    if (isLongTerm || isLabel || isHeaderRow || texts.some((text) => TOTAL.test(text))) continue;
    const target = cellOf('target');
    if (named === null && (target === null || target.columnSpan > 1)) continue;
    if (
      named !== null &&
      cells.length === 1 &&
      /^(?:年度|长期|中期)?.*(?:产出|效益|满意度|成本|绩效|数量|质量|时效)指标$/.test(bare(named.text))
    )
      continue;
    sources.push({
      name: named,
      class1: carried.get('class1') ?? null,
      class2: carried.get('class2') ?? null,
      unit: cellOf('unit'),
      operator: cellOf('operator'),
      direction: cellOf('direction'),
      type: cellOf('type'),
      target,
      weight: cellOf('weight'),
      targetIsShared: shared.has(`target ${row.index}`),
      weightIsShared: shared.has(`weight ${row.index}`),
      place: (role) => cellPlace(table, row.index, columnOf(role) ?? name ?? 0),
    });
  }
  const read = readRows(sources, columnOf('weight') !== undefined);
  const head = readHead(above, lead);
  const hidden = table.rows.some((row) => row.hidden) || table.hiddenColumns.length > 0;
  const problems: Problem[] = [...read.problems, ...head.problems];
  if (hidden)
    problems.push({
      row: null,
      field: 'hidden',
      what: '表中有隐藏的行或列，没有读取；如需读取，请取消隐藏后再导入。',
    });
  if (table.cut) problems.push({ row: null, field: 'table', what: '表格超过 5,000 行，其后的没有读取。' });
  if (columnOf('project') !== undefined)
    problems.push({ row: null, field: 'table', what: '表中分列多个项目，请每个项目单独一张表后再导入。' });
  return { head: head.head, rows: read.rows, problems };
}

function rolesOf(header: Header, body: readonly TableRow[], choice: RoleChoice): Map<number, Role> {
  const roles = new Map<number, Role>();
  for (const [column, word] of header.words) {
    const role = choice.get(column) ?? roleOfHeader(word);
    const texts = body
      .slice(0, 5000)
      .map(({ cells }) => cells.find((cell) => cell.column === column)?.text ?? '')
      .filter((text) => !TOTAL.test(bare(text)) && bare(text) !== bare(word) && !FOOT.test(bare(text)));
    const content = role === 'operator' || role === 'none' ? roleOfContent(texts) : 'none';
    roles.set(
      column,
      role === 'operator' || (role === 'none' && /方向|性质|符/.test(word))
        ? content === 'none'
          ? role
          : content
        : role,
    );
  }
  const names = [...roles]
    .filter(([, role]) => role === 'name')
    .sort(([a], [b]) => nameRank(header.words.get(a) ?? '') - nameRank(header.words.get(b) ?? ''));
  for (const [column] of names.slice(1)) roles.set(column, 'none');
  return roles;
}

/** As printed, without blanks and a bracketed score. */
function cleanClass(text: string): string {
  return cleanText(text)
    .replace(/\s+/g, '')
    .replace(/[（(]\s*[\d.～~—–-]+\s*[%％]?\s*分?\s*[)）]分?$/, '');
}
