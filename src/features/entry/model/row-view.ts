import { isScored, type Plan } from '#src/domain/catalogue/plan.ts';
import type { Quantity } from '#src/domain/quantity/quantity.ts';
import { entryFigures, executionFigures, type EntryFigures } from '#src/domain/words/entry-figures.ts';
import { cellContentText, ratedCoefficientText } from '#src/domain/words/cell-text.ts';
import { rowDoubts, type MonthDoubt } from '#src/domain/year/doubts.ts';
import { cellDuty } from '#src/domain/year/completeness.ts';
import { suspicionText } from '#src/domain/words/words.ts';
import type { YearReport } from '#src/domain/year/year-report.ts';
import { likelyReading } from '#src/domain/statements/suspicion.ts';
import type { Statement } from '#src/domain/statements/statement.ts';
import { subjectKey, type SubjectKey } from '#src/domain/statements/subject-key.ts';
import { standing, type YearStatements } from '#src/domain/statements/year-statements.ts';
import { amountText } from '#src/features/entry/model/cell-doubt.ts';
import { cellStatement, cellSubject, isRatedRow } from '#src/features/entry/model/cell-subject.ts';
import { readTexts } from '#src/features/entry/model/reading.ts';
import type { Sheet } from '#src/features/entry/model/sheet.ts';
import { entryCellKey, type EntryCell, type EntryCellKey, type EntryRowId } from '#src/session/entry-cell.ts';
import type { EntryDrafts } from '#src/session/entry-session.ts';

/** 'held': it changes a closed month, and waits for the reason. */
export type SaveMark = 'pending' | 'held' | 'failed';

/** How an editable cell looks. Flat, so that two of them compare cheaply. */
export interface CellView {
  readonly key: EntryCellKey;
  readonly text: string;
  readonly look: 'number' | 'none' | 'missing' | 'open' | 'rating' | 'note' | 'doubt' | 'waiting' | 'draft';
  /** What looks wrong about it; null when nothing does. */
  readonly doubt: string | null;
  /** What was probably meant: '20 万元'; null when nothing is offered. */
  readonly reading: string | null;
  readonly hasNote: boolean;
  readonly save: SaveMark | null;
}

/** One row of the grid, ready to be painted. */
export interface RowView {
  readonly id: EntryRowId;
  readonly isRated: boolean;
  readonly figures: EntryFigures;
  readonly cells: readonly CellView[];
}

interface Scene {
  readonly report: YearReport;
  readonly year: YearStatements;
  /** The year with what is being typed: what it says is doubted as soon as it is typed. */
  readonly typed: YearStatements;
  readonly sheet: Sheet;
  readonly drafts: EntryDrafts;
  /** Drafts that cannot stand as they are; others wait for somebody to say who they are. */
  readonly refused: ReadonlySet<EntryCellKey>;
  readonly saves: ReadonlyMap<SubjectKey, SaveMark>;
}

type StoredScene = Omit<Scene, 'drafts' | 'refused' | 'typed'>;

/** Rows, and what they were made of. */
export interface StoredRows {
  readonly scene: StoredScene;
  readonly rows: readonly RowView[];
}

/**
 * The rows of a sheet as they are stored; what is being typed comes over them with withDrafts.
 * @param before of an earlier state: of its rows only those are made anew that something was said of since [SP10]
 */
export function rowViews(stored: StoredScene, before?: StoredRows): readonly RowView[] {
  const scene: Scene = { ...stored, typed: stored.year, drafts: NO_DRAFTS, refused: NO_KEYS };
  const touched = before === undefined ? null : touchedRows(before.scene, stored);
  if (before === undefined || touched === null)
    return scene.sheet.rows.flatMap((id) => rowView(id, scene) ?? []);
  return before.rows.map((row) => (touched.has(row.id) ? (rowView(row.id, scene) ?? row) : row));
}

/** The rows that something was said of, or whose saves stand otherwise; null: what was said may be about all of them. */
function touchedRows(before: StoredScene, after: StoredScene): ReadonlySet<EntryRowId> | null {
  const [was, is] = [before.year.bySubject, after.year.bySubject];
  if (before.report.plan !== after.report.plan || before.sheet !== after.sheet || is.size < was.size)
    return null;
  const rows = new Set<EntryRowId | null>();
  let added = 0;
  for (const [key, statement] of is) {
    const other = was.get(key);
    if (other === undefined) added += 1;
    if (other !== statement) rows.add(rowOf(statement.subject));
  }
  for (const key of new Set([...before.saves.keys(), ...after.saves.keys()]))
    if (before.saves.get(key) !== after.saves.get(key)) rows.add(rowOf(is.get(key)?.subject));
  const isGone = is.size - added < was.size;
  return isGone || rows.has(null) ? null : (rows as ReadonlySet<EntryRowId>);
}

/** The only row that a word on this subject changes; null: it may be several. */
function rowOf(subject: Statement['subject'] | undefined): EntryRowId | null {
  if (subject === undefined) return null;
  if (subject.kind === 'execution' || subject.kind === 'execution-checked') return 'execution';
  const isOfRow =
    subject.kind === 'month' ||
    subject.kind === 'rating' ||
    subject.kind === 'part' ||
    subject.kind === 'month-checked';
  return isOfRow ? subject.indicator : null;
}

/** A key changes the row it is typed in: only rows with drafts are made anew, so that the others are known to be the same. */
export function withDrafts(rows: readonly RowView[], shown: Omit<Scene, 'refused'>): readonly RowView[] {
  const { report, year, drafts } = shown;
  const refusals = readTexts(report.plan, year, [...drafts.values()]).refused;
  const scene: Scene = { ...shown, refused: new Set(refusals.map(({ cell }) => entryCellKey(cell))) };
  const typed = new Set([...scene.drafts.values()].map(({ cell }) => cell.row));
  return rows.map((row) => (typed.has(row.id) ? (rowView(row.id, scene) ?? row) : row));
}

const NO_DRAFTS: EntryDrafts = new Map();
const NO_KEYS: ReadonlySet<EntryCellKey> = new Set();

function rowView(id: EntryRowId, scene: Scene): RowView | null {
  const { report, sheet } = scene;
  const row = report.rows.find(({ indicator }) => (indicator.id as EntryRowId) === id);
  if (row === undefined && id !== 'execution') return null;
  const doubts = rowDoubts(row ?? null, report, scene.typed);
  return {
    id,
    isRated: isRatedRow(report.plan, id),
    figures:
      row === undefined ? executionFigures(report) : entryFigures(row, report.cutOff, isScored(report.plan)),
    cells: sheet.columns.map((column) => cellView({ row: id, ...column }, doubts, scene)),
  };
}

function cellView(cell: EntryCell, doubts: readonly MonthDoubt[], scene: Scene): CellView {
  const { report, year, drafts, saves } = scene;
  const { plan } = report;
  const key = entryCellKey(cell);
  const draft = drafts.get(key);
  const statement = cellStatement(plan, year, cell);
  const found = doubts.find(({ month }) => month === cell.month);
  const doubt = found === undefined ? null : `请核对：${suspicionText(found.suspicion)}`;
  const reading = found === undefined ? null : likelyReading(found.suspicion);
  const base = {
    key,
    doubt: cell.field === 'value' ? doubt : null,
    reading: null,
    hasNote: cell.field === 'value' && (statement?.note ?? '') !== '',
    save: saves.get(subjectKey(cellSubject(plan, cell))) ?? null,
  };
  if (draft !== undefined)
    return { ...base, text: draft.text, look: scene.refused.has(key) ? 'draft' : 'waiting' };
  if (cell.field === 'note') {
    const note = statement?.note ?? '';
    return note === '' && doubt !== null
      ? { ...base, text: doubt, look: 'doubt', reading: readingOf(plan, cell, reading) }
      : { ...base, text: note, look: 'note' };
  }
  return { ...base, ...valueView(plan, year, cell) };
}

function readingOf(plan: Plan, { row }: EntryCell, reading: Quantity | null): string | null {
  return reading === null ? null : amountText(plan, row, reading);
}

function valueView(plan: Plan, year: YearStatements, cell: EntryCell): Pick<CellView, 'text' | 'look'> {
  const subject = cellSubject(plan, cell);
  if (subject.kind === 'rating') {
    const rating = standing(year, subject)?.content ?? null;
    if (rating !== null) return { text: ratedCoefficientText(rating.coefficient), look: 'rating' };
    const indicator = plan.indicators.find(({ id }) => id === subject.indicator);
    const isDue = indicator !== undefined && cellDuty(indicator, year, subject.month) === 'missing';
    return { text: '', look: isDue ? 'missing' : 'open' };
  }
  const said = subject.kind === 'month' ? standing(year, subject) : standing(year, subject);
  const content = said?.content ?? null;
  if (content === null) return { text: '', look: 'missing' };
  return { text: cellContentText(content), look: content.kind };
}

/** Painting a row again is only worth it when something on it reads differently. */
export function isSameRowView(a: RowView, b: RowView): boolean {
  return (
    a === b ||
    (a.id === b.id &&
      a.isRated === b.isRated &&
      isSameFlat(a.figures, b.figures) &&
      a.cells.length === b.cells.length &&
      a.cells.every((cell, index) => {
        const other = b.cells[index];
        return other !== undefined && isSameFlat(cell, other);
      }))
  );
}

function isSameFlat<T extends object>(a: T, b: T): boolean {
  return (Object.keys(a) as (keyof T)[]).every((key) => Object.is(a[key], b[key]));
}
