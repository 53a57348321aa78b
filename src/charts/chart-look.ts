import type { TooltipComponentOption } from 'echarts/components';
import type { StateTone } from '#src/domain/year/row-state.ts';

/** The tokens of ui/tokens.css once more: a canvas cannot read them. */
export const LOOK = {
  ink: '#17222e',
  ink2: '#4a5866',
  ink3: '#5c6874',
  rule: '#dfe4e9',
  ruleStrong: '#c3ccd5',
  paper: '#ffffff',
  accent: '#1d4f91',
  accentBand: 'rgba(29, 79, 145, 0.14)',
  due: '#8a96a1',
  off: '#b8322a',
  offSoft: '#d98c86',
  open: '#c3ccd5',
  bar: '#b9cbe2',
  score: '#1b7f5c',
  font: '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", system-ui, sans-serif',
} as const;

/** The sizes of ui/tokens.css that a chart needs, once more and for the same reason. */
export const SIZE = { tick: 10, small: 11, note: 12, text: 13 } as const;

/** Solid, striped, barred and crossed: the tones read in greyscale too. */
export const TONE_INKS: Record<StateTone, string> = {
  met: '#1b7f5c',
  'on-pace': '#2d6fb5',
  'not-due': '#5f7285',
  behind: '#a86400',
  off: '#b8322a',
  unknown: '#8a96a1',
};

export const TONE_TRACKS: Record<StateTone, string> = {
  met: '#dff1ea',
  'on-pace': '#e1edf8',
  'not-due': '#eef1f4',
  behind: '#fbeed8',
  off: '#f9e3e1',
  unknown: '#eceff2',
};

/** The stripes of a tone on paper, between its ink and white: a picture in Word knows no opacity. */
export const TONE_STRIPES = {
  'on-pace': '#b9d3ee',
  'not-due': '#c6d0d9',
  behind: '#f1d9ae',
  off: '#f3c4c0',
} as const;

/** Drawn on the canvas: a tooltip of HTML would take names as markup, and its inline styles need a laxer policy. */
export function plainTooltip(more: TooltipComponentOption): TooltipComponentOption {
  return {
    renderMode: 'richText',
    confine: true,
    transitionDuration: 0,
    backgroundColor: LOOK.paper,
    borderColor: LOOK.ruleStrong,
    borderWidth: 1,
    padding: [8, 10],
    textStyle: { color: LOOK.ink, fontSize: SIZE.note, lineHeight: 18, fontFamily: LOOK.font },
    ...more,
  };
}

/** Rich text reads `{style|text}`: names keep their braces as full-width ones. */
export function plainText(text: string): string {
  return text.replace(/\{/g, '｛').replace(/\}/g, '｝');
}
