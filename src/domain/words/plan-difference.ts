import {
  fieldDifferences,
  fieldText,
  NONE,
  type FieldDifference,
  type Fields,
} from '#src/domain/words/field-difference.ts';
import { planFileData } from '#src/domain/catalogue/plan-file.ts';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import type { RowPair } from '#src/domain/pairing/pair-rows.ts';

/** Every difference between two plans, the head first, then the rows in the order of ours [PL13]. */
export function planDifferences(mine: Plan, theirs: Plan): readonly FieldDifference[] {
  const [{ indicators: myRows, ...myHead }, { indicators: theirRows, ...theirHead }] = [
    planFileData(mine),
    planFileData(theirs),
  ];
  const [own, other] = [rowsById(myRows), rowsById(theirRows)];
  const rows = [...new Set([...own.keys(), ...other.keys()])].flatMap((id): readonly FieldDifference[] => {
    const [a, b] = [own.get(id), other.get(id)];
    const about = `第 ${id} 项`;
    if (a === undefined || b === undefined)
      return [{ about, mine: a === undefined ? NONE : '有', theirs: b === undefined ? NONE : '有' }];
    return fieldDifferences(a, b, `${about} `);
  });
  const isReordered = rows.length === 0 && [...own.keys()].join() !== [...other.keys()].join();
  return [
    ...fieldDifferences(myHead, theirHead),
    ...rows,
    ...(isReordered
      ? [{ about: '各项顺序', mine: [...own.keys()].join(' '), theirs: [...other.keys()].join(' ') }]
      : []),
  ];
}

/**
 * Every difference between two plans of one unit, year and kind, whose rows are paired by their words: ids and numbers of rows are none [PL41].
 * Rows are called by the number they have in ours, and where only theirs has them, by theirs.
 */
export function twinDifferences(
  mine: Plan,
  theirs: Plan,
  pairs: readonly RowPair[],
): readonly FieldDifference[] {
  const [{ indicators: myRows, ...myHead }, { indicators: theirRows, ...theirHead }] = [
    planFileData(mine),
    planFileData(theirs),
  ];
  const [own, other] = [rowsById(myRows), rowsById(theirRows)];
  const partner = new Map(pairs.map(({ from, to }) => [from, to]));
  const paired = new Set(pairs.map(({ to }) => to));
  const rows = [...own].flatMap(([id, row]): readonly FieldDifference[] => {
    const there = other.get(partner.get(id) ?? '');
    const about = rowName(row);
    return there === undefined
      ? [{ about, mine: '有', theirs: NONE }]
      : fieldDifferences(apart(row), apart(there), `${about} `);
  });
  const onlyTheirs = [...other]
    .filter(([id]) => !paired.has(id))
    .map(([, row]): FieldDifference => ({ about: `对方${rowName(row)}`, mine: NONE, theirs: '有' }));
  return [...fieldDifferences(apart(myHead), apart(theirHead)), ...rows, ...onlyTheirs];
}

/** What is not the same in any two plans says nothing. */
function apart({ id: _, seq: _seq, ...fields }: Fields): Fields {
  return fields;
}

function rowName({ seq, name }: Fields): string {
  return `第 ${fieldText('seq', seq)} 项“${fieldText('name', name)}”`;
}

function rowsById(rows: unknown): ReadonlyMap<string, Fields> {
  const list = Array.isArray(rows) ? (rows as readonly (Fields & { readonly id: string })[]) : [];
  return new Map(list.map((row) => [row.id, row]));
}
