import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { totalCheckText } from '#src/domain/district/city-table.ts';
import { unitFigures } from '#src/domain/district/unit-figures.ts';
import { recordBasis, type UnitRecord } from '#src/domain/district/unit-record.ts';
import { checkTotal, totalOf, type TotalPlace, type UnitTotal } from '#src/domain/district/unit-total.ts';
import { gatherUnits } from '#src/domain/district/unit-year.ts';
import { recordText } from '#src/domain/engine/record-text.ts';
import { planToken, totalSubject } from '#src/domain/engine/subjects.ts';
import { placedTotal, totalText } from '#src/domain/engine/total-text.ts';
import { digestOf } from '#src/domain/package/canonical-json.ts';
import { MONTHS, monthsThrough, type Month } from '#src/domain/period/month.ts';
import type { Points } from '#src/domain/quantity/points.ts';
import type { Instant } from '#src/domain/statements/statement.ts';
import { simulatedYear } from '#test/domain/year/support/simulated-year.ts';
import { firstRevisions, named, packageOfUnit, planOfUnit } from '#test/support/district.ts';
import { EVERY_PLAN } from '#test/support/fixture-plans.ts';
import { WATER } from '#test/support/water-plan.ts';

function recordOf(plan = WATER, said = simulatedYear(plan, 3).inJune, month: Month = 6): UnitRecord {
  const own = planOfUnit(plan, `${plan.id}-x`, plan.unitName);
  const log = firstRevisions(said, 'pc');
  const [unit] = gatherUnits([named('a', packageOfUnit(own, log))]).units;
  if (unit === undefined) throw new Error('no unit');
  return {
    plan: { id: own.id, unitName: own.unitName, project: own.project, year: own.year },
    figures: unitFigures(unit, null, month),
    basis: recordBasis(own, log),
    at: 1_764_000_000_000 as Instant,
    author: { name: '周艳', section: '综合科' },
  };
}

const placeOf = ({ plan, figures }: UnitRecord): TotalPlace => ({
  unit: 'u001',
  year: plan.year,
  month: figures.cutOff,
  plan: planToken(plan.id),
});

const told = (record: UnitRecord) => {
  const text = recordText(record);
  const placed = placedTotal('d01', totalSubject(placeOf(record)), totalText(totalOf(record, text)));
  if (placed === null) throw new Error('unreadable');
  return placed;
};

const points = fc.integer({ min: -20_000, max: 20_000 }).map((value) => value as Points);
const count = fc.integer({ min: 0, max: 10_000 });
const name = fc.string({
  unit: fc.constantFrom('局', '科', '（', '"', '\\', 'a', '1'),
  minLength: 1,
  maxLength: 30,
});
const TOTAL: fc.Arbitrary<UnitTotal> = fc.record({
  unitName: name,
  project: fc.option(name),
  score: fc.option(points),
  due: fc.record({ due: points, earned: points }),
  outlook: fc.option(fc.record({ value: points, low: points, high: points })),
  grade: fc.constantFrom('', '优', '未定', '预计良至优'),
  filled: fc.record({ reported: count, expected: count }),
  dueDay: fc.option(fc.integer({ min: 1, max: 28 })),
  owed: fc
    .subarray([...MONTHS])
    .map((months) => months.map((month) => ({ month, missing: (month * 7) % 33 || 1 }))),
  short: count,
  onYear: fc.option(points),
  isSealed: fc.boolean(),
  at: fc.maxSafeNat().map((at) => at as Instant),
  record: fc.string({ maxLength: 9 }).map((text) => digestOf(text)),
});
const DECEMBER = { unit: 'u001', year: 2026, month: 12, plan: '9f86d081884c7d65' } as const;

describe('the total of a unit', () => {
  it('[EN16] says what was put, whatever that is', () => {
    fc.assert(
      fc.property(TOTAL, fc.constantFrom(...MONTHS), (any, month) => {
        const through: readonly Month[] = monthsThrough(month);
        const total = { ...any, owed: any.owed.filter((each) => through.includes(each.month)) };
        const place = { ...DECEMBER, month };
        const placed = { district: 'd01', place, total };
        expect(placedTotal('d01', totalSubject(place), totalText(total))).toEqual(placed);
      }),
    );
  });

  it('[EN16] reads anything without throwing, and what it takes is shown in lines', () => {
    const cell = fc.oneof(fc.jsonValue(), count, name, fc.constant(digestOf('x')));
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(cell).map((cells) => JSON.stringify(cells)),
        ),
        (text) => {
          const placed = placedTotal('d01', totalSubject(DECEMBER), text);
          expect(placed === null || !/[\n\u202e]/.test(placed.total.unitName)).toBe(true);
        },
      ),
    );
  });

  it.each(EVERY_PLAN)('[EN16] of $name says the figures of its record every month', ({ plan, said }) => {
    for (const month of MONTHS) {
      const record = recordOf(plan, said, month);
      const { total } = told(record);
      const { rows: _rows, cutOff: _cutOff, expected: _expected, owed, ...figures } = record.figures;
      expect(total).toMatchObject(figures);
      expect(total.owed).toEqual(owed.map((each) => ({ month: each.month, missing: each.missing.length })));
    }
  });

  it('[EN16] of half a year in which something is missing is some 200 bytes, and names no row and nobody', () => {
    const text = totalText(totalOf(recordOf(), recordText(recordOf())));
    expect(new TextEncoder().encode(text).length).toBeLessThan(256);
    expect(text).not.toContain('周艳');
  });

  const record = recordOf();
  const subject = totalSubject(placeOf(record));
  const text = totalText(totalOf(record, recordText(record)));
  const cells = JSON.parse(text) as readonly unknown[];
  const withCell = (cell: number, value: unknown) =>
    JSON.stringify(cells.map((own, at) => (at === cell ? value : own)));
  it.each([
    ['no JSON', subject, text.slice(1)],
    ['no list', subject, '{}'],
    ['another version', subject, withCell(0, 2)],
    ['a cell more', subject, JSON.stringify([...cells, 0])],
    ['a cell less', subject, JSON.stringify(cells.slice(0, -1))],
    ['a name that is none', subject, withCell(1, null)],
    ['a project that is none', subject, withCell(2, 7)],
    ['a score that is text', subject, withCell(3, '100')],
    ['a score between two hundredths', subject, withCell(3, 1.5)],
    ['one half of what was due', subject, withCell(4, [1])],
    ['an outlook without an end', subject, withCell(5, [1, 2])],
    ['a grade that is none', subject, withCell(6, 1)],
    ['fewer than no cells', subject, withCell(7, [-1, 3])],
    ['a due day that is none', subject, withCell(8, 29)],
    ['a month that is none', subject, withCell(9, [[13, 1]])],
    [
      'a month twice',
      subject,
      withCell(9, [
        [3, 1],
        [3, 1],
      ]),
    ],
    [
      'months out of order',
      subject,
      withCell(9, [
        [4, 1],
        [3, 1],
      ]),
    ],
    ['a month behind its own', subject, withCell(9, [[7, 1]])],
    ['a month that lacks nothing', subject, withCell(9, [[3, 0]])],
    ['half a row behind', subject, withCell(10, 0.5)],
    ['a change that is text', subject, withCell(11, '0')],
    ['a seal that is neither', subject, withCell(12, 2)],
    ['a time that is none', subject, withCell(13, null)],
    ['a digest that is none', subject, withCell(14, 'x'.repeat(64))],
    ['more than a message', subject, withCell(1, '长'.repeat(4_001))],
    ['no place of a total', 'rec.u001.9f86d081884c7d65.6', text],
    ['a year that is none', subject.replace('.2026.', '.1999.'), text],
    ['a month of a place that is none', subject.replace('.6.', '.13.'), text],
    ['a place with more', `${subject}.x`, text],
  ])('[EN16] is not believed: %s', (_, at, said) => {
    expect(placedTotal('d01', subject, text)).not.toBeNull();
    expect(placedTotal('d01', at, said)).toBeNull();
  });
});

describe('a total and its record', () => {
  const record = recordOf();
  const placed = told(record);

  it('[EN16] agree, where the record is the one that the total names', () => {
    expect(checkTotal(placed, record, recordText(record))).toBe('agrees');
  });

  it('[EN16] say the same, where the record was told again and came to the same', () => {
    const again = { ...record, at: (record.at + 1) as Instant };
    expect(checkTotal(placed, again, recordText(again))).toBe('same-figures');
  });

  it.each<readonly [string, Partial<UnitTotal>]>([
    ['another score', { score: 9_999 as Points }],
    ['another name', { unitName: '别的单位' }],
    ['nothing owed', { owed: [] }],
    ['a year that is sealed', { isSealed: true }],
  ])('[EN16] do not agree, and that is said, whatever digest the total names: %s', (_, forged) => {
    const total = { ...placed.total, ...forged };
    const check = checkTotal({ ...placed, total }, record, recordText(record));
    expect(check).toBe('differs');
    expect(totalCheckText(check)).toContain('不一致');
  });

  it('[EN16] do not agree, where the total lies in another year', () => {
    const place = { ...placed.place, year: 2027 };
    expect(checkTotal({ ...placed, place }, record, recordText(record))).toBe('differs');
  });

  it('[EN16] cannot be compared, where there is no record', () => {
    expect(checkTotal(placed, null, '')).toBe('no-record');
    expect(totalCheckText('no-record')).toContain('不能核对');
  });
});
