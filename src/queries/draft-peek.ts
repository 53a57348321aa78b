import type { StoredDraft } from '#src/storage/plan-list.ts';

/** What the frame says of a draft. Looked at, not read: the reader of drafts is no part of the first load. */
interface DraftPeek {
  readonly year: string;
  /** '': the whole unit. */
  readonly project: string;
  /** The plan that it goes on from; '': none. */
  readonly previous: string;
}

export function draftPeek({ draft }: StoredDraft): DraftPeek {
  return {
    year: textOf(draft, 'year'),
    project: textOf(draft, 'project'),
    previous: textOf(memberOf(draft, 'previous'), 'plan'),
  };
}

function memberOf(data: unknown, name: string): unknown {
  return typeof data === 'object' && data !== null ? (data as Readonly<Record<string, unknown>>)[name] : null;
}

function textOf(data: unknown, name: string): string {
  const text = memberOf(data, name);
  return typeof text === 'string' ? text.trim() : '';
}
