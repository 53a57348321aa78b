import type { PlanId } from '#src/domain/catalogue/plan.ts';
import { parseStatement } from '#src/domain/statements/statement-schema.ts';
import type { OperationId, Statement, StatementId } from '#src/domain/statements/statement.ts';
import { subjectGroup, type SubjectGroup } from '#src/domain/statements/subject-key.ts';
import type { LogTables } from '#src/storage/schema.ts';

/** Every sound revision of a group; what replaces another comes after it, whatever the clocks said. */
export async function storedRevisions(
  tables: LogTables,
  plan: PlanId,
  group: SubjectGroup,
): Promise<readonly Statement[]> {
  const rows = await tables.statements.where('[plan+group]').equals([plan, group]).toArray();
  return inOrder(rows.flatMap((row) => parseStatement(row) ?? []));
}

/** The sound revisions that an operation added. */
export async function revisionsOf(tables: LogTables, operation: OperationId): Promise<readonly Statement[]> {
  const rows = await tables.statements.where('operation').equals(operation).toArray();
  return rows.flatMap((row) => parseStatement(row) ?? []);
}

/** The sound revisions among those named, by id. */
export async function revisionsById(
  tables: LogTables,
  ids: readonly StatementId[],
): Promise<ReadonlyMap<StatementId, Statement>> {
  const byId = new Map<StatementId, Statement>();
  for (const row of await tables.statements.bulkGet([...ids])) {
    const statement = parseStatement(row);
    if (statement !== null) byId.set(statement.id, statement);
  }
  return byId;
}

/** Adds revisions to the log. Adds, never puts: an id that is there already stops the whole transaction. */
export async function addRevisions(
  tables: LogTables,
  plan: PlanId,
  statements: readonly Statement[],
): Promise<void> {
  await tables.statements.bulkAdd(
    statements.map((statement) => ({ ...statement, plan, group: subjectGroup(statement.subject) })),
  );
}

function inOrder(statements: readonly Statement[]): readonly Statement[] {
  const waiting = new Map(statements.map((each) => [each.id, each]));
  const ordered: Statement[] = [];
  const place = (statement: Statement) => {
    if (!waiting.delete(statement.id)) return;
    for (const id of statement.replaces) {
      const before = waiting.get(id);
      if (before !== undefined) place(before);
    }
    ordered.push(statement);
  };
  for (const statement of [...statements].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)))
    place(statement);
  return ordered;
}
