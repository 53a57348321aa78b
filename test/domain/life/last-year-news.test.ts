import { describe, expect, it } from 'vitest';
import { copiedRow, copyPlan } from '#src/domain/draft/copy-plan.ts';
import { withLastRow, withRowsFor } from '#src/domain/draft/draft-changes.ts';
import { readDraft, type Draft, type DraftRow } from '#src/domain/draft/draft.ts';
import { errorsOf, heard, lastYearNews } from '#src/domain/life/last-year-news.ts';
import { YEAR_END } from '#src/domain/period/month.ts';
import { wholeUnits } from '#src/domain/quantity/quantity.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import {
  NO_STATEMENTS,
  planInForce,
  supposing,
  type YearStatements,
} from '#src/domain/statements/year-statements.ts';
import { rowAdded, rowStopped } from '#test/support/added-row.ts';
import { WATER } from '#test/support/water-plan.ts';

/** 复制上年 of the water works as they stand. */
function copied(year: YearStatements = NO_STATEMENTS): Draft {
  let made = 0;
  return copyPlan(planInForce(WATER, year, YEAR_END), { digest: '0'.repeat(64) }, () => `n${(made += 1)}`);
}

function saying(...said: readonly unknown[]): YearStatements {
  return supposing(
    NO_STATEMENTS,
    said.map((each) => Object.assign({ note: '' }, each) as Said),
  );
}

const adjusted = (target: number | null) => ({
  subject: { kind: 'adjusted-target', indicator: 'steps' },
  content: target === null ? null : { target: wholeUnits(target), from: 7, basis: '批复' },
});
const edited = (content: object) => ({ subject: { kind: 'profile', indicator: 'steps' }, content });

const told = (draft: Draft, said: YearStatements) =>
  lastYearNews(draft, WATER, said).map(({ text, choices }) => [text, choices.join('、')]);
const fromOf = (draft: Draft, id: string): DraftRow => {
  const row = draft.rows.find(({ previous }) => previous === id);
  if (row === undefined) throw new Error(id);
  return row;
};
/** As the table of the draft writes it. */
const written = (draft: Draft, id: string, changed: Partial<DraftRow>, said: YearStatements): Draft => {
  const row = fromOf(draft, id);
  return withRowsFor(draft, row.id, [heard(row, changed, WATER, said)]);
};

describe('what last year’s plan says by now', () => {
  const five = saying(adjusted(5));

  it.each([
    ['before the copy', copied(five)],
    ['after it', copied()],
    [
      'after it, in a draft of an earlier version',
      { ...copied(), rows: copied().rows.map(({ seen: _, ...row }) => row) },
    ],
  ])(
    '[NY5] of a target adjusted %s the first stands, both are offered, and it is chosen once',
    (_when, draft) => {
      expect(fromOf(draft, 'steps').target).toBe('6');
      expect(told(draft, five)).toEqual([['指标值：上年原为 6，自 7 月起改为 5，请选一个', '6、5']]);
      const [problem] = errorsOf(draft, lastYearNews(draft, WATER, five));
      expect(problem).toMatchObject({ level: 'error', field: 'target' });
      expect(problem?.text).toMatch(/^第 3 项“.*”：指标值：上年原为 6/);
      for (const target of ['6', '5'])
        expect(told(written(draft, 'steps', { target }, five), five)).toEqual([]);
      // Another name for the row is no choice; another target that is typed with it is.
      const row = fromOf(draft, 'steps');
      expect(told(written(draft, 'steps', { ...row, name: '演练' }, five), five)).toHaveLength(1);
      expect(told(written(draft, 'steps', { ...row, target: '9' }, five), five)).toEqual([]);
    },
  );

  it('[NY5] an adjustment that is changed or withdrawn after the choice is asked about again; what stands so already is not', () => {
    const chosen = written(copied(five), 'steps', { target: '5' }, five);
    expect(told(chosen, saying(adjusted(4)))).toEqual([
      ['指标值：上年原为 5，自 7 月起改为 4，请选一个', '5、4'],
    ]);
    expect(told(chosen, saying(adjusted(null)))).toEqual([
      ['指标值：上年原为 5，后来改为 6，请选一个', '5、6'],
    ]);
    expect(told(written(copied(five), 'steps', { target: '6' }, five), saying(adjusted(null)))).toEqual([]);
    expect(readDraft(JSON.parse(JSON.stringify(chosen)))).toStrictEqual(chosen);
  });

  it('[NY24] weight, section and decimals that are changed after the copy are asked about, and not those that it took along', () => {
    const later = saying(rowAdded(9), edited({ owner: '设备科', decimals: 2 }));
    expect(told(copied(later), later)).toEqual([]);
    const known = written(
      withLastRow(copied(), addedRow(later), null, WATER),
      'count',
      { weight: '2' },
      later,
    );
    expect(told(known, later)).toEqual([
      [
        expect.stringMatching(/^主责科室：上年原为 .*，改为 设备科，请选一个$/),
        expect.stringMatching(/、设备科$/),
      ],
      ['小数位：上年原为 0，改为 2，请选一个', '0、2'],
    ]);
    expect(told(copied(), later)[2]?.[0]).toMatch(/^权重：上年原为 \d.*，自 9 月起改为 2，请选一个$/);
  });

  it('[NY24] a row that is added after the copy is told until it is taken or left out, one that was deleted on purpose is not', () => {
    const later = saying(rowAdded(9));
    const draft = written(copied(), 'count', { weight: '2' }, later);
    expect(told(draft, later)).toEqual([['上年自 9 月起新增“新增平台”，草稿里没有', '']]);
    const row = addedRow(later);
    expect(told(withLastRow(draft, row, null, WATER), later)).toEqual([]);
    expect(told(withLastRow(draft, row, copiedRow(row, 'x'), WATER), later)).toEqual([]);
    // A draft of before does not say what it was made of: what it has deleted is not asked about either, once something is left out.
    const { knows: _, ...before } = withRowsFor(draft, fromOf(draft, 'steps').id, []);
    for (const taken of [null, copiedRow(row, 'x')])
      expect(told(withLastRow(before, row, taken, WATER), later)).toEqual([]);
    const all = copied(later);
    expect(told(withRowsFor(all, fromOf(all, 'r-1').id, []), later)).toEqual([]);
  });

  it('[NY24] a row that is stopped after the copy is kept by a choice, or deleted', () => {
    const later = saying(rowStopped('steps', 9, 300));
    const draft = written(copied(), 'count', { weight: '3' }, later);
    expect(told(draft, later)).toEqual([
      ['上年自 9 月起停止了这一项：留下，或删去这一行', fromOf(draft, 'steps').weight],
    ]);
    const { weight } = fromOf(draft, 'steps');
    expect(told(written(draft, 'steps', { weight }, later), later)).toEqual([]);
    expect(told(withRowsFor(draft, fromOf(draft, 'steps').id, []), later)).toEqual([]);
  });

  it('[NY24] what the published table prints has been decided on', () => {
    const draft = copied();
    const source = { name: '演练', weight: '4', unit: '次', operator: '≥', target: '6' };
    const printed = { ...draft, rows: draft.rows.map((row) => Object.assign({}, row, { source })) };
    expect(told(printed, five)).toEqual([]);
  });

  function addedRow(said: YearStatements) {
    const row = planInForce(WATER, said, YEAR_END).indicators.find(({ id }) => id === 'r-1');
    if (row === undefined) throw new Error('r-1');
    return row;
  }
});
