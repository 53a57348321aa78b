import { isHeaderWord } from '#src/domain/import/columns.ts';
import type { Header } from '#src/domain/import/header.ts';
import { isHeadLabel } from '#src/domain/import/plan-head.ts';
import type { TableRow } from '#src/domain/import/table.ts';
import { bare, headWord } from '#src/domain/import/words.ts';

/** What a line of a table is, apart from rows of indicators. */

const FOOT =
  /^(?:联系人|联系电话|填表人|填报人|填表日期|填报日期|制表人?|经办人|复核人|审核人|审核意见|(?:财政|主管|业务|预算)\S{0,8}意见|单位负责人|部门负责人|项目负责人|负责人|单位盖章|注|备注|说明|填报说明|填表说明|填写说明|其他说明|其他需要?说明的?(?:问题|情况|事项)?)(?:\d*[：:.、(（].*)?$/;
const FOOT_LINE = /^(?:注\d*[:：.、]|备注[:：]|说明[:：]|\*\s*注)/;
const TITLE = /绩效.*表(?:\(.*\))?$/;
const TOTAL =
  /^(?:权重|分值|指标|项目)?(?:合计|总计|总分值?|小计|共计|…+|\.{3,})(?:分|分值|权重)?(?:[:：(].*)?$/;
const SEVERAL =
  /^(?:[(（]?[一二三四五六七八九十\d]+[)）]?[、.]?)?(?:长期|中期|中长期|实施期|三年|总体).{0,6}(?:指标|目标)(?:\(.*\))?[:：]?$/;
const ANNUAL =
  /^(?:[(（]?[一二三四五六七八九十\d]+[)）]?[、.]?)?(?:本?年度|当年|20\d\d年度?).{0,6}(?:指标|目标)(?:\(.*\))?[:：]?$/;

export const isTitle = (text: string): boolean => {
  const word = bare(text);
  return TITLE.test(word) && word.length < 60 && !/[。；]/.test(word);
};
export const isTotal = (text: string): boolean => TOTAL.test(bare(text));

/** 长期绩效指标 begins what is left out, 年度绩效指标 ends it. */
export function blockOf(text: string): 'several years' | 'annual' | null {
  const word = bare(text);
  if (SEVERAL.test(word)) return 'several years';
  return ANNUAL.test(word) ? 'annual' : null;
}

/** A line with a single cell that names no indicator: a label over all columns, a class, a page number, a place of the attachment. */
export function isLabelLine(row: TableRow): boolean {
  const [cell] = row.cells;
  if (cell === undefined || row.cells.length > 1) return false;
  const text = bare(cell.text);
  return (
    cell.columnSpan > 2 ||
    /^(?:年度|长期|中期)?.*(?:产出|效益|满意度|成本|绩效|数量|质量|时效)指标(?:\(.*\))?$/.test(text) ||
    blockOf(text) !== null ||
    isPageMark(text) ||
    /^(?:附件|附表)\d*(?:-\d+)?[:：]?$/.test(text) ||
    /^(?:金额)?单位[:：]/.test(text)
  );
}

export const isPageMark = (text: string): boolean =>
  /^(?:[-—–]\s*\d{1,4}\s*[-—–]|第\d{1,4}页(?:[,，/]?共\d{1,4}页)?|\d{1,4}\/\d{1,4}|续表|\(续(?:表)?\))$/.test(
    bare(text),
  );

/** The first cell of the line says that the table is over. `hasTarget`: something stands in the column of targets. */
export function isFoot(row: TableRow, hasTarget: boolean): boolean {
  const [cell] = row.cells;
  const text = bare(cell?.text ?? '');
  if (FOOT_LINE.test(text)) return true;
  if (hasTarget && row.cells.length > 2) return false;
  return (
    FOOT.test(text) ||
    (row.cells.length === 1 && (/[。；]/.test(text) || text.length > 60 || /^附件\d*[:：]/.test(text)))
  );
}

/** A line of the head block of the next table. */
export function isHeadLine(row: TableRow, hasMeasure: boolean): boolean {
  const [cell] = row.cells;
  if (cell === undefined || hasMeasure) return false;
  return isHeadLabel(cell.text);
}

/** The header once more, on the next page: every word of the line is a word of the header, in its order; in another it is another header [IM28]. */
export function isHeaderAgain(row: TableRow, header: Header): boolean {
  const words = row.cells.map(({ text }) => bare(text)).filter((text) => text !== '');
  return (
    words.length >= 2 &&
    words.every((word) => header.words.has(word)) &&
    words.some(isHeaderWord) &&
    inOrder(new Set(words), header.words)
  );
}

/** Whether the words of one header stand one after another as they do in the other. */
export function inOrder(words: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  const shared = [...others].filter((word) => words.has(word));
  return [...words].every((word, at) => word === shared[at]);
}

/** Prose before a table that is no cell of it. */
export const isTitleLine = (row: TableRow): boolean =>
  row.cells.length <= 2 &&
  row.cells.some(({ text }) => isTitle(text)) &&
  headWord(row.cells[0]?.text ?? '') !== '';
