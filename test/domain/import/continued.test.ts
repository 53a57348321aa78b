import { describe, expect, it } from 'vitest';
import { tableKey, type ColumnChoices } from '#src/domain/import/column-choices.ts';
import { readPlans, type ReadPlan } from '#src/domain/import/read-plans.ts';
import { readTables } from '#src/tables/read-tables.ts';

const row = (...cells: readonly string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
const table = (...rows: readonly string[]) => `<table>${rows.join('')}</table>`;
const HEAD = row('一级指标', '二级指标', '三级指标', '指标值', '权重');
const FIRST = table(HEAD, row('产出指标', '数量指标', '培训', '≥4次', '50'));
const REST = [
  row('产出指标', '质量指标', '合格率', '≥95%', '30'),
  row('满意度指标', '服务', '满意度', '≥90%', '20'),
];

function plansIn(page: string): readonly ReadPlan[] {
  const file = readTables(new TextEncoder().encode(`<html><body>${page}</body></html>`));
  return file.ok ? readPlans(file.value) : [];
}

const namesOf = (plans: readonly ReadPlan[]) => plans.map(({ rows }) => rows.map(({ name }) => name));
const saidOf = (plans: readonly ReadPlan[]) =>
  plans.flatMap(({ problems }) =>
    problems.map(({ row: at, field, what }) => `${at ?? '-'} ${field} ${what}`),
  );

describe('a table that goes on in the next one', () => {
  it.each([
    ['without its header', `<p></p>${table(...REST)}`],
    ['with its header again, after a blank paragraph', `<p> </p>${table(HEAD, ...REST)}`],
    ['under 续表', `<p>续表</p>${table(...REST)}`],
  ])('[IM16] %s is one plan', (_, page) => {
    const plans = plansIn(FIRST + page);
    expect(namesOf(plans)).toEqual([['培训', '合格率', '满意度']]);
    expect(saidOf(plans)).toEqual([]);
  });

  it('[IM16] carries the classes on, and names the place in its own table', () => {
    const [plan] = plansIn(
      FIRST + table(row('', '', '合格率', '≥**%', '30'), row('满意度指标', '服务', '满意度', '≥90%', '20')),
    );
    expect(plan?.rows[1]).toMatchObject({ class1: '产出指标', class2: '数量指标', target: null });
    expect(plan?.problems).toMatchObject([{ row: 2, field: 'target', cell: '表2 第1行第4列' }]);
    const torn = table(HEAD, row('产出指标', '数量指标', '培训', '≥**次', '50'));
    const [other] = plansIn(torn + table(...REST));
    expect(other?.problems).toMatchObject([{ row: 1, field: 'target', cell: '表1 第2行第4列' }]);
  });

  it.each([
    ['after other text', `<p>以下为补充说明</p>${table(...REST)}`],
    [
      'with a column less',
      table(row('质量指标', '合格率', '≥95%', '30'), row('时效指标', '及时率', '≥90%', '20')),
    ],
    ['with units where targets stand', table(...REST, row('满意度指标', '服务', '投诉率', '%', '≤2'))],
    ['with names where weights stand', table(...REST, row('满意度指标', '服务', '投诉率', '≤2%', '综合科'))],
  ])('[IM16] %s is named, and not read', (_, page) => {
    const plans = plansIn(FIRST + page);
    expect(namesOf(plans)).toEqual([['培训']]);
    expect(saidOf(plans).join()).toContain('“表2”没有表头，像是接着这张表的');
  });

  it('[IM16] a table whose weights are whole is over', () => {
    const whole = table(HEAD, row('产出指标', '数量指标', '培训', '≥4次', '100'));
    expect(namesOf(plansIn(whole + whole))).toEqual([['培训'], ['培训']]);
    const summed = table(
      HEAD,
      row('产出指标', '数量指标', '培训', '≥4次', '40'),
      row('合计', '', '', '', '40'),
    );
    expect(namesOf(plansIn(summed + table(HEAD, ...REST)))).toEqual([['培训'], ['合格率', '满意度']]);
  });

  it('[IM16] says nothing of tables of another kind', () => {
    const other = table(row('联系人', '张三', '电话', '023-1234567'), row('日期', '2026年1月', '', ''));
    expect(saidOf(plansIn(FIRST + other)).filter((each) => each.includes('表头'))).toEqual([]);
  });
});

describe('a page that leaves end tags out', () => {
  it.each([
    ['no end tags at all', '<tr><td>产出指标<td>数量指标<td>培训<td>≥4次<td>50'],
    ['a paragraph left open', '<tr><td>产出指标</td><td>数量指标</td><td>培训</td><td>≥4次</td><td><p>50'],
    ['a block left open', '<tr><td>产出指标</td><td>数量指标</td><td><div>培训</td><td>≥4次</td><td><div>50'],
    [
      'a font left open',
      '<tr><td><b>产出指标</td><td>数量指标</td><td><font>培训</td><td>≥4次</td><td>50</tr>',
    ],
  ])('[IM18] %s: no row is swallowed', (_, first) => {
    const plans = plansIn(`<table>${HEAD}${first}${REST.join('')}</table>`);
    expect(namesOf(plans)).toEqual([['培训', '合格率', '满意度']]);
    expect(plans[0]?.rows.map(({ weight }) => weight)).toEqual(['50', '30', '20']);
  });

  it('[IM18] a table inside a cell ends nothing of the one around it', () => {
    const page = `<table><tr><td>附件${FIRST}</td><td>旁注</td></tr><tr><td>末行</td><td></td></tr></table>`;
    expect(namesOf(plansIn(page))).toEqual([['培训']]);
  });
});

describe('percentages that lost their format', () => {
  const problemsOf = (...rows: readonly string[]) => {
    const head = row('三级指标', '计量单位', '指标性质', '指标值', '权重');
    return saidOf(plansIn(table(head, ...rows))).filter((each) => each.includes('百分'));
  };

  it.each([
    ['with the unit %', ['合格率', '%', '≥', '0.95', '100']],
    ['a whole 1', ['验收合格率', '%', '=', '1', '100']],
    ['a rate without a unit', ['合格率', '', '≥', '0.95', '100']],
  ])('[IM17] %s is named', (_, cells) => {
    expect(problemsOf(row(...cells))).toHaveLength(1);
  });

  it('[IM17] small ceilings only where others are; small shares are what they are', () => {
    const ceiling = row('差错率', '%', '≤', '0.05', '50');
    expect(problemsOf(ceiling, row('合格率', '%', '≥', '95', '50'))).toEqual([]);
    expect(problemsOf(ceiling, row('合格率', '%', '≥', '0.95', '50'))).toHaveLength(2);
    expect(problemsOf(row('用户增长率', '%', '≥', '0.5', '100'))).toEqual([]);
    expect(problemsOf(row('培训次数', '次', '≥', '1', '100'))).toEqual([]);
    expect(problemsOf(row('合格率', '%', '≥', '0.95%', '100'))).toEqual([]);
  });

  it('[IM17] a weight below one point is named where the sum is none that a table has', () => {
    const rows = (last: string) => [row('甲', '次', '≥', '2', '0.5'), row('乙', '次', '≥', '2', last)];
    for (const last of ['99.5', '89.5', '79.5']) expect(problemsOf(...rows(last))).toEqual([]);
    expect(problemsOf(...rows('75'))).toEqual([
      '1 weight 权重“0.5”不到 1 分，可能是丢了百分号的小数，请核对',
    ]);
  });
});

describe('columns that a person chose', () => {
  const page = (name: string) =>
    `<p>${name}</p>${table(row('三级指标', '备注一', '指标值', '权重'), row('甲', '个', '≥3', '100'))}`;
  const read = (choices: ColumnChoices = new Map()) => {
    const bytes = new TextEncoder().encode(`<html><body>${page('第一张')}${page('第二张')}</body></html>`);
    const file = readTables(bytes);
    return file.ok ? readPlans(file.value, choices) : [];
  };
  const unitsOf = (plans: readonly ReadPlan[]) => plans.map(({ rows }) => rows[0]?.unit ?? null);

  it('[IM19] hold for the table they were chosen in, and not for another with the same header', () => {
    const [first, second] = read();
    if (first === undefined || second === undefined) throw new Error('two tables');
    expect(first.header).toBe(second.header);
    expect(unitsOf(read(new Map([[tableKey(second), new Map([[1, 'unit' as const]])]])))).toEqual([
      null,
      '个',
    ]);
  });

  it('[IM19] remembered by the header they hold for each, unless one says otherwise', () => {
    const [first] = read();
    if (first === undefined) throw new Error('a table');
    const remembered = [first.header, new Map([[1, 'unit' as const]])] as const;
    expect(unitsOf(read(new Map([remembered])))).toEqual(['个', '个']);
    expect(unitsOf(read(new Map([remembered, [tableKey(first), new Map()]])))).toEqual([null, '个']);
  });
});
