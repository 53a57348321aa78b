import { columnCount, textAt, type IntakeTable } from '#src/domain/intake/intake-table.ts';
import { findByName, nameKey, type NameIndex } from '#src/domain/intake/name-index.ts';
import { idColumn } from '#src/domain/intake/own-sheet.ts';
import type { TableHead } from '#src/domain/intake/table-head.ts';
import { isValueLike, runningNumber } from '#src/domain/intake/value-like.ts';

/** The columns by which rows are known; null where a table has none. */
export interface TableKeys {
  readonly name: number | null;
  readonly seq: number | null;
  readonly unit: number | null;
  /** Of the app's own sheet: the ids of its rows. */
  readonly id: number | null;
}

/** Units of money and counts that a table may print though no row of the plan has them. */
const UNIT_WORDS = [
  '元',
  '千元',
  '万元',
  '亿元',
  '万',
  '个',
  '次',
  '件',
  '条',
  '人',
  '项',
  '%',
  '天',
  '小时',
  '分钟',
];

/** Finds the columns of names, running numbers and units by the header's words, else by what they hold [IN1]. */
export function findKeys(table: IntakeTable, head: TableHead, index: NameIndex): TableKeys {
  const columns = Array.from({ length: columnCount(table) }, (_, column) => column);
  const texts = columns.map((column) => columnTexts(table, head, column));
  const headed = (kind: 'seq' | 'name' | 'unit') =>
    columns.find((column) => head.columns[column]?.word?.kind === kind) ?? null;
  const name = nameColumn(texts, index) ?? headed('name') ?? labelColumn(texts);
  const hasHead = head.end > head.start;
  const seq = headed('seq') ?? seqColumn(texts, name, hasHead);
  const unit =
    headed('unit') ??
    columns.find((column) => column !== name && isUnits(texts[column] ?? [], index)) ??
    null;
  return { name, seq: seq === name ? null : seq, unit, id: idColumn(head) };
}

function columnTexts(table: IntakeTable, head: TableHead, column: number): readonly string[] {
  return table.cells.flatMap((_, row) => {
    const text = row < head.end ? '' : textAt(table, row, column);
    return text === '' ? [] : [text];
  });
}

/** The column that names most rows of the plan. */
function nameColumn(texts: readonly (readonly string[])[], index: NameIndex): number | null {
  let best: number | null = null;
  let most = 0;
  for (const [column, each] of texts.entries()) {
    const named = each.filter((text) => findByName(index, text).rows.length > 0).length;
    if (named > most) [best, most] = [column, named];
  }
  return best;
}

/** Words in front of numbers are names, though none of this plan. */
function labelColumn(texts: readonly (readonly string[])[]): number | null {
  const column = texts.findIndex((each) => each.some((text) => runningNumber(text) === null));
  const labels = texts[column] ?? [];
  const hasValues = texts.slice(column + 1).some((each) => each.length > 0 && each.every(isValueLike));
  const areLabels =
    labels.length > 1 && labels.every((text) => /[\u3400-\u9fff]{2}/.test(text) && !isValueLike(text));
  return areLabels && hasValues ? column : null;
}

/** Running numbers: whole and rising beside names; from 1 on where they stand alone, for other numbers are values. */
function seqColumn(
  texts: readonly (readonly string[])[],
  name: number | null,
  hasHead: boolean,
): number | null {
  if (name !== null) {
    const found = texts.findIndex(
      (each, column) => column < name && each.length > 0 && each.every(isRunning),
    );
    return found < 0 ? null : found;
  }
  if (hasHead) return null;
  const first = texts.findIndex((each) => each.length > 0);
  const numbers = (texts[first] ?? []).map(runningNumber);
  const others = texts.slice(first + 1).some((each) => each.length > 0);
  return others && numbers.length > 1 && numbers.every((number, at) => number === at + 1) ? first : null;
}

function isRunning(text: string): boolean {
  return runningNumber(text) !== null;
}

function isUnits(texts: readonly string[], index: NameIndex): boolean {
  const units = new Set([...UNIT_WORDS, ...index.rows.flatMap((row) => row.units)].map(nameKey));
  return texts.length > 0 && texts.every((text) => units.has(nameKey(text)));
}
