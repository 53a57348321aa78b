import type { DraftRow } from '#src/domain/draft/draft.ts';
import type { Overlay } from '#src/domain/draft/overlay-table.ts';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import type { Said, Statement } from '#src/domain/statements/statement.ts';
import { subjectKey } from '#src/domain/statements/subject-key.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';

/** What was recorded on a row that the published table has dropped, or counts in another unit: each is decided [NY16]. */
export interface OpenValues {
  readonly row: DraftRow;
  readonly why: 'dropped' | 'unit';
  /** The unit it had; of a dropped row its own. */
  readonly unit: string;
  readonly said: readonly Statement[];
}

/** `keep`: the row stays; `move`: said on another row; `same`: the numbers are right in the new unit; `history`: taken back, kept in the log. */
export type ValueDecision =
  | { readonly kind: 'keep' | 'same' | 'history' }
  | { readonly kind: 'move'; readonly to: string };

/** Every row with something to decide on, in the order of the draft. */
export function openValues({ dropped, otherUnit }: Overlay, year: YearStatements): readonly OpenValues[] {
  return [
    ...dropped.map(
      (row): OpenValues => ({ row, why: 'dropped', unit: row.unit, said: saidOf(year, row.id) }),
    ),
    ...otherUnit.map(
      ({ before, after }): OpenValues => ({
        row: after,
        why: 'unit',
        unit: before.unit,
        said: saidOf(year, before.id),
      }),
    ),
  ].filter(({ said }) => said.length > 0);
}

function saidOf(year: YearStatements, row: string): readonly Statement[] {
  return [...year.bySubject.values()].filter(
    ({ subject, content, note }) =>
      'indicator' in subject && subject.indicator === row && (content !== null || note !== ''),
  );
}

/** Whether all of it can be said on another row: in the same unit, and nothing stands there. */
export function canMove({ row, unit, said }: OpenValues, to: DraftRow, year: YearStatements): boolean {
  if (to.id === row.id || to.unit.trim() !== unit.trim()) return false;
  const taken = new Set(saidOf(year, to.id).map(({ subject }) => subjectKey(subject)));
  return said.every((each) => !taken.has(subjectKey(onRow(each, to.id))));
}

/** What is said for a decision. What is taken back stays in the log with its words. */
export function decisionSaid({ row, said }: OpenValues, decision: ValueDecision): readonly Said[] {
  switch (decision.kind) {
    case 'keep':
    case 'same':
      return [];
    case 'history':
      return said.map(takenBack);
    case 'move':
      return said.flatMap((each): Said[] => [
        {
          subject: onRow(each, decision.to),
          content: each.content,
          note: each.note === '' ? `原填在“${row.name}”` : each.note,
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
