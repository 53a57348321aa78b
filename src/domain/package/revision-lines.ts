import type { Statement, StatementId } from '#src/domain/statements/statement.ts';
import { addTo } from '#src/kernel/add-to.ts';

/** True when some revision replaces itself through others: no order of saying could have made it. */
export function hasCircle(statements: readonly Statement[]): boolean {
  const waiting = new Map<StatementId, number>();
  const replacedBy = new Map<StatementId, StatementId[]>();
  for (const { id } of statements) waiting.set(id, 0);
  for (const { id, replaces } of statements) {
    for (const older of replaces) {
      if (!waiting.has(older)) continue;
      waiting.set(id, (waiting.get(id) ?? 0) + 1);
      addTo(replacedBy, older, id);
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

/**
 * The revisions by their clocks, but what replaces another after it, whatever the clocks said. Without recursion: a line may be as long
 * as a file allows, and what a merge took in must stay readable [M14].
 */
export function inLineOrder(statements: readonly Statement[]): readonly Statement[] {
  const waiting = new Map(statements.map((each) => [each.id, each]));
  const opened = new Set<StatementId>();
  const ordered: Statement[] = [];
  for (const first of [...statements].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))) {
    const open = [first];
    for (let next = open[open.length - 1]; next !== undefined; next = open[open.length - 1]) {
      if (opened.has(next.id)) {
        open.pop();
        if (waiting.delete(next.id)) ordered.push(next);
        continue;
      }
      opened.add(next.id);
      // The last one pushed is placed first: backwards, so that they stand as they are named.
      for (let index = next.replaces.length - 1; index >= 0; index -= 1) {
        const before = waiting.get(next.replaces[index] as StatementId);
        if (before !== undefined && !opened.has(before.id)) open.push(before);
      }
    }
  }
  return ordered;
}
