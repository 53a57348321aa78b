import type { Plan, SourceCells } from '#src/domain/catalogue/plan.ts';
import type { PackageIndicator } from '#src/domain/package/package-file.ts';
import { isEarlierVersion, planOfFile } from '#src/domain/package/plan-version.ts';
import { meaningChanges } from '#src/domain/catalogue/row-meaning.ts';

/** How the two plans differ in a row that is merged by its number. */
export type RowDifference =
  | { readonly kind: 'only-mine' | 'only-theirs'; readonly id: string }
  | {
      readonly kind: 'cell';
      readonly id: string;
      readonly field: keyof SourceCells;
      readonly mine: string;
      readonly theirs: string;
    }
  /** The same cells, read otherwise in the version that the file was written on [PL22]. */
  | { readonly kind: 'meaning'; readonly id: string };

/** Every difference between the source cells of our plan and of the sender's, in plan order [M6]. */
export function rowDifferences(
  plan: Plan,
  file: { readonly plan: string; readonly planFile?: Plan; readonly indicators: readonly PackageIndicator[] },
): readonly RowDifference[] {
  const { indicators } = file;
  const theirs = new Map(indicators.map((each) => [each.id, each.source]));
  const differences: RowDifference[] = plan.indicators.flatMap(({ id, source }): readonly RowDifference[] => {
    const other = theirs.get(id);
    if (other === undefined) return [{ kind: 'only-mine', id }];
    return (Object.keys(source) as (keyof SourceCells)[])
      .filter((field) => source[field] !== other[field])
      .map((field) => ({ kind: 'cell', id, field, mine: source[field], theirs: other[field] }));
  });
  const mine = new Set<string>(plan.indicators.map(({ id }) => id));
  const added = indicators.filter(({ id }) => !mine.has(id));
  const version = planOfFile(file);
  const read = version === null || !isEarlierVersion(version, plan) ? [] : meaningChanges(version, plan);
  for (const { id, changed } of read)
    if (changed.length > 0 && !differences.some((each) => each.id === id))
      differences.push({ kind: 'meaning', id });
  return [...differences, ...added.map(({ id }): RowDifference => ({ kind: 'only-theirs', id }))];
}
