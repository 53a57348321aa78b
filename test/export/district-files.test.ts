import { expect, it } from 'vitest';
import { cityLines, citySum, districtSums } from '#src/domain/district/city-lines.ts';
import { CITY_COLUMNS, SUM_COLUMNS, WHOLE_CITY, type CityPaper } from '#src/domain/district/city-table.ts';
import { DISTRICT_COLUMNS, districtSentence, districtTitle } from '#src/domain/district/district-table.ts';
import type { NamedSnapshot } from '#src/domain/district/snapshot-lines.ts';
import { unitLine } from '#src/domain/district/unit-line.ts';
import { gatherUnits } from '#src/domain/district/unit-year.ts';
import { SNAPSHOT_FORMAT, SNAPSHOT_VERSION } from '#src/domain/package/snapshot-file.ts';
import type { Instant } from '#src/domain/statements/statement.ts';
import { cityWorkbook } from '#src/export/city-workbook.ts';
import { cityDocument, districtDocument } from '#src/export/district-document.ts';
import { districtWorkbook } from '#src/export/district-workbook.ts';
import { simulatedYear } from '#test/domain/year/support/simulated-year.ts';
import { aCity } from '#test/support/city.ts';
import { readDocument } from '#test/export/support/re-read-document.ts';
import { reRead } from '#test/export/support/re-read.ts';
import { firstRevisions, named, packageOfUnit, planOfUnit } from '#test/support/district.ts';
import { WATER } from '#test/support/water-plan.ts';

const NAMES = ['区住房局', '=HYPERLINK("http://example.org")', '一个名字很长很长的单位'.repeat(6)];

function lines() {
  const { units } = gatherUnits(
    NAMES.map((name, index) => {
      const plan = planOfUnit(WATER, `unit-${index}`, name);
      const said = index === 2 ? [] : simulatedYear(plan, index + 1).inDecember;
      return named(name, packageOfUnit(plan, firstRevisions(said, `pc-${index}`)));
    }),
  );
  return units.map((unit) => unitLine(unit, null, 11, '2026-12-20'));
}

const paper = (shown: ReturnType<typeof lines>, snapshots: readonly NamedSnapshot[] = []) =>
  ({ lines: shown, snapshots, year: 2026, cutOff: 11, timeText: () => '2026-12-02 09:15' }) as const;

const SNAPSHOT: NamedSnapshot = {
  name: 'a.html',
  head: {
    format: SNAPSHOT_FORMAT,
    version: SNAPSHOT_VERSION,
    unitName: '=1+1',
    project: '网站群运维',
    year: 2026,
    asOf: 10,
    isSample: false,
    unfinished: ['全年未结束'],
    total: '78.88',
    exportedAt: 1_764_638_100_000 as Instant,
    author: { name: '周艳', section: '综合科' },
  },
};
const SNAPSHOT_CELLS = [
  '=1+1 项目：网站群运维',
  '2026',
  '10 月',
  '78.88',
  '未定稿',
  '综合科 周艳 2026-12-02 09:15',
];

it('[DI8] units of which there is a snapshot alone have a sheet and a table of their own, as on the screen', async () => {
  const shown = lines().slice(0, 1);
  const { worksheets } = await reRead(await districtWorkbook(paper(shown, [SNAPSHOT])));
  expect(worksheets.map(({ name }) => name)).toEqual(['汇总表', '只有快照的单位']);
  const row = worksheets[1]?.getRow(4);
  expect(SNAPSHOT_CELLS.map((_, at) => row?.getCell(at + 2).value)).toEqual(SNAPSHOT_CELLS);
  const { tables } = readDocument(await districtDocument(paper(shown, [SNAPSHOT])));
  expect(tables[1]?.slice(1)).toEqual([['1', ...SNAPSHOT_CELLS]]);
  expect((await reRead(await districtWorkbook(paper([], [SNAPSHOT])))).worksheets).toHaveLength(2);
});

it('[DI5] the workbook has every cell of the screen, numbers as numbers, and computes nothing that somebody wrote', async () => {
  const shown = lines();
  const [sheet] = (await reRead(await districtWorkbook(paper(shown)))).worksheets;
  if (sheet === undefined) throw new Error('no sheet');
  expect(sheet.getCell('A1').value).toBe(districtTitle(2026, 11));
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
  const { tables, headRows } = readDocument(await districtDocument(paper(shown)));
  expect(headRows).toEqual([1]);
  expect(tables[0]?.slice(1)).toEqual(
    shown.map((line, index) => [String(index + 1)].concat(DISTRICT_COLUMNS.map(({ cell }) => cell(line)))),
  );
});

it('[EN18] the document of a city has the table that is shown: its districts with the whole city, or units', async () => {
  const { districts, totals } = aCity(3, 4);
  const all = cityLines(totals, districts, 11, '2025-12-20');
  const sums = [...districtSums(all, districts), citySum(all, districts, WHOLE_CITY)];
  const missing = ['第2区的上报读不到', '3 份读不懂，没有计入'];
  const city: CityPaper = { sums, lines: all.slice(2, 9), year: 2025, cutOff: 11, missing };
  const tableOf = async (of: 'districts' | 'units') =>
    readDocument(await cityDocument(city, of)).tables.map(([, ...rows]) => rows);
  expect(await tableOf('districts')).toEqual([
    sums.map((sum, index) => [String(index + 1)].concat(SUM_COLUMNS.map(({ cell }) => cell(sum)))),
  ]);
  expect(await tableOf('units')).toEqual([
    city.lines.map((line, index) => [String(index + 1)].concat(CITY_COLUMNS.map(({ cell }) => cell(line)))),
  ]);
  // What could not be read is said with the figures that lack it, and where there is nothing of it nothing is.
  const lacks = '；第2区的上报读不到；3 份读不懂，没有计入';
  const second = async (what: CityPaper) => [
    readDocument(await cityDocument(what, 'units')).paragraphs[1] ?? '',
    ...(await reRead(await cityWorkbook(what))).worksheets.map((sheet) => sheet.getCell('A2').value),
  ];
  expect(await second(city)).toEqual(
    Array.from({ length: 3 }, () => `${districtSentence(city.lines)}${lacks}`),
  );
  expect(await second({ ...city, missing: [] })).toEqual(
    Array.from({ length: 3 }, () => districtSentence(city.lines)),
  );
});
