import { describe, expect, it } from 'vitest';
import type { PlanId } from '#src/domain/catalogue/plan.ts';
import {
  evenWeights,
  unsignedRows,
  withMoreRows,
  withMovedRow,
  withProposedSigns,
  withRestForExecution,
  withRow,
  withRowsFor,
  withWeights,
} from '#src/domain/draft/draft-changes.ts';
import { draftProblems, restForExecution } from '#src/domain/draft/draft-problems.ts';
import { emptyDraft, emptyRow, type Draft, type DraftRow } from '#src/domain/draft/draft.ts';
import { NO_POINTS, weightToText } from '#src/domain/quantity/points.ts';

const row = (id: string, given: Partial<DraftRow> = {}): DraftRow => ({ ...emptyRow(id), ...given });
const draft = (rows: readonly DraftRow[], given: Partial<Draft> = {}): Draft => ({
  ...emptyDraft('d' as PlanId, '2026-01-05'),
  rows,
  ...given,
});
const ids = ({ rows }: Draft) => rows.map(({ id }) => id).join('');
const weights = ({ rows }: Draft) => rows.map(({ weight }) => weight);
const ABC = draft([row('a'), row('b'), row('c')]);

describe('what is done to a draft', () => {
  it.each([
    ['a', 1, 'bac'],
    ['c', -1, 'acb'],
    ['a', -1, 'abc'],
    ['c', 1, 'abc'],
    ['x', 1, 'abc'],
  ] as const)('[PL53] %s moved by %d: %s', (id, by, after) => {
    expect(ids(withMovedRow(ABC, id, by))).toBe(after);
  });

  it('[PL53] other rows come into the place of one, or none, and more at the end', () => {
    expect(ids(withRowsFor(ABC, 'b', [row('x'), row('y')]))).toBe('axyc');
    expect(ids(withRowsFor(ABC, 'b', []))).toBe('ac');
    expect(ids(withMoreRows(ABC, [row('x')]))).toBe('abcx');
    expect(withRow(ABC, 'b', (found) => ({ ...found, name: '道路' })).rows.map(({ name }) => name)).toEqual([
      '',
      '道路',
      '',
    ]);
    expect(ids(ABC)).toBe('abc');
  });
});

describe('[PL9] weights that are changed at once', () => {
  const NOTED = [
    { field: 'weight', text: '表里没有权重' },
    { field: 'unit', text: '单位读不懂' },
  ] as const;

  it('are even, with the rest at the last row, and their notes are over', () => {
    const before = draft([row('a', { notes: NOTED }), row('b'), row('c')]);
    const after = withWeights(before, evenWeights(before));
    expect(weights(after)).toEqual(['33.33', '33.33', '33.34']);
    expect(after.rows[0]?.notes).toEqual([NOTED[1]]);
  });

  it('touch no row whose weight stays', () => {
    const before = draft([row('a', { weight: '50', notes: NOTED }), row('b')]);
    const after = withWeights(before, [{ row: 'b', before: '', after: '50' }]);
    expect(after.rows[0]).toBe(before.rows[0]);
    expect(weights(after)).toEqual(['50', '50']);
  });

  const weighed = (given: readonly string[]) => draft(given.map((weight, at) => row(`r${at}`, { weight })));
  const sumProblems = (of: Draft) =>
    draftProblems(of).flatMap(({ text }) => (text.startsWith('权重合计') ? [text] : []));

  it.each([
    [['50', '40'], '10'],
    [['50', '30'], '20'],
  ])(
    'of %s the rest for 预算执行率 is %s, on the button and in the advice alike, and once',
    (given, rest) => {
      const before = weighed(given);
      expect(weightToText(restForExecution(before) ?? NO_POINTS)).toBe(rest);
      expect(sumProblems(before)).toMatchObject([expect.stringContaining(`点“另 ${rest} 分为预算执行率”`)]);
      const after = withRestForExecution(before);
      expect(after.rules?.executionWeight).toBe(rest);
      expect(restForExecution(after)).toBeNull();
      expect(sumProblems(after)).toEqual([]);
    },
  );

  it.each([[['50', '35']], [['50', '50']], [['90', '']]])('of %s there is none', (given) => {
    const before = weighed(given);
    expect(restForExecution(before)).toBeNull();
    expect(sumProblems(before).join('')).not.toContain('预算执行率');
    expect(withRestForExecution(before)).toBe(before);
  });
});

describe('[PL8] signs that a table does not print', () => {
  const before = draft([
    row('a', {
      operator: '',
      name: '办结时限',
      unit: '天',
      target: '15',
      notes: [{ field: 'operator', text: '没有指标性质' }],
    }),
    row('b', { name: '服务企业数', unit: '家', operator: '≥', target: '10' }),
    row('c', { operator: '', name: '制度健全', target: '健全' }),
    row('d', { operator: '', name: '培训人次', unit: '人次', target: '200' }),
  ]);

  it('are proposed for numbers alone, and their notes are over', () => {
    expect(unsignedRows(before).map(({ id }) => id)).toEqual(['a', 'd']);
    const after = withProposedSigns(before);
    expect(after.rows.map(({ operator }) => operator)).toEqual(['≤', '≥', '', '≥']);
    expect(after.rows[0]?.notes).toEqual([]);
    expect(unsignedRows(after)).toEqual([]);
  });
});
