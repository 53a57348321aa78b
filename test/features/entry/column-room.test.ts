import { expect, it } from 'vitest';
import { columnRoom } from '#src/features/entry/model/column-room.ts';
import type { RowView } from '#src/features/entry/model/row-view.ts';

const row = (seq: string, unit: string, target: string, weight: string, isRated = false) =>
  ({ isRated, figures: { seq, unit, target, weight } }) as RowView;

it('[G51] the columns have room for the longest word of each', () => {
  const room = columnRoom([
    row('7', '个', '≥ 12', '3'),
    row('200', '个/立方厘米', '≥ 1,234,567', '12.5'),
    row('8', '', '有效提升并长期保持下去', '5', true),
  ]);
  expect(room).toEqual({ '--seq': '36px', '--unit': '86px', '--target': '101px', '--weight': '43px' });
});

it('[G51] no unit or target takes the room of the names, and a grid without rows needs none', () => {
  const room = columnRoom([row('1', '标准化考场每百人次', '≥ 123,456,789,012.25', '3')]);
  expect([room['--unit'], room['--target']]).toEqual(['92px', '112px']);
  expect(columnRoom([])['--unit']).toBe('0px');
});
