import { describe, expect, it } from 'vitest';
import { WATER } from '#test/support/water-plan.ts';
import { secondRoute } from '#src/domain/check/second-route.ts';
import type { Month } from '#src/domain/period/month.ts';
import { selfCheck } from '#src/domain/papers/self-check.ts';
import { yearReport } from '#src/domain/year/year-report.ts';
import type { Statement } from '#src/domain/statements/statement.ts';
import { planInForce, yearStatements } from '#src/domain/statements/year-statements.ts';
import { yearHistory, yearRestoreRefusal } from '#src/domain/history/year-history.ts';
import { compareWithSeal } from '#src/domain/seal/compare-seal.ts';
import { frozenForm } from '#src/domain/seal/frozen-form.ts';
import { q } from '#test/domain/support/build.ts';
import { NO_VERSIONS } from '#test/domain/support/revision.ts';

const ADDED = {
  id: 'r-1',
  name: '新增平台',
  class: '数量',
  owner: '综合科',
  core: false,
  weight: 200,
  kind: 'quantitative',
  unit: '个',
  decimals: 0,
  goal: { operator: '≥', target: q('4') },
  rollup: 'sum',
  pacing: { kind: 'milestone', milestones: [{ month: 12, due: q('4') }] },
};
const EMPTY = { number: '', reason: '项目调整', weights: [], stopped: [], added: [] };

let made = 0;
function say(subject: object, content: object | null): Statement {
  made += 1;
  return {
    subject,
    content,
    note: '',
    id: `s${made}`,
    operation: 'o',
    replaces: [],
    at: made,
    author: { name: '张', section: '综合科' },
    device: 'a',
    origin: 'typed',
  } as unknown as Statement;
}
const adjust = (id: string, content: object) =>
  say({ kind: 'adjustment', adjustment: id }, { ...EMPTY, date: '2026-07-01', from: 7, ...content });
const month = (indicator: string, at: number, value: string) =>
  say({ kind: 'month', indicator, month: at }, { kind: 'number', value: q(value) });

const reportOf = (log: readonly Statement[], cutOff: Month) => yearReport(WATER, yearStatements(log), cutOff);

const weightAt = (log: readonly Statement[], row: string, cutOff: Month | null) =>
  planInForce(WATER, yearStatements(log), cutOff).indicators.find(({ id }) => id === row)?.weight;

describe('调整 of a plan in force', () => {
  const log = [
    adjust('a', {
      weights: [{ indicator: 'count', weight: 100 }],
      stopped: ['ceiling'],
      added: [ADDED],
    }),
    month('r-1', 8, '3'),
    month('ceiling', 2, '1'),
  ];

  it('[PL62] a row that was added is called by its name once its 调整 was taken back, and nothing is said on it again', () => {
    const [adjusted = adjust('a', {}), value = month('r-1', 8, '3')] = log;
    const back = { ...say(adjusted.subject, null), replaces: [adjusted.id] };
    const entries = yearHistory([adjusted, value, back], WATER, new Map(), NO_VERSIONS);
    const entry = entries.find(({ statement }) => statement === value);
    expect(entry).toMatchObject({ row: '20 新增平台', about: '8月完成值', to: '3 个' });
    expect(entry === undefined ? null : yearRestoreRefusal(entry)).toBe('这一行已不在方案里，不能恢复');
    const [unknown] = yearHistory([value], WATER, new Map(), NO_VERSIONS);
    expect(unknown?.row).toBe('已不在方案里的行');
  });

  it('[PL62] what differs from a seal on a row that was added is said by its name', () => {
    const rival = { statements: [log[0] ?? adjust('a', {})], results: null, isPartial: false };
    const sealed = { statements: log, results: frozenForm(reportOf(log, 12), WATER, false) };
    expect(compareWithSeal(sealed, rival, WATER).map(({ about }) => about)).toEqual([
      '20 新增平台 8月完成值',
      '9 供水安全事故数 2月完成值',
    ]);
    const now = {
      statements: log.slice(0, 1),
      results: frozenForm(reportOf(log.slice(0, 1), 12), WATER, false),
    };
    const abouts = compareWithSeal(sealed, { ...now, isPartial: false }, WATER).map(({ about }) => about);
    expect(abouts.filter((about) => about.includes('r-1'))).toEqual([]);
    expect(abouts.filter((about) => about.startsWith('20 新增平台')).length).toBeGreaterThan(1);
  });

  it('[PL24] of several in one month the one of the later document counts, whatever they are called', () => {
    const weights = (weight: number) => ({ weights: [{ indicator: 'count', weight }] });
    const early = adjust('z', { ...weights(100), date: '2026-07-01' });
    const late = adjust('a', { ...weights(300), date: '2026-07-20' });
    for (const words of [
      [early, late],
      [late, early],
    ])
      expect(weightAt(words, 'count', 7)).toBe(300);
  });

  it('[PL24] weights and rows are those in force at the cut-off', () => {
    const before = yearReport(WATER, yearStatements(log), 6);
    expect(before.plan.indicators).toEqual(WATER.indicators);
    const after = yearReport(WATER, yearStatements(log), 7);
    expect(after.rows.map(({ indicator }) => indicator.id)).not.toContain('ceiling');
    expect(after.rows[after.rows.length - 1]?.indicator).toMatchObject({
      id: 'r-1',
      seq: 20,
      source: { name: '新增平台', weight: '2', unit: '个', operator: '≥', target: '4' },
    });
    expect(weightAt(log, 'count', 6)).toBe(WATER.indicators[7]?.weight);
    expect(weightAt(log, 'count', 7)).toBe(100);
    // 3 of 4, of a weight of 2.
    expect(
      yearReport(WATER, yearStatements(log), 8).rows.find(({ indicator }) => indicator.id === 'r-1')?.score
        .score,
    ).toBe(150);
  });

  it('[PL24] a stopped row keeps what was said of it, and can be spoken of', () => {
    expect(weightAt(log, 'ceiling', null)).toBeGreaterThan(0);
    expect(
      yearReport(WATER, yearStatements(log), 6).rows.find(({ indicator }) => indicator.id === 'ceiling')
        ?.figure,
    ).toMatchObject({ kind: 'number' });
  });

  it('[PL24] the later month decides, then the day of the document, whatever was said first', () => {
    const weight = (value: number) => [{ indicator: 'count', weight: value }];
    const said = [
      adjust('x', { from: 9, weights: weight(300) }),
      adjust('y', { from: 7, date: '2026-06-30', weights: weight(100) }),
      adjust('z', { from: 7, date: '2026-07-02', weights: weight(200) }),
    ];
    for (const order of [said, [...said].reverse()])
      expect([7, 8, 9, 12].map((cutOff) => weightAt(order, 'count', cutOff as Month))).toEqual([
        200, 200, 300, 300,
      ]);
  });

  it('[PL24] over rows in force it changes nothing once more, as in a seal', () => {
    const frozen = planInForce(WATER, yearStatements(log), 12);
    expect(planInForce(frozen, yearStatements(log), 12)).toEqual(frozen);
  });

  it('[PL24][A9] the second route comes to the same', () => {
    for (const cutOff of [6, 7, 12] as const) {
      const report = yearReport(WATER, yearStatements(log), cutOff);
      expect(selfCheck(report, secondRoute(WATER, log, cutOff)).isSame).toBe(true);
    }
  });
});
