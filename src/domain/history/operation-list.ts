import { operationText } from '#src/domain/words/operation-words.ts';
import type { Operation } from '#src/domain/statements/operation.ts';
import type { OperationId } from '#src/domain/statements/statement.ts';

/** One operation as 数据与协作 lists it. */
export interface ListedOperation {
  readonly operation: Operation;
  readonly text: string;
  /** Somebody took it back and nobody has brought it back since; always false for an undo or a redo itself. */
  readonly isUndone: boolean;
}

/** Newest first [K3]. @param operations oldest first */
export function listOperations(operations: readonly Operation[]): readonly ListedOperation[] {
  const undone = new Set<OperationId>();
  for (const { kind, target } of operations) {
    if (target === null) continue;
    if (kind === 'undo') undone.add(target);
    else if (kind === 'redo') undone.delete(target);
  }
  return operations
    .map((operation) => ({
      operation,
      text: operationText(operation),
      isUndone: undone.has(operation.id),
    }))
    .reverse();
}
