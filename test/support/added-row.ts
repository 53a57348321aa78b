import type { Said } from '#src/domain/statements/statement.ts';

/** 调整 of the water works: a row 20 more, 新增平台, and what it weighs is taken off row 8. @param from the first month in which it holds */
export function rowAdded(from: number): Said {
  return {
    subject: { kind: 'adjustment', adjustment: 'a-1' },
    content: {
      from,
      date: '2025-07-28',
      number: '',
      reason: '新增任务',
      weights: [{ indicator: 'count', weight: 200 }],
      stopped: [],
      added: [
        {
          id: 'r-1',
          name: '新增平台',
          class: '数量',
          owner: '综合科',
          core: false,
          weight: 100,
          kind: 'quantitative',
          unit: '个',
          decimals: 0,
          goal: { operator: '≥', target: 40_000 },
          rollup: 'sum',
          pacing: { kind: 'linear' },
        },
      ],
    },
    note: '',
  } as unknown as Said;
}

/** 调整 of the water works: a row is stopped, and what it weighs goes to row 8. @param weight of row 8 from then on, in hundredths */
export function rowStopped(row: string, from: number, weight: number): Said {
  return {
    subject: { kind: 'adjustment', adjustment: 'a-2' },
    content: {
      from,
      date: '2025-07-28',
      number: '',
      reason: '停办',
      weights: [{ indicator: 'count', weight }],
      stopped: [row],
      added: [],
    },
    note: '',
  } as unknown as Said;
}
