import { LOOK, SIZE } from '#src/charts/chart-look.ts';
import type { Drawing, Look, Mark } from '#src/charts/drawing.ts';
import { bar, element, label, picture, type Picture } from '#src/charts/svg-parts.ts';

/** How each kind of mark looks on paper. */
const LOOKS: Readonly<Record<Look, Readonly<Record<string, string | number>>>> = {
  axis: { stroke: LOOK.ruleStrong },
  grid: { stroke: LOOK.rule },
  threshold: { stroke: LOOK.ink3, 'stroke-width': 0.8 },
  target: { stroke: LOOK.ink, 'stroke-width': 1.2 },
  due: { stroke: LOOK.ink3, 'stroke-width': 1.6, 'stroke-dasharray': '6 5' },
  before: { stroke: LOOK.open, 'stroke-width': 5 },
  forecast: { stroke: LOOK.accent, 'stroke-width': 2, 'stroke-dasharray': '2 4' },
  line: { stroke: LOOK.accent, 'stroke-width': 2.6 },
  band: { fill: LOOK.accent, 'fill-opacity': 0.14 },
  bar: { fill: LOOK.bar },
  dot: { fill: LOOK.accent },
  hollow: { fill: LOOK.paper, stroke: LOOK.accent },
  tick: { 'font-size': SIZE.small, fill: LOOK.ink2 },
  now: { 'font-size': SIZE.small, fill: LOOK.ink, 'font-weight': 700 },
  figure: { 'font-weight': 700 },
};
const DOT = 3.2;

/** A drawing for paper: attributes only, no style sheet [J8]. */
export function drawingPicture({ width, height, marks }: Drawing): Picture {
  return picture(height, marks.map(markup), width);
}

function markup(mark: Mark): string {
  const look = LOOKS[mark.look];
  switch (mark.shape) {
    case 'path':
      return element('path', { d: mark.d, fill: 'none', ...look });
    case 'rect':
      return bar(mark.x, mark.y, mark.width, mark.height, look);
    case 'dot':
      return element('circle', { cx: mark.x, cy: mark.y, r: DOT, ...look });
    case 'text':
      return label(mark.x, mark.y, mark.text, { ...look, 'text-anchor': mark.anchor });
  }
}
