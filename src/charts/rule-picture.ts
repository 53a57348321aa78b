import type { ChartData } from '#src/domain/report/document.ts';
import { STATE_MARKS } from '#src/domain/report/marks.ts';
import { STATE_WORDS } from '#src/domain/report/words.ts';
import { LOOK } from '#src/charts/chart-look.ts';
import {
  bar,
  label,
  line,
  picture,
  PICTURE_WIDTH,
  STATE_TRACKS,
  stateFill,
  stateInk,
  type Picture,
} from '#src/charts/svg-parts.ts';

const TOP = 6;
const STRIP = 96;
const BOTTOM = TOP + STRIP;
const HEIGHT = BOTTOM + 66;
const INSET = 8;
const WIDTH = PICTURE_WIDTH - 2 * INSET;
/** A number of two digits needs so much. */
const NUMBER_FITS = 12;

/** 百分标尺 for paper: as wide as the weight, as high as the score, the state by fill and mark [J8]. */
export function rulePicture({ scale, states }: Extract<ChartData, { kind: 'rule' }>): Picture {
  const x = (percent: number) => INSET + (percent / 100) * WIDTH;
  const segments = scale.segments.flatMap(({ row, left, width, filled, due }) => {
    const { state, indicator } = row;
    const wide = (width / 100) * WIDTH;
    const middle = { 'text-anchor': 'middle' };
    return [
      bar(x(left), TOP, wide - 1, STRIP, {
        fill: state === 'unknown' ? stateFill(state) : STATE_TRACKS[state],
        stroke: stateInk(state),
        'stroke-width': 0.6,
      }),
      bar(x(left), BOTTOM - (filled / 100) * STRIP, wide - 1, (filled / 100) * STRIP, {
        fill: stateFill(state),
      }),
      ...(due === null || state === 'met'
        ? []
        : [
            line(x(left), BOTTOM - (due / 100) * STRIP, x(left) + wide - 1, BOTTOM - (due / 100) * STRIP, {
              stroke: LOOK.ink,
              'stroke-width': 2,
            }),
          ]),
      ...(wide < NUMBER_FITS
        ? []
        : [
            label(x(left) + wide / 2, BOTTOM + 13, String(indicator.seq), { 'font-size': 10.5, ...middle }),
            bar(x(left) + wide / 2 - 6, TOP + 2, 11, 14, { fill: '#ffffff', rx: 2 }),
            label(x(left) + wide / 2, TOP + 13, STATE_MARKS[state], {
              'font-size': 11,
              fill: LOOK.ink,
              ...middle,
            }),
          ]),
    ];
  });
  const ticks = scale.ticks.flatMap(({ points, left }) => [
    line(x(left), BOTTOM + 18, x(left), BOTTOM + 23),
    label(x(left), BOTTOM + 35, String(points), {
      'font-size': 11,
      fill: LOOK.ink2,
      'text-anchor': left === 0 ? 'start' : left >= 100 ? 'end' : 'middle',
    }),
  ]);
  const legend = states.flatMap(({ state, rows }, index) => {
    const left = INSET + index * 132;
    return [
      bar(left, BOTTOM + 46, 16, 14, {
        fill: stateFill(state),
        stroke: stateInk(state),
        'stroke-width': 0.6,
      }),
      label(left + 21, BOTTOM + 58, `${STATE_MARKS[state]} ${STATE_WORDS[state]} ${rows}项`),
    ];
  });
  return picture(HEIGHT, [
    ...segments,
    line(INSET, BOTTOM + 18, INSET + WIDTH, BOTTOM + 18),
    ...ticks,
    ...legend,
  ]);
}
