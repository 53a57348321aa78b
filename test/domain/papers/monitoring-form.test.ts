import { describe, expect, it } from 'vitest';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import type { Month } from '#src/domain/period/month.ts';
import { formTexts } from '#src/domain/papers/form-texts.ts';
import {
  monitoringForm,
  NO_OUTLOOK,
  outlookSaid,
  outlooksAt,
  suggestedLikelihood,
  withCause,
} from '#src/domain/papers/monitoring-form.ts';
import { yearReport } from '#src/domain/year/year-report.ts';
import type { OutlookContent, Said } from '#src/domain/statements/statement.ts';
import { NO_STATEMENTS, supposing } from '#src/domain/statements/year-statements.ts';
import { q } from '#test/domain/support/build.ts';
import { ownPlan, type OwnRow } from '#test/export/support/card.ts';
import { WATER, waterYear } from '#test/support/water-plan.ts';

const YEAR = waterYear();

const formOf = (month: Month = 6, said: readonly Said[] = YEAR, plan = WATER, isSample = false) => {
  const year = supposing(NO_STATEMENTS, said);
  return monitoringForm(yearReport(plan, year, month), {
    texts: formTexts(year),
    outlooks: outlooksAt(year, plan, month),
    isSample,
    published: plan,
  });
};
const outlook = (seq: string, month: Month, content: Partial<OutlookContent>): Said => ({
  subject: { kind: 'outlook', indicator: seq as IndicatorId, month },
  content: { ...NO_OUTLOOK, ...content },
  note: '',
});
const row = (form: ReturnType<typeof formOf>, seq: number) => {
  const found = form.rows.find((each) => each.seq === seq);
  if (found === undefined) throw new Error(`no row ${seq}`);
  return found;
};

describe('绩效运行监控表', () => {
  it.each([
    [6, '1—6月完成情况'],
    [1, '1月完成情况'],
    [12, '1—12月完成情况'],
  ] as const)('[U4] has the columns of the official form at a cut-off of %i', (month, soFar) => {
    const { columns } = formOf(month);
    expect(columns.map(({ group, label }) => (group === null ? label : `${group}/${label}`))).toEqual([
      '指标名称',
      '年度指标值',
      soFar,
      '全年预计完成情况',
      '偏差原因/经费保障',
      '偏差原因/制度保障',
      '偏差原因/人员保障',
      '偏差原因/硬件条件保障',
      '偏差原因/其他',
      '完成目标可能性/确定能',
      '完成目标可能性/有可能',
      '完成目标可能性/完全不可能',
      '备注',
    ]);
    expect(columns.reduce((sum, { width }) => sum + width, 0)).toBe(1000);
  });

  it('[U4] has the execution of the budget, the light of each row, and how many of each', () => {
    const form = formOf(6);
    expect(form.execution).toMatchObject({ executedLabel: '1—6月执行数', budget: { text: '618.6' } });
    expect(form.execution.rate.text).toMatch(/^\d+\.?\d*$/);
    expect(row(form, 7)).toMatchObject({ light: 'green', standing: '绿灯，进度正常' });
    const lights = form.rows.filter(({ light }) => light !== null).length;
    expect(form.foot[0]?.text).toContain(`未亮灯 ${19 - lights} 项`);
  });

  it('[U5] both figures are filled from the data and the forecast', () => {
    const seven = row(formOf(6), 7);
    expect(seven.target).toBe('≥ 18000 份');
    expect(seven.soFar).toMatchObject({ cell: { text: '8878' }, note: '', isByHand: false });
    expect(seven.expected).toMatchObject({ cell: { text: '17756' }, isByHand: false });
    expect(seven.expected.note).toMatch(/^[\d,]+—[\d,]+$/);
    expect(row(formOf(6), 16)).toMatchObject({ soFar: { cell: { text: '未评定' } }, measure: null });
    expect(row(formOf(6, []), 7)).toMatchObject({
      soFar: { cell: { text: '未填报' } },
      expected: { cell: { text: '—' } },
    });
  });

  it('[U5] a person’s number stands over either, is marked, and what it stands over stays in sight', () => {
    const form = formOf(6, [...YEAR, outlook('sum', 6, { soFar: q('8900'), expected: q('18200') })]);
    expect(row(form, 7)).toMatchObject({
      soFar: { cell: { text: '8900' }, note: '数据为 8878', isByHand: true },
      expected: { cell: { text: '18200' }, note: '推算为 17756', isByHand: true },
    });
    expect(row(form, 8).soFar.isByHand).toBe(false);
  });

  it('[U5] belongs to its cut-off; what is expected of the year holds at all', () => {
    const said: Said[] = [
      ...YEAR,
      outlook('sum', 6, { expected: q('18200') }),
      {
        subject: { kind: 'expected', indicator: 'count' as IndicatorId },
        content: { value: q('49') },
        note: '',
      },
    ];
    expect(row(formOf(7, said), 7).expected.isByHand).toBe(false);
    for (const month of [6, 7] as const)
      expect(row(formOf(month, said), 8).expected).toMatchObject({ cell: { text: '49' }, isByHand: true });
  });

  it('[U5] an adjusted target stands with its original', () => {
    const adjusted: Said = {
      subject: { kind: 'adjusted-target', indicator: 'sum' as IndicatorId },
      content: { target: q('17000'), from: 5, basis: '' },
      note: '',
    };
    expect(row(formOf(6, [...YEAR, adjusted]), 7).target).toBe('≥ 17000 份（调整，原 18000）');
    expect(row(formOf(4, [...YEAR, adjusted]), 7).target).toBe('≥ 18000 份');
  });

  it.each([
    ['不少于18000份', '', '', '≥ 17000 份（调整，原 不少于18000份）'],
    ['1.8', '≥', '万份', '≥ 17000 份（调整，原 1.8）'],
  ])('[PL89] an adjusted target has its sign and unit beside «%s»', (target, operator, unit, words) => {
    const indicators = WATER.indicators.map((each) =>
      each.id === 'sum' ? { ...each, source: { ...each.source, target, operator, unit } } : each,
    );
    const adjusted: Said = {
      subject: { kind: 'adjusted-target', indicator: 'sum' as IndicatorId },
      content: { target: q('17000'), from: 5, basis: '' },
      note: '',
    };
    expect(row(formOf(6, [...YEAR, adjusted], { ...WATER, indicators }), 7).target).toBe(words);
  });

  it('[U6] causes stand by kind, in the order of the form, and go when they are emptied', () => {
    const one = withCause(NO_OUTLOOK, 'staff', '人手不足');
    const two = withCause(one, 'funding', '经费未到');
    expect(two.causes.map(({ kind }) => kind)).toEqual(['funding', 'staff']);
    expect(outlookSaid(withCause(withCause(two, 'staff', ''), 'funding', ''))).toBeNull();
    const form = formOf(6, [...YEAR, outlook('sum', 6, two)]);
    expect(row(form, 7).causes).toEqual({
      funding: '经费未到',
      rules: '',
      staff: '人手不足',
      hardware: '',
      other: '',
    });
  });

  it('[U6] a row that may not be reached asks for a cause until it has one', () => {
    expect(row(formOf(6), 7)).toMatchObject({
      likelihood: 'possible',
      causeRequired: '须写偏差原因',
    });
    const said = [...YEAR, outlook('sum', 6, withCause(NO_OUTLOOK, 'other', '汛期'))];
    expect(row(formOf(6, said), 7).causeRequired).toBeNull();
  });

  it('[U6] the likelihood is a suggestion until a person confirms it', () => {
    const before = formOf(6);
    expect(row(before, 11)).toMatchObject({ likelihood: 'certain', isConfirmed: false });
    const toConfirm = before.rows.filter(({ likelihood }) => likelihood !== null).length;
    expect(before.foot.some(({ text }) => text.startsWith(`${toConfirm} 项的完成目标可能性`))).toBe(true);
    const after = formOf(6, [...YEAR, outlook('mean', 6, { likelihood: 'possible' })]);
    expect(row(after, 11)).toMatchObject({ likelihood: 'possible', isConfirmed: true });
  });

  it.each<[title: string, own: OwnRow, month: Month, byHand: string | null, likelihood: string | null]>([
    ['met over the whole band', { goal: '≥ 12', months: '2 2 2 2 2 2' }, 6, null, 'certain'],
    ['met in a part of it', { goal: '≥ 12', months: '0 2 0 2 0 2' }, 6, null, 'possible'],
    [
      'met nowhere, and not far off',
      { goal: '≥ 12', months: '0.8 0.8 0.8', decimals: 1 },
      3,
      null,
      'possible',
    ],
    ['met nowhere, and far off', { goal: '≥ 12', months: '0.2 0.2 0.2', decimals: 1 }, 3, null, 'impossible'],
    ['a ceiling that is over', { goal: '≤ 1', pacing: 'level', months: '1 1' }, 2, null, 'impossible'],
    ['a ceiling that is kept', { goal: '≤ 1', pacing: 'level', months: '1 0' }, 2, null, 'certain'],
    [
      'a level that can still recover',
      { goal: '≥ 99', rollup: 'latest', pacing: 'level', months: '98' },
      1,
      null,
      'possible',
    ],
    ['nothing reported', { goal: '≥ 12' }, 6, null, null],
    [
      '无发生 under a ceiling',
      { goal: '≤ 1', rollup: 'max', pacing: 'level', months: '- -' },
      2,
      null,
      'certain',
    ],
    ['what a person expects, met', { goal: '≥ 12', months: '0 0' }, 2, '12', 'certain'],
    ['what a person expects, not met', { goal: '≥ 12', months: '2 2' }, 2, '11', 'impossible'],
    ['December, short of it', { goal: '≥ 12', months: '1 1 1 1 1 1 1 1 1 1 1 0' }, 12, null, 'impossible'],
  ])('[U6] suggests from the forecast: %s', (_, own, month, byHand, likelihood) => {
    const { plan, said } = ownPlan([own]);
    const [only] = yearReport(plan, supposing(NO_STATEMENTS, said), month).rows;
    if (only === undefined) throw new Error('no row');
    expect(suggestedLikelihood(only, byHand === null ? null : q(byHand), month)).toBe(likelihood);
  });

  it('[U4] is marked as the sample, and names the texts that are missing', () => {
    const form = formOf(6, YEAR, WATER, true);
    expect([form.marks, form.missing]).toEqual([['示例数据'], ['主管部门']]);
  });
});
