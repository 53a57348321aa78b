import { NAME_LABEL, OPERATOR_LABEL, TARGET_LABEL, UNIT_LABEL } from '#src/domain/catalogue/field-words.ts';
import { INDICATOR_CLASSES } from '#src/domain/catalogue/plan.ts';
import type { DraftField, DraftRow } from '#src/domain/draft/draft.ts';
import { withProposals } from '#src/domain/draft/propose.ts';
import { readSign } from '#src/domain/import/target-cell.ts';
import { cutText } from '#src/kernel/plain-text.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import { clipboardTable, shownCells, type Clipboard } from '#src/reading/clipboard-table.ts';
import { readDelimited } from '#src/tables/delimited.ts';

export type Cells = readonly (readonly string[])[];

/** What a clipboard brings to one cell of a draft. */
type PastedCells =
  /** Plain text, pasted as it is. */
  | { readonly kind: 'text' }
  /** One cell of a spreadsheet: without its quotes and the break behind it. */
  | { readonly kind: 'cell'; readonly text: string }
  /** More than one: run together they would be another number or name. */
  | { readonly kind: 'cells'; readonly cells: Cells };

/** Several cells are no text of one [PL80]; lines of a text that a page has broken are, unless each of them is a number. */
export function pastedCells({ text, html }: Clipboard): PastedCells {
  if (!/[\t\r\n]/.test(text)) return { kind: 'text' };
  const range = shownCells(clipboardTable(textRows(text), html)).map((row) => row.map((cell) => cell.trim()));
  const filled = range.flatMap((row) => row.filter((cell) => cell !== ''));
  const [only] = filled;
  if (filled.length === 1 && only !== undefined)
    return { kind: 'cell', text: only.replace(/\s*[\r\n]+\s*/g, '') };
  const isTable = range.some((row) => row.length > 1) || /<table[\s>]/i.test(html);
  return isTable || (filled.length > 1 && filled.every((cell) => /\d/.test(cell)))
    ? { kind: 'cells', cells: range }
    : { kind: 'text' };
}

function textRows(text: string): Cells {
  const rows: string[][] = [];
  for (const { index, cells } of readDelimited(text, '\t').rows) {
    while (rows.length <= index) rows.push([]);
    for (const { column, text: cell } of cells) {
      const row = rows[index] ?? [];
      while (row.length < column) row.push('');
      row.push(cell);
    }
  }
  return rows;
}

/** In the order of their columns. */
export const FIELD_WORDS: Record<DraftField, string> = {
  name: NAME_LABEL,
  class: '分类',
  unit: UNIT_LABEL,
  operator: OPERATOR_LABEL,
  target: TARGET_LABEL,
  weight: '权重',
};
const FIELDS: readonly DraftField[] = ['name', 'class', 'unit', 'operator', 'target', 'weight'];

export type RowChanges = ReadonlyMap<string, Partial<DraftRow>>;

/** A row with some of its printed cells changed: what was said of them is over, and what is proposed by them is proposed anew. */
export function changedRow(row: DraftRow, value: Partial<DraftRow>): Partial<DraftRow> {
  return {
    ...withProposals(row, Object.assign({}, row, value)),
    notes: row.notes.filter(({ field }) => !(field in value)),
  };
}

/**
 * What a block of cells changes from a cell on, to the right and down; nothing of it where one cell does not fit [PL82].
 * @param at the row and the field of its first cell
 */
export function blockChanges(
  rows: readonly DraftRow[],
  at: { readonly row: string; readonly field: DraftField },
  block: Cells,
): Result<{ readonly changes: RowChanges; readonly said: string }, string> {
  const cells = block.map((row) => row.map((cell) => cell.replace(/\s*[\r\n]+\s*/g, '')));
  while (cells[cells.length - 1]?.every((cell) => cell === '') === true) cells.pop();
  const width = Math.max(
    0,
    ...cells.map((row) => row.reduce((last, cell, column) => (cell === '' ? last : column + 1), 0)),
  );
  const top = rows.findIndex(({ id }) => id === at.row);
  const fields = FIELDS.slice(FIELDS.indexOf(at.field));
  const size = `粘贴的有 ${cells.length} 行 ${width} 列`;
  if (width > fields.length)
    return err(`${size}，从「${FIELD_WORDS[at.field]}」起往右只有 ${fields.length} 列可以粘贴`);
  if (cells.length > rows.length - top)
    return err(`${size}，从第 ${top + 1} 项起只有 ${rows.length - top} 项，请先添够`);
  if (cells[0]?.some((cell) => HEAD.test(cell)) === true) return err(`${size}，第一行是表头，请不带表头复制`);
  const changes = new Map<string, Partial<DraftRow>>();
  let left = 0;
  for (const [down, line] of cells.entries()) {
    const row = rows[top + down];
    if (row === undefined) continue;
    const value: Partial<DraftRow> = {};
    for (const [right, field] of fields.slice(0, width).entries()) {
      const text = line[right] ?? '';
      if (text === '') {
        left += 1;
        continue;
      }
      const read = readField(field, text);
      if (read === null)
        return err(`第 ${top + down + 1} 项的${FIELD_WORDS[field]}不能是「${cutText(text, 12)}」`);
      Object.assign(value, read);
    }
    const isRated = (value.operator ?? row.operator) === '定性';
    if (value.target !== undefined && !isRated && !/\d/.test(value.target))
      return err(`第 ${top + down + 1} 项的指标值不能是「${cutText(value.target, 12)}」：指标性质不是定性`);
    changes.set(row.id, changedRow(row, value));
  }
  const last = fields[width - 1] ?? at.field;
  const blanks = left === 0 ? '' : `，空白的 ${left} 格没有动`;
  return ok({
    changes,
    said: `已填入第 ${top + 1}–${top + cells.length} 项的${FIELD_WORDS[at.field]}${last === at.field ? '' : `至${FIELD_WORDS[last]}`}${blanks}`,
  });
}

const HEAD =
  /^(?:(?:绩效|[一二三]级)?指标(?:名称|内容|分类|类型|性质|值)?|名称|分类|性质|(?:计量)?单位|(?:年度|年初|全年)?(?:目标|指标)值|(?:指标)?权重.{0,4}|分值)$/;

/** null: no such cell can hold it. */
function readField(field: DraftField, text: string): Partial<DraftRow> | null {
  const isNumber = /^[\d.,%％]+$/.test(text);
  switch (field) {
    case 'name':
    case 'unit':
      return isNumber && !/^[%％]$/.test(text) ? null : { [field]: text };
    case 'class': {
      const found = INDICATOR_CLASSES.find((each) => each === text);
      return found === undefined ? null : { class: found };
    }
    case 'operator': {
      const operator = text === '定性' ? text : readSign(text);
      return operator === null ? null : { operator };
    }
    case 'target':
      return { target: text };
    case 'weight':
      return /\d/.test(text) ? { weight: text } : null;
  }
}
