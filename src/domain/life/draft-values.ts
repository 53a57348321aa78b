import { rowLack, rowsPlan, type Lack } from '#src/domain/draft/entry-plan.ts';
import type { Draft, DraftRow } from '#src/domain/draft/draft.ts';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import {
  changedRows,
  choiceSaid,
  choicesOf,
  type ChangedRow,
  type ValueChoice,
} from '#src/domain/life/changed-rows.ts';
import { meaningChanges, meaningOfRow } from '#src/domain/catalogue/row-meaning.ts';
import type { Said, Statement } from '#src/domain/statements/statement.ts';
import { subjectKey } from '#src/domain/statements/subject-key.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';

/** A row of a draft that is gone, or reads its numbers otherwise than when they were said: what was said waits for a person [PL53]. */
export type OpenRow = { readonly was: DraftRow; readonly said: readonly Statement[] } & (
  | { readonly kind: 'gone' }
  /** As of any new version of a plan [PL21]. */
  | { readonly kind: 'changed'; readonly row: DraftRow; readonly change: ChangedRow }
  /** It does not say yet how numbers are read. */
  | { readonly kind: 'lacking'; readonly row: DraftRow; readonly lack: Lack }
);

/** `stay`: the row is in the draft again; `move`: said on another row; the others as of any new version of a plan. */
export type RowDecision =
  | { readonly kind: ValueChoice | 'stay' }
  | { readonly kind: 'move'; readonly to: string };

/**
 * Rows whose values cannot stand as they are in the draft, in the order of `known` [PL53].
 * @param known rows as they were when their values were said; of one id the first counts
 */
export function openRows(known: readonly DraftRow[], draft: Draft, year: YearStatements): readonly OpenRow[] {
  const now = new Map(draft.rows.map((row) => [row.id, row]));
  const seen = new Set<string>();
  return known.flatMap((was): OpenRow[] => {
    if (seen.has(was.id)) return [];
    seen.add(was.id);
    const said = saidOf(year, was.id);
    if (said.length === 0) return [];
    const row = now.get(was.id);
    if (row === undefined) return [{ kind: 'gone', was, said }];
    const lack = rowLack(row);
    // What never said how it is read was read by nobody.
    if (rowLack(was) !== null && lack !== null) return [];
    const [before, after] = [rowsPlan(draft, [was]), rowsPlan(draft, [row])];
    const change = changedRows(before, after, year).find(
      (each) => each.id === was.id && each.changed.length > 0,
    );
    if (lack !== null) return [{ kind: 'lacking', was, said, row, lack }];
    if (change === undefined || change.values.length === 0) return [];
    return [{ kind: 'changed', was, said, row, change }];
  });
}

/** What was said of a row and stands, notes on empty cells too. */
function saidOf(year: YearStatements, row: string): readonly Statement[] {
  return [...year.bySubject.values()].filter(
    ({ subject, content, note }) =>
      'indicator' in subject && subject.indicator === row && (content !== null || note !== ''),
  );
}

/** Every row of a draft as it was when its values were said: what waits for a decision before what stands in the draft. */
export function knownRows(draft: Draft, waiting: readonly DraftRow[]): readonly DraftRow[] {
  return [...waiting, ...draft.rows];
}

/** How a row of a draft reads numbers: equal for two rows exactly when they mean the same in both; null: it does not say yet. */
export function readingOf(draft: Draft, row: DraftRow): string | null {
  const [indicator] = rowsPlan(draft, [row]).indicators;
  return indicator === undefined ? null : meaningOfRow(indicator);
}

/** The same of many, by id; of one id the first counts. */
export function readings(draft: Draft, rows: readonly DraftRow[]): ReadonlyMap<string, string | null> {
  const found = new Map<string, string | null>();
  for (const row of rows) if (!found.has(row.id)) found.set(row.id, readingOf(draft, row));
  return found;
}

/** What a person can choose for a row. Nothing is chosen for them; none: the row is completed first. */
export function decisionsOf(open: OpenRow, draft: Draft, year: YearStatements): readonly RowDecision[] {
  switch (open.kind) {
    case 'lacking':
      return [];
    case 'changed':
      return choicesOf(open.change).map((kind) => ({ kind }));
    case 'gone':
      return [
        { kind: 'stay' },
        ...draft.rows
          .filter((row) => canMove(open, row, draft, year))
          .map(({ id }): RowDecision => ({ kind: 'move', to: id })),
        { kind: 'clear' },
      ];
  }
}

export function isSameDecision(a: RowDecision, b: RowDecision): boolean {
  return a.kind === b.kind && (a.kind !== 'move' || b.kind !== 'move' || a.to === b.to);
}

/** Whether all of it can be said on another row: it reads numbers the same way, and nothing stands there. */
function canMove({ was, said }: OpenRow, to: DraftRow, draft: Draft, year: YearStatements): boolean {
  if (rowLack(to) !== null || rowLack(was) !== null) return false;
  const there = rowsPlan(draft, [Object.assign({}, to, { id: was.id })]);
  if (meaningChanges(rowsPlan(draft, [was]), there).length > 0) return false;
  const taken = new Set(saidOf(year, to.id).map(({ subject }) => subjectKey(subject)));
  return said.every((each) => !taken.has(subjectKey(onRow(each, to.id))));
}

/** What is said for a decision: nothing where the numbers stay. What is taken back stays in the log with its words. */
export function decisionSaid(open: OpenRow, decision: RowDecision): readonly Said[] {
  switch (decision.kind) {
    case 'stay':
    case 'keep':
      return [];
    case 'convert':
    case 'clear':
      return open.kind === 'changed' ? choiceSaid(open.change, decision.kind) : open.said.map(takenBack);
    case 'move':
      return open.said.flatMap((each): Said[] => [
        {
          subject: onRow(each, decision.to),
          content: each.content,
          note: each.note === '' ? `原填在“${open.was.name}”` : each.note,
        } as Said,
        takenBack(each),
      ]);
  }
}

function onRow({ subject }: Statement, row: string): Statement['subject'] {
  return { ...subject, indicator: row as IndicatorId } as Statement['subject'];
}

function takenBack({ subject }: Statement): Said {
  return { subject, content: null, note: '' } as Said;
}
