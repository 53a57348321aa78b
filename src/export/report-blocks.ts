import { AlignmentType, ImageRun, Paragraph, type ISectionOptions } from 'docx';
import type { Block, DocumentChart, DocumentTable } from '#src/domain/papers/document.ts';
import { pendingRuns } from '#src/domain/words/prose.ts';
import {
  headCell,
  line,
  mixedLine,
  PORTRAIT,
  ruledTable,
  tableCell,
  tableRow,
  type CellLook,
  type LineLook,
} from '#src/export/document-parts.ts';
import { documentText } from '#src/export/document-text.ts';

export type Piece = ISectionOptions['children'][number];

/** A chart as a bitmap; its proportions in any unit. */
export interface ChartImage {
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** The bitmaps of the charts of a document, drawn where there is a canvas. */
export type ChartImages = ReadonlyMap<DocumentChart, ChartImage>;

/** 公文: 三号 in lines of 28 points. */
export const BODY_LINE: LineLook = { size: '三号', lineHeight: 28, indent: 2, align: 'both' };

/** Twips of a pixel of 1/96 inch, which is what images are measured in. */
const TWIPS_PER_PIXEL = 15;

/** How a document sets its blocks. */
export interface BlockLooks {
  readonly body: LineLook;
  readonly cell: CellLook;
  readonly caption: LineLook;
  /** Tables stand under headings of their own. */
  readonly isTableNamed: boolean;
  /** Of the width, that a chart takes up. */
  readonly chartWidth: (chart: DocumentChart) => number;
}

const CAPTION: LineLook = { font: 'head', size: '小四', align: 'center', before: 8, after: 4 };

const REPORT_LOOKS: BlockLooks = {
  body: BODY_LINE,
  cell: { size: '小四' },
  caption: CAPTION,
  isTableNamed: true,
  chartWidth: () => 1,
};

export function blockPieces(block: Block, images: ChartImages, looks = REPORT_LOOKS): readonly Piece[] {
  switch (block.kind) {
    case 'paragraph':
      return [proseLine(block.text, looks.body)];
    case 'minor':
      return [line(block.text, { ...looks.body, isBold: true, isKeptWithNext: true, outline: 2 })];
    case 'table':
      return tablePieces(block.table, looks);
    case 'chart':
      return chartPieces(block.chart, images, looks);
  }
}

/** A paragraph of prose; what is still to be written stands out in bold. */
export function proseLine(text: string, look: LineLook = BODY_LINE): Paragraph {
  return mixedLine(
    pendingRuns(text).map((run) => [run.text, { isBold: run.isPending }]),
    look,
  );
}

function tablePieces(
  { caption, columns, rows, total }: DocumentTable,
  { cell, caption: captionLook, isTableNamed }: BlockLooks,
): readonly Piece[] {
  const cells = (texts: readonly string[], isBold: boolean) =>
    tableRow(
      texts.map((text, index) =>
        tableCell(text, { ...cell, isBold, align: columns[index]?.align ?? 'left' }),
      ),
    );
  const head = tableRow(
    columns.map(({ label }) => headCell(label, cell)),
    true,
  );
  return [
    ...(isTableNamed ? [line(caption, { ...captionLook, isKeptWithNext: true })] : []),
    ruledTable(
      [head, ...rows.map((row) => cells(row, false)), ...(total === null ? [] : [cells(total, true)])],
      columns.map(({ width }) => width),
      PORTRAIT.textWidth,
    ),
    // Two tables in a row would become one.
    line('', { size: '小五', ...(cell.lineHeight === undefined ? {} : { lineHeight: 4 }) }),
  ];
}

/** The picture over its caption. */
function chartPieces(
  chart: DocumentChart,
  images: ChartImages,
  { caption, chartWidth }: BlockLooks,
): readonly Piece[] {
  return [
    chartLine(chart, images, chartWidth(chart)),
    line(chart.caption, { ...caption, before: 2, after: caption.before ?? 8 }),
  ];
}

/** The picture alone. Without a bitmap its words stand there: the file says the same either way. */
export function chartLine(chart: DocumentChart, images: ChartImages, share = 1): Paragraph {
  const image = images.get(chart);
  if (image === undefined) return proseLine(chart.alt);
  const width = Math.floor((share * PORTRAIT.textWidth) / TWIPS_PER_PIXEL);
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    keepNext: true,
    spacing: { before: 120 },
    children: [
      new ImageRun({
        type: 'png',
        data: image.png,
        transformation: { width, height: Math.round((width * image.height) / image.width) },
        altText: {
          name: documentText(chart.caption),
          title: documentText(chart.caption),
          description: documentText(chart.alt),
        },
      }),
    ],
  });
}
