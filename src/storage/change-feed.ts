import * as v from 'valibot';
import type { PlanId } from '#src/domain/catalogue/plan.ts';
import type { SubjectGroup } from '#src/domain/statements/subject-key.ts';

/** A write was committed, here or in another tab. `groups` null: everything of the plan may have changed. */
export interface Change {
  readonly plan: PlanId;
  readonly groups: readonly SubjectGroup[] | null;
}

export type ChangeListener = (change: Change, from: 'this-tab' | 'other-tab') => void;

export interface ChangeFeed {
  readonly announce: (change: Change) => void;
  readonly subscribe: (listener: ChangeListener) => () => void;
  readonly close: () => void;
}

const CHANGE_SCHEMA = v.object({ plan: v.string(), groups: v.nullable(v.array(v.string())) });

/** Tells this tab and every other tab of the same origin. BroadcastChannel reaches them in about a millisecond. */
export function openChangeFeed(name: string): ChangeFeed {
  const listeners = new Set<ChangeListener>();
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name);
  const tell: ChangeListener = (change, from) => {
    for (const listener of listeners) listener(change, from);
  };
  if (channel !== null) {
    channel.onmessage = (event) => {
      const parsed = v.safeParse(CHANGE_SCHEMA, event.data);
      if (parsed.success) tell(parsed.output as Change, 'other-tab');
    };
  }
  return {
    announce: (change) => {
      channel?.postMessage(change);
      tell(change, 'this-tab');
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => channel?.close(),
  };
}
