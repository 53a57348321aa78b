import { weightOf, weightSum } from '#src/domain/draft/draft-problems.ts';
import type { DraftRow } from '#src/domain/draft/draft.ts';
import { weightToText, type Points } from '#src/domain/quantity/points.ts';

/** What a row needs to be weighed: a row of a draft, or of a plan in force. */
type Weighed = Pick<DraftRow, 'id' | 'weight'>;

/** A new weight of a row beside the one it has: shown before it is applied [PL9]. */
export interface WeightChange {
  readonly row: string;
  readonly before: string;
  readonly after: string;
}

/** Scales what the rows have to what they should weigh; null: a row lacks its weight, or there is nothing to do. */
export function scaledTo(whole: Points, rows: readonly Weighed[]): readonly WeightChange[] | null {
  const { sum, missing } = weightSum(rows);
  if (rows.length === 0 || missing > 0 || sum === whole || sum === 0) return null;
  return changes(
    rows,
    shares(
      rows.map((row) => weightOf(row) ?? 0),
      whole,
    ),
  );
}

/** The same points for every row of a group, whose sum is given; the rest of the division goes to the last row. */
export function evenly(
  rows: readonly Weighed[],
  groups: readonly { readonly rows: ReadonlySet<string>; readonly points: Points }[],
): readonly WeightChange[] {
  const after = rows.map((row) => row.weight);
  for (const group of groups) {
    const places = rows.flatMap(({ id }, at) => (group.rows.has(id) ? [at] : []));
    const parts = shares(
      places.map(() => 1),
      group.points,
    );
    for (const [index, at] of places.entries()) after[at] = weightToText((parts[index] ?? 0) as Points);
  }
  return rows.flatMap((row, at) => change(row, after[at] ?? row.weight));
}

/** `total` in the ratio of `ratios`, in hundredths rounded down; what is left goes to the last. */
function shares(ratios: readonly number[], total: number): readonly number[] {
  const sum = ratios.reduce((all, ratio) => all + ratio, 0);
  const parts = ratios.map((ratio) => Math.floor((ratio * total) / sum));
  const rest = total - parts.reduce((all, part) => all + part, 0);
  return parts.map((part, at) => (at === parts.length - 1 ? part + rest : part));
}

function changes(rows: readonly Weighed[], points: readonly number[]): readonly WeightChange[] {
  return rows.flatMap((row, at) => change(row, weightToText((points[at] ?? 0) as Points)));
}

function change(row: Weighed, after: string): readonly WeightChange[] {
  return row.weight === after ? [] : [{ row: row.id, before: row.weight, after }];
}
