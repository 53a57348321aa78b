import type { WaterfallBar } from '#src/domain/words/waterfall.ts';
import { LOOK, SIZE, plainText, plainTooltip } from '#src/charts/chart-look.ts';
import type { ChartOption } from '#src/charts/chart-option.ts';
import { lossShape, type LossShape } from '#src/charts/loss-shape.ts';

/** 失分瀑布 from the top down: all points, each loss, what is not scored yet, the score [O7]. */
export function lossOption(bars: readonly WaterfallBar[], isNarrow = false): ChartOption {
  const names = isNarrow ? 104 : 188;
  const { start, end, steps } = lossShape(bars);
  return {
    animation: false,
    textStyle: { fontFamily: LOOK.font },
    grid: { left: names + 8, right: 52, top: 6, bottom: 24 },
    xAxis: {
      type: 'value',
      min: start,
      max: end,
      axisLabel: { color: LOOK.ink3, fontSize: SIZE.small },
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
        fontSize: SIZE.note,
        interval: 0,
        width: names,
        overflow: 'truncate',
        ellipsis: '…',
      },
    },
    tooltip: plainTooltip({
      trigger: 'item',
      formatter: (hit) => tooltipText(steps[(hit as { dataIndex?: number }).dataIndex ?? -1]),
    }),
    series: [
      {
        type: 'bar',
        stack: 'way',
        silent: true,
        itemStyle: { color: 'transparent' },
        tooltip: { show: false },
        data: steps.map(({ from }) => from),
      },
      {
        type: 'bar',
        stack: 'way',
        barWidth: '62%',
        barMaxWidth: 20,
        label: { show: true, position: 'right', color: LOOK.ink, fontSize: SIZE.note },
        data: steps.map(({ bar, from, to, text }) => ({
          value: to - from,
          itemStyle: barStyle(bar.kind),
          label: { formatter: text },
        })),
      },
    ],
  };
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

function tooltipText(step: LossShape['steps'][number] | undefined): string {
  if (step === undefined) return '';
  const { bar, text } = step;
  const names = bar.rows.slice(0, NAMES).map((row) => `${row.indicator.seq}. ${row.indicator.name}`);
  const more = bar.rows.length > NAMES ? [`等 ${bar.rows.length} 项`] : [];
  const head = bar.kind === 'loss' ? [] : [bar.label];
  return [...head, ...names, ...more, `${text} 分`].map(plainText).join('\n');
}
