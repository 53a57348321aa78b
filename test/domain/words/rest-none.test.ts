import { expect, it } from 'vitest';
import { WATER as plan } from '#test/support/water-plan.ts';
import type { Month } from '#src/domain/period/month.ts';
import { restRows, type RestOutcome } from '#src/domain/words/rest-none.ts';
import { yearReport } from '#src/domain/year/year-report.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import { NO_STATEMENTS, supposing, type YearStatements } from '#src/domain/statements/year-statements.ts';
import { monthSaid } from '#test/domain/support/revision.ts';

const MEASURED = plan.indicators.filter(({ kind }) => kind === 'quantitative');
const outcomes = (year: YearStatements, month: Month) =>
  new Map(restRows(plan, year, month, MEASURED).map((row) => [String(row.indicator.id), row]));

it.each<[string, string, RestOutcome, boolean]>([
  ['a ceiling', 'ceiling', 'full', false],
  ['a ceiling whose months are all 无发生', 'worst', 'full', false],
  ['a sum to be reached', 'cases', 'zero', true],
  ['a mean to be reached', 'mean', 'unscored', true],
  ['the newest of the months', 'latest', 'unscored', true],
])('[G8] %s (%s) in an empty year: %s', (_, row, outcome, isTicked) => {
  expect(outcomes(NO_STATEMENTS, 3).get(row)).toMatchObject({ outcome, isTicked });
});

it('[G8] a row that has a number keeps its score, a ceiling among them is still not ticked', () => {
  const year = supposing(NO_STATEMENTS, [
    monthSaid({ indicator: 'cases', month: 1, value: '3' }),
    monthSaid({ indicator: 'ceiling', month: 1, value: '0' }),
  ]);
  expect(outcomes(year, 3).get('cases')).toMatchObject({ outcome: 'same', isTicked: true });
  expect(outcomes(year, 3).get('ceiling')).toMatchObject({ outcome: 'same', isTicked: false });
});

it('[G8] what is said of each row is what it then scores', () => {
  for (const { indicator, outcome } of restRows(plan, NO_STATEMENTS, 7, MEASURED)) {
    const said: Said = {
      subject: { kind: 'month', indicator: indicator.id, month: 7 },
      content: { kind: 'none' },
      note: '',
    };
    const report = yearReport(plan, supposing(NO_STATEMENTS, [said]), 7);
    const score = report.rows.find((row) => row.indicator.id === indicator.id)?.score.score ?? null;
    const scores = { full: indicator.weight, zero: 0, unscored: null, same: undefined };
    expect([indicator.id, score]).toEqual([indicator.id, scores[outcome]]);
  }
});
