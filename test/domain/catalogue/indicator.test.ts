import { describe, expect, it } from 'vitest';
import {
  defaultPacing,
  isCeiling,
  isMoneyUnit,
  isPercentUnit,
  type Operator,
  type Rollup,
} from '#src/domain/catalogue/indicator.ts';

describe('units and operators', () => {
  it.each([
    ['万/年', true],
    ['万元', true],
    ['万条', false],
    ['万人次', false],
    ['元', false],
    ['%', false],
    ['次', false],
    ['', false],
  ])('[E4] %j is a unit of money: %s', (unit, isMoney) => expect(isMoneyUnit(unit)).toBe(isMoney));

  it.each([
    ['%', true],
    ['％', true],
    ['百分点', false],
  ])('[E2] %j is a percentage: %s', (unit, isPercent) => expect(isPercentUnit(unit)).toBe(isPercent));

  it.each<[Operator, boolean]>([
    ['≤', true],
    ['<', true],
    ['=', false],
    ['≥', false],
    ['>', false],
  ])('[D4] %s is a ceiling: %s', (operator, isOne) => expect(isCeiling(operator)).toBe(isOne));

  it.each<[Rollup, Operator, string]>([
    ['sum', '≥', 'linear'],
    ['sum', '>', 'linear'],
    ['sum', '=', 'linear'],
    ['sum', '≤', 'level'],
    ['sum', '<', 'level'],
    ['latest', '≥', 'level'],
    ['mean', '=', 'level'],
    ['max', '≤', 'level'],
  ])('[X4] %s with %s is paced %s when the plan says nothing', (rollup, operator, kind) => {
    expect(defaultPacing(rollup, operator)).toEqual({ kind });
  });
});
