import { YEAR_END, type Month } from '#src/domain/period/month.ts';
import { POINTS_SCALE, type Points } from '#src/domain/quantity/points.ts';
import { monthText, scoreText } from '#src/domain/words/format.ts';
import type { YearCourse } from '#src/domain/year/year-course.ts';
import { LOOK, SIZE, plainTooltip } from '#src/charts/chart-look.ts';
import type { ChartOption } from '#src/charts/chart-option.ts';
import {
  comesNear,
  nameColumns,
  yearCourseShape,
  type YearCourseShape,
} from '#src/charts/year-course-shape.ts';

/** Hundredths of a point as the plain number a chart draws. */
const drawn = (points: Points): number => points / POINTS_SCALE;

/** 全年得分走势 on the screen: score as a solid line, what has fallen due in grey dashed steps, and from the cut-off a dotted forecast in its band [O4]. */
export function courseOption(course: YearCourse): ChartOption {
  const { cutOff, points } = course;
  const shape = yearCourseShape(course);
  const { top, step, due, newest, forecast } = shape;
  const towards = (end: Points | undefined) =>
    points.map(({ month }) =>
      forecast !== null && end !== undefined && month >= cutOff
        ? between(forecast.from.points, end, month, cutOff)
        : null,
    );
  const low = towards(forecast?.low);
  const high = towards(forecast?.high);
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
      axisLabel: { color: LOOK.ink3, fontSize: SIZE.tick, interval: 0 },
    },
    yAxis: {
      type: 'value',
      min: 0,
      max: top,
      interval: step,
      axisLabel: { color: LOOK.ink3, fontSize: SIZE.small },
      splitLine: { lineStyle: { color: LOOK.rule } },
    },
    tooltip: plainTooltip({
      trigger: 'axis',
      axisPointer: { lineStyle: { color: LOOK.ruleStrong } },
      formatter: (hits) => tooltipText(course, hits),
    }),
    series: [
      { ...bandEdge('band-low'), data: low },
      {
        ...bandEdge('band'),
        areaStyle: { color: LOOK.accentBand },
        data: high.map((edge, index) => {
          const bottom = low[index];
          return edge === null || bottom === null || bottom === undefined ? null : edge - bottom;
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
        data: due.map((each) => drawn(each.points)),
        markLine: thresholdLines(shape),
      },
      {
        type: 'line',
        name: '预计',
        symbol: 'none',
        silent: true,
        lineStyle: { color: LOOK.accent, width: 2, type: [2, 4] },
        data: towards(forecast?.value),
        endLabel: {
          show: forecast !== null,
          formatter: forecast?.lines.join('\n') ?? '',
          color: LOOK.ink2,
          fontSize: SIZE.small,
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
          score === null
            ? null
            : month === newest?.month
              ? lastScore(score, newest.text, forecast !== null)
              : drawn(score),
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

function lastScore(score: Points, said: string, isOpen: boolean) {
  return {
    value: drawn(score),
    symbolSize: 8,
    label: {
      show: true,
      position: 'top' as const,
      // In December beside what falls due then, over the line and not through it.
      ...(isOpen ? {} : { align: 'right' as const, offset: [-6, 0] as [number, number] }),
      formatter: said,
      color: LOOK.ink,
      // Clear of the lines that it stands on.
      textBorderColor: LOOK.paper,
      textBorderWidth: 3,
      fontWeight: 600,
      fontSize: SIZE.note,
    },
  };
}

/** Of a hundred points on the panel so many are as high as a letter. */
const LETTER = 6 * POINTS_SCALE;
/** As wide as the name of a threshold. */
const ASIDE = 42;
/** A name reaches over so many months of the narrowest panel. */
const MONTHS_ASIDE = 2.2;

function thresholdLines({ thresholds, scored }: YearCourseShape) {
  const columns = nameColumns(
    thresholds,
    (a, b) => Math.abs(a - b) < LETTER,
    (height, column) => {
      const from = 1 + column * MONTHS_ASIDE;
      return comesNear(scored, height, { from, to: from + MONTHS_ASIDE, apart: LETTER });
    },
  );
  return {
    silent: true,
    symbol: 'none',
    lineStyle: { color: LOOK.ruleStrong, type: 'solid' as const, width: 1 },
    // Over the line and those of the grid that are near, and as wide as what it says [MO38].
    label: {
      position: 'insideStart' as const,
      color: LOOK.ink3,
      fontSize: SIZE.tick,
      backgroundColor: LOOK.paper,
      padding: [0, 2] as [number, number],
    },
    data: thresholds.map(({ points, text }, at) => ({
      yAxis: drawn(points),
      label: { formatter: text, distance: [ASIDE * (columns[at] ?? 0), 0] as [number, number] },
    })),
  };
}

function tooltipText({ points, cutOff, projected }: YearCourse, hits: unknown): string {
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
