import type { Operation } from '#src/domain/statements/operation.ts';
import type { Said, Statement } from '#src/domain/statements/statement.ts';
import { q } from '#test/domain/support/build.ts';

/** Of a plan that was never put right. */
export const NO_VERSIONS = { plans: [], digestOf: () => '' };

export interface RevisionText {
  readonly id: string;
  readonly at?: number;
  readonly device?: string;
  readonly replaces?: readonly string[];
  readonly indicator?: string;
  readonly month?: number;
  /** '12', '-' for 无发生, null for cleared. */
  readonly value?: string | null;
  readonly note?: string;
}

/** What is said of one month's cell; row 08 (期, whole numbers), January unless told otherwise. */
export function monthSaid({
  indicator = '08',
  month = 1,
  value = '1',
  note = '',
}: Omit<RevisionText, 'id'>): Said {
  const content =
    value === '-' ? { kind: 'none' } : value === null ? null : { kind: 'number', value: q(value) };
  return { subject: { kind: 'month', indicator, month }, content, note } as Said;
}

/** One revision of one month's cell. */
export function revision(text: RevisionText): Statement {
  const { id, at = 0, device = 'a', replaces = [] } = text;
  return {
    ...monthSaid(text),
    id,
    operation: `op-${id}`,
    replaces,
    at,
    author: { name: '张', section: '综合科' },
    device,
    origin: 'typed',
  } as unknown as Statement;
}

/** An operation of a device, at its own clock's time. */
export function operationOf(device: string, at: number, id = `op-${device}-${at}`): Operation {
  return {
    id,
    kind: 'do',
    target: null,
    intent: 'type',
    count: 0,
    at,
    author: { name: '张', section: '综合科' },
    device,
  } as unknown as Operation;
}
