import { Parser } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { decodedText, NAMED_CHARACTERS } from '#src/tables/character-references.ts';

/** As the markup parser's library reads it with the whole table of HTML, which the build leaves out. */
function readByLibrary(html: string): string {
  let text = '';
  const parser = new Parser({ ontext: (piece) => (text += piece) }, { decodeEntities: true });
  parser.end(html);
  return text;
}

const HEADS = ['&', '&amp;', '&#', '1&', ' & ', '&&'];

describe('references to characters in HTML', () => {
  it('[IM2] every name that is known reads as the library reads it, with and without the semicolon', () => {
    const names = [...NAMED_CHARACTERS.keys()];
    expect(names.length).toBeGreaterThan(250);
    for (const name of names)
      for (const html of [`a&${name};b`, `a&${name} b`, `a&${name}`, `a&amp;${name};`, `&${name};&${name};`])
        expect([html, decodedText(html)]).toEqual([html, readByLibrary(html)]);
  });

  it('[IM2] a legacy name is known at the head of letters, another one only whole', () => {
    for (const html of [
      '&nbsp2',
      '&notit;',
      '&ampere',
      '&ltx;',
      '&copyright;',
      '&ge',
      '&gex;',
      '&geq',
      '&sup2x',
    ])
      expect([html, decodedText(html)]).toEqual([html, readByLibrary(html)]);
  });

  it('[IM2] numbers in either base, what is no character and what windows-1252 means', () => {
    const codes = [
      0,
      1,
      9,
      0x7f,
      0x9f + 1,
      0x2265,
      0xd7_ff,
      0xd8_00,
      0xdf_ff,
      0xe0_00,
      0xff_ff,
      0x1_f6_00,
      0x10_ff_ff,
      0x11_00_00,
      2 ** 40,
    ];
    const windows = Array.from({ length: 32 }, (_, index) => 0x80 + index);
    for (const code of [...codes, ...windows])
      for (const html of [
        `&#${code};`,
        `&#x${code.toString(16)};`,
        `&#X${code.toString(16).toUpperCase()} `,
        `&#${code}`,
      ])
        expect([html, decodedText(html)]).toEqual([html, readByLibrary(html)]);
  });

  it('[IM2] what is no reference stays as it is written', () => {
    for (const head of HEADS)
      for (const tail of ['', ';', 'x;', '中文;', '#;', '1;', 'zzz;', '#xg;'])
        expect([head + tail, decodedText(head + tail)]).toEqual([head + tail, readByLibrary(head + tail)]);
  });

  it('[IM2] a name that only HTML 5 has is shown, not guessed', () => {
    expect(decodedText('≥&CounterClockwiseContourIntegral;3')).toBe('≥&CounterClockwiseContourIntegral;3');
  });
});
