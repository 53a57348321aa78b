import type { Plan } from '#src/domain/catalogue/plan.ts';
import type { IntakeCell } from '#src/domain/intake/read-intake.ts';
import {
  cellPlaceText,
  ENTRY_WORDS,
  entryRefusalText,
  intakeFaultText,
} from '#src/domain/words/entry-words.ts';
import { YEAR_END } from '#src/domain/period/month.ts';
import { supposing, type YearStatements } from '#src/domain/statements/year-statements.ts';
import { rowMeasureText } from '#src/domain/words/value-text.ts';
import { suspicionText } from '#src/domain/words/words.ts';
import { yearReport, type YearReport } from '#src/domain/year/year-report.ts';
import { cellDoubt } from '#src/features/entry/model/cell-doubt.ts';
import { cellText, rowIndicator } from '#src/features/entry/model/cell-subject.ts';
import { readTexts, type CellText } from '#src/features/entry/model/reading.ts';
import { entryCellKey, type EntryCell, type EntryRowId } from '#src/session/entry-cell.ts';
import type { EntryDrafts } from '#src/session/entry-session.ts';

export type PasteFate = 'store' | 'refuse' | 'clear' | 'out';

/** One line of the preview: a cell of the table and what becomes of it. */
export interface PasteRow {
  readonly key: string;
  /** Where it stands in the table; '' for a block without names. */
  readonly source: string;
  /** The cell it is for; '' when it is for none. */
  readonly place: string;
  readonly text: string;
  readonly fate: PasteFate;
  /** Why it is refused or left out, what is stored of it where that is not its text [G38], what it takes the place of; '' otherwise. */
  readonly reason: string;
  /** Another number or text stands there now [MO13]. */
  readonly isChange: boolean;
  /** What looks wrong about the number, or '' [MO13]. */
  readonly doubt: string;
  /** null: nothing of it is ever written. */
  readonly written: CellText | null;
  /** The line of the table whose row a person may say; null where the table says it. */
  readonly pick: { readonly line: number; readonly row: EntryRowId | null } | null;
}

export interface Scene {
  readonly plan: Plan;
  readonly year: YearStatements;
  /** Blanks clear what stands in their cells, instead of leaving it. */
  readonly clears: boolean;
  /** What waits in cells for a name, a note or another number: a paste takes its place too. */
  readonly drafts: EntryDrafts;
}

/** A text, the cell it is for, and what else is known of it. */
export interface Item {
  readonly source: string;
  readonly text: CellText;
  readonly fault: IntakeCell['fault'];
  readonly isOther: boolean;
  readonly pick: PasteRow['pick'];
}

/** What becomes of each cell of a block that goes by position [G26]. */
export function blockRows(texts: readonly CellText[], scene: Scene): readonly PasteRow[] {
  return itemRows(
    texts.map((text) => ({ source: '', text, fault: null, isOther: false, pick: null })),
    scene,
  );
}

/** Of the row in which a person says what a line is about: the same before and after, so that the choice keeps the focus [G41]. */
export function lineKey(line: number): string {
  return `line-${line}`;
}

/** What becomes of each of them, read together: a refund and its note are one. */
export function itemRows(items: readonly Item[], scene: Scene): readonly PasteRow[] {
  const { plan, year } = scene;
  const read = items
    .filter((each) => each.fault === null && !each.isOther && each.text.text.trim() !== '')
    .map(({ text }) => text);
  const { refused, said } = readTexts(plan, year, read);
  const refusals = new Map(refused.map(({ cell, refusal }) => [entryCellKey(cell), refusal]));
  const after = supposing(year, said);
  const doubtOf = doubtsAfter(plan, after);
  return items.flatMap(({ source, text: given, fault, isOther, pick }, at): readonly PasteRow[] => {
    const { cell, text } = given;
    const row = {
      key: pick === null ? `${entryCellKey(cell)}-${at}` : lineKey(pick.line),
      source,
      place: cellPlaceText(rowIndicator(plan, cell.row), cell.month, cell.field),
      text,
      pick,
      isChange: false,
      doubt: '',
    };
    const out = (reason: string): readonly PasteRow[] => [{ ...row, fate: 'out', reason, written: null }];
    if (fault !== null) return out(intakeFaultText(fault));
    const waiting = scene.drafts.get(entryCellKey(cell))?.text;
    const before = waiting ?? cellText(plan, year, cell);
    if (text.trim() === '') {
      // A blank over nothing changes nothing; a line that somebody gave its row stays in sight.
      if (before === '') return pick === null ? [] : out('空白');
      if (isOther) return out(ENTRY_WORDS.otherSection);
      return scene.clears
        ? [{ ...row, fate: 'clear', reason: `原为 ${before}`, written: given }]
        : out(`空白，保留 ${before}`);
    }
    if (isOther) return out(ENTRY_WORDS.otherSection);
    const refusal = refusals.get(entryCellKey(cell));
    if (refusal === undefined) {
      const now = cellText(plan, after, cell);
      const isChange = before !== '' && before !== now && waiting?.trim() !== text.trim();
      const isAsWritten = cell.field === 'note' || !/\d/.test(now) || text.trim().replace(/,/g, '') === now;
      const reason = [
        isAsWritten ? '' : `存为 ${rowMeasureText(now, rowIndicator(plan, cell.row))}`,
        isChange ? `原为 ${before}` : '',
      ]
        .filter((each) => each !== '')
        .join('，');
      return [{ ...row, fate: 'store', reason, isChange, doubt: doubtOf(cell), written: given }];
    }
    const isRated = refusal.kind === 'rated-row';
    return [{ ...row, fate: 'refuse', reason: entryRefusalText(refusal), written: isRated ? null : given }];
  });
}

/** What looks wrong about a cell's number once all of it is stored [W10]. */
function doubtsAfter(plan: Plan, after: YearStatements): (cell: EntryCell) => string {
  let report: YearReport | null = null;
  return (cell) => {
    if (cell.field === 'note') return '';
    report ??= yearReport(plan, after, YEAR_END);
    const doubt = cellDoubt(report, after, [cell]);
    return doubt === null ? '' : suspicionText(doubt.suspicion);
  };
}
