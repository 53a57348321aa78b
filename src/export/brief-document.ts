import { sectionBlocks } from '#src/domain/papers/document.ts';
import type { BriefPart, MonthBrief } from '#src/domain/papers/month-brief.ts';
import { documentBytes, line, paperSection, PORTRAIT, type LineLook } from '#src/export/document-parts.ts';
import { blockPieces, type BlockLooks, type ChartImages, type Piece } from '#src/export/report-blocks.ts';

/** Narrower margins than a report: all of it is to stand on one page. */
const PAPER: typeof PORTRAIT = {
  orientation: 'portrait',
  margins: { top: 680, right: 1_474, bottom: 624, left: 1_588 },
  textWidth: PORTRAIT.textWidth,
};

const LOOKS: BlockLooks = {
  body: { size: '五号', lineHeight: 13.5, indent: 2, align: 'both' },
  cell: { size: '小五', lineHeight: 11.5 },
  caption: { font: 'head', size: '小五', lineHeight: 12, align: 'center', before: 1, after: 1 },
  isTableNamed: false,
  chartWidth: ({ data }) => (data.kind === 'course' ? 0.6 : 0.8),
};

function partPieces(part: BriefPart, images: ChartImages): readonly Piece[] {
  const blocks = sectionBlocks(part).flatMap((block) => blockPieces(block, images, LOOKS));
  return [line(part.heading, HEADING), ...blocks];
}

const HEADING: LineLook = {
  font: 'head',
  size: '五号',
  lineHeight: 15,
  before: 2,
  isKeptWithNext: true,
  outline: 0,
};

/** 月度通报 as a .docx file of one page [MO22]. @param images of its charts */
export async function briefDocument(brief: MonthBrief, images: ChartImages): Promise<Uint8Array> {
  const { title, titleLines, unitName, head, marks, parts } = brief;
  return documentBytes({ title, author: unitName }, [
    paperSection(PAPER, marks, [
      ...titleLines.map((text) =>
        line(text, { font: 'title', size: '小二', align: 'center', lineHeight: 24 }),
      ),
      line(head, { size: '五号', lineHeight: 16, align: 'center' }),
      ...parts.flatMap((part) => partPieces(part, images)),
    ]),
  ]);
}
