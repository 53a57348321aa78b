import { classText } from '#src/domain/catalogue/row-class.ts';
import type { UnitLine } from '#src/domain/district/unit-line.ts';
import { unitText } from '#src/domain/words/value-text.ts';
import type { ReportRow } from '#src/domain/year/year-report.ts';

/** Rows of one class and one unit of measure over all units: what a person may set side by side [DI4]. */
export interface RowGroup {
  readonly class: string;
  /** '次', '%'; rated rows have none and are left out. */
  readonly unit: string;
  /** How many units have such a row. */
  readonly units: number;
  readonly rows: readonly { readonly line: UnitLine; readonly row: ReportRow }[];
}

/** Groups that at least two units share, those of most units first. */
export function rowGroups(lines: readonly UnitLine[]): readonly RowGroup[] {
  const groups = new Map<
    string,
    { class: string; unit: string; rows: { line: UnitLine; row: ReportRow }[] }
  >();
  for (const line of lines)
    for (const row of line.report.rows) {
      if (row.indicator.kind !== 'quantitative') continue;
      const unit = unitText(row.indicator);
      const name = classText(row.indicator);
      const key = `${name}\n${unit}`;
      const group = groups.get(key) ?? { class: name, unit, rows: [] };
      group.rows.push({ line, row });
      groups.set(key, group);
    }
  return [...groups.values()]
    .map((group) => Object.assign(group, { units: new Set(group.rows.map(({ line }) => line.unit)).size }))
    .filter(({ units }) => units > 1)
    .sort((a, b) => b.units - a.units || b.rows.length - a.rows.length || (a.class < b.class ? -1 : 1));
}

/** Rows of a group whose name holds every word that was typed; '' for all. */
export function rowsNamed({ rows }: RowGroup, words: string): RowGroup['rows'] {
  const wanted = words.split(/\s+/).filter((word) => word !== '');
  return rows.filter(({ row }) => wanted.every((word) => row.indicator.name.includes(word)));
}
