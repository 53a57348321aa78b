import { describe, expect, it } from 'vitest';
import { listOperations } from '#src/domain/history/operation-list.ts';
import type { Operation } from '#src/domain/statements/operation.ts';
import type { OperationId } from '#src/domain/statements/statement.ts';

describe('the operations', () => {
  const operation = (id: string, kind: Operation['kind'], target: string | null = null) =>
    ({ id: id as OperationId, kind, target, intent: 'type', count: 2 }) as Operation;

  it('[K3] come newest first, and say which of them were taken back', () => {
    const listed = listOperations([
      operation('a', 'do'),
      operation('b', 'do'),
      operation('c', 'undo', 'b'),
      operation('d', 'undo', 'a'),
      operation('e', 'redo', 'a'),
    ]);
    expect(listed.map(({ operation: { id }, text, isUndone }) => [id, text, isUndone])).toEqual([
      ['e', '重做：录入 2 处', false],
      ['d', '撤销：录入 2 处', false],
      ['c', '撤销：录入 2 处', false],
      ['b', '录入 2 处', true],
      ['a', '录入 2 处', false],
    ]);
  });
});
