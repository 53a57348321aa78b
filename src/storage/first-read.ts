import type { PlanId } from '#src/domain/catalogue/plan.ts';
import type { Author, DeviceId } from '#src/domain/statements/statement.ts';
import { withinTime } from '#src/storage/connection.ts';
import { parseAuthor, parseDevice } from '#src/storage/device.ts';
import { NO_PLANS, type StoredPlans } from '#src/storage/plan-list.ts';
import { SCHEMA_VERSION, toSchemaVersion } from '#src/storage/schema.ts';
import { parseStanding, type StandingLoad } from '#src/storage/standing-records.ts';

/** What the early script hands on: rows of one moment as they lie, and whether anything was committed since. */
export interface EarlyRead {
  /** The channel of the change feed, opened before the rows were read. */
  readonly channel: BroadcastChannel | null;
  readonly isOvertaken: () => boolean;
  /** Null: nothing was read. */
  readonly rows: Promise<EarlyRows | null>;
}

interface EarlyRows {
  /** Of the database, as IndexedDB counts it. */
  readonly version: number;
  readonly plan: string;
  readonly device: { readonly value: unknown } | undefined;
  readonly author: { readonly value: unknown } | undefined;
  readonly plans: readonly unknown[];
  readonly standing: readonly unknown[];
  /** As saidCount counts it. */
  readonly said: number;
}

/** What the first picture is made of, before the database is open [SP14]. */
export interface FirstRead {
  readonly device: DeviceId;
  readonly author: Author | null;
  readonly plans: StoredPlans;
  readonly plan: PlanId;
  readonly load: StandingLoad;
}

/** A browser that throws a database away never answers what it was asked meanwhile. */
const PATIENCE_MS = 500;

/**
 * What was read early, where everything is as usual: the database of this version, with its device, no less than was said here, and nothing
 * in it damaged. Whatever else there is is found by opening it, which has words for it; then null.
 * @param known how much was said here [B36]
 */
export async function firstRead({ rows }: EarlyRead, known: number): Promise<FirstRead | null> {
  const read = await withinTime(rows, PATIENCE_MS);
  if (read === null || toSchemaVersion(read.version) !== SCHEMA_VERSION || read.said < known) return null;
  const device = parseDevice(read.device?.value);
  const load = parseStanding(read.standing);
  if (device === null || load === null) return null;
  // As storage.plans reads them.
  const plans =
    read.plans.length === 0 ? NO_PLANS : (await import('#src/storage/plan-rows.ts')).readPlanRows(read.plans);
  const author = parseAuthor(read.author?.value);
  return { device, author, plans, plan: read.plan as PlanId, load };
}
