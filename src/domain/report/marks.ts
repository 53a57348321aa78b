import type { MonthMark } from '#src/domain/report/month-matrix.ts';
import type { RowState } from '#src/domain/report/year-report.ts';

/** A mark for each state besides its colour, so that it reads in greyscale and for colour-blind eyes. */
export const STATE_MARKS: Record<RowState, string> = {
  met: '✓',
  'on-pace': '→',
  behind: '▽',
  off: '✕',
  unknown: '?',
};

/** The same for a month of an indicator. */
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
