// The one place that names the workbook library. Named re-exports, so that a single-file build can shake the rest of it out:
// a direct import('hucre/xlsx') keeps the whole module.
export { writeXlsx } from 'hucre/xlsx';
export type { Cell, CellStyle, ColumnDef, MergeRange, WriteSheet } from 'hucre/xlsx';
