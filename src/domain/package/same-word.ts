import { canonicalJson } from '#src/domain/package/canonical-json.ts';
import type { Said, Statement } from '#src/domain/statements/statement.ts';
import { subjectKey } from '#src/domain/statements/subject-key.ts';

/** Both say the same of their subject, whoever said it and when. */
export function saysSame(a: Said, b: Said): boolean {
  return a.note === b.note && canonicalJson(a.content) === canonicalJson(b.content);
}

/** One revision met twice, here and in a file. Columns that storage keeps beside it do not count. */
export function isSameRevision(a: Statement, b: Statement): boolean {
  return (
    a.id === b.id &&
    a.at === b.at &&
    a.device === b.device &&
    a.operation === b.operation &&
    a.origin === b.origin &&
    a.correction === b.correction &&
    a.author.name === b.author.name &&
    a.author.section === b.author.section &&
    a.replaces.length === b.replaces.length &&
    a.replaces.every((id, index) => id === b.replaces[index]) &&
    subjectKey(a.subject) === subjectKey(b.subject) &&
    saysSame(a, b)
  );
}
