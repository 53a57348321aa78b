import { CITY_COLUMNS, SUM_COLUMNS, type CityPaper } from '#src/domain/district/city-table.ts';
import { districtSentence, districtTitle } from '#src/domain/district/district-table.ts';
import { figureSheet } from '#src/export/figure-sheet.ts';
import { printedWorkbook } from '#src/export/printed-workbook.ts';

/** The city's board as a workbook: its districts, and the units that are shown [EN18]. */
export function cityWorkbook({ sums, lines, year, cutOff, missing }: CityPaper): Promise<Uint8Array> {
  const title = districtTitle(year, cutOff);
  const head = [title, [districtSentence(lines), ...missing].join('；')] as const;
  const sheets = [
    figureSheet('各区', sums, SUM_COLUMNS, head),
    figureSheet('各单位', lines, CITY_COLUMNS, head),
  ];
  return printedWorkbook(sheets, { title, company: '' });
}
