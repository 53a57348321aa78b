import { describe, expect, it } from 'vitest';
import { readTargetCell } from '#src/domain/import/target-cell.ts';
import { drawn, faultsOf, plansOfTables, rowsOf } from '#test/domain/import/drawn-table.ts';

describe('a target cell', () => {
  it.each([
    ['≥95％', '≥ 95 %'],
    ['＞＝９５％', '≥ 95 %'],
    ['≦0.50%', '≤ 0.5 %'],
    ['95%以上', '≥ 95 %'],
    ['95%及以上', '≥ 95 %'],
    ['不低于95%', '≥ 95 %'],
    ['至少 3 次', '≥ 3 次'],
    ['控制在100万元以内', '≤ 100 万元'],
    ['5件以下', '≤ 5 件'],
    ['不超过1,200元', '≤ 1200 元'],
    ['超过100人', '> 100 人'],
    ['小于 5%', '< 5 %'],
    ['2,500,000.00元', '- 2500000 元'],
    ['百分之95以上', '≥ 95 %'],
    ['250万', '- 250 万'],
    ['3.8元/平方米', '- 3.8 元/平方米'],
    ['35μg/m3', '- 35 μg/m3'],
    ['30台（套）', '- 30 台(套)'],
    ['2000吨标准煤', '- 2000 吨标准煤'],
    ['15个工作日', '- 15 个工作日'],
    ['-5%', '- -5 %'],
  ])('[IM5] %s is a number', (text, reading) => {
    const read = readTargetCell(text);
    expect(read.kind === 'number' && `${read.sign ?? '-'} ${read.value} ${read.unit ?? '-'}`).toBe(reading);
    expect(read.kind === 'number' && read.doubts).toEqual([]);
  });

  it.each([
    '按1000元/人兑付',
    '网上办结率 95%，满意度 ≥95%',
    '≥90%且≤95%',
    '2025年12月',
    '2025年12月31日前',
    '12月底前',
    '1-12月',
    '2023.07-2024.01',
    '2025-2027年',
    '百分之九十五',
    '一次',
    '无',
    '长期',
    '优良',
    'A级',
    '100%完成',
    '较上年增长5%',
    '约100人',
  ])('[IM5] %s is text', (text) => {
    expect(readTargetCell(text)).toEqual({ kind: 'text', text, doubt: null });
  });

  it.each([
    '≥**%',
    'XX',
    '____',
    '≥',
    '≥ 天',
    '#REF!',
    '90%-95%',
    '3-5',
    '3～5天',
    '—',
    '1,5',
    '1e5',
    '≥×%',
    '……',
  ])('[IM5] %s is not read', (text) => {
    expect(readTargetCell(text).kind).toBe('unread');
  });

  it.each(['≥12期刊', '控制在5%', '≥95%以内', '3天内', '≥95%。'])('[IM5] %s is read with a doubt', (text) => {
    const read = readTargetCell(text);
    expect(
      read.kind === 'number' ? read.doubts.length > 0 : read.kind === 'text' && read.doubt !== null,
    ).toBe(true);
  });
});

describe('cells of a row against each other', () => {
  const reads = (head: string, ...rows: string[]) => {
    const [plan] = plansOfTables(
      drawn(`${head} | 权重\n${rows.map((row) => `${row} | ${100 / rows.length}`).join('\n')}`),
    );
    return plan === undefined ? [] : [...rowsOf(plan), ...faultsOf(plan)];
  };
  const HEAD = '指标 | 指标性质 | 指标值 | 计量单位';

  it.each([
    ['里程 | ≥ | 100公里 | %', ['里程 -/- ≥ 100 - 100', '1 unit']],
    ['合格率 | ≥ | 100% | ％', ['合格率 -/- ≥ 100 % 100']],
    ['合格率 | ≥ | 120 | %', ['合格率 -/- ≥ 120 % 100', '1 target']],
    ['合格率 | ≥ | ≤90% | ', ['合格率 -/- - 90 % 100', '1 operator']],
    ['合格率 | 定性 | ≥90% | ', ['合格率 -/- - 90 % 100', '1 operator']],
    ['合格率 | 约 | 90 | %', ['合格率 -/- - 90 % 100', '1 operator']],
    ['合格率 | | 90 | %', ['合格率 -/- - 90 % 100', '1 operator']],
    ['合格率 | | 不低于90% | ', ['合格率 -/- ≥ 90 % 100']],
    ['能力 | | 明显提升 | 定性', ['能力 -/- 定性 明显提升 - 100']],
    ['能力 | | 明显提升 | ', ['能力 -/- - 明显提升 - 100']],
    ['完成时间 | ≤ | 46356 | 46356', ['完成时间 -/- ≤ - - 100', '1 target', '1 unit']],
    ['完成时间 | 定性 | 2026-11-30 | ', ['完成时间 -/- 定性 2026-11-30 - 100']],
    ['活动次数 | ≥ | 3月5日 | 次', ['活动次数 -/- ≥ - 次 100', '1 target']],
    ['参加人数 | ≥ | 43000 | 人', ['参加人数 -/- ≥ 43000 人 100']],
    ['参加人数 | ≥ | ≥**人 | 人', ['参加人数 -/- ≥ - 人 100', '1 target']],
    ['参加人数 | ≥ | | 人', ['参加人数 -/- ≥ - 人 100', '1 target']],
    ['频率 | ≤ | 5 | 5', ['频率 -/- ≤ 5 - 100', '1 unit']],
  ])('[IM5] %s', (row, reading) => {
    expect(reads(HEAD, row)).toEqual(reading);
  });

  it('[IM5] one target over several rows is read in none of them', () => {
    const [plan] = plansOfTables(drawn('指标 | 指标值 | 权重\n次数 | ≥3次 | 50\n场数 | ^ | 50'));
    expect(plan?.rows.map(({ target }) => target)).toEqual([null, null]);
    expect(plan && faultsOf(plan)).toEqual(['1 target', '2 target']);
  });
});

describe('the head', () => {
  const headOf = (picture: string) => {
    const [plan] = plansOfTables(drawn(`${picture}\n指标 | 指标值 | 权重\n次数 | ≥3次 | 100`));
    return plan && { ...plan.head, faults: faultsOf(plan) };
  };
  const none = { unit: null, project: null, year: null, budget: null, faults: [] };

  it.each([
    ['2026年部门整体绩效目标表\n单位名称 | [077]甲馆', { unit: '甲馆', year: 2026 }],
    [
      '项目支出绩效目标表\n（2026年度）\n主管部门 | (433001)甲局 | 实施单位 | 820001-甲馆',
      { unit: '甲馆', year: 2026 },
    ],
    ['甲区图书馆2026年整体绩效目标表', { unit: '甲区图书馆', year: 2026 }],
    ['2026年甲区图书馆部门整体绩效目标表', { unit: '甲区图书馆', year: 2026 }],
    // The year behind the title: what stands before it is the title.
    ['部门整体支出绩效目标表（2026年度）', { year: 2026 }],
    ['项目支出绩效目标申报表(2026年)', { year: 2026 }],
    ['甲区图书馆部门整体支出绩效目标表（2026年度）', { unit: '甲区图书馆', year: 2026 }],
    ['甲区图书馆（2026年度）部门整体支出绩效目标表', { unit: '甲区图书馆', year: 2026 }],
    ['二〇二六年整体支出绩效目标表', {}],
    ['二○二六年度甲区图书馆整体支出绩效目标表', { unit: '甲区图书馆' }],
    ['甲区人大代表处2026年度整体绩效目标表', { unit: '甲区人大代表处', year: 2026 }],
    ['2026年市级部门整体绩效目标表', { year: 2026 }],
    ['2025-2027年项目绩效目标表', { faults: ['* head.year'] }],
    ['绩效目标表\n填报日期：2025年12月3日', {}],
    ['绩效目标表\n年度资金总额（元） | 2,500,000.00', { budget: '250' }],
    ['绩效目标表\n金额单位：人民币元\n年度资金总额： | 612400', { budget: '61.24' }],
    ['绩效目标表\n单位：万元\n预算数 | 612.40', { budget: '612.4' }],
    ['绩效目标表\n年度资金总额：612.4万元', { budget: '612.4' }],
    ['绩效目标表\n实施期资金总额（万元） | 900\n年度资金总额（万元） | 300', { budget: '300' }],
    ['绩效目标表\n预算数 | 612.40', { faults: ['* head.budget'] }],
    ['绩效目标表\n项目名称 | | 项目代码 | 123', {}],
    ['绩效目标表\n填报单位（盖章）：甲馆   单位：万元', { unit: '甲馆' }],
  ])('[IM6] %j', (picture, expected) => {
    expect(headOf(picture)).toEqual({ ...none, ...expected });
  });
});

describe('what else stands above a table', () => {
  const textsOf = (picture: string) =>
    plansOfTables(drawn(`${picture}\n指标 | 指标值 | 权重\n次数 | ≥3次 | 100`))[0]?.texts;
  const none = { goal: '', contact: '', phone: '' };

  it.each([
    [
      '当年整体绩效目标 | 甲。\\n乙。\n部门联系人 | 严明 | 联系电话 | 1234567',
      { goal: '甲。\n乙。', contact: '严明', phone: '1234567' },
    ],
    ['年度总体目标 | 甲，\n^ | 乙。', { goal: '甲，\n乙。' }],
    ['年度总体目标 | 预期目标 | 实际完成情况\n^ | 甲 | 乙', {}],
    ['部门联系人 | | 联系电话', {}],
    ['项目概况 | 甲', {}],
  ])('[ND5] %j', (picture, expected) => {
    expect(textsOf(picture)).toEqual({ ...none, ...expected });
  });

  it('[ND5] years in the quoted name of a project are not the year of its table', () => {
    const [plan] = plansOfTables(
      drawn('2027年度“甲（2025—2027 年）”项目绩效目标表\n指标 | 指标值 | 权重\n次数 | ≥3次 | 100'),
    );
    expect(plan?.head.year).toBe(2027);
  });

  it('[ND5] a head that a document lays out as a table of its own brings the lines above it', () => {
    const head = { ...drawn('单位名称 | 甲馆'), kind: 'table' as const, lead: ['2026年度整体绩效目标表'] };
    const rows = { ...drawn('指标 | 指标值 | 权重\n次数 | ≥3次 | 100'), kind: 'table' as const };
    expect(plansOfTables(head, rows)[0]?.head).toMatchObject({ unit: '甲馆', year: 2026 });
  });
});

describe('columns of classes', () => {
  it('[ND6] a dash says that the row has none', () => {
    const [plan] = plansOfTables(
      drawn(
        '一级指标 | 二级指标 | 三级指标 | 指标值 | 权重\n产出指标 | 数量指标 | 甲 | ≥3次 | 40\n^ | — | 乙 | ≥3次 | 30\n— | — | 丙 | ≥3次 | 30',
      ),
    );
    expect(plan && [rowsOf(plan), faultsOf(plan)]).toEqual([
      ['甲 产出指标/数量指标 ≥ 3 次 40', '乙 产出指标/- ≥ 3 次 30', '丙 -/- ≥ 3 次 30'],
      [],
    ]);
  });

  it('[ND6] what somebody proposed is not read', () => {
    const [plan] = plansOfTables(
      drawn(
        '一级指标（建议） | 二级指标（建议） | 三级指标 | 指标值 | 权重\n产出指标 | 数量指标 | 甲 | ≥3次 | 100',
      ),
    );
    expect(plan && rowsOf(plan)).toEqual(['甲 -/- ≥ 3 次 100']);
  });
});
