import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import type { PlanId } from '#src/domain/catalogue/plan.ts';
import type { Month } from '#src/domain/period/month.ts';
import { wholeUnits } from '#src/domain/quantity/quantity.ts';
import type { Author, Said, Statement } from '#src/domain/statements/statement.ts';
import { subjectKey } from '#src/domain/statements/subject-key.ts';
import type { TrackerStorage, WriteReceipt, WriteRequest } from '#src/storage/tracker-storage.ts';
import { WATER } from '#test/support/water-plan.ts';

/** What is said in a test that does not ask of which plan is said of the water works. */
export const PLAN: PlanId = WATER.id;
export const AUTHOR: Author = { name: '周艳', section: '综合科' };

/** A number in a month's cell; null clears it. */
export function number(indicator: string, month: number, units: number | null, note = ''): Said {
  return {
    subject: { kind: 'month', indicator: indicator as IndicatorId, month: month as Month },
    content: units === null ? null : { kind: 'number', value: wholeUnits(units) },
    note,
  };
}

export function typed(said: readonly Said[], more: Partial<WriteRequest> = {}): WriteRequest {
  return { plan: PLAN, intent: 'type', origin: 'typed', author: AUTHOR, said, ...more };
}

export function say(storage: TrackerStorage, ...said: readonly Said[]): Promise<WriteReceipt> {
  return storage.write(typed(said));
}

/** What stands, as a table: 'month/07/3' → 12 (units), 'none', or null for cleared. */
export async function standingTable(storage: TrackerStorage, plan = PLAN): Promise<Record<string, unknown>> {
  const { statements } = await storage.load(plan);
  return toTable(statements);
}

export function toTable(statements: Iterable<Statement>): Record<string, unknown> {
  const entries = [...statements].map((statement): [string, unknown] => {
    const { content } = statement;
    const isNumber = content !== null && 'kind' in content && content.kind === 'number';
    return [subjectKey(statement.subject), isNumber ? content.value / 10_000 : content];
  });
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
