import type { Statement, StatementId } from '#src/domain/statements/statement.ts';

/** True when some revision replaces itself through others: no order of saying could have made it. */
export function hasCircle(statements: readonly Statement[]): boolean {
  const waiting = new Map<StatementId, number>();
  const replacedBy = new Map<StatementId, StatementId[]>();
  for (const { id } of statements) waiting.set(id, 0);
  for (const { id, replaces } of statements) {
    for (const older of replaces) {
      if (!waiting.has(older)) continue;
      waiting.set(id, (waiting.get(id) ?? 0) + 1);
      const newer = replacedBy.get(older);
      if (newer === undefined) replacedBy.set(older, [id]);
      else newer.push(id);
    }
  }
  const ready = statements.filter(({ id }) => waiting.get(id) === 0).map(({ id }) => id);
  let settled = 0;
  for (let next = ready.pop(); next !== undefined; next = ready.pop()) {
    settled += 1;
    for (const newer of replacedBy.get(next) ?? []) {
      const left = (waiting.get(newer) ?? 0) - 1;
      waiting.set(newer, left);
      if (left === 0) ready.push(newer);
    }
  }
  return settled < statements.length;
}
