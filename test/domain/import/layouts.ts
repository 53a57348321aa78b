/** Known plans and the many ways in which they are published. */

export interface Known {
  readonly name: string;
  readonly class1: string | null;
  readonly class2: string | null;
  readonly operator: string | null;
  readonly target: string;
  readonly unit: string | null;
  readonly weight: string;
}

const known = (text: string): Known[] =>
  text
    .trim()
    .split('\n')
    .map((line) => {
      const [class1 = '', class2 = '', name = '', operator = '', target = '', unit = '', weight = ''] = line
        .split('|')
        .map((each) => each.trim());
      const orNull = (each: string): string | null => (each === '' ? null : each);
      return {
        name,
        class1: orNull(class1),
        class2: orNull(class2),
        operator: orNull(operator),
        target,
        unit: orNull(unit),
        weight,
      };
    });

/** Rows in the manner of tables that units of several provinces publish. */
export const PLANS: Readonly<Record<string, readonly Known[]>> = {
  water: known(`
    产出指标 | 数量指标 | 新建供水管网长度 | ≥ | 12.6 | 公里 | 12.5
    产出指标 | 数量指标 | 水质检测样品数 | ≥ | 1200 | 份 | 7.5
    产出指标 | 质量指标 | 出厂水水质合格率 | = | 100 | % | 10
    产出指标 | 时效指标 | 抢修到场时间 | ≤ | 45 | 分钟 | 10
    成本指标 | 经济成本指标 | 单位制水成本 | ≤ | 1.85 | 元/立方米 | 10
    效益指标 | 社会效益指标 | 受益人口 | > | 8.6 | 万人 | 20
    效益指标 | 生态效益指标 | 污水直排口 | < | 3 | 个 | 10
    效益指标 | 可持续影响指标 | 供水保障能力 | 定性 | 持续增强 |  | 10
    满意度指标 | 服务对象满意度指标 | 用水户满意度 | ≥ | 90 | % | 10`),
  school: known(`
    产出指标 | 数量指标 | 资助学生人次 | ≥ | 2360 | 人次 | 15
    产出指标 | 数量指标 | 组织教研活动 | ≥ | 24 | 场次 | 10
    产出指标 | 质量指标 | 教师培训合格率（省级） | ≥ | 98.5 | % | 15
    产出指标 | 时效指标 | 补助发放时限 | ≤ | 10 | 个工作日 | 10
    效益指标 | 社会效益指标 | 因贫失学学生 | = | 0 | 人 | 20
    效益指标 | 社会效益指标 | 教育公平程度 | 定性 | 进一步提升 |  | 20
    满意度指标 | 满意度指标 | 家长满意度 | ≥ | 95 | % | 10`),
  market: known(`
    产出指标 | 数量指标 | 食品抽检批次 | ≥ | 1500 | 批次 | 20
    产出指标 | 质量指标 | 不合格食品处置率 | = | 100 | % | 20
    效益指标 | 经济效益指标 | 挽回消费者损失 | ≥ | 320.5 | 万元 | 20
    效益指标 | 社会效益指标 | 重大食品安全事故 | ≤ | 0 | 起 | 20
    满意度指标 | 服务对象满意度指标 | 群众满意度 | ≥ | 88 | % | 20`),
};

/** What the rows of a layout must be read as. */
export interface Layout {
  readonly title: string;
  /** The header, row by row, and the cells of a row; `^` and `<` are merged. */
  readonly lines: (rows: readonly Known[]) => readonly (readonly string[])[];
  /** What differs from the known row when it is read, for all rows. */
  readonly reads?: (row: Known, rows: readonly Known[]) => Partial<Record<keyof Known, string | null>>;
  /** Problems of the whole table that belong to the layout. */
  readonly says?: readonly string[];
}

type Cell = (row: Known, at: number, rows: readonly Known[]) => string;

const isFirst = (key: 'class1' | 'class2', at: number, rows: readonly Known[]): boolean => {
  const [row, above] = [rows[at], rows[at - 1]];
  return above?.class1 !== row?.class1 || (key === 'class2' && above?.class2 !== row?.class2);
};
const merged =
  (key: 'class1' | 'class2', below: string, dress = (text: string) => text): Cell =>
  (row, at, rows) =>
    isFirst(key, at, rows) ? dress(row[key] ?? '') : below;

const column = (head: string, cell: Cell) => ({ head, cell });
const name = (head = '三级指标') => column(head, (row) => row.name);
const class1 = (below = '^', head = '一级指标') => column(head, merged('class1', below));
const class2 = (below = '^', head = '二级指标') => column(head, merged('class2', below));
const sign = (head = '指标性质', word = (text: string) => text) =>
  column(head, (row) => word(row.operator ?? ''));
const target = (head = '指标值') => column(head, (row) => row.target);
const unit = (head = '计量单位') => column(head, (row) => row.unit ?? '');
const weight = (head = '权重', dress = (text: string) => text) => column(head, (row) => dress(row.weight));
const whole = (head = '指标值') =>
  column(head, (row) =>
    row.operator === '定性' ? row.target : `${row.operator ?? ''}${row.target}${row.unit ?? ''}`,
  );
const fixed = (head: string, text: string) => column(head, () => text);

const WORDS: Readonly<Record<string, string>> = {
  '≥': '大于等于',
  '≤': '小于等于',
  '=': '等于',
  '>': '大于',
  '<': '小于',
};
const AROUND: Readonly<Record<string, (amount: string) => string>> = {
  '≥': (amount) => `不低于${amount}`,
  '≤': (amount) => `控制在${amount}以内`,
  '=': (amount) => `=${amount}`,
  '>': (amount) => `超过${amount}`,
  '<': (amount) => `低于${amount}`,
};
const ASCII: Readonly<Record<string, string>> = { '≥': '>=', '≤': '<=', '=': '＝', '>': '＞', '<': '＜' };

const table =
  (...columns: readonly { readonly head: string; readonly cell: Cell }[]) =>
  (rows: readonly Known[]): string[][] => [
    columns.map(({ head }) => head),
    ...rows.map((row, at) => columns.map(({ cell }) => cell(row, at, rows))),
  ];
const NO_CLASS = { class1: null, class2: null };
const noSign = (row: Known) => (row.operator === '定性' ? { operator: null } : {});
const hundredth = (text: string): string => {
  const [front = '', back = ''] = text.split('.');
  return `0.${front.padStart(2, '0')}${back}`;
};
const scaledTo90 = (points: string): string => String(Number(points) * 0.9);

export const LAYOUTS: readonly Layout[] = [
  {
    title: 'one column for each thing, classes merged',
    lines: table(class1(), class2(), name(), sign(), target(), unit(), weight()),
  },
  {
    title: 'classes blank below',
    lines: table(class1(''), class2(''), name(), sign(), target(), unit(), weight()),
  },
  {
    title: 'annex 10: weight, unit, sign, target',
    lines: table(
      name('指标'),
      weight('指标权重', (text) => `${text}%`),
      unit(),
      sign(),
      target(),
    ),
    reads: () => NO_CLASS,
  },
  {
    title: 'sign, number and unit in one cell',
    lines: table(class1(), class2(), name(), whole(), weight('分值')),
    reads: noSign,
  },
  {
    title: 'points with 分',
    lines: table(
      class1(),
      class2(),
      name(),
      whole('年度指标值'),
      weight('权重', (text) => `${text}分`),
    ),
    reads: noSign,
  },
  {
    title: 'the sign in words',
    lines: table(
      class1(),
      class2(),
      name(),
      sign('计算符号', (text) => WORDS[text] ?? text),
      target(),
      unit('度量单位'),
      weight(),
    ),
  },
  {
    title: 'words around the number',
    lines: table(
      class1(),
      class2(),
      name(),
      column('目标值', (row) => AROUND[row.operator ?? '']?.(`${row.target}${row.unit ?? ''}`) ?? row.target),
      weight(),
    ),
    reads: noSign,
  },
  {
    title: 'signs of a keyboard, full-width digits',
    lines: table(
      class1(),
      class2(),
      name(),
      sign('运算符号', (text) => ASCII[text] ?? text),
      column('年初指标值', (row) =>
        row.target.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
      ),
      unit(),
      weight(),
    ),
  },
  {
    title: 'the unit last, the name first',
    lines: table(
      name('指标名称'),
      class1('^'),
      class2('^'),
      weight(),
      target('指标目标值'),
      sign('比较符'),
      unit('单位'),
    ),
  },
  {
    title: 'without weights',
    lines: table(class1(), class2(), name(), sign(), target(), unit()),
    reads: () => ({ weight: null }),
    says: ['weight'],
  },
  {
    title: 'weights of 90',
    lines: table(class1(), class2(), name(), sign(), target(), unit(), weight('权重', scaledTo90)),
    reads: (row) => ({ weight: scaledTo90(row.weight) }),
    says: ['weight'],
  },
  {
    title: 'fractions',
    lines: table(class1(), class2(), name(), sign(), target(), unit(), weight('权重', hundredth)),
  },
  {
    title: 'a direction column beside the sign',
    lines: table(
      class1(),
      class2(),
      name(),
      column('指标性质', (row) => (row.operator === '≤' || row.operator === '<' ? '反向' : '正向')),
      sign('指标方向'),
      target(),
      unit(),
      weight(),
    ),
  },
  {
    title: 'a direction column after all',
    lines: table(
      class1(),
      class2(),
      name(),
      sign(),
      target(),
      unit(),
      weight(),
      column('指标方向性', (row) => (row.operator === '≤' ? '反向指标' : '正向指标')),
    ),
  },
  {
    title: 'a column of types',
    lines: table(
      class1(),
      class2(),
      name(),
      column('指标值类型', (row) => (row.operator === '定性' ? '定性' : '定量')),
      whole(),
      weight(),
    ),
  },
  {
    title: '定性 in the column of units',
    lines: table(
      class1(),
      class2(),
      name(),
      sign('指标性质', (text) => (text === '定性' ? '' : text)),
      target(),
      column('计量单位', (row) => (row.operator === '定性' ? '定性' : (row.unit ?? ''))),
      weight(),
    ),
  },
  {
    title: 'the value of last year beside it',
    lines: table(
      class1(),
      class2(),
      name(),
      sign(),
      fixed('上年完成值', '7'),
      target('本年度计划水平'),
      unit(),
      weight(),
    ),
  },
  {
    title: 'the long-term value beside it',
    lines: table(
      class1(),
      class2(),
      name(),
      sign(),
      fixed('指标值（长期）', '77'),
      target('指标值（年度）'),
      unit(),
      weight(),
    ),
  },
  {
    title: 'an adjusted value beside it',
    lines: table(
      class1(),
      class2(),
      name(),
      sign(),
      target('年初指标值'),
      fixed('调整指标值', '78'),
      fixed('全年完成值', '79'),
      unit(),
      weight(),
      fixed('指标得分', '1'),
    ),
  },
  {
    title: 'remarks and standards',
    lines: table(
      fixed('序号', '1'),
      class1(),
      class2(),
      name(),
      fixed('指标解释', '按≥5次/年执行'),
      sign(),
      target(),
      unit(),
      fixed('评分标准', '每低1个百分点扣1分'),
      weight(),
      fixed('备注', '无'),
    ),
  },
  {
    title: 'scores of the classes in brackets',
    lines: table(
      column(
        '一级指标',
        merged('class1', '^', (text) => `${text}\\n（50分）`),
      ),
      class2(),
      name(),
      whole(),
      weight(),
    ),
    reads: noSign,
  },
  {
    title: 'weights of the classes only, merged',
    lines: table(
      class1(),
      class2(),
      name(),
      whole(),
      column('分值', (_, at, rows) => (isFirst('class1', at, rows) ? '30' : '^')),
    ),
    reads: (row, rows) => ({
      ...noSign(row),
      ...(rows.filter((each) => each.class1 === row.class1).length > 1 ? { weight: null } : { weight: '30' }),
    }),
    says: ['weight'],
  },
  {
    title: 'the table beside a label',
    lines: (rows) =>
      table(
        class1(),
        class2(),
        name(),
        whole(),
        weight(),
      )(rows).map((cells, at) => [at === 0 ? '绩效指标' : '^'].concat(cells)),
    reads: noSign,
  },
  {
    title: 'a header of two rows',
    lines: (rows) => [
      ['绩效指标', '←', '←', '年度指标值', '←', '←', '权重'],
      ...table(
        class1(),
        class2(),
        name(),
        sign(),
        target(),
        unit(),
        fixed('^', ''),
      )(rows).map((cells, at) => (at === 0 ? cells : cells.slice(0, 6).concat(rows[at - 1]?.weight ?? ''))),
    ],
  },
  {
    title: 'sign, number and unit under one heading',
    lines: (rows) =>
      table(class1(), class2(), name(), sign('年度指标值'), target('←'), unit('←'), weight())(rows),
  },
  {
    title: 'beginning in another column, under prose',
    lines: (rows) => [
      ['', '', '满意度不低于95%，资金支付率90%以上。'],
      ...table(fixed('', ''), fixed('', ''), class1(''), class2(''), name(), whole(), weight())(rows),
    ],
    reads: noSign,
  },
  {
    title: 'totals, dots and blank rows',
    lines: (rows) => {
      const [head = [], ...body] = table(class1(''), class2(''), name(), whole(), weight())(rows);
      return [
        head,
        ...body.slice(0, 2),
        ['', '', '……', '', ''],
        ['', '', '', '', ''],
        ...body.slice(2),
        ['合计', '', '', '', '100'],
      ];
    },
    reads: noSign,
  },
  {
    title: 'the header again in the middle',
    lines: (rows) => {
      const [head = [], ...body] = table(class1(''), class2(''), name(), whole(), weight())(rows);
      return [head, ...body.slice(0, 3), head, ...body.slice(3), ['注：满意度≥90%为合格', '', '', '', '']];
    },
    reads: noSign,
  },
  {
    title: 'a block of several years before it',
    lines: (rows) => {
      const [head = [], ...body] = table(class1(''), class2(''), name(), whole(), weight())(rows);
      return [
        head,
        ['长期绩效指标', '←', '←', '←', '←'],
        ['产出指标', '数量指标', '三年总数', '≥999个', ''],
        ['年度绩效指标', '←', '←', '←', '←'],
        ...body,
      ];
    },
    reads: noSign,
  },
  {
    title: 'no class columns, targets by 年度目标值',
    lines: table(name('具体指标'), whole('年度目标值'), weight('指标权重（分）')),
    reads: (row) => ({ ...noSign(row), ...NO_CLASS }),
  },
  {
    title: '指标值及单位',
    lines: table(class1(), class2(), name('指标内容'), whole('指标值及单位'), weight('权重(%)')),
    reads: noSign,
  },
  {
    title: 'stars and line breaks in the header',
    lines: table(
      class1('^', '*一级\\n指标'),
      class2('^', '*二级\\n指标'),
      name('*三级\\n指标'),
      sign('*指标\\n性质'),
      target('*指 标 值'),
      unit('*计量单位'),
      weight('*权 重'),
    ),
  },
  {
    title: 'percentages without a unit column',
    lines: table(
      class1(),
      class2(),
      name(),
      sign('符号'),
      column('指标值', (row) => `${row.target}${row.unit ?? ''}`),
      weight(),
    ),
  },
];
