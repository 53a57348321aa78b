import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planFileData, planFileText, readPlanFile } from '#src/domain/catalogue/plan-file.ts';
import {
  INDICATOR_CLASSES,
  SOURCE_COLUMNS,
  type Plan,
  type PlanId,
  type PlanIndicator,
  type PlanSettings,
} from '#src/domain/catalogue/plan.ts';
import { DEFAULT_RULES, READY_RULES, rulesMember } from '#src/domain/catalogue/rules.ts';
import { classPath, classText } from '#src/domain/catalogue/row-class.ts';
import { planDigest } from '#src/domain/package/plan-digest.ts';
import type {
  IndicatorId,
  Operator,
  QuantitativeIndicator,
  Rollup,
} from '#src/domain/catalogue/indicator.ts';
import { MONTHS, type Month } from '#src/domain/period/month.ts';
import type { Points } from '#src/domain/quantity/points.ts';
import type { Decimals, Quantity } from '#src/domain/quantity/quantity.ts';
import { anyRules } from '#test/domain/support/any-rules.ts';
import { WATER } from '#test/support/water-plan.ts';

const text = fc.string({ unit: 'binary', maxLength: 40 });
const filled = text.filter((each) => each.trim() !== '');
const amount = fc.integer({ min: 0, max: 10_000_000_000 }).map((each) => each as Quantity);
const points = fc.integer({ min: 0, max: 10_000 }).map((each) => each as Points);
const decimals = fc.integer({ min: 0, max: 4 }).map((each) => each as Decimals);
const operator = fc.constantFrom<Operator>('≥', '>', '=', '≤', '<');
const source = fc.record(Object.fromEntries(SOURCE_COLUMNS.map((column) => [column, text]))) as fc.Arbitrary<
  PlanIndicator['source']
>;
/** Months once each, in order; amounts never fall. */
function risingSteps(steps: readonly (readonly [Month, Quantity])[]) {
  const rising: { month: Month; due: Quantity }[] = [];
  for (const [month, due] of [...new Map(steps)].sort(([first], [second]) => first - second)) {
    rising.push({ month, due: Math.max(rising[rising.length - 1]?.due ?? 0, due) as Quantity });
  }
  return rising;
}

const pacing = fc.oneof(
  fc.constantFrom({ kind: 'linear' as const }, { kind: 'level' as const }, { kind: 'year-end' as const }),
  fc.record({
    kind: fc.constant('milestone' as const),
    milestones: fc
      .array(fc.tuple(fc.constantFrom(...MONTHS), amount), { minLength: 1, maxLength: 4 })
      .map(risingSteps),
  }),
);
const goal = fc.record({ operator, target: amount });

const measured = fc.record(
  {
    kind: fc.constant('quantitative' as const),
    unit: filled,
    decimals,
    goal,
    rollup: fc.constantFrom<Rollup>('sum', 'latest', 'mean', 'max', 'min'),
    pacing,
    anyRange: fc.constant(true),
  },
  { requiredKeys: ['kind', 'unit', 'decimals', 'goal', 'rollup', 'pacing'] },
);
const compound = fc
  .array(fc.tuple(filled, goal, fc.oneof(fc.constant('%'), text), decimals), { minLength: 1, maxLength: 3 })
  .map((parts) => ({
    kind: 'compound' as const,
    parts: parts.map(([name, each, unit, places], index) => ({
      id: `p${index}`,
      name,
      unit,
      decimals: places,
      goal: each,
    })),
  }));
const measure = fc.oneof(fc.constant({ kind: 'qualitative' as const }), measured, compound);

const printed = fc
  .record({ class1: text, class2: text })
  .filter(({ class1, class2 }) => class1 !== '' || class2 !== '');
const profileFields = {
  name: filled,
  weight: points,
  source,
  class: fc.constantFrom(...INDICATOR_CLASSES),
  owner: text,
  ownerConfidence: fc.constantFrom('H' as const, 'M' as const, 'L' as const),
  core: fc.boolean(),
  oddities: fc.array(fc.record({ column: fc.constantFrom(...SOURCE_COLUMNS), text }), { maxLength: 2 }),
};
const profile = fc.record(
  { ...profileFields, printed },
  { requiredKeys: Object.keys(profileFields) as (keyof typeof profileFields)[] },
);

const settings: fc.Arbitrary<PlanSettings> = fc
  .tuple(anySettings(), fc.option(anyRules, { nil: DEFAULT_RULES }))
  .map(([said, rules]) => {
    const { executionPoints } = said.executionWeight === undefined ? rules : DEFAULT_RULES;
    return Object.assign({}, said, rulesMember(Object.assign({}, rules, { executionPoints })));
  });

function anySettings(): fc.Arbitrary<PlanSettings> {
  return fc.record(
    {
      exceededRule: fc.constantFrom('R1' as const, 'R2' as const),
      gradeThresholds: fc.constant([9_500 as Points, 8_050 as Points, 6_001 as Points] as const),
      budget: fc.option(amount),
      initialBudget: amount,
      dueDay: fc.option(fc.integer({ min: 1, max: 28 })),
      executionWeight: fc.integer({ min: 1, max: 9_999 }).map((each) => each as Points),
      countsRated: fc.constant(true),
    },
    { requiredKeys: ['exceededRule', 'gradeThresholds', 'budget'] },
  );
}

function numbered(rows: readonly (readonly [object, object])[]): readonly PlanIndicator[] {
  return rows.map(([about, measures], index) => {
    const number = { id: String(index + 1).padStart(2, '0') as IndicatorId, seq: index + 1 };
    return Object.assign(number, about, measures) as PlanIndicator;
  });
}

const anyPlan: fc.Arbitrary<Plan> = fc.record({
  id: fc.stringMatching(/^[a-z0-9:-]{1,40}$/).map((id) => id as PlanId),
  unitName: filled,
  year: fc.integer({ min: 2000, max: 2100 }),
  project: fc.option(filled),
  source: text,
  overallGoal: text,
  contact: fc.record({ name: text, phone: text }),
  sections: fc.array(text, { maxLength: 7 }),
  collectingSection: text,
  oddities: fc.array(text, { maxLength: 2 }),
  settings,
  indicators: fc.array(fc.tuple(profile, measure), { maxLength: 8 }).map(numbered),
});

type QuantitativeRow = PlanIndicator & QuantitativeIndicator;

const waterData = () => JSON.parse(planFileText(WATER)) as Record<string, unknown>;

function faultsOf(change: (data: Record<string, unknown>) => void): readonly string[] {
  const data = waterData();
  change(data);
  const read = readPlanFile(data);
  return read.ok ? [] : read.error.map(({ path }) => path);
}

function row(data: Record<string, unknown>, index: number): Record<string, unknown> {
  return (data['indicators'] as Record<string, unknown>[])[index] ?? {};
}

describe('a plan file', () => {
  it('[PL1] of a plan reads back as the same plan', () => {
    expect(readPlanFile(waterData())).toEqual({ ok: true, value: WATER });
  });

  it('[PL1] any plan that is written reads back as the same plan', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const read = readPlanFile(JSON.parse(planFileText(plan)));
        expect(read).toEqual({ ok: true, value: plan });
      }),
    );
  });

  it('[MO1] a plan that says nothing of a due day is written as it always was', () => {
    expect(waterData()).not.toHaveProperty('dueDay');
  });

  it('[KJ1] a plan of the usual 口径 is written as it always was, and one that names them reads as without', () => {
    expect(waterData()).not.toHaveProperty('rules');
    for (const rules of [{}, { executionPoints: '10', partlyFrom: 0.6, rowDecimals: 2, caps: [] }])
      expect(readPlanFile({ ...waterData(), rules })).toEqual({ ok: true, value: WATER });
  });

  it('[KJ1] says of another 口径 what is not as everywhere, and has another digest', () => {
    const { rules } = READY_RULES.capped;
    const plan = { ...WATER, settings: { ...WATER.settings, rules } };
    expect(planFileData(plan)['rules']).toEqual({
      overshoot: { from: '1.30', deduct: '2' },
      caps: [
        ['0.80', '89'],
        ['0.70', '79'],
        ['0.60', '69'],
        ['0.50', '59'],
      ],
    });
    expect(planDigest(plan)).not.toBe(planDigest(WATER));
  });

  it.each<[unknown, string]>([
    [null, 'rules'],
    [[], 'rules'],
    [{ executionPoints: '15' }, 'rules.executionPoints'],
    [{ partlyFrom: '0' }, 'rules.partlyFrom'],
    [{ partlyFrom: '0.80' }, 'rules.partlyFrom'],
    [{ rowDecimals: 3 }, 'rules.rowDecimals'],
    [{ rowDecimals: '1' }, 'rules.rowDecimals'],
    [{ overshoot: { from: '0.9', deduct: '2' } }, 'rules.overshoot.from'],
    [{ overshoot: { from: '1.3' } }, 'rules.overshoot.deduct'],
    [{ overshoot: null }, 'rules.overshoot'],
    [{ caps: { '0.8': 89 } }, 'rules.caps'],
    [{ caps: [['0.80', '89'], ['0.70']] }, 'rules.caps[1]'],
    [{ caps: [['0', '89']] }, 'rules.caps[0][0]'],
    [{ caps: [['0.80', '101']] }, 'rules.caps[0][1]'],
    [{ caps: Array.from({ length: 21 }, () => ['0.80', '89']) }, 'rules.caps'],
  ])('[KJ1] refuses %j at %s', (rules, path) => {
    expect(faultsOf((data) => (data['rules'] = rules))).toEqual([path]);
  });

  it('[KJ1] the points of the execution are said once', () => {
    const both = (executionPoints: string) =>
      faultsOf((data) => Object.assign(data, { executionWeight: '20', rules: { executionPoints } }));
    expect([both('20'), both('10')]).toEqual([[], ['rules.executionPoints']]);
  });

  it.each([0, 29, 2.5, '5'])('[MO1] refuses %s as a due day', (day) => {
    expect(faultsOf((data) => (data['dueDay'] = day))).toEqual(['dueDay']);
  });

  it('[PL20] says which versions came before it, and each field of that is read', () => {
    const correction = { of: 'a'.repeat(64), date: '2027-03-01', reason: '单位读错', author: '李敏' };
    const plan = { ...WATER, corrections: [correction, { ...correction, of: 'b'.repeat(64) }] };
    expect(readPlanFile(JSON.parse(planFileText(plan)))).toEqual({ ok: true, value: plan });
    const faults = (entry: unknown) => faultsOf((data) => (data['corrections'] = [entry]));
    expect(faults(correction)).toEqual([]);
    expect(faults({ ...correction, of: 'a' })).toEqual(['corrections[0].of']);
    expect(faults({ ...correction, date: '3月' })).toEqual(['corrections[0].date']);
    expect(faults({ ...correction, reason: 1 })).toEqual(['corrections[0].reason']);
    expect(faultsOf((data) => (data['corrections'] = []))).toEqual(['corrections']);
  });

  it('[PL31] shows a class as it is printed, and only what is not printed as proposed', () => {
    const [first] = WATER.indicators;
    if (first === undefined) throw new Error('the plan has rows');
    const withClass = { ...first, printed: { class1: '产出指标', class2: '产出数量指标' } };
    const { printed: _printed, ...bare } = first;
    expect([classText(bare), classPath(bare)]).toEqual(['数量', '数量指标（建议）']);
    expect([classText(first), classPath(first)]).toEqual(['数量指标', '产出指标 · 数量指标']);
    expect([classText(withClass), classPath(withClass)]).toEqual(['产出数量指标', '产出指标 · 产出数量指标']);
    expect(classPath({ ...first, printed: { class1: '满意度指标', class2: '' } })).toBe('满意度指标');
  });

  it('[PL32] a part says its unit only where it differs from the first', () => {
    const part = { decimals: 2 as Decimals, goal: { operator: '≥' as const, target: 950_000 as Quantity } };
    const parts = [
      { id: 'a', name: '办结率', unit: '%', ...part },
      { id: 'b', name: '次数', unit: '次', ...part, decimals: 0 as Decimals },
      { id: 'c', name: '满意度', unit: '%', ...part },
    ];
    const [first] = WATER.indicators;
    const { unit: _u, decimals: _d, goal: _g, rollup: _r, pacing: _p, ...rest } = first as QuantitativeRow;
    const plan = { ...WATER, indicators: [{ ...rest, kind: 'compound' as const, parts }] };
    const [written] = planFileData(plan)['indicators'] as { parts: Record<string, unknown>[] }[];
    expect(written?.parts.map((each) => [each['unit'], each['decimals']])).toEqual([
      [undefined, undefined],
      ['次', 0],
      [undefined, undefined],
    ]);
    expect(readPlanFile(planFileData(plan))).toEqual({ ok: true, value: plan });
  });

  it('[PL1] writes one row a line', () => {
    const lines = planFileText(WATER).split('\n');
    expect(lines.filter((line) => line.startsWith('  {"id":'))).toHaveLength(WATER.indicators.length);
  });

  it.each<[string, (data: Record<string, unknown>) => void, string]>([
    ['another format', (data) => (data['format'] = 'x'), 'format'],
    ['a newer version', (data) => (data['version'] = 2), 'version'],
    ['no unit', (data) => (data['unitName'] = ' '), 'unitName'],
    ['a year of text', (data) => (data['year'] = '2026'), 'year'],
    ['no word on the project', (data) => delete data['project'], 'project'],
    ['a contact without a phone', (data) => (data['contact'] = { name: '' }), 'contact.phone'],
    ['sections that are no list', (data) => (data['sections'] = '综合科'), 'sections'],
    ['a budget below 0', (data) => (data['budget'] = '-1'), 'budget'],
    [
      'thresholds that do not fall',
      (data) => (data['gradeThresholds'] = ['80', '90', '60']),
      'gradeThresholds',
    ],
    ['a target of text', (data) => (row(data, 3)['target'] = '约 4'), 'indicators[3].target'],
    ['a weight with three decimals', (data) => (row(data, 0)['weight'] = '2.005'), 'indicators[0].weight'],
    ['an id twice', (data) => (row(data, 1)['id'] = 'exact'), 'indicators[1].id'],
    ['a number twice', (data) => (row(data, 1)['seq'] = 1), 'indicators[1].seq'],
    ['an unknown class', (data) => (row(data, 2)['class'] = '其他'), 'indicators[2].class'],
    [
      'a missing source cell',
      (data) => (row(data, 2)['source'] = { name: '' }),
      'indicators[2].source.weight',
    ],
    [
      'an oddity of no column',
      (data) => (row(data, 0)['oddities'] = [{ text: '' }]),
      'indicators[0].oddities[0].column',
    ],
    ['an unknown roll-up', (data) => (row(data, 0)['rollup'] = 'median'), 'indicators[0].rollup'],
    ['a month 13', (data) => (row(data, 0)['milestones'] = [[13, '2']]), 'indicators[0].milestones[0][0]'],
    ['a row of text', (data) => ((data['indicators'] as unknown[])[4] = 'x'), 'indicators[4]'],
  ])('[PL2] with %s is refused at its path', (_, change, path) => {
    expect(faultsOf(change)).toContain(path);
  });

  it('[PL2] names every fault, not the first only', () => {
    const faults = faultsOf((data) => {
      row(data, 0)['target'] = 'x';
      row(data, 5)['unit'] = '';
      data['year'] = null;
    });
    expect(faults).toEqual(['year', 'indicators[0].target', 'indicators[5].unit']);
  });

  it('[PL2] with too many rows is refused as a whole', () => {
    expect(faultsOf((data) => (data['indicators'] = Array.from({ length: 1_001 }, () => 0)))).toEqual([
      'indicators',
    ]);
  });

  it('[PL2] is never made of anything else, and nothing throws', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (data) => {
        expect(readPlanFile(data).ok).toBe(false);
      }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(planFileData(WATER))), fc.jsonValue(), (key, value) => {
        const read = readPlanFile({ ...waterData(), [key]: value });
        return !read.ok || isDeepStrictEqual(readPlanFile(planFileData(read.value)), read);
      }),
    );
  });
});
