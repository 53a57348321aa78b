import { sectionBlocks, type ReportPart, type ReportSection } from '#src/domain/papers/document.ts';
import type { SelfReport } from '#src/domain/papers/self-report.ts';
import type { TextSlot } from '#src/domain/statements/statement.ts';
import { documentBytes, line, paperSection, PORTRAIT } from '#src/export/document-parts.ts';
import {
  blockPieces,
  BODY_LINE,
  proseLine,
  type ChartImages,
  type Piece,
} from '#src/export/report-blocks.ts';

/** 自评报告 as a .docx file [J7]. @param images of its charts */
export async function reportDocument(report: SelfReport, images: ChartImages): Promise<Uint8Array> {
  const { title, unitName, stamps, parts, contact, marks } = report;
  const pieces: Piece[] = [
    ...title.map((text) => line(text, { font: 'title', size: '二号', align: 'center', lineHeight: 36 })),
    ...stamps.map((text) => line(`（${text}）`, { size: '小四', align: 'center', before: 4 })),
    line('', BODY_LINE),
    ...parts.flatMap((part) => partPieces(part, images)),
    line('', { ...BODY_LINE, isKeptWithNext: true }),
    line(unitName, { ...BODY_LINE, align: 'right', indent: 0, isKeptWithNext: true }),
    line('年　　月　　日', { ...BODY_LINE, align: 'right', indent: 0 }),
  ];
  if (contact !== '') pieces.push(line(`（${contact}）`, BODY_LINE));
  return documentBytes({ title: title.join(''), author: unitName }, [paperSection(PORTRAIT, marks, pieces)]);
}

function partPieces({ heading, sections, chapters = [] }: ReportPart, images: ChartImages): readonly Piece[] {
  const head = line(heading, { ...BODY_LINE, font: 'head', isKeptWithNext: true, outline: 0 });
  return [
    head,
    ...sections.flatMap((section) => sectionPieces(section, images)),
    ...chapters.flatMap(({ heading: own, blocks }) => [
      ...subHead(own),
      ...blocks.flatMap((block) => blockPieces(block, images)),
    ]),
  ];
}

function subHead(heading: string | null): readonly Piece[] {
  return heading === null
    ? []
    : [line(heading, { ...BODY_LINE, font: 'sub', isKeptWithNext: true, outline: 1 })];
}

/** What the signature follows. */
const LAST: TextSlot = 'other';

function sectionPieces(section: ReportSection, images: ChartImages): readonly Piece[] {
  const blocks = sectionBlocks(section);
  // The signature never stands on a page by itself.
  const end = section.slot === LAST ? blocks[blocks.length - 1] : undefined;
  const pieces = blocks.flatMap((block) =>
    block === end && block.kind === 'paragraph'
      ? [proseLine(block.text, { ...BODY_LINE, isKeptWithNext: true })]
      : blockPieces(block, images),
  );
  return [...subHead(section.heading), ...pieces];
}
