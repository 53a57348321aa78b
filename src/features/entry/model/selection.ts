/** Where one is in a grid and how one moves: spreadsheet manners, free of what the cells mean. */
export interface Position {
  readonly row: number;
  readonly col: number;
}

export interface Extent {
  readonly rows: number;
  readonly cols: number;
}

export interface Range {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export function isSameRange(a: Range, b: Range): boolean {
  return a.top === b.top && a.left === b.left && a.bottom === b.bottom && a.right === b.right;
}

export type Motion =
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'row-start'
  | 'row-end'
  | 'grid-start'
  | 'grid-end'
  | 'edge-up'
  | 'edge-down'
  | 'edge-left'
  | 'edge-right'
  | 'page-up'
  | 'page-down'
  | 'next'
  | 'previous';

/** What movement needs to know of the grid. */
export interface Terrain {
  readonly extent: Extent;
  readonly isFilled: (at: Position) => boolean;
  /** Rows in sight: what PageDown goes on by. Asked only then, for the page is measured for it. */
  readonly pageRows: () => number;
}

export function rangeOf(a: Position, b: Position): Range {
  return {
    top: Math.min(a.row, b.row),
    left: Math.min(a.col, b.col),
    bottom: Math.max(a.row, b.row),
    right: Math.max(a.col, b.col),
  };
}

export function positionsIn(range: Range): readonly Position[] {
  const positions: Position[] = [];
  for (let row = range.top; row <= range.bottom; row += 1)
    for (let col = range.left; col <= range.right; col += 1) positions.push({ row, col });
  return positions;
}

export function clampPosition(at: Position, { rows, cols }: Extent): Position {
  return { row: clamp(at.row, rows), col: clamp(at.col, cols) };
}

/** Where a motion leads; null where «next» or «previous» leaves the grid. */
export function move(from: Position, motion: Motion, terrain: Terrain): Position | null {
  const { rows, cols } = terrain.extent;
  const to = (row: number, col: number) => clampPosition({ row, col }, terrain.extent);
  switch (motion) {
    case 'up':
      return to(from.row - 1, from.col);
    case 'down':
      return to(from.row + 1, from.col);
    case 'left':
      return to(from.row, from.col - 1);
    case 'right':
      return to(from.row, from.col + 1);
    case 'row-start':
      return to(from.row, 0);
    case 'row-end':
      return to(from.row, cols - 1);
    case 'grid-start':
      return to(0, 0);
    case 'grid-end':
      return to(rows - 1, cols - 1);
    case 'edge-up':
      return edge(from, -1, 0, terrain);
    case 'edge-down':
      return edge(from, 1, 0, terrain);
    case 'edge-left':
      return edge(from, 0, -1, terrain);
    case 'edge-right':
      return edge(from, 0, 1, terrain);
    case 'page-up':
      return to(from.row - terrain.pageRows(), from.col);
    case 'page-down':
      return to(from.row + terrain.pageRows(), from.col);
    case 'next':
      if (from.col < cols - 1) return to(from.row, from.col + 1);
      return from.row < rows - 1 ? to(from.row + 1, 0) : null;
    case 'previous':
      if (from.col > 0) return to(from.row, from.col - 1);
      return from.row > 0 ? to(from.row - 1, cols - 1) : null;
  }
}

/** Ctrl+arrow: to the end of the run of filled cells, else to the next filled cell, else to the border. */
function edge(from: Position, down: number, right: number, { extent, isFilled }: Terrain): Position {
  const step = ({ row, col }: Position): Position => ({ row: row + down, col: col + right });
  const isInside = ({ row, col }: Position) => row >= 0 && row < extent.rows && col >= 0 && col < extent.cols;
  let at = from;
  let next = step(at);
  if (!isInside(next)) return at;
  const runs = isFilled(at) && isFilled(next);
  while (isInside(next)) {
    if (runs && !isFilled(next)) return at;
    at = next;
    if (!runs && isFilled(at)) return at;
    next = step(at);
  }
  return at;
}

function clamp(index: number, count: number): number {
  return Math.max(0, Math.min(count - 1, index));
}
