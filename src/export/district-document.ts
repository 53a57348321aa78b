import {
  CITY_COLUMNS,
  SUM_COLUMNS,
  type CityPaper,
  type CityTable,
} from '#src/domain/district/city-table.ts';
import { DISTRICT_COLUMNS, districtSentence, districtTitle } from '#src/domain/district/district-table.ts';
import type { DistrictPaper } from '#src/domain/district/district-paper.ts';
import { SNAPSHOT_COLUMNS, SNAPSHOT_SAYING, snapshotTitle } from '#src/domain/district/snapshot-lines.ts';
import {
  documentBytes,
  headCell,
  LANDSCAPE_PAPER,
  line,
  paperSection,
  ruledTable,
  tableCell,
  tableRow,
} from '#src/export/document-parts.ts';

const SMALL = { size: '小五', lineHeight: 13 } as const;

/** 汇总表 as a .docx file, on A4 landscape [DI5]. */
export function districtDocument({
  lines,
  snapshots,
  year,
  cutOff,
  timeText,
}: DistrictPaper): Promise<Uint8Array> {
  const title = districtTitle(year, cutOff);
  return documentBytes({ title, author: '' }, [
    paperSection(LANDSCAPE_PAPER, '', [
      ...headLines(title, districtSentence(lines)),
      numberedTable(lines, DISTRICT_COLUMNS, (each, { cell }) => cell(each)),
      ...(snapshots.length === 0 ? [] : snapshotPart(snapshots, timeText)),
    ]),
  ]);
}

/** The table of a city's board that is shown, as a .docx file on the same paper [EN18]. */
export function cityDocument(
  { sums, lines, year, cutOff, missing }: CityPaper,
  of: CityTable,
): Promise<Uint8Array> {
  const title = districtTitle(year, cutOff);
  return documentBytes({ title, author: '' }, [
    paperSection(LANDSCAPE_PAPER, '', [
      ...headLines(title, [districtSentence(lines), ...missing].join('；')),
      of === 'districts'
        ? numberedTable(sums, SUM_COLUMNS, (each, { cell }) => cell(each))
        : numberedTable(lines, CITY_COLUMNS, (each, { cell }) => cell(each)),
    ]),
  ]);
}

function headLines(title: string, sentence: string) {
  return [
    line(title, { font: 'title', size: '小二', align: 'center', outline: 0 }),
    line(sentence, { size: '五号', lineHeight: 18 }),
  ];
}

/** Apart from the units that were reckoned: their totals are of another month [DI8]. */
function snapshotPart(snapshots: DistrictPaper['snapshots'], timeText: DistrictPaper['timeText']) {
  return [
    line(snapshotTitle(snapshots), { font: 'title', size: '小四', outline: 1 }),
    line(SNAPSHOT_SAYING, { size: '五号', lineHeight: 18 }),
    numberedTable(snapshots, SNAPSHOT_COLUMNS, (each, { cell }) => cell(each, timeText)),
  ];
}

interface Column {
  readonly label: string;
  readonly width: number;
  readonly align: 'left' | 'center' | 'right';
}

function numberedTable<Line, Of extends Column>(
  lines: readonly Line[],
  columns: readonly Of[],
  textOf: (line: Line, column: Of) => string,
): ReturnType<typeof ruledTable> {
  const heads = ['序号', ...columns.map(({ label }) => label)];
  return ruledTable(
    [
      tableRow(
        heads.map((head) => headCell(head, SMALL)),
        true,
      ),
      ...lines.map((each, index) =>
        tableRow([
          tableCell(String(index + 1), { ...SMALL, align: 'center' }),
          ...columns.map((column) => tableCell(textOf(each, column), { ...SMALL, align: column.align })),
        ]),
      ),
    ],
    [5, ...columns.map(({ width }) => width)],
    LANDSCAPE_PAPER.textWidth,
  );
}
