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
      line(title, { font: 'title', size: '小二', align: 'center', outline: 0 }),
      line(districtSentence(lines), { size: '五号', lineHeight: 18 }),
      ruledTable(
        [
          tableRow(
            [headCell('序号', SMALL), ...DISTRICT_COLUMNS.map(({ label }) => headCell(label, SMALL))],
            true,
          ),
          ...lines.map((each, index) =>
            tableRow([
              tableCell(String(index + 1), { ...SMALL, align: 'center' }),
              ...DISTRICT_COLUMNS.map(({ cell, align }) => tableCell(cell(each), { ...SMALL, align })),
            ]),
          ),
        ],
        [5, ...DISTRICT_COLUMNS.map(({ width }) => width)],
        LANDSCAPE_PAPER.textWidth,
      ),
      ...(snapshots.length === 0 ? [] : snapshotPart(snapshots, timeText)),
    ]),
  ]);
}

/** Apart from the units that were reckoned: their totals are of another month [DI8]. */
function snapshotPart(snapshots: DistrictPaper['snapshots'], timeText: DistrictPaper['timeText']) {
  return [
    line(snapshotTitle(snapshots), { font: 'title', size: '小四', outline: 1 }),
    line(SNAPSHOT_SAYING, { size: '五号', lineHeight: 18 }),
    ruledTable(
      [
        tableRow(
          [headCell('序号', SMALL), ...SNAPSHOT_COLUMNS.map(({ label }) => headCell(label, SMALL))],
          true,
        ),
        ...snapshots.map((each, index) =>
          tableRow([
            tableCell(String(index + 1), { ...SMALL, align: 'center' }),
            ...SNAPSHOT_COLUMNS.map(({ cell, align }) =>
              tableCell(cell(each, timeText), { ...SMALL, align }),
            ),
          ]),
        ),
      ],
      [5, ...SNAPSHOT_COLUMNS.map(({ width }) => width)],
      LANDSCAPE_PAPER.textWidth,
    ),
  ];
}
