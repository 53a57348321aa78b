import type { StateKind } from '#src/domain/year/row-state.ts';

/** A mark for each state besides its colour, so that it reads in greyscale and for colour-blind eyes. Glyphs of old Windows fonts. */
export const STATE_MARKS: Record<StateKind, string> = {
  met: '✓',
  'in-range': '○',
  'on-pace': '→',
  'not-due': '·',
  'slightly-behind': '▽',
  'far-behind': '▼',
  partly: '△',
  below: '✕',
  over: '▲',
  unmet: '✕',
  unrated: '◇',
  unreported: '?',
};
