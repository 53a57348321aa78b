import type { Oddity, PlanIndicator } from '#src/domain/catalogue/plan.ts';
import { weightToText } from '#src/domain/quantity/points.ts';
import { monthText } from '#src/domain/words/format.ts';
import { quoted } from '#src/domain/words/quoted.ts';
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
export function formNotes(
  report: Pick<YearReport, 'plan' | 'published' | 'adjustments'>,
): readonly FormNote[] {
  const { plan } = report;
  const general = plan.oddities.map((text) => ({
    mark: '',
    text: officialQuotes(text),
    column: null,
    rows: [],
  }));
  const oddities = rowNotes(plan.indicators);
  return [...oddities, ...adjustmentNotes(report, oddities.length), ...general];
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

/**
 * What was adjusted during the year, the original beside it: a note on the weights that a document changed, one on the rows that it
 * added, one for those that it stopped [PL26].
 * @param marks how many notes have a mark already
 */
function adjustmentNotes(
  { plan, published, adjustments }: Pick<YearReport, 'plan' | 'published' | 'adjustments'>,
  marks: number,
): readonly FormNote[] {
  const inForce = new Map<string, PlanIndicator>(plan.indicators.map((row) => [row.id, row]));
  const original = new Map<string, PlanIndicator>(published.map((row) => [row.id, row]));
  const weighed = new Map<string, string>(published.map(({ id, weight }) => [id, weightToText(weight)]));
  const names = new Map<string, string>();
  const notes: FormNote[] = [];
  const marked = (column: ColumnId, rows: readonly number[], text: string) => {
    const index = marks + notes.filter(({ mark }) => mark !== '').length;
    notes.push({ mark: noteMark(index), text, column, rows });
  };
  for (const { from, date, number, reason, weights, stopped, added } of adjustments) {
    const since = `自 ${monthText(from)}起（${[date, number].filter((part) => part !== '').join(' ')}，${reason}）`;
    for (const { id, name, weight } of added) {
      names.set(id, name);
      weighed.set(id, weightToText(weight));
    }
    const changed = weights.flatMap(({ indicator, weight }) => {
      const row = inForce.get(indicator);
      const before = weighed.get(indicator) ?? '';
      const after = weightToText(weight);
      weighed.set(indicator, after);
      return row === undefined || before === after
        ? []
        : [{ seq: row.seq, text: `第 ${row.seq} 项 ${before} → ${after}` }];
    });
    if (changed.length > 0)
      marked(
        'weight',
        changed.map(({ seq }) => seq),
        officialQuotes(`权重${since}由年初调整：${changed.map(({ text }) => text).join('，')}`),
      );
    const rows = added.flatMap(({ id }) => inForce.get(id)?.seq ?? []);
    if (rows.length > 0) marked('name', rows, officialQuotes(`新增的指标，${since}`));
    const ended = stopped.flatMap((id) => {
      const name = original.get(id)?.name ?? names.get(id);
      const seq = original.get(id)?.seq;
      const place = seq === undefined ? '' : `第 ${seq} 项`;
      return name === undefined ? [] : [`${place}${quoted(name)}（原权重 ${weighed.get(id) ?? ''}）`];
    });
    if (ended.length > 0)
      notes.push({
        mark: '',
        text: officialQuotes(`停止${since}：${ended.join('、')}，以前的记录保留`),
        column: null,
        rows: [],
      });
  }
  return notes;
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
