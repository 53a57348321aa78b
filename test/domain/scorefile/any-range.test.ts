import { expect, it } from 'vitest';
import { parseScoreFile } from '#src/domain/scorefile/parse-score-file.ts';
import { soundFile } from '#test/domain/scorefile/fixture.ts';

function withValue(value: string, anyRange: unknown): unknown {
  const file = soundFile();
  const { plan, ...rest } = file;
  const indicators = plan.indicators.map((each) => (each.id === '11' ? { ...each, anyRange } : each));
  return { ...rest, plan: { ...plan, indicators }, cells: [{ indicator: '11', month: 1, value }] };
}

it.each(['-3.2', '112.5'])('[E2] %s %% in a file stands where the plan lets the row leave 0…100', (value) => {
  expect(parseScoreFile(withValue(value, true)).ok).toBe(true);
  expect(parseScoreFile(withValue(value, false)).ok).toBe(false);
});

it('[X3] anyRange is true or false', () => {
  expect(parseScoreFile(withValue('50', 'yes')).ok).toBe(false);
});
