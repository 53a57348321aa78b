import type { UnitFigures } from '#src/domain/district/unit-figures.ts';
import type { UnitRecord } from '#src/domain/district/unit-record.ts';
import { canonicalJson, digestOf } from '#src/domain/package/canonical-json.ts';
import type { Month } from '#src/domain/period/month.ts';
import type { Instant } from '#src/domain/statements/statement.ts';

/** How much of a month is missing; the city is not told of which rows. */
export interface OwedCount {
  readonly month: Month;
  readonly missing: number;
}

/** What a district's unit tells the city of a year as of a month: a record without its rows [EN16]. */
export interface UnitTotal extends Omit<UnitFigures, 'cutOff' | 'expected' | 'owed' | 'rows'> {
  readonly unitName: string;
  readonly project: string | null;
  readonly owed: readonly OwedCount[];
  readonly at: Instant;
  /** Digest of the text of the record that it was derived from. */
  readonly record: string;
}

/** Where a total lies: unit and plan as they are called in subjects. */
export interface TotalPlace {
  readonly unit: string;
  readonly year: number;
  readonly month: Month;
  readonly plan: string;
}

/** A total with the unit whose account put it there, and the district from whose server it came: both by the word of servers. */
export interface PlacedTotal {
  readonly district: string;
  readonly place: TotalPlace;
  readonly total: UnitTotal;
}

/** @param text of the record, as it was published beside it */
export function totalOf({ plan, figures, at }: UnitRecord, text: string): UnitTotal {
  const { score, due, outlook, grade, filled, dueDay, owed, short, onYear, isSealed } = figures;
  return {
    unitName: plan.unitName,
    project: plan.project,
    score,
    due,
    outlook,
    grade,
    filled,
    dueDay,
    owed: owed.map(({ month, missing }) => ({ month, missing: missing.length })),
    short,
    onYear,
    isSealed,
    at,
    record: digestOf(text),
  };
}

/** What a total comes to beside the record that it names [EN16]; «same-figures»: the record was told again since, and says the same. */
export type TotalCheck = 'agrees' | 'same-figures' | 'differs' | 'no-record';

/** @param record what lies with the district now, as read from `text`; null: nothing, or nothing that is one */
export function checkTotal(
  { place, total }: Pick<PlacedTotal, 'place' | 'total'>,
  record: UnitRecord | null,
  text: string,
): TotalCheck {
  if (record === null) return 'no-record';
  const again = totalOf(record, text);
  if (record.plan.year !== place.year || said(again) !== said(total)) return 'differs';
  return again.record === total.record ? 'agrees' : 'same-figures';
}

function said({ at: _at, record: _record, ...figures }: UnitTotal): string {
  return canonicalJson(figures);
}
