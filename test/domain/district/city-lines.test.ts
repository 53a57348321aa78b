import { describe, expect, it } from 'vitest';
import {
  cityLines,
  citySum,
  districtSums,
  filteredLines,
  inCityOrder,
  type CityLine,
} from '#src/domain/district/city-lines.ts';
import {
  CITY_COLUMNS,
  inSumOrder,
  SUM_COLUMNS,
  toldSentence,
  WHOLE_CITY,
} from '#src/domain/district/city-table.ts';
import type { Points } from '#src/domain/quantity/points.ts';
import { aCity, aTotal } from '#test/support/city.ts';

const TODAY = '2025-12-20';
const DISTRICTS = [
  { district: 'd01', name: '东城区', units: 3 },
  { district: 'd02', name: '西城区', units: 2 },
  { district: 'd03', name: '南城区', units: 1 },
];
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

const TOTALS = [
  aTotal('d01', 'u001', { unitName: '甲局', score: 8_000 as Points, short: 2 }),
  aTotal('d01', 'u002', { unitName: '乙局', score: 9_000 as Points, isSealed: true }),
  aTotal('d01', 'u003', { unitName: '丙局', score: null }),
  // Its owed month was due on 5 December at the latest.
  aTotal('d02', 'u001', { unitName: '丁局', score: 7_001 as Points, owed: [{ month: 9, missing: 4 }] }),
  aTotal('d02', 'u002', { unitName: '戊局', score: 6_000 as Points, month: 9 }),
];
const lines = cityLines(TOTALS, DISTRICTS, 11, TODAY);
const names = (of: readonly CityLine[]) => of.map(({ plan }) => plan.unitName);

describe('the lines of a city', () => {
  it('[EN18] say what was told, in the columns of the district’s board, with the district before them', () => {
    const cells = lines.map((line) => CITY_COLUMNS.map(({ cell }) => cell(line)));
    expect(CITY_COLUMNS.map(({ label }) => label).slice(0, 4)).toEqual(['区', '单位', '方案', '指标得分']);
    expect(cells[0]?.slice(0, 4)).toEqual(['东城区', '甲局', '整体', '80.00']);
    const at = (label: string) => CITY_COLUMNS.findIndex((column) => column.label === label);
    expect(cells.map((row) => row[at('逾期未报')])).toEqual(['', '', '', '9月 4 项', '']);
    expect(cells.map((row) => row[at('备注')])).toEqual(['', '已定稿', '', '', '只上报到 9月']);
  });

  it('[EN18] are put in the order of a column; those without its figure last whichever way', () => {
    const order = (...[by, isDescending]: [Parameters<typeof inCityOrder>[1], boolean]) =>
      names(inCityOrder(lines, by, isDescending, compare));
    expect(order('score', true)).toEqual(['乙局', '甲局', '丁局', '戊局', '丙局']);
    expect(order('score', false)).toEqual(['戊局', '丁局', '甲局', '乙局', '丙局']);
    expect(order('district', false)).toEqual(['丙局', '乙局', '甲局', '丁局', '戊局']);
    expect(order('district', true)).toEqual(['丁局', '戊局', '丙局', '乙局', '甲局']);
  });

  it.each([
    [{}, ['甲局', '乙局', '丙局', '丁局', '戊局']],
    [{ district: 'd02' }, ['丁局', '戊局']],
    [{ state: 'late' }, ['丁局']],
    [{ state: 'short' }, ['甲局']],
    [{ state: 'earlier' }, ['戊局']],
    [{ state: 'open', district: 'd01' }, ['甲局', '丙局']],
    [{ words: ' 局 乙 ' }, ['乙局']],
    [{ words: '无此' }, []],
  ] as const)('[EN18] are narrowed by district, state and words: %o', (change, expected) => {
    expect(names(filteredLines(lines, { district: null, state: 'all', words: '', ...change }))).toEqual(
      expected,
    );
  });

  it('[EN18] come to a sum a district: means and medians are of those with a score, and who told nothing stands there', () => {
    const sums = districtSums(lines, DISTRICTS);
    expect(sums.map((sum) => SUM_COLUMNS.slice(0, 7).map(({ cell }) => cell(sum)))).toEqual([
      ['东城区', '3／3', '3', '85.00', '85.00', '80.00', '90.00'],
      ['西城区', '2／2', '2', '65.01', '65.01', '60.00', '70.01'],
      ['南城区', '0／1', '0', '—', '—', '—', '—'],
    ]);
    expect(sums.map(({ late, lateCells, short, sealed }) => [late, lateCells, short, sealed])).toEqual([
      [0, 0, 2, 1],
      [1, 4, 0, 0],
      [0, 0, 0, 0],
    ]);
    const whole = citySum(lines, DISTRICTS, WHOLE_CITY);
    expect(whole).toMatchObject({ told: 5, units: 6, plans: 5, scored: 4, mean: 7_500, median: 7_501 });
    expect(toldSentence(sums, whole)).toBe('3 个区，5 个单位已上报（共 6 个）；1 个区还没有单位上报');
    expect(inSumOrder(sums, 'median', true, compare).map(({ name }) => name)).toEqual([
      '东城区',
      '西城区',
      '南城区',
    ]);
    expect(inSumOrder(sums, 'median', false, compare).map(({ name }) => name)).toEqual([
      '西城区',
      '东城区',
      '南城区',
    ]);
  });

  it('[EN18] of 4,800 units add up, whatever way: every sum of the districts is the city’s', () => {
    const { districts, totals } = aCity(40, 120);
    const many = cityLines(totals, districts, 11, TODAY);
    const sums = districtSums(many, districts);
    const whole = citySum(many, districts, WHOLE_CITY);
    for (const of of ['told', 'plans', 'scored', 'late', 'lateCells', 'short', 'sealed'] as const)
      expect(sums.reduce((sum, each) => sum + each[of], 0)).toBe(whole[of]);
    expect(whole.plans).toBe(4_800);
    const scores = many.flatMap(({ score }) => score ?? []);
    const below = scores.filter((score) => whole.median !== null && score < whole.median).length;
    const above = scores.filter((score) => whole.median !== null && score > whole.median).length;
    expect(Math.max(below, above)).toBeLessThanOrEqual(scores.length / 2);
    const ordered = inCityOrder(many, 'score', true, compare).map(({ score }) => score ?? -1);
    expect(ordered).toEqual([...ordered].sort((a, b) => b - a));
  });
});
