import { LOOK } from '#src/charts/chart-look.ts';
import { bar, cutTo, label, line, picture, PICTURE_WIDTH, type Picture } from '#src/charts/svg-parts.ts';

/** A small series of the screen: twelve months of a row, or a few years. */
export interface ColumnsChart {
  readonly kind: 'columns';
  readonly columns: readonly {
    readonly label: string;
    /** As it is read; '' where there is nothing. */
    readonly text: string;
    /** Of the tallest, 0…1; null: none is drawn. */
    readonly share: number | null;
  }[];
}

const HEIGHT = 150;
const TOP = 24;
const WIDEST = 56;

/** The series as columns with their values above and what they are below, as large as the charts of a document [MO37]. */
export function columnsPicture({ columns }: ColumnsChart): Picture {
  const step = PICTURE_WIDTH / Math.max(1, columns.length);
  const width = Math.min(WIDEST, step * 0.6);
  const foot = TOP + HEIGHT;
  const drawn = columns.flatMap(({ label: name, text, share }, index) => {
    const middle = (index + 0.5) * step;
    const height = share === null ? 0 : Math.max(1, share * HEIGHT);
    const centred = { 'text-anchor': 'middle' };
    return [
      bar(middle - width / 2, foot - height, width, height, { fill: LOOK.accent }),
      label(middle, foot - height - 6, cutTo(text === '' ? '—' : text, step, 13), centred),
      label(middle, foot + 18, cutTo(name, step, 13), centred),
    ];
  });
  return picture(foot + 28, [...drawn, line(0, foot, PICTURE_WIDTH, foot)]);
}
