import { describe, expect, it } from 'vitest';
import { LOOK, TONE_INKS, TONE_TRACKS } from '#src/charts/chart-look.ts';
import { codeFiles, found, TOKENS, tokensOf } from '#test/architecture/support/tokens.ts';

/** Where a colour may be spelled besides the tokens, and why. */
const SPELLED: readonly { readonly file: string; readonly why: string }[] = [
  { file: 'charts/chart-look.ts', why: 'a canvas and a picture in Word cannot read tokens' },
  { file: 'export/self-check-page.ts', why: 'a page of its own, written where there is no style sheet' },
];

/** Painted on paper alone, or between two tokens: no token says the same. */
const OWN: ReadonlySet<string> = new Set(['accentBand']);

const files = codeFiles();
const tokens = tokensOf(files.find(({ name }) => name === TOKENS)?.text ?? '');

describe('a colour stands in ui/tokens.css', () => {
  const spelling = files.filter(({ name, text }) => name !== TOKENS && coloursIn(text).length > 0);

  it('and is spelled nowhere else', () => {
    const faults = spelling
      .filter(({ name }) => !SPELLED.some(({ file }) => file === name))
      .map(({ name, text }) => `${name}: ${coloursIn(text).join(' ')}`);
    expect(faults).toEqual([]);
  });

  it('has no exception that nothing uses', () => {
    expect(SPELLED.filter(({ file }) => !spelling.some(({ name }) => name === file))).toEqual([]);
  });

  it('is asked for, and whatever is asked for is there', () => {
    const texts = files.map(({ text }) => text);
    const asked = new Set(texts.flatMap((text) => found(text, /var\((--[\w-]+)/g)));
    // A sheet may have measures and shades of its own, and a component may hand it one.
    const given = new Set(texts.flatMap((text) => found(text, /(?<!var\()(--[\w-]+)/g)));
    expect(tokens.size).toBeGreaterThan(30);
    expect([...tokens.keys()].filter((name) => !asked.has(name))).toEqual([]);
    expect([...asked].filter((name) => !given.has(name))).toEqual([]);
  });

  it('is the same where a canvas or a picture paints it', () => {
    const known = new Set([...tokens.values()].map((value) => value.toLowerCase()));
    const painted = Object.entries(LOOK).filter(([name]) => name !== 'font' && !OWN.has(name));
    expect(painted.filter(([, colour]) => !known.has(colour))).toEqual([]);
    for (const tone of ['met', 'on-pace', 'not-due', 'behind', 'off', 'unknown'] as const) {
      expect(TONE_INKS[tone]).toBe(tokens.get(`--${tone}`));
      expect(TONE_TRACKS[tone]).toBe(tokens.get(`--${tone}-soft`));
    }
  });

  it.each([
    ['a { color: #fff }', ['#fff']],
    ['a { border: 1px solid rgba(1, 2, 3, 0.4) }', ['rgba(1, 2, 3, 0.4)']],
    ['a { color: white; white-space: nowrap }', ['white']],
    ["{ fill: '#1b7f5c' }", ['#1b7f5c']],
    ['<path stroke="#ffffff"/>', ['#ffffff']],
    ["import a from '#src/add.ts'; '#/year/2025'", []],
    ['a { color: var(--ink) } #start { margin: 0 }', []],
  ])('sees %s', (text, colours) => {
    expect(coloursIn(text)).toEqual(colours);
  });
});

function coloursIn(text: string): readonly string[] {
  const hex = /(?<=[\s:"'(])#(?:[0-9a-f]{3}|[0-9a-f]{6}|[0-9a-f]{8})(?![\w-])/gi;
  const made = /\b(?:rgba?|hsla?)\([^)]*\)/g;
  const named = /(?<=:[^;{}'"]*\s)(?:white|black|red|green|blue|gr[ae]y|orange)(?=[\s;}])/g;
  return [hex, made, named].flatMap((each) => [...text.matchAll(each)].map(([whole]) => whole));
}
