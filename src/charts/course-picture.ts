import { MONTHS } from '#src/domain/period/month.ts';
import { POINTS_SCALE, type Points } from '#src/domain/quantity/points.ts';
import type { ChartData } from '#src/domain/papers/document.ts';
import { monthText, scoreText, weightText } from '#src/domain/words/format.ts';
import { GRADE_WORDS } from '#src/domain/words/words.ts';
import { LOOK } from '#src/charts/chart-look.ts';
import { element, label, line, picture, PICTURE_WIDTH, type Picture } from '#src/charts/svg-parts.ts';

const LEFT = 40;
const RIGHT = PICTURE_WIDTH - 60;
const TOP = 14;
const BOTTOM = 226;
const HEIGHT = 254;
const STEP = 20;

const THRESHOLD_WORDS = [GRADE_WORDS.excellent, GRADE_WORDS.good, GRADE_WORDS.fair];

/** 全年得分走势 for paper: the score as a solid line with dots, what has fallen due in dashed steps [J8]. */
export function coursePicture(data: Extract<ChartData, { kind: 'course' }>): Picture {
  const { points, cutOff, weight, thresholds } = data;
  const top = Math.max(100, Math.ceil(weight / POINTS_SCALE / STEP) * STEP);
  const x = (month: number) => LEFT + 18 + ((month - 1) / (MONTHS.length - 1)) * (RIGHT - LEFT - 36);
  const y = (score: Points) => BOTTOM - (score / POINTS_SCALE / top) * (BOTTOM - TOP);
  const scored = points.flatMap(({ month, score }) => (score === null ? [] : [{ month, score }]));
  const grid = [];
  for (let at = 0; at <= top; at += STEP) {
    const level = y((at * POINTS_SCALE) as Points);
    grid.push(
      line(LEFT, level, RIGHT, level, { stroke: LOOK.rule }),
      label(LEFT - 6, level + 4, String(at), { 'font-size': 11, fill: LOOK.ink2, 'text-anchor': 'end' }),
    );
  }
  const grades = thresholds.flatMap((from, at) => [
    line(LEFT, y(from), RIGHT, y(from), { stroke: LOOK.ink3, 'stroke-width': 0.8 }),
    label(RIGHT + 4, y(from) + 4, `${THRESHOLD_WORDS[at] ?? ''} ${weightText(from)}`, {
      'font-size': 11,
      fill: LOOK.ink2,
    }),
  ]);
  const last = scored[scored.length - 1];
  return picture(HEIGHT, [
    ...grid,
    ...grades,
    ...points.map(({ month }) =>
      label(x(month), BOTTOM + 18, monthText(month), {
        'font-size': 11,
        fill: month === cutOff ? LOOK.ink : LOOK.ink2,
        'font-weight': month === cutOff ? 700 : 400,
        'text-anchor': 'middle',
      }),
    ),
    path(stepped(points.map(({ month, due }) => [x(month), y(due)])), LOOK.ink3, 1.6, '6 5'),
    path(
      scored.map(({ month, score }) => [x(month), y(score)]),
      LOOK.accent,
      2.6,
      '',
    ),
    ...scored.map(({ month, score }) =>
      element('circle', { cx: x(month), cy: y(score), r: 3.2, fill: LOOK.accent }),
    ),
    ...(last === undefined
      ? []
      : [
          label(x(last.month) - 8, y(last.score) - 8, scoreText(last.score), {
            'font-weight': 700,
            'text-anchor': 'end',
          }),
        ]),
  ]);
}

/** Level until the end of the month in which something falls due. */
function stepped(points: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  return points.flatMap(([x, y], index) => {
    const before = points[index - 1];
    return before === undefined ? [[x, y] as const] : [[x, before[1]] as const, [x, y] as const];
  });
}

function path(points: readonly (readonly [number, number])[], stroke: string, width: number, dash: string) {
  if (points.length < 2) return '';
  return element('polyline', {
    points: points.map(([x, y]) => `${Math.round(x * 10) / 10},${Math.round(y * 10) / 10}`).join(' '),
    fill: 'none',
    stroke,
    'stroke-width': width,
    ...(dash === '' ? {} : { 'stroke-dasharray': dash }),
  });
}
