import { POINTS_SCALE, subtractPoints, type Points } from '#src/domain/quantity/points.ts';
import { scoreText, weightText } from '#src/domain/words/format.ts';
import type { WaterfallBar } from '#src/domain/words/waterfall.ts';
import { LOOK, plainText, plainTooltip } from '#src/charts/chart-look.ts';
import type { ChartOption } from '#src/charts/chart-option.ts';

const drawn = (points: Points): number => points / POINTS_SCALE;

/** The scale begins at the ten below the score: losses are small against a hundred points, and would be hairlines. */
export function lossScaleStart(bars: readonly WaterfallBar[]): number {
  const least = Math.min(...bars.map((bar) => (bar.kind === 'score' ? bar.high : bar.low || bar.high)));
  const start = Math.floor(least / (10 * POINTS_SCALE)) * 10;
  // Where nothing was lost the bars need a scale too.
  const whole = Math.max(...bars.map((bar) => bar.high));
  return Math.max(0, drawn(whole as Points) - start < 1 ? start - 10 : start);
}

/** 失分瀑布 from the top down: all points, each loss, what is not scored yet, the score [O7]. */
export function lossOption(bars: readonly WaterfallBar[], isNarrow = false): ChartOption {
  const names = isNarrow ? 104 : 188;
  const start = lossScaleStart(bars);
  return {
    animation: false,
    textStyle: { fontFamily: LOOK.font },
    grid: { left: names + 8, right: 52, top: 6, bottom: 24 },
    xAxis: {
      type: 'value',
      min: start,
      max: Math.max(...bars.map((bar) => drawn(bar.high))),
      axisLabel: { color: LOOK.ink3, fontSize: 11 },
      splitLine: { lineStyle: { color: LOOK.rule } },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: bars.map((bar) => plainText(bar.label)),
      axisLine: { lineStyle: { color: LOOK.ruleStrong } },
      axisTick: { show: false },
      axisLabel: {
        color: LOOK.ink2,
        fontSize: 12,
        interval: 0,
        width: names,
        overflow: 'truncate',
        ellipsis: '…',
      },
    },
    tooltip: plainTooltip({
      trigger: 'item',
      formatter: (hit) => tooltipText(bars[(hit as { dataIndex?: number }).dataIndex ?? -1]),
    }),
    series: [
      {
        type: 'bar',
        stack: 'way',
        silent: true,
        itemStyle: { color: 'rgba(0, 0, 0, 0)' },
        tooltip: { show: false },
        data: bars.map((bar) => Math.max(start, drawn(bar.low))),
      },
      {
        type: 'bar',
        stack: 'way',
        barWidth: '62%',
        barMaxWidth: 20,
        label: { show: true, position: 'right', color: LOOK.ink, fontSize: 12 },
        data: bars.map((bar) => ({
          value: drawn(bar.high) - Math.max(start, drawn(bar.low)),
          itemStyle: barStyle(bar.kind),
          label: { formatter: barText(bar) },
        })),
      },
    ],
  };
}

/** '−1.8' for a step, '78.88' for an end. */
export function barText(bar: WaterfallBar): string {
  if (bar.kind === 'full') return weightText(bar.high);
  if (bar.kind === 'score') return scoreText(bar.high);
  return `−${weightText(subtractPoints(bar.high, bar.low))}`;
}

function barStyle(kind: WaterfallBar['kind']) {
  switch (kind) {
    case 'full':
      return { color: LOOK.ink3 };
    case 'score':
      return { color: LOOK.accent };
    case 'loss':
      return { color: LOOK.off };
    case 'rest':
      return { color: LOOK.offSoft };
    case 'open':
      // Outlined, not filled: it is not lost yet, in greyscale neither.
      return { color: LOOK.paper, borderColor: LOOK.ink3, borderWidth: 1, borderType: 'dashed' as const };
  }
}

/** At most this many names in a tooltip. */
const NAMES = 8;

function tooltipText(bar: WaterfallBar | undefined): string {
  if (bar === undefined) return '';
  const names = bar.rows.slice(0, NAMES).map((row) => `${row.indicator.seq}. ${row.indicator.name}`);
  const more = bar.rows.length > NAMES ? [`等 ${bar.rows.length} 项`] : [];
  const head = bar.kind === 'loss' ? [] : [bar.label];
  return [...head, ...names, ...more, `${barText(bar)} 分`].map(plainText).join('\n');
}
