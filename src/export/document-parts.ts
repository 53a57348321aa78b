import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  VerticalMergeType,
  WidthType,
  type IParagraphOptions,
  type ISectionOptions,
} from 'docx';
import { documentText } from '#src/export/document-text.ts';

/** What the papers in Word are made of: fonts and sizes of official documents, table cells, page numbers. */

/** Fonts by what they are for; what is missing on a PC is replaced as FONT_TABLE says. */
const FONTS = {
  /** 公文标题. */
  title: '方正小标宋简体',
  /** 一级标题 and heads of tables. */
  head: '黑体',
  /** 二级标题. */
  sub: '楷体_GB2312',
  /** 正文. */
  body: '仿宋_GB2312',
} as const;

type FontRole = keyof typeof FONTS;

/** 字号 in half-points. */
const SIZES = {
  二号: 44,
  小二: 36,
  三号: 32,
  小三: 30,
  四号: 28,
  小四: 24,
  五号: 21,
  小五: 18,
  六号: 15,
} as const;

type SizeName = keyof typeof SIZES;

/** Points of a size; the body's unless told otherwise. */
export function sizeOf(size: SizeName = BODY_LOOK.size): number {
  return SIZES[size] / 2;
}

export interface TextLook {
  readonly font?: FontRole;
  readonly size?: SizeName;
  readonly isBold?: boolean;
}

type Align = 'left' | 'center' | 'right' | 'both';

export interface LineLook extends TextLook {
  readonly align?: Align;
  /** First line set in by so many characters. */
  readonly indent?: number;
  /** Exact height of a line in points; left out: single. */
  readonly lineHeight?: number;
  /** Points above and below. */
  readonly before?: number;
  readonly after?: number;
  /** Level of a heading, 0 the highest: what the navigation of a word processor lists. */
  readonly outline?: 0 | 1 | 2;
  /** Stays on the page of what follows. */
  readonly isKeptWithNext?: boolean;
  /** Begins a page. */
  readonly isNewPage?: boolean;
}

const TWIPS_PER_POINT = 20;
const BODY_LOOK = { font: 'body', size: '五号' } as const;

const ALIGNMENTS = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  both: AlignmentType.BOTH,
} as const;

/** Runs of one text; its line breaks stay. */
function textRuns(text: string, look: TextLook = {}): TextRun[] {
  return documentText(text)
    .split('\n')
    .map(
      (each, index) => new TextRun({ ...runLook(look), text: each, ...(index === 0 ? {} : { break: 1 }) }),
    );
}

/** A paragraph of one look. */
export function line(text: string, look: LineLook = {}): Paragraph {
  return new Paragraph({ ...lineLook(look), children: textRuns(text, look) });
}

/** A paragraph whose parts look different: a heading that runs into its text. */
export function mixedLine(parts: readonly (readonly [text: string, look: TextLook])[], look: LineLook = {}) {
  return new Paragraph({
    ...lineLook(look),
    children: parts.flatMap(([text, own]) => textRuns(text, { ...look, ...own })),
  });
}

export interface CellLook extends TextLook {
  /** Exact height of a line in points; left out: single. */
  readonly lineHeight?: number;
  readonly align?: Align;
  readonly columns?: number;
  readonly rows?: number;
  /** One cell over several rows, said row by row: it may end wherever a row does. */
  readonly merge?: 'none' | 'begins' | 'goes-on';
}

const MERGES = { begins: VerticalMergeType.RESTART, 'goes-on': VerticalMergeType.CONTINUE } as const;

/** A cell of a ruled table, its text in the middle of the height. @param texts a paragraph each */
export function tableCell(texts: string | readonly string[], look: CellLook = {}): TableCell {
  const { align = 'left', columns = 1, rows = 1, merge = 'none' } = look;
  return new TableCell({
    verticalAlign: VerticalAlignTable.CENTER,
    columnSpan: columns,
    rowSpan: rows,
    ...(merge === 'none' ? {} : { verticalMerge: MERGES[merge] }),
    children: (typeof texts === 'string' ? [texts] : texts).map((text) => line(text, { ...look, align })),
  });
}

/** A head cell: 黑体, in the middle. */
export function headCell(text: string, look: CellLook = {}): TableCell {
  return tableCell(text, { font: 'head', align: 'center', ...look });
}

/** A row that is never parted over two pages. @param isHead repeated on every page */
export function tableRow(children: readonly TableCell[], isHead = false): TableRow {
  return new TableRow({ children: [...children], cantSplit: true, tableHeader: isHead });
}

const RULE = { style: BorderStyle.SINGLE, size: 4, color: '000000' };

/** A table ruled in black, of fixed columns. @param widths shares of `total`, in whatever unit; @param total width in twips */
export function ruledTable(rows: readonly TableRow[], widths: readonly number[], total: number): Table {
  const sum = widths.reduce((all, each) => all + each, 0);
  return new Table({
    rows: [...rows],
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    width: { size: total, type: WidthType.DXA },
    columnWidths: widths.map((width) => Math.floor((total * width) / sum)),
    margins: { top: 20, bottom: 20, left: 60, right: 60 },
    borders: {
      top: RULE,
      bottom: RULE,
      left: RULE,
      right: RULE,
      insideHorizontal: RULE,
      insideVertical: RULE,
    },
  });
}

interface Paper {
  readonly orientation: 'portrait' | 'landscape';
  /** In twips. */
  readonly margins: {
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
    readonly left: number;
  };
  /** Between the margins, in twips. */
  readonly textWidth: number;
}

/** Short and long side of A4 in twips. */
const [A4_WIDTH, A4_HEIGHT] = [11_906, 16_838];

/** 公文: 37 mm above, 35 mm below, 28 mm and 26 mm at the sides. */
export const PORTRAIT: Paper = {
  orientation: 'portrait',
  margins: { top: 2_098, right: 1_474, bottom: 1_984, left: 1_588 },
  textWidth: A4_WIDTH - 1_474 - 1_588,
};

/** Forms: as much of the sheet as printers reach. */
export const LANDSCAPE_PAPER: Paper = {
  orientation: 'landscape',
  margins: { top: 850, right: 680, bottom: 850, left: 680 },
  textWidth: A4_HEIGHT - 680 - 680,
};

/** A section on A4 with numbered pages. @param marks 未定稿 and 示例数据, said at the head of every page; '' for none */
export function paperSection(
  paper: Paper,
  marks: string,
  children: ISectionOptions['children'],
): ISectionOptions {
  const { top, right, bottom, left } = paper.margins;
  return {
    properties: {
      page: {
        size: {
          // The library turns the sheet itself.
          width: A4_WIDTH,
          height: A4_HEIGHT,
          orientation:
            paper.orientation === 'landscape' ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: { top, right, bottom, left, header: 420, footer: 420 },
      },
    },
    ...(marks === ''
      ? {}
      : { headers: { default: new Header({ children: [line(marks, { font: 'head', align: 'right' })] }) } }),
    footers: { default: new Footer({ children: [pageNumber()] }) },
    children,
  };
}

function pageNumber(): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [
      new TextRun({
        ...runLook({ size: '小五' }),
        children: ['第 ', PageNumber.CURRENT, ' 页　共 ', PageNumber.TOTAL_PAGES, ' 页'],
      }),
    ],
  });
}

export interface DocumentFacts {
  readonly title: string;
  /** Whose paper it is. */
  readonly author: string;
}

/** The document as the bytes of a .docx file. */
export async function documentBytes(
  { title, author }: DocumentFacts,
  sections: readonly ISectionOptions[],
): Promise<Uint8Array> {
  const document = new Document({
    title: documentText(title),
    creator: documentText(author),
    lastModifiedBy: documentText(author),
    styles: {
      default: {
        // Lines break by the rules of Chinese.
        document: { run: { ...runLook(BODY_LOOK), language: { value: 'en-US', eastAsia: 'zh-CN' } } },
      },
    },
    sections: [...sections],
  });
  return Packer.pack(document, 'uint8array', false, [{ path: 'word/fontTable.xml', data: FONT_TABLE }]);
}

function runLook({ font = BODY_LOOK.font, size = BODY_LOOK.size, isBold = false }: TextLook) {
  return {
    // Digits and letters of official documents are in Times New Roman.
    font: {
      ascii: 'Times New Roman',
      hAnsi: 'Times New Roman',
      cs: 'Times New Roman',
      eastAsia: FONTS[font],
    },
    size: SIZES[size],
    bold: isBold,
  };
}

function lineLook(look: LineLook): IParagraphOptions {
  const { align = 'left', indent = 0, size = BODY_LOOK.size, lineHeight, before = 0, after = 0 } = look;
  return {
    alignment: ALIGNMENTS[align],
    spacing: {
      before: before * TWIPS_PER_POINT,
      after: after * TWIPS_PER_POINT,
      ...(lineHeight === undefined
        ? {}
        : { line: lineHeight * TWIPS_PER_POINT, lineRule: LineRuleType.EXACT }),
    },
    // Word goes by the characters, others by the length.
    ...(indent === 0
      ? {}
      : {
          indent: { firstLineChars: indent * 100, firstLine: (indent * SIZES[size] * TWIPS_PER_POINT) / 2 },
        }),
    ...(look.outline === undefined ? {} : { outlineLevel: look.outline }),
    keepNext: look.isKeptWithNext ?? false,
    pageBreakBefore: look.isNewPage ?? false,
  };
}

/** What stands in for a font that a PC lacks: 宋体 for the title, the fonts that come with Windows for the others. */
const FONT_TABLE = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${(
  [
    [FONTS.title, '宋体', 'auto'],
    [FONTS.head, 'SimHei', 'modern'],
    [FONTS.sub, '楷体', 'modern'],
    [FONTS.body, '仿宋', 'modern'],
  ] as const
)
  .map(
    ([name, other, family]) =>
      `<w:font w:name="${name}"><w:altName w:val="${other}"/><w:charset w:val="86"/><w:family w:val="${family}"/><w:pitch w:val="variable"/></w:font>`,
  )
  .join('')}</w:fonts>`;
