import ExcelJS from 'exceljs';

/** A workbook as an independent library reads it. */
export async function reRead(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  // Its types are of an older Buffer; at run time any array of bytes will do.
  await workbook.xlsx.load(bytes as unknown as Parameters<typeof workbook.xlsx.load>[0]);
  return workbook;
}

/** What a cell shows: the result of a formula, or its plain value. */
export function shown(cell: ExcelJS.Cell): unknown {
  return cell.type === ExcelJS.ValueType.Formula ? cell.result : cell.value;
}

/** Sheets of the scorecard's workbook, in order. */
export function sheetsOf(
  workbook: ExcelJS.Workbook,
): [ExcelJS.Worksheet, ExcelJS.Worksheet, ExcelJS.Worksheet] {
  const [card, monthly, execution] = workbook.worksheets;
  if (card === undefined || monthly === undefined || execution === undefined)
    throw new Error(`${workbook.worksheets.length} sheets`);
  return [card, monthly, execution];
}
