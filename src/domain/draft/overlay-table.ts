import { isRated } from '#src/domain/draft/draft-problems.ts';
import type { Draft, DraftRow } from '#src/domain/draft/draft.ts';
import type { PairableRow, RowPair } from '#src/domain/pairing/pair-rows.ts';
import type { Decimals } from '#src/domain/quantity/quantity.ts';

/** The published table laid over a draft: what comes of it, and what has to be looked at [NY7]. */
export interface Overlay {
  readonly draft: Draft;
  /** Rows of the draft that the table has not: gone, with whatever was recorded on them. */
  readonly dropped: readonly DraftRow[];
  /** Rows whose unit is another now: a number recorded before is not one of it. */
  readonly otherUnit: readonly { readonly before: DraftRow; readonly after: DraftRow }[];
}

/** A draft's row as it is paired: of a rated one no unit is printed, or 定性 in its place. */
export function pairableDraftRow(row: DraftRow): PairableRow {
  const { id, name, class: kind, unit } = row;
  return { id, name, class: kind, unit: isRated(row) ? '定性' : unit };
}

interface OverlayChoice {
  /** Draft row → table row; what a person has not confirmed is not among them. */
  readonly pairs: readonly RowPair[];
  /** Rows of the draft that stay although the table has not them. */
  readonly kept: ReadonlySet<string>;
}

/**
 * The rows of the table in its order, each with the id, the link and what is ours of the draft row that it is: what was recorded follows
 * its row [NY7]. Last year's link and the draft's own head stay.
 */
export function overlayTable(base: Draft, table: Draft, { pairs, kept }: OverlayChoice): Overlay {
  const own = new Map(base.rows.map((row) => [row.id, row]));
  const partner = new Map<string, DraftRow>();
  const taken = new Set<string>();
  for (const { from, to } of pairs) {
    const row = own.get(from);
    // A row is joined once at the most, whatever the pairs say.
    if (row === undefined || partner.has(to) || taken.has(from)) continue;
    partner.set(to, row);
    taken.add(from);
  }
  const otherUnit: { readonly before: DraftRow; readonly after: DraftRow }[] = [];
  const printed = table.rows.map((row) => {
    const before = partner.get(row.id);
    if (before === undefined) return own.has(row.id) ? Object.assign({}, row, { id: `${row.id}-t` }) : row;
    const after = joined(before, row);
    if (before.unit.trim() !== after.unit.trim()) otherUnit.push({ before, after });
    return after;
  });
  const joinedIds = new Set(
    table.rows.flatMap(({ id }) => {
      const row = partner.get(id);
      return row === undefined ? [] : [row.id];
    }),
  );
  const rest = base.rows.filter(({ id }) => !joinedIds.has(id));
  const stays = rest.filter(({ id }) => kept.has(id)).map(keptRow);
  return {
    draft: {
      ...base,
      unitName: base.unitName.trim() === '' ? table.unitName : base.unitName,
      year: table.year.trim() === '' ? base.year : table.year,
      project: base.project.trim() === '' ? table.project : base.project,
      budget: table.budget.trim() === '' ? base.budget : table.budget,
      source: table.source.trim() === '' ? base.source : table.source,
      rows: [...printed, ...stays],
      notes: table.notes,
    },
    dropped: rest.filter(({ id }) => !kept.has(id)),
    otherUnit,
  };
}

function keptRow(row: DraftRow): DraftRow {
  return { ...row, notes: [...row.notes, { field: 'name', text: '公布的表里没有这一项' }] };
}

/** What is printed, and of the draft what no table prints; how it is counted follows the table where unit or sign are another. */
function joined(before: DraftRow, row: DraftRow): DraftRow {
  const isCountedAlike = before.unit.trim() === row.unit.trim() && isRated(before) === isRated(row);
  const own: Partial<DraftRow> = isCountedAlike
    ? {
        rollup: before.rollup,
        pacing: before.pacing,
        decimals: Math.max(before.decimals, row.decimals) as Decimals,
        ...(before.milestones === undefined ? {} : { milestones: before.milestones }),
        ...(before.anyRange === undefined ? {} : { anyRange: before.anyRange }),
      }
    : {};
  const isSameText = before.target.trim() === row.target.trim();
  return {
    ...row,
    ...own,
    id: before.id,
    operator: isRated(row) && isRated(before) ? '定性' : row.operator,
    // A class that is not printed is a proposal by the words of the row, and the office's goes before it.
    class: row.printed === undefined ? before.class : row.class,
    core: before.core,
    owner: before.owner,
    ...(before.previous === undefined ? {} : { previous: before.previous }),
    ...(before.parts === undefined || !isRated(row) ? {} : { parts: before.parts }),
    notes: [
      ...row.notes,
      ...(before.parts === undefined || (isRated(row) && isSameText)
        ? []
        : [{ field: 'target' as const, text: '公布的条件与草稿里的不同，请核对各项条件' }]),
    ],
  };
}
