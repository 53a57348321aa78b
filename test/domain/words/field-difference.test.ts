import { expect, it } from 'vitest';
import type { Draft } from '#src/domain/draft/draft.ts';
import { draftDifferences } from '#src/domain/words/draft-difference.ts';
import { draftOf } from '#test/support/draft-plan.ts';
import { WATER } from '#test/support/water-plan.ts';
import { fieldDifferences } from '#src/domain/words/field-difference.ts';
import { planDifferences } from '#src/domain/words/plan-difference.ts';
import { planProblemText } from '#src/domain/words/words.ts';
import { LIBRARY } from '#test/support/fixture-plans.ts';

it.each([
  ['rollup', 'sum', 'max', '汇总方式', '逐月累加', '取最高月'],
  ['pacing', 'linear', 'level', '时序', '按月均衡', '每月对照全年值'],
  ['exceededRule', 'R1', 'R2', '超上限计分', 'R1 按比例', 'R2 按超出部分扣减'],
  ['core', true, false, '核心指标', '是', '否'],
  ['sections', ['综合科'], ['综合科', '运行科'], '科室', '综合科', '综合科；运行科'],
  [
    'milestones',
    [[6, '1']],
    [
      [6, '1'],
      [12, '2'],
    ],
    '节点',
    '6月 1',
    '6月 1；12月 2',
  ],
  ['source', { name: '件数', target: '2' }, undefined, '原文', '名称 件数，指标值 2', '无'],
] as const)('[PL13] says %s as the screens do', (field, mine, theirs, about, a, b) => {
  expect(fieldDifferences({ [field]: mine }, { [field]: theirs })).toEqual([{ about, mine: a, theirs: b }]);
});

it('[PL13] takes a field that a file calls constructor for what it says', () => {
  expect(fieldDifferences({ constructor: 'a' }, { constructor: 'b' })).toEqual([
    { about: 'constructor', mine: 'a', theirs: 'b' },
  ]);
});

it('[PL13] has a word for every field of a plan, and shows nobody its file', () => {
  const other = {
    ...WATER,
    unitName: '另一单位',
    indicators: WATER.indicators.map((row, at) =>
      Object.assign({}, WATER.indicators[at + 1] ?? WATER.indicators[0], { id: row.id }),
    ),
  };
  const said = planDifferences(WATER, other);
  expect(said.length).toBeGreaterThan(100);
  for (const { about, mine, theirs } of said) {
    expect(about).not.toMatch(/[a-z]{3}/);
    expect(`${mine}${theirs}`).not.toMatch(/[{}[\]]|":|\b(?:sum|latest|linear|milestone|quantitative)\b/);
  }
});

it('[PL47] has a word for every field of a draft, and says which rows of last year were decided on', () => {
  const draft = draftOf();
  const other: Draft = {
    ...draft,
    rows: draft.rows.map((row, at) => Object.assign({}, draft.rows[at + 1] ?? draft.rows[0], { id: row.id })),
  };
  const said = draftDifferences(draft, other);
  expect(said.length).toBeGreaterThan(100);
  for (const { about } of said) expect(about).not.toMatch(/[a-z]{3}/);
  expect(said).toContainEqual(
    expect.objectContaining({
      about: expect.stringMatching(/^第 1 项“.*” 复制或选定时的上年$/) as unknown,
      mine: expect.stringMatching(/^指标值 .*，权重 .*，主责科室 .*，小数位数 \d$/) as unknown,
    }),
  );
  const about = '取舍过的上年各项';
  const known = draft.knows ?? [];
  expect(draftDifferences(draft, { ...draft, knows: [...known.slice(1), 'r-1', 'r-2'] })).toEqual([
    { about, mine: `编号 ${known[0]}`, theirs: '编号 r-1、编号 r-2' },
  ]);
  const { knows: _, ...before } = draft;
  expect(draftDifferences(before, draft)).toEqual([{ about, mine: '无', theirs: `${known.length} 项` }]);
  expect(draftDifferences(draft, { ...draft, knows: [...known].reverse() })).toEqual([]);
});

it('[PL62] calls a row by its number and name, and says a printed cell only where the field does not say it already', () => {
  const [first, ...rest] = LIBRARY.indicators;
  if (first?.kind !== 'quantitative') throw new Error('no such row');
  const other = Object.assign({}, first, {
    unit: '次',
    source: { ...first.source, unit: '次', target: '一百二十' },
  });
  expect(planDifferences(LIBRARY, { ...LIBRARY, indicators: [other, ...rest] })).toEqual([
    { about: '第 1 项“开展读书活动” 原文指标值', mine: '120', theirs: '一百二十' },
    { about: '第 1 项“开展读书活动” 计量单位', mine: '场', theirs: '次' },
  ]);
  const problem = { kind: 'pacing-needs-a-sum' as const, indicator: first.id };
  expect(planProblemText(problem, LIBRARY.indicators)).toMatch(/^第 1 项：/);
});
