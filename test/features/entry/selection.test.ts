import { describe, expect, it } from 'vitest';
import {
  move,
  positionsIn,
  rangeOf,
  type Motion,
  type Position,
  type Terrain,
} from '#src/features/entry/model/selection.ts';

/** x is filled, . is empty. */
const FIELD = ['xx.x', 'x...', '....', 'x..x'];

const terrain: Terrain = {
  extent: { rows: 4, cols: 4 },
  isFilled: ({ row, col }) => FIELD[row]?.charAt(col) === 'x',
  pageRows: () => 2,
};

const at = (row: number, col: number): Position => ({ row, col });

describe('moving about the grid', () => {
  it.each<[string, Position, Motion, Position | null]>([
    ['[G3] up', at(1, 1), 'up', at(0, 1)],
    ['[G3] up stays at the border', at(0, 1), 'up', at(0, 1)],
    ['[G3] down stays at the border', at(3, 1), 'down', at(3, 1)],
    ['[G3] left', at(1, 1), 'left', at(1, 0)],
    ['[G3] right stays at the border', at(1, 3), 'right', at(1, 3)],
    ['[G3] Home', at(2, 3), 'row-start', at(2, 0)],
    ['[G3] End', at(2, 0), 'row-end', at(2, 3)],
    ['[G3] Ctrl+Home', at(2, 3), 'grid-start', at(0, 0)],
    ['[G3] Ctrl+End', at(0, 0), 'grid-end', at(3, 3)],
    ['[G3] PageDown goes on by the rows in sight', at(0, 2), 'page-down', at(2, 2)],
    ['[G3] PageDown stops at the last row', at(3, 2), 'page-down', at(3, 2)],
    ['[G3] PageUp', at(3, 2), 'page-up', at(1, 2)],
    ['[G3] Ctrl+right ends at the end of the run', at(0, 0), 'edge-right', at(0, 1)],
    ['[G3] Ctrl+right goes on to the next filled cell', at(0, 1), 'edge-right', at(0, 3)],
    ['[G3] Ctrl+right from an empty cell', at(0, 2), 'edge-right', at(0, 3)],
    ['[G3] Ctrl+right over nothing ends at the border', at(2, 0), 'edge-right', at(2, 3)],
    ['[G3] Ctrl+down ends at the end of the run', at(0, 0), 'edge-down', at(1, 0)],
    ['[G3] Ctrl+down jumps the gap', at(1, 0), 'edge-down', at(3, 0)],
    ['[G3] Ctrl+up', at(3, 3), 'edge-up', at(0, 3)],
    ['[G3] Ctrl+left at the border stays', at(1, 0), 'edge-left', at(1, 0)],
    ['[G2] Tab goes right', at(1, 1), 'next', at(1, 2)],
    ['[G2] Tab at the end of a row goes to the next', at(1, 3), 'next', at(2, 0)],
    ['[G2] Tab on the last cell leaves the grid', at(3, 3), 'next', null],
    ['[G2] Shift+Tab goes back over rows', at(1, 0), 'previous', at(0, 3)],
    ['[G2] Shift+Tab on the first cell leaves the grid', at(0, 0), 'previous', null],
  ])('%s', (_, from, motion, to) => {
    expect(move(from, motion, terrain)).toEqual(to);
  });

  it('a range is the same from either corner', () => {
    expect(rangeOf(at(3, 0), at(1, 2))).toEqual({ top: 1, left: 0, bottom: 3, right: 2 });
    expect(positionsIn(rangeOf(at(0, 1), at(1, 0)))).toEqual([at(0, 0), at(0, 1), at(1, 0), at(1, 1)]);
  });
});
