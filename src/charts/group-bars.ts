import { scoreText, weightText } from '#src/domain/words/format.ts';
import { shareOf } from '#src/domain/words/rule-scale.ts';
import type { GroupScore } from '#src/domain/year/breakdown.ts';

/** One class or section before it is painted: how much of its weight is got, and how much may still be. */
interface GroupBar {
  readonly key: string;
  readonly rows: number;
  /** Score ÷ weight in percent. */
  readonly filled: number;
  /** Where what has no score yet begins, in percent of the weight; it reaches to its end. null: all is scored. */
  readonly openFrom: number | null;
  readonly isScored: boolean;
  /** '21.06', or — while nothing in it is scored. */
  readonly score: string;
  readonly weight: string;
}

export function groupBars(groups: readonly GroupScore[]): readonly GroupBar[] {
  return groups.map(({ key, score, weight, coveredWeight, rows }) => ({
    key,
    rows,
    filled: shareOf(score, weight),
    openFrom: coveredWeight < weight ? shareOf(coveredWeight, weight) : null,
    isScored: coveredWeight > 0,
    score: scoreText(coveredWeight === 0 ? null : score),
    weight: weightText(weight),
  }));
}
