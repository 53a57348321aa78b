import { expect, it } from 'vitest';
import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import type { PlanId } from '#src/domain/catalogue/plan.ts';
import { planAddress, planLabel, sampleOf } from '#src/queries/plans.ts';
import { PROJECT_PLAN } from '#test/support/other-plan.ts';
import { TWIN } from '#test/support/twin-plan.ts';

it('[PL5] a built-in plan and its sample are named by their year, any other by its id', () => {
  expect(planAddress(ANNEX_10_2025)).toEqual({ plan: null, year: 2025 });
  expect(planAddress(sampleOf(ANNEX_10_2025))).toEqual({ plan: null, year: 2025 });
  const other = { ...ANNEX_10_2025, id: 'other:2024' as PlanId, year: 2024 };
  expect(planAddress(other)).toEqual({ plan: 'other:2024', year: 2024 });
});

it('[PL6][PL41] a plan is called by year and kind, by its unit where units differ, and by its number among namesakes', () => {
  const next = { ...ANNEX_10_2025, id: 'p-next' as PlanId, year: 2026 };
  expect(planLabel(next, [ANNEX_10_2025, next])).toBe('2026 年度 整体');
  expect(planLabel(PROJECT_PLAN, [ANNEX_10_2025, PROJECT_PLAN])).toBe(
    '2025 年度 项目：档案数字化加工 · 重庆市潼南区档案馆',
  );
  expect(planLabel(TWIN, [ANNEX_10_2025, TWIN])).toBe('2025 年度 整体（编号 p-99887766）');
});
