import { isMonth, type Month } from '#src/domain/period/month.ts';
import { textAt, type IntakeTable } from '#src/domain/intake/intake-table.ts';
import { isMonthWord, monthWord, type MonthWord } from '#src/domain/intake/month-words.ts';
import { findByName, nameKey, type NameIndex } from '#src/domain/intake/name-index.ts';
import type { TableHead } from '#src/domain/intake/table-head.ts';
import type { TableKeys } from '#src/domain/intake/table-keys.ts';
import { wholeNumber } from '#src/domain/intake/whole-number.ts';

/** Columns whose cells say something of their line, and where a second table stands beside the first [IN11]–[IN13]. */
export interface LineWords {
  /** Of which month the line is; null: no column says so. */
  readonly month: number | null;
  /** Which figure the line holds: 计划, 实际, 累计. */
  readonly figure: number | null;
  /** The first column of another table to the right, with names of its own. */
  readonly beside: number | null;
}

const MONTH_HEAD =
  /^(?:填报|统计|所属|所在|数据|报告|业务|会计)?(?:月份|月度|月|期间|年月|账期|时期)$|^(?:统计|数据|所属)时间$/;

/** Figures of the month itself, and figures that are none of it. */
const OWN = /^(?:本月|当月|月度|本期|当期)?(?:实际|实绩)?(?:完成|执行|发生)?(?:值|数|数值|量|情况)?$/;
const OTHER =
  /^(?:年度?|全年|年初|月度?|本月|当月|本期)?(?:计划|目标|任务|预算|指标)(?:完成)?(?:值|数|数值|量)?$|^(?:本年|当年|年度?|全年|月度?)?累计(?:实际)?(?:完成|执行|发生)?(?:值|数|数值|量)?$|^(?:上月|上期|上年|去年|上年同期|去年同期|同期)(?:实际)?(?:完成|执行|发生)?(?:值|数|数值|量)?$|^(?:完成|执行|进度|达标)率$|^(?:同比|环比)(?:增减|增长|增幅|变化)?(?:率|值)?$|^(?:差额|差异|偏差|增减|权重|得分|分值)(?:值|数|率)?$/;

export function isMonthHead(text: string): boolean {
  return MONTH_HEAD.test(nameKey(text));
}

export function findLineWords(
  table: IntakeTable,
  head: TableHead,
  keys: TableKeys,
  index: NameIndex,
  year: number,
): LineWords {
  const taken = new Set([keys.name, keys.seq, keys.unit, keys.id]);
  const columns = head.columns.flatMap((_, column) =>
    taken.has(column) || table.hiddenColumns?.has(column) === true ? [] : [column],
  );
  const textsOf = (column: number): readonly string[] =>
    table.cells.flatMap((_, row) => {
      const text = row < head.end ? '' : textAt(table, row, column);
      return text === '' ? [] : [text];
    });
  const month = columns.find((column) => {
    const headText = head.columns[column]?.text ?? '';
    const isNamed = isMonthHead(headText);
    if (!isNamed && headText !== '') return false;
    const texts = textsOf(column);
    // Elsewhere digits alone are no months, and one other text makes it another column.
    const isMonths = isNamed || texts.every((text) => isMonthWord(monthWord(text, year)));
    return texts.length > 0 && isMonths;
  });
  const firstValue = columns.find((column) => head.columns[column]?.word?.kind === 'value') ?? columns.length;
  const figure =
    keys.name === null
      ? undefined
      : columns.find((column) => {
          const words = column < firstValue || head.end === 0 ? textsOf(column).map(nameKey) : [];
          return words.some((word) => OTHER.test(word)) && words.every((word) => isFigure(word));
        });
  return { month: month ?? null, figure: figure ?? null, beside: besideColumn(table, head, keys, index) };
}

/** What the cell of a line says about its month: as a header would, and 6, 06 or 202506 too, which its column's head explains. */
function lineMonth(text: string, year: number): MonthWord | null {
  const key = nameKey(text);
  const digits = /^(?:(20\d\d)[-./]?)?(0?[1-9]|1[0-2])$/.exec(key);
  if (digits === null) return monthWord(text, year);
  const of = digits[1] === undefined ? year : wholeNumber(digits[1]);
  const month = wholeNumber(digits[2]);
  if (of !== year) return { kind: 'other-year', year: of };
  return isMonth(month) ? { kind: 'month', month, rest: '' } : null;
}

/** What a line of such a table says of its month; a blank is covered by the cell above it. */
export function monthOfLine(
  table: IntakeTable,
  row: number,
  column: number,
  start: number,
  year: number,
): { readonly month: Month | null; readonly text: string } {
  let at = row;
  while (at > start && textAt(table, at, column) === '') at -= 1;
  const text = textAt(table, at, column);
  const word = lineMonth(text, year);
  return { month: word?.kind === 'month' && word.rest === '' ? word.month : null, text };
}

/** Which other figure a line holds, in its own word; null where it is the month's. */
export function otherFigure(table: IntakeTable, row: number, column: number): string | null {
  const text = textAt(table, row, column);
  return text !== '' && OTHER.test(nameKey(text)) ? text : null;
}

/** The lines of one row of the plan, of which only the first has its name: each of them with the name, number and unit [IN12][IN16]. */
export function withNames(
  table: IntakeTable,
  head: TableHead,
  keys: TableKeys,
  { figure, month }: LineWords,
): IntakeTable {
  const { name } = keys;
  if (name === null) return table;
  const saysWhich = (at: number) =>
    [figure, month].some((column) => column !== null && textAt(table, at, column) !== '');
  const carried = new Set([name, keys.seq, keys.unit]);
  let above: readonly string[] = [];
  const cells = table.cells.map((row, at) => {
    if (at < head.end) return row;
    // A number of its own is another row's.
    const isOwn = [name, keys.seq].some((column) => column !== null && textAt(table, at, column) !== '');
    if (isOwn || !saysWhich(at)) {
      above = isOwn ? row : [];
      return row;
    }
    return row.map((text, column) =>
      carried.has(column) && text.trim() === '' ? (above[column] ?? '') : text,
    );
  });
  return { ...table, cells };
}

function isFigure(word: string): boolean {
  return OWN.test(word) || OTHER.test(word);
}

/** Another column of names, of other rows than those of the first in the same lines. */
function besideColumn(
  table: IntakeTable,
  head: TableHead,
  { name }: TableKeys,
  index: NameIndex,
): number | null {
  if (name === null) return null;
  const found = head.columns.findIndex(({ text, word }, column) => {
    if (column <= name || (text !== '' && word?.kind !== 'name')) return false;
    const others = table.cells.filter((_, row) => {
      const here = findByName(index, textAt(table, row, column)).rows;
      const first = findByName(index, textAt(table, row, name)).rows;
      return row >= head.end && here.length > 0 && first.length > 0 && here[0] !== first[0];
    });
    // One line of names alone is a heading over columns.
    return others.length >= (text === '' ? 2 : 1);
  });
  return found < 0 ? null : found;
}
