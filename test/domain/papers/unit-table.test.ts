import { describe, expect, it } from 'vitest';
import type { Plan, PlanId } from '#src/domain/catalogue/plan.ts';
import { fundsOf } from '#src/domain/papers/funds.ts';
import { unitTable, type UnitTableSource } from '#src/domain/papers/unit-table.ts';
import type { FundSource, Said } from '#src/domain/statements/statement.ts';
import { NO_STATEMENTS, supposing } from '#src/domain/statements/year-statements.ts';
import { READY_RULES, rulesMember } from '#src/domain/catalogue/rules.ts';
import { ruledDocument } from '#src/export/ruled-document.ts';
import { ruledWorkbook } from '#src/export/ruled-sheet.ts';
import { q } from '#test/domain/support/build.ts';
import { evaluationOf } from '#test/export/support/official-forms.ts';
import { readDocument } from '#test/export/support/re-read-document.ts';
import { reRead, shown } from '#test/export/support/re-read.ts';
import { ARCHIVE, EVERY_PLAN, LIBRARY } from '#test/support/fixture-plans.ts';

const WHOLE: Plan = { ...LIBRARY, unitName: ARCHIVE.unitName, year: ARCHIVE.year };
const SHELVES: Plan = { ...ARCHIVE, id: 'p-shelves' as PlanId, project: '密集架更新' };

const spent = (value: string): Said => ({
  subject: { kind: 'execution', month: 12 },
  content: { kind: 'number', value: q(value) },
  note: '',
});
const budget = (source: FundSource, value: string): Said => ({
  subject: { kind: 'funds', source, figure: 'budget' },
  content: { value: q(value) },
  note: '',
});
const yearOf = (plan: Plan) => EVERY_PLAN.find(({ plan: { id } }) => id === plan.id)?.said ?? [];

function sourceOf(plan: Plan, said: readonly Said[]): UnitTableSource {
  return {
    plan: plan.id,
    form: evaluationOf({ plan, said }),
    funds: fundsOf(supposing(NO_STATEMENTS, said), plan.project, 12),
  };
}

const whole = sourceOf(WHOLE, yearOf(LIBRARY));
const rooms = sourceOf(ARCHIVE, [
  ...yearOf(ARCHIVE),
  spent('19'),
  budget('fiscal', '30'),
  budget('other', '8'),
]);
const shelves = sourceOf(SHELVES, [spent('38'), budget('fiscal', '36'), budget('carried', '3')]);

describe('总表 of a unit’s year', () => {
  const table = unitTable([whole, rooms, shelves]);
  const texts = (at: number) => table.columns.map(({ id }) => table.rows[at]?.cells[id]?.text ?? '');

  it('[ND33] has 整体 and every project, each as its own 自评表 says', () => {
    expect(table.lacks).toEqual([]);
    [whole, rooms, shelves].forEach(({ form }, at) => {
      expect(table.rows[at]?.cells['score']).toEqual(form.total.score);
      expect(texts(at)[8]).toBe(form.total.grade);
    });
    expect(texts(0).slice(0, 5)).toEqual([
      '部门（单位）整体',
      whole.form.execution.budget.text,
      '—',
      '—',
      '—',
    ]);
    expect(texts(1).slice(0, 7)).toEqual(['档案库房改造', '38', '30', '—', '8', '19', '50']);
    expect(texts(2).slice(0, 7)).toEqual(['密集架更新', '38', '36', '3', '—', '38', '100']);
    expect(texts(2)[9]).toMatch(/^未定稿：/);
  });

  it('[ND33] adds projects alone, and only what every one of them has', () => {
    expect(Object.values(table.sum?.cells ?? {}).map(({ text }) => text)).toEqual([
      '76',
      '66',
      '—',
      '—',
      '57',
      '75',
    ]);
    expect(unitTable([whole, rooms]).sum).toBeNull();
  });

  it('[ND33] says what is not here and what does not add up', () => {
    expect(unitTable([whole]).lacks).toEqual(['本机没有本单位 2024 年度的项目方案']);
    expect(unitTable([rooms]).lacks).toEqual(['本机没有本单位 2024 年度的整体方案']);
    expect(table.foot.map(({ text }) => text)).toContain(
      '项目：密集架更新的资金：全年预算数按来源合计 39 万元，与年度资金总额 38 万元不一致',
    );
  });

  it('[KJ8] [ND33] prints the rules of reckoning once where they are the same, else of whom they are', () => {
    const rulesOf = (foot: typeof table.foot) =>
      foot.map(({ text }) => text).filter((text) => text.includes('评分规则：'));
    expect(rulesOf(unitTable([rooms, shelves]).foot)).toEqual([
      `评分规则：${rooms.form.table.rules.join('；')}。`,
    ]);
    const { settings } = SHELVES;
    const capped = sourceOf(
      { ...SHELVES, settings: { ...settings, ...rulesMember(READY_RULES.capped.rules) } },
      [],
    );
    expect(rulesOf(unitTable([rooms, capped]).foot)).toEqual([
      expect.stringMatching(/^档案库房改造的评分规则：.*优/),
      expect.stringMatching(/^密集架更新的评分规则：.*执行率低于 80% 最高 89 分/),
    ]);
  });

  it('[ND33] leaves as a workbook and as a document with the same lines', async () => {
    const sheet = (await reRead(await ruledWorkbook(table, '项目总表'))).worksheets[0];
    const scores: unknown[] = [];
    sheet?.eachRow((row) => {
      if (/^\d．/.test(row.getCell(1).text)) scores.push(shown(row.getCell(8)));
    });
    expect(scores).toHaveLength(3);
    const { tables } = readDocument(await ruledDocument(table));
    expect(tables.flat().map(([name]) => name)).toEqual(
      expect.arrayContaining(['1．部门（单位）整体', '2．档案库房改造', '3．密集架更新', '项目合计']),
    );
  });
});
