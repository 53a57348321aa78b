import { expect, it } from 'vitest';
import { indexOfInitials, initialsReader } from '#src/ui/pinyin-initials.ts';
import { WATER } from '#test/support/water-plan.ts';

const read = initialsReader() ?? (() => []);
const lettersOf = (text: string) => read(text).join('');

it.each([
  ['政务服务事项网上可办', 'zwfwsxwskb'],
  ['预算执行', 'yszxh'],
  ['满意度', 'myd'],
  ['热线按时办结', 'rxasbj'],
  ['年末评级为优', 'nmpjwy'],
  ['公开信息条数', 'gkxxts'],
  ['欧阳娜、汪凯、曲阜', 'oynwkqf'],
  ['绿化、女工、额度、耳目', 'lhngedem'],
])('[MO34] the initials of %s are %s', (text, letters) => {
  expect(lettersOf(text)).toBe(letters);
});

it('[MO34] a character with several readings is found by each of them', () => {
  for (const [text, letters] of [
    ['办结率', 'bjl'],
    ['重点', 'zd'],
    ['重复', 'cf'],
    ['银行', 'yh'],
    ['执行', 'zx'],
    ['增长', 'zz'],
    ['长效', 'cx'],
  ] as const)
    expect([text, indexOfInitials(read(text), letters)]).toEqual([text, 0]);
});

it('[MO34] letters and digits in a name stand for themselves, marks for nothing', () => {
  expect(lettersOf('12345热线（App）')).toBe('12345rxapp');
  expect(indexOfInitials(read('全区 12345 热线'), '5rx')).toBe(6);
  expect(indexOfInitials(read('热线'), 'rxx')).toBe(-1);
});

it('[MO34] every name of a plan has a letter for each of its characters', () => {
  const names = WATER.indicators.map(({ name }) => name);
  expect(names.map((name) => read(name).length)).toEqual(
    names.map((name) => Array.from(name.replace(/[^\p{Script=Han}A-Za-z0-9]/gu, '')).length),
  );
});

it('[MO34] a browser that does not order by pinyin says nothing instead of something wrong', () => {
  expect(initialsReader((a, b) => (a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0))).toBeNull();
});
