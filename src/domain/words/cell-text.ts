import type { RatingContent, MonthContent } from '#src/domain/statements/statement.ts';
import { quantityToText, scaledToText } from '#src/domain/quantity/quantity.ts';
import { quantityText } from '#src/domain/words/format.ts';
import { TIER_WORDS } from '#src/domain/words/words.ts';

/** How a cell's content reads on screen: '1,286', '无发生', or '' for 未填报. */
export function cellContentText(content: MonthContent | null): string {
  if (content === null) return '';
  return content.kind === 'none' ? '无发生' : quantityText(content.value);
}

/** The same for the cell's editor and the clipboard: digits without separators, which spreadsheets take for a number. */
export function cellPlainText(content: MonthContent | null): string {
  if (content === null) return '';
  return content.kind === 'none' ? '无' : quantityToText(content.value);
}

/** '0.95': a given coefficient, with two decimals at least, as forms print it. */
export function ratedCoefficientText(coefficient: number): string {
  return scaledToText(coefficient, 6, 2);
}

/** '达成年度指标 0.95' */
export function ratingText(rating: Pick<RatingContent, 'tier' | 'coefficient'> | null): string {
  return rating === null ? '' : `${TIER_WORDS[rating.tier]} ${ratedCoefficientText(rating.coefficient)}`;
}
