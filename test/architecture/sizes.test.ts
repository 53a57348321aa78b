import { describe, expect, it } from 'vitest';
import { SIZE } from '#src/charts/chart-look.ts';
import { codeFiles, TOKENS, tokensOf } from '#test/architecture/support/tokens.ts';

/** Where a size of text may be spelled besides the tokens, and why. */
const SPELLED: readonly { readonly file: string; readonly why: string }[] = [
  { file: 'export/self-check-page.ts', why: 'a page of its own, written where there is no style sheet' },
  { file: 'ui/use-print-page.ts', why: 'the margin of a sheet, where Chromium 87 reads no tokens' },
  {
    file: 'features/review/report-sheet.tsx',
    why: 'the margin of a sheet, where Chromium 87 reads no tokens',
  },
];

const files = codeFiles();
const tokens = tokensOf(files.find(({ name }) => name === TOKENS)?.text ?? '');
const scale = [...tokens].filter(([name]) => /^--(?:size|pt)-/.test(name));

describe('a size of text, and a rounded corner, is a step of the scale in ui/tokens.css', () => {
  const spelling = files.filter(({ name, text }) => name !== TOKENS && sizesIn(text).length > 0);

  it('and is spelled nowhere else', () => {
    const faults = spelling
      .filter(({ name }) => !SPELLED.some(({ file }) => file === name))
      .map(({ name, text }) => `${name}: ${sizesIn(text).join(' ')}`);
    expect(faults).toEqual([]);
  });

  it('has no exception that nothing uses', () => {
    expect(SPELLED.filter(({ file }) => !spelling.some(({ name }) => name === file))).toEqual([]);
  });

  it('is in px on the screen and in pt on a paper, each once, and no more than there are', () => {
    expect(scale.filter(([, value]) => !/^[\d.]+p[xt]$/.test(value))).toEqual([]);
    expect(new Set(scale.map(([, value]) => value)).size).toBe(scale.length);
    expect(scale.filter(([name]) => name.startsWith('--size-')).length).toBeLessThanOrEqual(17);
    expect(scale.filter(([name]) => name.startsWith('--pt-')).length).toBeLessThanOrEqual(7);
  });

  it('is the same where a canvas or a picture paints it', () => {
    expect(
      Object.entries(SIZE).filter(([name, size]) => tokens.get(`--size-${name}`) !== `${size}px`),
    ).toEqual([]);
  });

  it.each([
    ['a { font-size: 11px }', ['font-size: 11px']],
    ['a { font: 700 12.5px / 1.3 var(--serif) }', ['font: 700 12.5px']],
    ['a { font-size: max(12px, 0.8em) }', ['font-size: max(12px']],
    ['a { border-radius: 0 4px 4px 0 }', ['border-radius: 0 4px']],
    ['axisLabel: { fontSize: 11 }', ['fontSize: 11']],
    ["label(x, y, text, { 'font-size': 10.5 })", ["'font-size': 10.5"]],
    ['a { font-size: var(--size-note); font: 700 var(--size-text) / 18px var(--font) }', []],
    ['a { font-size: 0.92em; border-radius: 50%; font-weight: 600 }', []],
  ])('sees %s', (text, sizes) => {
    expect(sizesIn(text)).toEqual(sizes);
  });
});

function sizesIn(text: string): readonly string[] {
  const styled = /(?<![\w-])(?:font|font-size|border-radius):[^;{}/"`]*?\d(?:px|pt)/g;
  const drawn = /(?:\bfontSize|'font-size'): '?[\d.]+/g;
  return [styled, drawn].flatMap((each) => [...text.matchAll(each)].map(([whole]) => whole));
}
