/** Bounds under which every file is answered in under a second. A file beyond one of the first four is refused, never half read. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;
export const MAX_ZIP_ENTRIES = 4096;
/** All parts that are read, unpacked. */
export const MAX_UNPACKED_BYTES = 48 * 1024 * 1024;
/** Sheets compress up to about 1 : 60; a part beyond this, and over a megabyte, was made to exhaust its reader. */
export const MAX_RATIO = 200;
/** Elements inside each other; Word nests about 40. */
export const MAX_DEPTH = 400;
/** Rows with a cell, in one table: reading stops there, and the table says so (`cut`). */
export const MAX_ROWS = 5000;
/** Cells in one file. */
export const MAX_CELLS = 400_000;
export const MAX_MERGES = 20_000;
export const MAX_TABLES = 500;
/** As in a spreadsheet. */
export const MAX_CELL_TEXT = 32_767;
/** Rows or columns that one cell of a document may claim to cover. */
export const MAX_SPAN = 20_000;
/** Cells of a document's table that reach down into one row. */
export const MAX_COVERS = 1024;
