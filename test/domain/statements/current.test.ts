import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import type { Month } from '#src/domain/period/month.ts';
import { indicatorSeries } from '#src/domain/rollup/year-series.ts';
import { currentStatements, standsOver } from '#src/domain/statements/current.ts';
import type { MonthContent, Statement, StatementId } from '#src/domain/statements/statement.ts';
import { subjectGroup, subjectKey } from '#src/domain/statements/subject-key.ts';
import { yearStatements } from '#src/domain/statements/year-statements.ts';
import { q } from '#test/domain/support/build.ts';

interface Said {
  readonly id: string;
  readonly at?: number;
  readonly device?: string;
  readonly replaces?: readonly string[];
  readonly month?: Month;
  readonly value?: string | null;
}

/** One revision of a month's cell of row 08. */
function revision({ id, at = 0, device = 'a', replaces = [], month = 1, value = '1' }: Said): Statement {
  const content: MonthContent | null = value === null ? null : { kind: 'number', value: q(value) };
  return {
    subject: { kind: 'month', indicator: '08' as IndicatorId, month },
    content,
    note: '',
    id,
    operation: `op-${id}`,
    replaces,
    at,
    author: { name: '张', section: '综合科' },
    device,
    origin: 'typed',
  } as unknown as Statement;
}

const standingIds = (log: readonly Statement[]) =>
  [...currentStatements(log).values()].map((statement) => statement.id as string).sort();

describe('what stands', () => {
  it('[T1] is the last of a chain of revisions, and the log keeps them all', () => {
    const log = [
      revision({ id: '1' }),
      revision({ id: '2', replaces: ['1'] }),
      revision({ id: '3', replaces: ['2'] }),
    ];
    expect(standingIds(log)).toEqual(['3']);
    expect(log.map((statement) => statement.id)).toEqual(['1', '2', '3']);
  });

  it('[T2] may be that the cell was cleared, which leaves the month 未填报', () => {
    const log = [revision({ id: '1', value: '0' }), revision({ id: '2', value: null, replaces: ['1'] })];
    const standing = currentStatements(log);
    expect([...standing.values()].map((statement) => statement.content)).toEqual([null]);
    const year = yearStatements(standing.values());
    expect(indicatorSeries(year, '08' as IndicatorId)[0]).toEqual({ kind: 'unreported' });
  });

  it.each<[string, Said[], string[]]>([
    [
      'a correction by a device whose clock is behind',
      [
        { id: '1', at: 900 },
        { id: '2', at: 5, replaces: ['1'] },
      ],
      ['2'],
    ],
    [
      'what another device wrote meanwhile, by its clock',
      [
        { id: '1', at: 5 },
        { id: '2', at: 9, device: 'b' },
      ],
      ['2'],
    ],
    [
      'a merge that names both sides, though its clock is behind',
      [
        { id: '1', at: 5 },
        { id: '2', at: 9 },
        { id: '3', at: 1, replaces: ['1', '2'] },
      ],
      ['3'],
    ],
    [
      'one per subject',
      [
        { id: '1', month: 1 },
        { id: '2', month: 2 },
      ],
      ['1', '2'],
    ],
    ['nothing, of nothing', [], []],
    ['a correction of what has not arrived yet', [{ id: '2', at: 1, replaces: ['1'] }], ['2']],
  ])('[T3] %s', (_, said, ids) => {
    expect(standingIds(said.map(revision))).toEqual(ids);
    expect(standingIds(said.map(revision).reverse())).toEqual(ids);
  });

  it.each<[string, Said, Said]>([
    ['the later clock', { id: '1', at: 2, device: 'a' }, { id: '2', at: 1, device: 'b' }],
    [
      'at the same instant the greater device',
      { id: '1', at: 1, device: 'b' },
      { id: '2', at: 1, device: 'a' },
    ],
    ['then the greater id', { id: '2', at: 1, device: 'a' }, { id: '1', at: 1, device: 'a' }],
    ['by code unit: «b» over «B»', { id: '1', at: 1, device: 'b' }, { id: '2', at: 1, device: 'B' }],
  ])('[T4] %s stands', (_, stands, falls) => {
    expect(standsOver(revision(stands), revision(falls))).toBe(true);
    expect(standsOver(revision(falls), revision(stands))).toBe(false);
  });
});

/**
 * Any history of several devices: clocks are wrong by as much as they like, and a revision may replace any earlier ones of its subject,
 * or none (written before they were seen).
 */
const anyHistory: fc.Arbitrary<readonly Statement[]> = fc
  .array(
    fc.record({
      at: fc.integer({ min: 0, max: 5 }),
      device: fc.constantFrom('a', 'b', 'c'),
      month: fc.constantFrom<Month>(1, 2),
      replaces: fc.array(fc.nat({ max: 30 }), { maxLength: 3 }),
    }),
    { maxLength: 20 },
  )
  .map((steps) =>
    steps.map(({ at, device, month, replaces }, index) => {
      const earlier = replaces.filter((each) => each < index && steps[each]?.month === month);
      return revision({ id: `s${index}`, at, device, month, replaces: earlier.map((each) => `s${each}`) });
    }),
  );

const anySplit = anyHistory.chain((log) =>
  fc.tuple(
    fc.constant(log),
    fc.subarray([...log]),
    fc.subarray([...log]),
    fc.subarray([...log]),
    fc.shuffledSubarray([...log], { minLength: log.length, maxLength: log.length }),
  ),
);

/** The union of two logs as a merge makes it: what is there already is not added again. */
function union(a: readonly Statement[], b: readonly Statement[]): readonly Statement[] {
  const ids = new Set<StatementId>(a.map((statement) => statement.id));
  return [...a, ...b.filter((statement) => !ids.has(statement.id))];
}

describe('for any history, with any clocks', () => {
  const stands = (log: readonly Statement[]) => new Map(currentStatements(log));

  it('[T3] order and repetition do not matter', () => {
    fc.assert(
      fc.property(anySplit, ([log, part, , , shuffled]) => {
        expect(stands(shuffled)).toEqual(stands(log));
        expect(stands([...part, ...log, ...part])).toEqual(stands(log));
      }),
      { numRuns: 300 },
    );
  });

  it('[T3] merging is commutative, associative and idempotent', () => {
    fc.assert(
      fc.property(anySplit, ([, a, b, c]) => {
        expect(stands(union(a, b))).toEqual(stands(union(b, a)));
        expect(stands(union(union(a, b), c))).toEqual(stands(union(a, union(b, c))));
        expect(stands(union(a, a))).toEqual(stands(a));
      }),
      { numRuns: 300 },
    );
  });

  it('[T3] every subject that was spoken of has a word that stands, and no replaced one does', () => {
    fc.assert(
      fc.property(anyHistory, (log) => {
        const standing = currentStatements(log);
        expect([...standing.keys()].sort()).toEqual(
          [...new Set(log.map((each) => subjectKey(each.subject)))].sort(),
        );
        const replaced = new Set(log.flatMap((statement) => statement.replaces));
        for (const statement of standing.values()) expect(replaced.has(statement.id)).toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  it('[T4] of any two, exactly one stands over the other', () => {
    fc.assert(
      fc.property(anyHistory, (log) => {
        for (const a of log) for (const b of log) expect(standsOver(a, b)).toBe(a !== b && !standsOver(b, a));
      }),
      { numRuns: 100 },
    );
  });
});

describe('subjects', () => {
  const indicator = '08' as IndicatorId;

  it.each([
    [{ kind: 'month', indicator, month: 3 }, 'month/08/3', '08'],
    [{ kind: 'rating', indicator, month: 12 }, 'rating/08/12', '08'],
    [{ kind: 'part', indicator, part: 'a', month: 12 }, 'part/08/a/12', '08'],
    [{ kind: 'execution', month: 1 }, 'execution/1', '*'],
    [{ kind: 'manual-score', indicator }, 'manual-score/08', '08'],
    [{ kind: 'adjusted-target', indicator }, 'adjusted-target/08', '08'],
    [{ kind: 'expected', indicator }, 'expected/08', '08'],
    [{ kind: 'remark', indicator }, 'remark/08', '08'],
    [{ kind: 'profile', indicator }, 'profile/08', '08'],
    [{ kind: 'settings' }, 'settings', '*'],
  ] as const)('[T3] %j has the same key on every device: %s', (subject, key, group) => {
    expect(subjectKey(subject)).toBe(key);
    expect(subjectGroup(subject)).toBe(group);
  });
});
