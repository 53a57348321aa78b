import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_QUANTITY } from '#src/domain/quantity/quantity.ts';
import { parseMonthStatement } from '#src/domain/statements/month-statement.ts';
import { readStatement } from '#src/domain/statements/statement-schema.ts';
import type { Statement } from '#src/domain/statements/statement.ts';

const sound = {
  subject: { kind: 'month', indicator: '07', month: 3 },
  content: { kind: 'number', value: 11_800_000 },
  note: '',
  id: 'a1',
  operation: 'o1',
  replaces: ['a0'],
  at: 1_752_552_001_000,
  author: { name: '周艳', section: '综合科' },
  device: 'd1',
  origin: 'typed',
};

/** Values that stand at some edge of some field. */
const odd = fc.constantFrom<unknown>(
  undefined,
  null,
  '',
  'x',
  'a/b',
  'x'.repeat(60),
  'x'.repeat(61),
  'x'.repeat(64),
  'x'.repeat(65),
  'x'.repeat(4_000),
  'x'.repeat(4_001),
  0,
  -0,
  1,
  12,
  13,
  1.5,
  -1,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  2 ** 53,
  MAX_QUANTITY,
  MAX_QUANTITY + 1,
  -MAX_QUANTITY,
  true,
  [],
  ['a'],
  ['a', 1],
  Array.from({ length: 64 }, String),
  Array.from({ length: 65 }, String),
  {},
  { kind: 'none', more: 1 },
  { kind: 'number' },
  { kind: 'number', value: 5, more: 1 },
  { kind: 'execution', month: 2 },
  { kind: 'execution', month: 0 },
  { kind: 'month', indicator: '08', month: 12, more: 1 },
  { kind: 'month', indicator: '', month: 12 },
  { kind: 'rating', indicator: '29', month: 12 },
  { kind: 'settings' },
  { name: 'x'.repeat(61), section: '' },
  { name: '甲', section: '乙', more: 1 },
  'merged',
  'invented',
);

const changes = fc.dictionary(fc.constantFrom(...Object.keys(sound), 'more'), odd, { maxKeys: 3 });

/** What the schema makes of it, where that is the statement of a month. */
function bySchema(data: unknown): Statement | null {
  const read = readStatement(data);
  return read.ok && ['month', 'execution'].includes(read.value.subject.kind) ? read.value : null;
}

describe('the short way past the schema', () => {
  it('[B5] accepts what the schema accepts, and rebuilds the same', () => {
    const verdicts = fc.sample(changes, 5_000).map((changed) => {
      const data = { ...sound, ...changed };
      return { data, short: parseMonthStatement(data), schema: bySchema(data) };
    });
    expect(verdicts.filter(({ short, schema }) => !isDeepStrictEqual(short, schema))).toEqual([]);
    expect(verdicts.filter(({ short }) => short !== null).length).toBeGreaterThan(100);
  });

  it.each([undefined, null, 7, 'text', [], () => 0])('[B5] takes %s for no statement', (data) => {
    expect(parseMonthStatement(data)).toBeNull();
  });
});
