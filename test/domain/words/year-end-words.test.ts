import { describe, expect, it } from 'vitest';
import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import { saidText, subjectText } from '#src/domain/words/statement-words.ts';
import { settingsSaid } from '#src/domain/statements/profile-edit.ts';
import { parseMonthStatement } from '#src/domain/statements/month-statement.ts';
import { parseStatement } from '#src/domain/statements/statement-schema.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import { subjectGroup, subjectKey } from '#src/domain/statements/subject-key.ts';
import { planInForce, yearStatements } from '#src/domain/statements/year-statements.ts';
import { q } from '#test/domain/support/build.ts';
import { revision } from '#test/domain/support/revision.ts';

const row = ANNEX_10_2025.indicators.find(({ id }) => id === '07') ?? null;
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
        { kind: 'outlook', indicator: '07', month: 7 },
        {
          soFar: q('9120'),
          expected: null,
          causes: [{ kind: 'staff', text: '两人借调' }],
          likelihood: 'possible',
          remark: '',
        },
      ),
      'outlook/07/7',
      '07',
      '1–7月运行监控',
      '完成情况 9,120 条；人员保障：两人借调；可能性：有可能',
    ],
    [
      said(
        { kind: 'outlook', indicator: '07', month: 8 },
        { soFar: null, expected: null, causes: [], likelihood: null, remark: '' },
      ),
      'outlook/07/8',
      '07',
      '1–8月运行监控',
      '按数据填列',
    ],
    [
      said({ kind: 'month-close', month: 3 }, { reported: 31, due: 32 }),
      'month-close/3',
      '*',
      '3月关账',
      '已关账，当时已报 31/32 项',
    ],
    [
      said(
        { kind: 'evidence', indicator: '07', evidence: 'e1' },
        {
          month: 6,
          title: '截图',
          source: { kind: 'file', name: 'a.png', size: 5, type: 'image/png', sha256: HASH },
        },
      ),
      'evidence/07/e1',
      '07',
      '佐证材料',
      '6月 截图（a.png）',
    ],
    [
      said(
        { kind: 'evidence', indicator: '07', evidence: 'e2' },
        { month: null, title: '批复', source: { kind: 'pointer', text: '档案室 3 柜' } },
      ),
      'evidence/07/e2',
      '07',
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

  it('names the day of effect of an adjusted target where there is one', () => {
    const content = { target: q('118'), from: 9, basis: '批复' };
    const subject = { kind: 'adjusted-target', indicator: '07' };
    expect(saidText(said(subject, content), row)).toBe('118 条，自 9月起；依据：批复');
    expect(saidText(said(subject, { ...content, date: '2025-09-15' }), row)).toBe(
      '118 条，自 2025-09-15 起；依据：批复',
    );
  });

  it('[T6] a correction of a month keeps its reason, which the short way leaves to the schema', () => {
    const corrected = { ...revision({ id: 'r1' }), correction: '漏计' };
    expect(parseMonthStatement(corrected)).toBeNull();
    expect(parseStatement(corrected)).toEqual(corrected);
    expect(parseStatement({ ...corrected, correction: '' })).toBeNull();
  });

  it('[C2] keeps 年初预算数 beside the adjusted one, and says it only where it differs from the published one', () => {
    const { settings } = ANNEX_10_2025;
    expect(settingsSaid(settings, { ...settings, initialBudget: q('451.32') })).toBeNull();
    const content = settingsSaid(settings, { ...settings, budget: q('440'), initialBudget: q('450') });
    expect(content).toEqual({ budget: q('440'), initialBudget: q('450') });
    const stated = { ...revision({ id: 'r1' }), subject: { kind: 'settings' }, content } as never;
    expect(planInForce(ANNEX_10_2025, yearStatements([stated])).settings).toMatchObject({
      budget: q('440'),
      initialBudget: q('450'),
    });
    expect(planInForce(ANNEX_10_2025, yearStatements([])).settings.initialBudget).toBeUndefined();
  });
});
