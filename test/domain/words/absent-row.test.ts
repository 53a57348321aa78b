import { expect, it } from 'vitest';
import type { Said } from '#src/domain/statements/statement.ts';
import { NO_STATEMENTS, supposing } from '#src/domain/statements/year-statements.ts';
import { absentRowText } from '#src/domain/words/absent-row.ts';
import { WATER } from '#test/support/water-plan.ts';

const ADJUSTED = {
  subject: { kind: 'adjustment', adjustment: 'a-1' },
  content: {
    from: 8,
    date: '2026-07-28',
    number: '',
    reason: '停办',
    weights: [],
    stopped: ['count'],
    added: [{ ...WATER.indicators[7], id: 'r-1', name: '新增直饮水点' }],
  },
  note: '',
} as unknown as Said;
const YEAR = supposing(NO_STATEMENTS, [ADJUSTED]);

it('[I1][PL62] a row that a 调整 has stopped or adds later is called by its name, with the month, and never by its id', () => {
  expect(absentRowText(WATER, YEAR, 'count', 12)).toBe(
    '第 8 项「发布水质公报」自 8 月起停止，截至 12 月已不计。请从下表选择，或改看停止以前的月份。',
  );
  expect(absentRowText(WATER, YEAR, 'r-1', 6)).toBe(
    '第 20 项「新增直饮水点」自 8 月起新增，截至 6 月还没有。请从下表选择，或改看 8 月以后。',
  );
  expect(absentRowText(WATER, YEAR, '99', 6)).toBe('本方案没有编号为「99」的指标，请从下表选择。');
});
