import { expect, it } from 'vitest';
import { WATER } from '#test/support/water-plan.ts';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import { indicatorById, type Plan } from '#src/domain/catalogue/plan.ts';
import { ruleBreakOf } from '#src/domain/package/plan-rules.ts';
import { restoreRefusal } from '#src/domain/history/history.ts';
import { parseScoreFile } from '#src/domain/scorefile/parse-score-file.ts';
import type { Said, Statement } from '#src/domain/statements/statement.ts';
import { parseTarget } from '#src/domain/statements/typed-amount.ts';
import { NO_STATEMENTS } from '#src/domain/statements/year-statements.ts';
import { soundFile } from '#test/domain/scorefile/fixture.ts';
import { q } from '#test/domain/support/build.ts';

const ROW = 'mean' as IndicatorId;

const published = indicatorById(WATER, ROW);
if (published?.kind !== 'quantitative') throw new Error('the mean is measured');

/** The plan with a row that may leave 0…100. */
const indicator = { ...published, anyRange: true };
const FREE: Plan = {
  ...WATER,
  indicators: WATER.indicators.map((each) => (each.id === ROW ? indicator : each)),
};

const adjusted = (target: string): Said => ({
  subject: { kind: 'adjusted-target', indicator: ROW },
  content: { target: q(target), from: 6, basis: '批复' },
  note: '',
});

it.each([
  ['-5', true],
  ['0', false],
  ['130', false],
])(
  '[E8] an adjusted target of %s %% on a row of any range is refused everywhere alike: %s',
  (text, isRefused) => {
    const typed = parseTarget(text, indicator);
    expect(typed).toMatchObject(isRefused ? { error: { kind: 'negative' } } : { value: q(text) });
    const said = adjusted(text);
    const ground = { proposed: FREE, inForce: FREE, year: NO_STATEMENTS };
    expect(ruleBreakOf(said, ground)).toEqual(
      isRefused ? { kind: 'refused', refusal: { kind: 'negative' } } : null,
    );
    expect(restoreRefusal({ statement: said as Statement, isOtherwise: false }, indicator) !== null).toBe(
      isRefused,
    );
    const { plan, ...rest } = soundFile();
    const rows = plan.indicators.map((each) =>
      each.id === '11' ? { ...each, anyRange: true, adjustedTarget: text } : each,
    );
    expect(parseScoreFile({ ...rest, plan: { ...plan, indicators: rows }, cells: [] }).ok).toBe(!isRefused);
  },
);
