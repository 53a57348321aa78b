import { YEAR_END, type Month } from '#src/domain/period/month.ts';
import { NO_POINTS, POINTS_SCALE, type Points } from '#src/domain/quantity/points.ts';
import type { CoursePoint } from '#src/domain/year/breakdown.ts';
import { monthText, scoreText, weightText } from '#src/domain/words/format.ts';
import { GRADE_WORDS } from '#src/domain/words/words.ts';
import { LOOK, plainTooltip } from '#src/charts/chart-look.ts';
import type { ChartOption } from '#src/charts/chart-option.ts';

export interface CourseSeries {
  readonly cutOff: Month;
  readonly points: readonly CoursePoint[];
  /** The projected total and its band; it ends in December. null while nothing is reported. */
  readonly projected: { readonly value: Points; readonly low: Points; readonly high: Points } | null;
  readonly thresholds: readonly Points[];
  /** Σ of weights: the top of the scale. */
  readonly weight: Points;
}

/** Hundredths of a point as the plain number a chart draws. */
const drawn = (points: Points): number => points / POINTS_SCALE;

/** 全年得分走势: score as a solid line, what has fallen due in grey dashed steps, and from the cut-off a dotted forecast in its band [O4]. */
export function courseOption(series: CourseSeries): ChartOption {
  const { cutOff, points, projected } = series;
  const from = points[cutOff - 1]?.score ?? null;
  const isOpen = cutOff < YEAR_END && from !== null && projected !== null;
  const towards = (end: Points | undefined) =>
    points.map(({ month }) =>
      isOpen && end !== undefined && month >= cutOff ? between(from, end, month, cutOff) : null,
    );
  const low = towards(projected?.low);
  const high = towards(projected?.high);
  return {
    animation: false,
    textStyle: { fontFamily: LOOK.font },
    grid: { left: 34, right: 46, top: 24, bottom: 24 },
    xAxis: {
      type: 'category',
      boundaryGap: false,
      data: points.map(({ month }) => monthText(month)),
      axisLine: { lineStyle: { color: LOOK.ruleStrong } },
      axisTick: { show: false },
      axisLabel: { color: LOOK.ink3, fontSize: 10, interval: 0 },
    },
    yAxis: {
      type: 'value',
      min: 0,
      max: Math.max(100, drawn(series.weight)),
      interval: 20,
      axisLabel: { color: LOOK.ink3, fontSize: 11 },
      splitLine: { lineStyle: { color: LOOK.rule } },
    },
    tooltip: plainTooltip({
      trigger: 'axis',
      axisPointer: { lineStyle: { color: LOOK.ruleStrong } },
      formatter: (hits) => tooltipText(series, hits),
    }),
    series: [
      { ...bandEdge('band-low'), data: low },
      {
        ...bandEdge('band'),
        areaStyle: { color: LOOK.accentBand },
        data: high.map((top, index) => {
          const bottom = low[index];
          return top === null || bottom === null || bottom === undefined ? null : top - bottom;
        }),
      },
      {
        type: 'line',
        name: '已到期',
        // What falls due by the end of a month is due then, not bit by bit on the way.
        step: 'end' as const,
        symbol: 'none',
        silent: true,
        lineStyle: { color: LOOK.due, width: 1.5, type: [5, 4] },
        data: points.map(({ due }) => drawn(due)),
        markLine: thresholdLines(series.thresholds),
      },
      {
        type: 'line',
        name: '预计',
        symbol: 'none',
        silent: true,
        lineStyle: { color: LOOK.accent, width: 2, type: [2, 4] },
        data: towards(projected?.value),
        endLabel: {
          show: isOpen,
          formatter: `预计\n${weightText(projected?.value ?? NO_POINTS)}`,
          color: LOOK.ink2,
          fontSize: 11,
          lineHeight: 14,
          distance: 6,
        },
      },
      {
        type: 'line',
        name: '已得分',
        symbol: 'circle',
        symbolSize: 5,
        itemStyle: { color: LOOK.accent },
        lineStyle: { color: LOOK.accent, width: 2.5 },
        data: points.map(({ score, month }) =>
          score === null ? null : month === cutOff ? lastScore(score, isOpen) : drawn(score),
        ),
      },
    ],
  };
}

/** The line that a band is stacked on: not seen, not asked. */
function bandEdge(id: string) {
  return {
    id,
    type: 'line' as const,
    stack: 'band',
    symbol: 'none',
    silent: true,
    lineStyle: { opacity: 0 },
  };
}

/** The way from the score at the cut-off to a full-year value, month by month: a straight line, for the eye only. */
function between(from: Points, end: Points, month: Month, cutOff: Month): number {
  return drawn(from) + ((drawn(end) - drawn(from)) * (month - cutOff)) / (YEAR_END - cutOff);
}

function lastScore(score: Points, isOpen: boolean) {
  return {
    value: drawn(score),
    symbolSize: 8,
    label: {
      show: true,
      position: isOpen ? ('top' as const) : ('left' as const),
      formatter: scoreText(score),
      color: LOOK.ink,
      fontWeight: 600,
      fontSize: 12,
    },
  };
}

const THRESHOLD_WORDS = [GRADE_WORDS.excellent, GRADE_WORDS.good, GRADE_WORDS.fair];

function thresholdLines(thresholds: readonly Points[]) {
  const line = (points: Points, word: string) => ({
    yAxis: drawn(points),
    label: { formatter: `${word} ${weightText(points)}` },
  });
  return {
    silent: true,
    symbol: 'none',
    lineStyle: { color: LOOK.ruleStrong, type: 'solid' as const, width: 1 },
    label: { position: 'insideStartTop' as const, color: LOOK.ink3, fontSize: 10, distance: 2 },
    data: thresholds.map((threshold, at) => line(threshold, THRESHOLD_WORDS[at] ?? '')),
  };
}

function tooltipText({ points, cutOff, projected }: CourseSeries, hits: unknown): string {
  const [hit] = Array.isArray(hits) ? (hits as readonly { dataIndex?: number }[]) : [];
  const point = points[hit?.dataIndex ?? -1];
  if (point === undefined) return '';
  const isForecast = projected !== null && point.month === YEAR_END && cutOff < YEAR_END;
  return [
    `${point.month} 月`,
    ...(point.score === null ? [] : [`已得 ${scoreText(point.score)} 分`]),
    `已到期 ${scoreText(point.due)} 分`,
    ...(isForecast
      ? [
          `预计 ${scoreText(projected.value)} 分（区间 ${scoreText(projected.low)}—${scoreText(projected.high)} 分）`,
        ]
      : []),
  ].join('\n');
}
