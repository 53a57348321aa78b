import { describe, expect, it } from 'vitest';
import { readTables } from '#src/tables/read-tables.ts';
import { readPlans } from '#src/domain/import/read-plans.ts';
import { drawn, faultsOf, plansOfTables, rowsOf } from '#test/domain/import/drawn-table.ts';

const ofText = (text: string) => {
  const read = readTables(new TextEncoder().encode(text));
  return read.ok ? readPlans(read.value) : [];
};

describe('a header of two rows', () => {
  it.each([
    ['一级指标', '二级指标', '性质', '数值', '单位'],
    ['一级', '二级', '符号', '值', '单位'],
    ['一级名称', '二级名称', '运算符号', '内容', '度量单位'],
  ])(
    '[IM27] %s, %s, %s, %s and %s are read under the headings over them',
    (class1, class2, sign, value, unit) => {
      const rows = [
        `序号 | 绩效指标分类 | ← | 指标名称 | 年度指标值 | ← | ← | 权重`,
        `^ | ${class1} | ${class2} | ^ | ${sign} | ${value} | ${unit} | ^`,
        '1 | 产出指标 | 数量指标 | 次数 | ≥ | 1,200 | 次 | 60',
        '2 | 满意度指标 | 满意度 | 满意率 | ≥ | 95% | | 40',
      ];
      const read = ['次数 产出指标/数量指标 ≥ 1200 次 60', '满意率 满意度指标/满意度 ≥ 95 % 40'];
      expect(plansOfTables(drawn(rows.join('\n'))).map(rowsOf)).toEqual([read]);
      // As a spreadsheet's clipboard has it: covered cells are blank.
      const text = rows.map((row) =>
        row
          .replace(/[←^]/g, '')
          .split('|')
          .map((cell) => cell.trim())
          .join('\t'),
      );
      expect(ofText(text.join('\n')).map(rowsOf)).toEqual([read]);
    },
  );

  it('[IM27] the same words under another heading are no header', () => {
    const plans = ofText('指标名称\t指标值\t备注\n一级\t≥3次\t内容\n二级\t≥4次\t值\n');
    expect(plans.map(rowsOf)).toEqual([['一级 -/- ≥ 3 次 -', '二级 -/- ≥ 4 次 -']]);
  });
});

describe('tables as they come', () => {
  it('[IM28] the same words in another order are another header, with a table of its own', () => {
    const head = '指标名称\t指标值\t权重';
    const first = `${head}\n次数\t≥100次\t40\n`;
    expect(ofText(`${first}指标名称\t权重\t指标值\n满意率\t60\t≥95%`).map(rowsOf)).toEqual([
      ['次数 -/- ≥ 100 次 40'],
      ['满意率 -/- ≥ 95 % 60'],
    ]);
    expect(ofText(`${first}${head}\n满意率\t≥95%\t60`).map(rowsOf)).toEqual([
      ['次数 -/- ≥ 100 次 40', '满意率 -/- ≥ 95 % 60'],
    ]);
  });

  it('[IM29] indicators side by side are read with a row for each, and that is said', () => {
    const plans = plansOfTables(
      drawn(
        `
        2026年临江区图书馆整体绩效目标表 | ← | ← | ← | ←
        一级指标 | 产出指标 | ← | 满意度指标 | 满意度指标
        指标名称 | 讲座 | 新增藏书 | 读者满意度 | 旧项
        计量单位 | 场 | 册 | % | 次
        指标性质 | ≥ | ≥ | ≥ | ≥
        指标值 | 12 | 9,000 | 95 | 3
        权重 | 40 | 30 | 30 | 9`,
        { columns: [4] },
      ),
    );
    expect(plans.map(({ head }) => [head.unit, head.year])).toEqual([['临江区图书馆', 2026]]);
    expect(plans.map(rowsOf)).toEqual([
      ['讲座 产出指标/- ≥ 12 场 40', '新增藏书 产出指标/- ≥ 9000 册 30', '读者满意度 满意度指标/- ≥ 95 % 30'],
    ]);
    expect(plans[0]?.problems.map(({ what }) => what)).toContainEqual(expect.stringMatching(/指标是横排的/));
    // A table of months holds no targets, whichever way it lies.
    expect(plansOfTables(drawn('指标名称 | 1月 | 2月\n讲座 | 1 | 2'))).toEqual([]);
  });
});

describe('several projects in one table', () => {
  it('[IM14] each project is a plan; project, office, money and classes run down to the next', () => {
    const plans = plansOfTables(
      drawn(`
        2026年项目支出绩效目标表 | ← | ← | ← | ← | ← | ← | ←
        单位：元 | | | | | | |
        单位名称 | 项目名称 | 预算数 | 一级指标 | 二级指标 | 三级指标 | 指标值 | 权重
        [012]临江区图书馆 | 购书 | 860000 | 产出指标 | 数量指标 | 新增藏书 | ≥1.2万册 | 60
        ^ | ^ | ^ | ^ | ^ | 上架图书 | ≥9000册 | 20
        ^ | ^ | ^ | 满意度指标 | 满意度指标 | 读者满意度 | ≥92% | 20
        ^ | 讲座 | 50000 | 产出指标 | 数量指标 | 讲座 | ≥12场 | 100
        临江区文化馆 | 展览 | 70000 | 产出指标 | 数量指标 | 展览 | ≥4场 | 100`),
    );
    expect(plans.map(({ head }) => head)).toEqual([
      { unit: '临江区图书馆', project: '购书', year: 2026, budget: '86' },
      { unit: '临江区图书馆', project: '讲座', year: 2026, budget: '5' },
      { unit: '临江区文化馆', project: '展览', year: 2026, budget: '7' },
    ]);
    expect(plans.map(({ rows }) => rows.length)).toEqual([3, 1, 1]);
    expect(plans.flatMap(faultsOf)).toEqual([]);
  });

  it('[IM14] blank cells below a project count to it, and a second project ends its classes', () => {
    const plans = ofText(
      '2026年项目绩效目标表\n项目名称\t一级指标\t三级指标\t指标值\n甲\t产出指标\t次数\t≥3次\n\t\t场数\t≥2场\n乙\t\t人数\t≥5人\n合计\n',
    );
    expect(plans.map(({ head }) => head.project)).toEqual(['甲', '乙']);
    expect(plans.map(rowsOf)).toEqual([
      ['次数 产出指标/- ≥ 3 次 -', '场数 产出指标/- ≥ 2 场 -'],
      ['人数 -/- ≥ 5 人 -'],
    ]);
  });

  it('[IM14] a head block in the middle begins the next plan, with its own header or without', () => {
    const plans = plansOfTables(
      drawn(`
        项目名称 | 甲 | ←
        三级指标 | 指标值 | 权重
        次数 | ≥3次 | 100
        项目名称 | 乙 | ←
        三级指标 | 指标值 | 权重
        人数 | ≥5人 | 100
        项目名称 | 丙 | ←
        场数 | ≥6场 | 100`),
    );
    expect(plans.map(({ head, rows }) => [head.project, rows.map(({ name }) => name)])).toEqual([
      ['甲', ['次数']],
      ['乙', ['人数']],
      ['丙', ['场数']],
    ]);
  });
});

describe('weights', () => {
  it('[IM11] a score in the first row of each class is no weight of that row', () => {
    const [plan] = ofText(
      '2026年整体绩效目标表\n一级指标\t三级指标\t指标值\t权重\n产出指标\t次数\t≥3次\t50\n\t场数\t≥2场\t\n\t人数\t≥2人\t\n效益指标\t户数\t≥1户\t40\n\t件数\t≥1件\t\n满意度指标\t满意度\t≥90%\t10\n',
    );
    expect(plan?.rows.map(({ weight }) => weight)).toEqual([null, null, null, null, null, null]);
    expect(plan && faultsOf(plan)).toEqual(expect.arrayContaining(['* weight', '1 weight', '6 weight']));
  });

  it('[IM11] one cell over several rows gives none of them a weight', () => {
    const [plan] = plansOfTables(
      drawn(`
        三级指标 | 指标值 | 分值
        次数 | ≥3次 | 30
        场数 | ≥2场 | ^
        户数 | ≥1户 | 40
        件数 | ≥1件 | 30`),
    );
    expect(plan?.rows.map(({ weight }) => weight)).toEqual([null, null, '40', '30']);
    expect(plan && faultsOf(plan)).toEqual(['1 weight', '2 weight']);
  });

  it.each([
    ['one blank cell is that row’s', ['40', '', '35'], ['40', null, '35'], ['2 weight']],
    ['a full sum beside a blank cell', ['40', '', '60'], [null, null, '60'], ['1 weight', '2 weight']],
    ['fractions', ['0.225', '0.275', '0.5'], ['22.5', '27.5', '50'], []],
    [
      'fractions with a blank one',
      ['0.225', '', '0.275'],
      [null, null, null],
      ['1 weight', '2 weight', '3 weight'],
    ],
    ['fractions of 90', ['0.2', '0.3', '0.4'], ['20', '30', '40'], ['* weight']],
    ['percents', ['２０％', '30%', '50.0分'], ['20', '30', '50'], []],
    ['a fraction among percents', ['20%', '0.3', '50%'], ['20', null, '50'], ['2 weight']],
    ['no sum of 100', ['20', '30', '40'], ['20', '30', '40'], ['* weight']],
    ['no number', ['20', '高', '50'], ['20', null, '50'], ['2 weight']],
    ['none', ['', '', ''], [null, null, null], ['* weight']],
  ])('[IM11] %s', (_, [a = '', b = '', c = ''], weights, faults) => {
    const [plan] = plansOfTables(
      drawn(`三级指标 | 指标值 | 权重(%)\n次数 | ≥3次 | ${a}\n场数 | ≥2场 | ${b}\n户数 | ≥1户 | ${c}`),
    );
    expect(plan?.rows.map(({ weight }) => weight)).toEqual(weights);
    expect(plan && faultsOf(plan)).toEqual(faults);
  });
});

describe('what is hidden', () => {
  const picture = `
    一级指标 | 二级指标 | 三级指标 | 指标值
    产出指标 | 数量指标 | 旧指标 | ≥1次
    ^ | ^ | 次数 | ≥3次
    效益指标 | 社会效益指标 | 户数 | ≥2户`;

  it('[IM10] a merged cell whose first row is hidden still shows its text below', () => {
    const [plan] = plansOfTables(drawn(picture, { rows: [1] }));
    expect(plan && rowsOf(plan)).toEqual([
      '次数 产出指标/数量指标 ≥ 3 次 -',
      '户数 效益指标/社会效益指标 ≥ 2 户 -',
    ]);
    expect(plan && faultsOf(plan)).toEqual(['* hidden', '* weight']);
  });

  it('[IM10] a hidden column is not read, and a heading over it is', () => {
    const [plan] = plansOfTables(
      drawn(`三级指标 | 指标值 | ← | 权重\n次数 | ≥9次 | ≥3次 | 100`, {
        columns: [1],
      }),
    );
    expect(plan && rowsOf(plan)).toEqual(['次数 -/- ≥ 3 次 100']);
  });

  it('[IM10] a class in a hidden row alone is not guessed for the rows below', () => {
    const [plan] = plansOfTables(
      drawn(`一级指标 | 三级指标 | 指标值\n产出指标 | 次数 | ≥3次\n效益指标 | 旧 | ≥3次\n | 户数 | ≥2户`, {
        rows: [2],
      }),
    );
    expect(plan && rowsOf(plan)).toEqual(['次数 产出指标/- ≥ 3 次 -', '户数 -/- ≥ 2 户 -']);
    expect(plan && faultsOf(plan)).toContain('2 class1');
  });

  it('[IM10] a target table on a hidden sheet is not read, which is said', () => {
    const [plan, ...others] = plansOfTables(drawn(picture), {
      ...drawn(picture),
      name: '旧',
      hidden: true,
    });
    expect(others).toEqual([]);
    expect(plan && faultsOf(plan)).toContain('* hidden');
  });
});

describe('columns', () => {
  it.each([
    ['年初指标值 | 调整指标值', '3'],
    ['调整指标值 | 年初指标值', '5'],
    ['指标值（长期） | 指标值（年度）', '5'],
    ['实施周期目标值 | 本年度计划水平', '5'],
    ['上年度实际水平 | 预期当年实现值', '5'],
    ['目标值 | 年度目标值', '5'],
    ['2026年指标值 | 2025年指标值', '3'],
    ['年度指标值 | 全年完成值', '3'],
  ])('[IM12] of %s the one of the year is read', (heads, target) => {
    const [plan] = plansOfTables(
      drawn(`2026年整体绩效目标表 | <\n三级指标 | ${heads} | 权重\n次数 | ≥3次 | ≥5次 | 100`),
    );
    expect(plan?.rows.map((row) => row.target)).toEqual([target]);
    expect(plan && faultsOf(plan)).toEqual([]);
  });

  it('[IM12] two columns that could both be the target are read neither way', () => {
    const [plan] = plansOfTables(drawn('三级指标 | 指标值 | 目标值 | 权重\n次数 | ≥3次 | ≥5次 | 100'));
    expect(plan?.rows.map((row) => row.target)).toEqual([null]);
    expect(plan && faultsOf(plan)).toEqual(['1 target']);
  });

  it('[IM12] 指标性质 and 指标方向: content beats the header word', () => {
    const [plan] = plansOfTables(
      drawn(`指标名称 | 指标性质 | 指标方向 | 指标值 | 计量单位 | 分值
        次数 | 正向 | ≥ | 3 | 次 | 50
        投诉 | 反向 | ≤ | 2 | 件 | 50`),
    );
    expect(plan?.rows.map((row) => row.operator)).toEqual(['≥', '≤']);
    const [other] = plansOfTables(
      drawn('指标名称 | 指标方向 | 指标值\n次数 | 正向 | 3次\n评价 | 定性 | 良好'),
    );
    expect(other?.rows.map((row) => row.operator)).toEqual([null, '定性']);
    expect(other && faultsOf(other)).toEqual(['* weight', '1 operator']);
  });

  it('[IM12] a heading over sign, number and unit is told apart by what stands below', () => {
    const [plan] = plansOfTables(
      drawn('三级指标 | 年度指标值 | ← | ← | 权重\n次数 | ≥ | 3 | 次 | 60\n费用 | ≤ | 2 | 万元 | 40'),
    );
    expect(plan && rowsOf(plan)).toEqual(['次数 -/- ≥ 3 次 60', '费用 -/- ≤ 2 万元 40']);
  });

  it('[IM12] a header of two rows, with long-term columns beside those of the year', () => {
    const [plan] = plansOfTables(
      drawn(`绩效指标 | ← | ← | 长期 | ← | 年度 | ← | 权重
        一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 指标性质 | 指标值 | ^
        产出指标 | 数量指标 | 次数 | ≥ | 9 | ≥ | 3 | 100`),
    );
    expect(plan && rowsOf(plan)).toEqual(['次数 产出指标/数量指标 ≥ 3 - 100']);
  });

  it('[IM12] the second row of the header names the year of a heading over several columns', () => {
    const [plan] = plansOfTables(
      drawn(`三级指标 | 指标值 | ← | 权重\n^ | 长期 | 年度 | ^\n次数 | ≥9次 | ≥3次 | 100`),
    );
    expect(plan && rowsOf(plan)).toEqual(['次数 -/- ≥ 3 次 100']);
  });

  it('[IM12] a column of types says what is 定性; a class over both columns is the first', () => {
    const [plan] = plansOfTables(
      drawn(`一级指标 | 二级指标 | 三级指标 | 指标值类型 | 指标值 | 权重
        产出指标\\n（50分） | 数量指标 | 次数 | 定量 | ≥3次 | 50
        满意度指标（10分） | ← | 评价 | 定性 | 良好 | 50`),
    );
    expect(plan && rowsOf(plan)).toEqual([
      '次数 产出指标/数量指标 ≥ 3 次 50',
      '评价 满意度指标/- 定性 良好 - 50',
    ]);
    expect(plan && faultsOf(plan)).toEqual([]);
  });

  it('[IM12] a label column 绩效指标 beside the table, merged down, names no row', () => {
    const [plan] = plansOfTables(
      drawn(`绩效指标 | 一级指标 | 二级指标 | 指标内容 | 指标值
        ^ | 产出指标 | 数量指标 | 次数 | ≥3次
        ^ | ^ | ^ | 场数 | ≥2场`),
    );
    expect(plan && rowsOf(plan)).toEqual([
      '次数 产出指标/数量指标 ≥ 3 次 -',
      '场数 产出指标/数量指标 ≥ 2 场 -',
    ]);
  });
});

describe('lines that are no rows', () => {
  it('[IM4] blocks of several years, labels, totals, dots, class rows, the header again and page numbers', () => {
    const [plan, ...others] = plansOfTables(
      drawn(`2026年整体绩效目标表 | ← | ← | ←
        一级指标 | 三级指标 | 指标值 | 权重
        长期绩效指标 | ← | ← | ←
        产出指标 | 总数 | ≥30次 | 
        年度绩效指标 | ← | ← | ←
        产出指标 | 次数 | ≥3次 | 60
         | …… | |
        第 1 页 共 2 页 | | |
        一级指标 | 三级指标 | 指标值 | 权重
        效益指标 | | |
        | 户数 | ≥2户 | 40
        合计 | | | 100
        联系人：张三 | | 联系电话：1 |
        注：1.满意度≥90%为合格。 | | |`),
    );
    expect(others).toEqual([]);
    expect(plan && rowsOf(plan)).toEqual(['次数 产出指标/- ≥ 3 次 60', '户数 效益指标/- ≥ 2 户 40']);
    expect(plan && faultsOf(plan)).toEqual([]);
  });

  it('[IM4] a row that begins like a footer is a row when it has a target', () => {
    const [plan] = plansOfTables(
      drawn(
        '指标 | 指标值 | 权重\n联系人满意度 | ≥3% | 50\n说明会 | ≥2场 | 30\n备注栏填写率 | ≥2% | 20\n填表人：张三',
      ),
    );
    expect(plan?.rows.map(({ name }) => name)).toEqual(['联系人满意度', '说明会', '备注栏填写率']);
  });

  it('[IM4] a name without a target is a row', () => {
    const [plan] = plansOfTables(drawn('指标 | 指标值 | 权重\n次数 | | 60\n场数 | ≥3场 | 40'));
    expect(plan && rowsOf(plan)).toEqual(['次数 -/- - - - 60', '场数 -/- ≥ 3 场 40']);
    expect(plan && faultsOf(plan)).toEqual(['1 target']);
  });

  it('[IM4] the same head block and header on the next page go on with the table', () => {
    const page = '2026年项目绩效目标表\n项目名称\t甲\n三级指标\t指标值\n';
    const plans = ofText(`${page}次数\t≥3次\n${page}场数\t≥2场\n`);
    expect(plans.map(rowsOf)).toEqual([['次数 -/- ≥ 3 次 -', '场数 -/- ≥ 2 场 -']]);
  });
});

describe('rows of a text that have lost their leading cells', () => {
  const head =
    '2026年整体绩效目标表\n一级指标\t二级指标\t三级指标\t指标性质\t指标值\t计量单位\t权重\n产出指标\t数量指标\t次数\t≥\t3\t次\t40\n';

  it('[IM13] they are moved where there is one way', () => {
    const [plan] = ofText(
      `${head}场数\t≥\t2\t场\t20\n质量指标\t差错率\t≤\t1\t%\t20\n\t\t能力\t定性\t提升\t\t20\n`,
    );
    expect(plan && rowsOf(plan)).toEqual([
      '次数 产出指标/数量指标 ≥ 3 次 40',
      '场数 产出指标/数量指标 ≥ 2 场 20',
      '差错率 产出指标/质量指标 ≤ 1 % 20',
      '能力 产出指标/质量指标 定性 提升 - 20',
    ]);
    expect(plan && faultsOf(plan)).toEqual([]);
  });

  it('[IM13] a row that fits in no way is named', () => {
    const [plan] = ofText(`${head}场数\t场\t2\t≥\n`);
    expect(plan && faultsOf(plan)).toContain('2 row');
    expect(plan?.rows[1]).toMatchObject({
      target: null,
      operator: null,
      weight: null,
    });
  });
});
