import { describe, expect, it } from 'vitest';
import { WATER, waterYear } from '#test/support/water-plan.ts';
import type { Month } from '#src/domain/period/month.ts';
import { NO_STATEMENTS, supposing } from '#src/domain/statements/year-statements.ts';
import { explainRow } from '#src/domain/words/explain.ts';
import { yearReport } from '#src/domain/year/year-report.ts';

const year = supposing(NO_STATEMENTS, waterYear());

function arithmeticOf(seq: number, cutOff: Month): readonly string[] {
  const report = yearReport(WATER, year, cutOff);
  const row = report.rows[seq - 1];
  if (row === undefined) throw new Error(String(seq));
  return explainRow(row, cutOff, report.plan.settings).map(({ arithmetic }) => arithmetic);
}

describe('the arithmetic behind a score', () => {
  it('[P2] says amounts of money in 万元 and a per cent at its number, as every sentence does', () => {
    expect(arithmeticOf(14, 6)[0]).toBe('9（4月） = 9 万元');
    expect(arithmeticOf(15, 12)[1]).toBe('22.8 ≤ 24 万元 → 1');
    expect(arithmeticOf(11, 1)[0]).toBe('（98.82（1月））÷ 1 个月 = 98.82%');
    // 1186.1 ÷ 12 = 98.8416…
    expect(arithmeticOf(11, 12)[1]).toBe('98.84 ≥ 98.5% → 1');
  });
});
