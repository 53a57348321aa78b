import { scaledToText } from '#src/domain/quantity/quantity.ts';
import type { RowPoints } from '#src/domain/papers/scorecard-row.ts';

/** Weights stand in thousandths, scores in hundredths. */
const SCALE = 3;
const SCORE = 10;

interface PaperRow extends RowPoints {
  readonly isByHand: boolean;
}

/**
 * '人工评分少计 3.23 分：得分 69.11 + 按系数未得或未计分 27.66 + 人工少计 3.23 = 100 分', in the points of the view: what was set by hand
 * stands below or above what was computed, and all of it adds up [V23]; '' where it changes nothing.
 */
export function byHandLine(rows: readonly PaperRow[]): string {
  const sum = (of: (row: PaperRow) => number) => rows.reduce((total, row) => total + of(row), 0);
  const weight = sum((row) => row.weight);
  const score = SCORE * sum((row) => row.score ?? 0);
  const byHand = SCORE * sum((row) => (row.isByHand ? (row.computed ?? 0) - (row.score ?? 0) : 0));
  if (byHand === 0) return '';
  const text = (thousandths: number) => scaledToText(thousandths, SCALE, 0);
  const [word, sign] = byHand > 0 ? ['少计', '+'] : ['多计', '−'];
  const hand = text(Math.abs(byHand));
  return `人工评分${word} ${hand} 分：得分 ${text(score)} + 按系数未得或未计分 ${text(weight - score - byHand)} ${sign} 人工${word} ${hand} = ${text(weight)} 分`;
}
