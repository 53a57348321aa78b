import type { Decimals, Quantity } from '#src/domain/quantity/quantity.ts';
import { quantityToText, scaledToText } from '#src/domain/quantity/quantity.ts';
import type { Points } from '#src/domain/quantity/points.ts';
import { scoreText } from '#src/domain/words/format.ts';

/** A cell of a form: what is printed, and for numbers the exact value behind it, so that every rendering says the same. */
export type TableCell = BlankCell | TextCell | NumberCell;

interface BlankCell {
  readonly kind: 'blank';
  readonly text: '';
}

interface TextCell {
  readonly kind: 'text';
  readonly text: string;
}

export interface NumberCell {
  readonly kind: 'number';
  /** As printed on screen and paper. */
  readonly text: string;
  /** The value as an integer scaled by 10^scale. */
  readonly scaled: number;
  readonly scale: number;
  /** Decimals that are printed at the least and at the most. */
  readonly decimals: readonly [least: number, most: number];
}

export const BLANK: BlankCell = { kind: 'blank', text: '' };

/** What stands where there is no figure. */
export const NO_FIGURE: TextCell = { kind: 'text', text: '—' };
export const UNREPORTED_TEXT: TextCell = { kind: 'text', text: '未填报' };
export const NONE_TEXT: TextCell = { kind: 'text', text: '无发生' };

export function textCell(text: string): TableCell {
  return text === '' ? BLANK : { kind: 'text', text };
}

export function wholeCell(value: number): NumberCell {
  return { kind: 'number', text: String(value), scaled: value, scale: 0, decimals: [0, 0] };
}

/** An amount, trailing zeros dropped and thousands not set off: the source writes 15000, and a form has one way of writing. @param text how it stands in the source, where that is to be kept */
export function quantityCell(value: Quantity, decimals: Decimals, text = quantityToText(value)): NumberCell {
  return { kind: 'number', text, scaled: value, scale: 4, decimals: [0, decimals] };
}

/** A score with two decimals; «—» without one. */
export function scoreCell(points: Points | null): TableCell {
  if (points === null) return NO_FIGURE;
  return { kind: 'number', text: scoreText(points), scaled: points, scale: 2, decimals: [2, 2] };
}

/** Any scaled integer, trailing zeros dropped: weights, percentages. */
export function scaledCell(scaled: number, scale: number): NumberCell {
  return { kind: 'number', text: scaledToText(scaled, scale, 0), scaled, scale, decimals: [0, scale] };
}

/** Plain decimal text of a cell's exact value, for files; the printed text of any other cell. */
export function plainText(cell: TableCell): string {
  return cell.kind === 'number' ? scaledToText(cell.scaled, cell.scale, 0) : cell.text;
}
