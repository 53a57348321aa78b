import {
  OVERALL_HEADING,
  TO_DO_HEADING,
  type Summary,
  type SummaryList,
} from '#src/domain/papers/summary.ts';
import {
  documentBytes,
  headCell,
  line,
  paperSection,
  PORTRAIT,
  ruledTable,
  tableCell,
  tableRow,
  type LineLook,
} from '#src/export/document-parts.ts';
import { chartLine, proseLine, type ChartImages } from '#src/export/report-blocks.ts';

/** Narrower margins than a report: everything is to stand on one page. */
const PAPER: typeof PORTRAIT = {
  orientation: 'portrait',
  margins: { top: 1_021, right: 1_474, bottom: 907, left: 1_588 },
  textWidth: PORTRAIT.textWidth,
};

const TEXT: LineLook = { size: '小四', lineHeight: 18, indent: 2, align: 'both' };
const HEADING: LineLook = { font: 'head', size: '小四', lineHeight: 17, before: 4, after: 2 };
const SMALL = { size: '五号', lineHeight: 14 } as const;

/** 领导摘要 as a .docx file of one page [J9]. @param images of the 百分标尺 */
export async function summaryDocument(summary: Summary, images: ChartImages): Promise<Uint8Array> {
  const { title, titleLines, unitName, heads, stamps, figures, rule, draft, own, best, worst, toDo, marks } =
    summary;
  return documentBytes({ title, author: unitName }, [
    paperSection(PAPER, marks, [
      ...titleLines.map((text) => line(text, { font: 'title', size: '小二', align: 'center', outline: 0 })),
      ...heads.map((text) => line(text, { size: '小四', lineHeight: 17, align: 'center' })),
      ...stamps.map((text) => line(`（${text}）`, { ...SMALL, align: 'center' })),
      ruledTable(
        [
          tableRow(figures.map(({ label }) => headCell(label, SMALL))),
          tableRow(
            figures.map(({ value }) =>
              tableCell(value, { font: 'head', size: '小三', lineHeight: 20, align: 'center' }),
            ),
          ),
          tableRow(
            figures.map(({ sub }) => tableCell(sub, { size: '小五', lineHeight: 12, align: 'center' })),
          ),
        ],
        figures.map(() => 1),
        PAPER.textWidth,
      ),
      ...(rule === null ? [] : [chartLine(rule, images)]),
      line(OVERALL_HEADING, HEADING),
      ...(own ?? draft).map((text) => proseLine(text, TEXT)),
      ...listPieces(best),
      ...listPieces(worst),
      line(TO_DO_HEADING, HEADING),
      ...toDo.map((text, index) => line(`${index + 1}．${text}`, { ...SMALL, indent: 2 })),
    ]),
  ]);
}

function listPieces({ title, rows, more }: SummaryList) {
  if (rows.length === 0) return [];
  return [
    line(title + (more === '' ? '' : `，${more}`), HEADING),
    ruledTable(
      rows.map(({ seq, name, stand, points }) =>
        tableRow([
          tableCell(String(seq), { ...SMALL, align: 'center' }),
          tableCell(name, SMALL),
          tableCell(stand, SMALL),
          tableCell(points, { ...SMALL, align: 'right' }),
        ]),
      ),
      [0.7, 4, 3.2, 1.1],
      PAPER.textWidth,
    ),
  ];
}
