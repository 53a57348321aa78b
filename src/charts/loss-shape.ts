import { POINTS_SCALE, subtractPoints, type Points } from '#src/domain/quantity/points.ts';
import { lossScaleText } from '#src/domain/words/chart-words.ts';
import { scoreText, weightText } from '#src/domain/words/format.ts';
import type { WaterfallBar } from '#src/domain/words/waterfall.ts';

/** 失分瀑布 [O7] before it is painted: its scale, and each bar from where to where on it. All in points, as drawn. */
export interface LossShape {
  readonly start: number;
  readonly end: number;
  readonly steps: readonly {
    readonly bar: WaterfallBar;
    readonly from: number;
    readonly to: number;
    /** '−1.8' for a step, '78.88' for an end. */
    readonly text: string;
  }[];
  /** '单位：分，横轴自90分起' */
  readonly unit: string;
}

const TEN = 10;

export function lossShape(bars: readonly WaterfallBar[]): LossShape {
  const start = scaleStart(bars);
  return {
    start,
    end: Math.max(start + 1, ...bars.map(({ high }) => drawn(high))),
    steps: bars.map((bar) => ({
      bar,
      from: Math.max(start, drawn(bar.low)),
      to: Math.max(start, drawn(bar.high)),
      text: barText(bar, bars),
    })),
    unit: lossScaleText(start),
  };
}

/** The scale begins at the ten below the score: losses are small against a hundred points, and would be hairlines. */
function scaleStart(bars: readonly WaterfallBar[]): number {
  const least = Math.min(...bars.map((bar) => (bar.kind === 'score' ? bar.high : bar.low || bar.high)));
  const start = Math.floor(least / (TEN * POINTS_SCALE)) * TEN;
  // Where nothing was lost the bars need a scale too.
  const whole = Math.max(...bars.map((bar) => bar.high));
  return Math.max(0, drawn(whole as Points) - start < 1 ? start - TEN : start);
}

function barText(bar: WaterfallBar, bars: readonly WaterfallBar[]): string {
  if (bar.kind === 'full') return weightText(bar.high);
  // Nothing got and nothing lost: no row has a score [S12].
  if (bar.kind === 'score')
    return scoreText(bar.high > 0 || bars.some(({ kind }) => kind === 'loss') ? bar.high : null);
  return `−${weightText(subtractPoints(bar.high, bar.low))}`;
}

function drawn(points: Points): number {
  return points / POINTS_SCALE;
}
