import { describe, expect, it } from 'vitest';
import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import type { Month } from '#src/domain/period/month.ts';
import { sampleYear } from '#src/domain/sample/sample-year.ts';
import { NO_STATEMENTS, supposing } from '#src/domain/statements/year-statements.ts';
import { explainRow } from '#src/domain/words/explain.ts';
import { yearReport } from '#src/domain/year/year-report.ts';

const year = supposing(NO_STATEMENTS, sampleYear(ANNEX_10_2025));

function arithmeticOf(seq: number, cutOff: Month): readonly string[] {
  const report = yearReport(ANNEX_10_2025, year, cutOff);
  const row = report.rows[seq - 1];
  if (row === undefined) throw new Error(String(seq));
  return explainRow(row, cutOff, report.plan.settings).map(({ arithmetic }) => arithmetic);
}

describe('the arithmetic behind a score', () => {
  it('[P2] says amounts of money in 万元 and a per cent at its number, as every sentence does', () => {
    expect(arithmeticOf(18, 6)[0]).toBe('6（4月） = 6 万元');
    expect(arithmeticOf(20, 12)[1]).toBe('6 ≥ 6 万元 → 1');
    expect(arithmeticOf(11, 1)[0]).toBe('（99.82（1月））÷ 1 个月 = 99.82%');
    expect(arithmeticOf(11, 12)[1]).toMatch(/^99\.84 ≥ 99% → 1$/);
  });
});
