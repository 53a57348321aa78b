import type { Dexie } from 'dexie';
import * as v from 'valibot';
import type { PlanId } from '#src/domain/catalogue/plan.ts';
import type { EarlierState } from '#src/domain/statements/earlier-state.ts';
import type { Intent } from '#src/domain/statements/operation.ts';
import type { Statement, StatementId } from '#src/domain/statements/statement.ts';
import { subjectKey, type SubjectKey } from '#src/domain/statements/subject-key.ts';
import { revisionsById } from '#src/storage/revision-log.ts';
import { rowsOf, type LogTables, type PointReason } from '#src/storage/schema.ts';
import { standingInside } from '#src/storage/standing-records.ts';

/** How many are kept of a plan: the oldest make room [B18]. */
const KEPT = 30;
const DAY_MS = 86_400_000;
/** The one clock of the country: UTC+8, without summer time. */
const CLOCK_OFFSET_MS = 8 * 3_600_000;
/** Edits of the plan in one sitting share a point: each with its own would push all others out of the ring. */
const SITTING_MS = 600_000;

export interface RestorePoint {
  readonly seq: number;
  readonly at: number;
  readonly reason: PointReason;
  readonly values: number;
}

const POINT = v.object({
  seq: v.pipe(v.number(), v.safeInteger()),
  at: v.pipe(v.number(), v.safeInteger()),
  reason: v.picklist(['merge', 'restore', 'plan', 'daily']),
  values: v.pipe(v.number(), v.safeInteger()),
});

const STANDING = v.array(v.tuple([v.string(), v.string()]));

/** Newest first; damaged ones are left out. */
export async function storedPoints(tables: LogTables, plan: PlanId): Promise<readonly RestorePoint[]> {
  const rows = await rowsOf(tables.points, '[plan+seq]', plan).reverse().toArray();
  return rows.flatMap((row) => {
    const parsed = v.safeParse(POINT, row);
    return parsed.success ? [parsed.output] : [];
  });
}

/** Adds to `unread` what is not said again, because another version of the plan reads it otherwise [PL21]. */
export type LeaveOtherwise = (
  tables: LogTables,
  plan: PlanId,
  statements: readonly Statement[],
  unread: Set<SubjectKey>,
  at: number,
) => Promise<void>;

/** What stood at a point; null when it is gone or damaged. */
export async function pointState(
  tables: LogTables,
  plan: PlanId,
  seq: number,
  leaveOtherwise: LeaveOtherwise,
): Promise<EarlierState | null> {
  const row = await tables.points.get(seq);
  const parsed = v.safeParse(STANDING, row?.standing);
  if (row?.plan !== plan || !parsed.success) return null;
  const entries = parsed.output as unknown as readonly (readonly [SubjectKey, StatementId])[];
  const byId = await revisionsById(
    tables,
    entries.map(([, id]) => id),
  );
  const statements: Statement[] = [];
  const unread = new Set<SubjectKey>();
  for (const [key, id] of entries) {
    const statement = byId.get(id);
    if (statement === undefined) unread.add(key);
    else statements.push(statement);
  }
  const damaged = new Set(unread);
  await leaveOtherwise(tables, plan, statements, unread, row.at);
  const otherwise = new Set([...unread].filter((key) => !damaged.has(key)));
  return { statements, unread, ...(otherwise.size === 0 ? {} : { otherwise }) };
}

/** Keeps what stands, inside the transaction that is about to change it; an empty year needs no point. */
export async function addPoint(
  tables: LogTables,
  plan: PlanId,
  reason: PointReason,
  at: number,
): Promise<void> {
  const standing = await standingInside(tables, plan);
  const said = standing.filter(({ content, note }) => content !== null || note !== '');
  if (said.length === 0) return;
  await tables.points.add({
    plan,
    at,
    reason,
    standing: said.map(({ subject, id }) => [subjectKey(subject), id]),
    values: said.filter(({ content }) => content !== null).length,
  });
  const seqs = await rowsOf(tables.points, '[plan+seq]', plan).primaryKeys();
  await tables.points.bulkDelete(seqs.slice(0, Math.max(0, seqs.length - KEPT)));
}

const HOUR_MS = 3_600_000;

/** Whether the newest point of a plan was kept before a merge, less than an hour ago. */
export async function hasFreshMergePoint(tables: LogTables, plan: PlanId, at: number): Promise<boolean> {
  const newest = await rowsOf(tables.points, '[plan+seq]', plan).last();
  return newest?.reason === 'merge' && Math.abs(at - newest.at) < HOUR_MS;
}

/** Days whose point was seen stored, by open database: a point is as large as the year, too much to read again at every save. */
const keptDays = new WeakMap<Dexie, Map<PlanId, number>>();

/** The points that no one asks for: before the first save of a day, and before the plan is changed. */
export async function keepBefore(tables: LogTables, plan: PlanId, intent: Intent, at: number): Promise<void> {
  // As before a merge: much is said at once, and not by whoever said it first.
  if (intent === 'carry') {
    await addPoint(tables, plan, 'merge', at);
    return;
  }
  const kept = keptDays.get(tables.points.db) ?? new Map<PlanId, number>();
  keptDays.set(tables.points.db, kept);
  if (intent !== 'plan' && kept.get(plan) === dayOf(at)) return;
  const newest = await rowsOf(tables.points, '[plan+seq]', plan).last();
  // Only what was read counts: what is added here may still be taken back with the transaction.
  if (newest !== undefined) kept.set(plan, dayOf(newest.at));
  if (intent === 'plan') {
    const isSameSitting = newest?.reason === 'plan' && Math.abs(at - newest.at) < SITTING_MS;
    if (!isSameSitting) await addPoint(tables, plan, 'plan', at);
  } else if (newest === undefined || dayOf(newest.at) !== dayOf(at)) {
    await addPoint(tables, plan, 'daily', at);
  }
}

function dayOf(at: number): number {
  return Math.floor((at + CLOCK_OFFSET_MS) / DAY_MS);
}
