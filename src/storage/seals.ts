import { err, ok, type Result } from '#src/kernel/result.ts';
import type { PlanId } from '#src/domain/catalogue/plan.ts';
import type { PackageSeal } from '#src/domain/package/package-seal.ts';
import type {
  Author,
  DeviceId,
  Instant,
  Said,
  SealContent,
  SealId,
  Statement,
} from '#src/domain/statements/statement.ts';
import { newId } from '#src/storage/new-id.ts';
import { StorageError } from '#src/storage/problem.ts';
import type { LogTables } from '#src/storage/schema.ts';
import { standingInside } from '#src/storage/standing-records.ts';
import { applySaid, newOperation, type WriteContext, type WriteReceipt } from '#src/storage/write.ts';

/** A frozen year, and the word that goes with it. */
interface FrozenYear {
  readonly file: PackageSeal;
  readonly content: SealContent;
}

export interface SealRequest {
  readonly plan: PlanId;
  readonly author: Author;
  /**
   * Freezes what stands at the moment of sealing, inside its transaction; the rules of scoring are none of storage's business. The error
   * says why the year cannot be final.
   */
  readonly freeze: (
    standing: readonly Statement[],
    stamp: { readonly id: SealId; readonly at: Instant; readonly author: Author; readonly device: DeviceId },
  ) => Result<FrozenYear, readonly string[]>;
}

/** The year is frozen, kept and sealed in one transaction, or nothing is written [B40]. */
export async function writeSeal(
  context: WriteContext,
  { plan, author, freeze }: SealRequest,
): Promise<Result<WriteReceipt, readonly string[]>> {
  const { tables, device } = context;
  const operation = newOperation(context, { kind: 'do', target: null, intent: 'seal', author });
  const standing = await standingInside(tables, plan);
  if (standing.some(({ subject, content }) => subject.kind === 'seal' && content !== null))
    throw new StorageError({ kind: 'sealed' });
  const frozen = freeze(standing, { id: newId() as SealId, at: operation.at, author, device });
  if (!frozen.ok) return err(frozen.error);
  const { file, content } = frozen.value;
  await tables.seals.add({ id: file.id, plan, file });
  const said: Said = { subject: { kind: 'seal' }, content, note: '' };
  return ok(await applySaid(context, plan, operation, [said], 'typed', { isSealing: true }));
}

/** Opens the year again, with the reason; the seal stays [B40]. */
export async function writeUnseal(
  context: WriteContext,
  plan: PlanId,
  author: Author,
  reason: string,
): Promise<WriteReceipt> {
  const operation = newOperation(context, { kind: 'do', target: null, intent: 'unseal', author });
  const said: Said = { subject: { kind: 'seal' }, content: null, note: reason };
  return applySaid(context, plan, operation, [said], 'typed', { isSealing: true });
}

/** The frozen years of a plan as they are stored, in no order; they are read and checked where they are shown. */
export async function storedSeals(tables: LogTables, plan: PlanId): Promise<readonly PackageSeal[]> {
  const rows = await tables.seals.where('plan').equals(plan).toArray();
  return rows.map(({ file }) => file);
}

/** Takes in those that are not here; one that is here is never replaced [Y10]. */
export async function putSeals(
  tables: LogTables,
  plan: PlanId,
  seals: readonly PackageSeal[],
): Promise<void> {
  const known = await tables.seals.bulkGet(seals.map(({ id }) => id));
  await tables.seals.bulkAdd(
    seals.filter((_, index) => known[index] === undefined).map((file) => ({ id: file.id, plan, file })),
  );
}
