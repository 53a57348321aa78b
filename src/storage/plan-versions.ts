import { planFileData, readPlanFile } from '#src/domain/catalogue/plan-file.ts';
import type { Plan, PlanId } from '#src/domain/catalogue/plan.ts';
import { readDraftRows } from '#src/domain/draft/draft.ts';
import { changedRows, choiceSaid, choicesOf, type ValueChoice } from '#src/domain/life/changed-rows.ts';
import { planDigest } from '#src/domain/package/plan-digest.ts';
import { meaningChanges } from '#src/domain/catalogue/row-meaning.ts';
import { isEarlierVersion } from '#src/domain/package/plan-version.ts';
import type { Author, DeviceId, Said, Statement, StatementId } from '#src/domain/statements/statement.ts';
import { subjectKey, type SubjectKey } from '#src/domain/statements/subject-key.ts';
import { yearStatements } from '#src/domain/statements/year-statements.ts';
import { recentOperations } from '#src/storage/operation-log.ts';
import { addPoint } from '#src/storage/restore-points.ts';
import type { ChangeFeed } from '#src/storage/change-feed.ts';
import type { WithdrawRefusal } from '#src/storage/plan-list.ts';
import { pastOf } from '#src/storage/row-past.ts';
import { laterThan, removePlan, takeSettlementBack, withdrawPlan } from '#src/storage/plan-rows.ts';
import { inOneTransaction, type LogTables, type PlanRow, type TrackerDatabase } from '#src/storage/schema.ts';
import { standingInside } from '#src/storage/standing-records.ts';
import { takeBack } from '#src/storage/undo.ts';
import { applySaid, newOperation, type WriteContext, type WriteReceipt } from '#src/storage/write.ts';

/** 更正原文: what a person has seen and decided [PL21]. */
interface CorrectionRequest {
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
async function writeCorrection(
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
    ...issuedRow(after, laterThan(row, now())),
    earlier: [...earlier, { file: planFileData(before), digest: planDigest(before), savedAt }],
    ...pastOf(row),
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
async function canUncorrect(tables: LogTables, plan: PlanId): Promise<boolean> {
  const [last] = await recentOperations(tables, plan, 1);
  return last?.intent === 'correct-plan';
}

/**
 * Takes the last 更正原文 back: the version before is in force again, and values say what they said. Null, and nothing written: something
 * was done since.
 */
async function writeUncorrection(
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
  const operation = newOperation(context, { kind: 'do', target: null, intent: 'uncorrect-plan', author });
  const receipt = await takeBack(context, plan, operation, last.id, reason);
  const { file, digest } = before;
  await tables.plans.put({
    id: plan,
    kind: 'issued',
    file,
    digest,
    savedAt: laterThan(row, now()),
    earlier: rest.reverse(),
    ...pastOf(row),
  });
  return receipt;
}

/**
 * What was said of a row that another version of the plan reads otherwise, or that was decided on since in its draft, is not said again,
 * and what stands of it stays [PL21] [PL54].
 * @param at when that stood, ms since 1970 UTC
 */
export async function leaveOtherwise(
  tables: LogTables,
  plan: PlanId,
  statements: readonly Statement[],
  unread: Set<SubjectKey>,
  at: number,
): Promise<void> {
  const row = await tables.plans.get(plan);
  const { settled = [], shut = [] } = row?.kind === 'gone' ? {} : pastOf(row);
  const decided = new Set(
    settled.filter((each) => each.at >= at).flatMap(({ rows }) => readDraftRows(rows).map(({ id }) => id)),
  );
  if (decided.size > 0)
    for (const { subject } of [...statements, ...(await standingInside(tables, plan))])
      if ('indicator' in subject && decided.has(subject.indicator)) unread.add(subjectKey(subject));
  const isShut = new Set(shut);
  for (const { id, subject } of statements) if (isShut.has(id)) unread.add(subjectKey(subject));
  if (row?.kind !== 'issued' || row.earlier === undefined || row.earlier.length === 0) return;
  const version = statements.find(({ subject }) => subject.kind === 'plan-version');
  const { digest } = (version?.content ?? { digest: row.earlier[0]?.digest }) as { readonly digest?: string };
  if (digest === row.digest) return;
  const file = row.earlier.find((each) => each.digest === digest)?.file;
  const [then, now] = [readPlanFile(file), readPlanFile(row.file)];
  // A version that is not here any more: nobody can tell which rows it read otherwise.
  const rows = then.ok && now.ok ? new Set(meaningChanges(then.value, now.value).map(({ id }) => id)) : null;
  const standing = await standingInside(tables, plan);
  for (const { subject } of [...statements, ...standing])
    if ('indicator' in subject && (rows === null || rows.has(subject.indicator)))
      unread.add(subjectKey(subject));
}

/** What can be done to a plan in force, and what to know before. */
export interface PlanLife {
  /** 更正原文; null, and nothing written: another version or another value stands by now [PL21]. */
  readonly correct: (request: CorrectionRequest) => Promise<WriteReceipt | null>;
  /** Whether the last thing done to the plan is that it was put right. */
  readonly canUncorrect: (plan: PlanId) => Promise<boolean>;
  /** Takes that back; null, and nothing written: something was done since. */
  readonly uncorrect: (plan: PlanId, author: Author, reason: string) => Promise<WriteReceipt | null>;
  /** Takes the last decision about values of a draft back; null, and nothing written: something was done since [PL54]. */
  readonly unsettle: (plan: PlanId, author: Author) => Promise<WriteReceipt | null>;
  /** 撤回下达: back to a draft; says why not while something depends on it [PL27]. */
  readonly withdraw: (plan: PlanId) => Promise<WithdrawRefusal | null>;
  /** Off this PC, and nothing of it lost; false: it is not in force here [PL28]. */
  readonly remove: (plan: PlanId) => Promise<boolean>;
}

interface LifeContext {
  readonly database: TrackerDatabase;
  readonly device: DeviceId;
  readonly now: () => number;
  readonly guard: <T>(work: () => Promise<T>) => Promise<T>;
  readonly feed: ChangeFeed;
}

export function planLife({ database, device, now, guard, feed }: LifeContext): PlanLife {
  /** A change of version: the plan is told of first, for values are read against it. */
  const ofVersion = async (
    plan: PlanId,
    work: (context: WriteContext) => Promise<WriteReceipt | null>,
  ): Promise<WriteReceipt | null> => {
    const receipt = await guard(() => inOneTransaction(database, (tables) => work({ tables, device, now })));
    feed.announce({ kind: 'plans' });
    if (receipt !== null) feed.announce({ kind: 'anew', plan });
    return receipt;
  };
  const ofList = async <T>(work: () => Promise<T>): Promise<T> => {
    const done = await guard(work);
    feed.announce({ kind: 'plans' });
    return done;
  };
  return {
    correct: (request) => ofVersion(request.after.id, (context) => writeCorrection(context, request)),
    canUncorrect: (plan) => guard(() => canUncorrect(database, plan)),
    uncorrect: (plan, author, reason) =>
      ofVersion(plan, (context) => writeUncorrection(context, plan, author, reason)),
    unsettle: (plan, author) => ofVersion(plan, (context) => takeSettlementBack(context, plan, author)),
    withdraw: async (plan) => {
      const refusal = await ofList(() =>
        inOneTransaction(database, (tables) => withdrawPlan(tables, plan, now())),
      );
      if (refusal === null) feed.announce({ kind: 'anew', plan });
      return refusal;
    },
    remove: (plan) => ofList(() => removePlan(database, plan, now())),
  };
}
