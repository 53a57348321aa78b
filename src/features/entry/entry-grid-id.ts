/** The grid's element, which its field controls. */
export const GRID_ID = 'entry-grid';
