import type { IntakeRow, IntakeRowId } from '#src/domain/intake/intake-row.ts';
import { wholeNumber } from '#src/domain/intake/whole-number.ts';
import { plainTyping } from '#src/domain/statements/typed-value.ts';
import { addTo } from '#src/kernel/add-to.ts';

/** What can be written between characters without being seen, and means nothing in a name. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** Brackets, quotes and marks of lists: what one office writes full-width, another half, and a third leaves away. */
const PUNCTUATION = /[()[\]{}<>【】〔〕《》〈〉「」『』"'“”‘’、,;:!?·…*★☆▲△●]/g;

/** «7.», «7、», «(7)», «7 » in front of a name. */
const NUMBERED = /^\s*[(（]?(\d{1,4})(?:[)）、.．:：]\s*|\s+)(?=\D)/;

const TRAILING_BRACKET = /^(.+)[(（]([^()（）]+)[)）]$/;

type Keyed = ReadonlyMap<string, readonly IntakeRowId[]>;

export interface NameIndex {
  readonly rows: readonly IntakeRow[];
  readonly exact: Keyed;
  readonly loose: Keyed;
  /** What was looked up: the same cells are asked about again and again while a table is understood. */
  readonly known: Map<string, NameMatch>;
}

/** What a text names: no row, one, or several that carry the same name. */
export interface NameMatch {
  readonly rows: readonly IntakeRowId[];
  /** The number in front of the name, where there is one. */
  readonly seq: number | null;
}

/** A name as it is compared: blanks, line breaks, width and case mean nothing [IN2]. */
export function nameKey(text: string): string {
  return plainTyping(text)
    .replace(INVISIBLE, '')
    .replace(/\s/g, '')
    .replace(/[—–―～~]+/g, '-')
    .toLowerCase();
}

export function nameIndex(rows: readonly IntakeRow[]): NameIndex {
  return { rows, exact: keyed(rows, nameKey), loose: keyed(rows, looseKey), known: new Map() };
}

/**
 * The rows that a text names [IN2]: by the whole name before the name without punctuation, as it stands before a leading number is taken
 * off it. Never by a part of it or by likeness: a name that is only similar is another indicator's.
 */
export function findByName(index: NameIndex, text: string): NameMatch {
  const known = index.known.get(text) ?? lookUpAll(index, text);
  index.known.set(text, known);
  return known;
}

function lookUpAll(index: NameIndex, text: string): NameMatch {
  const whole = lookUp(index, text);
  if (whole.length > 0) return { rows: whole, seq: null };
  const numbered = NUMBERED.exec(text);
  const rest = numbered === null ? text : text.slice(numbered[0].length);
  const seq = numbered === null ? null : wholeNumber(numbered[1]);
  const rows = numbered === null ? [] : lookUp(index, rest);
  return { rows: rows.length > 0 ? rows : withoutUnit(index, rest), seq };
}

/** «公开信息数(条)»: the bracket says the row's own unit. */
function withoutUnit(index: NameIndex, text: string): readonly IntakeRowId[] {
  const [, name = '', unit = ''] = TRAILING_BRACKET.exec(text.trim()) ?? [];
  if (name === '') return [];
  return lookUp(index, name).filter((id) =>
    index.rows.some((row) => row.id === id && row.units.some((each) => nameKey(each) === nameKey(unit))),
  );
}

function lookUp(index: NameIndex, text: string): readonly IntakeRowId[] {
  const found = index.exact.get(nameKey(text)) ?? index.loose.get(looseKey(text));
  return found ?? [];
}

function looseKey(text: string): string {
  return nameKey(text).replace(PUNCTUATION, '');
}

function keyed(rows: readonly IntakeRow[], keyOf: (name: string) => string): Keyed {
  const byKey = new Map<string, IntakeRowId[]>();
  for (const { id, names } of rows) {
    for (const key of new Set(names.map(keyOf))) {
      if (key !== '') addTo(byKey, key, id);
    }
  }
  return byKey;
}
