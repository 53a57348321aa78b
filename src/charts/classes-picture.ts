import type { ChartData } from '#src/domain/papers/document.ts';
import { LOOK } from '#src/charts/chart-look.ts';
import { groupBars } from '#src/charts/group-bars.ts';
import { bar, cutTo, label, picture, PICTURE_WIDTH, toneFill, type Picture } from '#src/charts/svg-parts.ts';

const NAMES = 110;
const FIGURES = 130;
const ROW = 28;
const TOP = 6;
const ROOM = PICTURE_WIDTH - NAMES - FIGURES;

/** 各类指标得分 for paper: the box is the weight, the solid part the score, hatched what has no score yet [J8]. */
export function classesPicture({ groups }: Extract<ChartData, { kind: 'classes' }>): Picture {
  const at = (percent: number) => (percent / 100) * ROOM;
  const rows = groupBars(groups).flatMap(({ filled, openFrom, isScored, score, weight }, index) => {
    const y = TOP + index * ROW;
    const title = groups[index]?.title ?? '';
    const said = `${isScored ? score : '未计分'} / ${weight}分`;
    const hatched =
      openFrom === null
        ? []
        : [bar(NAMES + at(openFrom), y + 3, at(100 - openFrom), ROW - 10, { fill: toneFill('unknown') })];
    return [
      label(NAMES - 8, y + 16, cutTo(title, NAMES - 8, 13), { 'text-anchor': 'end' }),
      bar(NAMES, y + 3, ROOM, ROW - 10, { fill: LOOK.paper }),
      bar(NAMES, y + 3, at(filled), ROW - 10, { fill: LOOK.accent }),
    ].concat(hatched, [
      bar(NAMES, y + 3, ROOM, ROW - 10, { fill: 'none', stroke: LOOK.ink2, 'stroke-width': 1 }),
      label(NAMES + ROOM + 8, y + 16, said),
    ]);
  });
  return picture(TOP + groups.length * ROW + 2, rows);
}
