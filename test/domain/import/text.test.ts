import { describe, expect, it } from 'vitest';
import { readPlans } from '#src/domain/import/read-plans.ts';
import { readTables } from '#src/tables/read-tables.ts';
import { faultsOf, rowsOf } from '#test/domain/import/drawn-table.ts';

const ofText = (text: string) => {
  const read = readTables(new TextEncoder().encode(text));
  return read.ok ? readPlans(read.value) : [];
};

const ROWS = [
  '开放天数 产出指标/数量指标 ≥ 310 天 20',
  '阅读活动 产出指标/数量指标 ≥ 60 场次 20',
  '差错率 产出指标/质量指标 ≤ 0.5 % 20',
  '服务能力 效益指标/可持续影响指标 定性 持续提升 - 20',
  '读者满意度 满意度指标/服务对象满意度指标 ≥ 92 % 20',
];
const HEAD = '2026年整体绩效目标表\n部门(单位)名称  临江区图书馆\n年度资金总额（万元）  612.4\n';

describe('text without marks between cells', () => {
  it('[IM15] columns are where they stand under the headings; the reading is said to be made out', () => {
    const [plan] = ofText(`${HEAD}
一级指标     二级指标        三级指标      指标性质    指标值   计量单位  权重
产出指标     数量指标        开放天数      ≥       310   天     20
                      阅读活动      ≥        60   场次    20
         质量指标         差错率      ≤       0.5   %     20
效益指标     可持续影响指标   服务能力      定性     持续提升         20
满意度指标   服务对象满意度指标 读者满意度     ≥        92   %     20
联系人：张三        联系电话：1
注：1.满意度≥90%
为合格。`);
    expect(plan && rowsOf(plan)).toEqual(ROWS);
    expect(plan?.head).toEqual({
      unit: '临江区图书馆',
      project: null,
      year: 2026,
      budget: '612.4',
    });
    expect(plan && faultsOf(plan)).toEqual(['* table']);
  });

  it('[IM15] headings and long cells broken over lines, classes in the middle of their rows', () => {
    const [plan] = ofText(`${HEAD}
                        指标性
一级指标   二级指标     三级指标          指标值     计量单位 权重
                         质


       数量指标   开放天数       ≥     310     天     20

       数量指标 举办阅读推广活
产出指标                     ≥     60      场次    20
               动

       质量指标   差错率      ≤     0.5     %     20

       可持续影响
效益指标          服务能力     定性    持续提升           20
         指标

满意度指 服务对象满
                读者满意度    ≥     92      %     20
  标   意度指标`);
    expect(plan && rowsOf(plan)).toEqual(ROWS.map((row) => row.replace('阅读活动', '举办阅读推广活动')));
  });

  it('[IM15] the header again on the next page, where the columns may stand elsewhere', () => {
    const [plan] = ofText(`${HEAD}
三级指标        指标值        权重
开放天数        ≥310天       60
                1
\f三级指标              指标值              权重
阅读活动              ≥60场次            40`);
    expect(plan && rowsOf(plan)).toEqual(['开放天数 -/- ≥ 310 天 60', '阅读活动 -/- ≥ 60 场次 40']);
  });

  it('[IM15] totals, footers and a second plan below do not blur the classes', () => {
    const page = (name: string): string => `${HEAD}
项目名称      ${name}
一级指标      二级指标      三级指标      指标值       权重
产出指标      数量指标      开放天数      ≥310天      30
                        阅读活动      ≥60场次      20
满意度指标     满意度指标     读者满意度     ≥92%       50
合计                                              100
联系人：张三               联系电话：1
                        1
`;
    const plans = ofText(page('甲') + page('乙'));
    expect(plans.map(({ head }) => head.project)).toEqual(['甲', '乙']);
    for (const plan of plans) {
      expect(plan.rows.map(({ class1 }) => class1)).toEqual(['产出指标', '产出指标', '满意度指标']);
      expect(plan.rows.map(({ class2 }) => class2)).toEqual(['数量指标', '数量指标', '满意度指标']);
    }
  });

  it('[IM15] one cell per line: the one way in which they make rows', () => {
    const cells =
      '一级指标 二级指标 三级指标 指标性质 指标值 计量单位 权重 产出指标 数量指标 开放天数 ≥ 310 天 20 阅读活动 ≥ 60 场次 20 质量指标 差错率 ≤ 0.5 % 20 效益指标 可持续影响指标 服务能力 定性 持续提升 20 满意度指标 服务对象满意度指标 读者满意度 ≥ 92 % 20';
    const byLine = `${HEAD.replace(/ {2}/g, '\n')}${cells.replace(/ /g, '\n')}\n联系人：张三\n`;
    const [plan] = ofText(byLine);
    expect(plan && rowsOf(plan)).toEqual(ROWS);
    expect(plan?.head).toMatchObject({
      unit: '临江区图书馆',
      year: 2026,
      budget: '612.4',
    });
    expect(plan && faultsOf(plan)).toEqual(['* table']);
  });

  it('[IM15] single blanks between cells, a row in each line', () => {
    const [plan] = ofText(`${HEAD}一级指标 二级指标 三级指标 指标值 权重
产出指标 数量指标 开放天数 ≥310天 20
阅读活动 ≥60 场次 20
质量指标 差错率 ≤0.5% 20
效益指标
可持续影响指
标 服务能力 定性 20
满意度指标 服务对象满意度指标 读者满意度 ≥92% 20`);
    expect(plan?.rows.map(({ name, target, class2 }) => [name, target, class2])).toEqual([
      ['开放天数', '310', '数量指标'],
      ['阅读活动', '60', '数量指标'],
      ['差错率', '0.5', '质量指标'],
      ['服务能力', '定性', '可持续影响指标'],
      ['读者满意度', '92', '服务对象满意度指标'],
    ]);
  });

  it('[IM15] 定性 in the column of units or of signs is one reading', () => {
    const [plan] = ofText(`${HEAD}指标 指标权重 计量单位 指标性质 指标值
新增网站 50% 个 = 2
推进公开 50% 定性 优良`);
    expect(plan && rowsOf(plan)).toEqual(['新增网站 -/- = 2 个 50', '推进公开 -/- 定性 优良 - 50']);
  });

  it.each([
    ['glued cells', '一级指标三级指标指标值权重\n产出指标开放天数≥310天10\n阅读活动≥60场次10'],
    ['what makes rows in more than one way', '三级指标\n指标值\n能力提升\n明显\n持续\n'],
    ['prose', '各科室：请于 11 月底前报送 2026 年绩效目标，满意度不低于 90%。'],
  ])('[IM15] %s is no table', (_, text) => {
    expect(ofText(`${HEAD}${text}`)).toEqual([]);
  });

  it('[IM15] where pieces do not stand under the headings, the row is named and not guessed', () => {
    const [plan] = ofText(`${HEAD}
三级指标            指标值        计量单位       权重
开放天数            ≥310       天          60
阅读活动 ≥60场次 40`);
    expect(plan?.rows[0]).toMatchObject({
      name: '开放天数',
      target: '310',
      weight: '60',
    });
    expect(plan?.rows[1]).toMatchObject({
      target: null,
      unit: null,
      weight: null,
    });
    expect(plan && faultsOf(plan)).toContain('2 row');
  });

  it('[IM1] bars between cells, with a title above, rules and boxes', () => {
    const [plan] = ofText(`# 2026年整体绩效目标表
┌────┬────┬────┐
│ 三级指标 │ 指标值 │ 权重 │
├────┼────┼────┤
│ 开放天数 │ ≥310天 │ 60 │
│ 阅读活动 │ ≥60场次 │ 40 │
└────┴────┴────┘`);
    expect(plan && rowsOf(plan)).toEqual(['开放天数 -/- ≥ 310 天 60', '阅读活动 -/- ≥ 60 场次 40']);
    expect(plan?.head.year).toBe(2026);
    expect(plan && faultsOf(plan)).toEqual([]);
  });
});
