import { describe, expect, it } from 'vitest';
import { WATER } from '#test/support/water-plan.ts';
import { indicatorById, type PlanIndicator } from '#src/domain/catalogue/plan.ts';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import { wholeUnits, type Quantity } from '#src/domain/quantity/quantity.ts';
import type { Points } from '#src/domain/quantity/points.ts';
import {
  decimalsInUse,
  editedKeys,
  fullProfile,
  profileSaid,
  settingsSaid,
} from '#src/domain/statements/profile-edit.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import { NO_STATEMENTS, supposing } from '#src/domain/statements/year-statements.ts';

const row = (id: string): PlanIndicator => {
  const found = indicatorById(WATER, id as IndicatorId);
  if (found === null) throw new Error(id);
  return found;
};

describe('what an edit of a row says', () => {
  it('[L3] says nothing where the draft is the proposal', () => {
    for (const indicator of WATER.indicators)
      expect(profileSaid(indicator, fullProfile(indicator))).toBeNull();
  });

  it('[L3] says only what differs from the proposal, in one order whatever the draft’s', () => {
    const indicator = row('sum');
    const said = profileSaid(indicator, {
      pacing: { kind: 'level' },
      owner: '综合科',
      class: indicator.class,
    });
    expect(JSON.stringify(said)).toBe('{"owner":"综合科","pacing":{"kind":"level"}}');
  });

  it('[L3] compares milestones by month and amount', () => {
    const indicator = row('twice');
    const same = {
      kind: 'milestone',
      milestones: [
        { month: 6, due: wholeUnits(1) },
        { month: 12, due: wholeUnits(3) },
      ],
    } as const;
    const later = { ...same, milestones: [{ month: 9, due: wholeUnits(1) }, same.milestones[1]] } as const;
    expect(editedKeys(indicator, { pacing: same })).toEqual([]);
    expect(editedKeys(indicator, { pacing: later })).toEqual(['pacing']);
    expect(editedKeys(indicator, { pacing: { ...same, milestones: [same.milestones[1]] } })).toEqual([
      'pacing',
    ]);
  });

  it('[L3] leaves measures of a rated row alone', () => {
    expect(profileSaid(row('rated'), { decimals: 2, rollup: 'sum', core: true })).toEqual({ core: true });
  });
});

describe('what an edit of the settings says', () => {
  const { settings } = WATER;

  it('[L3] says only what differs from the published settings', () => {
    expect(settingsSaid(settings, settings)).toBeNull();
    expect(settingsSaid(settings, { ...settings, exceededRule: 'R2' })).toEqual({ exceededRule: 'R2' });
    const stricter = [9_500 as Points, 8_000 as Points, 6_000 as Points] as const;
    expect(
      settingsSaid(settings, { ...settings, gradeThresholds: stricter, budget: wholeUnits(600) }),
    ).toEqual({
      gradeThresholds: stricter,
      budget: wholeUnits(600),
    });
  });
});

describe('decimals in use', () => {
  const indicator = row('money');
  const value = (text: number) => ({ kind: 'number', value: text as Quantity }) as const;
  const said: Said[] = [
    { subject: { kind: 'month', indicator: indicator.id, month: 2 }, content: value(5_500), note: '' },
    { subject: { kind: 'month', indicator: indicator.id, month: 3 }, content: value(7_000), note: '' },
    { subject: { kind: 'month', indicator: indicator.id, month: 4 }, content: { kind: 'none' }, note: '' },
    { subject: { kind: 'month', indicator: indicator.id, month: 11 }, content: value(7_525), note: '' },
    {
      subject: { kind: 'expected', indicator: indicator.id },
      content: { value: 81_234 as Quantity },
      note: '',
    },
    {
      subject: { kind: 'adjusted-target', indicator: indicator.id },
      content: { target: wholeUnits(8), from: 7, basis: '批复' },
      note: '',
    },
  ];
  const year = supposing(NO_STATEMENTS, said);

  it.each([
    [4, [], []],
    [3, [11], ['expected']],
    [2, [11], ['expected']],
    [1, [2, 11], ['expected']],
    [0, [2, 3, 11], ['target', 'expected', 'milestones']],
  ] as const)('[L4] names what carries more than %i decimals', (decimals, months, others) => {
    const pacing = { kind: 'milestone', milestones: [{ month: 12, due: 81_000 as Quantity }] } as const;
    expect(decimalsInUse(indicator, pacing, year, decimals)).toEqual({ months, others });
  });
});
