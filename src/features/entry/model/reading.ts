import type { Plan } from '#src/domain/catalogue/plan.ts';
import { isAsked, firstMonth } from '#src/domain/statements/adjustments.ts';
import type { EntryRefusal } from '#src/domain/words/entry-words.ts';
import type { MonthContent, RatingContent, Said } from '#src/domain/statements/statement.ts';
import { subjectKey, type SubjectKey } from '#src/domain/statements/subject-key.ts';
import { parseTyped } from '#src/domain/statements/typed-value.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';
import {
  cellStatement,
  cellSubject,
  cellText,
  rowIndicator,
  rowMeasure,
} from '#src/features/entry/model/cell-subject.ts';
import type { EntryCell } from '#src/session/entry-cell.ts';

/** Text that somebody wants in a cell: typed, pasted, filled in, or '' to clear it. */
export interface CellText {
  readonly cell: EntryCell;
  readonly text: string;
}

/**
 * What a typed text says: N alone in a value is short for 无发生 [G8]. Only as typed: in a table that was pasted N may stand for
 * anything.
 */
export function typedText({ cell, text }: CellText): CellText {
  return { cell, text: cell.field === 'value' && /^\s*[nNｎＮ]\s*$/.test(text) ? '无' : text };
}

interface RefusedText extends CellText {
  readonly refusal: EntryRefusal;
}

/** What becomes of texts: statements to save as one operation, and the texts that cannot stand. */
export interface Reading {
  readonly said: readonly Said[];
  readonly taken: readonly EntryCell[];
  readonly refused: readonly RefusedText[];
}

/** As long as a stored note may be. */
const MAX_NOTE = 4_000;

/** Value and note of one row and month are one statement, and are read together: a refund stands only with its note. */
interface Pair {
  readonly value: CellText | null;
  readonly note: CellText | null;
}

/**
 * Reads texts into statements over the year as it stands. What stands already is taken, and adds no statement.
 * @param plan with every row of the year: a text may wait in a month of a row that is stopped by now [G39]
 */
export function readTexts(plan: Plan, year: YearStatements, texts: readonly CellText[]): Reading {
  const pairs = new Map<SubjectKey, Pair>();
  for (const each of texts) {
    const key = subjectKey(cellSubject(plan, each.cell));
    const pair = pairs.get(key) ?? { value: null, note: null };
    pairs.set(key, { ...pair, [each.cell.field]: each });
  }
  const said: Said[] = [];
  const taken: EntryCell[] = [];
  const refused: RefusedText[] = [];
  for (const pair of pairs.values()) {
    const read = readPair(plan, year, pair);
    if (read.said !== null) said.push(read.said);
    for (const each of [pair.value, pair.note]) {
      if (each === null) continue;
      const refusal = read.refusals[each.cell.field];
      if (refusal === undefined) taken.push(each.cell);
      else refused.push({ ...each, refusal });
    }
  }
  return { said, taken, refused };
}

interface ReadPair {
  readonly said: Said | null;
  readonly refusals: { readonly value?: EntryRefusal; readonly note?: EntryRefusal };
}

type Content = MonthContent | RatingContent | null;

function readPair(plan: Plan, year: YearStatements, { value, note }: Pair): ReadPair {
  const cell = (value ?? note)?.cell;
  if (cell === undefined) return { said: null, refusals: {} };
  const before = cellStatement(plan, year, cell);
  const contentBefore = (before?.content ?? null) as Content;
  const noteBefore = before?.note ?? '';
  const newNote = note === null ? noteBefore : note.text.trim();
  if (newNote.length > MAX_NOTE)
    return { said: null, refusals: { note: { kind: 'note-too-long', most: MAX_NOTE } } };

  const gone = goneRow(plan, year, cell);
  if (gone !== null) {
    // Nothing is taken off a row that is gone; a text that would clear it says nothing.
    const saysMore = ({ text, cell: at }: CellText) =>
      text.trim() !== '' && text !== cellText(plan, year, at);
    return {
      said: null,
      refusals: {
        ...(value !== null && saysMore(value) ? { value: gone } : {}),
        ...(note !== null && saysMore(note) ? { note: gone } : {}),
      },
    };
  }
  const read = value === null ? { content: contentBefore } : readValue(plan, year, value, newNote);
  if ('refusal' in read) {
    const keepsNote = note === null || isRefund(contentBefore, newNote);
    return {
      said: keepsNote ? null : sayIfNew(plan, cell, contentBefore, newNote, contentBefore, noteBefore),
      refusals: { value: read.refusal },
    };
  }
  if (isRefund(read.content, newNote)) {
    return { said: null, refusals: { note: { kind: 'refund-keeps-note' } } };
  }
  return {
    said: sayIfNew(plan, cell, read.content, newNote, contentBefore, noteBefore),
    refusals: {},
  };
}

/** Why nothing can be said any more of a row in this month; null: it can. */
function goneRow(plan: Plan, year: YearStatements, { row, month }: EntryCell): EntryRefusal | null {
  if (row === 'execution') return null;
  if (rowIndicator(plan, row) === null) return { kind: 'row-gone' };
  return month >= firstMonth(year, row) && !isAsked(year, row, month) ? { kind: 'row-stopped', month } : null;
}

function readValue(
  plan: Plan,
  year: YearStatements,
  { cell, text }: CellText,
  note: string,
): { readonly content: Content } | { readonly refusal: EntryRefusal } {
  const measure = rowMeasure(plan, cell.row);
  if (measure === null) {
    if (text.trim() === '') return { content: null };
    // A range copied and pasted back must not complain about ratings that have not changed.
    return text === cellText(plan, year, cell)
      ? { content: (cellStatement(plan, year, cell)?.content ?? null) as Content }
      : { refusal: { kind: 'rated-row' } };
  }
  const parsed = parseTyped(text, measure, note);
  return parsed.ok ? { content: parsed.value } : { refusal: parsed.error };
}

function isRefund(content: Content, note: string): boolean {
  return (
    content !== null && 'kind' in content && content.kind === 'number' && content.value < 0 && note === ''
  );
}

function sayIfNew(
  plan: Plan,
  cell: EntryCell,
  content: Content,
  note: string,
  contentBefore: Content,
  noteBefore: string,
): Said | null {
  if (note === noteBefore && JSON.stringify(content) === JSON.stringify(contentBefore)) return null;
  return { subject: cellSubject(plan, cell), content, note } as Said;
}
