import type { PlanId, SourceCells } from '#src/domain/catalogue/plan.ts';
import {
  emptyDraft,
  type Draft,
  type DraftField,
  type DraftNote,
  type DraftRow,
} from '#src/domain/draft/draft.ts';
import { classOf, proposedDecimals, proposedPacing, proposedRollup } from '#src/domain/draft/propose.ts';
import type { ReadRow } from '#src/domain/import/plan-rows.ts';
import type { ReadPlan } from '#src/domain/import/read-plans.ts';

const FIELD: Readonly<Record<string, DraftField>> = {
  name: 'name',
  class1: 'class',
  class2: 'class',
  unit: 'unit',
  operator: 'operator',
  target: 'target',
  weight: 'weight',
  row: 'name',
};

/**
 * What was read of a table as a draft: read values verbatim, what was not read empty and with its note; class, roll-up, pacing and
 * decimals are proposals [PL8].
 * @param newId an id that was never given before
 * @param today 'YYYY-MM-DD': the year where the table prints none
 */
export function draftOfRead(read: ReadPlan, newId: () => string, today: string): Draft {
  const { head, texts, problems } = read;
  const empty = emptyDraft(`p-${newId()}` as PlanId, today);
  return {
    ...empty,
    unitName: head.unit ?? '',
    year: head.year === null ? '' : String(head.year),
    project: head.project ?? '',
    budget: head.budget ?? '',
    overallGoal: texts.goal,
    contactName: texts.contact,
    contactPhone: texts.phone,
    rows: read.rows.map((row, at) =>
      draftRow(
        row,
        read.cells[at] ?? NO_CELLS,
        newId(),
        problems.flatMap(({ row: number, field, what, cell }) =>
          number === at + 1
            ? [{ field: FIELD[field] ?? 'name', text: cell === undefined ? what : `${cell}：${what}` }]
            : [],
        ),
      ),
    ),
    notes: problems.flatMap(({ row, what }) => (row === null ? [what] : [])),
  };
}

const NO_CELLS: SourceCells = { name: '', weight: '', unit: '', operator: '', target: '' };

function draftRow(row: ReadRow, source: SourceCells, id: string, notes: readonly DraftNote[]): DraftRow {
  const printed = {
    name: row.name ?? '',
    unit: row.unit ?? '',
    operator: row.operator ?? ('' as const),
    target: row.target ?? '',
  };
  const rollup = proposedRollup(printed);
  return {
    id,
    ...printed,
    class: classOf(row.class1, row.class2, printed),
    ...(row.class1 === null && row.class2 === null
      ? {}
      : { printed: { class1: row.class1 ?? '', class2: row.class2 ?? '' } }),
    weight: row.weight ?? '',
    rollup,
    pacing: proposedPacing(printed, rollup),
    decimals: proposedDecimals(printed),
    core: false,
    owner: '',
    source,
    notes,
  };
}
