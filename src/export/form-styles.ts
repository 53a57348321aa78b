import { linesOf, pointsOf, SMALL_SIZE } from '#src/export/flowing-text.ts';
import type { CellStyle } from '#src/export/hucre-writer.ts';

/** The looks of an office form: body in 仿宋, heads in 宋体, thin black rules. */
export const BODY_FONT = { name: '仿宋', size: 11, family: 3, charset: 134 } as const;
const HEAD_FONT = { name: '宋体', size: 11, bold: true, charset: 134 } as const;
// No colour: black is what «automatic» is, and the library spells a border out for every cell it writes.
const THIN = { style: 'thin' } as const;
const BORDER = { top: THIN, right: THIN, bottom: THIN, left: THIN } as const;

export const TITLE: CellStyle = {
  font: { name: '宋体', size: 18, bold: true, charset: 134 },
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
};
export const META: CellStyle = { alignment: { horizontal: 'left', vertical: 'center' } };
export const META_RIGHT: CellStyle = { alignment: { horizontal: 'right', vertical: 'center' } };
export const HEAD: CellStyle = {
  font: HEAD_FONT,
  border: BORDER,
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
};
export const LEFT: CellStyle = {
  border: BORDER,
  alignment: { horizontal: 'left', vertical: 'center', wrapText: true },
};
export const CENTER: CellStyle = {
  border: BORDER,
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
};
export const NOTE_SIZE = 9;
export const NOTE: CellStyle = {
  font: { ...BODY_FONT, size: NOTE_SIZE },
  alignment: { horizontal: 'left', vertical: 'top', wrapText: true },
};

const figures = new Map<string, CellStyle>();

/** A right-aligned figure: decimals at the least and at the most; no thousands set off, as in the source. */
export function figureStyle([least, most]: readonly [number, number], isBold = false): CellStyle {
  const key = `${least}/${most}/${String(isBold)}`;
  const known = figures.get(key);
  if (known !== undefined) return known;
  const decimals = '0'.repeat(least) + '#'.repeat(most - least);
  const style: CellStyle = {
    border: BORDER,
    // A long one is set smaller: ### says nothing on paper.
    alignment: { horizontal: 'right', vertical: 'center', shrinkToFit: true },
    numFmt: decimals === '' ? '0' : `0.${decimals}`,
    ...(isBold ? { font: HEAD_FONT } : {}),
  };
  figures.set(key, style);
  return style;
}

/** «0.##» leaves a bare point behind a whole number in Excel; this rule over a range takes it away. */
export function wholeNumberRule(range: string, firstCell: string) {
  return {
    type: 'expression' as const,
    priority: 1,
    formula: `AND(ISNUMBER(${firstCell}),${firstCell}=INT(${firstCell}))`,
    style: { numFmt: '0' },
    range,
  };
}

/** At the head of every printed page what the paper is not, at its foot the page. @param marks '' for none */
export const pageMarks = (marks: string) => ({
  ...(marks === '' ? {} : { oddHeader: `&R${marks}` }),
  oddFooter: '&C第 &P 页　共 &N 页',
});

/** A4 landscape, one page wide and as many high as it takes. */
export const LANDSCAPE = {
  paperSize: 'a4',
  orientation: 'landscape',
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
  margins: { top: 0.6, bottom: 0.6, left: 0.5, right: 0.5, header: 0.3, footer: 0.3 },
  horizontalCentered: true,
} as const;

/** Points of height for a text in a column so many characters wide; a CJK character is two wide. */
export function heightOf(text: string, width: number): number {
  return pointsOf(linesOf(text, width));
}

const smallStyles = new Map<CellStyle, CellStyle>();

/** The same look, set small. */
export function smallStyle(style: CellStyle): CellStyle {
  const known = smallStyles.get(style);
  if (known !== undefined) return known;
  const small = { ...style, font: { ...BODY_FONT, size: SMALL_SIZE } };
  smallStyles.set(style, small);
  return small;
}

/** What goes on below its row. */
export const BELOW: CellStyle = smallStyle(LEFT);
