import { isMoneyUnit } from '#src/domain/catalogue/indicator.ts';
import type { Plan, PlanIndicator } from '#src/domain/catalogue/plan.ts';

/** What of a row says what its numbers mean. */
const MEANINGS = ['kind', 'unit', 'rollup', 'decimals', 'anyRange', 'parts'] as const;
export type Meaning = (typeof MEANINGS)[number];

/** A row whose numbers mean something else in another version [PL21]. */
export interface MeaningChange {
  readonly id: string;
  /** null: the row is new. */
  readonly before: PlanIndicator | null;
  /** null: the row is gone. */
  readonly after: PlanIndicator | null;
  /** Empty where one of the two is null. */
  readonly changed: readonly Meaning[];
}

/** Rows whose unit, roll-up, decimals or kind are not the same in both versions, or that one of them lacks; in the order of `before`. */
export function meaningChanges(before: Plan, after: Plan): readonly MeaningChange[] {
  const later = new Map(after.indicators.map((row) => [row.id, row]));
  const changes = before.indicators.flatMap((row): readonly MeaningChange[] => {
    const other = later.get(row.id) ?? null;
    later.delete(row.id);
    if (other === null) return [{ id: row.id, before: row, after: null, changed: [] }];
    const changed = MEANINGS.filter((each) => meaningOf(row, each) !== meaningOf(other, each));
    return changed.length === 0 ? [] : [{ id: row.id, before: row, after: other, changed }];
  });
  const added = [...later.values()].map(
    (row): MeaningChange => ({ id: row.id, before: null, after: row, changed: [] }),
  );
  return [...changes, ...added];
}

/** Equal for two versions of a row exactly when its numbers mean the same in both. */
export function meaningOfRow(row: PlanIndicator): string {
  return MEANINGS.map((each) => meaningOf(row, each)).join('\n\n');
}

/** «万/年» and 万元 are one unit: an annual sum of money has the year in its row already. */
function meaningOf(row: PlanIndicator, meaning: Meaning): string {
  switch (meaning) {
    case 'kind':
      return row.kind;
    case 'unit':
      if (row.kind !== 'quantitative') return '';
      return isMoneyUnit(row.unit) ? '万元' : row.unit;
    case 'rollup':
      return row.kind === 'quantitative' ? row.rollup : '';
    case 'decimals':
      return row.kind === 'quantitative' ? String(row.decimals) : '';
    case 'anyRange':
      return String(row.kind === 'quantitative' && row.anyRange === true);
    case 'parts':
      if (row.kind !== 'compound') return '';
      return row.parts.map(({ id, unit, decimals }) => `${id} ${unit} ${decimals}`).join('\n');
  }
}
