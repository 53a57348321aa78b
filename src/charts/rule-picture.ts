import type { ChartData } from '#src/domain/papers/document.ts';
import { EXECUTION_LABEL } from '#src/domain/words/figure-labels.ts';
import { STATE_MARKS } from '#src/domain/year/marks.ts';
import { STATE_TONES } from '#src/domain/year/row-state.ts';
import { STATE_WORDS } from '#src/domain/words/words.ts';
import type { RuleExecution } from '#src/domain/words/rule-scale.ts';
import { LOOK, SIZE, TONE_TRACKS } from '#src/charts/chart-look.ts';
import {
  bar,
  label,
  line,
  picture,
  PICTURE_WIDTH,
  toneFill,
  toneInk,
  type Picture,
} from '#src/charts/svg-parts.ts';

const TOP = 6;
const STRIP = 96;
const BOTTOM = TOP + STRIP;
const HEIGHT = BOTTOM + 66;
const INSET = 8;
const WIDTH = PICTURE_WIDTH - 2 * INSET;
/** As many states as occur, in lines of five. */
const LEGEND_COLUMNS = 5;
const LEGEND_WIDTH = 140;
const LEGEND_LINE = 20;
/** A number of two digits needs so much, and so much beside another one. */
const NUMBER_FITS = 12;
const NUMBER_APART = 13.5;
/** Where neighbours would run into one another, so many rows share a number. */
const NUMBERED = 5;

function hasRoom(seq: number, wide: number): boolean {
  // Narrower ones were thinned out for the screen already; three digits need more than it gave them.
  if (wide < NUMBER_FITS / 2) return seq < 100 || seq % (2 * NUMBERED) === 0;
  if (seq % NUMBERED === 0) return true;
  return wide >= (seq < 10 ? NUMBER_FITS : NUMBER_APART);
}

/** 百分标尺 for paper: as wide as the weight, as high as the score, the state by fill and mark [J8]. */
export function rulePicture({ scale, states }: Extract<ChartData, { kind: 'rule' }>): Picture {
  const x = (percent: number) => INSET + (percent / 100) * WIDTH;
  const segments = scale.segments.flatMap(({ row, left, width, filled, due, isNumbered }) => {
    const { state, indicator } = row;
    const tone = STATE_TONES[state.kind];
    const wide = (width / 100) * WIDTH;
    const middle = { 'text-anchor': 'middle' };
    return [
      bar(x(left), TOP, wide - 1, STRIP, {
        fill: tone === 'unknown' ? toneFill(tone) : TONE_TRACKS[tone],
        stroke: toneInk(tone),
        'stroke-width': 0.6,
      }),
      bar(x(left), BOTTOM - (filled / 100) * STRIP, wide - 1, (filled / 100) * STRIP, {
        fill: toneFill(tone),
      }),
      ...(due === null || tone === 'met'
        ? []
        : [
            line(x(left), BOTTOM - (due / 100) * STRIP, x(left) + wide - 1, BOTTOM - (due / 100) * STRIP, {
              stroke: LOOK.ink,
              'stroke-width': 2,
            }),
          ]),
      ...(isNumbered && hasRoom(indicator.seq, wide)
        ? [
            label(x(left) + wide / 2, BOTTOM + 13, String(indicator.seq), {
              'font-size': SIZE.tick,
              ...middle,
            }),
          ]
        : []),
      ...(wide < NUMBER_FITS
        ? []
        : [
            bar(x(left) + wide / 2 - 6, TOP + 2, 11, 14, { fill: LOOK.paper, rx: 2 }),
            label(x(left) + wide / 2, TOP + 13, STATE_MARKS[state.kind], {
              'font-size': SIZE.small,
              fill: LOOK.ink,
              ...middle,
            }),
          ]),
    ];
  });
  const execution = scale.execution === null ? [] : executionBars(scale.execution, x);
  const ticks = scale.ticks.flatMap(({ points, left }) => [
    line(x(left), BOTTOM + 18, x(left), BOTTOM + 23),
    label(x(left), BOTTOM + 35, String(points), {
      'font-size': SIZE.small,
      fill: LOOK.ink2,
      'text-anchor': left === 0 ? 'start' : left >= 100 ? 'end' : 'middle',
    }),
  ]);
  const legend = states.flatMap(({ state, rows }, index) => {
    const left = INSET + (index % LEGEND_COLUMNS) * LEGEND_WIDTH;
    const top = BOTTOM + 46 + Math.floor(index / LEGEND_COLUMNS) * LEGEND_LINE;
    return [
      bar(left, top, 16, 14, {
        fill: toneFill(STATE_TONES[state]),
        stroke: toneInk(STATE_TONES[state]),
        'stroke-width': 0.6,
      }),
      label(left + 21, top + 12, `${STATE_MARKS[state]} ${STATE_WORDS[state]} ${rows}项`),
    ];
  });
  const lines = Math.max(1, Math.ceil(states.length / LEGEND_COLUMNS));
  return picture(HEIGHT + (lines - 1) * LEGEND_LINE, [
    ...segments,
    ...execution,
    line(INSET, BOTTOM + 18, INSET + WIDTH, BOTTOM + 18),
    ...ticks,
    ...legend,
  ]);
}

/** The points of the execution behind the rows, in grey: it has no state of a row [PL30]. */
function executionBars({ left, width, filled }: RuleExecution, x: (percent: number) => number) {
  const wide = (width / 100) * WIDTH;
  const high = (filled / 100) * STRIP;
  return [
    bar(x(left), TOP, wide - 1, STRIP, { fill: 'none', stroke: LOOK.ink3, 'stroke-width': 0.6 }),
    bar(x(left), BOTTOM - high, wide - 1, high, { fill: LOOK.ink3 }),
    label(x(left) + wide / 2, BOTTOM + 13, EXECUTION_LABEL, {
      'font-size': SIZE.tick,
      'text-anchor': 'middle',
    }),
  ];
}
