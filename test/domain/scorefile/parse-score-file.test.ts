import { describe, expect, it } from 'vitest';
import { quantityToText } from '#src/domain/quantity/quantity.ts';
import { parseScoreFile } from '#src/domain/scorefile/parse-score-file.ts';
import { broken, soundFile, type Loose } from '#test/domain/scorefile/fixture.ts';
import { milestones, q, series } from '#test/domain/support/build.ts';

/** The fault lines of the sound file after a change. */
function faultsOf(change: (file: Loose) => void): readonly string[] {
  const file = parseScoreFile(broken(change));
  return file.ok ? [] : file.error.map(({ path, text }) => `${path}: ${text}`);
}

/** Sets what stands at a path such as `plan.indicators[0].target`; undefined strikes it. */
function put(file: Loose, path: string, value: unknown): void {
  const keys = path.split(/[.[\]]+/).filter((key) => key !== '');
  const last = keys.pop() ?? '';
  let place = file;
  for (const key of keys) place = place[key] as Loose;
  if (value === undefined) delete place[last];
  else place[last] = value as Loose;
}

describe('a sound file', () => {
  const file = parseScoreFile(soundFile());
  if (!file.ok) throw new Error(JSON.stringify(file.error));
  const [first, second, third, fourth, fifth] = file.value.rows;

  it('[X3] is read as it stands, amounts as numbers or as text', () => {
    expect(file.value).toMatchObject({
      asOf: 12,
      settings: { exceededRule: 'R1', gradeThresholds: [9_000, 8_000, 6_000], budget: q('451.32') },
    });
    expect(first).toMatchObject({
      indicator: { id: '08', weight: 200, goal: { operator: '≥', target: q('120') }, rollup: 'sum' },
      manual: 150,
      rating: null,
    });
    expect(second?.indicator.weight).toBe(250);
    expect(first?.series).toEqual(series('10 -'));
    expect(second?.series).toEqual(series('99.72'));
    expect(third?.series).toEqual(series('_ _ -0.5'));
    expect(fourth).toMatchObject({ rating: { tier: 'met', coefficient: 950_000 }, manual: null });
    expect([...(fifth?.partValues ?? [])].map(([id, value]) => [id, quantityToText(value)])).toEqual([
      ['a', '96.1'],
      ['b', '90'],
    ]);
    expect(file.value.execution).toEqual(series('36.55'));
  });

  it('[X3] may leave out all that is marked so', () => {
    const faults = faultsOf((each) => {
      for (const key of ['ratings', 'partValues', 'overrides', 'execution']) put(each, key, undefined);
      for (const key of ['exceededRule', 'gradeThresholds', 'budget']) put(each, `plan.${key}`, undefined);
      put(each, 'plan.indicators[3].unit', undefined);
      put(each, 'plan.indicators[3].decimals', undefined);
      put(each, 'plan.indicators[4].unit', undefined);
    });
    expect(faults).toEqual([]);
  });

  it('[X3] has the usual settings where it has none', () => {
    const bare = parseScoreFile({ plan: { year: 2025, indicators: [] }, asOf: 1, cells: [] });
    expect(bare.ok && bare.value).toMatchObject({
      rows: [],
      settings: { exceededRule: 'R1', gradeThresholds: [9_000, 8_000, 6_000], budget: null },
    });
  });

  it.each<[string, unknown]>([
    ['comment', 'x'],
    ['plan.comment', { deep: [1] }],
    ['plan.indicators[0].adjusted', null],
    ['plan.indicators[3].operator', 'nonsense of a rated row'],
    ['cells[0].note', 5],
    ['ratings[0].month', 99],
  ])('[X3] unknown fields are ignored: %s', (path, value) => {
    expect(faultsOf((each) => put(each, path, value))).toEqual([]);
  });

  it.each<[string, unknown]>([
    ['plan.indicators[0].weight', 97], // sums need not be 100
    ['plan.indicators[1].weight', 0],
    ['plan.indicators[0].weight', '2.50'],
    ['plan.indicators[0].target', 0],
    ['cells[0].value', '10.000'], // trailing zeros are no decimals
    ['cells[0].value', 10.0],
    ['cells[2].value', '100'],
    ['ratings[0].coefficient', 1],
    ['ratings[0].coefficient', '0.8000000'],
    ['overrides[0].score', 0],
    ['overrides[0].score', '2.00'],
    ['execution[0].amount', -3],
    ['plan.budget', 0],
    ['plan.gradeThresholds', ['90.5', 80, 0]],
    ['plan.indicators[0].milestones', [[12, '7']]],
    ['plan.indicators[0].name', 'a\nb'],
  ])('[X3] %s may be %j', (path, value) => {
    expect(faultsOf((each) => put(each, path, value))).toEqual([]);
  });

  it('[X4] milestones left out are all of the target in force in December', () => {
    const read = parseScoreFile(
      broken((each) => {
        put(each, 'plan.indicators[0].milestones', undefined);
        put(each, 'plan.indicators[0].adjustedTarget', '110');
      }),
    );
    expect(read.ok && read.value.rows[0]?.indicator).toMatchObject({
      pacing: { kind: 'milestone', milestones: milestones('12:110') },
    });
  });

  it('[X4] pacing left out is linear for a sum to be reached, else level', () => {
    expect(second?.indicator).toMatchObject({ pacing: { kind: 'level' } });
    expect(third?.indicator).toMatchObject({ pacing: { kind: 'linear' } });
  });

  it('[X8] the adjusted target is the one in force', () => {
    const read = parseScoreFile(broken((each) => put(each, 'plan.indicators[0].adjustedTarget', 110)));
    expect(read.ok && read.value.rows[0]?.indicator).toMatchObject({
      goal: { operator: '≥', target: q('110') },
    });
  });
});

describe('a faulty file', () => {
  it.each<[string, unknown, string]>([
    ['plan', undefined, 'plan: is missing; give an object { … }'],
    ['plan', [], 'plan: is a list; give an object { … }'],
    ['asOf', undefined, 'asOf: is missing; give a month as a whole number, 1…12'],
    ['asOf', 0, 'asOf: is 0; give a month as a whole number, 1…12'],
    ['asOf', 13, 'asOf: is 13; give a month as a whole number, 1…12'],
    ['asOf', 6.5, 'asOf: is 6.5; give a month as a whole number, 1…12'],
    ['asOf', '12', 'asOf: is "12"; give a month as a whole number, 1…12'],
    ['asOf', null, 'asOf: is null; give a month as a whole number, 1…12'],
    ['cells', undefined, 'cells: is missing; give a list [ … ]'],
    ['cells', {}, 'cells: is an object; give a list [ … ]'],
    ['ratings', null, 'ratings: is null; give a list [ … ]'],
    ['plan.year', '2025', 'plan.year: is "2025"; give the fiscal year as a whole number, such as 2025'],
    ['plan.exceededRule', 'R3', 'plan.exceededRule: is "R3"; give one of R1 R2'],
    ['plan.budget', -1, 'plan.budget: is -1; give an amount of at least 0'],
    [
      'plan.budget',
      null,
      'plan.budget: is null; give an amount as a number or as decimal text, such as 120 or "6.9"',
    ],
    [
      'plan.gradeThresholds',
      [90, 80],
      'plan.gradeThresholds: has 2 entries; give three: the lowest totals of 优, 良 and 中',
    ],
    ['plan.gradeThresholds', '90', 'plan.gradeThresholds: is "90"; give a list [ … ]'],
    [
      'plan.gradeThresholds[1]',
      '九十',
      'plan.gradeThresholds[1]: is "九十"; give plain decimal digits, such as "6.9", without unit, spaces or thousands separators',
    ],
    [
      'plan.gradeThresholds[1]',
      90,
      'plan.gradeThresholds: does not fall; give the lowest totals of 优, 良 and 中, each below the one before',
    ],
    ['plan.indicators', undefined, 'plan.indicators: is missing; give a list [ … ]'],
    ['plan.indicators[3]', 'x', 'plan.indicators[3]: is "x"; give an object { … }'],
    [
      'plan.indicators[1].id',
      '08',
      'plan.indicators[1].id: is "08" again; give every indicator an id of its own',
    ],
    ['plan.indicators[1].weight', -1, 'plan.indicators[1].weight: is -1; give points of at least 0'],
    ['plan.indicators[1].weight', '2.125', 'plan.indicators[1].weight: is "2.125"; give at most 2 decimals'],
    [
      'plan.indicators[1].weight',
      1e12,
      'plan.indicators[1].weight: is 1000000000000; give at most 1000000 points',
    ],
    [
      'plan.indicators[1].decimals',
      5,
      'plan.indicators[1].decimals: is 5; give the number of decimals as a whole number, 0…4',
    ],
    [
      'plan.indicators[1].decimals',
      undefined,
      'plan.indicators[1].decimals: is missing; give the number of decimals as a whole number, 0…4',
    ],
    ['plan.indicators[1].unit', undefined, 'plan.indicators[1].unit: is missing; give a text'],
    ['plan.indicators[1].name', '', 'plan.indicators[1].name: is ""; give a text that is not empty'],
    ['plan.indicators[0].operator', '>=', 'plan.indicators[0].operator: is ">="; give one of ≥ > = ≤ <'],
    [
      'plan.indicators[0].target',
      '12 期',
      'plan.indicators[0].target: is "12 期"; give plain decimal digits, such as "6.9", without unit, spaces or thousands separators',
    ],
    ['plan.indicators[0].target', '-1', 'plan.indicators[0].target: is "-1"; give an amount of at least 0'],
    ['plan.indicators[0].target', 1e-7, 'plan.indicators[0].target: is 1e-7; give at most 4 decimals'],
    [
      'plan.indicators[0].target',
      1e300,
      'plan.indicators[0].target: is 1e+300; this is too large: check the unit',
    ],
    [
      'plan.indicators[0].target',
      undefined,
      'plan.indicators[0].target: is missing; give an amount as a number or as decimal text, such as 120 or "6.9"',
    ],
    [
      'plan.indicators[0].adjustedTarget',
      true,
      'plan.indicators[0].adjustedTarget: is true; give an amount as a number or as decimal text, such as 120 or "6.9"',
    ],
    [
      'plan.indicators[0].rollup',
      'rating',
      'plan.indicators[0].rollup: is "rating"; give one of sum latest mean max min',
    ],
    [
      'plan.indicators[0].pacing',
      'even',
      'plan.indicators[0].pacing: is "even"; give one of linear milestone level year-end',
    ],
    [
      'plan.indicators[0].milestones',
      [],
      'plan.indicators[0].milestones: is empty; leave it out when everything is due in December',
    ],
    [
      'plan.indicators[0].milestones[1]',
      [12],
      'plan.indicators[0].milestones[1]: is not a pair; give [month, cumulative amount], such as [6, "60"]',
    ],
    [
      'plan.indicators[0].milestones[1][0]',
      6,
      'plan.indicators[0].milestones[1][0]: is 6 after 6; give the months in rising order',
    ],
    [
      'plan.indicators[0].milestones[1][1]',
      59,
      'plan.indicators[0].milestones[1][1]: is 59 after 60; give cumulative amounts, which never fall',
    ],
    [
      'plan.indicators[0].milestones[1][0]',
      13,
      'plan.indicators[0].milestones[1][0]: is 13; give a month as a whole number, 1…12',
    ],
    ['plan.indicators[4].parts', undefined, 'plan.indicators[4].parts: is missing; give a list [ … ]'],
    [
      'plan.indicators[4].parts[1].operator',
      undefined,
      'plan.indicators[4].parts[1].operator: is missing; give one of ≥ > = ≤ <',
    ],
    [
      'plan.indicators[4].parts[1].id',
      'a',
      'plan.indicators[4].parts[1].id: is "a" again; give every part an id of its own',
    ],
    ['overrides[0].reason', undefined, 'overrides[0].reason: is missing; give the reason as a text'],
  ])('[X2] %s = %j: %s%s', (path, value, line) => {
    expect(faultsOf((file) => put(file, path, value))).toContain(line);
  });

  it.each<[string, unknown, string]>([
    ['cells[0].indicator', '99', 'cells[0].indicator: is "99"; the plan has no indicator with this id'],
    ['ratings[0].indicator', '99', 'ratings[0].indicator: is "99"; the plan has no indicator with this id'],
    ['overrides[0].indicator', '', 'overrides[0].indicator: is ""; give a text that is not empty'],
    ['partValues[0].part', 'c', 'partValues[0].part: is "c"; indicator "32" has no part with this id'],
    [
      'partValues[1].part',
      'a',
      'partValues[1]: is a second value for the same place as partValues[0]; keep one of them',
    ],
    [
      'cells[4]',
      { indicator: '08', month: 1, value: 3 },
      'cells[4]: is a second cell for the same place as cells[0]; keep one of them',
    ],
    [
      'ratings[1]',
      { indicator: '29', tier: 'unmet', coefficient: 0 },
      'ratings[1]: is a second rating for the same place as ratings[0]; keep one of them',
    ],
    [
      'overrides[1]',
      { indicator: '08', score: 1, reason: 'x' },
      'overrides[1]: is a second override for the same place as overrides[0]; keep one of them',
    ],
    [
      'execution[1]',
      { month: 1, amount: 1 },
      'execution[1]: is a second execution for the same place as execution[0]; keep one of them',
    ],
  ])('[X5] %s = %j: %s', (path, value, line) => {
    expect(faultsOf((file) => put(file, path, value))).toEqual([line]);
  });

  it.each<[string, unknown, string]>([
    [
      'cells[0].value',
      -1,
      'cells[0].value: is -1; only amounts of money (unit 万…) may be negative, as a 冲减',
    ],
    [
      'cells[2].value',
      '-0.01',
      'cells[2].value: is -0.01; only amounts of money (unit 万…) may be negative, as a 冲减',
    ],
    ['cells[2].value', '100.01', 'cells[2].value: is 100.01; give a percentage from 0 to 100'],
    ['cells[0].value', '1.5', 'cells[0].value: is 1.5; the indicator has 0 decimals: give at most as many'],
    [
      'cells[2].value',
      '9.123',
      'cells[2].value: is 9.123; the indicator has 2 decimals: give at most as many',
    ],
    ['cells[3].value', '0.00001', 'cells[3].value: is "0.00001"; give at most 4 decimals'],
    [
      'cells[0].value',
      '无',
      'cells[0].value: is "无"; give plain decimal digits, such as "6.9", without unit, spaces or thousands separators',
    ],
    [
      'cells[0].value',
      null,
      'cells[0].value: is null; give an amount as a number or as decimal text, such as 120 or "6.9"',
    ],
    [
      'cells[0].value',
      undefined,
      'cells[0]: has neither a value nor none; give one, or leave the month out when it is 未填报',
    ],
    [
      'cells[0].none',
      true,
      'cells[0]: has both a value and none; a month is either a number or 无发生: keep one of them',
    ],
    ['cells[1].none', 'yes', 'cells[1].none: is "yes"; give true, or leave it out and give a value'],
    ['cells[0].month', 13, 'cells[0].month: is 13; give a month as a whole number, 1…12'],
    [
      'cells[0].indicator',
      '29',
      'cells[0]: is a cell of a qualitative indicator, which has no monthly values; use ratings',
    ],
    [
      'cells[0].indicator',
      '32',
      'cells[0]: is a cell of a compound indicator, which has no monthly values; use partValues and ratings',
    ],
    [
      'partValues[0].value',
      '-1',
      'partValues[0].value: is -1; only amounts of money (unit 万…) may be negative, as a 冲减',
    ],
    [
      'partValues[0].value',
      '96.123',
      'partValues[0].value: is 96.123; the indicator has 2 decimals: give at most as many',
    ],
    [
      'partValues[0].indicator',
      '29',
      'partValues[0]: is for a qualitative indicator, which has no parts; only compound ones have',
    ],
  ])('[X6] %s = %j: %s', (path, value, line) => {
    expect(faultsOf((file) => put(file, path, value))).toEqual([line]);
  });

  it.each<[string, unknown, string]>([
    [
      'ratings[0].coefficient',
      '0.79',
      'ratings[0].coefficient: is 0.79; the band of tier met is [0.80, 1.00]',
    ],
    [
      'ratings[0].coefficient',
      '1.000001',
      'ratings[0].coefficient: is 1.000001; the band of tier met is [0.80, 1.00]',
    ],
    ['ratings[0].tier', 'partly', 'ratings[0].coefficient: is 0.95; the band of tier partly is [0.60, 0.80)'],
    ['ratings[0].tier', 'unmet', 'ratings[0].coefficient: is 0.95; the band of tier unmet is [0.00, 0.60)'],
    ['ratings[0].tier', 'good', 'ratings[0].tier: is "good"; give one of met partly unmet'],
    [
      'ratings[0].coefficient',
      '0.9500001',
      'ratings[0].coefficient: is "0.9500001"; give at most 6 decimals',
    ],
    [
      'ratings[0].coefficient',
      '95%',
      'ratings[0].coefficient: is "95%"; give plain decimal digits, such as "6.9", without unit, spaces or thousands separators',
    ],
    [
      'ratings[0].indicator',
      '08',
      'ratings[0]: rates a quantitative indicator, whose coefficient is computed; use overrides to set its score',
    ],
    [
      'overrides[0].score',
      '2.01',
      'overrides[0].score: is 2.01; the indicator weighs 2: give a score from 0 to that',
    ],
    ['overrides[0].score', '-0.01', 'overrides[0].score: is "-0.01"; give points of at least 0'],
    ['overrides[0].score', '1.505', 'overrides[0].score: is "1.505"; give at most 2 decimals'],
    ['overrides[0].reason', '  ', 'overrides[0].reason: is "  "; a manual score needs a reason: give one'],
  ])('[X7] %s = %j: %s', (path, value, line) => {
    expect(faultsOf((file) => put(file, path, value))).toEqual([line]);
  });

  it('[X2] names every fault, those inside one entry too', () => {
    const lines = faultsOf((file) => {
      put(file, 'asOf', 13);
      put(file, 'plan.indicators[0].weight', -1);
      put(file, 'plan.indicators[0].milestones[1][1]', 1);
      put(file, 'plan.indicators[1].decimals', 9);
      put(file, 'cells[0].month', 0);
      put(file, 'cells[0].value', '-3');
      put(file, 'cells[2].value', '101');
      put(file, 'ratings[0].tier', 'x');
      put(file, 'ratings[0].coefficient', 'y');
      put(file, 'execution[0].month', 99);
    });
    expect(lines.map((line) => line.slice(0, line.indexOf(':')))).toEqual([
      'plan.indicators[0].weight',
      'plan.indicators[0].milestones[1][1]',
      'plan.indicators[1].decimals',
      'asOf',
      'cells[0].month',
      'cells[0].value',
      'cells[2].value',
      'ratings[0].tier',
      'ratings[0].coefficient',
      'execution[0].month',
    ]);
  });

  it('[X2] a row at fault is not called unknown', () => {
    expect(faultsOf((file) => put(file, 'plan.indicators[0].kind', 'x'))).toEqual([
      'plan.indicators[0].kind: is "x"; give one of quantitative qualitative compound',
    ]);
  });

  it.each([null, [], 'x', 5, true, undefined])('[X2] %j is no file', (data) => {
    const file = parseScoreFile(data);
    expect(file.ok ? null : file.error.map((fault) => fault.path)).toEqual(['']);
  });

  it('[X2] shows long and many-line texts as one short line', () => {
    const [line = ''] = faultsOf((file) =>
      put(file, 'plan.exceededRule', `a\nb\u2028c\u0085${'x'.repeat(500)}`),
    );
    expect(line).toMatch(/^plan\.exceededRule: is "a\\nb\\u2028c\\u0085x+…"; give one of R1 R2$/);
    expect(line.length).toBeLessThan(120);
  });

  it('[X11] months after asOf are checked too', () => {
    const lines = faultsOf((file) => {
      put(file, 'asOf', 1);
      put(file, 'cells[3].value', 'x');
    });
    expect(lines).toHaveLength(1);
  });
});

describe('hostile files', () => {
  const hostile = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '', ' ', '\u0000'];

  it.each(hostile.filter((id) => id !== ''))('[X12] %j is an id like any other', (id) => {
    const file = parseScoreFile(
      broken((each) => {
        put(each, 'plan.indicators[0].id', id);
        for (const path of ['cells[0]', 'cells[1]', 'overrides[0]']) put(each, `${path}.indicator`, id);
      }),
    );
    expect(file.ok && file.value.rows[0]).toMatchObject({
      indicator: { id },
      series: series('10 -'),
      manual: 150,
    });
  });

  it.each(hostile)('[X12] an id %j that the plan does not have is unknown', (id) => {
    expect(faultsOf((file) => put(file, 'cells[0].indicator', id))).toHaveLength(1);
  });

  it('[X12] a field is only there when the file has it', () => {
    const file = JSON.parse(
      '{"__proto__": {"asOf": 12, "cells": []}, "plan": {"year": 2025, "indicators": []}}',
    ) as unknown;
    const read = parseScoreFile(file);
    expect(read.ok ? [] : read.error.map((fault) => fault.path)).toEqual(['asOf', 'cells']);
  });
});
