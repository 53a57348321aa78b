import type { Plan } from '#src/domain/catalogue/plan.ts';
import type { LinePlan, UnitFigures } from '#src/domain/district/unit-figures.ts';
import { canonicalJson, digestOf } from '#src/domain/package/canonical-json.ts';
import { planDigest } from '#src/domain/package/plan-digest.ts';
import type { Month } from '#src/domain/period/month.ts';
import type { Author, Instant, Statement } from '#src/domain/statements/statement.ts';

/** What a record was derived from: the text of the plan, and every revision that was there. */
export interface RecordBasis {
  readonly plan: string;
  readonly statements: number;
  readonly digest: string;
}

/** What a unit's collecting section tells the district of a year as of a month [EN11]. */
export interface UnitRecord {
  readonly plan: LinePlan;
  readonly figures: UnitFigures;
  readonly basis: RecordBasis;
  readonly at: Instant;
  readonly author: Author;
}

export function recordBasis(plan: Plan, log: readonly Statement[]): RecordBasis {
  const ids = log.map(({ id }) => id).sort();
  return { plan: planDigest(plan), statements: ids.length, digest: digestOf(ids) };
}

/** Whether two sets of figures say the same; what is compared with last year hangs on who has that year. */
export function saysSameFigures(one: UnitFigures, other: UnitFigures): boolean {
  return comparable(one) === comparable(other);
}

/** Field by field: a line has more than its figures. */
function comparable(figures: UnitFigures): string {
  const { cutOff, score, due, outlook, grade, filled, owed, short, isSealed, rows } = figures;
  return canonicalJson({ cutOff, score, due, outlook, grade, filled, owed, short, isSealed, rows });
}

/** Where a record lies: unit and plan as they are called in subjects. */
export interface RecordPlace {
  readonly unit: string;
  readonly plan: string;
  readonly month: Month;
}

/** A record with the unit whose account put it there: the server lets nobody else. */
export interface PlacedRecord {
  readonly place: RecordPlace;
  readonly record: UnitRecord;
}
