import { describe, expect, it } from 'vitest';
import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import { logFile, logFileName } from '#src/domain/package/log-file.ts';
import { listOperations } from '#src/domain/report/operation-list.ts';
import type { Operation } from '#src/domain/statements/operation.ts';
import type { OperationId } from '#src/domain/statements/statement.ts';

describe('the backup file', () => {
  it('[K2] carries a version, the plan it belongs to, and the log as it is', () => {
    const log = { statements: [{ id: 'a' }, 'damaged'], operations: [{ id: 'o' }] };
    expect(logFile(ANNEX_10_2025, log, { at: 5, device: 'd' })).toEqual({
      format: 'performance-tracker-log',
      version: 1,
      plan: 'tongnan-egov:2025',
      unitName: '重庆市潼南区电子政务中心',
      year: 2025,
      exportedAt: 5,
      device: 'd',
      ...log,
    });
  });

  it('[K2] is named after unit, year and day, and says that it is the sample', () => {
    expect(logFileName(ANNEX_10_2025, '2026-01-05', false)).toBe(
      '重庆市潼南区电子政务中心-2025年度-绩效数据-2026-01-05.json',
    );
    expect(logFileName({ ...ANNEX_10_2025, unitName: 'a/b: c' }, '2026-01-05', true)).toBe(
      'abc-2025年度-绩效数据（示例）-2026-01-05.json',
    );
  });
});

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
