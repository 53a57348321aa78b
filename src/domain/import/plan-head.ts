import { shiftDecimal, tidyDecimal } from '#src/domain/import/decimal.ts';
import type { Problem } from '#src/domain/import/plan-rows.ts';
import type { TableRow } from '#src/domain/import/table.ts';
import { bare, cleanText, headWord } from '#src/domain/import/words.ts';

export interface PlanHead {
  readonly unit: string | null;
  readonly project: string | null;
  readonly year: number | null;
  /** 万元, decimal text. */
  readonly budget: string | null;
}

const UNREAD = Symbol('unread');

const UNITS = [
  '部门(单位)名称',
  '单位名称',
  '部门名称',
  '填报单位',
  '预算单位',
  '实施单位',
  '项目单位',
  '主管部门',
  '主管部门及代码',
];
const BUDGETS = new Set(['部门支出预算数', '年度资金总额', '资金总额', '预算数', '预算金额']);

/** What stands above a table: whose it is, of which year, with how much money [IM6]. */
export function readHead(
  rows: readonly TableRow[],
  lead: readonly string[],
): { head: PlanHead; problems: Problem[] } {
  const lines = [...lead.map((text) => [text]), ...rows.map(({ cells }) => cells.map(({ text }) => text))];
  const problems: Problem[] = [];
  const unit = valueOf(lines, UNITS) ?? unitOfTitle(titleOf(lines)?.text ?? '');
  const budgetLine = lines.findIndex((line) => line.some((text) => BUDGETS.has(headWord(text))));
  const budget = budgetLine < 0 ? null : readBudget(lines, budgetLine);
  if (budget === UNREAD)
    problems.push({ row: null, field: 'head.budget', what: '预算没有写明金额单位或不能识别，请按万元填写' });
  return {
    head: {
      unit: unit === null ? null : cleanText(unit).replace(/^(?:[[(（【]\d+[\])）】]|\d{3,}[-—－])\s*/, ''),
      project: valueOf(lines, ['项目名称']),
      year: yearOf(lines),
      budget: budget === UNREAD ? null : budget,
    },
    problems,
  };
}

function valueOf(lines: readonly (readonly string[])[], labels: readonly string[]): string | null {
  for (const label of labels) {
    for (const line of lines) {
      const at = line.findIndex(
        (text) => bare(text).replace(/[:：]$/, '') === label || headWord(text) === label,
      );
      const value = at < 0 ? undefined : line[at + 1];
      if (value !== undefined && !/[:：]$/.test(value.trim()) && !UNITS.includes(headWord(value)))
        return cleanText(value);
      for (const text of line) {
        const inside = new RegExp(`(?:^|\\s)${label.replace(/[()]/g, '\\$&')}[:：]\\s*([^\\s：:]+)`).exec(
          cleanText(text),
        );
        if (inside?.[1] !== undefined) return inside[1];
      }
    }
  }
  return null;
}

function titleOf(
  lines: readonly (readonly string[])[],
): { readonly text: string; readonly at: number } | null {
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    const line = lines[at] ?? [];
    if (line.length === 1 && /绩效.*表$/.test(headWord(line[0] ?? '')))
      return { text: bare(line[0] ?? ''), at };
  }
  return null;
}

function yearOf(lines: readonly (readonly string[])[]): number | null {
  const title = titleOf(lines);
  if (title === null) return null;
  const years = new Set([...title.text.matchAll(/(20\d\d)年(?!\d{1,2}月)/g)].map(([, year]) => year ?? ''));
  if (years.size > 1) return null;
  const below = (lines[title.at + 1] ?? [])
    .map(bare)
    .map((text) => /^\(?(20\d\d)年度?\)?$/.exec(text)?.[1])
    .find((year) => year !== undefined);
  const year = [...years][0] ?? below;
  if (year === undefined) return null;
  return year.split('').reduce((value, digit) => value * 10 + digit.charCodeAt(0) - 48, 0);
}

function unitOfTitle(title: string): string | null {
  const word = title.replace(/^附[件表]\d*[:：]?/, '');
  const name = /^(.*?)20\d\d年/.exec(word)?.[1] ?? /^(.*?)(?:整体|部门|项目|预算)/.exec(word)?.[1] ?? '';
  return name.length > 2 && !name.endsWith('级') ? name : null;
}

const SCALES: Readonly<Record<string, number>> = { 元: -4, 千元: -1, 万元: 0, 亿元: 4 };

function readBudget(lines: readonly (readonly string[])[], at: number): string | null | typeof UNREAD {
  const line = lines[at] ?? [];
  const label = line.findIndex((text) => BUDGETS.has(headWord(text)));
  const value = bare(line[label + 1] ?? '');
  if (value === '') return null;
  const match = /^[¥￥]?(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(元|千元|万元|亿元)?$/.exec(value);
  if (match === null) return UNREAD;
  const near = [
    line[label],
    line[label - 1],
    ...line,
    ...lines.slice(0, at).reverse().flat(),
    ...lines.slice(at + 1).flat(),
  ];
  const printed = near
    .map((text) => /[(:：（](亿元|万元|千元|元)[)）]?/.exec(bare(text ?? ''))?.[1])
    .find((unit) => unit !== undefined);
  const places = SCALES[match[2] ?? printed ?? ''];
  return places === undefined
    ? UNREAD
    : shiftDecimal(tidyDecimal((match[1] ?? '').replace(/,/g, '')), places);
}
