import { expect, it } from 'vitest';
import type { PlanId } from '#src/domain/catalogue/plan.ts';
import { BUILT_IN, FIRST_PLAN, planAddress, planLabel, sampleOf } from '#src/queries/plans.ts';
import { ARCHIVE } from '#test/support/fixture-plans.ts';
import { WATER } from '#test/support/water-plan.ts';

it.each(BUILT_IN)('[PL5] a built-in plan and its sample are named by their year: $year', (plan) => {
  expect(planAddress(plan)).toEqual({ plan: null, year: plan.year });
  expect(planAddress(sampleOf(plan))).toEqual({ plan: null, year: plan.year });
});

it('[PL5] any other is named by its id', () => {
  expect(planAddress(WATER)).toEqual({ plan: 'p-19aa0000000000000000000000000019', year: 2026 });
  const other = { ...FIRST_PLAN, id: 'other:2024' as PlanId, year: 2024 };
  expect(planAddress(other)).toEqual({ plan: 'other:2024', year: 2024 });
});

it('[PL6][PL41] a plan is called by year and kind, by its unit where units differ, and by its number among namesakes', () => {
  const next = { ...WATER, id: 'p-next' as PlanId, year: 2027 };
  expect(planLabel(next, [WATER, next])).toBe('2027 年度 整体');
  const project = { ...ARCHIVE, year: 2026 };
  expect(planLabel(project, [WATER, project])).toBe('2026 年度 项目：档案库房改造 · 澄海区档案局');
  const twin = { ...WATER, id: 'p-99887766554433221100ffeeddccbbaa' as PlanId };
  expect(planLabel(twin, [WATER, twin])).toBe('2026 年度 整体（编号 p-99887766）');
});

it('[PL5] the sample of a plan is one object, by which what was made of it is found again', () => {
  expect(sampleOf(WATER)).toBe(sampleOf(WATER));
  expect(sampleOf({ ...WATER })).not.toBe(sampleOf(WATER));
});
