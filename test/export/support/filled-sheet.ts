import ExcelJS from 'exceljs';

export interface SheetAnswer {
  readonly value?: string | number;
  readonly note?: string;
}

/**
 * 月度填报表 as somebody fills it in with another program: by the printed numbers and names, in the unlocked cells.
 * @param answers by 序号, or by 指标名称 where the row has no number
 */
export async function filledSheet(
  bytes: Uint8Array,
  answers: ReadonlyMap<string, SheetAnswer>,
  change: (sheet: ExcelJS.Worksheet) => void = () => undefined,
): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as unknown as ArrayBuffer);
  const [sheet] = book.worksheets;
  if (sheet === undefined) throw new Error('no sheet');
  sheet.eachRow((row) => {
    const answer = answers.get(row.getCell(1).text || row.getCell(2).text);
    if (answer?.value !== undefined) row.getCell(7).value = answer.value;
    if (answer?.note !== undefined) row.getCell(8).value = answer.note;
  });
  change(sheet);
  return new Uint8Array(await book.xlsx.writeBuffer());
}
