import { describe, expect, it } from 'vitest';
import type { Points } from '#src/domain/quantity/points.ts';
import { parseAmount, parseCoefficient, parsePoints } from '#src/domain/statements/typed-amount.ts';

const COUNT = { unit: '条', decimals: 0 } as const;
const MONEY = { unit: '万/年', decimals: 4 } as const;

describe('amounts that are no month’s entry', () => {
  it.each([
    ['16000', COUNT, 160_000_000],
    ['１６，０００ 条', COUNT, 160_000_000],
    ['1.6万', COUNT, 160_000_000],
    ['8.1', MONEY, 81_000],
    ['81000元', MONEY, 81_000],
  ])('reads «%s» as people type it', (text, measure, value) => {
    expect(parseAmount(text, measure)).toEqual({ ok: true, value });
  });

  it('is null when blank', () => {
    expect(parseAmount('  ', COUNT)).toEqual({ ok: true, value: null });
  });

  it.each([
    ['无', COUNT, 'not-a-number'],
    ['约 3', COUNT, 'not-a-number'],
    ['-3', COUNT, 'negative'],
    ['-3', MONEY, 'negative'],
    ['3.5', COUNT, 'too-many-decimals'],
    ['101', { unit: '%', decimals: 2 } as const, 'percent-range'],
  ])('refuses «%s»', (text, measure, kind) => {
    const typed = parseAmount(text, measure);
    expect(typed.ok ? null : typed.error.kind).toBe(kind);
  });
});

describe('points', () => {
  const five = 500 as Points;

  it.each([
    ['4.74', 474],
    ['0', 0],
    ['5', 500],
    ['４．５分', 450],
    ['4.50', 450],
  ])('[I7] reads «%s»', (text, points) => {
    expect(parsePoints(text, five)).toEqual({ ok: true, value: points });
  });

  it.each([
    ['5.01', 'points-range'],
    ['-0.01', 'points-range'],
    ['99999999999999', 'points-range'],
    ['4.745', 'points-decimals'],
    ['满分', 'not-points'],
  ])('[I7] refuses «%s» on a row of 5 points', (text, kind) => {
    const typed = parsePoints(text, five);
    expect(typed.ok ? null : typed.error.kind).toBe(kind);
  });

  it.each([
    ['0.85', 850_000],
    ['１', 1_000_000],
    ['1.01', null],
    ['-0.1', null],
    ['', null],
    ['八成', null],
  ])('reads «%s» as a coefficient', (text, coefficient) => {
    expect(parseCoefficient(text)).toBe(coefficient);
  });

  it('is null when blank', () => {
    expect(parsePoints('', five)).toEqual({ ok: true, value: null });
  });
});
