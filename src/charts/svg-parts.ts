import { LOOK, SIZE, TONE_INKS, TONE_STRIPES, TONE_TRACKS } from '#src/charts/chart-look.ts';
import type { StateTone } from '#src/domain/year/row-state.ts';

/** A picture for paper: plain SVG with attributes only, so that it needs no style sheet and breaks no content policy. */
export interface Picture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** In units of the picture; as wide as the text of a page, so that 14 are about 8½ points. */
export const PICTURE_WIDTH = 720;
const FONT = 'SimHei, Microsoft YaHei, PingFang SC, Noto Sans CJK SC, sans-serif';

type Attributes = Readonly<Record<string, string | number>>;

/** An element with its attributes escaped; `content` is markup. */
export function element(name: string, attributes: Attributes, content = ''): string {
  const said = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${escaped(typeof value === 'number' ? String(fixed(value)) : value)}"`,
  );
  return content === '' ? `<${name}${said.join('')}/>` : `<${name}${said.join('')}>${content}</${name}>`;
}

/** A line of text; whatever it spells stays text. */
export function label(x: number, y: number, text: string, more: Attributes = {}): string {
  return element('text', { x, y, 'font-size': SIZE.text, fill: LOOK.ink, ...more }, escaped(text));
}

export function bar(x: number, y: number, width: number, height: number, more: Attributes): string {
  return element('rect', { x, y, width: Math.max(0, width), height: Math.max(0, height), ...more });
}

export function line(x1: number, y1: number, x2: number, y2: number, more: Attributes = {}): string {
  return element('line', { x1, y1, x2, y2, stroke: LOOK.ruleStrong, 'stroke-width': 1, ...more });
}

export function picture(height: number, content: readonly string[], width: number = PICTURE_WIDTH): Picture {
  const svg = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${fixed(height)}`,
      width,
      height,
      'font-family': FONT,
    },
    [element('rect', { width, height, fill: LOOK.paper }), DEFS, ...content].join(''),
  );
  return { svg, width, height: fixed(height) };
}

/** What a tone is filled with. */
export function toneFill(tone: StateTone): string {
  return tone === 'met' ? TONE_INKS.met : `url(#${tone})`;
}

export function toneInk(tone: StateTone): string {
  return TONE_INKS[tone];
}

/** The text, cut with … where it would be wider than the room. A Chinese letter is as wide as the font is high. */
export function cutTo(text: string, room: number, size: number): string {
  let used = 0;
  let kept = '';
  for (const letter of text) {
    used += (letter.codePointAt(0) ?? 0) < 0x2000 ? size * 0.58 : size;
    if (used > room - size) return textWidth(text, size) <= room ? text : `${kept}…`;
    kept += letter;
  }
  return text;
}

function textWidth(text: string, size: number): number {
  let used = 0;
  for (const letter of text) used += (letter.codePointAt(0) ?? 0) < 0x2000 ? size * 0.58 : size;
  return used;
}

/** Hundredths of a unit are enough. */
function fixed(value: number): number {
  return Math.round(value * 100) / 100;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** For text and attributes alike; without what XML cannot carry at all. */
function escaped(text: string): string {
  return text
    .replace(/[&<>"]/g, (letter) => ESCAPES[letter] ?? letter)
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '');
}

const stripes = (id: StateTone, size: number, turn: number, content: string) =>
  element(
    'pattern',
    { id, width: size, height: size, patternUnits: 'userSpaceOnUse', patternTransform: `rotate(${turn})` },
    element('rect', { width: size, height: size, fill: TONE_INKS[id] }) + content,
  );

const DEFS = element(
  'defs',
  {},
  [
    stripes('on-pace', 7, 45, element('rect', { width: 2, height: 7, fill: TONE_STRIPES['on-pace'] })),
    stripes('not-due', 6, 0, element('rect', { width: 1.5, height: 6, fill: TONE_STRIPES['not-due'] })),
    stripes('behind', 6, 0, element('rect', { width: 6, height: 2, fill: TONE_STRIPES.behind })),
    stripes(
      'off',
      7,
      45,
      element('rect', { width: 1.5, height: 7, fill: TONE_STRIPES.off }) +
        element('rect', { width: 7, height: 1.5, fill: TONE_STRIPES.off }),
    ),
    element(
      'pattern',
      { id: 'unknown', width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
      element('rect', { width: 6, height: 6, fill: TONE_TRACKS.unknown }) +
        element('rect', { width: 1, height: 6, fill: TONE_INKS.unknown }),
    ),
  ].join(''),
);
