import { canonicalJson } from '#src/domain/package/canonical-json.ts';
import type { Said, Statement } from '#src/domain/statements/statement.ts';

/** Both say the same of their subject, whoever said it and when. */
export function saysSame(a: Said, b: Said): boolean {
  return a.note === b.note && canonicalJson(a.content) === canonicalJson(b.content);
}

/** One revision met twice, here and in a file. Columns that storage keeps beside it do not count. */
export function isSameRevision(a: Statement, b: Statement): boolean {
  return canonicalJson(revisionFields(a)) === canonicalJson(revisionFields(b));
}

function revisionFields(statement: Statement): unknown {
  const { subject, content, note, id, operation, replaces, at, author, device, origin } = statement;
  return { subject, content, note, id, operation, replaces, at, author, device, origin };
}
