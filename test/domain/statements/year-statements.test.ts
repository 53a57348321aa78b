import { describe, expect, it } from 'vitest';
import { WATER } from '#test/support/water-plan.ts';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import { indicatorById } from '#src/domain/catalogue/plan.ts';
import type { Month } from '#src/domain/period/month.ts';
import { executionSeries, indicatorSeries, partSeries } from '#src/domain/rollup/year-series.ts';
import type { Said, Statement } from '#src/domain/statements/statement.ts';
import {
  monthStatements,
  NO_STATEMENTS,
  planInForce,
  ratingStatement,
  saysTheSame,
  standing,
  supposing,
  yearStatements,
  type YearStatements,
} from '#src/domain/statements/year-statements.ts';
import { pacing, points, q, series } from '#test/domain/support/build.ts';

const id = (text: string) => text as IndicatorId;

/** Everything said, as it stands: who and when do not matter here. */
function year(...said: readonly object[]): YearStatements {
  return yearStatements(
    said.map((each, index) => Object.assign({ note: '', id: String(index) }, each) as unknown as Statement),
  );
}

const value = (text: string) => ({ kind: 'number', value: q(text) }) as const;
const month = (indicator: string, at: Month, text: string | null) =>
  ({
    subject: { kind: 'month', indicator: id(indicator), month: at },
    content: text === null ? null : text === '-' ? { kind: 'none' } : value(text),
  }) as const;
const rating = (at: Month, evidence: string | null) =>
  ({
    subject: { kind: 'rating', indicator: id('rated'), month: at },
    content: evidence === null ? null : { tier: 'met', coefficient: 950_000, evidence },
  }) as unknown as Said;
const profile = (indicator: string, content: unknown) =>
  ({ subject: { kind: 'profile', indicator: id(indicator) }, content }) as unknown as Said;

describe('the months of a row', () => {
  const said = year(
    month('count', 1, '10'),
    month('count', 2, '-'),
    month('count', 3, null),
    month('ceiling', 4, '1'),
  );

  it('[R2] are numbers, 无发生, or 未填报, also where a cell was cleared', () => {
    expect(indicatorSeries(said, id('count'))).toEqual(series('10 -'));
    expect(indicatorSeries(said, id('sum'))).toEqual(series(''));
  });

  it('[T2] a cleared cell is told from one that nobody touched', () => {
    const months = monthStatements(said, id('count'));
    expect(months[2]).toMatchObject({ content: null });
    expect(months[3]).toBeNull();
    expect(standing(said, { kind: 'month', indicator: id('count'), month: 1 })?.content).toEqual(value('10'));
    expect(standing(NO_STATEMENTS, { kind: 'settings' })).toBeNull();
  });

  it('[R2] so are the months of execution and of a part', () => {
    const other = year(
      { subject: { kind: 'execution', month: 2 }, content: value('36.55') },
      { subject: { kind: 'part', indicator: id('parts'), part: 'a', month: 12 }, content: value('96.1') },
    );
    expect(executionSeries(other)).toEqual(series('_ 36.55'));
    expect(partSeries(other, id('parts'), 'a')).toEqual(series('_ _ _ _ _ _ _ _ _ _ _ 96.1'));
    expect(partSeries(other, id('parts'), 'b')).toEqual(series(''));
  });
});

describe('the rating of a row', () => {
  it.each<[Month, string | null]>([
    [5, null],
    [6, 'in June'],
    [11, 'in June'],
    [12, 'in December'],
  ])('[R4] by month %d: %s', (cutOff, evidence) => {
    const said = year(rating(6, 'in June'), rating(12, 'in December'));
    expect(ratingStatement(said, id('rated'), cutOff)?.content?.evidence ?? null).toBe(evidence);
  });

  it('[T2] a cleared one leaves the one before it', () => {
    expect(
      ratingStatement(year(rating(6, 'in June'), rating(12, null)), id('rated'), 12)?.content?.evidence,
    ).toBe('in June');
  });
});

describe('the plan in force', () => {
  const row = (said: YearStatements, indicator: string) =>
    indicatorById(planInForce(WATER, said), id(indicator));

  it('[C2] is the proposal, while nobody has edited it', () => {
    expect(planInForce(WATER, NO_STATEMENTS)).toEqual(WATER);
    expect(planInForce(WATER, year(profile('count', null)))).toEqual(WATER);
  });

  it('[C2] with the office’s edits over it', () => {
    const said = year(
      profile('count', {
        owner: '管网科',
        core: true,
        class: '质量',
        decimals: 1,
        pacing: pacing('6:50 12:120'),
      }),
    );
    expect(row(said, 'count')).toMatchObject({
      owner: '管网科',
      core: true,
      class: '质量',
      decimals: 1,
      pacing: pacing('6:50 12:120'),
    });
    expect(row(said, 'sum')).toEqual(row(NO_STATEMENTS, 'sum'));
  });

  it.each<[string, unknown]>([
    ['a roll-up that its pacing cannot follow', { rollup: 'max' }],
    ['milestones short of the target', { pacing: pacing('12:1') }],
    ['milestones out of order', { pacing: pacing('12:120 6:60') }],
  ])('[C2] %s is left out as a whole, with what came with it', (_, edits) => {
    const said = year(profile('count', { owner: '管网科', decimals: 2, ...(edits as object) }));
    const published = row(NO_STATEMENTS, 'count');
    expect(row(said, 'count')).toEqual({ ...published, owner: '管网科' });
  });

  it('[C2] both halves of a sound edit count together', () => {
    const said = year(profile('count', { rollup: 'max', pacing: pacing('level') }));
    expect(row(said, 'count')).toMatchObject({ rollup: 'max', pacing: { kind: 'level' } });
  });

  it('[C2] a rated row has no measure to edit', () => {
    const said = year(profile('rated', { owner: '综合科', decimals: 2, rollup: 'sum' }));
    expect(row(said, 'rated')).toEqual({ ...row(NO_STATEMENTS, 'rated'), owner: '综合科' });
  });

  it('[C2] and its settings', () => {
    const content = { exceededRule: 'R2', budget: q('500') } as const;
    const { settings } = planInForce(WATER, year({ subject: { kind: 'settings' }, content }));
    expect(settings).toEqual({ ...WATER.settings, ...content });
    expect(settings.gradeThresholds).toEqual([points('88'), points('75'), points('60')]);
  });
});

describe('what two years say', () => {
  const before = year(month('sum', 1, '5'), month('count', 1, '-'), month('ceiling', 1, null));

  it('[SP5] is the same when it was said by whom and whenever', () => {
    const said = month('sum', 1, '6');
    const shown = supposing(before, [{ ...said, note: '' } as unknown as Said]);
    const acknowledged = year(said, month('count', 1, '-'), month('ceiling', 1, null));
    expect(saysTheSame(shown, acknowledged)).toBe(true);
    expect(saysTheSame(before, before)).toBe(true);
    expect(saysTheSame(NO_STATEMENTS, year())).toBe(true);
  });

  it.each([
    ['another value', year(month('sum', 1, '6'), month('count', 1, '-'), month('ceiling', 1, null))],
    ['a value for 无发生', year(month('sum', 1, '5'), month('count', 1, '0'), month('ceiling', 1, null))],
    [
      'a value for a cleared cell',
      year(month('sum', 1, '5'), month('count', 1, '-'), month('ceiling', 1, '0')),
    ],
    [
      'another note',
      year(month('sum', 1, '5'), { ...month('count', 1, '-'), note: '说明' }, month('ceiling', 1, null)),
    ],
    ['another month', year(month('sum', 2, '5'), month('count', 1, '-'), month('ceiling', 1, null))],
    [
      'one word more',
      year(month('sum', 1, '5'), month('count', 1, '-'), month('ceiling', 1, null), month('worst', 1, '1')),
    ],
    ['one word less', year(month('sum', 1, '5'), month('count', 1, '-'))],
  ])('[SP5] is not the same with %s', (_, other) => {
    expect(saysTheSame(before, other)).toBe(false);
    expect(saysTheSame(other, before)).toBe(false);
  });
});
