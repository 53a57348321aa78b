import { describe, expect, it } from 'vitest';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import { indicatorById } from '#src/domain/catalogue/plan.ts';
import type { RatedCoefficient } from '#src/domain/catalogue/tier.ts';
import type { Points } from '#src/domain/quantity/points.ts';
import { wholeUnits, type Quantity } from '#src/domain/quantity/quantity.ts';
import { AS_NOW } from '#src/domain/history/said-under.ts';
import { historyEntries, revisionCounts } from '#src/domain/history/history.ts';
import { operationText } from '#src/domain/words/operation-words.ts';
import { saidText, subjectText } from '#src/domain/words/statement-words.ts';
import type { Operation } from '#src/domain/statements/operation.ts';
import type { Said, Statement, StatementId } from '#src/domain/statements/statement.ts';
import { subjectKey } from '#src/domain/statements/subject-key.ts';
import { WATER } from '#test/support/water-plan.ts';

const seventh = indicatorById(WATER, 'sum' as IndicatorId);
const compound = indicatorById(WATER, 'parts' as IndicatorId);
const id = 'sum' as IndicatorId;

function revision(name: string, at: number, said: Said, replaces: readonly string[] = []): Statement {
  return {
    ...said,
    id: name as StatementId,
    operation: `${name}-op` as Statement['operation'],
    replaces: replaces as readonly StatementId[],
    at: at as Statement['at'],
    author: { name: '周艳', section: '综合科' },
    device: 'd' as Statement['device'],
    origin: 'typed',
  };
}

const march = (value: number | null): Said => ({
  subject: { kind: 'month', indicator: id, month: 3 },
  content: value === null ? null : { kind: 'number', value: wholeUnits(value) },
  note: '',
});

describe('history', () => {
  const log = [
    revision('a', 1, march(1322)),
    revision('b', 2, march(null), ['a']),
    revision('c', 3, march(1232), ['b']),
  ];

  it('[I4] lists every revision, newest first, with what it replaced and which one stands', () => {
    expect(
      historyEntries(log, seventh, new Map([['a' as StatementId, 'a.jxb.json']]), [], AS_NOW).map(
        ({ about, from, to, origin, isStanding }) => [about, from, to, origin, isStanding],
      ),
    ).toEqual([
      ['3月完成值', '空', '1,232 份', '录入', true],
      ['3月完成值', '1,322 份', '空', '录入', false],
      ['3月完成值', '空', '1,322 份', '录入；并入自 a.jxb.json', false],
    ]);
  });

  it.each([
    [{ kind: 'profile', indicator: id }, { owner: '设备科' }, '按建议'],
    [
      { kind: 'adjusted-target', indicator: id },
      { target: wholeUnits(5), from: 7, basis: '批复' },
      '年初指标值',
    ],
    [{ kind: 'expected', indicator: id }, { value: wholeUnits(5) }, '按推算'],
    [{ kind: 'text', slot: 'deviation' }, { text: '无' }, '未改写'],
    [{ kind: 'month-close', month: 3 }, { reported: 1, due: 1 }, '未关账'],
    [{ kind: 'remark', indicator: id }, { text: '台账' }, '空'],
  ])(
    '[MO50] what stood before the first word about %o, and stands after it is cleared',
    (subject, content, words) => {
      const first = revision('x', 1, { subject, content, note: '' } as Said);
      const last = revision('y', 2, { subject, content: null, note: '' } as Said, ['x']);
      const [cleared, said] = historyEntries([first, last], seventh, new Map(), [], AS_NOW);
      expect([said?.from, cleared?.to]).toEqual([words, words]);
    },
  );

  const closing = (name: string, at: number, isOpen = false, replaces: readonly string[] = []) =>
    revision(
      name,
      at,
      {
        subject: { kind: 'month-close', month: 3 },
        content: isOpen ? null : { reported: 1, due: 1 },
        note: '',
      },
      replaces,
    );
  const list = (of: string, at: number, ...revisions: readonly string[]): Statement => ({
    ...revision(`${of}-list`, at, {
      subject: { kind: 'close-list', month: 3 },
      content: { revisions: revisions as readonly StatementId[] },
      note: '',
    }),
    operation: `${of}-op` as Statement['operation'],
  });
  const marked = (closings: readonly Statement[]) =>
    historyEntries(log, seventh, new Map(), closings, AS_NOW).map(({ origin }) => origin.includes('更正'));

  it('[Y3] a close without a list goes by the clocks, one with a list by what it names', () => {
    expect(marked([closing('k', 2)])).toEqual([true, false, false]);
    expect(marked([closing('k', 9)])).toEqual([false, false, false]);
    expect(marked([closing('k', 9), list('k', 9, 'b')])).toEqual([true, false, false]);
    expect(marked([closing('k', 9), list('k', 9, 'a')])).toEqual([true, true, false]);
    expect(marked([closing('k', 9), list('k', 9, 'c')])).toEqual([false, false, false]);
    expect(marked([closing('k', 1), list('k', 1, 'c')])).toEqual([false, false, false]);
  });

  it('[Y3] what came after the reopening is none, and two closes that did not know of each other add up', () => {
    const opened = closing('o', 3, true, ['k']);
    expect(marked([closing('k', 9), list('k', 9, 'a'), opened])).toEqual([false, true, false]);
    const both = [closing('k', 9), list('k', 9, 'b'), closing('l', 8), list('l', 8, 'c')];
    expect(marked(both)).toEqual([false, false, false]);
  });

  it('[I4] counts the revisions of each value', () => {
    expect(revisionCounts(log).get(subjectKey(march(0).subject))).toBe(3);
  });
});

describe('what was said, in words', () => {
  const cases: readonly [Said, string, string][] = [
    [
      { subject: { kind: 'month', indicator: id, month: 1 }, content: { kind: 'none' }, note: '' },
      '1月完成值',
      '无发生',
    ],
    [
      {
        subject: { kind: 'manual-score', indicator: id },
        content: { score: 450 as Points, reason: '核减' },
        note: '',
      },
      '人工评分',
      '4.50 分；理由：核减',
    ],
    [
      {
        subject: { kind: 'adjusted-target', indicator: id },
        content: { target: wholeUnits(12_000), from: 7, basis: '青财〔2026〕12 号' },
        note: '',
      },
      '调整指标值',
      '12,000 份，自 7月起；依据：青财〔2026〕12 号',
    ],
    [
      { subject: { kind: 'expected', indicator: id }, content: { value: wholeUnits(15_100) }, note: '' },
      '全年预计完成情况',
      '15,100 份',
    ],
    [
      {
        subject: { kind: 'month-checked', indicator: id, month: 3 },
        content: { revision: 'a' as StatementId },
        note: '',
      },
      '3月完成值核对',
      '已核对，数没错',
    ],
    [
      {
        subject: { kind: 'close-list', month: 3 },
        content: { revisions: ['a', 'b'] as readonly string[] as readonly StatementId[] },
        note: '',
      },
      '3月关账清单',
      '列明 2 处',
    ],
    [
      { subject: { kind: 'remark', indicator: id }, content: { text: '偏差说明' }, note: '' },
      '说明',
      '偏差说明',
    ],
    [
      {
        subject: { kind: 'profile', indicator: id },
        content: {
          owner: '综合科',
          core: true,
          pacing: { kind: 'milestone', milestones: [{ month: 12, due: wholeUnits(15_000) }] },
        },
        note: '',
      },
      '方案属性',
      '主责科室：综合科；核心指标：是；时序：按节点（12月 15,000）',
    ],
    [
      {
        subject: { kind: 'settings' },
        content: { exceededRule: 'R2', budget: 4_513_200 as Quantity },
        note: '',
      },
      '方案设置',
      '超出上限规则：R2 按超出部分扣减；全年预算数：451.32 万元',
    ],
    [
      {
        subject: { kind: 'execution', month: 5 },
        content: { kind: 'number', value: 357_000 as Quantity },
        note: '',
      },
      '5月预算执行数',
      '35.7 万元',
    ],
  ];

  it.each(cases)('[I4] %#', (said, subject, content) => {
    expect(subjectText(said.subject, seventh)).toBe(subject);
    expect(saidText(said, seventh)).toBe(content);
  });

  it('[I4] names the parts of a compound row, and a rating with its evidence', () => {
    const part: Said = {
      subject: { kind: 'part', indicator: 'parts' as IndicatorId, part: 'a', month: 12 },
      content: { kind: 'number', value: 961_000 as Quantity },
      note: '',
    };
    expect(subjectText(part.subject, compound)).toBe('12月办结率');
    expect(saidText(part, compound)).toBe('96.1%');
    const rating: Said = {
      subject: { kind: 'rating', indicator: 'parts' as IndicatorId, month: 12 },
      content: { tier: 'partly', coefficient: 750_000 as RatedCoefficient, evidence: '年终统计' },
      note: '',
    };
    expect(saidText(rating, compound)).toBe('部分达成并具有一定效果，系数 0.75；依据：年终统计');
  });

  it('says of an operation what it did, and to how many', () => {
    const operation = { kind: 'do', intent: 'paste', count: 36 } as Operation;
    expect(operationText(operation)).toBe('粘贴 36 处');
    expect(operationText({ ...operation, kind: 'undo' })).toBe('撤销：粘贴 36 处');
    expect(operationText({ ...operation, kind: 'redo', count: 1 })).toBe('重做：粘贴');
  });
});
