import { describe, expect, it } from 'vitest';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { readiness, readinessText, type ReadinessItem } from '#src/domain/papers/readiness.ts';
import { checkedSaid } from '#src/domain/statements/checked.ts';
import { TEXT_SLOTS, type FundFigure, type Said } from '#src/domain/statements/statement.ts';
import { NO_STATEMENTS, supposing, yearStatements } from '#src/domain/statements/year-statements.ts';
import { standingYear } from '#test/domain/seal/support/sealed-year.ts';
import { q } from '#test/domain/support/build.ts';
import { ARCHIVE } from '#test/support/fixture-plans.ts';
import { monthSaid } from '#test/domain/support/revision.ts';
import { WATER } from '#test/support/water-plan.ts';

function itemsOf(...more: readonly Said[]): readonly ReadinessItem[] {
  return readiness(WATER, yearStatements(standingYear(...more)));
}

const of = (items: readonly ReadinessItem[], kind: ReadinessItem['kind']) =>
  items.filter((each) => each.kind === kind).map(({ severity, words, place }) => [severity, words, place]);
const remark = (indicator: string): Said => ({
  subject: { kind: 'remark', indicator: indicator as never },
  content: { text: '说明' },
  note: '',
});
const months = (indicator: string, value: string | null) =>
  Array.from({ length: 12 }, (_, at) => monthSaid({ indicator, month: at + 1, value }));

describe('what stands between a year and its seal', () => {
  it('[Y11] asks for every row of an empty year, and says how many', () => {
    const items = readiness(WATER, yearStatements([]));
    expect(of(items, 'unreported')).toHaveLength(16);
    expect(of(items, 'unrated').map(([, words]) => words)).toEqual([
      expect.stringContaining('第 16 项'),
      expect.stringContaining('第 17 项'),
      expect.stringContaining('第 19 项'),
    ]);
    expect(of(items, 'execution')).toEqual([
      ['must', '预算执行数未填报，执行率和自评总分暂缺', { at: 'entry', indicator: null, month: 1 }],
    ]);
    expect(of(items, 'close')).toEqual([
      ['should', '全年还没有关账', { at: 'entry', indicator: null, month: 1 }],
    ]);
    const musts = items.findIndex(({ severity }) => severity === 'should');
    expect(items.slice(musts).every(({ severity }) => severity === 'should')).toBe(true);
    expect(readinessText(items)).toMatch(/^还有 20 项必须处理、\d+ 项建议处理$/);
  });

  it('[Y11] leads a row without a score to its first empty month, and names forgotten months of the others', () => {
    const items = itemsOf(...months('count', null), monthSaid({ indicator: 'sum', month: 5, value: null }));
    expect(of(items, 'unreported')).toEqual([
      ['must', '第 8 项「发布水质公报」全年未填报，没有得分', { at: 'entry', indicator: 'count', month: 1 }],
    ]);
    expect(of(items, 'months')).toEqual([
      ['should', '第 7 项「水样检测份数」5月未填报', { at: 'entry', indicator: 'sum', month: 5 }],
    ]);
  });

  it('[Y11] sends a row that is 无发生 all year and cannot be scored to a person', () => {
    // `latest` is the latest of its months, with ≥: nothing to score.
    expect(of(itemsOf(...months('latest', '-')), 'unreported')).toEqual([
      [
        'must',
        expect.stringContaining('各月都是无发生'),
        { at: 'indicator', indicator: 'latest', month: null },
      ],
    ]);
  });

  it('[Y11] asks for a note at 130 % and for the reasons of what fell short, until they are written', () => {
    const far = itemsOf(monthSaid({ indicator: 'count', month: 12, value: '999' }));
    expect(of(far, 'note')).toContainEqual([
      'must',
      '第 8 项「发布水质公报」完成达 130% 以上，须说明原因',
      { at: 'scorecard', indicator: 'count', month: null },
    ]);
    const short = of(itemsOf(...months('count', '0')), 'reason').map(([, words]) => words);
    expect(short).toContain('第 8 项「发布水质公报」未达标，须写原因及改进措施');
    const written = itemsOf(...months('count', '0'), remark('count')).map(({ words }) => words);
    expect(written.join()).not.toContain('第 8 项「发布水质公报」未达标');
  });

  it('[Y11] asks for a ceiling’s note when it is met by 无发生 all year', () => {
    const notes = of(itemsOf(...months('worst', '-')), 'note').map(([, words]) => words);
    expect(notes).toContain('第 10 项「爆管抢修到场时间」均为无发生而记满分，须说明');
  });

  it('[Y11] asks for the reason of a manual score', () => {
    const score = (reason: string): Said => ({
      subject: { kind: 'manual-score', indicator: 'equal' as never },
      content: { score: 150 as never, reason },
      note: '',
    });
    expect(of(itemsOf(score(' ')), 'manual')).toEqual([
      [
        'must',
        expect.stringContaining('人工评分没有写理由'),
        { at: 'indicator', indicator: 'equal', month: null },
      ],
    ]);
    expect(of(itemsOf(score('复核')), 'manual')).toEqual([]);
  });

  it('[Y11] a manual score may be the whole weight, and no more', () => {
    const weight = WATER.indicators[1]?.weight ?? 0;
    const score = (points: number): Said => ({
      subject: { kind: 'manual-score', indicator: 'equal' as never },
      content: { score: points as never, reason: '复核' },
      note: '',
    });
    expect(of(itemsOf(score(weight)), 'manual')).toEqual([]);
    expect(of(itemsOf(score(weight + 1)), 'manual').map(([, words]) => words)).toEqual([
      expect.stringContaining('高于现在的权重'),
    ]);
  });

  it('[Y11] names weights that do not add up', () => {
    const plan = { ...WATER, indicators: WATER.indicators.slice(1) };
    const items = readiness(plan, yearStatements(standingYear()));
    expect(of(items, 'plan')).toEqual([
      ['must', expect.stringContaining('96'), { at: 'plan', indicator: null, month: null }],
    ]);
  });

  it('[Y11] names empty texts, months not closed and rows without evidence, and nothing once all is there', () => {
    const before = itemsOf();
    expect(of(before, 'text').map(([, words]) => words)).toEqual(
      expect.arrayContaining([
        '自评表「主管部门」还没有写',
        '自评表「全年目标实际完成情况」还没有写',
        '自评报告「一、基本情况」有 1 处待补充',
        '自评报告「自评结果应用」有 1 处待补充',
      ]),
    );
    expect(of(before, 'evidence')).toEqual([
      ['should', '19 项没有佐证材料：第 1—19 项', { at: 'evidence', indicator: null, month: null }],
    ]);
    const done: readonly Said[] = [
      ...TEXT_SLOTS.map(
        (slot): Said => ({ subject: { kind: 'text', slot }, content: { text: '文' }, note: '' }),
      ),
      ...WATER.indicators.flatMap(({ id }): Said[] => [
        remark(id),
        {
          subject: { kind: 'evidence', indicator: id, evidence: 'e' as never },
          content: { month: null, title: '证', source: { kind: 'pointer', text: '档案室' } },
          note: '',
        },
      ]),
      ...Array.from(
        { length: 12 },
        (_, at): Said => ({
          subject: { kind: 'month-close', month: (at + 1) as never },
          content: { reported: 16, due: 16 },
          note: '',
        }),
      ),
    ];
    const after = itemsOf(...done);
    expect(after).toEqual([]);
    expect(readinessText(after)).toBe('没有未了事项');
  });

  it('[Y11][W11] lists numbers in doubt with their place, until they are found right', () => {
    const words = [
      monthSaid({ indicator: 'money', month: 4, value: '200000' }),
      {
        subject: { kind: 'adjusted-target', indicator: 'money-cap' },
        content: { target: q('600000'), from: 6, basis: '批复' },
        note: '',
      } as unknown as Said,
    ];
    const items = itemsOf(...words);
    expect(of(items, 'doubt')).toEqual([
      [
        'should',
        expect.stringMatching(/^第 14 项「.*」4月的数请核对：可能是按元填的/),
        { at: 'entry', indicator: 'money', month: 4 },
      ],
      [
        'should',
        expect.stringMatching(/^第 15 项「.*」的调整指标值请核对：与年初指标值相差 10 倍以上$/),
        { at: 'indicator', indicator: 'money-cap', month: null },
      ],
    ]);
    const year = yearStatements(standingYear(...words));
    const checks = [
      checkedSaid(year, { kind: 'month', indicator: 'money' as never, month: 4 }),
      checkedSaid(year, { kind: 'adjusted-target', indicator: 'money-cap' as never }),
    ].flatMap((each) => each ?? []);
    expect(checks).toHaveLength(2);
    expect(of(readiness(WATER, supposing(year, checks)), 'doubt')).toEqual([]);
  });

  it('[Y11][S15] asks for the explanation of an execution above 100 %', () => {
    const over = {
      subject: { kind: 'execution', month: 12 },
      content: { kind: 'number', value: q('400') },
      note: '',
    } as Said;
    const found = of(itemsOf(over), 'execution');
    expect(found).toEqual([
      ['must', expect.stringContaining('执行数超过预算数'), { at: 'form', indicator: null, month: null }],
    ]);
    const explained: Said = {
      subject: { kind: 'text', slot: 'initial-budget-note' },
      content: { text: '年中追加，调整预算未批复' },
      note: '',
    };
    expect(of(itemsOf(over, explained), 'execution')).toEqual([]);
  });
});

describe('a project’s funds before its seal', () => {
  const fund = (figure: FundFigure, value: string): Said => ({
    subject: { kind: 'funds', source: 'fiscal', figure },
    content: { value: q(value) },
    note: '',
  });
  const fundsOf = (plan: Plan, ...said: readonly Said[]) =>
    of(readiness(plan, supposing(NO_STATEMENTS, said)), 'funds').map(([severity, words]) => [
      severity,
      words,
    ]);

  it('[ND32] are asked for by source, and named where they do not add up', () => {
    expect(fundsOf(ARCHIVE)).toEqual([['should', '项目资金：年初预算数、全年预算数还没有按来源填写']]);
    expect(fundsOf(ARCHIVE, fund('initial', '38'), fund('budget', '30'))).toEqual([
      ['should', '项目资金：全年预算数按来源合计 30 万元，与年度资金总额 38 万元不一致'],
    ]);
    expect(fundsOf(ARCHIVE, fund('initial', '38'), fund('budget', '38'))).toEqual([]);
  });

  it('[U2] whom to ask is missed as the forms of a project call it', () => {
    const nobody = { ...ARCHIVE, contact: { name: '', phone: '' } };
    const words = of(readiness(nobody, NO_STATEMENTS), 'text').map(([, text]) => text);
    expect(words).toContain('自评表「项目联系人」还没有写');
    expect(words).not.toContain('自评表「部门联系人」还没有写');
  });

  it('[ND32] are nothing that 整体 has', () => {
    expect(fundsOf(WATER)).toEqual([]);
  });
});
