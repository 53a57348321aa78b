/** Bounds under which every file is answered in under a second. A file beyond one of the first four is refused, never half read. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;
export const MAX_ZIP_ENTRIES = 4096;
/** All parts that are read, unpacked. */
export const MAX_UNPACKED_BYTES = 32 * 1024 * 1024;
/** Sheets compress up to about 1 : 60; a part beyond this, and over a megabyte, was made to exhaust its reader. */
export const MAX_RATIO = 200;
/** Elements inside each other; Word nests about 40. Pages of which end tags were left out nest deeper. */
export const MAX_DEPTH = 400;
export const MAX_PAGE_DEPTH = 1000;
/** Elements of one part or page. */
export const MAX_ELEMENTS = 1_500_000;
/** Rows with a cell, in one table: reading stops there, and the table says so (`cut`). */
export const MAX_ROWS = 5000;
/** Cells in one file. */
export const MAX_CELLS = 250_000;
export const MAX_MERGES = 20_000;
export const MAX_TABLES = 500;
/** As in a spreadsheet. */
export const MAX_CELL_TEXT = 32_767;
/** Characters of all cells of one table: reading stops there. */
export const MAX_TEXT = 4_000_000;
/** Lines of text that are looked at. */
export const MAX_LINES = 50_000;
/** Cells of one line of text, as in a spreadsheet. */
export const MAX_COLUMNS = 16_384;
/** Runs of hidden columns of one sheet. */
export const MAX_HIDDEN_RUNS = 200;
/** Cells looked at under merged areas, which overlap only in files that were made to. */
export const MAX_COVERED = 1_000_000;
/** Rows or columns that one cell of a document may claim to cover. */
export const MAX_SPAN = 20_000;
/** Cells of a document's table that reach down into one row. */
export const MAX_COVERS = 1024;
