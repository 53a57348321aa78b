import type { Oddity, PlanIndicator } from '#src/domain/catalogue/plan.ts';
import { rowNumbersText } from '#src/domain/words/row-numbers.ts';
import type { ColumnId } from '#src/domain/papers/scorecard-columns.ts';
import type { YearReport } from '#src/domain/year/year-report.ts';

/** A footnote of the form: 原文如此 beside the cell it is about, or about the plan as a whole (no rows) [V15]. */
export interface FormNote {
  /** ①, ②…; '' for a note about the plan. */
  readonly mark: string;
  readonly text: string;
  readonly column: ColumnId | null;
  /** Numbers of the rows it stands on. */
  readonly rows: readonly number[];
}

const FIRST_CIRCLED = '①'.charCodeAt(0);
const CIRCLED = 20;

/** Footnotes in the order in which their first rows stand, then those about the plan. */
export function formNotes({ plan }: Pick<YearReport, 'plan'>): readonly FormNote[] {
  const general = plan.oddities.map((text) => ({
    mark: '',
    text: officialQuotes(text),
    column: null,
    rows: [],
  }));
  return [...rowNotes(plan.indicators), ...general];
}

/** The notes on rows: oddities of one column in the same words are one note. */
export function rowNotes(indicators: readonly PlanIndicator[]): readonly FormNote[] {
  const notes = new Map<string, { readonly oddity: Oddity; readonly rows: number[] }>();
  for (const { oddities, seq } of indicators) {
    for (const oddity of oddities) {
      const key = `${oddity.column}:${oddity.text}`;
      const note = notes.get(key);
      if (note === undefined) notes.set(key, { oddity, rows: [seq] });
      else note.rows.push(seq);
    }
  }
  return [...notes.values()].map(({ oddity: { column, text }, rows }, index) => ({
    mark: noteMark(index),
    text: officialQuotes(text),
    column,
    rows,
  }));
}

/** Official papers quote with “ ” alone; the words of a plan may come with corner brackets. */
function officialQuotes(text: string): string {
  return text.replace(/[「『]/g, '“').replace(/[」』]/g, '”');
}

/** The mark of the note that an oddity stands in: '①'. */
export function markOf(notes: readonly FormNote[], { column, text }: Oddity): string {
  return notes.find((note) => note.column === column && note.text === officialQuotes(text))?.mark ?? '';
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

/** '①（第 15—28 项）成本指标用“≥”…' */
export function noteLine({ mark, rows, text }: FormNote): string {
  return rows.length === 0 ? `注：${text}` : `注${mark}（${rowNumbersText(rows)}）${text}`;
}

/** All of them as one paragraph below a form that is to be signed: '注：①（第 12、13 项）…；②…' */
export function notesText(notes: readonly FormNote[]): string {
  const said = notes.map(({ mark, rows, text }) =>
    rows.length === 0 ? text : `${mark}（${rowNumbersText(rows)}）${text}`,
  );
  return `注：${said.join('；')}。`;
}
