import {
  fieldDifferences,
  fieldText,
  NONE,
  type FieldDifference,
  type Fields,
  ORDER_LABEL,
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
    const about = rowName(a ?? b ?? {});
    if (a === undefined || b === undefined)
      return [{ about, mine: a === undefined ? NONE : '有', theirs: b === undefined ? NONE : '有' }];
    return rowDifferences(a, b, about);
  });
  const isReordered = rows.length === 0 && [...own.keys()].join() !== [...other.keys()].join();
  const order = (ids: Iterable<string>) =>
    Array.from(ids, (id) => fieldText('seq', (own.get(id) ?? other.get(id))?.['seq'])).join(' ');
  return [
    ...fieldDifferences(myHead, theirHead),
    ...rows,
    ...(isReordered ? [{ about: ORDER_LABEL, mine: order(own.keys()), theirs: order(other.keys()) }] : []),
  ];
}

/** Of the printed cells those that differ; one that differs as the field itself does is said once. */
function rowDifferences(mine: Fields, theirs: Fields, about: string): readonly FieldDifference[] {
  const { source: mySource, ...own } = mine;
  const { source: theirSource, ...other } = theirs;
  const fields = fieldDifferences(own, other, `${about} `);
  const told = new Map(fields.map((each) => [each.about, each]));
  const printed = fieldDifferences(cellsOf(mySource), cellsOf(theirSource)).flatMap(
    ({ about: field, ...texts }) => {
      const same = told.get(`${about} ${field}`);
      return same?.mine === texts.mine && same.theirs === texts.theirs
        ? []
        : [{ about: `${about} 原文${field}`, ...texts }];
    },
  );
  return [...printed, ...fields];
}

function cellsOf(source: unknown): Fields {
  return typeof source === 'object' && source !== null ? { ...source } : {};
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
      : rowDifferences(apart(row), apart(there), about);
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
