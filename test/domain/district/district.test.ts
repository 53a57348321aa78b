import { describe, expect, it } from 'vitest';
import {
  comparedCells,
  DISTRICT_COLUMNS,
  districtSentence,
  leftOutText,
  reminderText,
  unitNotes,
} from '#src/domain/district/district-table.ts';
import { rowGroups, rowsNamed } from '#src/domain/district/row-comparison.ts';
import { inLineOrder, lastYearOf, unitLine, type UnitLine } from '#src/domain/district/unit-line.ts';
import { gatherUnits, type UnitYear } from '#src/domain/district/unit-year.ts';
import { planDigest } from '#src/domain/package/plan-digest.ts';
import type { Points } from '#src/domain/quantity/points.ts';
import { samplePlanId } from '#src/domain/catalogue/plan.ts';
import { completenessThrough } from '#src/domain/year/completeness.ts';
import { projectedTotal } from '#src/domain/year/projected.ts';
import { yearReport } from '#src/domain/year/year-report.ts';
import type { Said, Statement, StatementId } from '#src/domain/statements/statement.ts';
import { yearStatements } from '#src/domain/statements/year-statements.ts';
import { simulatedYear } from '#test/domain/year/support/simulated-year.ts';
import { firstRevisions, monthValue, named, packageOfUnit, planOfUnit } from '#test/support/district.ts';
import { EVERY_PLAN } from '#test/support/fixture-plans.ts';
import { WATER } from '#test/support/water-plan.ts';

const TODAY = '2027-01-20';
const HOUSING = planOfUnit(WATER, 'housing:2026', '区住房局');
const [JULY_5] = ['2026-07-05'];

function only(files: Parameters<typeof gatherUnits>[0]): UnitYear {
  const { units } = gatherUnits(files);
  const [unit] = units;
  if (unit === undefined || units.length > 1) throw new Error(`${units.length} units`);
  return unit;
}

/** Of the sound statements of 指标 08, January first. */
const valuesOf = ({ year }: UnitYear) =>
  [...year.bySubject.values()].map(({ content }) =>
    content !== null && 'value' in content ? content.value : null,
  );

describe('files of units', () => {
  it('[DI1] of one plan are one unit, whose revisions are united and keep their order of replacing', () => {
    const [first] = firstRevisions([monthValue('count', 1, 3)], 'a') as readonly [Statement];
    const later: Statement = {
      ...first,
      ...monthValue('count', 1, 5),
      id: 'b-0' as StatementId,
      // By a clock that is years behind: it replaces, so it stands.
      at: 1 as Statement['at'],
      replaces: [first.id],
    };
    const other = firstRevisions([monthValue('count', 2, 4)], 'c');
    const unit = only([
      named('乙.jxb.json', packageOfUnit(HOUSING, [later])),
      named('甲.jxb.json', packageOfUnit(HOUSING, [first])),
      named('丙.jxb.json', packageOfUnit(HOUSING, other)),
    ]);
    expect(unit.year.bySubject.size).toBe(2);
    expect([...unit.year.bySubject.values()].map(({ id }) => id).sort()).toEqual(['b-0', 'c-0']);
    expect(unit).toMatchObject({ competing: 0, aside: 0, onlySections: [], missingParts: [] });
    expect(unit.names).toEqual(['乙.jxb.json', '甲.jxb.json', '丙.jxb.json']);
  });

  it('[DI1] that say several things of one cell are counted by the newest, and say so', () => {
    const mine = firstRevisions([monthValue('count', 1, 3), monthValue('count', 2, 1)], 'a');
    const [theirs, same] = firstRevisions([monthValue('count', 1, 7), monthValue('count', 2, 1)], 'b') as [
      Statement,
      Statement,
    ];
    const unit = only([
      named('a', packageOfUnit(HOUSING, mine)),
      named('b', packageOfUnit(HOUSING, [{ ...theirs, at: (theirs.at + 50) as Statement['at'] }, same])),
    ]);
    expect(unit.competing).toBe(1);
    expect(valuesOf(unit)).toEqual([70_000, 10_000]);
    expect(unitNotes(unit)).toEqual(['1 处几份文件说法不一，按最后填报的计']);
  });

  it('[DI1] that hold what cannot stand on the plan leave that out, and only that', () => {
    const unit = only([
      named(
        'a',
        packageOfUnit(HOUSING, firstRevisions([monthValue('count', 1, 3), monthValue('99', 1, 3)], 'a')),
      ),
    ]);
    expect(unit.aside).toBe(1);
    expect(unit.year.bySubject.size).toBe(1);
    expect(unitNotes(unit)).toEqual(['1 条没有计入']);
  });

  it('[DI1] of several versions of a plan are read by the corrected one, whichever was laid out first', () => {
    const said = firstRevisions([monthValue('count', 1, 3)], 'a');
    const correction = { of: planDigest(HOUSING), date: '2026-03-01', reason: '抄错', author: '周艳' };
    const corrected = { ...HOUSING, source: '更正后的附件', corrections: [correction] };
    const files = [named('旧', packageOfUnit(HOUSING, said)), named('新', packageOfUnit(corrected, []))];
    for (const each of [files, [...files].reverse()]) {
      const unit = only(each);
      expect(unit.plan.corrections).toEqual([correction]);
      expect(valuesOf(unit)).toEqual([30_000]);
    }
  });

  it('[DI1] of one section, or parts of a set, say what is missing; the sample and another text are left out by name', () => {
    const section = packageOfUnit(HOUSING, [], {
      scope: { kind: 'section', section: '综合科', from: 1, through: 12 },
    });
    const part = packageOfUnit(planOfUnit(WATER, 'b:2026', '乙局'), [], {
      part: { number: 1, count: 3 },
    });
    const { planFile: _, ...bare } = packageOfUnit(planOfUnit(WATER, 'c:2026', '丙局'), []);
    const { units, leftOut } = gatherUnits([
      named('科室', section),
      named('分卷', part),
      named('无方案', bare),
      named('示例', packageOfUnit({ ...WATER, id: samplePlanId(WATER.id) }, [])),
      named('异文', packageOfUnit({ ...HOUSING, unitName: '住房局' }, [])),
    ]);
    expect(units.map((unit) => unitNotes(unit))).toEqual([['只有综合科的数据包'], ['缺第 2、3 份']]);
    expect(leftOut.map(({ name, kind }) => [name, kind])).toEqual([
      ['无方案', 'no-plan'],
      ['示例', 'sample'],
      ['异文', 'other-text'],
    ]);
    expect(leftOut.map(leftOutText).join('')).not.toContain('undefined');
    // Beside a package of the whole unit nothing is missing, whatever one of a section adds.
    const whole = only([named('科室', section), named('全部', packageOfUnit(HOUSING, []))]);
    expect(unitNotes(whole)).toEqual([]);
  });
});

describe('the line of a unit', () => {
  it.each(EVERY_PLAN)('[DI2] says what the screens of $name say, every month', ({ plan, said }) => {
    const own = { ...plan, id: `${plan.id}-x` as typeof plan.id };
    const unit = only([named('a', packageOfUnit(own, firstRevisions(said, 'a')))]);
    expect(unit.aside).toBe(0);
    const year = yearStatements(firstRevisions(said, 'a'));
    for (const month of [3, 6, 11, 12] as const) {
      const report = yearReport(own, year, month);
      const line = unitLine(unit, null, month, TODAY);
      expect(line.rows.map(({ score }) => score)).toEqual(report.rows.map(({ score }) => score.score));
      expect(line.score).toBe(report.card.coveredWeight > 0 ? report.card.total : null);
      const outlook = projectedTotal(report);
      expect(line.outlook).toEqual(outlook && { value: outlook.value, low: outlook.low, high: outlook.high });
      expect(line.filled).toEqual(completenessThrough(report.plan.indicators, year, month));
    }
  });

  it('[DI2] compares with last year where that plan is among the files', () => {
    const last = planOfUnit({ ...WATER, year: 2025 }, 'housing:2025', '区住房局');
    const said = simulatedYear(WATER, 3).inDecember;
    const { units } = gatherUnits([
      named('a', packageOfUnit(HOUSING, firstRevisions(said, 'a'))),
      named('b', packageOfUnit(last, firstRevisions(said, 'b'))),
    ]);
    const [unit] = units as [UnitYear];
    expect(lastYearOf(unit, units)?.plan.id).toBe('housing:2025');
    expect(unitLine(unit, lastYearOf(unit, units), 12, TODAY).onYear).toBe(0);
    expect(unitLine(unit, null, 12, TODAY).onYear).toBeNull();
    const { units: others } = gatherUnits([
      named('a', packageOfUnit(HOUSING, [])),
      named('丙', packageOfUnit(planOfUnit(last, 'other:2025', '丙局'), [])),
      named('项', packageOfUnit({ ...last, id: 'project:2025' as typeof last.id, project: '社保' }, [])),
    ]);
    expect(lastYearOf(others[0] as UnitYear, others)).toBeNull();
  });

  it('[DI3] is late for months whose date has passed, not for the one that is not due yet', () => {
    const unit = only([named('a', packageOfUnit(HOUSING, firstRevisions([monthValue('count', 5, 3)], 'a')))]);
    const line = unitLine(unit, null, 6, JULY_5);
    expect(line.late.map(({ month }) => month)).toEqual([1, 2, 3, 4, 5]);
    const measured = HOUSING.indicators.filter(({ kind }) => kind === 'quantitative').length;
    expect(line.lateCells).toBe(5 * measured - 1);
    expect(unitLine(unit, null, 6, '2026-07-06').late.map(({ month }) => month)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('[DI3] is not late for a month that is closed, whatever it lacks', () => {
    const close = {
      subject: { kind: 'month-close', month: 2 },
      content: { reported: 0, due: 29 },
      note: '',
    } as Said;
    const unit = only([named('a', packageOfUnit(HOUSING, firstRevisions([close], 'a')))]);
    expect(unitLine(unit, null, 3, JULY_5).late.map(({ month }) => month)).toEqual([1, 3]);
  });

  it('[DI7] has a text that asks for what is late, and none where nothing is', () => {
    const unit = only([named('a', packageOfUnit(HOUSING, []))]);
    const text = reminderText(unitLine(unit, null, 1, '2026-02-08'));
    expect(text).toContain('区住房局');
    expect(text).toContain('1月（应于 2月5日前填报）尚缺');
    expect(text).toMatch(/第 1[、—]/);
    expect(reminderText(unitLine(unit, null, 1, '2026-02-01'))).toBe('');
  });
});

function lineOf(name: string, score: number | null): UnitLine {
  const unit = only([named(name, packageOfUnit(planOfUnit(WATER, name, name), []))]);
  return { ...unitLine(unit, null, 6, JULY_5), score: score as Points | null };
}

describe('the board', () => {
  const lines = [lineOf('丙局', 80_00), lineOf('乙局', null), lineOf('甲局', 91_00), lineOf('丁局', 80_00)];
  const byCode = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  const names = (ordered: readonly UnitLine[]) => ordered.map(({ plan }) => plan.unitName);

  it('[DI5] is put in the order of a column, those without a figure last whichever way, equal ones by name', () => {
    expect(names(inLineOrder(lines, 'score', true, byCode))).toEqual(['甲局', '丁局', '丙局', '乙局']);
    expect(names(inLineOrder(lines, 'score', false, byCode))).toEqual(['丁局', '丙局', '甲局', '乙局']);
    expect(names(inLineOrder(lines, 'unit', true, byCode))).toEqual(
      ['甲局', '乙局', '丙局', '丁局'].sort(byCode).reverse(),
    );
  });

  it('[DI5] sums up what it shows', () => {
    expect(districtSentence(lines)).toBe(
      '共 4 个方案，3 个有得分；平均 83.67 分，最低 80.00 分，最高 91.00 分；4 个有逾期未报',
    );
    expect(districtSentence([])).toBe('共 0 个方案，0 个有得分；没有逾期未报的');
  });

  it('[DI5] has a text in every cell, and a number where a workbook computes', () => {
    const [first] = lines as [UnitLine];
    const cells = DISTRICT_COLUMNS.map(({ cell }) => cell(first));
    expect(cells.slice(0, 3)).toEqual(['丙局', '整体', '80.00']);
    expect(DISTRICT_COLUMNS.flatMap(({ amount }) => (amount === undefined ? [] : [amount(first)]))).toContain(
      80,
    );
  });

  it('[DI4] sets measured rows of one class and unit side by side, by the words of their names', () => {
    const groups = rowGroups(lines);
    expect(groups.length).toBeGreaterThan(3);
    for (const group of groups) {
      expect(group.units).toBe(4);
      expect(group.rows.every(({ row }) => row.unit !== null)).toBe(true);
    }
    const [group] = groups as [(typeof groups)[number]];
    const name = group.rows[0]?.row.name ?? '';
    const found = rowsNamed(group, name.slice(0, 4));
    expect(found.length).toBeGreaterThanOrEqual(4);
    expect(found.every(({ row }) => row.name.includes(name.slice(0, 4)))).toBe(true);
    expect(comparedCells(found[0] ?? (group.rows[0] as (typeof found)[number]))[2]).toBe(name);
    expect(rowsNamed(group, '没有这样的')).toEqual([]);
    // Every word that was typed, not one of them.
    expect(rowsNamed(group, `${name.slice(0, 4)} 没有这样的`)).toEqual([]);
  });

  it('[DI4] compares nothing that one unit has alone', () => {
    expect(rowGroups(lines.slice(0, 1))).toEqual([]);
  });
});
