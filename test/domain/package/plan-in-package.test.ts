import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planFileData } from '#src/domain/catalogue/plan-file.ts';
import type { Plan, PlanId } from '#src/domain/catalogue/plan.ts';
import { digestOf } from '#src/domain/package/canonical-json.ts';
import { decideMerge } from '#src/domain/package/merge-decision.ts';
import { planMerge } from '#src/domain/package/merge-plan.ts';
import { packageText, planPackage } from '#src/domain/package/package-file.ts';
import schema from '#src/domain/package/package-v1.schema.json' with { type: 'json' };
import { packageFaultText } from '#src/domain/package/package-words.ts';
import { parsePackage, type OpenedPackage } from '#src/domain/package/parse-package.ts';
import { planDifferences } from '#src/domain/words/plan-difference.ts';
import { planDigest } from '#src/domain/package/plan-digest.ts';
import { folderOffer } from '#src/domain/package/shared-folder.ts';
import type { DeviceId, Instant, Statement } from '#src/domain/statements/statement.ts';
import { deviceOf, say } from '#test/domain/package/support/device.ts';
import { monthSaid } from '#test/domain/support/revision.ts';
import { EVERY_PLAN } from '#test/support/fixture-plans.ts';
import { schemaFaults } from '#test/support/json-schema.ts';
import { NINETY_PLAN } from '#test/support/ninety-plan.ts';
import { ROOT } from '#test/support/source-files.ts';
import { WATER } from '#test/support/water-plan.ts';

/** The project table of another unit, whose rows are called as four of the water works are. */
const PROJECT: Plan = {
  ...WATER,
  id: 'p-0a0b0c0d0e0f00112233445566778899' as PlanId,
  unitName: '青石县水务局',
  project: '村镇管网延伸',
  source: '青石县水务局 2026 年部门预算公开，附件 7 项目支出绩效目标表',
  sections: ['综合科', '管网科'],
  oddities: [],
  indicators: WATER.indicators.slice(0, 4),
};

/** The project table as somebody else read it: same id, another target. */
const OTHER_TEXT: Plan = {
  ...PROJECT,
  overallGoal: '另一段',
  indicators: PROJECT.indicators.map((row) =>
    row.id === 'equal' ? { ...row, source: { ...row.source, target: '9' } } : row,
  ),
};

function textOf(plan: Plan, statements: readonly Statement[] = []): string {
  return packageText(
    planPackage(plan, {
      scope: { kind: 'all' },
      createdAt: 0 as Instant,
      device: 'd' as DeviceId,
      author: { name: '张', section: '综合科' },
      statements,
    }),
  );
}

function opened(text: string): OpenedPackage {
  const read = parsePackage(text);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

/** The package with its head or plan changed, under a digest that is right. */
function changed(text: string, change: (data: Record<string, unknown>) => void): string {
  const { digest: _, ...data } = JSON.parse(text) as Record<string, unknown>;
  change(data);
  return JSON.stringify({ ...data, digest: digestOf(data) });
}

const planOf = (data: Record<string, unknown>) => data['planFile'] as Record<string, unknown>;

/** The plan of the package that was written first, a project of four rows. It never changes. */
const FIRST_WRITTEN = 'fbd585900fc73a37d3f1f615a7c21291a77a4e766713a7c5404445e0a71df1ce';

describe('the plan in a package', () => {
  it.each([...EVERY_PLAN.map(({ plan }) => plan), WATER, NINETY_PLAN, PROJECT])(
    '[PL10] travels whole and is the same plan: $unitName',
    (plan) => {
      const file = opened(textOf(plan));
      expect(file.planFile).toEqual(plan);
      expect(file.planFile === undefined ? '' : planDigest(file.planFile)).toBe(planDigest(plan));
      expect(schemaFaults(schema, JSON.parse(textOf(plan)))).toEqual([]);
    },
  );

  it('[PL10] opens for ever as it was first written', () => {
    const text = readFileSync(path.join(ROOT, 'test/fixtures/package-v1-plan.jxb.json'), 'utf8');
    const { unread, planFile, ...file } = opened(text);
    expect([unread, file.statements.length, planFile?.project]).toEqual([[], 2, '档案数字化加工']);
    if (planFile === undefined) throw new Error('no plan');
    expect(planDigest(planFile)).toBe(FIRST_WRITTEN);
    const merge = planMerge(planFile, [], { ...file, unread, planFile });
    expect(merge.ok && [merge.value.items.length, merge.value.aside]).toEqual([2, []]);
    expect(schemaFaults(schema, JSON.parse(text))).toEqual([]);
  });

  it.each<[string, (data: Record<string, unknown>) => void]>([
    ['planFile', (data) => Object.assign(data, { planFile: 'plan' })],
    ['planFile.year', (data) => Object.assign(planOf(data), { year: '2026' })],
    [
      'planFile.indicators[1].weight',
      (data) => Object.assign((planOf(data)['indicators'] as object[])[1] ?? {}, { weight: 'viel' }),
    ],
    ['plan', (data) => Object.assign(planOf(data), { id: 'p-1' })],
    ['unitName', (data) => Object.assign(data, { unitName: '别的单位' })],
    ['year', (data) => Object.assign(data, { year: 2027 })],
    ['indicators', (data) => Object.assign(data, { indicators: [] })],
  ])('[PL10] is parsed, never trusted: «%s» refuses the file', (place, damage) => {
    expect(parsePackage(changed(textOf(PROJECT), damage))).toEqual({
      ok: false,
      error: { kind: 'bad-field', path: place },
    });
  });

  it('[PL10] that says more than this version knows is not read as another plan under its id', () => {
    const text = changed(textOf(PROJECT), (data) => Object.assign(planOf(data), { future: 1 }));
    expect(parsePackage(text)).toEqual({ ok: false, error: { kind: 'newer-plan' } });
    expect(packageFaultText({ kind: 'newer-plan' })).toContain('请先更新本机软件');
  });
});

describe('a package of another plan', () => {
  it('[PL11] is refused with both names', () => {
    const planned = planMerge(WATER, [], opened(textOf(PROJECT)));
    expect(planned.ok ? '' : packageFaultText(planned.error)).toBe(
      '文件是另一个方案的：青石县水务局 2026 年度 项目：村镇管网延伸；现在打开的是：青石县供水服务中心 2026 年度 整体。本机数据未改动。',
    );
    expect(folderOffer(WATER, [], opened(textOf(PROJECT)))).toEqual({
      kind: 'other-plan',
      name: '青石县水务局 2026 年度 项目：村镇管网延伸',
    });
  });

  it('[PL11] that has the same name is told apart by its number', () => {
    const twin = { ...PROJECT, id: 'p-2' as PlanId };
    const planned = planMerge(PROJECT, [], opened(textOf(twin)));
    expect(planned.ok ? '' : packageFaultText(planned.error)).toBe(
      '文件是另一个方案的：青石县水务局 2026 年度 项目：村镇管网延伸（编号 p-2）；现在打开的是：青石县水务局 2026 年度 项目：村镇管网延伸（编号 p-0a0b0c0d0e0f00112233445566778899）。本机数据未改动。',
    );
  });

  it('[PL13] under the same id is refused with both digests, and what differs is said', () => {
    const file = opened(textOf(OTHER_TEXT));
    const [mine, theirs] = [planDigest(PROJECT), planDigest(OTHER_TEXT)];
    const planned = planMerge(PROJECT, [], file);
    expect(planned).toEqual({ ok: false, error: { kind: 'other-text', mine, theirs } });
    expect(planned.ok ? '' : packageFaultText(planned.error)).toContain(
      `摘要 ${theirs.slice(0, 12)}…，本机 ${mine.slice(0, 12)}…`,
    );
    expect(folderOffer(PROJECT, [], file)).toEqual({ kind: 'other-text' });
    expect(planDifferences(PROJECT, OTHER_TEXT)).toEqual([
      { about: '年初绩效目标', mine: PROJECT.overallGoal, theirs: '另一段' },
      { about: '第 2 项“新增水质监测点” 原文指标值', mine: '5', theirs: '9' },
    ]);
  });

  it('[PL13] says rows that only one has, and another order', () => {
    const [first, ...rest] = PROJECT.indicators;
    if (first === undefined) throw new Error('no rows');
    expect(planDifferences(PROJECT, { ...PROJECT, indicators: rest })).toEqual([
      { about: '第 1 项“新建加压泵站”', mine: '有', theirs: '无' },
    ]);
    expect(planDifferences({ ...PROJECT, indicators: rest }, PROJECT)).toEqual([
      { about: '第 1 项“新建加压泵站”', mine: '无', theirs: '有' },
    ]);
    expect(planDifferences(PROJECT, { ...PROJECT, indicators: [...rest, first] })).toEqual([
      { about: '各项顺序', mine: '1 2 3 4', theirs: '2 3 4 1' },
    ]);
    expect(planDifferences(PROJECT, { ...PROJECT })).toEqual([]);
  });
});

describe('several plans', () => {
  const plans = [WATER, PROJECT, OTHER_TEXT, { ...PROJECT, id: 'p-2' as PlanId, year: 2027 }];

  it('[PL12] no merge mixes them, whatever files come in whatever order', () => {
    const values = fc.array(
      fc.record({
        plan: fc.nat(plans.length - 1),
        month: fc.integer({ min: 1, max: 12 }),
        value: fc.nat(99),
      }),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(values, fc.nat(plans.length - 1), (said, from) => {
        const files = said.map(({ plan, month, value }, index) => {
          const device = deviceOf(`d${index}`);
          say(device, index, monthSaid({ indicator: 'exact', month, value: `${value}` }));
          const of = plans[plan] ?? WATER;
          return { of, file: opened(textOf(of, device.log)) };
        });
        const logs = new Map<Plan, Statement[]>(plans.map((plan) => [plan, []]));
        for (const { of, file } of files) {
          // Every plan is offered every file, beginning anywhere.
          for (const [index] of plans.entries()) {
            const into = plans[(from + index) % plans.length] ?? WATER;
            const log = logs.get(into) ?? [];
            const planned = planMerge(into, log, file);
            expect(planned.ok).toBe(of === into);
            if (!planned.ok) continue;
            const decisions = new Map(planned.value.items.map(({ key }) => [key, 'theirs' as const]));
            const decided = decideMerge(planned.value, decisions);
            if (decided.ok) log.push(...decided.value.arriving);
          }
        }
        for (const [plan, log] of logs) {
          const own = new Set<string>(
            files.filter(({ of }) => of === plan).flatMap(({ file }) => file.statements.map(({ id }) => id)),
          );
          expect(log.filter(({ id }) => !own.has(id))).toEqual([]);
        }
        // One file of another plan refuses them all [M12].
        const all = files.map(({ file }) => file);
        for (const plan of plans)
          expect(planMerge(plan, [], ...all).ok).toBe(files.every(({ of }) => of === plan));
      }),
      { numRuns: 60 },
    );
  });

  it('[PL12] a digest tells every plan from every other', () => {
    expect(new Set(plans.map(planDigest)).size).toBe(plans.length);
    expect(planDigest(PROJECT)).toBe(digestOf(planFileData(PROJECT)));
  });
});
