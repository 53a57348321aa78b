import { fieldsOf, type Fault } from '#src/domain/catalogue/fields.ts';
import * as values from '#src/domain/catalogue/field-values.ts';
import type { PlanSettings } from '#src/domain/catalogue/plan.ts';
import { readIndicator, type ReadIndicator } from '#src/domain/catalogue/read-indicator.ts';
import { DEFAULT_SETTINGS, readSettings } from '#src/domain/catalogue/read-settings.ts';

export interface ReadPlan {
  readonly settings: PlanSettings;
  /** In the file's order. A Map: an id may be any text, `__proto__` too [X12]. */
  readonly byId: ReadonlyMap<string, ReadIndicator>;
  /** False when the list itself could not be read, so that nothing can be said about references. */
  readonly hasIndicators: boolean;
}

/** The plan of a score file, by the same readers as a plan file [PL1], with the tolerance of X3. */
export function readPlan(data: unknown, faults: Fault[]): ReadPlan {
  const fields = fieldsOf(data, 'plan', faults);
  if (fields === null) return { settings: DEFAULT_SETTINGS, byId: new Map(), hasIndicators: false };
  fields.required('year', values.YEAR);
  const settings = readSettings(fields, 'plan', faults);
  const byId = new Map<string, ReadIndicator>();
  for (const item of fields.items('indicators', 'required')) readIndicator(item, byId, faults);
  return { settings, byId, hasIndicators: Array.isArray(fields.raw('indicators')) };
}
