import type { FigureRow } from '#src/domain/district/unit-figures.ts';
import type { UnitLine } from '#src/domain/district/unit-line.ts';

/** Rows of one class and one unit of measure over all units: what a person may set side by side [DI4]. */
export interface RowGroup {
  readonly class: string;
  /** '次', '%'; rated rows have none and are left out. */
  readonly unit: string;
  /** How many units have such a row. */
  readonly units: number;
  readonly rows: readonly { readonly line: UnitLine; readonly row: FigureRow }[];
}

/** Groups that at least two units share, those of most units first. */
export function rowGroups(lines: readonly UnitLine[]): readonly RowGroup[] {
  const groups = new Map<
    string,
    { class: string; unit: string; rows: { line: UnitLine; row: FigureRow }[] }
  >();
  for (const line of lines)
    for (const row of line.rows) {
      const { class: name, unit } = row;
      if (unit === null) continue;
      const key = `${name}\n${unit}`;
      const group = groups.get(key) ?? { class: name, unit, rows: [] };
      group.rows.push({ line, row });
      groups.set(key, group);
    }
  return [...groups.values()]
    .map((group) => Object.assign(group, { units: new Set(group.rows.map(({ line }) => line.plan.id)).size }))
    .filter(({ units }) => units > 1)
    .sort((a, b) => b.units - a.units || b.rows.length - a.rows.length || (a.class < b.class ? -1 : 1));
}

/** Rows of a group whose name holds every word that was typed; '' for all. */
export function rowsNamed({ rows }: RowGroup, words: string): RowGroup['rows'] {
  const wanted = words.split(/\s+/).filter((word) => word !== '');
  return rows.filter(({ row }) => wanted.every((word) => row.name.includes(word)));
}
