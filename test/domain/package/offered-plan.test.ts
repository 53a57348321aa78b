import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { offeredPlanMain } from '#src/cli/offered-plan.ts';
import { planFileText } from '#src/domain/catalogue/plan-file.ts';
import { packageText, planPackage } from '#src/domain/package/package-file.ts';
import { readOfferedPlan } from '#src/domain/package/offered-plan.ts';
import type { DeviceId, Instant } from '#src/domain/statements/statement.ts';
import { sampleOf } from '#src/queries/plans.ts';
import { ARCHIVE } from '#test/support/fixture-plans.ts';

const OF_PACKAGE = packageText(
  planPackage(ARCHIVE, {
    scope: { kind: 'all' },
    createdAt: 0 as Instant,
    device: 'd' as DeviceId,
    author: { name: '张', section: '综合科' },
    statements: [],
  }),
);

describe('a plan beside the program', () => {
  it('[PL44] is a plan file, or a data package of which only the plan is taken', () => {
    expect(readOfferedPlan(planFileText(ARCHIVE))).toEqual({ ok: true, value: ARCHIVE });
    expect(readOfferedPlan(OF_PACKAGE)).toEqual({ ok: true, value: ARCHIVE });
  });

  it('[PL44] is none where there is nothing, and why it is none is said in words', () => {
    expect(readOfferedPlan('')).toEqual({ ok: true, value: null });
    expect(readOfferedPlan(' null\n')).toEqual({ ok: true, value: null });
    const cases: readonly (readonly [string, string])[] = [
      ['<!doctype html>', '不是 JSON'],
      [OF_PACKAGE.replace('档案库房改造', '档案库房'), '校验码不符'],
      [planFileText(ARCHIVE).replace('"year": 2024', '"year": 1'), 'year'],
      [planFileText(sampleOf(ARCHIVE)), '示例数据'],
      ['[]', '整个文件'],
    ];
    const wrong = cases.filter(([text, words]) => {
      const read = readOfferedPlan(text);
      return read.ok || !read.error.includes(words);
    });
    expect(wrong).toEqual([]);
  });

  it('[PL44] never throws, whatever lies there', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(['boolean']).toContain(typeof readOfferedPlan(text).ok);
      }),
    );
  });

  it('[PL44] is read by the same reader before it is built into the single file', () => {
    expect(offeredPlanMain(OF_PACKAGE)).toEqual({
      name: '澄海区档案局 2024 年度 项目：档案库房改造',
      file: planFileText(ARCHIVE),
    });
    expect(offeredPlanMain('')).toEqual({ problem: '文件是空的' });
    expect(offeredPlanMain('{')).toMatchObject({ problem: '不是 JSON，可能没有取全' });
  });
});
