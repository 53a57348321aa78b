import { planFileData } from '#src/domain/catalogue/plan-file.ts';
import type { Plan, PlanId } from '#src/domain/catalogue/plan.ts';
import { changedRows, choiceSaid, choicesOf, type ValueChoice } from '#src/domain/life/changed-rows.ts';
import { planDigest } from '#src/domain/package/plan-digest.ts';
import { isEarlierVersion } from '#src/domain/package/plan-version.ts';
import { headStatements } from '#src/domain/statements/current.ts';
import { reversal } from '#src/domain/statements/revise.ts';
import type { Author, Said, StatementId } from '#src/domain/statements/statement.ts';
import { yearStatements } from '#src/domain/statements/year-statements.ts';
import { recentOperations } from '#src/storage/operation-log.ts';
import { addPoint } from '#src/storage/restore-points.ts';
import { revisionsById, revisionsOf } from '#src/storage/revision-log.ts';
import type { LogTables, PlanRow } from '#src/storage/schema.ts';
import { headsInside, standingInside } from '#src/storage/standing-records.ts';
import { standingOf } from '#src/storage/closing.ts';
import { applySaid, newOperation, type WriteContext, type WriteReceipt } from '#src/storage/write.ts';

/** 更正原文: what a person has seen and decided [PL21]. */
export interface CorrectionRequest {
  /** The version in force, and the one that puts it right. */
  readonly before: Plan;
  readonly after: Plan;
  readonly author: Author;
  /** Row by row, for every row that has values. */
  readonly choices: ReadonlyMap<string, ValueChoice>;
  /** The values that were shown: when others stand by now, nothing is written. */
  readonly seen: ReadonlySet<StatementId>;
  /** Values that a package replaces which comes along with the version: they need no decision. */
  readonly superseded?: ReadonlySet<StatementId>;
}

/**
 * Puts the next version of a plan in force, with what becomes of the values on rows that it reads otherwise, in one transaction; the
 * version before stays in the row [PL21]. Null, and nothing written: another version, or another value, stands by now.
 */
export async function writeCorrection(
  context: WriteContext,
  { before, after, author, choices, seen, superseded }: CorrectionRequest,
): Promise<WriteReceipt | null> {
  const { tables, now } = context;
  const plan = after.id;
  const last = after.corrections?.[after.corrections.length - 1];
  if (last === undefined || !isEarlierVersion(before, after)) return null;
  const row = await tables.plans.get(plan);
  if (!isInForce(row, before)) return null;
  const standing = await standingInside(tables, plan);
  const said: Said[] = [];
  for (const changed of changedRows(before, after, yearStatements(standing), superseded)) {
    const choice = choices.get(changed.id);
    if (changed.values.some(({ id }) => !seen.has(id))) return null;
    if (changed.values.length === 0) continue;
    if (choice === undefined || !choicesOf(changed).includes(choice)) return null;
    said.push(...choiceSaid(changed, choice));
  }
  const { of, date, reason } = last;
  const version = { digest: planDigest(after), of, date, reason };
  said.push({ subject: { kind: 'plan-version' }, content: version, note: '' });
  const operation = newOperation(context, { kind: 'do', target: null, intent: 'correct-plan', author });
  await addPoint(tables, plan, 'plan', operation.at);
  const receipt = await applySaid(context, plan, operation, said, 'typed', { correction: reason });
  const earlier = row?.kind === 'issued' ? (row.earlier ?? []) : [];
  const savedAt = row?.savedAt ?? now();
  await tables.plans.put({
    ...issuedRow(after, now()),
    earlier: [...earlier, { file: planFileData(before), digest: planDigest(before), savedAt }],
  });
  return receipt;
}

function issuedRow(plan: Plan, savedAt: number): Extract<PlanRow, { kind: 'issued' }> {
  return { id: plan.id, kind: 'issued', file: planFileData(plan), digest: planDigest(plan), savedAt };
}

/** The built-in plan has no row until it is put right. */
function isInForce(row: PlanRow | undefined, plan: Plan): boolean {
  if (row === undefined) return plan.corrections === undefined;
  return row.kind === 'issued' && row.digest === planDigest(plan);
}

/** Whether the last thing that was done to a plan is that it was put right: only then can that be taken back [PL21]. */
export async function canUncorrect(tables: LogTables, plan: PlanId): Promise<boolean> {
  const [last] = await recentOperations(tables, plan, 1);
  return last?.intent === 'correct-plan';
}

/**
 * Takes the last 更正原文 back: the version before is in force again, and values say what they said. Null, and nothing written: something
 * was done since.
 */
export async function writeUncorrection(
  context: WriteContext,
  plan: PlanId,
  author: Author,
  reason: string,
): Promise<WriteReceipt | null> {
  const { tables, now } = context;
  const [last] = await recentOperations(tables, plan, 1);
  const row = await tables.plans.get(plan);
  if (last?.intent !== 'correct-plan' || row?.kind !== 'issued') return null;
  const [before, ...rest] = [...(row.earlier ?? [])].reverse();
  if (before === undefined) return null;
  const applied = await revisionsOf(tables, last.id);
  const replaced = await revisionsById(
    tables,
    applied.flatMap(({ replaces }) => replaces.slice(0, 1)),
  );
  const { said, skipped } = reversal(
    applied,
    standingOf(headStatements(await headsInside(tables, plan))),
    replaced,
  );
  const operation = newOperation(context, { kind: 'do', target: null, intent: 'uncorrect-plan', author });
  const receipt = await applySaid(context, plan, operation, said, 'undone', {
    skipped,
    evenIfNothing: true,
    correction: reason,
  });
  const { file, digest } = before;
  await tables.plans.put({ id: plan, kind: 'issued', file, digest, savedAt: now(), earlier: rest.reverse() });
  return receipt;
}
