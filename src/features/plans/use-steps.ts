import { useCallback, useState } from 'react';
import type { Draft } from '#src/domain/draft/draft.ts';

const MAX_STEPS = 200;

interface Steps {
  readonly past: readonly Draft[];
  readonly draft: Draft;
  readonly future: readonly Draft[];
}

export interface DraftSteps {
  readonly draft: Draft;
  readonly edit: (change: (draft: Draft) => Draft) => void;
  /** null: nothing to take back. */
  readonly undo: (() => void) | null;
  readonly redo: (() => void) | null;
}

/** A draft with the steps by which it became what it is, to be taken back and made again. */
export function useSteps(begin: () => Draft): DraftSteps {
  const [steps, setSteps] = useState<Steps>(() => ({ past: [], draft: begin(), future: [] }));
  const edit = useCallback<DraftSteps['edit']>((change) => {
    setSteps(({ past, draft }) => ({
      past: [...past.slice(1 - MAX_STEPS), draft],
      draft: change(draft),
      future: [],
    }));
  }, []);
  const undo = useCallback(() => {
    setSteps((now) => {
      const before = now.past[now.past.length - 1];
      if (before === undefined) return now;
      return { past: now.past.slice(0, -1), draft: before, future: [now.draft, ...now.future] };
    });
  }, []);
  const redo = useCallback(() => {
    setSteps((now) => {
      const [next, ...future] = now.future;
      if (next === undefined) return now;
      return { past: [...now.past, now.draft], draft: next, future };
    });
  }, []);
  return {
    draft: steps.draft,
    edit,
    undo: steps.past.length === 0 ? null : undo,
    redo: steps.future.length === 0 ? null : redo,
  };
}
