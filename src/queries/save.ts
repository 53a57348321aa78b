import {
  useMutation,
  useMutationState,
  useQueryClient,
  type Mutation,
  type QueryClient,
} from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { PlanId } from '#src/domain/catalogue/plan.ts';
import type { Intent } from '#src/domain/statements/operation.ts';
import type { Author, OperationId, Origin, Said } from '#src/domain/statements/statement.ts';
import { patchYear } from '#src/queries/tracker-queries.ts';
import { useStorage } from '#src/queries/storage-context.ts';
import { toStorageProblem, type StorageProblem } from '#src/storage/problem.ts';
import type { WriteReceipt } from '#src/storage/tracker-storage.ts';

/** What a screen asks to be saved. */
export interface SaveRequest {
  readonly intent: Intent;
  readonly origin: Origin;
  readonly said: readonly Said[];
}

interface StampedRequest extends SaveRequest {
  readonly author: Author;
}

const saveKey = (plan: PlanId) => ['save', plan] as const;

/** Saves under way or failed: what was typed stays in the mutation cache until the transaction has completed. */
export interface UnsavedWork {
  readonly requests: readonly SaveRequest[];
  readonly failed: readonly { readonly request: SaveRequest; readonly problem: StorageProblem }[];
  readonly retry: () => void;
  /** Gives the failed saves up; what was typed in them is gone. */
  readonly abandon: () => void;
}

/**
 * Saves what a person said; the caller goes on at once, and the year shows it from this moment (see useYear). Saves of one plan
 * run one after the other, so that a later word is never overtaken by an earlier one.
 */
export function useSave(plan: PlanId, author: Author): (request: SaveRequest) => Promise<WriteReceipt> {
  const storage = useStorage();
  const client = useQueryClient();
  const { mutateAsync } = useMutation({
    mutationKey: saveKey(plan),
    scope: { id: `save:${plan}` },
    gcTime: Infinity,
    mutationFn: (request: StampedRequest) => storage.write({ plan, ...request }),
    onSuccess: (receipt) => patchYear(client, plan, receipt.statements),
  });
  return useCallback(
    (request) => {
      const saving = mutateAsync({ ...request, author }).finally(() => dropFinished(client, plan));
      // A failure is shown from the mutation cache (useUnsaved); callers need not handle it.
      saving.catch(() => undefined);
      return saving;
    },
    [mutateAsync, author, client, plan],
  );
}

/** Finished saves leave the cache at once; failed ones stay until they are retried or given up. */
function dropFinished(client: QueryClient, plan: PlanId): void {
  const cache = client.getMutationCache();
  for (const mutation of cache.findAll({ mutationKey: saveKey(plan), status: 'success' }))
    cache.remove(mutation);
}

type SaveMutation = Mutation<WriteReceipt, Error, StampedRequest>;

/** What has been said but is not stored yet. */
export function useUnsaved(plan: PlanId): UnsavedWork {
  const client = useQueryClient();
  const unsaved = useMutationState({
    filters: { mutationKey: saveKey(plan), predicate: (mutation) => mutation.state.status !== 'success' },
    select: (mutation) => mutation as unknown as SaveMutation,
  });
  const requests = useMutationState({
    filters: { mutationKey: saveKey(plan), predicate: (mutation) => mutation.state.status !== 'success' },
    select: (mutation) => mutation.state,
  });
  return useMemo(() => {
    const failed = requests.filter((state) => state.status === 'error');
    const failedMutations = unsaved.filter((mutation) => mutation.state.status === 'error');
    return {
      requests: requests.map((state) => state.variables as StampedRequest),
      failed: failed.map((state) => ({
        request: state.variables as StampedRequest,
        problem: toStorageProblem(state.error),
      })),
      retry: () => {
        for (const mutation of failedMutations) {
          const { variables } = mutation.state;
          if (variables === undefined) continue;
          mutation
            .execute(variables)
            .finally(() => dropFinished(client, plan))
            .catch(() => undefined);
        }
      },
      abandon: () => {
        for (const mutation of failedMutations) client.getMutationCache().remove(mutation);
      },
    };
  }, [requests, unsaved, client, plan]);
}

/** Undo or redo the plan's last operation; given one, `undo` takes back that one while it is the last, or nothing. */
export function useUndoRedo(plan: PlanId, author: Author) {
  const storage = useStorage();
  const client = useQueryClient();
  const onSuccess = (receipt: WriteReceipt) => patchYear(client, plan, receipt.statements);
  const scope = { id: `save:${plan}` };
  const undo = useMutation({
    mutationKey: ['undo', plan],
    scope,
    mutationFn: (only: OperationId | undefined) => storage.undo(plan, author, only),
    onSuccess,
  });
  const redo = useMutation({
    mutationKey: ['redo', plan],
    scope,
    mutationFn: () => storage.redo(plan, author),
    onSuccess,
  });
  return { undo: (only?: OperationId) => undo.mutateAsync(only), redo: () => redo.mutateAsync() };
}
