import { expect, it } from 'vitest';
import { emptyRow, type DraftRow } from '#src/domain/draft/draft.ts';
import { withProposals } from '#src/domain/draft/propose.ts';

const typed = (before: DraftRow, change: Partial<DraftRow>) =>
  withProposals(before, Object.assign({}, before, change));
const measures = ({ rollup, pacing, decimals }: DraftRow) => [rollup, pacing, decimals];

it('[PL60] a row that is typed gets the proposals of its words, whatever order they are typed in', () => {
  const named = typed(emptyRow('1'), { name: '读者满意度' });
  expect(measures(typed(typed(named, { unit: '%' }), { target: '92' }))).toEqual(['latest', 'level', 2]);
  const asked = typed(typed(emptyRow('1'), { target: '200' }), { unit: '场' });
  expect(measures(asked)).toEqual(['sum', 'linear', 0]);
  expect(measures(typed(asked, { operator: '≤', unit: '万元' }))).toEqual(['sum', 'level', 4]);
});

it('[PL60] what somebody chose, or planned by months, stays', () => {
  const chosen = Object.assign({}, typed(emptyRow('1'), { target: '200', unit: '场' }), { rollup: 'latest' });
  expect(measures(typed(chosen as DraftRow, { unit: '%' }))).toEqual(['latest', 'linear', 0]);
  const planned = Object.assign({}, emptyRow('1'), {
    target: '2',
    milestones: { of: '2', dues: [{ month: 6 as const, due: '1' }] },
  });
  expect(measures(typed(planned, { target: '20' }))).toEqual(['sum', 'milestone', 0]);
});

it('[PL60] a rated row that becomes a number is proposed for', () => {
  const rated: DraftRow = { ...emptyRow('1'), operator: '定性', target: '达标', pacing: 'year-end' };
  const number = typed(typed(rated, { operator: '≥' }), { target: '90', unit: '%' });
  expect(measures(number)).toEqual(['mean', 'level', 2]);
  expect(typed(rated, { target: '优' })).toMatchObject({ pacing: 'year-end' });
});

it.each([
  ['单位养护成本', '≤', '元/平方米', '3.8', 'mean', 2],
  ['园内空气负离子浓度', '≥', '个/立方厘米', '1200', 'mean', 2],
  ['PM2.5 平均浓度', '≤', 'μg/m³', '35', 'mean', 2],
  ['单个泊位改造成本', '≤', '万元', '0.3094', 'mean', 4],
  ['人均公共绿地', '≥', '平方米', '12', 'mean', 2],
  ['入户走访', '≥', '次/月', '2', 'mean', 2],
  ['读者投诉', '≤', '件/万人次', '3', 'mean', 2],
  ['婴儿死亡率', '≤', '‰', '5', 'mean', 2],
  ['平均无故障时间', '≥', '小时', '720', 'mean', 1],
  ['年度考核得分', '≥', '分', '90', 'latest', 2],
  ['全市排名', '≤', '名', '3', 'latest', 0],
  ['行道树修剪', '≥', '次/年', '2', 'sum', 0],
  ['政府网站升级改版', '≥', '万/年', '20', 'sum', 4],
  ['义诊', '≥', '人/次', '500', 'sum', 0],
  ['购置设备', '≥', '台/套', '30', 'sum', 0],
] as const)(
  '[PL83] %s %s in %s is proposed as what it is: %s, %s',
  (name, operator, unit, target, rollup, decimals) => {
    const row = typed(emptyRow('1'), { name, operator, unit, target });
    expect([row.rollup, row.decimals]).toEqual([rollup, decimals]);
    expect(row.pacing === 'level').toBe(rollup !== 'sum');
  },
);

it.each([
  ['万册', '1.2', 4],
  ['万平方米', '38.6', 4],
  ['亿元', '3', 4],
  ['公里', '120', 2],
  ['吨', '36000', 2],
  ['个', '12', 0],
  ['人次', '800', 0],
] as const)(
  '[PL84] a month of a row in %s, %s in the year, has decimals enough',
  (unit, target, decimals) => {
    expect(typed(emptyRow('1'), { name: '完成量', operator: '≥', unit, target }).decimals).toBe(decimals);
  },
);
