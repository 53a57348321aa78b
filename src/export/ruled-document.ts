import type { Table, TableCell as DocumentCell } from 'docx';
import {
  goesOn,
  printedColumns,
  printedFields,
  type FieldCell,
  type RuledColumn,
  type RuledForm,
  type RuledRow,
} from '#src/domain/papers/ruled-form.ts';
import { marksText } from '#src/domain/papers/paper-marks.ts';
import {
  documentBytes,
  headCell,
  LANDSCAPE_PAPER,
  line,
  paperSection,
  ruledTable,
  tableCell,
  tableRow,
  type CellLook,
} from '#src/export/document-parts.ts';
import { flowedRow } from '#src/export/document-rows.ts';
import { numberedName } from '#src/export/marked-cell.ts';

const SMALL = { size: '小五' } as const;
const TINY = { size: '六号' } as const;

/** A form in Word: the columns it lists, whatever they are. @param isWhole every text stays in its cell, however long */
export function ruledDocument(form: RuledForm, isWhole = false): Promise<Uint8Array> {
  const { title, unitName, meta, marks, foot, signatures } = form;
  return documentBytes({ title, author: unitName }, [
    paperSection(LANDSCAPE_PAPER, marksText(marks), [
      line(title, { font: 'title', size: '小二', align: 'center', after: 4 }),
      line(meta.filter((text) => text !== '').join('　　　　'), { size: '小五', align: 'center', after: 2 }),
      ...(form.fields.length === 0 ? [] : [fieldsTable(form), line('', { lineHeight: 4 })]),
      rowsTable(form, isWhole),
      ...foot.map(({ text, isStrong }) =>
        line(text, { size: '小五', isBold: isStrong, before: 2, isKeptWithNext: signatures.length > 0 }),
      ),
      ...(signatures.length === 0
        ? []
        : [line(signatures.join('　　　　　　　　'), { size: '五号', before: 16 })]),
    ]),
  ]);
}

function fieldsTable(form: RuledForm): Table {
  return ruledTable(
    printedFields(form).map((cells) => tableRow(cells.map(fieldCell))),
    printedColumns(form).map(({ width }) => width),
    LANDSCAPE_PAPER.textWidth,
  );
}

function fieldCell({ kind, text, columns, rows = 1, align = 'center' }: FieldCell): DocumentCell {
  return kind === 'label'
    ? headCell(text, { ...SMALL, columns, rows })
    : tableCell(text.split('\n'), { ...SMALL, columns, rows, align });
}

function rowsTable(form: RuledForm, isWhole: boolean): Table {
  const columns = printedColumns(form);
  let isParted = false;
  const rows = form.rows.flatMap((row, index) => {
    const made = rowOf(form, columns, row, { index, isParted, isWhole });
    // What goes on below a row lies over all columns: a cell of several rows ends there.
    isParted = made.length > 1;
    return made;
  });
  return ruledTable(
    [...headRows(columns), ...rows, ...sumRow(form, columns)],
    columns.map(({ width }) => width),
    LANDSCAPE_PAPER.textWidth,
  );
}

/** One row of heads, or two where some stand over several columns. */
function headRows(columns: readonly RuledColumn[]) {
  const grouped = columns.filter(({ group }) => group !== undefined);
  const rows = grouped.length === 0 ? 1 : 2;
  const first = columns.flatMap(({ label, group }, index) => {
    if (group === undefined) return [headCell(label, { ...SMALL, rows })];
    if (columns[index - 1]?.group === group) return [];
    return [headCell(group, { ...SMALL, columns: columns.filter((each) => each.group === group).length })];
  });
  const below = grouped.map(({ label }) => headCell(label, TINY));
  return [tableRow(first, true), ...(rows === 2 ? [tableRow(below, true)] : [])];
}

interface PlacedRow {
  readonly index: number;
  /** What is above it does not reach down to it. */
  readonly isParted: boolean;
  readonly isWhole: boolean;
}

function rowOf(
  form: RuledForm,
  columns: readonly RuledColumn[],
  row: RuledRow,
  { index, isParted, isWhole }: PlacedRow,
) {
  const cells = columns.map(({ id, label, group, align, width, isSmall, isLevel, isNumbered }) => {
    const cell = row.cells[id];
    const own = row.inWord?.[id] ?? cell?.text ?? '';
    const marks = row.marks?.[id] ?? '';
    const text = isNumbered === true ? numberedName(row.seq, own, marks) : own + marks;
    const look: CellLook = {
      ...(isSmall === true ? TINY : SMALL),
      align: align === 'right' && cell?.kind !== 'number' ? 'center' : align,
      merge: isLevel === true ? mergeOf(form, columns, { index, isParted }, id) : 'none',
    };
    return {
      label: group === undefined ? label.replace(/（.*/, '') : `${group}（${label}）`,
      texts: look.merge === 'goes-on' ? [''] : text.split('\n'),
      width,
      look,
    };
  });
  if (isWhole) return [tableRow(cells.map(({ texts, look }) => tableCell(texts, look)))];
  return flowedRow(cells, `第 ${row.seq} 项`, LANDSCAPE_PAPER.textWidth);
}

/** Equal classes below each other are one cell. */
function mergeOf(
  { rows }: RuledForm,
  columns: readonly RuledColumn[],
  { index, isParted }: Omit<PlacedRow, 'isWhole'>,
  id: string,
): NonNullable<CellLook['merge']> {
  const isOn = (at: number) => {
    const row = rows[at];
    return row !== undefined && goesOn(columns, rows[at - 1], row, id);
  };
  if (!isParted && isOn(index)) return 'goes-on';
  return isOn(index + 1) ? 'begins' : 'none';
}

function sumRow({ sum }: RuledForm, columns: readonly RuledColumn[]) {
  if (sum === null) return [];
  const isIn = ({ id }: RuledColumn) => sum.cells[id] !== undefined;
  const first = columns.findIndex(isIn);
  const behind = columns.length - 1 - columns.map(isIn).lastIndexOf(true);
  return [
    tableRow([
      headCell(sum.label, { ...SMALL, columns: first }),
      ...columns
        .slice(first, columns.length - behind)
        .map(({ id }) => tableCell(sum.cells[id]?.text ?? '', { ...SMALL, align: 'right', isBold: true })),
      ...(behind === 0 ? [] : [tableCell('', { ...SMALL, columns: behind })]),
    ]),
  ];
}
