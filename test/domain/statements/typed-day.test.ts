import { expect, it } from 'vitest';
import { typedDay } from '#src/domain/statements/typed-day.ts';

it.each([
  ['2026-02-10', '2026-02-10'],
  ['2026/2/9', '2026-02-09'],
  ['2026.2.9', '2026-02-09'],
  [' 2026年2月9日 ', '2026-02-09'],
  ['２０２６年１２月３１日', '2026-12-31'],
  ['20260105', '2026-01-05'],
  ['2028-02-29', '2028-02-29'],
  ['2026-02-29', null],
  ['2026-02-31', null],
  ['2026-13-01', null],
  ['2026-00-10', null],
  ['2026-1120260105', null],
  ['2026年2月', null],
  ['1月5日', null],
  ['', null],
])('[PL81] %s is the day %s', (text, day) => {
  expect(typedDay(text)).toBe(day);
});
