/** A key and what it does: said once, for the line under the grid and for 帮助 [MO36]. */
export interface KeyHelp {
  readonly keys: string;
  readonly does: string;
}

/** What everybody needs who sits down at the grid. */
export const GRID_KEYS: readonly KeyHelp[] = [
  { keys: '直接输入', does: '覆盖' },
  { keys: 'F2', does: '修改' },
  { keys: '回车', does: '向下' },
  { keys: 'Tab', does: '向右' },
  { keys: '只填 N', does: '为无发生' },
  { keys: 'F4', does: '与上月相同' },
  { keys: '先 Esc 再 Tab，或 F6', does: '离开表格' },
];

/** The line under the grid: '直接输入覆盖；F2 修改；…'. */
export const GRID_KEYS_LINE = `${GRID_KEYS.map(({ keys, does }) => `${keys} ${does}`).join('；')}；F1 帮助`;
