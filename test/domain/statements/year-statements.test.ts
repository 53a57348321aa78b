import { describe, expect, it } from 'vitest';
import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
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
    subject: { kind: 'rating', indicator: id('29'), month: at },
    content: evidence === null ? null : { tier: 'met', coefficient: 950_000, evidence },
  }) as unknown as Said;
const profile = (indicator: string, content: unknown) =>
  ({ subject: { kind: 'profile', indicator: id(indicator) }, content }) as unknown as Said;

describe('the months of a row', () => {
  const said = year(month('08', 1, '10'), month('08', 2, '-'), month('08', 3, null), month('09', 4, '1'));

  it('[R2] are numbers, 无发生, or 未填报, also where a cell was cleared', () => {
    expect(indicatorSeries(said, id('08'))).toEqual(series('10 -'));
    expect(indicatorSeries(said, id('07'))).toEqual(series(''));
  });

  it('[T2] a cleared cell is told from one that nobody touched', () => {
    const months = monthStatements(said, id('08'));
    expect(months[2]).toMatchObject({ content: null });
    expect(months[3]).toBeNull();
    expect(standing(said, { kind: 'month', indicator: id('08'), month: 1 })?.content).toEqual(value('10'));
    expect(standing(NO_STATEMENTS, { kind: 'settings' })).toBeNull();
  });

  it('[R2] so are the months of execution and of a part', () => {
    const other = year(
      { subject: { kind: 'execution', month: 2 }, content: value('36.55') },
      { subject: { kind: 'part', indicator: id('32'), part: 'a', month: 12 }, content: value('96.1') },
    );
    expect(executionSeries(other)).toEqual(series('_ 36.55'));
    expect(partSeries(other, id('32'), 'a')).toEqual(series('_ _ _ _ _ _ _ _ _ _ _ 96.1'));
    expect(partSeries(other, id('32'), 'b')).toEqual(series(''));
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
    expect(ratingStatement(said, id('29'), cutOff)?.content?.evidence ?? null).toBe(evidence);
  });

  it('[T2] a cleared one leaves the one before it', () => {
    expect(
      ratingStatement(year(rating(6, 'in June'), rating(12, null)), id('29'), 12)?.content?.evidence,
    ).toBe('in June');
  });
});

describe('the plan in force', () => {
  const row = (said: YearStatements, indicator: string) =>
    indicatorById(planInForce(ANNEX_10_2025, said), id(indicator));

  it('[C2] is the proposal, while nobody has edited it', () => {
    expect(planInForce(ANNEX_10_2025, NO_STATEMENTS)).toEqual(ANNEX_10_2025);
    expect(planInForce(ANNEX_10_2025, year(profile('08', null)))).toEqual(ANNEX_10_2025);
  });

  it('[C2] with the office’s edits over it', () => {
    const said = year(
      profile('08', {
        owner: '运行管理科',
        core: true,
        class: '质量',
        decimals: 1,
        pacing: pacing('6:50 12:120'),
      }),
    );
    expect(row(said, '08')).toMatchObject({
      owner: '运行管理科',
      core: true,
      class: '质量',
      decimals: 1,
      pacing: pacing('6:50 12:120'),
    });
    expect(row(said, '07')).toEqual(row(NO_STATEMENTS, '07'));
  });

  it.each<[string, unknown]>([
    ['a roll-up that its pacing cannot follow', { rollup: 'max' }],
    ['milestones short of the target', { pacing: pacing('12:1') }],
    ['milestones out of order', { pacing: pacing('12:120 6:60') }],
  ])('[C2] %s is left out as a whole, with what came with it', (_, edits) => {
    const said = year(profile('08', { owner: '运行管理科', decimals: 2, ...(edits as object) }));
    const published = row(NO_STATEMENTS, '08');
    expect(row(said, '08')).toEqual({ ...published, owner: '运行管理科' });
  });

  it('[C2] both halves of a sound edit count together', () => {
    const said = year(profile('08', { rollup: 'max', pacing: pacing('level') }));
    expect(row(said, '08')).toMatchObject({ rollup: 'max', pacing: { kind: 'level' } });
  });

  it('[C2] a rated row has no measure to edit', () => {
    const said = year(profile('29', { owner: '综合科', decimals: 2, rollup: 'sum' }));
    expect(row(said, '29')).toEqual({ ...row(NO_STATEMENTS, '29'), owner: '综合科' });
  });

  it('[C2] and its settings', () => {
    const content = { exceededRule: 'R2', budget: q('500') } as const;
    const { settings } = planInForce(ANNEX_10_2025, year({ subject: { kind: 'settings' }, content }));
    expect(settings).toEqual({ ...ANNEX_10_2025.settings, ...content });
    expect(settings.gradeThresholds).toEqual([points('90'), points('80'), points('60')]);
  });
});

describe('what two years say', () => {
  const before = year(month('07', 1, '5'), month('08', 1, '-'), month('09', 1, null));

  it('[SP5] is the same when it was said by whom and whenever', () => {
    const said = month('07', 1, '6');
    const shown = supposing(before, [{ ...said, note: '' } as unknown as Said]);
    const acknowledged = year(said, month('08', 1, '-'), month('09', 1, null));
    expect(saysTheSame(shown, acknowledged)).toBe(true);
    expect(saysTheSame(before, before)).toBe(true);
    expect(saysTheSame(NO_STATEMENTS, year())).toBe(true);
  });

  it.each([
    ['another value', year(month('07', 1, '6'), month('08', 1, '-'), month('09', 1, null))],
    ['a value for 无发生', year(month('07', 1, '5'), month('08', 1, '0'), month('09', 1, null))],
    ['a value for a cleared cell', year(month('07', 1, '5'), month('08', 1, '-'), month('09', 1, '0'))],
    [
      'another note',
      year(month('07', 1, '5'), { ...month('08', 1, '-'), note: '说明' }, month('09', 1, null)),
    ],
    ['another month', year(month('07', 2, '5'), month('08', 1, '-'), month('09', 1, null))],
    [
      'one word more',
      year(month('07', 1, '5'), month('08', 1, '-'), month('09', 1, null), month('10', 1, '1')),
    ],
    ['one word less', year(month('07', 1, '5'), month('08', 1, '-'))],
  ])('[SP5] is not the same with %s', (_, other) => {
    expect(saysTheSame(before, other)).toBe(false);
    expect(saysTheSame(other, before)).toBe(false);
  });
});
