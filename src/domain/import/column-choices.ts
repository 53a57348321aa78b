import type { Header } from '#src/domain/import/header.ts';
import type { RoleChoice } from '#src/domain/import/roles.ts';
import type { Table } from '#src/domain/import/table.ts';
import { bare } from '#src/domain/import/words.ts';

/**
 * What people chose for the columns: of one table of a file by `tableKey`, of any table by the words of its header. The first goes
 * before the second [IM19].
 */
export type ColumnChoices = ReadonlyMap<string, RoleChoice>;

/** Of the table by name and header: the same columns in another table of the file are not meant. */
export function tableKey({ table, header }: { readonly table: string; readonly header: string }): string {
  return `${table}\n${header}`;
}

const NO_CHOICE: RoleChoice = new Map();

/** What was chosen for the columns of a table, or nothing. */
export function chosenFor({ name }: Table, header: Header, choices: ColumnChoices): RoleChoice {
  const key = headerKey(header);
  return choices.get(tableKey({ table: name, header: key })) ?? choices.get(key) ?? NO_CHOICE;
}

/** The words of a header in order [IM19]. */
export function headerKey({ cells }: Header): string {
  return cells.map(({ column, word }) => `${column} ${bare(word)}`).join('|');
}
