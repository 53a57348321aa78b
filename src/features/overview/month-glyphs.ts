import type { MonthMark } from '#src/domain/report/month-matrix.ts';

/** A mark for each besides its colour. */
export const MONTH_GLYPHS: Record<MonthMark, string> = {
  red: '✕',
  yellow: '▽',
  green: '✓',
  blue: '▲',
  done: '✓',
  undue: '·',
  missing: '?',
  future: '',
};

export const LEGEND_MARKS: readonly MonthMark[] = [
  'red',
  'yellow',
  'green',
  'blue',
  'done',
  'undue',
  'missing',
];
