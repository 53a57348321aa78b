import type { TableRow } from 'docx';
import { sizeOf, tableCell, tableRow, type CellLook } from '#src/export/document-parts.ts';
import { BODY_SIZE, flowRow } from '#src/export/flowing-text.ts';

/** A cell of a form in Word, its column as a share of the form's thousandths. */
interface FlowedDocumentCell {
  readonly label: string;
  /** A paragraph each. */
  readonly texts: readonly string[];
  readonly width: number;
  readonly look: CellLook;
}

/** Twips of a half-width letter of the body of a workbook, which the room of cells is counted in. */
const LETTER = (BODY_SIZE * 20) / 2;
const WHOLE = 1_000;
const SMALL = { size: '小五' } as const;

/** A row of a form, and what of its texts goes on below it as in the workbooks: a row is never parted over two pages [V19]. */
export function flowedRow(
  cells: readonly FlowedDocumentCell[],
  of: string,
  total: number,
): readonly TableRow[] {
  const { cells: flowed, below } = flowRow(
    cells.map(({ label, texts, width, look }, column) => ({
      column,
      label,
      text: texts.join('\n'),
      width: (total * width) / WHOLE / LETTER,
      size: sizeOf(look.size),
    })),
    of,
    total / LETTER,
  );
  return [
    tableRow(flowed.map(({ column, text }) => tableCell(text.split('\n'), cells[column]?.look ?? SMALL))),
    ...below.map(({ text }) => tableRow([tableCell(text.split('\n'), { ...SMALL, columns: cells.length })])),
  ];
}
