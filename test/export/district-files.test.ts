import { expect, it } from 'vitest';
import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import { DISTRICT_COLUMNS, districtTitle } from '#src/domain/district/district-table.ts';
import { unitLine } from '#src/domain/district/unit-line.ts';
import { gatherUnits } from '#src/domain/district/unit-year.ts';
import { districtDocument } from '#src/export/district-document.ts';
import { districtWorkbook } from '#src/export/district-workbook.ts';
import { simulatedYear } from '#test/domain/year/support/simulated-year.ts';
import { readDocument } from '#test/export/support/re-read-document.ts';
import { reRead } from '#test/export/support/re-read.ts';
import { firstRevisions, named, packageOfUnit, planOfUnit } from '#test/support/district.ts';

const NAMES = ['区住房局', '=HYPERLINK("http://example.org")', '一个名字很长很长的单位'.repeat(6)];

function lines() {
  const { units } = gatherUnits(
    NAMES.map((name, index) => {
      const plan = planOfUnit(ANNEX_10_2025, `unit-${index}`, name);
      const said = index === 2 ? [] : simulatedYear(plan, index + 1).inDecember;
      return named(name, packageOfUnit(plan, firstRevisions(said, `pc-${index}`)));
    }),
  );
  return units.map((unit) => unitLine(unit, null, 11, '2025-12-20'));
}

it('[DI5] the workbook has every cell of the screen, numbers as numbers, and computes nothing that somebody wrote', async () => {
  const shown = lines();
  const [sheet] = (await reRead(await districtWorkbook(shown, 2025, 11))).worksheets;
  if (sheet === undefined) throw new Error('no sheet');
  expect(sheet.getCell('A1').value).toBe(districtTitle(2025, 11));
  const column = 2 + DISTRICT_COLUMNS.findIndex(({ order }) => order === 'score');
  const scores = shown.map((_, index) => sheet.getRow(4 + index).getCell(column).value);
  expect(scores.slice(0, 2)).toEqual(shown.slice(0, 2).map(({ score }) => (score ?? 0) / 100));
  expect(scores[2]).toBe('—');
  expect(sheet.getRow(5).getCell(2).value).toBe(NAMES[1]);
  shown.forEach((line, index) => {
    DISTRICT_COLUMNS.forEach(({ cell, amount }, at) => {
      const value = sheet.getRow(4 + index).getCell(at + 2).value ?? '';
      expect(value).toBe((amount?.(line) ?? null) === null ? cell(line) : amount?.(line));
    });
  });
});

it('[DI5] the document has the same lines', async () => {
  const shown = lines();
  const { tables, headRows } = readDocument(await districtDocument(shown, 2025, 11));
  expect(headRows).toEqual([1]);
  expect(tables[0]?.slice(1)).toEqual(
    shown.map((line, index) => [String(index + 1)].concat(DISTRICT_COLUMNS.map(({ cell }) => cell(line)))),
  );
});
