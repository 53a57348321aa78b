import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainLine } from '#src/kernel/plain-text.ts';
import { DISTRICT_COLUMNS, lineNotes, reminderText } from '#src/domain/district/district-table.ts';
import { checkRecord, recordCheckText } from '#src/domain/district/record-check.ts';
import { boardLines, recordLines } from '#src/domain/district/record-lines.ts';
import { unitFigures } from '#src/domain/district/unit-figures.ts';
import { unitLine } from '#src/domain/district/unit-line.ts';
import { recordBasis, type PlacedRecord, type UnitRecord } from '#src/domain/district/unit-record.ts';
import { gatherUnits } from '#src/domain/district/unit-year.ts';
import { placedRecord, recordText } from '#src/domain/engine/record-text.ts';
import { planToken, recordSubject } from '#src/domain/engine/subjects.ts';
import { MONTHS, type Month } from '#src/domain/period/month.ts';
import { NO_STATEMENTS } from '#src/domain/statements/year-statements.ts';
import type { Instant } from '#src/domain/statements/statement.ts';
import { simulatedYear } from '#test/domain/year/support/simulated-year.ts';
import { firstRevisions, named, packageOfUnit, planOfUnit } from '#test/support/district.ts';
import { EVERY_PLAN } from '#test/support/fixture-plans.ts';
import { WATER } from '#test/support/water-plan.ts';

const AUTHOR = { name: '周艳', section: '综合科' };
const TODAY = '2026-12-20';

function unitOf(plan = WATER, said = simulatedYear(plan, 3).inJune) {
  const own = planOfUnit(plan, `${plan.id}-x`, plan.unitName);
  const log = firstRevisions(said, 'pc');
  const { units } = gatherUnits([named('a', packageOfUnit(own, log))]);
  const [unit] = units;
  if (unit === undefined) throw new Error('no unit');
  const recordOf = (month: Month): UnitRecord => ({
    plan: { id: own.id, unitName: own.unitName, project: own.project, year: own.year },
    figures: unitFigures(unit, null, month),
    basis: recordBasis(own, log),
    at: 1_764_000_000_000 as Instant,
    author: AUTHOR,
  });
  return { unit, plan: own, recordOf };
}

function published(record: UnitRecord, unit = 'u001'): PlacedRecord {
  const place = { unit, plan: planToken(record.plan.id), month: record.figures.cutOff };
  const read = placedRecord(recordSubject(place), recordText(record));
  if (read === null) throw new Error('unreadable');
  return read;
}

const wish = (plan: { readonly year: number; readonly unitName: string }, cutOff: Month) => ({
  year: plan.year,
  cutOff,
  today: TODAY,
  registered: new Map([['u001', plan.unitName]]),
});

describe('the record of a unit', () => {
  it.each(EVERY_PLAN)(
    '[EN11] makes the line that the package of $name makes, every month',
    ({ plan, said }) => {
      const { unit, recordOf } = unitOf(plan, said);
      for (const month of MONTHS) {
        const own = unitLine(unit, null, month, TODAY);
        const [line] = recordLines([published(recordOf(month))], wish(plan, month));
        if (line === undefined) throw new Error('no line');
        const { key, plan: linePlan, source } = line;
        expect(line).toEqual({ ...own, key, plan: linePlan, source });
        const cells = (of: typeof line) =>
          DISTRICT_COLUMNS.filter(({ label }) => label !== '备注').map(({ cell }) => cell(of));
        expect(cells(line)).toEqual(cells(own));
        expect(reminderText(line)).toBe(reminderText(own));
      }
    },
  );

  it('[EN11] is small: a year is a few kB', () => {
    const { recordOf } = unitOf();
    expect(new TextEncoder().encode(recordText(recordOf(11))).length).toBeLessThan(6_000);
  });

  it('[EN11] of an earlier month stands where there is none of the month, and says so', () => {
    const { plan, recordOf } = unitOf();
    const records = ([3, 6] as const).map((month) => published(recordOf(month)));
    const [line] = recordLines(records, wish(plan, 11));
    expect(line?.cutOff).toBe(6);
    expect(line && lineNotes(line)).toEqual(['只上报到 6月']);
    expect(recordLines(records, wish(plan, 2))).toEqual([]);
  });

  it('[EN11] is compared with the one of a year before, where the unit published both', () => {
    const { plan, recordOf } = unitOf();
    const now = published(recordOf(6));
    const last = {
      place: { ...now.place, plan: 'other' },
      record: { ...now.record, plan: { ...now.record.plan, year: plan.year - 1 } },
    };
    expect(recordLines([now, last], wish(plan, 6)).map(({ onYear }) => onYear)).toEqual([0]);
    expect(recordLines([now], wish(plan, 6)).map(({ onYear }) => onYear)).toEqual([null]);
    const ofProject = { ...last, record: { ...last.record, plan: { ...last.record.plan, project: '社保' } } };
    expect(recordLines([now, ofProject], wish(plan, 6)).map(({ onYear }) => onYear)).toEqual([null]);
  });

  it('[EN11] names the unit by its account where it calls itself otherwise', () => {
    const { plan, recordOf } = unitOf();
    const record = recordOf(6);
    const other = published({ ...record, plan: { ...record.plan, unitName: '区财政局' } });
    const [line] = recordLines([other], wish(plan, 6));
    expect(line && lineNotes(line)).toEqual([`服务器上登记的是「${plan.unitName}」`]);
  });

  const { recordOf } = unitOf();
  const text = recordText(recordOf(6));
  const data = JSON.parse(text) as Readonly<Record<string, unknown>> & { readonly rows: [unknown[]] };
  const [first] = data.rows;
  const withCell = (cell: number, value: unknown) =>
    JSON.stringify({ ...data, rows: [first.map((own, at) => (at === cell ? value : own))] });
  const withOwed = (...owed: readonly unknown[]) => JSON.stringify({ ...data, owed });
  const place = recordSubject({ unit: 'u001', plan: planToken(recordOf(6).plan.id), month: 6 });
  it.each([
    ['no JSON', place, text.slice(1)],
    ['another version', place, JSON.stringify({ ...data, version: 2 })],
    ['a field more', place, JSON.stringify({ ...data, total: 1 })],
    ['a score that is text', place, JSON.stringify({ ...data, score: '<b>100</b>' })],
    ['a month that is none', place, JSON.stringify({ ...data, cutOff: 13 })],
    ['the month of another place', place.replace(/6$/, '7'), text],
    ['the plan of another place', place.replace(/\.[0-9a-f]+\./, '.0123456789abcdef.'), text],
    ['a row number that is text', place, withCell(0, '1')],
    ['a name that is none', place, withCell(1, 7)],
    ['a name without end', place, withCell(1, '长'.repeat(20_001))],
    ['an owner that is no number', place, withCell(2, -1)],
    ['a unit of measure that is no number', place, withCell(4, '次')],
    ['a row’s score that is text', place, withCell(7, '100')],
    ['a weight that is none', place, withCell(8, null)],
    ['a state that is none', place, withCell(9, 99)],
    ['a state by half a hand', place, withCell(10, 2)],
    ['a row due in no month', place, withCell(11, 13)],
    ['a row with a cell more', place, JSON.stringify({ ...data, rows: [[...first, null]] })],
    ['a row that is none', place, JSON.stringify({ ...data, rows: ['x'] })],
    [
      'more rows than a plan has',
      place,
      JSON.stringify({ ...data, rows: Array.from({ length: 1_001 }, () => first) }),
    ],
    [
      'more words than rows have',
      place,
      JSON.stringify({ ...data, words: Array.from({ length: 3_001 }, () => '科') }),
    ],
    ['a grade without end', place, JSON.stringify({ ...data, grade: '长'.repeat(20_001) })],
    ['a digest that is none', place, text.replace(/"digest":"[0-9a-f]+"/, '"digest":"x"')],
    ['a month that is late twice', place, withOwed([3, [1]], [3, [1]])],
    ['months out of order', place, withOwed([4, [1]], [3, [1]])],
    ['a month behind its own', place, withOwed([7, [1]])],
    ['no place of a record', 'kpi.u001.zhk.x.y', text],
  ])('[EN11] is not believed: %s', (_, subject, said) => {
    expect(placedRecord(place, text)).not.toBeNull();
    expect(placedRecord(subject, said)).toBeNull();
  });
});

it.each([
  [['a', ' ', '7', '%', '≥', '（', '长', '，', '>', '\u0301', '\u0338', '\u3000', '\t', 'é']],
  [['a', ' ', '长']],
])('[EN11] a text of plain letters is shown as it is, and the long way shows it the same: %s', (letters) => {
  const unit = fc.constantFrom(...letters);
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 12 }), fc.integer({ min: 1, max: 12 }), (text, most) => {
      // What nobody sees takes every text the long way.
      expect(plainLine(text, most)).toBe(plainLine(`${text}\u200b`, most));
    }),
  );
});

describe('a record and what is behind it', () => {
  const { unit, plan, recordOf } = unitOf();
  const record = recordOf(6);
  const file = packageOfUnit(plan, firstRevisions(simulatedYear(WATER, 3).inJune, 'pc'));
  const said = (of: UnitRecord, ...files: readonly (typeof file)[]) =>
    recordCheckText(of, checkRecord(of, plan, files));

  it('[EN11] agree, as reckoned on the spot; a word put by two accounts is one', () => {
    const count = file.statements.length;
    expect(unit.aside).toBe(0);
    expect(said(record, file)).toBe(`按服务器上 ${count} 条填报重算，与上报的完全一致。`);
    expect(said(record, file, file)).toBe(said(record, file));
  });

  it('[EN11] do not, and it is said with both figures and both counts', () => {
    const older = { ...record, basis: { ...record.basis, statements: 1, digest: '0'.repeat(64) } };
    expect(said(older, file)).toMatch(/^重算与上报的一致；服务器上逐条填报 \d+ 条，上报时依据 1 条。$/);
    const half = { ...file, statements: file.statements.slice(0, 20) };
    expect(said(record, half)).toMatch(
      /^重算与上报的不一致：重算 [\d.]+ 分，上报 [\d.]+ 分；服务器上逐条填报 20 条/,
    );
    expect(said(record)).toMatch(/^重算与上报的不一致：重算 — 分/);
    const empty = unitFigures({ plan, year: NO_STATEMENTS }, null, 6);
    expect(said({ ...record, figures: empty, basis: recordBasis(plan, []) })).toBe(
      '按服务器上 0 条填报重算，与上报的完全一致。',
    );
  });
});

describe('files and records on one board', () => {
  it('[DI9] of one plan are one line, reckoned from the files, which says whether the unit published the same', () => {
    const { unit, plan, recordOf } = unitOf();
    const mine = unitLine(unit, null, 6, TODAY);
    const board = (record: UnitRecord) => boardLines([mine], recordLines([published(record)], wish(plan, 6)));
    const [same, ...none] = board(recordOf(6));
    expect(none).toEqual([]);
    expect(same && lineNotes(same)).toEqual(['与服务器上报的一致']);
    const record = recordOf(6);
    const [other] = board({ ...record, figures: { ...record.figures, score: null } });
    expect(other && lineNotes(other)).toEqual(['与服务器上报的不一致']);
    // Of an earlier month: what it says of that is neither the same nor another.
    const [earlier] = board(recordOf(3));
    expect(earlier && lineNotes(earlier)).toEqual([]);
    const [alone] = boardLines([mine], []);
    expect(alone && lineNotes(alone)).toEqual([]);
  });
});
