import type { PlanIndicator } from '#src/domain/catalogue/plan.ts';
import { bare } from '#src/domain/import/words.ts';

/** What rows of two plans or drafts are paired by; the rows of a draft are such as they are. */
export interface PairableRow {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly class: string;
}

/** One row of the first plan, and the row of the second that is the same. */
export interface RowPair {
  readonly from: string;
  readonly to: string;
}

/** Why two rows could be the same: their names are alike, or several rows carry the same name. */
interface LikelyPair extends RowPair {
  readonly because: 'near-name' | 'same-name';
}

/** The rows of two plans, each in at most one place of this. */
export interface RowPairing {
  /** By name, unit and class, or by a name that is unique in both: in the order of the first plan. */
  readonly sure: readonly RowPair[];
  /** 疑似更名: nothing follows from these before a person confirms them. */
  readonly likely: readonly LikelyPair[];
  /** Rows of the first plan for which there is none, and rows of the second one. */
  readonly onlyFrom: readonly string[];
  readonly onlyTo: readonly string[];
}

/** The rows of a plan as they are paired: by the unit that is printed where none is counted in. */
export function pairableRow(row: PlanIndicator): PairableRow {
  const unit = row.kind === 'quantitative' ? row.unit : row.source.unit;
  return { id: row.id, name: row.name, unit, class: row.class };
}

/**
 * Pairs the rows of two plans [PL40]: by name, unit and class, then by a name that is unique in both, and then, as a proposal, by likeness
 * of the names. Never two rows to one, and never by position alone.
 * @param settled what a person has decided: `to` null: the row has none, whatever it is called
 */
export function pairRows(
  from: readonly PairableRow[],
  to: readonly PairableRow[],
  settled: readonly { readonly from: string; readonly to: string | null }[] = [],
): RowPairing {
  const left = new Left(from, to);
  const sure = [...left.takeSettled(settled)];
  const settledAlone = new Set(settled.flatMap((each) => (each.to === null ? [each.from] : [])));
  const isOpen = ({ id }: PairableRow): boolean => !settledAlone.has(id);
  sure.push(...left.takeUnique(rowKey, isOpen), ...left.takeUnique(nameOf, isOpen));
  const likely = [...left.takeInTurn(rowKey, isOpen), ...left.takeAlike(isOpen)];
  const order = new Map(from.map(({ id }, at) => [id, at]));
  const inOrder = (a: RowPair, b: RowPair): number => (order.get(a.from) ?? 0) - (order.get(b.from) ?? 0);
  return {
    sure: sure.sort(inOrder),
    likely: likely.sort(inOrder),
    onlyFrom: left.from.map(({ id }) => id),
    onlyTo: left.to.map(({ id }) => id),
  };
}

const MARKS = /[()[\]{}<>【】〔〕《》〈〉「」『』"'“”‘’、,;:!?·…*★☆▲△●.。\-—]/g;

/** A name as it is compared: width, case, blanks and marks mean nothing. */
function nameOf({ name }: PairableRow): string {
  return bare(name).replace(MARKS, '').toLowerCase();
}

function rowKey(row: PairableRow): string {
  const name = nameOf(row);
  return name === '' ? '' : JSON.stringify([name, bare(row.unit).toLowerCase(), row.class]);
}

/** At least half of what the names are made of is shared. */
const isAlike = (shared: number, all: number): boolean => shared * 4 >= all;

type Test = (row: PairableRow) => boolean;

/** The rows that have no partner yet: whoever takes a pair takes both rows away, so that no row is taken twice. */
class Left {
  from: readonly PairableRow[];
  to: readonly PairableRow[];
  readonly #allFrom: readonly PairableRow[];
  readonly #allTo: readonly PairableRow[];

  constructor(from: readonly PairableRow[], to: readonly PairableRow[]) {
    this.from = this.#allFrom = from;
    this.to = this.#allTo = to;
  }

  takeSettled(settled: readonly { readonly from: string; readonly to: string | null }[]): readonly RowPair[] {
    return settled.flatMap(({ from, to }) => {
      const [a, b] = [this.from.find(({ id }) => id === from), this.to.find(({ id }) => id === to)];
      return a === undefined || b === undefined ? [] : [this.#take(a, b)];
    });
  }

  /** Rows whose key no other row of their own plan has, paired or not. */
  takeUnique(keyOf: (row: PairableRow) => string, isOpen: Test): readonly RowPair[] {
    const [mine, theirs] = [byKey(this.#allFrom, keyOf), byKey(this.#allTo, keyOf)];
    return this.from.filter(isOpen).flatMap((row) => {
      const key = keyOf(row);
      const [other] = theirs.get(key) ?? [];
      const isUnique = mine.get(key)?.length === 1 && theirs.get(key)?.length === 1;
      return key !== '' && isUnique && other !== undefined && this.to.includes(other)
        ? [this.#take(row, other)]
        : [];
    });
  }

  /** Several rows of one key: the first to the first is likely, and no more than that. */
  takeInTurn(keyOf: (row: PairableRow) => string, isOpen: Test): readonly LikelyPair[] {
    const theirs = byKey(this.to, keyOf);
    return this.from.filter(isOpen).flatMap((row) => {
      const key = keyOf(row);
      const other = key === '' ? undefined : theirs.get(key)?.find((each) => this.to.includes(each));
      return other === undefined ? [] : [{ ...this.#take(row, other), because: 'same-name' }];
    });
  }

  /** The two that are most alike first; of equals the one that stands first. */
  takeAlike(isOpen: Test): readonly LikelyPair[] {
    const theirs = this.to.map((row) => ({ row, pieces: piecesOf(nameOf(row)) }));
    const found = this.from.filter(isOpen).flatMap((row) => {
      const pieces = piecesOf(nameOf(row));
      return theirs.flatMap((other) => {
        const [shared, all] = [sharedPieces(pieces, other.pieces), pieces.length + other.pieces.length];
        return all > 0 && isAlike(shared, all) ? [{ row, other: other.row, shared, all }] : [];
      });
    });
    found.sort((a, b) => b.shared * a.all - a.shared * b.all);
    return found.flatMap(({ row, other }) =>
      this.from.includes(row) && this.to.includes(other)
        ? [{ ...this.#take(row, other), because: 'near-name' }]
        : [],
    );
  }

  #take(row: PairableRow, other: PairableRow): RowPair {
    this.from = this.from.filter((each) => each !== row);
    this.to = this.to.filter((each) => each !== other);
    return { from: row.id, to: other.id };
  }
}

function byKey(
  rows: readonly PairableRow[],
  keyOf: (row: PairableRow) => string,
): ReadonlyMap<string, readonly PairableRow[]> {
  const found = new Map<string, PairableRow[]>();
  for (const row of rows) {
    const same = found.get(keyOf(row));
    if (same === undefined) found.set(keyOf(row), [row]);
    else same.push(row);
  }
  return found;
}

/** Every two characters that stand beside each other, sorted; a name of one character is its own piece. */
function piecesOf(name: string): readonly string[] {
  const letters = Array.from(name);
  if (letters.length < 2) return letters;
  return letters
    .slice(1)
    .map((letter, at) => `${letters[at]}${letter}`)
    .sort();
}

/** How many pieces two sorted lists have in common, each counted as often as it is in both. */
function sharedPieces(a: readonly string[], b: readonly string[]): number {
  let [at, other, shared] = [0, 0, 0];
  while (at < a.length && other < b.length) {
    const [mine = '', theirs = ''] = [a[at], b[other]];
    if (mine === theirs) shared += 1;
    if (mine <= theirs) at += 1;
    if (theirs <= mine) other += 1;
  }
  return shared;
}
