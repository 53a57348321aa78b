import { type Role, roleOfContent, roleOfHeader } from '#src/domain/import/columns.ts';
import { couldBe } from '#src/domain/import/roles.ts';
import { isUnitText, readTargetCell } from '#src/domain/import/target-cell.ts';
import { bare, foldWidth } from '#src/domain/import/words.ts';

/** A piece of text in reading order; `opens` when a line begins with it. */
export interface Piece {
  readonly text: string;
  readonly line: number;
  readonly opens: boolean;
}

/** A row made of pieces: the text of each column of the header that it fills, and the line on which it begins. */
export interface OrderedRow {
  readonly line: number;
  readonly cells: ReadonlyMap<number, string>;
}

interface Way {
  readonly cost: number;
  /** How many ways cost the same. */
  readonly ties: number;
  readonly cells: ReadonlyMap<number, string>;
}

const MAX_PIECES = 3000;
/** A row costs something, so that few full rows are better than many thin ones. */
const ROW = 1;

/**
 * Rows of a table whose cells were printed one after another and whose empty cells left no trace: the one way in which the pieces, by
 * what they are (class, sign, number, unit), make whole rows. null when there is none, or more than one [IM15].
 */
export function rowsInOrder(
  pieces: readonly Piece[],
  header: readonly string[],
): readonly OrderedRow[] | null {
  if (pieces.length === 0 || pieces.length > MAX_PIECES) return null;
  const isByLine = pieces.every(({ opens }) => opens);
  const roles = header.map(roleOfHeader);
  const costs = new Map<string, number | null>();
  const longest = header.length + 3;
  const best: (
    | { readonly cost: number; readonly ties: number; readonly from: number; readonly way: Way | null }
    | undefined
  )[] = [{ cost: 0, ties: 1, from: 0, way: null }];
  for (let end = 1; end <= pieces.length; end += 1)
    for (let start = Math.max(0, end - longest); start < end; start += 1) {
      const before = best[start];
      if (before === undefined) continue;
      const row = pieces.slice(start, end);
      const way = wayOf(row, roles, costs);
      if (way === null) continue;
      const broken = row.filter(({ opens }, at) => opens !== (at === 0)).length;
      const cost = before.cost + way.cost + ROW + (isByLine ? 0 : broken * 4);
      const known = best[end];
      const ties = before.ties * way.ties;
      if (known === undefined || cost < known.cost - 1e-9) best[end] = { cost, ties, from: start, way };
      else if (cost < known.cost + 1e-9) best[end] = { ...known, ties: known.ties + ties };
    }
  const rows: OrderedRow[] = [];
  for (let at = pieces.length; at > 0; ) {
    const step = best[at];
    if (step === undefined || step.way === null || (at === pieces.length && step.ties > 1)) return null;
    rows.unshift({ line: pieces[step.from]?.line ?? 0, cells: step.way.cells });
    at = step.from;
  }
  return rows;
}

/** The cheapest way to lay pieces into the columns, in their order. */
function wayOf(
  pieces: readonly Piece[],
  roles: readonly Role[],
  costs: Map<string, number | null>,
): Way | null {
  const memo = new Map<number, Way | null>();
  const from = (column: number, at: number): Way | null => {
    if (column === roles.length) return at === pieces.length ? { cost: 0, ties: 1, cells: new Map() } : null;
    const place = column * 64 + at;
    const known = memo.get(place);
    if (known !== undefined) return known;
    const role = roles[column] ?? 'none';
    const ways: Way[] = [];
    for (const take of [0, 1, 2]) {
      if (at + take > pieces.length) break;
      const text = joinedText(pieces.slice(at, at + take));
      const key = `${role} ${take} ${text}`;
      const kept = costs.get(key);
      const own = kept === undefined ? costOf(role, take, text) : kept;
      costs.set(key, own);
      if (own === null) continue;
      const rest = from(column + 1, at + take);
      if (rest === null) continue;
      const cost = own + rest.cost + pairCost(role, text, rest.cells, roles, column);
      const cells = take === 0 ? rest.cells : new Map([[column, text] as const, ...rest.cells]);
      ways.push({ cost, ties: rest.ties, cells });
    }
    const best = cheapest(ways);
    memo.set(place, best);
    return best;
  };
  return from(0, 0);
}

/** The cheapest of several ways, with the ties of all that cost as little. */
function cheapest(ways: readonly Way[]): Way | null {
  const [first] = [...ways].sort((a, b) => a.cost - b.cost);
  if (first === undefined) return null;
  const equal = ways.filter(({ cost }) => cost < first.cost + 1e-9);
  return { ...first, ties: equal.reduce((sum, { ties }) => sum + ties, 0) };
}

function joinedText(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text.trim()).join('');
}

const IS_CLASS = /指标(?:[(（].*)?$/;

/** The classes that the published tables print, by level; 成本指标 stands on both. */
function levelCost(role: 'class1' | 'class2', text: string): number {
  const isFirst = /^(?:产出|效益|满意度|管理|履职效能)指标/.test(text);
  const isSecond =
    /^(?:数量|质量|时效|(?:经济|社会|生态|生态环境|社会和经济)(?:效益|成本)|可持续影响|(?:服务|帮扶)对象满意度)指标/.test(
      text,
    );
  if (role === 'class1') return isSecond ? 2 : isFirst ? 0 : 0.5;
  return isFirst ? 2 : 0;
}

/** What it costs to put nothing, one piece or two pieces into a column; null when that cannot be. */
function costOf(role: Role, take: number, text: string): number | null {
  switch (role) {
    case 'name':
      // A sign before a number is a target that was glued to the name.
      if (/[≥≤=<>]\d|\d\s+\S+\s+\d/.test(foldWidth(text))) return null;
      if (take === 0 || !couldBe('name', text)) return null;
      return (take === 2 ? 3 : 0) + (IS_CLASS.test(bare(text)) ? 4 : 0) + (isUnitText(text) ? 2 : 0);
    case 'class1':
    case 'class2':
      if (take === 0) return 0;
      return IS_CLASS.test(bare(text)) ? (take === 2 ? 3 : 0) + levelCost(role, bare(text)) : null;
    case 'target':
      if (take === 0 || roleOfContent([text]) === 'operator') return null;
      return (
        (take === 2 ? (readTargetCell(text).kind === 'number' ? 1 : 3) : 0) +
        (/指?标$/.test(bare(text)) ? 3 : 0)
      );
    case 'operator':
    case 'direction':
    case 'type':
      if (take === 0) return 1;
      return take === 1 && couldBe(role, text) ? 0 : null;
    case 'unit':
      if (take === 0) return 1;
      if (take === 2 || !couldBe(role, text) || readTargetCell(text).kind === 'number') return null;
      // 定性 says the same in either column; that of signs is its place.
      return bare(text) === '定性' ? 0.5 : 0;
    case 'weight':
      if (take === 0) return 4;
      return take === 1 && couldBe(role, text) ? 0 : null;
    case 'project':
    case 'owner':
    case 'budget':
    case 'none':
      if (take === 0) return 0;
      return take === 1 ? 2 : null;
  }
}

/** A number wants a sign and a unit; words want neither. */
function pairCost(
  role: Role,
  text: string,
  rest: ReadonlyMap<number, string>,
  roles: readonly Role[],
  column: number,
): number {
  const filled = (wanted: Role): string | undefined =>
    [...rest].find(([at]) => roles[at] === wanted && at > column)?.[1];
  if (role === 'target' && text !== '') {
    const reading = readTargetCell(text);
    const unit = filled('unit');
    if (reading.kind === 'number')
      return roles.includes('unit') && unit === undefined && reading.unit === null ? 1.5 : 0;
    return unit !== undefined && unit !== '定性' ? 2 : 0;
  }
  if (role === 'operator') {
    const target = filled('target');
    const isNumber = target !== undefined && readTargetCell(target).kind === 'number';
    if (text === '') return isNumber ? 1.5 : 0;
    return text === '定性' && isNumber ? 1 : 0;
  }
  return 0;
}
