import type { Plan, PlanIndicator } from '#src/domain/catalogue/plan.ts';
import { isRated, restForExecution, targetOf, weightDue } from '#src/domain/draft/draft-problems.ts';
import { evenly, type WeightChange } from '#src/domain/draft/draft-weights.ts';
import { USUAL_RULES, type Draft, type DraftRow } from '#src/domain/draft/draft.ts';
import { proposedOperator } from '#src/domain/draft/propose.ts';
import { weightToText } from '#src/domain/quantity/points.ts';

/** A draft with one of its rows changed. */
export function withRow(draft: Draft, id: string, change: (row: DraftRow) => DraftRow): Draft {
  return { ...draft, rows: draft.rows.map((row) => (row.id === id ? change(row) : row)) };
}

/** With other rows in the place of one; none: it is deleted. */
export function withRowsFor(draft: Draft, id: string, rows: readonly DraftRow[]): Draft {
  return { ...draft, rows: draft.rows.flatMap((row) => (row.id === id ? rows : [row])) };
}

/** With one row a place up or down; as it is where that has no place to go. */
export function withMovedRow(draft: Draft, id: string, by: -1 | 1): Draft {
  const at = draft.rows.findIndex((row) => row.id === id);
  const [here, there] = [draft.rows[at], draft.rows[at + by]];
  if (here === undefined || there === undefined) return draft;
  const rows = [...draft.rows];
  rows[at] = there;
  rows[at + by] = here;
  return { ...draft, rows };
}

/** With rows added at the end. */
export function withMoreRows(draft: Draft, rows: readonly DraftRow[]): Draft {
  return { ...draft, rows: [...draft.rows, ...rows] };
}

/** The rows of last year's plan that have been copied or left out. @param published last year's plan */
export function knownRows({ knows }: Draft, published: Plan): readonly string[] {
  return knows ?? published.indicators.map(({ id }) => id);
}

/** With a row that was added to last year's plan since, or without it: it is not asked about again [NY24]. */
export function withLastRow(
  draft: Draft,
  { id }: PlanIndicator,
  row: DraftRow | null,
  published: Plan,
): Draft {
  return {
    ...(row === null ? draft : withMoreRows(draft, [row])),
    knows: [...knownRows(draft, published), id],
  };
}

/** All rows share alike in what they should weigh together: what an office asks for where a table prints no weights [PL9]. */
export function evenWeights(draft: Draft): readonly WeightChange[] {
  const rows = new Set(draft.rows.map(({ id }) => id));
  return evenly(draft.rows, [{ rows, points: weightDue(draft) }]);
}

/** With weights that were shown before [PL9]. What was noted of the ones that the table prints is over. */
export function withWeights(draft: Draft, changes: readonly WeightChange[]): Draft {
  const after = new Map(changes.map((each) => [each.row, each.after]));
  const rows = draft.rows.map((row) => {
    const weight = after.get(row.id);
    return weight === undefined ? row : Object.assign({}, row, { weight }, settled(row, 'weight'));
  });
  return { ...draft, rows };
}

/** With what the rows leave of the hundred as the points of 预算执行率; as it is where they leave none that an office would. */
export function withRestForExecution(draft: Draft): Draft {
  const rest = restForExecution(draft);
  if (rest === null) return draft;
  return { ...draft, rules: { ...(draft.rules ?? USUAL_RULES), executionWeight: weightToText(rest) } };
}

/** Rows with a number for a target and no sign to read it by. */
export function unsignedRows({ rows }: Pick<Draft, 'rows'>): readonly DraftRow[] {
  return rows.filter((row) => row.operator === '' && !isRated(row) && targetOf(row) !== null);
}

/** With the sign that is proposed for each of them. */
export function withProposedSigns(draft: Draft): Draft {
  const unsigned = new Set(unsignedRows(draft));
  const rows = draft.rows.map((row) =>
    unsigned.has(row)
      ? Object.assign({}, row, { operator: proposedOperator(row) }, settled(row, 'operator'))
      : row,
  );
  return { ...draft, rows };
}

function settled({ notes }: DraftRow, of: string): Pick<DraftRow, 'notes'> {
  return { notes: notes.filter(({ field }) => field !== of) };
}
