import { describe, expect, it } from 'vitest';
import { currentStatements, headStatements } from '#src/domain/statements/current.ts';
import { revise } from '#src/domain/statements/revise.ts';
import { readStatement } from '#src/domain/statements/statement-schema.ts';
import type { StatementId } from '#src/domain/statements/statement.ts';
import { monthSaid, operationOf, revision, type RevisionText } from '#test/domain/support/revision.ts';

const KEY = 'month/08/1';

const headIds = (log: readonly RevisionText[]) =>
  ([...headStatements(log.map(revision))][0]?.[1] ?? []).map(({ id }) => id as string);

describe('heads', () => {
  it.each<[string, RevisionText[], string[]]>([
    ['the last of a chain', [{ id: '1' }, { id: '2', replaces: ['1'] }], ['2']],
    [
      'both of two that know nothing of each other, the standing one first',
      [
        { id: '1', at: 1 },
        { id: '2', at: 2 },
      ],
      ['2', '1'],
    ],
    [
      'one, where a revision replaced both',
      [{ id: '1' }, { id: '2' }, { id: '3', replaces: ['1', '2'] }],
      ['3'],
    ],
    ['one of a revision that came twice', [{ id: '1' }, { id: '1' }], ['1']],
    [
      'none of a circle',
      [
        { id: '1', replaces: ['2'] },
        { id: '2', replaces: ['1'] },
      ],
      [],
    ],
  ])('[T7] are %s', (_, log, ids) => {
    expect(headIds(log)).toEqual(ids);
  });

  it('[T7] are not taken away by a revision of another subject that names them', () => {
    const log = [revision({ id: '1' }), revision({ id: '2', month: 2, replaces: ['1'] })];
    expect([...currentStatements(log).values()].map(({ id }) => id)).toEqual(['1', '2']);
  });

  it('[T7] are all replaced by what is said next, so that a clock that runs ahead cannot bring an old word back', () => {
    const log = [revision({ id: 'ahead', at: 9_000, value: '5' }), revision({ id: 'b', at: 10, value: '5' })];
    const [said] = revise(
      [monthSaid({ value: '6' })],
      currentStatements(log),
      operationOf('c', 20),
      'typed',
      () => 'new' as StatementId,
      headStatements(log),
    );
    expect(said?.replaces).toEqual(['ahead', 'b']);
    const stands = currentStatements([...log, ...(said === undefined ? [] : [said])]);
    expect([...stands.entries()].map(([key, { id }]) => [key, id])).toEqual([[KEY, 'new']]);
  });
});

describe('a statement that cannot be read', () => {
  it.each([
    ['', null],
    ['note', { ...revision({ id: '1' }), note: 3 }],
    ['subject.month', { ...revision({ id: '1' }), subject: { kind: 'month', indicator: '08', month: 13 } }],
    ['content.value', { ...revision({ id: '1' }), content: { kind: 'number', value: 1.5 } }],
    ['replaces', { ...revision({ id: '1' }), replaces: Array.from({ length: 65 }, String) }],
  ])('[T6] names its place «%s»', (path, data) => {
    expect(readStatement(data)).toEqual({ ok: false, error: path });
  });
});
