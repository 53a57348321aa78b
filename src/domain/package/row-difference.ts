import type { Plan, SourceCells } from '#src/domain/catalogue/plan.ts';
import type { PackageIndicator } from '#src/domain/package/package-file.ts';

/** How the two plans differ in a row that is merged by its number. */
export type RowDifference =
  | { readonly kind: 'only-mine' | 'only-theirs'; readonly id: string }
  | {
      readonly kind: 'cell';
      readonly id: string;
      readonly field: keyof SourceCells;
      readonly mine: string;
      readonly theirs: string;
    };

/** Every difference between the source cells of our plan and of the sender's, in plan order [M6]. */
export function rowDifferences(
  plan: Plan,
  { indicators }: { readonly indicators: readonly PackageIndicator[] },
): readonly RowDifference[] {
  const theirs = new Map(indicators.map((each) => [each.id, each.source]));
  const differences = plan.indicators.flatMap(({ id, source }): readonly RowDifference[] => {
    const other = theirs.get(id);
    if (other === undefined) return [{ kind: 'only-mine', id }];
    return (Object.keys(source) as (keyof SourceCells)[])
      .filter((field) => source[field] !== other[field])
      .map((field) => ({ kind: 'cell', id, field, mine: source[field], theirs: other[field] }));
  });
  const mine = new Set<string>(plan.indicators.map(({ id }) => id));
  const added = indicators.filter(({ id }) => !mine.has(id));
  return [...differences, ...added.map(({ id }): RowDifference => ({ kind: 'only-theirs', id }))];
}
