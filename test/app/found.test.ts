import { expect, it } from 'vitest';
import { findAll } from '#src/app/found.ts';
import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import type { Plan, PlanId } from '#src/domain/catalogue/plan.ts';
import type { Statement } from '#src/domain/statements/statement.ts';
import { yearStatements } from '#src/domain/statements/year-statements.ts';
import { MONTH_TITLES } from '#src/session/paper-titles.ts';
import { parsePlace, placeRoute } from '#src/session/place.ts';
import { initialsReader } from '#src/ui/pinyin-initials.ts';
import { EVERY_PLAN } from '#test/support/fixture-plans.ts';

const PLAN = ANNEX_10_2025;
const YEAR = yearStatements([
  {
    subject: { kind: 'evidence', indicator: PLAN.indicators[6]?.id, evidence: 'e-1' },
    content: { month: 3, title: '一季度签到表', source: { kind: 'pointer', text: '档案柜 3' } },
    author: { name: '吴敏', section: '综合科' },
    note: '',
  },
] as unknown as readonly Statement[]);

const OTHER: Plan = { ...PLAN, id: 'p-archive' as PlanId, unitName: '区档案馆', year: 2026 };

function find(query: string, { plan = PLAN, route = '/overview', reads = true, isDraft = false } = {}) {
  const place = parsePlace(route, '', { year: plan.year });
  return findAll(
    query,
    { place, plan, plans: [plan, OTHER], month: 7, isDraft, year: YEAR },
    reads ? initialsReader() : null,
  ).map(({ kind, title, place: to, cell }) => ({ kind, title, place: to, cell, route: placeRoute(to) }));
}

it('[MO34] a number finds its own row first, then the month', () => {
  expect(find('7').map(({ kind, route }) => [kind, route])).toEqual([
    ['指标', '/indicator/07?year=2025'],
    ['月份', '/overview?year=2025&month=7'],
    ['月份', '/entry?year=2025&month=7'],
  ]);
  expect(find('07')[0]?.route).toBe('/indicator/07?year=2025');
  expect(find('十一月')[0]?.route).toBe('/overview?year=2025&month=11');
});

it('[MO34] each kind of thing is found by a part of its name and by initials', () => {
  const firstOf = (query: string) => {
    const [first] = find(query);
    return [first?.kind, first?.title, first?.route];
  };
  expect(firstOf('自评报告')).toEqual(['位置', '自评报告', '/review/report?year=2025']);
  expect(firstOf('ndtb')).toEqual([undefined, undefined, undefined]);
  expect(firstOf('ydtbb')).toEqual(['位置', '月度填报表', '/month/sheet?year=2025']);
  expect(firstOf('wm')).toEqual(['填报人', '吴敏', '/data?year=2025']);
  expect(firstOf('签到')).toEqual(['材料', '一季度签到表', '/indicator/07?year=2025']);
  expect(firstOf('qdb')).toEqual(['材料', '一季度签到表', '/indicator/07?year=2025']);
  expect(firstOf('区档案馆')).toEqual(['方案', '区档案馆 2026 年度 整体', '/overview?plan=p-archive']);
  expect(firstOf('zhk')).toEqual(['科室', '综合科', '/entry?year=2025&section=%E7%BB%BC%E5%90%88%E7%A7%91']);
});

it('[MO34] without pinyin the letters find only themselves, and nothing wrong is said', () => {
  expect(find('qdb', { reads: false })).toEqual([]);
  expect(find('签到', { reads: false })[0]?.title).toBe('一季度签到表');
});

it.each(EVERY_PLAN)('[MO34] every row of $name is found by its number and by its whole name', ({ plan }) => {
  const missed = plan.indicators.filter(({ id, seq, name }) => {
    const byNumber = find(String(seq), { plan })[0];
    return byNumber?.place.indicator !== id || find(name, { plan }).every(({ title }) => title !== name);
  });
  expect(missed.map(({ seq }) => seq)).toEqual([]);
});

it('[MO34] nothing typed lists the places, the papers among them', () => {
  expect(
    find('')
      .map(({ title }) => title)
      .slice(0, 3),
  ).toEqual(['总览', '月度填报', '月度办理']);
  expect(find('   ').every(({ kind }) => kind === '位置')).toBe(true);
});

it('[MO34] on 月度填报, and in a draft, a row is found in the grid; a draft has nothing that it has no place for', () => {
  const cell = { row: PLAN.indicators[6]?.id, month: 7, field: 'value' };
  expect(find('7', { route: '/entry' })[0]).toMatchObject({ route: '/entry?year=2025&month=7', cell });
  const draft = find('7', { isDraft: true });
  expect(draft[0]).toMatchObject({ cell });
  expect(draft[0]?.route).toContain('/entry?year=2025&month=7&section=');
  expect(find('', { isDraft: true }).map(({ title }) => title)).toEqual([
    '总览',
    '月度填报',
    '月度办理',
    ...Object.values(MONTH_TITLES),
  ]);
  expect(find('吴敏', { isDraft: true })).toEqual([]);
  expect(find('签到', { isDraft: true })).toEqual([]);
});

it('[MO34] in 汇报 a row is a page of it, the two of one name apart, and a month is looked at there', () => {
  const place = parsePlace('/overview', '?view=present', { year: PLAN.year });
  const sources = { place, plan: PLAN, plans: [PLAN], month: 7, isDraft: false, year: YEAR } as const;
  const found = (query: string) => findAll(query, sources, initialsReader());
  expect(found('满意度').map(({ slide, place: to }) => [slide, to.view])).toEqual([
    ['31', 'present'],
    ['32', 'present'],
  ]);
  expect(found('3月')[0]?.place).toEqual({ ...place, month: 3 });
  expect(found('佐证材料').map(({ kind, place: to }) => [kind, to.view])).toEqual([['位置', null]]);
});
