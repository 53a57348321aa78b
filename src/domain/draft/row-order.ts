import type { DraftRow } from '#src/domain/draft/draft.ts';

/** The rows with one of them a place up or down; as they were where it has no place to go. */
export function movedRow(rows: readonly DraftRow[], id: string, by: -1 | 1): readonly DraftRow[] {
  const at = rows.findIndex((row) => row.id === id);
  const [here, there] = [rows[at], rows[at + by]];
  if (here === undefined || there === undefined) return rows;
  const next = [...rows];
  next[at] = there;
  next[at + by] = here;
  return next;
}
