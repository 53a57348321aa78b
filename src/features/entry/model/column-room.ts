import type { RowView } from '#src/features/entry/model/row-view.ts';

/** Widths of the columns that say once what a row is; the names of the entry grid's style sheet. */
export type ColumnRoom = Readonly<Record<'--seq' | '--unit' | '--target' | '--weight', string>>;

/** Of text of 13 px: a Han letter, the widest of what a number is written with, and what stands around both. */
const LETTER = 13;
const DIGIT = 7.5;
const AROUND = 13;
/** What is longer is cut, and whole in its title: nothing takes the room of the names. */
const MOST = { unit: 92, target: 112 };

/**
 * What the longest word of each column needs. A column is never narrower than the style sheet has it, and what is typed moves none [G51].
 * @param rows of the grid, the execution's too
 */
export function columnRoom(rows: readonly RowView[]): ColumnRoom {
  const need = (text: (row: RowView) => string) => Math.max(0, ...rows.map((row) => widthOf(text(row))));
  return {
    '--seq': `${need(({ figures }) => figures.seq)}px`,
    '--unit': `${Math.min(
      MOST.unit,
      need(({ figures }) => figures.unit),
    )}px`,
    '--target': `${Math.min(
      MOST.target,
      need(({ figures, isRated }) => (isRated ? '' : figures.target)),
    )}px`,
    '--weight': `${need(({ figures }) => figures.weight)}px`,
  };
}

function widthOf(text: string): number {
  const letters = text.replace(/[\u0020-\u024F]/g, '').length;
  return Math.ceil(letters * LETTER + (text.length - letters) * DIGIT + AROUND);
}
