import { shiftDecimal, tidyDecimal } from '#src/domain/import/decimal.ts';
import type { Problem } from '#src/domain/import/source-row.ts';
import type { TableCell, TableRow } from '#src/domain/import/table.ts';
import { bare, cleanText, headWord } from '#src/domain/import/words.ts';

export interface PlanHead {
  readonly unit: string | null;
  readonly project: string | null;
  readonly year: number | null;
  /** 万元, decimal text. */
  readonly budget: string | null;
}

/** What else stands above a table, in words: the goal of the year and whom to ask; '' where it does not [ND5]. */
export interface HeadTexts {
  readonly goal: string;
  readonly contact: string;
  readonly phone: string;
}

const UNREAD = Symbol('unread');

export const BUDGET_UNREAD: Problem = {
  row: null,
  field: 'head.budget',
  what: '预算没有写明金额单位或不能识别，请按万元填写',
};

const UNITS = [
  '部门(单位)名称',
  '单位(部门)名称',
  '单位名称',
  '部门名称',
  '填报单位',
  '预算单位',
  '实施单位',
  '项目单位',
  '主管部门',
  '主管部门及代码',
];
const GOALS = new Set([
  '当年整体绩效目标',
  '年度总体目标',
  '年度绩效目标',
  '年度总体绩效目标',
  '整体绩效目标',
  '当年绩效目标',
  '年度目标',
]);
const CONTACTS = ['部门联系人', '项目联系人', '单位联系人', '联系人'];
const PHONES = ['联系电话'];
const BUDGETS = ['部门支出预算数', '年度资金总额', '资金总额', '预算数', '预算金额'];
/** Labels that stand beside values above a table, so that one is never the value of another. */
const OTHER_LABELS =
  /^(?:项目(?:名称|代码|编码|类别|类型|属性|性质|期限?|周期|资金|负责人|概况|概述|立项依据|实施期|总体目标)|(?:年度|当年|总体|整体|长期|中期|实施期)?(?:整体|总体)?(?:绩效)?目标|当年整体绩效目标|年度总体目标|(?:部门|项目|单位)?联系(?:人|电话)|填报人|填报日期|单位代码|部门代码|资金来源|财政拨款|其中|其他资金|上级补助|基本支出|项目支出|预算执行率|实施期资金总额|中期资金总额|(?:其中)?[:：]?财政拨款)$/;

/** 项目名称, 年度资金总额, 年度目标 …: the line belongs to the head block of a table. */
export function isHeadLabel(text: string): boolean {
  const word = headWord(text);
  return (
    UNITS.includes(word) ||
    BUDGETS.includes(word) ||
    OTHER_LABELS.test(word) ||
    /^(?:项目名称|单位名称|填报单位)[:：]/.test(bare(text))
  );
}

type Line = readonly TableCell[];

/** What stands above a table: whose it is, of which year, with how much money [IM6]. */
export function readHead(
  rows: readonly TableRow[],
  lead: readonly string[],
): { head: PlanHead; texts: HeadTexts; problems: Problem[] } {
  const lines: Line[] = [
    ...lead.map((text): Line => [{ column: 0, text, kind: 'text', rowSpan: 1, columnSpan: 1 }]),
    ...rows.map(({ cells }) => cells),
  ];
  const problems: Problem[] = [];
  const title = titleOf(lines);
  const unit = valueOf(lines, UNITS) ?? unitOfTitle(title?.text ?? '');
  const year = yearOf(lines, title);
  if (year === UNREAD)
    problems.push({ row: null, field: 'head.year', what: '标题中有不止一个年度，请填写年度' });
  const budget = readBudget(lines);
  if (budget === UNREAD) problems.push(BUDGET_UNREAD);
  return {
    head: {
      unit: unit === null ? null : plainUnit(unit),
      project: valueOf(lines, ['项目名称']),
      year: year === UNREAD ? null : year,
      budget: budget === UNREAD ? null : budget,
    },
    texts: {
      goal: goalOf(rows),
      contact: valueOf(lines, CONTACTS) ?? '',
      phone: valueOf(lines, PHONES) ?? '',
    },
    problems,
  };
}

/**
 * The goal beside its label, line by line as it is printed: a long one goes on in the lines that the label covers. A form that has also
 * what came of it (预期目标, 实际完成情况) says the goal elsewhere, and is not read.
 */
function goalOf(rows: readonly TableRow[]): string {
  for (const row of rows) {
    const at = row.cells.findIndex(({ text }) => GOALS.has(headWord(text)));
    const label = row.cells[at];
    if (label === undefined) continue;
    const covered = rows.filter(({ index }) => index >= row.index && index < row.index + label.rowSpan);
    const values = covered.flatMap(({ cells }) => {
      const right = cells.filter(({ column, text }) => column > label.column && bare(text) !== '');
      return right.length > 1 ? [null] : right.map(({ text }) => text);
    });
    const texts = values.filter((text) => text !== null);
    if (texts.length < values.length || texts.some((text) => isHeadLabel(text))) return '';
    return texts.map(linesOf).join('\n');
  }
  return '';
}

/** Each line tidied by itself: paragraphs stay. */
function linesOf(text: string): string {
  return text
    .split(/\r\n?|\n/)
    .map((line) => cleanText(line))
    .filter((line) => line !== '')
    .join('\n');
}

/** Without the code in front: [077], (433001), 820001-. */
export function plainUnit(text: string): string {
  return cleanText(text).replace(
    /^(?:[[(（【［]\s*[\dA-Za-z]+\s*[\])）】］]|\d{3,}\s*[-—－_]|\d{3,}\s*(?=[\u4e00-\u9fff]))\s*/,
    '',
  );
}

function valueOf(lines: readonly Line[], labels: readonly string[]): string | null {
  for (const label of labels)
    for (const line of lines) {
      const beside = besideLabel(line, (word) => word === label);
      if (beside !== null) return cleanText(beside.value.text);
      for (const { text } of line) {
        const inside = insideLabel(cleanText(text), label);
        if (inside !== null) return inside;
      }
    }
  return null;
}

/** The cell after the one that holds the label, where that cell is a value. */
function besideLabel(
  line: Line,
  isWanted: (word: string) => boolean,
): { readonly label: TableCell; readonly value: TableCell } | null {
  const at = line.findIndex(
    ({ text }) => isWanted(bare(text).replace(/[:：]$/, '')) || isWanted(headWord(text)),
  );
  const label = line[at];
  const value = line.slice(at + 1).find(({ text }) => bare(text) !== '');
  if (label === undefined || value === undefined) return null;
  return /[:：]$/.test(value.text.trim()) || isHeadLabel(value.text) ? null : { label, value };
}

/** 填报单位（盖章）：临江区图书馆    单位：万元 in one cell. */
function insideLabel(text: string, label: string): string | null {
  const at = text
    .replace(/（/g, '(')
    .replace(/）/g, ')')
    .search(new RegExp(`(?:^|[\\s;；])${label.replace(/[()]/g, '\\$&')}(?:\\([^()]*\\))?\\s*[:：]`));
  if (at < 0) return null;
  const value =
    text
      .slice(at)
      .replace(/^[^:：]*[:：]\s*/, '')
      .split(/\s+|[;；]/)[0] ?? '';
  return value === '' || /[:：]/.test(value) ? null : value;
}

interface Title {
  readonly text: string;
  readonly at: number;
}

function titleOf(lines: readonly Line[]): Title | null {
  const find = (pattern: RegExp): Title | null => {
    for (let at = lines.length - 1; at >= 0; at -= 1) {
      const line = lines[at] ?? [];
      if (line.length > 2) continue;
      const cell = line
        .map(({ text }) => bare(text))
        .find((text) => pattern.test(text) && text.length < 60 && !/[。；]/.test(text));
      if (cell !== undefined && !isHeadLabel(line[0]?.text ?? '')) return { text: cell, at };
    }
    return null;
  };
  return find(/绩效.*表(?:\(.*\))?$/) ?? find(/^(?!.*[:：]).*20\d\d.*(?:绩效|目标|指标)/);
}

function yearOf(lines: readonly Line[], title: Title | null): number | null | typeof UNREAD {
  if (title === null) return null;
  // A project's name in quotes may have years of its own.
  const said = title.text.replace(/“[^”]*”/g, '');
  const years = new Set(
    [...said.matchAll(/(?<!\d)(20\d\d)(?!\d)/g)].map(([, year]) => yearOfDigits(year ?? '')),
  );
  if (years.size > 1) return UNREAD;
  const [printed] = years;
  if (printed !== undefined) return /20\d\d年?(?:度|\)|[\u4e00-\u9fff]|$)/.test(said) ? printed : null;
  for (const { text } of lines[title.at + 1] ?? []) {
    const below = /^(?:[^\d]{0,8}[:：])?\(?(20\d\d)(?:年度?)?\)?(?![\d年月.-])/.exec(bare(text))?.[1];
    if (below !== undefined && bare(text).length < 30) return yearOfDigits(below);
  }
  return null;
}

const yearOfDigits = (digits: string): number =>
  digits.split('').reduce((value, digit) => value * 10 + digit.charCodeAt(0) - 48, 0);

function unitOfTitle(title: string): string | null {
  const word = title
    .replace(/^附[件表]\d*(?:-\d+)?[:：.、]?/, '')
    .replace(/^\(?(?:20\d\d|二[〇○零][〇○零一二三四五六七八九]{2}(?=年))年?(?:度)?\)?/, '')
    .replace(/^表\d+[-\d]*/, '');
  const before = /^(.*?)\(?20\d\d年/.exec(word)?.[1];
  // 部门整体支出绩效目标表（2026年度）: what stands before the year is the title.
  const isName = before !== undefined && !/绩效|(?:目标|指标|申报)表/.test(before);
  const name = isName ? before : (/^(.*?)(?:整体|部门|项目|预算)/.exec(word)?.[1] ?? '');
  return name.length > 2 && !/(?:级|直|直属|所属|单位|部门)$/.test(name) && !/^(?:关于|编制|填报)/.test(name)
    ? name
    : null;
}

const SCALES: Readonly<Record<string, number>> = { 元: -4, 千元: -1, 万元: 0, 亿元: 4 };
const MONEY = '(亿元|万元|千元|元)';

function readBudget(lines: readonly Line[]): string | null | typeof UNREAD {
  for (const label of BUDGETS)
    for (const [at, line] of lines.entries()) {
      const beside = besideLabel(line, (word) => word === label);
      if (beside !== null) {
        const { kind, rounded } = beside.value;
        const isOdd =
          rounded !== undefined ||
          kind === 'date' ||
          kind === 'error' ||
          kind === 'unread' ||
          kind === 'percent';
        return isOdd ? UNREAD : readMoney(beside.value.text, () => moneyUnitNear(lines, at, beside.label));
      }
      for (const cell of line) {
        const inside = insideLabel(cleanText(cell.text), label);
        if (inside !== null) return readMoney(inside, () => moneyUnitNear(lines, at, cell));
      }
    }
  return null;
}

/** An amount in 万元; UNREAD when its unit is not known or it is no amount. */
function readMoney(text: string, unitNear: () => string | undefined): string | null | typeof UNREAD {
  const value = bare(text);
  if (value === '' || /^[-—/]+$/.test(value)) return null;
  const match = /^[¥￥]?(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\(?(元|千元|万元|亿元)?\)?$/.exec(value);
  if (match === null) return UNREAD;
  const places = SCALES[match[2] ?? unitNear() ?? ''];
  return places === undefined
    ? UNREAD
    : shiftDecimal(tidyDecimal((match[1] ?? '').replace(/,/g, '')), places);
}

/** The amount of a column of budgets, in 万元, or null with `unread`. */
export function budgetOfCell(
  cell: TableCell,
  header: string,
  above: readonly TableRow[],
  lead: readonly string[],
): { readonly value: string | null; readonly unread: boolean } {
  const near = (): string | undefined =>
    moneyUnitIn(header) ??
    [...lead, ...above.flatMap(({ cells }) => cells.map(({ text }) => text))]
      .reverse()
      .map(moneyUnitIn)
      .find((unit) => unit !== undefined);
  const money = cell.rounded === undefined ? readMoney(cell.text, near) : UNREAD;
  return money === UNREAD ? { value: null, unread: true } : { value: money, unread: false };
}

/** 单位：万元, （元）, 金额单位：人民币元. */
function moneyUnitIn(text: string): string | undefined {
  const word = bare(text);
  if (word.length > 40) return undefined;
  return new RegExp(
    `(?:单位[:：]?|[(（])(?:金额单位[:：])?(?:单位[:：])?(?:人民币)?${MONEY}(?![\\u4e00-\\u9fff])`,
  ).exec(word)?.[1];
}

/** In the label, left of it, in its line, then above and below, nearest first. */
function moneyUnitNear(lines: readonly Line[], at: number, label: TableCell): string | undefined {
  const line = lines[at] ?? [];
  const place = line.indexOf(label);
  const order = [
    label,
    ...line.slice(0, Math.max(place, 0)).reverse(),
    ...line.slice(place + 1),
    ...lines.slice(0, at).reverse().flat(),
    ...lines.slice(at + 1).flat(),
  ];
  return order.map(({ text }) => moneyUnitIn(text)).find((unit) => unit !== undefined);
}
