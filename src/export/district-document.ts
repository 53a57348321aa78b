import { DISTRICT_COLUMNS, districtSentence, districtTitle } from '#src/domain/district/district-table.ts';
import type { UnitLine } from '#src/domain/district/unit-line.ts';
import type { Month } from '#src/domain/period/month.ts';
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
export function districtDocument(
  lines: readonly UnitLine[],
  year: number,
  cutOff: Month,
): Promise<Uint8Array> {
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
    ]),
  ]);
}
