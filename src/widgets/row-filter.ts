import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import type { StateKind } from '#src/domain/year/row-state.ts';
import type { ReportRow } from '#src/domain/year/year-report.ts';

/** Which rows are looked at: those in one state, or a single one. */
export type RowFilter =
  | { readonly kind: 'state'; readonly state: StateKind }
  | { readonly kind: 'indicator'; readonly id: IndicatorId };

export function isShown(row: ReportRow, filter: RowFilter | null): boolean {
  if (filter === null) return true;
  return filter.kind === 'state' ? row.state.kind === filter.state : row.indicator.id === filter.id;
}

/** The filter after it was chosen once more: choosing the same one takes it off. */
export function toggleFilter(current: RowFilter | null, chosen: RowFilter): RowFilter | null {
  if (current === null) return chosen;
  const isSame =
    (chosen.kind === 'state' && current.kind === 'state' && chosen.state === current.state) ||
    (chosen.kind === 'indicator' && current.kind === 'indicator' && chosen.id === current.id);
  return isSame ? null : chosen;
}
