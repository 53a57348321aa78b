import { NO_NAME } from '#src/domain/draft/draft-problems.ts';
import {
  fieldDifferences,
  NONE,
  type FieldDifference,
  type Fields,
  ORDER_LABEL,
} from '#src/domain/words/field-difference.ts';
import type { Draft, DraftRow } from '#src/domain/draft/draft.ts';

/** Every difference between two versions of a draft, the head first, then the rows in the order of ours; ids are those of the draft [PL47]. */
export function draftDifferences(mine: Draft, theirs: Draft): readonly FieldDifference[] {
  const { rows: myRows, knows: myKnown, ...myHead } = mine;
  const { rows: theirRows, knows: theirKnown, ...theirHead } = theirs;
  const other = new Map(theirRows.map((row) => [row.id, row]));
  const own = new Set(myRows.map(({ id }) => id));
  const rows = myRows.flatMap((row, at): readonly FieldDifference[] => {
    const there = other.get(row.id);
    const about = rowName(row, at);
    return there === undefined
      ? [{ about, mine: '有', theirs: NONE }]
      : fieldDifferences(apart(row), apart(there), `${about} `);
  });
  const added = theirRows.flatMap((row, at): readonly FieldDifference[] =>
    own.has(row.id) ? [] : [{ about: `对方${rowName(row, at)}`, mine: NONE, theirs: '有' }],
  );
  const order = (list: readonly DraftRow[]) => list.map(({ id }) => id).join(' ');
  const isMoved =
    rows.length === 0 && added.length === 0 && order(myRows) !== order(theirRows)
      ? [{ about: ORDER_LABEL, mine: '本机的', theirs: '对方的' }]
      : [];
  return [
    ...fieldDifferences(apart(myHead), apart(theirHead)),
    ...knownDifference(myKnown, theirKnown),
    ...rows,
    ...added,
    ...isMoved,
  ];
}

/** Rows of last year's plan that one of the two has copied or left out, and the other has not; the order of such a list says nothing [NY24]. */
function knownDifference(mine: Draft['knows'], theirs: Draft['knows']): readonly FieldDifference[] {
  const text = (list: Draft['knows'], other: Draft['knows']): string => {
    if (list === undefined) return NONE;
    if (other === undefined) return `${list.length} 项`;
    const only = list.filter((id) => !other.includes(id));
    return only.length === 0 ? NONE : only.map((id) => `编号 ${id}`).join('、');
  };
  const [a, b] = [text(mine, theirs), text(theirs, mine)];
  return a === NONE && b === NONE ? [] : [{ about: '取舍过的上年各项', mine: a, theirs: b }];
}

function apart({ id: _, ...fields }: Fields | Draft | DraftRow): Fields {
  return fields;
}

function rowName({ name }: DraftRow, at: number): string {
  return `第 ${at + 1} 项“${name === '' ? NO_NAME : name}”`;
}
