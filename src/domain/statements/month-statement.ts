import { isMonth } from '#src/domain/period/month.ts';
import { MAX_QUANTITY } from '#src/domain/quantity/quantity.ts';
import {
  MAX_ID,
  MAX_NAME,
  MAX_REPLACED,
  MAX_TEXT,
  ORIGINS,
} from '#src/domain/statements/statement-limits.ts';
import type { Origin, Statement } from '#src/domain/statements/statement.ts';

/**
 * The short way for what nearly all of a year is: a month's number, 无发生 or clearing, of an indicator or of the execution. The
 * schema takes 20 ms of a quiet PC for a year that has just been loaded, this a tenth; both accept the same and rebuild the same, which
 * a test compares. null: look it up in the schema.
 */
export function parseMonthStatement(data: unknown): Statement | null {
  // A correction is rare: the schema reads it.
  if (!isRecord(data) || 'correction' in data) return null;
  const { subject, content, note, id, operation, replaces, at, author, device, origin } = data;
  const about = monthSubject(subject);
  const said = monthContent(content);
  if (about === null || said === undefined || !isRecord(author)) return null;
  const { name, section } = author;
  if (
    !isText(note, MAX_TEXT) ||
    !isId(id) ||
    !isId(operation) ||
    !isId(device) ||
    !isText(name, MAX_NAME) ||
    !isText(section, MAX_NAME) ||
    typeof at !== 'number' ||
    !Number.isSafeInteger(at) ||
    !isOrigin(origin) ||
    !Array.isArray(replaces) ||
    replaces.length > MAX_REPLACED ||
    !replaces.every(isId)
  )
    return null;
  return {
    subject: about,
    content: said,
    note,
    id,
    operation,
    replaces: [...replaces],
    at,
    author: { name, section },
    device,
    origin,
  } as unknown as Statement;
}

function monthSubject(data: unknown) {
  if (!isRecord(data) || !isMonth(data['month'])) return null;
  const { kind, indicator, month } = data;
  if (kind === 'execution') return { kind, month };
  return kind === 'month' && isId(indicator) ? { kind, indicator, month } : null;
}

/** undefined: no such content; null: cleared. */
function monthContent(data: unknown) {
  if (data === null) return null;
  if (!isRecord(data)) return undefined;
  const { kind, value } = data;
  if (kind === 'none') return { kind };
  if (kind !== 'number' || typeof value !== 'number' || !Number.isSafeInteger(value)) return undefined;
  return Math.abs(value) <= MAX_QUANTITY ? { kind, value } : undefined;
}

function isRecord(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null;
}

function isText(data: unknown, limit: number): data is string {
  return typeof data === 'string' && data.length <= limit;
}

/** No slash: subject keys are joined with it. */
function isId(data: unknown): data is string {
  return typeof data === 'string' && data.length >= 1 && data.length <= MAX_ID && !data.includes('/');
}

function isOrigin(data: unknown): data is Origin {
  return ORIGINS.some((origin) => origin === data);
}
