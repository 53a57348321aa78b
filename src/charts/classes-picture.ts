import { subtractPoints } from '#src/domain/quantity/points.ts';
import type { ChartData } from '#src/domain/papers/document.ts';
import { scoreText, weightText } from '#src/domain/words/format.ts';
import { LOOK } from '#src/charts/chart-look.ts';
import { bar, cutTo, label, picture, PICTURE_WIDTH, toneFill, type Picture } from '#src/charts/svg-parts.ts';

const NAMES = 110;
const FIGURES = 130;
const ROW = 28;
const TOP = 6;

/** 各类指标得分 for paper: the box is the weight, the solid part the score, hatched what has no score yet [J8]. */
export function classesPicture({ groups }: Extract<ChartData, { kind: 'classes' }>): Picture {
  const most = Math.max(1, ...groups.map(({ weight }) => weight));
  const room = PICTURE_WIDTH - NAMES - FIGURES;
  const wide = (points: number) => (points / most) * room;
  const rows = groups.flatMap(({ title, score, weight, coveredWeight }, index) => {
    const y = TOP + index * ROW;
    const open = subtractPoints(weight, coveredWeight);
    const said =
      coveredWeight === 0
        ? `未计分 / ${weightText(weight)}分`
        : `${scoreText(score)} / ${weightText(weight)}分`;
    return [
      label(NAMES - 8, y + 16, cutTo(title, NAMES - 8, 13), { 'text-anchor': 'end' }),
      bar(NAMES, y + 3, wide(weight), ROW - 10, { fill: '#ffffff' }),
      bar(NAMES, y + 3, wide(score), ROW - 10, { fill: LOOK.accent }),
      ...(open > 0
        ? [bar(NAMES + wide(coveredWeight), y + 3, wide(open), ROW - 10, { fill: toneFill('unknown') })]
        : []),
      bar(NAMES, y + 3, wide(weight), ROW - 10, { fill: 'none', stroke: LOOK.ink2, 'stroke-width': 1 }),
      label(NAMES + wide(weight) + 8, y + 16, said),
    ];
  });
  return picture(TOP + groups.length * ROW + 2, rows);
}
