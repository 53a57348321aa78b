import { marksText } from '#src/domain/papers/paper-marks.ts';
import { RATED_ROW_ID, ROW_ID_HEAD } from '#src/domain/intake/own-sheet.ts';
import { SHEET_SIGNATURES, type MonthSheet, type MonthSheetRow } from '#src/domain/papers/month-sheet.ts';
import { sheetName } from '#src/export/cell-text.ts';
import { flowedLines, flowRow, stacked } from '#src/export/flowing-text.ts';
import {
  CENTER,
  figureStyle,
  HEAD,
  LANDSCAPE,
  LEFT,
  META,
  NOTE,
  NOTE_SIZE,
  TITLE,
  pageMarks,
} from '#src/export/form-styles.ts';
import type { CellStyle } from '#src/export/hucre-writer.ts';
import { printedWorkbook } from '#src/export/printed-workbook.ts';
import { columnLetter, SheetGrid } from '#src/export/sheet-grid.ts';

const [TITLE_ROW, META_ROW, HEAD_ROW] = [0, 1, 2] as const;
const FIRST_ROW = HEAD_ROW + 1;
/** Of the whole table, in half-width letters. */
const LETTERS = 132;

/** Typed into: light yellow on screen, white to the eye in greyscale. */
const OPEN: CellStyle = {
  protection: { locked: false },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFFFF8DC' } },
};
const OPEN_VALUE: CellStyle = { ...figureStyle([0, 4]), ...OPEN, numFmt: 'General' };
const OPEN_NOTE: CellStyle = { ...LEFT, ...OPEN };

/** 月度填报表 as a workbook that is filled in without the app: only the entry cells are unlocked, and a hidden column names the rows [MO11]. */
export function monthSheetWorkbook(sheet: MonthSheet): Promise<Uint8Array> {
  const { columns } = sheet;
  const last = columns.length - 1;
  const idColumn = columns.length;
  const widths = columns.map(({ width }) => Math.round((width * LETTERS) / 1_000));
  const at = (id: (typeof columns)[number]['id']) => columns.findIndex((column) => column.id === id);
  const [valueAt, noteAt] = [at('value'), at('note')];
  const grid = new SheetGrid([
    ...columns.map(({ id }, index) => ({
      width: widths[index] ?? 9,
      style: id === 'name' || id === 'note' ? LEFT : CENTER,
    })),
    { width: 4, hidden: true },
  ]);
  const over = (row: number, text: string, style: CellStyle, height: number) => {
    grid.put(row, 0, text, style);
    grid.merge(row, 0, row, last, style);
    grid.height(row, height);
  };
  over(
    TITLE_ROW,
    sheet.marks.length === 0 ? sheet.title : `${sheet.title}（${marksText(sheet.marks)}）`,
    TITLE,
    30,
  );
  const about = [`填报单位：${sheet.unitName}`, `科室：${sheet.section}`, sheet.due];
  over(META_ROW, about.filter((text) => text !== '').join('　　'), META, 20);
  columns.forEach(({ label }, column) => grid.put(HEAD_ROW, column, label, HEAD));
  grid.put(HEAD_ROW, idColumn, ROW_ID_HEAD);
  grid.height(HEAD_ROW, 24);
  const flows = sheet.rows.map((row) =>
    flowRow(
      columns.flatMap(({ id, label }, column) =>
        id === 'value' ? [] : [{ column, label, text: row[id], width: widths[column] ?? 9 }],
      ),
      `第 ${row.seq} 项`,
      LETTERS,
    ),
  );
  const { at: places, end } = stacked(FIRST_ROW, flows);
  sheet.rows.forEach((row, index) => {
    const place = places[index] ?? FIRST_ROW;
    const flow = flows[index];
    if (flow !== undefined) grid.flow(place, { ...flow, height: Math.max(flow.height, 22) });
    putEntry(grid, place, row, valueAt, noteAt);
    grid.put(place, idColumn, row.id ?? RATED_ROW_ID);
  });
  let below = end;
  for (const hint of [...sheet.hints, FILE_HINT]) {
    for (const { text, height } of flowedLines(hint, LETTERS, NOTE_SIZE)) over(below++, text, NOTE, height);
  }
  over(below, SHEET_SIGNATURES.map((who) => `${who}：`).join('　　　　　　　　　　　　'), META, 36);
  const written = grid.sheet(
    sheetName(`${sheet.month}月 ${sheet.section}`),
    {
      freezePane: { rows: FIRST_ROW, columns: 2 },
      // No password: it keeps a hand from slipping, not a person out.
      protection: { sheet: true, formatColumns: false, formatRows: false },
      pageSetup: { ...LANDSCAPE, fitToHeight: 0 },
      headerFooter: pageMarks(marksText(sheet.marks)),
    },
    () => undefined,
  );
  return printedWorkbook(
    [
      {
        sheet: written,
        titles: `$${HEAD_ROW + 1}:$${HEAD_ROW + 1}`,
        area: `$A$1:$${columnLetter(last)}$${below + 1}`,
      },
    ],
    { title: sheet.title, company: sheet.unitName },
  );
}

const FILE_HINT =
  '只有浅黄的格可以填写。填好后保存，把文件拖到「月度填报」的表格上即可导入，导入前逐格预览。';

/** The cells that are filled in; a rating is given in the app, and stays locked here. */
function putEntry(grid: SheetGrid, at: number, row: MonthSheetRow, value: number, note: number): void {
  const isOpen = row.id !== null;
  grid.putCell(at, value, row.value, isOpen ? OPEN_VALUE : CENTER);
  if (isOpen) grid.put(at, note, row.note === '' ? null : row.note, OPEN_NOTE);
}
