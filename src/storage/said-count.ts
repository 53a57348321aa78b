import { isSamplePlan, type PlanId } from '#src/domain/catalogue/plan.ts';
import type { StatementId } from '#src/domain/statements/statement.ts';
import type { SubjectGroup } from '#src/domain/statements/subject-key.ts';
import {
  rowsOf,
  type LogTables,
  type PlanRow,
  type StandingRow,
  type StatementRow,
} from '#src/storage/schema.ts';

/** The plans of which anything is stored, without the sample. */
export async function saidPlans(tables: LogTables): Promise<readonly PlanId[]> {
  const keys = await tables.standing.toCollection().primaryKeys();
  return [...new Set(keys.map(([plan]) => plan))].filter((plan) => !isSamplePlan(plan));
}

/** How much is stored that somebody said: revisions, all but those of the sample, and plans. None is ever taken away. */
export async function saidCount({ standing, statements, plans }: LogTables): Promise<number> {
  // As of one moment: a sample that is laid down between two looks would be counted as said, and missed at the next start [B36].
  return statements.db.transaction('r', [standing, statements, plans], (transaction) =>
    countSaid({
      standing: transaction.table<StandingRow, [PlanId, SubjectGroup]>(standing.name),
      statements: transaction.table<StatementRow, StatementId>(statements.name),
      plans: transaction.table<PlanRow, PlanId>(plans.name),
    }),
  );
}

async function countSaid(tables: Pick<LogTables, 'standing' | 'statements' | 'plans'>): Promise<number> {
  const keys = await tables.standing.toCollection().primaryKeys();
  const samples = [...new Set(keys.map(([plan]) => plan))].filter(isSamplePlan);
  const [all, plans, ...ofSamples] = await Promise.all([
    tables.statements.count(),
    tables.plans.count(),
    ...samples.map((plan) => rowsOf(tables.statements, '[plan+group]', plan).count()),
  ]);
  return ofSamples.reduce((left, count) => left - count, all + plans);
}
