import { expect, it } from 'vitest';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import { indicatorById, type PlanIndicator } from '#src/domain/catalogue/plan.ts';
import { WATER } from '#test/support/water-plan.ts';

it('[SP22] an indicator is looked up by its number, without a look at the others', () => {
  let looks = 0;
  const indicators = WATER.indicators.map(
    (each) =>
      new Proxy(each, {
        get: (target, key) => {
          looks += 1;
          return Reflect.get(target, key) as unknown;
        },
      }),
  );
  const plan = { ...WATER, indicators };
  const ids = WATER.indicators.map(({ id }) => id);
  const found = () => ids.map((id) => indicatorById(plan, id));
  expect(found()).toEqual(indicators);
  looks = 0;
  for (const [index, each] of found().entries()) expect(each).toBe(indicators[index]);
  expect(looks).toBe(0);
});

it('[SP22] of two that share a number it is the first, and of none it is none', () => {
  const [first, second] = WATER.indicators as readonly [PlanIndicator, PlanIndicator];
  const plan = { ...WATER, indicators: [first, { ...second, id: first.id }] };
  expect(indicatorById(plan, first.id)).toBe(first);
  expect(indicatorById(plan, 'none' as IndicatorId)).toBeNull();
});
