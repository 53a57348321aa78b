import { describe, expect, it } from 'vitest';
import type { Plan, PlanId } from '#src/domain/catalogue/plan.ts';
import { compareSubject, type MergeKind } from '#src/domain/package/compare-subject.ts';
import { undecided } from '#src/domain/package/merge-decision.ts';
import { planMerge, type MergePlan } from '#src/domain/package/merge-plan.ts';
import { asideText, packageFaultText, rowDifferenceText } from '#src/domain/package/package-words.ts';
import type { OpenedPackage } from '#src/domain/package/parse-package.ts';
import type { Said, Statement } from '#src/domain/statements/statement.ts';
import { monthSaid, revision, type RevisionText } from '#test/domain/package/support/cells.ts';
import { deviceOf, fileOf, handed } from '#test/domain/package/support/device.ts';
import { q } from '#test/domain/support/build.ts';
import { WATER } from '#test/support/water-plan.ts';

/** 'a:5', 'c:6<a,b', 'd:_<c' for cleared: revisions of one cell, at rising times unless an '@' names one. */
function line(text: string): Statement[] {
  return text
    .split(' ')
    .filter((word) => word !== '')
    .map((word, index) => {
      const [, id = '', value = '', time, over = ''] =
        /^(\w+):([\d_-]+)(?:@(\d+))?(?:<(.*))?$/.exec(word) ?? [];
      const replaces = over === '' ? [] : over.split(',');
      const at = time === undefined ? index : +time;
      return revision({ id, value: value === '_' ? null : value, replaces, at });
    });
}

function compared(mine: string, theirs: string) {
  const result = compareSubject(line(mine), line(theirs));
  if (!result.ok) throw new Error(result.error);
  const { kind, mine: my, theirs: their, arriving, heads, isSplit } = result.value;
  return [
    kind,
    `${my?.id ?? ''}/${their.id}`,
    arriving.map(({ id }) => id).join(),
    heads.join(),
    isSplit,
  ] as const;
}

describe('one subject of two logs', () => {
  it.each<[string, string, string, MergeKind, string, string, string, boolean]>([
    // what happened, ours, theirs → kind, mine/theirs, arriving, heads, split
    ['nobody here said anything', '', 'a:5 b:6<a', 'new', '/b', 'a,b', 'b', false],
    ['a word that was taken back', '', 'a:5 b:_<a', 'new', '/b', 'a,b', 'b', false],
    ['the same file again', 'a:5', 'a:5', 'same', 'a/a', '', 'a', false],
    ['an older file', 'a:5 b:6<a', 'a:5', 'mine-newer', 'b/a', '', 'b', false],
    ['an older file whose word is said again here', 'a:5 b:6<a c:5<b', 'a:5', 'same', 'c/a', '', 'c', false],
    ['they corrected ours', 'a:5', 'a:5 b:6<a', 'theirs-newer', 'a/b', 'b', 'b', false],
    ['they corrected it twice', 'a:5', 'a:5 b:6<a c:7<b', 'theirs-newer', 'a/c', 'b,c', 'c', false],
    [
      'they corrected it with a clock years behind',
      'a:5@900',
      'a:5@900 b:6@1<a',
      'theirs-newer',
      'a/b',
      'b',
      'b',
      false,
    ],
    ['they cleared it', 'a:5', 'a:5 b:_<a', 'theirs-newer', 'a/b', 'b', 'b', false],
    ['both corrected the same word', 'a:5 b:6<a', 'a:5 c:7<a', 'conflict', 'b/c', 'c', 'b,c', true],
    ['both said a first word', 'a:5', 'b:6', 'conflict', 'a/b', 'b', 'a,b', true],
    ['their clock is far ahead', 'a:5', 'b:6@900', 'conflict', 'a/b', 'b', 'a,b', true],
    ['one corrected, one cleared', 'a:5 b:6<a', 'a:5 c:_<a', 'conflict', 'b/c', 'c', 'b,c', true],
    ['both said the same', 'a:5', 'b:5', 'same', 'a/b', 'b', 'a,b', false],
    ['both corrected to the same', 'a:5 b:6<a', 'a:5 c:6<a', 'same', 'b/c', 'c', 'b,c', false],
    [
      '5 twice here, one of them corrected there',
      'a:5 b:5@9',
      'a:5 c:6<a',
      'theirs-newer',
      'b/c',
      'c',
      'b,c',
      true,
    ],
    [
      '5 twice there, one of them corrected here',
      'a:5 c:6<a',
      'a:5 b:5@9',
      'mine-newer',
      'c/b',
      'b',
      'c,b',
      true,
    ],
    [
      '5 twice here, both corrected there',
      'a:5 b:5',
      'a:5 b:5 c:6<a,b',
      'theirs-newer',
      'b/c',
      'c',
      'c',
      false,
    ],
    [
      'a 5 said on purpose after a 7 is not the old 5',
      'a:5 x:7<a b:5<x',
      'a:5 c:6<a',
      'conflict',
      'b/c',
      'c',
      'b,c',
      true,
    ],
    [
      'each corrected what the other still says',
      'a:5 d:6 p:5@9<d',
      'a:5 d:6 c:6@9<a',
      'conflict',
      'p/c',
      'c',
      'p,c',
      true,
    ],
    [
      'a third device corrected the word that lost here',
      'a:5 b:6 s:6<a,b',
      'a:5 c:7<a',
      'conflict',
      's/c',
      'c',
      's,c',
      true,
    ],
    [
      'a third device corrected the settled word',
      'a:5 b:6 s:6<a,b',
      'a:5 b:6 s:6<a,b c:7<s',
      'theirs-newer',
      's/c',
      'c',
      'c',
      false,
    ],
    [
      'two devices settled the same conflict alike',
      'a:5 b:6 s:6<a,b',
      'a:5 b:6 t:6<a,b',
      'same',
      's/t',
      't',
      's,t',
      false,
    ],
    [
      'two devices settled it differently',
      'a:5 b:6 s:6<a,b',
      'a:5 b:6 t:5<a,b',
      'conflict',
      's/t',
      't',
      's,t',
      true,
    ],
    ['their log competes with itself', '', 'a:5 b:6', 'conflict', '/b', 'a,b', 'b,a', true],
    ['history alone arrives', 'b:6<a', 'a:5 b:6<a', 'same', 'b/b', 'a', 'b', false],
  ])('[M5] %s: ours «%s», theirs «%s» is %s', (_, mine, theirs, kind, words, arriving, heads, isSplit) => {
    expect(compared(mine, theirs)).toEqual([kind, words, arriving, heads, isSplit]);
  });

  it('[M5] is set aside when the two logs replace each other in a circle, or a file has heads without end', () => {
    expect(compareSubject(line('a:5<b'), line('b:6<a'))).toEqual({ ok: false, error: 'circular-revisions' });
    const many = Array.from({ length: 65 }, (_, index) => `h${index}:${index}`).join(' ');
    expect(compareSubject([], line(many))).toEqual({ ok: false, error: 'too-many-heads' });
  });
});

const said = (subject: object, content: object | null, note = '') => ({ subject, content, note }) as Said;

let serial = 0;
function stamped(each: Said, replaces: readonly string[] = []): Statement {
  serial += 1;
  return { ...revision({ id: `x${serial}`, at: serial, replaces }), ...each };
}

function fileWith(statements: readonly Statement[], change: Partial<OpenedPackage> = {}): OpenedPackage {
  return { ...handed(fileOf(deviceOf('b'), statements)), ...change };
}

function merged(log: readonly Statement[], file: OpenedPackage, plan: Plan = WATER): MergePlan {
  const result = planMerge(plan, log, file);
  if (!result.ok) throw new Error(result.error.kind);
  return result.value;
}

describe('a file of another plan', () => {
  it.each<[string, Partial<OpenedPackage>]>([
    ['another unit', { plan: 'other:2026' as PlanId }],
    ['another year', { year: 2025 }],
  ])('[M4] is refused: %s', (_, change) => {
    const result = planMerge(WATER, [], fileWith([], change));
    expect(result).toMatchObject({ ok: false, error: { kind: 'other-plan' } });
    expect(!result.ok && packageFaultText(result.error)).toContain('另一个方案');
  });
});

describe('rows that are not the same', () => {
  const indicators = fileWith([]).indicators.flatMap((each) => {
    if (each.id === 'count') return [{ ...each, source: { ...each.source, target: '44' } }];
    return each.id === 'ceiling' ? [] : [each];
  });
  const statements = [
    revision({ id: '1', indicator: 'count', value: '10' }),
    revision({ id: '2', indicator: 'ceiling', value: '0' }),
    revision({ id: '3', indicator: 'cases', value: '1' }),
    revision({ id: '4', indicator: '99', value: '1' }),
    revision({ id: '5', indicator: '99', value: '2', replaces: ['4'] }),
  ];
  const extra = { id: '99', source: { name: '新', weight: '1', unit: '次', operator: '≥', target: '1' } };
  const plan = merged([], fileWith(statements, { indicators: [...indicators, extra] }));

  it('[M6] are named, cell by cell', () => {
    expect(plan.differing.map(({ difference }) => rowDifferenceText(difference, WATER.indicators))).toEqual([
      '第 8 项指标值：本机「48」，对方「44」',
      '第 9 项：对方的方案里没有',
      '第 99 项：本机的方案里没有',
    ]);
  });

  it('[M6] are marked on each of their values', () => {
    expect(plan.items.map(({ key, isOtherRow }) => [key, isOtherRow])).toEqual([
      ['month/count/1', true],
      ['month/ceiling/1', true],
      ['month/cases/1', false],
    ]);
  });

  it('[M6] wait for a person where they would replace a word of here, too', () => {
    const first = revision({ id: '1', indicator: 'count', value: '10' });
    const second = revision({ id: '2', indicator: 'count', value: '11', replaces: ['1'] });
    const other = merged([first], fileWith([first, second], { indicators }));
    expect(other.items.map(({ kind, isOtherRow }) => [kind, isOtherRow])).toEqual([['theirs-newer', true]]);
    expect(undecided(other, new Map())).toEqual(other.items);
    expect(undecided(merged([first], fileWith([first, second])), new Map())).toEqual([]);
    // What the file only repeats is nobody's question.
    expect(undecided(merged([first], fileWith([first], { indicators })), new Map())).toEqual([]);
  });

  it('[M6] set statements on unknown rows aside, with their place', () => {
    expect(plan.aside.map((each) => asideText(each, WATER.indicators))).toEqual([
      '第 4 条记录（第 99 项 1月 完成值）：本机方案里没有这一项指标。未并入。',
    ]);
  });
});

describe('a revision that comes back with another content', () => {
  it('[M6] is set aside with its subject, and the rest goes on', () => {
    const log = [revision({ id: '1', value: '5' })];
    const file = fileWith([
      revision({ id: '1', value: '9' }),
      revision({ id: '2', value: '8', replaces: ['1'] }),
      revision({ id: '3', month: 2 }),
    ]);
    const plan = merged(log, file);
    expect(plan.items.map(({ key }) => key)).toEqual(['month/count/2']);
    expect(plan.aside.map((each) => asideText(each, WATER.indicators))).toEqual([
      '第 1 条记录（第 8 项 1月 完成值）：同一编号的记录与本机的内容不同，两份之中有一份被改动过。未并入。',
    ]);
  });

  it('[M8] is the same whatever columns storage keeps beside it', () => {
    const stored = { ...revision({ id: '1' }), plan: WATER.id, group: 'count' } as unknown as Statement;
    expect(merged([stored], fileWith([revision({ id: '1' })])).aside).toEqual([]);
  });
});

/** A row that an adjustment adds, and a word of 调整. */
const ADDED = {
  id: 'r-1',
  name: '新增平台',
  class: '数量',
  owner: '综合科',
  core: false,
  weight: 300,
  kind: 'quantitative',
  unit: '个',
  decimals: 0,
  goal: { operator: '≥', target: q('4') },
  rollup: 'sum',
  pacing: { kind: 'milestone', milestones: [{ month: 12, due: q('4') }] },
};
const adjusting = (content: object) =>
  said(
    { kind: 'adjustment', adjustment: 'a1' },
    {
      from: 7,
      date: '2026-07-01',
      number: '',
      reason: '调整',
      weights: [],
      stopped: [],
      added: [],
      ...content,
    },
  );

describe('words that break the rules of the plan', () => {
  it.each<[string, Said, string]>([
    ['a half of a count', monthSaid({ value: '1.5' }), '本项只能是整数'],
    ['three decimals of a share', monthSaid({ indicator: 'mean', value: '99.123' }), '本项最多 2 位小数'],
    ['101 per cent', monthSaid({ indicator: 'mean', value: '101' }), '百分比不在 0 至 100 之间'],
    ['a count below nothing', monthSaid({ value: '-3', note: '冲减' }), '不能为负数'],
    ['a refund without a note', monthSaid({ indicator: 'money', value: '-3' }), '没有写说明'],
    [
      'execution taken back without a note',
      said({ kind: 'execution', month: 3 }, { kind: 'number', value: -1 }),
      '没有写说明',
    ],
    ['a number for a rated row', monthSaid({ indicator: 'rated', value: '3' }), '评价方式不符'],
    ['无发生 of a rated row', monthSaid({ indicator: 'rated', value: '-' }), '评价方式不符'],
    [
      'a rating of a measured row',
      said(
        { kind: 'rating', indicator: 'count', month: 12 },
        { tier: 'met', coefficient: 900_000, evidence: '报告' },
      ),
      '评价方式不符',
    ],
    [
      'a rating without evidence',
      said(
        { kind: 'rating', indicator: 'rated', month: 12 },
        { tier: 'met', coefficient: 900_000, evidence: ' ' },
      ),
      '没有写依据',
    ],
    [
      'a part that is not there',
      said({ kind: 'part', indicator: 'parts', part: 'z', month: 12 }, { kind: 'none' }),
      '没有分项「z」',
    ],
    [
      'a part of a row without parts',
      said({ kind: 'part', indicator: 'count', part: 'a', month: 12 }, { kind: 'none' }),
      '评价方式不符',
    ],
    [
      'more points than the row has',
      said({ kind: 'manual-score', indicator: 'count' }, { score: 301, reason: '复核' }),
      '超过本项权重 3.00 分',
    ],
    [
      'points without a reason',
      said({ kind: 'manual-score', indicator: 'count' }, { score: 100, reason: ' ' }),
      '没有写理由',
    ],
    [
      'a target below nothing',
      said({ kind: 'adjusted-target', indicator: 'money' }, { target: -1, from: 3, basis: '文' }),
      '不能为负数',
    ],
    [
      'a target of a rated row',
      said({ kind: 'adjusted-target', indicator: 'rated' }, { target: 1, from: 3, basis: '文' }),
      '评价方式不符',
    ],
    [
      'a forecast over 100 per cent',
      said({ kind: 'expected', indicator: 'mean' }, { value: q('100.5') }),
      '百分比不在',
    ],
    [
      'a forecast of a rated row',
      said({ kind: 'expected', indicator: 'rated-too' }, { value: 0 }),
      '评价方式不符',
    ],
    [
      'a level by the month',
      said({ kind: 'profile', indicator: 'mean' }, { pacing: { kind: 'linear' } }),
      '方案不能成立',
    ],
    [
      'milestones that end too low',
      said(
        { kind: 'profile', indicator: 'exact' },
        { pacing: { kind: 'milestone', milestones: [{ month: 12, due: 1 }] } },
      ),
      '方案不能成立',
    ],
    [
      'thresholds that rise',
      said({ kind: 'settings' }, { gradeThresholds: [6_000, 8_000, 9_000] }),
      '方案不能成立',
    ],
    ['a budget below nothing', said({ kind: 'settings' }, { budget: -1 }), '不能为负数'],
    ['a row added without a weight', adjusting({ added: [{ ...ADDED, weight: 0 }] }), '权重必须大于 0'],
    [
      'a weight above that of a whole plan',
      adjusting({ weights: [{ indicator: 'count', weight: 10_001 }] }),
      '不超过 100 分',
    ],
    ['a weight of nothing', adjusting({ weights: [{ indicator: 'count', weight: 0 }] }), '权重必须大于 0'],
    [
      'a row added with a target that it cannot have',
      adjusting({ added: [{ ...ADDED, goal: { operator: '≥', target: q('1.5') } }] }),
      '本项只能是整数',
    ],
    [
      'a row added with milestones that end too low',
      adjusting({
        added: [{ ...ADDED, pacing: { kind: 'milestone', milestones: [{ month: 12, due: 1 }] } }],
      }),
      '方案不能成立',
    ],
    [
      'a weight of a row that there is not',
      adjusting({ weights: [{ indicator: '99', weight: 100 }] }),
      '本机方案里没有的指标',
    ],
    ['a row stopped that there is not', adjusting({ stopped: ['99'] }), '本机方案里没有的指标'],
    [
      'an outlook of a rated row in numbers',
      said(
        { kind: 'outlook', indicator: 'rated-too', month: 7 },
        { soFar: 1, expected: null, likelihood: null, causes: [], remark: '' },
      ),
      '评价方式不符',
    ],
  ])('[M7] are set aside: %s', (_, each, words) => {
    const plan = merged([], fileWith([revision({ id: 'first', month: 9 }), stamped(each)]));
    expect(plan.items.map(({ key }) => key)).toEqual(['month/count/9']);
    expect(plan.aside.map(({ index }) => index)).toEqual([1]);
    const told = plan.aside.map((aside) => asideText(aside, [])).join();
    expect(told).toContain(words);
    expect(told).toContain('第 2 条记录');
  });

  it.each<[string, Said]>([
    ['a refund with its note', monthSaid({ indicator: 'money', value: '-3', note: '冲减多列的费用' })],
    ['a word taken back on a rated row', monthSaid({ indicator: 'rated', value: null })],
    ['an owner for a rated row', said({ kind: 'profile', indicator: 'rated' }, { owner: '综合科' })],
    ['a remark', said({ kind: 'remark', indicator: 'rated' }, { text: '<script>' })],
    [
      'an adjustment that stops a row for one that it adds',
      adjusting({ added: [ADDED], stopped: ['count'], weights: [{ indicator: 'r-1', weight: 300 }] }),
    ],
  ])('[M7] are not: %s', (_, each) => {
    const plan = merged([], fileWith([stamped(each)]));
    expect([plan.items.length, plan.aside]).toEqual([1, []]);
  });

  it('[M7] may stand in the history, under the rules of its day', () => {
    const texts: RevisionText[] = [
      { id: '1', value: '1.5' },
      { id: '2', value: '2', replaces: ['1'] },
    ];
    expect(merged([], fileWith(texts.map(revision))).aside).toEqual([]);
  });

  it('[M7] are taken only with the edit of the row that allows them, when it comes in the same file', () => {
    const finer = stamped(said({ kind: 'profile', indicator: 'count' }, { decimals: 1 }));
    const plan = merged([], fileWith([finer, revision({ id: 'v', value: '1.5' })]));
    expect(plan.aside).toEqual([]);
    expect(plan.items.map(({ key, needs }) => [key, needs])).toEqual([
      ['profile/count', null],
      ['month/count/1', 'profile/count'],
    ]);
  });

  it('[M7] cannot take decimals away that values here have', () => {
    const finer = stamped(said({ kind: 'profile', indicator: 'count' }, { decimals: 1 }));
    const log = [finer, revision({ id: 'v', month: 3, value: '1.5' })];
    const coarser = stamped(said({ kind: 'profile', indicator: 'mean' }, { decimals: 0 }));
    const mine = [...log, revision({ id: 'w', indicator: 'mean', month: 3, value: '99.5' })];
    const plan = merged(mine, fileWith([coarser]));
    expect(plan.aside.map((each) => asideText(each, [])).join()).toContain(
      '小数位数少于本机已填的值所需（3月）',
    );
    expect(plan.items).toEqual([]);
  });
});
