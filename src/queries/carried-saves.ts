import type { PlanId } from '#src/domain/catalogue/plan.ts';
import { parseStatement } from '#src/domain/statements/statement-schema.ts';
import { ORIGINS } from '#src/domain/statements/statement-limits.ts';
import type { Author, Said } from '#src/domain/statements/statement.ts';
import type { SaveRequest } from '#src/queries/save-request.ts';

/** Kept by the browser for this tab alone, over a reload; one entry a plan. */
const PREFIX = 'tracker.failed-saves/';

/** What a failed save needs to be tried again after a reload. */
export interface CarriedSave {
  readonly request: SaveRequest & { readonly author: Author };
  /** When it was said, ms since 1970 UTC: what was said on the same cell later is newer. */
  readonly at: number;
}

/**
 * Puts failed saves where a reload of this tab finds them [B37]. Those with files of evidence stay behind: bytes do not fit.
 * @returns false when the browser keeps nothing
 */
export function keepFailedSaves(plan: PlanId, saves: readonly CarriedSave[]): boolean {
  try {
    if (saves.length === 0) window.sessionStorage.removeItem(PREFIX + plan);
    else window.sessionStorage.setItem(PREFIX + plan, JSON.stringify(saves));
    return true;
  } catch {
    return false;
  }
}

/** The failed saves that were kept, by plan; what is no sound statement is passed over. They stay kept until they are saved. */
export function carriedSaves(): ReadonlyMap<PlanId, readonly CarriedSave[]> {
  const found = new Map<PlanId, readonly CarriedSave[]>();
  try {
    for (const key of Object.keys(window.sessionStorage)) {
      if (!key.startsWith(PREFIX)) continue;
      const read: unknown = JSON.parse(window.sessionStorage.getItem(key) ?? '[]');
      const saves = Array.isArray(read) ? (read as readonly unknown[]).flatMap(readSave) : [];
      if (saves.length > 0) found.set(key.slice(PREFIX.length) as PlanId, saves);
    }
  } catch {
    // Blocked, or no JSON: nothing was carried.
  }
  return found;
}

function readSave(read: unknown): readonly CarriedSave[] {
  const { request, at } = record(read);
  const { intent, origin, said, author, asRead } = record(request);
  const known = ORIGINS.find((each) => each === origin);
  if (typeof at !== 'number' || typeof intent !== 'string' || known === undefined || !Array.isArray(said))
    return [];
  const sound = (said as readonly unknown[]).flatMap((each) => readSaid(each, author));
  const [first] = sound;
  if (first === undefined) return [];
  const words = sound.map((each) => each.said);
  return [
    {
      request: {
        intent: intent as SaveRequest['intent'],
        origin: known,
        said: words,
        author: first.author,
        ...(Array.isArray(asRead) ? { asRead: readPairs(asRead) } : {}),
      },
      at,
    },
  ];
}

/** What is no pair of texts is passed over: its row is then as if nobody had seen it. */
function readPairs(read: readonly unknown[]): readonly (readonly [string, string])[] {
  return read.flatMap((pair) => {
    const [row, reading] = Array.isArray(pair) ? (pair as readonly unknown[]) : [];
    return typeof row === 'string' && typeof reading === 'string' ? [[row, reading] as const] : [];
  });
}

/** Parsed as the statement that it would become. */
function readSaid(
  read: unknown,
  author: unknown,
): readonly { readonly said: Said; readonly author: Author }[] {
  const { subject, content, note } = record(read);
  const statement = parseStatement({
    subject,
    content,
    note,
    id: 'carried',
    operation: 'carried',
    replaces: [],
    at: 0,
    author,
    device: 'carried',
    origin: 'typed',
  });
  if (statement === null) return [];
  const said = { subject: statement.subject, content: statement.content, note: statement.note } as Said;
  return [{ said, author: statement.author }];
}

function record(value: unknown): Partial<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? value : {};
}
