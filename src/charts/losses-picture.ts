import type { ChartData } from '#src/domain/papers/document.ts';
import type { WaterfallBar } from '#src/domain/words/waterfall.ts';
import { LOOK, SIZE } from '#src/charts/chart-look.ts';
import { lossShape } from '#src/charts/loss-shape.ts';
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
  const { start, end, steps, unit } = lossShape(bars);
  const room = PICTURE_WIDTH - NAMES - FIGURES;
  const x = (points: number) => NAMES + ((points - start) / (end - start)) * room;
  const bottom = TOP + bars.length * ROW;
  const rows = steps.flatMap(({ bar: each, from, to, text }, index) => {
    const y = TOP + index * ROW;
    return [
      label(NAMES - 8, y + 16, cutTo(each.label, NAMES - 12, 13), { 'text-anchor': 'end' }),
      bar(x(from), y + 4, Math.max(1.5, x(to) - x(from)), ROW - 9, lookOf(each.kind)),
      label(x(to) + 6, y + 16, text),
    ];
  });
  return picture(bottom + 24, [
    ...rows,
    line(NAMES, TOP, NAMES, bottom),
    label(NAMES, bottom + 16, unit, { 'font-size': SIZE.small, fill: LOOK.ink2 }),
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
      return { fill: LOOK.paper, stroke: LOOK.ink3, 'stroke-width': 1, 'stroke-dasharray': '4 3' };
  }
}
