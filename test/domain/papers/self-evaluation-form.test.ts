import { describe, expect, it } from 'vitest';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import type { Month } from '#src/domain/period/month.ts';
import type { SealState } from '#src/domain/papers/form-foot.ts';
import { formTexts } from '#src/domain/papers/form-texts.ts';
import { selfEvaluationForm } from '#src/domain/papers/self-evaluation-form.ts';
import { yearReport } from '#src/domain/year/year-report.ts';
import type { Said, TextSlot } from '#src/domain/statements/statement.ts';
import { NO_STATEMENTS, supposing } from '#src/domain/statements/year-statements.ts';
import { READY_RULES, rulesMember } from '#src/domain/catalogue/rules.ts';
import { points, q } from '#test/domain/support/build.ts';
import { says, WATER, waterYear } from '#test/support/water-plan.ts';

const OPEN: SealState = { state: 'open' };
const YEAR = waterYear();
/** Two more in December than the year says: 5 of 3. */
const OVER = says('exact: _ _ _ _ _ _ _ _ _ _ _ 2');

const formOf = (
  said: readonly Said[] = YEAR,
  month: Month = 12,
  seal: SealState = OPEN,
  isSample = false,
) => {
  const year = supposing(NO_STATEMENTS, said);
  return selfEvaluationForm(yearReport(WATER, year, month), {
    texts: formTexts(year),
    seal,
    isSample,
    published: WATER,
  });
};
const text = (slot: TextSlot, written: string): Said => ({
  subject: { kind: 'text', slot },
  content: { text: written },
  note: '',
});
const footOf = (form: ReturnType<typeof formOf>) => form.foot.map((line) => line.text).join('\n');

describe('部门整体绩效自评表', () => {
  it('[V22][S15] an execution above 100 % is marked until 预算说明 is written, and a footnote from then on', () => {
    const spent: Said = {
      subject: { kind: 'execution', month: 12 },
      content: { kind: 'number', value: q('600') },
      note: '',
    };
    const open = formOf([...YEAR, spent]);
    expect(open.execution.mark).toContain('须在自评表「预算说明」写明原因');
    expect(open.missing).toContain('预算说明');
    const written = formOf([...YEAR, spent, text('initial-budget-note', '年中追加，年底一并支付')]);
    expect(written.execution.mark).toBe('');
    expect(written.missing).not.toContain('预算说明');
    const strong = written.foot.filter(({ isStrong }) => isStrong).map((line) => line.text);
    expect(strong.join()).not.toContain('执行');
    expect(footOf(written)).toMatch(/执行率 \d+\.\d+%，超过 100%，得分按 10 分计，原因见自评表“预算说明”/);
  });

  it('[V23] what was set by hand is said in the points of the form, and all adds up', () => {
    const byHand = (score: string): Said => ({
      subject: { kind: 'manual-score', indicator: 'sum' as IndicatorId },
      content: { score: points(score), reason: '抽查核减' },
      note: '',
    });
    expect(footOf(formOf())).not.toContain('人工评分');
    const line = /；人工评分(..) (\S+) 分：得分 (\S+) \+ 按系数未得或未计分 (\S+) (.) 人工.. (\S+) = 90 分。/;
    const less = line.exec(footOf(formOf([...YEAR, byHand('1')])));
    expect(less?.slice(1, 3)).toEqual(['少计', less?.[6]]);
    const [score, open, hand] = [less?.[3], less?.[4], less?.[6]].map((each) =>
      Math.round(Number(each) * 1_000),
    );
    expect((score ?? 0) + (open ?? 0) + (hand ?? 0)).toBe(90_000);
  });

  it('[KJ3] says in 说明 what over-achievement cost a row, and nothing where a person set the score', () => {
    const settings = { ...WATER.settings, ...rulesMember(READY_RULES.capped.rules) };
    const firstOf = (more: readonly Said[]) => {
      const year = supposing(NO_STATEMENTS, [...YEAR, ...OVER, ...more]);
      const published = { ...WATER, settings };
      const options = { texts: formTexts(year), seal: OPEN, isSample: false, published };
      return selfEvaluationForm(yearReport(published, year, 12), options).rows[0];
    };
    // 5 of 3: full coefficient, and 2 points of 4 off: 2 × 0.9.
    const row = firstOf([]);
    expect([row?.cells.coefficient.text, row?.cells.score.text]).toEqual(['100', '1.80']);
    expect(row?.remark.added).toEqual(['〔超额完成，按权重扣 2 分〕']);
    expect(row?.row.valueNote).toBe('按权重扣 2 分');
    const byHand = firstOf([
      {
        subject: { kind: 'manual-score', indicator: 'exact' as IndicatorId },
        content: { score: points('1'), reason: '复核' },
        note: '',
      },
    ]);
    expect([byHand?.row.deducted, byHand?.remark.added.join()]).toEqual([
      '',
      expect.not.stringContaining('按权重扣'),
    ]);
    expect(formOf().rows[0]?.row.deducted).toBe('');
  });

  it('[V24] every total in its foot has its unit', () => {
    const said = footOf(formOf());
    expect(said).toContain('自评总分（10+90）89.59 分，等次优；指标得分（百分制）88.66 分，等次优');
    expect(footOf(formOf([]))).toContain('自评总分（10+90）—，等次—');
  });

  it('[U1] has the head, the blocks and the columns of the official form, in its order', () => {
    const form = formOf();
    expect(form.title).toBe('2026年度部门（单位）整体绩效自评表');
    expect([
      form.head.authority.label,
      form.total.label,
      form.head.contact.label,
      form.head.phone.label,
    ]).toEqual(['主管部门', '自评总分', '部门联系人', '联系电话']);
    expect(form.goals.map(({ label }) => label)).toEqual([
      '年初绩效目标',
      '全年（调整）绩效目标',
      '全年目标实际完成情况',
    ]);
    expect(form.columns.map(({ label }) => label)).toEqual([
      '指标名称',
      '计量单位',
      '指标性质',
      '年初指标值',
      '调整指标值',
      '全年完成值',
      '得分系数(%)',
      '指标权重(分)',
      '指标得分(分)',
      '是否核心指标',
      '说明（未完成原因及改进措施）',
    ]);
    expect(form.columns.reduce((sum, { width }) => sum + width, 0)).toBe(1000);
    expect(form.rows).toHaveLength(19);
  });

  it('[U1] its execution and its rows add up to 自评总分', () => {
    const { execution, sum, total, rows } = formOf();
    const scaled = (cell: typeof sum.score) => (cell.kind === 'number' ? cell.scaled : Number.NaN);
    expect(total.score.text).toBe('89.59');
    expect(scaled(execution.score) + scaled(sum.score)).toBe(scaled(total.score));
    expect(rows.reduce((all, { cells }) => all + scaled(cells.score), 0)).toBe(scaled(sum.score));
    expect(sum.weight.text).toBe('90');
  });

  it('[U1] says which indicators are core, as the plan has it', () => {
    const profile: Said = {
      subject: { kind: 'profile', indicator: 'count' as IndicatorId },
      content: { core: true },
      note: '',
    };
    expect(
      formOf([...YEAR, profile])
        .rows.slice(5, 8)
        .map(({ cells }) => cells.core.text),
    ).toEqual(['否', '是', '是']);
  });

  it('[U1] prints 年初预算数 and 全年（调整）预算数 apart', () => {
    const settings: Said = {
      subject: { kind: 'settings' },
      content: { initialBudget: q('420.1'), budget: q('460') },
      note: '',
    };
    const { execution } = formOf([...YEAR, settings]);
    expect([execution.budgetAtStart.text, execution.budget.text]).toEqual(['420.1', '460']);
  });

  it('[U2] takes texts from people, else from the plan, and names those that are missing', () => {
    const { head, goals, missing } = formOf();
    expect([head.contact.text, head.phone.text]).toEqual(['邓芳', '0745-2233445']);
    expect(goals[0]?.text).toBe(WATER.overallGoal);
    expect(missing).toEqual(['主管部门', '全年目标实际完成情况']);
    const written = formOf([...YEAR, text('authority', '区政府办公室'), text('contact', '李四')]);
    expect([written.head.authority.text, written.head.contact.text]).toEqual(['区政府办公室', '李四']);
    expect(written.missing).toEqual(['全年目标实际完成情况']);
  });

  it('[U2] a text that was taken away, or is blank, gives way to the plan’s', () => {
    const cleared: Said = { subject: { kind: 'text', slot: 'contact' }, content: null, note: '' };
    expect(formOf([...YEAR, cleared, text('phone', '  ')]).head).toMatchObject({
      contact: { text: '邓芳' },
      phone: { text: '0745-2233445' },
    });
  });

  it('[U2] a score set by hand keeps the computed one in sight', () => {
    const manual: Said = {
      subject: { kind: 'manual-score', indicator: 'sum' as IndicatorId },
      content: { score: points('4'), reason: '复核' },
      note: '',
    };
    const row = formOf([...YEAR, manual]).rows[6];
    expect(row?.cells.score.text).toBe('3.60');
    expect(row?.cells.remark.text).toContain('〔人工评分：复核〕\n〔按系数计算的得分：7.96〕');
  });

  it('[U3] is 未定稿 until it is sealed, with the rows that keep it from being so', () => {
    expect(formOf().marks).toEqual(['未定稿']);
    expect(footOf(formOf())).toContain('未定稿：内容已齐，尚未定稿');
    const half = formOf(YEAR, 6, OPEN, true);
    expect(half.marks).toEqual(['未定稿', '示例数据']);
    expect(footOf(half)).toContain('未定稿：数据截至 6月，全年未结束');
    expect(footOf(half)).toContain('未定稿：4 项未填报或未评定，没有得分：第 16—19 项');
    expect(footOf(half)).toContain('示例数据：不是真实填报');
    expect(half.columns[5]?.label).toBe('1—6月完成值');
  });

  it('[U3] is sealed with a digest, the day and the person, and bears no mark', () => {
    const sealed = formOf(YEAR, 12, {
      state: 'sealed',
      digest: 'ab'.repeat(32),
      at: '2027-01-20 15:03',
      by: '周艳',
    });
    expect(sealed.marks).toEqual([]);
    expect(footOf(sealed)).toContain(`校验码（SHA-256）：${'ab'.repeat(32)}`);
    expect(footOf(sealed)).toContain('已定稿：2027-01-20 15:03，周艳');
    expect(footOf(sealed)).not.toContain('未定稿');
  });

  it.each([
    ['R1', '得分系数 = 指标值 ÷ 完成值'],
    ['R2', '1 −（完成值 − 指标值）÷ 指标值'],
  ] as const)('[U3] prints the rule in force: %s', (exceededRule, words) => {
    const settings: Said = { subject: { kind: 'settings' }, content: { exceededRule }, note: '' };
    expect(footOf(formOf([...YEAR, settings]))).toContain(words);
  });

  it('[U3] an empty year has no total and no grade, and says why', () => {
    const empty = formOf([]);
    expect([empty.total.score.text, empty.total.grade]).toEqual(['—', '—']);
    expect(footOf(empty)).toContain('预算执行数未填报，执行率和自评总分暂缺');
    expect(empty.rows[6]?.cells).toMatchObject({ value: { text: '未填报' }, score: { text: '—' } });
  });

  it('[S15] marks an execution above 100 % and asks for its explanation, until it is written', () => {
    const over = {
      subject: { kind: 'execution', month: 12 },
      content: { kind: 'number', value: q('400') },
      note: '',
    } as Said;
    const form = formOf([...YEAR, over]);
    expect(form.execution.score.text).toBe('10.00');
    expect(footOf(form)).toMatch(/执行数超过预算数（执行率 1\d\d/);
    expect(form.budgetNote.required).toBe('执行率超过 100%，须说明原因');
    expect(form.missing).toContain('预算说明');
    const explained = formOf([...YEAR, over, text('initial-budget-note', '年中追加')]);
    expect(explained.missing).not.toContain('预算说明');
    // From then on a footnote [V22].
    expect(footOf(explained)).not.toContain('执行数超过预算数');
    expect(footOf(explained)).toContain('超过 100%，得分按 10 分计，原因见自评表');
    expect(formOf().budgetNote.required).toBeNull();
    expect(footOf(formOf())).not.toContain('执行数超过预算数');
  });
});
