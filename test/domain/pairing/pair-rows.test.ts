import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairableRow, pairRows, type PairableRow } from '#src/domain/pairing/pair-rows.ts';
import { WATER } from '#test/support/water-plan.ts';

function row(id: string, name: string, unit = '个', klass = '数量'): PairableRow {
  return { id, name, unit, class: klass };
}

/** Few names, so that equal and similar ones are met often. */
const anyRow = fc.record({
  name: fc.constantFrom(
    '业务培训场次',
    '业务培训 场次',
    '业务培训人次',
    '群众满意度',
    '政务服务群众满意度',
    '办结率',
    '',
    '率',
  ),
  unit: fc.constantFrom('个', '%', ''),
  class: fc.constantFrom('数量', '质量'),
});
const anyRows = (prefix: string): fc.Arbitrary<readonly PairableRow[]> =>
  fc
    .array(anyRow, { maxLength: 12 })
    .map((rows) => rows.map((each, at) => ({ id: `${prefix}${at}`, ...each })));

describe('the rows of two plans are paired', () => {
  it('[PL40] by name, unit and class, whatever their order, width, blanks and marks', () => {
    const from = [row('a', '群众满意度', '%', '满意度'), row('b', '办件量（件）', '件')];
    const to = [row('2', '办件量 (件)', '件'), row('1', '群众满意度', '％', '满意度')];
    expect(pairRows(from, to)).toEqual({
      sure: [
        { from: 'a', to: '1' },
        { from: 'b', to: '2' },
      ],
      likely: [],
      onlyFrom: [],
      onlyTo: [],
    });
  });

  it('[PL40] a row of which a person said that it has none is paired with none, whatever it is called', () => {
    const rows = [row('a', '办件量', '件')];
    const { sure, likely, onlyFrom, onlyTo } = pairRows(
      rows,
      [row('1', '办件量', '件')],
      [{ from: 'a', to: null }],
    );
    expect([sure, likely]).toEqual([[], []]);
    expect([onlyFrom, onlyTo]).toEqual([['a'], ['1']]);
  });

  it('[PL40] by the name alone where unit or class changed, if it is unique in both', () => {
    expect(pairRows([row('a', '办件量', '件')], [row('1', '办件量', '万件', '质量')]).sure).toEqual([
      { from: 'a', to: '1' },
    ]);
  });

  it('[PL40] two rows of one name: unit and class tell which, else a person does', () => {
    const from = [row('a', '满意度', '%', '满意度'), row('b', '满意度', '分', '满意度')];
    const to = [row('1', '满意度', '分', '满意度'), row('2', '满意度', '%', '满意度')];
    expect(pairRows(from, to).sure).toEqual([
      { from: 'a', to: '2' },
      { from: 'b', to: '1' },
    ]);
    const same = [row('a', '满意度'), row('b', '满意度')];
    expect(pairRows(same, [row('1', '满意度'), row('2', '满意度')])).toEqual({
      sure: [],
      likely: [
        { from: 'a', to: '1', because: 'same-name' },
        { from: 'b', to: '2', because: 'same-name' },
      ],
      onlyFrom: [],
      onlyTo: [],
    });
  });

  it('[PL40] a near name is a proposal, the nearest first; another name is none', () => {
    const from = [row('a', '政务服务满意度', '%'), row('b', '系统故障率', '%')];
    const to = [
      row('1', '系统完好率', '%'),
      row('2', '政务服务群众满意度', '%'),
      row('3', '政务服务满意度得分', '%'),
    ];
    expect(pairRows(from, to)).toEqual({
      sure: [],
      likely: [{ from: 'a', to: '3', because: 'near-name' }],
      onlyFrom: ['b'],
      onlyTo: ['1', '2'],
    });
  });

  it('[PL40] what a person settled goes before every name', () => {
    const from = [row('a', '办件量'), row('b', '培训场次')];
    const to = [row('1', '办件量'), row('2', '培训场次')];
    const pairing = pairRows(from, to, [
      { from: 'a', to: '2' },
      { from: 'b', to: null },
    ]);
    expect(pairing.sure).toEqual([{ from: 'a', to: '2' }]);
    expect(pairing.onlyFrom).toEqual(['b']);
    expect(pairing.onlyTo).toEqual(['1']);
  });

  it('[PL40] a plan with itself, in any order: each row with itself', () => {
    const rows = WATER.indicators.map(pairableRow);
    const { sure, likely } = pairRows(rows, [...rows].reverse());
    expect(sure).toEqual(rows.map(({ id }) => ({ from: id, to: id })));
    expect(likely).toEqual([]);
  });

  it('[PL40] never two rows to one, and every row in exactly one place', () => {
    fc.assert(
      fc.property(anyRows('a'), anyRows('b'), (from, to) => {
        const { sure, likely, onlyFrom, onlyTo } = pairRows(from, to);
        const pairs = [...sure, ...likely];
        const ids = (rows: readonly PairableRow[]): readonly string[] => rows.map(({ id }) => id).sort();
        expect([...pairs.map((pair) => pair.from), ...onlyFrom].sort()).toEqual(ids(from));
        expect([...pairs.map((pair) => pair.to), ...onlyTo].sort()).toEqual(ids(to));
      }),
    );
  });

  it('[PL40] what is sure does not depend on the order of the rows', () => {
    fc.assert(
      fc.property(anyRows('a'), anyRows('b'), (from, to) => {
        const pairs = (a: readonly PairableRow[], b: readonly PairableRow[]): readonly string[] =>
          pairRows(a, b)
            .sure.map((pair) => `${pair.from} ${pair.to}`)
            .sort();
        expect(pairs([...from].reverse(), [...to].reverse())).toEqual(pairs(from, to));
      }),
    );
  });

  it('[PL40] 1,000 rows against 1,000 others are paired at once', () => {
    const rows = (prefix: string): readonly PairableRow[] =>
      Array.from({ length: 1_000 }, (_, at) => row(`${prefix}${at}`, `第${at * 7}个项目的完成情况`));
    const same = (prefix: string): readonly PairableRow[] =>
      Array.from({ length: 1_000 }, (_, at) => row(`${prefix}${at}`, '培训'));
    expect(pairRows(rows('a'), rows('b')).sure).toHaveLength(1_000);
    expect(pairRows(same('a'), same('b')).likely).toHaveLength(1_000);
  });
});
