import * as v from 'valibot';
import type { PlanId } from '#src/domain/catalogue/plan.ts';
import { parseStatement } from '#src/domain/statements/statement-schema.ts';
import type { Statement } from '#src/domain/statements/statement.ts';

/** Something was committed, here or in another tab [B9]. */
export type Change =
  /** These revisions were added to the plan's log; none, when an undo found nothing left to take back. */
  | { readonly kind: 'said'; readonly plan: PlanId; readonly statements: readonly Statement[] }
  /** Anything of the plan may have changed: derived anew, or removed. */
  | {
      readonly kind: 'anew';
      readonly plan: PlanId;
      /** Of a merge in this tab: what was added to the log, and nothing else of it changed. */
      readonly added?: readonly Statement[];
      /** One of many: the next is written right after it [EN21]. */
      readonly goesOn?: true;
    }
  /** Which plans there are. */
  | { readonly kind: 'plans' }
  /** Who works on this device. */
  | { readonly kind: 'author' };

type ChangeListener = (change: Change) => void;

export interface ChangeFeed {
  /** Never throws: what it tells of has been committed, and a listener's fault must not make that look like a failed save. */
  readonly announce: (change: Change) => void;
  readonly subscribe: (listener: ChangeListener) => () => void;
  readonly close: () => void;
}

const MESSAGE = v.variant('kind', [
  v.object({ kind: v.literal('said'), plan: v.string(), statements: v.array(v.unknown()) }),
  v.object({ kind: v.literal('anew'), plan: v.string(), goesOn: v.optional(v.unknown()) }),
  v.object({ kind: v.literal('plans') }),
  v.object({ kind: v.literal('author') }),
]);

/**
 * Tells this tab and every other tab of the same origin. BroadcastChannel reaches them in about a millisecond.
 * @param channel one of that name that is open already
 */
export function openChangeFeed(name: string, channel = openChannel(name)): ChangeFeed {
  const listeners = new Set<ChangeListener>();
  let isOpen = true;
  const tell = (change: Change) => {
    for (const listener of listeners) {
      try {
        listener(change);
      } catch (error) {
        // A bug in a listener belongs on the console, not in the way of the other listeners.
        setTimeout(() => {
          throw error;
        });
      }
    }
  };
  if (channel !== null) {
    channel.onmessage = (event) => {
      const change = parseChange(event.data);
      if (change !== null) tell(change);
    };
  }
  return {
    announce: (change) => {
      // Posting on a closed channel throws.
      if (isOpen) channel?.postMessage(change.kind === 'anew' ? withoutAdded(change) : change);
      tell(change);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      isOpen = false;
      channel?.close();
    },
  };
}

/** Another tab looks for itself. */
function withoutAdded({ kind, plan, goesOn }: Extract<Change, { readonly kind: 'anew' }>): Change {
  return { kind, plan, ...(goesOn === undefined ? {} : { goesOn }) };
}

function openChannel(name: string): BroadcastChannel | null {
  return typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name);
}

/** A tab of another version may speak: statements we cannot read mean «look for yourself», and other messages nothing. */
function parseChange(data: unknown): Change | null {
  const message = v.safeParse(MESSAGE, data);
  if (!message.success) return null;
  if (message.output.kind === 'author' || message.output.kind === 'plans') return message.output;
  const plan = message.output.plan as PlanId;
  if (message.output.kind === 'anew')
    return { kind: 'anew', plan, ...(message.output.goesOn === true ? { goesOn: true } : {}) };
  const statements: Statement[] = [];
  for (const each of message.output.statements) {
    const statement = parseStatement(each);
    if (statement === null) return { kind: 'anew', plan };
    statements.push(statement);
  }
  return { kind: 'said', plan, statements };
}
