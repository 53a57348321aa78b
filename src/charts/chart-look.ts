import type { TooltipComponentOption } from 'echarts/components';

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
    textStyle: { color: LOOK.ink, fontSize: 12, lineHeight: 18, fontFamily: LOOK.font },
    ...more,
  };
}

/** Rich text reads `{style|text}`: names keep their braces as full-width ones. */
export function plainText(text: string): string {
  return text.replace(/\{/g, '｛').replace(/\}/g, '｝');
}
