import type { Origin } from '#src/domain/statements/statement.ts';

/** Limits of a stored statement, for its schema and for the short way past it (month-statement.ts). */
export const MAX_TEXT = 4_000;
/** One text of the year-end forms. */
export const MAX_FORM_TEXT = 5_000;
export const MAX_ID = 64;
export const MAX_NAME = 60;

/** How many revisions a close lists: many times the rows of a plan. */
export const MAX_LISTED = 10_000;

/** How many revisions one may replace: many times the devices of an office. */
export const MAX_REPLACED = 64;

export const ORIGINS: readonly Origin[] = [
  'typed',
  'pasted',
  'filled',
  'restored',
  'undone',
  'redone',
  'sample',
  'merged',
];
