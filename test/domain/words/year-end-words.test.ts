import { describe, expect, it } from 'vitest';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { yearHistory } from '#src/domain/history/year-history.ts';
import { compareWithSeal } from '#src/domain/seal/compare-seal.ts';
import { ARCHIVE } from '#test/support/fixture-plans.ts';
import { WATER } from '#test/support/water-plan.ts';
import { saidText, subjectText } from '#src/domain/words/statement-words.ts';
import { settingsSaid } from '#src/domain/statements/profile-edit.ts';
import { parseMonthStatement } from '#src/domain/statements/month-statement.ts';
import { parseStatement } from '#src/domain/statements/statement-schema.ts';
import type { Said, Statement } from '#src/domain/statements/statement.ts';
import { subjectGroup, subjectKey } from '#src/domain/statements/subject-key.ts';
import { planInForce, yearStatements } from '#src/domain/statements/year-statements.ts';
import { q } from '#test/domain/support/build.ts';
import { NO_VERSIONS, revision } from '#test/domain/support/revision.ts';

const row = WATER.indicators.find(({ id }) => id === 'sum') ?? null;
const said = (subject: object, content: object | null, note = '') => ({ subject, content, note }) as Said;
const HASH = 'ab'.repeat(32);

describe('what is said at a year’s end', () => {
  it.each<[Said, string, string, string, string]>([
    [
      said({ kind: 'text', slot: 'basics' }, { text: '甲\n乙' }),
      'text/basics',
      '*',
      '一、基本情况',
      '甲\n乙',
    ],
    [
      said(
        { kind: 'outlook', indicator: 'sum', month: 7 },
        {
          soFar: q('9120'),
          expected: null,
          causes: [{ kind: 'staff', text: '两人借调' }],
          likelihood: 'possible',
          remark: '',
        },
      ),
      'outlook/sum/7',
      'sum',
      '1–7月运行监控',
      '完成情况 9,120 份；人员保障：两人借调；可能性：有可能',
    ],
    [
      said(
        { kind: 'outlook', indicator: 'sum', month: 8 },
        { soFar: null, expected: null, causes: [], likelihood: null, remark: '' },
      ),
      'outlook/sum/8',
      'sum',
      '1–8月运行监控',
      '按数据填列',
    ],
    [
      said({ kind: 'month-close', month: 3 }, { reported: 18, due: 19 }),
      'month-close/3',
      '*',
      '3月关账',
      '已关账，当时已报 18/19 项',
    ],
    [
      said(
        { kind: 'evidence', indicator: 'sum', evidence: 'e1' },
        {
          month: 6,
          title: '截图',
          source: { kind: 'file', name: 'a.png', size: 5, type: 'image/png', sha256: HASH },
        },
      ),
      'evidence/sum/e1',
      'sum',
      '佐证材料',
      '6月 截图（a.png）',
    ],
    [
      said(
        { kind: 'evidence', indicator: 'sum', evidence: 'e2' },
        { month: null, title: '批复', source: { kind: 'pointer', text: '档案室 3 柜' } },
      ),
      'evidence/sum/e2',
      'sum',
      '佐证材料',
      '批复：档案室 3 柜',
    ],
    [
      said({ kind: 'seal' }, { id: 's1', digest: HASH, total: 9_104, grade: '优' }),
      'seal',
      '*',
      '年度定稿',
      '已定稿，91.04 分 优，校验码 abababababab…',
    ],
  ])('is one subject with its words: %#', (each, key, group, about, words) => {
    expect(subjectKey(each.subject)).toBe(key);
    expect(subjectGroup(each.subject)).toBe(group);
    expect(subjectText(each.subject, row)).toBe(about);
    expect(saidText(each, row)).toBe(words);
    const { subject: _subject, content: _content, ...stamp } = revision({ id: 'r1' });
    const stored = { ...stamp, ...each };
    expect(parseStatement(stored)).toEqual(stored);
  });

  it('[U2] whom to ask is listed as the forms of the plan call it', () => {
    const { subject, content } = said({ kind: 'text', slot: 'contact' }, { text: '周艳' });
    const log = [{ ...revision({ id: 'r1' }), subject, content } as Statement];
    const listed = (plan: Plan) => yearHistory(log, plan, new Map(), NO_VERSIONS).map(({ about }) => about);
    const differing = (plan: Plan) =>
      compareWithSeal(
        { statements: log, results: { rows: [], footer: [] } as never },
        { statements: [], results: null, isPartial: false },
        plan,
      ).map(({ about }) => about);
    expect([listed(WATER), differing(WATER)]).toEqual([['部门联系人'], ['部门联系人']]);
    expect([listed(ARCHIVE), differing(ARCHIVE)]).toEqual([['项目联系人'], ['项目联系人']]);
  });

  it('names the day of effect of an adjusted target where there is one', () => {
    const content = { target: q('118'), from: 9, basis: '批复' };
    const subject = { kind: 'adjusted-target', indicator: 'sum' };
    expect(saidText(said(subject, content), row)).toBe('118 份，自 9月起；依据：批复');
    expect(saidText(said(subject, { ...content, date: '2026-09-15' }), row)).toBe(
      '118 份，自 2026-09-15 起；依据：批复',
    );
  });

  it('[T6] a correction of a month keeps its reason, which the short way leaves to the schema', () => {
    const corrected = { ...revision({ id: 'r1' }), correction: '漏计' };
    expect(parseMonthStatement(corrected)).toBeNull();
    expect(parseStatement(corrected)).toEqual(corrected);
    expect(parseStatement({ ...corrected, correction: '' })).toBeNull();
  });

  it('[C2] keeps 年初预算数 beside the adjusted one, and says it only where it differs from the published one', () => {
    const { settings } = WATER;
    expect(settingsSaid(settings, { ...settings, initialBudget: q('618.6') })).toBeNull();
    const content = settingsSaid(settings, { ...settings, budget: q('600'), initialBudget: q('610') });
    expect(content).toEqual({ budget: q('600'), initialBudget: q('610') });
    const stated = { ...revision({ id: 'r1' }), subject: { kind: 'settings' }, content } as never;
    expect(planInForce(WATER, yearStatements([stated])).settings).toMatchObject({
      budget: q('600'),
      initialBudget: q('610'),
    });
    expect(planInForce(WATER, yearStatements([])).settings.initialBudget).toBeUndefined();
  });
});
