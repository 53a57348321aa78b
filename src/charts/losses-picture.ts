import { POINTS_SCALE } from '#src/domain/quantity/points.ts';
import type { ChartData } from '#src/domain/papers/document.ts';
import type { WaterfallBar } from '#src/domain/words/waterfall.ts';
import { LOOK } from '#src/charts/chart-look.ts';
import { barText, lossScaleStart } from '#src/charts/loss-option.ts';
import {
  bar,
  cutTo,
  label,
  line,
  picture,
  PICTURE_WIDTH,
  toneFill,
  type Picture,
} from '#src/charts/svg-parts.ts';

const NAMES = 250;
const FIGURES = 60;
const ROW = 25;
const TOP = 4;

/** 失分构成 for paper, from the top down; the scale begins at the ten below the score [J8]. */
export function lossesPicture({ bars }: Extract<ChartData, { kind: 'losses' }>): Picture {
  const start = lossScaleStart(bars) * POINTS_SCALE;
  const end = Math.max(start + 1, ...bars.map(({ high }) => high));
  const room = PICTURE_WIDTH - NAMES - FIGURES;
  const x = (points: number) => NAMES + ((Math.max(start, points) - start) / (end - start)) * room;
  const bottom = TOP + bars.length * ROW;
  const rows = bars.flatMap((each, index) => {
    const y = TOP + index * ROW;
    return [
      label(NAMES - 8, y + 16, cutTo(each.label, NAMES - 12, 13), { 'text-anchor': 'end' }),
      bar(x(each.low), y + 4, Math.max(1.5, x(each.high) - x(each.low)), ROW - 9, lookOf(each.kind)),
      label(x(each.high) + 6, y + 16, barText(each)),
    ];
  });
  const note = start === 0 ? '单位：分' : `单位：分，横轴自${start / POINTS_SCALE}分起`;
  return picture(bottom + 24, [
    ...rows,
    line(NAMES, TOP, NAMES, bottom),
    label(NAMES, bottom + 16, note, { 'font-size': 11, fill: LOOK.ink2 }),
  ]);
}

function lookOf(kind: WaterfallBar['kind']) {
  switch (kind) {
    case 'full':
      return { fill: LOOK.ink3 };
    case 'score':
      return { fill: LOOK.accent };
    case 'loss':
      return { fill: toneFill('off') };
    case 'rest':
      return { fill: LOOK.offSoft };
    case 'open':
      return { fill: '#ffffff', stroke: LOOK.ink3, 'stroke-width': 1, 'stroke-dasharray': '4 3' };
  }
}
