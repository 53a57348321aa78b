import { describe, expect, it } from 'vitest';
import { isSameLayout, onePage, pageBreaks } from '#src/ui/page-breaks.ts';

const ROOM = { first: 100, next: 150 };
const of = (count: number, height = 20) => Array.from({ length: count }, () => height);
const text = (heights: readonly number[], foot: number) =>
  pageBreaks(heights, foot, ROOM)
    .map(({ from, to, hasFoot }) => `${from}-${to}${hasFoot ? ' foot' : ''}`)
    .join(', ');

describe('rows on sheets of paper', () => {
  it.each([
    ['everything on one', of(3), 30, '0-3 foot'],
    ['no rows at all', [], 30, '0-0 foot'],
    ['a second one when the first is full', of(6), 30, '0-5, 5-6 foot'],
    ['later ones hold more', of(14), 10, '0-5, 5-12, 12-14 foot'],
    ['the foot goes over with two rows, never alone', of(12), 30, '0-5, 5-10, 10-12 foot'],
    ['a row higher than the paper has one to itself', [20, 400, 20], 10, '0-1, 1-2, 2-3 foot'],
  ])('[P5] %s', (_, heights, foot, expected) => {
    expect(text(heights, foot)).toBe(expected);
  });

  it('[P5] no row is lost or printed twice', () => {
    for (let count = 0; count < 60; count += 1) {
      for (const foot of [0, 40, 90]) {
        const spans = pageBreaks(of(count, 7 + (count % 23)), foot, ROOM);
        expect(
          spans.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, row) => from + row)),
        ).toEqual(Array.from({ length: count }, (_, row) => row));
        expect(spans.filter(({ hasFoot }) => hasFoot)).toHaveLength(1);
      }
    }
  });

  it('knows when nothing has changed', () => {
    expect(isSameLayout(onePage(3), onePage(3))).toBe(true);
    expect(isSameLayout(onePage(3), onePage(4))).toBe(false);
    expect(isSameLayout(onePage(3), [])).toBe(false);
  });
});
