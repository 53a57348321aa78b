/** A chart as lines, shapes and words: made once from figures, painted by screen, snapshot and documents, which compute nothing. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
}

/** The room of a drawing, and the margins around its plot; all in units of the drawing. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

type LineLook = 'axis' | 'grid' | 'threshold' | 'target' | 'due' | 'before' | 'forecast' | 'line';
type TextLook = 'tick' | 'now' | 'figure';

/** What a mark is; how that looks is the painter's. */
export type Look = LineLook | TextLook | 'band' | 'bar' | 'dot' | 'hollow';

export type Mark =
  | { readonly shape: 'path'; readonly look: LineLook | 'band'; readonly d: string }
  | {
      readonly shape: 'rect';
      readonly look: 'bar';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
    }
  | { readonly shape: 'dot'; readonly look: 'dot' | 'hollow'; readonly x: number; readonly y: number }
  | {
      readonly shape: 'text';
      readonly look: TextLook;
      readonly x: number;
      readonly y: number;
      readonly text: string;
      readonly anchor: 'start' | 'middle' | 'end';
    };

export interface Dot {
  readonly x: number;
  readonly y: number;
}

/** From the baseline of a text to the middle of its letters. */
export const HALF_LETTER = 4;

export function path(look: LineLook | 'band', d: string): Mark {
  return { shape: 'path', look, d };
}

/** Where a line is broken. */
export interface Gap {
  readonly from: number;
  readonly to: number;
}

/** From left to right, broken where words stand in it. @param gaps from left to right, none within another */
export function level(
  look: LineLook,
  { left, right, width }: Frame,
  y: number,
  gaps: readonly Gap[] = [],
): Mark {
  const broken = gaps.map(({ from, to }) => `H${fixed(from)}M${fixed(to)} ${fixed(y)}`).join('');
  return path(look, `M${fixed(left)} ${fixed(y)}${broken}H${fixed(width - right)}`);
}

export function dot(look: 'dot' | 'hollow', { x, y }: Dot): Mark {
  return { shape: 'dot', look, x: fixed(x), y: fixed(y) };
}

export function text(
  look: TextLook,
  { x, y }: Dot,
  said: string,
  anchor: 'start' | 'middle' | 'end' = 'middle',
): Mark {
  return { shape: 'text', look, x: fixed(x), y: fixed(y), text: said, anchor };
}

/** A line across with what it stands for on its left. */
export function tickLine(frame: Frame, y: number, said: string, gaps: readonly Gap[] = []): readonly Mark[] {
  return [
    level('grid', frame, y, gaps),
    text('tick', { x: frame.left - 6, y: y + HALF_LETTER }, said, 'end'),
  ];
}

/** What a level means, right of the plot. */
export function besidePlot(frame: Frame, y: number, said: string): Mark {
  return text('tick', { x: frame.width - frame.right + 6, y: y + HALF_LETTER }, said, 'start');
}

/** A path through the dots, broken where one is missing. */
export function linePath(dots: readonly (Dot | null)[]): string {
  let isDown = false;
  let d = '';
  for (const each of dots) {
    if (each === null) {
      isDown = false;
      continue;
    }
    d += `${isDown ? 'L' : 'M'}${fixed(each.x)} ${fixed(each.y)}`;
    isDown = true;
  }
  return d;
}

/** The same as stairs: an amount falls due at the end of its month, all at once. */
export function stepPath(dots: readonly (Dot | null)[]): string {
  let d = '';
  for (const each of dots) {
    if (each === null) continue;
    d += d === '' ? `M${fixed(each.x)} ${fixed(each.y)}` : `H${fixed(each.x)}V${fixed(each.y)}`;
  }
  return d;
}

/** From one dot to an end that lies between two others. */
export function fanPath(from: Dot, x: number, high: number, low: number): string {
  return `M${fixed(from.x)} ${fixed(from.y)}L${fixed(x)} ${fixed(high)}V${fixed(low)}Z`;
}

/** Drawn, never computed with: a tenth is enough. */
export function fixed(units: number): number {
  return Math.round(units * 10) / 10;
}
