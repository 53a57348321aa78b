import type { Oddity } from '#src/domain/catalogue/plan.ts';
import type { ColumnId } from '#src/domain/report/scorecard-columns.ts';
import { ODDITY_WORDS, PLAN_ODDITY_WORDS } from '#src/domain/report/words.ts';
import type { YearReport } from '#src/domain/report/year-report.ts';

/** A footnote of the form: 原文如此 beside the cell it is about, or about the plan as a whole (no rows) [V15]. */
export interface FormNote {
  /** ①, ②…; '' for a note about the plan. */
  readonly mark: string;
  readonly text: string;
  readonly column: ColumnId | null;
  /** Numbers of the rows it stands on. */
  readonly rows: readonly number[];
}

/** The source cell that each oddity is about. */
const ODDITY_COLUMNS: Record<Oddity, ColumnId> = {
  'stray-parenthesis': 'name',
  'frequency-in-days': 'name',
  'activity-in-money': 'unit',
  'cost-at-least': 'operator',
  'same-name-twice': 'name',
  'qualitative-in-unit-column': 'unit',
  'part-without-operator': 'target',
};

const FIRST_CIRCLED = '①'.charCodeAt(0);
const CIRCLED = 20;

/** Footnotes in the order in which their first rows stand, then those about the plan. */
export function formNotes({ plan }: YearReport): readonly FormNote[] {
  const rowsOf = new Map<Oddity, number[]>();
  for (const { oddities, seq } of plan.indicators) {
    for (const oddity of oddities) {
      const rows = rowsOf.get(oddity);
      if (rows === undefined) rowsOf.set(oddity, [seq]);
      else rows.push(seq);
    }
  }
  const marked = [...rowsOf].map(([oddity, rows], index) => ({
    mark: noteMark(index),
    text: ODDITY_WORDS[oddity],
    column: ODDITY_COLUMNS[oddity],
    rows,
  }));
  const general = plan.oddities.map((oddity) => ({
    mark: '',
    text: PLAN_ODDITY_WORDS[oddity],
    column: null,
    rows: [],
  }));
  return [...marked, ...general];
}

function noteMark(index: number): string {
  return index < CIRCLED ? String.fromCharCode(FIRST_CIRCLED + index) : `(${index + 1})`;
}

/** Marks beside one cell, in note order: '①②'. */
export function marksAt(notes: readonly FormNote[], seq: number, column: ColumnId): string {
  return notes
    .filter((note) => note.column === column && note.rows.includes(seq))
    .map((note) => note.mark)
    .join('');
}

/** '第 15—28、31 项': numbers of rows, runs of three or more drawn together. */
export function rowNumbersText(numbers: readonly number[]): string {
  const sorted = [...numbers].sort((a, b) => a - b);
  const runs: [first: number, last: number][] = [];
  for (const each of sorted) {
    const run = runs[runs.length - 1];
    if (run !== undefined && each <= run[1] + 1) run[1] = each;
    else runs.push([each, each]);
  }
  const text = runs.map(([first, last]) =>
    last === first ? `${first}` : last === first + 1 ? `${first}、${last}` : `${first}—${last}`,
  );
  return `第 ${text.join('、')} 项`;
}

/** '①（第 15—28 项）成本指标用「≥」…' */
export function noteLine({ mark, rows, text }: FormNote): string {
  return rows.length === 0 ? `注：${text}` : `注${mark}（${rowNumbersText(rows)}）${text}`;
}
