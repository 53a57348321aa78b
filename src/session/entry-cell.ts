import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import type { Month } from '#src/domain/period/month.ts';
import type { Brand } from '#src/kernel/brand.ts';

/** A row of the entry grid: an indicator, or the month's budget execution. */
export type EntryRowId = IndicatorId | 'execution';

/** One editable cell: what was reported of a row in a month, or the note beside it. */
export interface EntryCell {
  readonly row: EntryRowId;
  readonly month: Month;
  readonly field: 'value' | 'note';
}

/** '07/3/value' */
export type EntryCellKey = Brand<string, 'EntryCellKey'>;

export function entryCellKey({ row, month, field }: EntryCell): EntryCellKey {
  return `${row}/${month}/${field}` as EntryCellKey;
}

export function isSameCell(a: EntryCell | null, b: EntryCell | null): boolean {
  if (a === null || b === null) return a === b;
  return a.row === b.row && a.month === b.month && a.field === b.field;
}
