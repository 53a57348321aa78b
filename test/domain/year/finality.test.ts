import { describe, expect, it } from 'vitest';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import type { Month } from '#src/domain/period/month.ts';
import type { Points } from '#src/domain/quantity/points.ts';
import { freezeYear } from '#src/domain/seal/seal-file.ts';
import type { Said, Statement } from '#src/domain/statements/statement.ts';
import { NO_STATEMENTS, supposing } from '#src/domain/statements/year-statements.ts';
import { scorecardTable } from '#src/domain/papers/scorecard-table.ts';
import { openReasonText, sealObstacleText } from '#src/domain/words/finality-words.ts';
import { hasGrade, isDraft, noRateOf, openReasons, sealObstacles } from '#src/domain/year/finality.ts';
import { yearReport } from '#src/domain/year/year-report.ts';
import { q } from '#test/domain/support/build.ts';
import { WATER, waterYear } from '#test/support/water-plan.ts';

const WHOLE = waterYear();
const NO_MONEY = WHOLE.filter(({ subject }) => subject.kind !== 'execution');
const NO_ROW_8 = WHOLE.filter(({ subject }) => !('indicator' in subject && subject.indicator === 'count'));

const budgetOf = (budget: string | null): Plan => ({
  ...WATER,
  settings: { ...WATER.settings, budget: budget === null ? null : q(budget) },
});
const light: Plan = {
  ...WATER,
  indicators: WATER.indicators.map((row, index) =>
    index === 0 ? { ...row, weight: (row.weight - 200) as Points } : row,
  ),
};

/** The plan gives the execution two of its points [PL30]. */
const inside: Plan = {
  ...light,
  settings: { ...light.settings, executionWeight: 200 as Points },
};

const reportOf = (plan: Plan, said: readonly Said[], cutOff: Month) =>
  yearReport(plan, supposing(NO_STATEMENTS, said), cutOff);

const standingOf = (said: readonly Said[]) =>
  said.map((each, index) => ({ ...each, id: `r${index}` })) as unknown as readonly Statement[];

const CASES: readonly [name: string, plan: Plan, said: readonly Said[], kinds: readonly string[]][] = [
  ['a whole year', WATER, WHOLE, []],
  ['a row without a score', WATER, NO_ROW_8, ['rows-unscored']],
  ['nothing executed', WATER, NO_MONEY, ['no-rate unreported']],
  ['a budget of 0', budgetOf('0'), WHOLE, ['no-rate empty-budget']],
  ['no budget', budgetOf(null), WHOLE, []],
  ['no budget and nothing executed', budgetOf(null), NO_MONEY, []],
  ['weights of 98', light, WHOLE, ['plan-problem weights-not-100']],
  ['the execution inside the plan, not reported', inside, NO_MONEY, ['total-open', 'no-rate unreported']],
  ['the execution inside the plan', inside, WHOLE, []],
  ['an empty year', WATER, [], ['rows-unscored', 'no-rate unreported']],
];

describe.each(CASES)('whether %s may be sealed', (_, plan, said, kinds) => {
  const report = reportOf(plan, said, 12);
  const obstacles = sealObstacles(report);

  it('[HS1] is told by kinds with their data', () => {
    const told = obstacles.map((each) =>
      each.kind === 'no-rate'
        ? `${each.kind} ${each.why}`
        : each.kind === 'plan-problem'
          ? `${each.kind} ${each.problem.kind}`
          : each.kind,
    );
    expect(told).toEqual(kinds);
  });

  it('[HS1] is what sealing does, and each obstacle has words of its own', () => {
    const frozen = freezeYear(plan, standingOf(said), {
      id: 's' as never,
      at: 1 as never,
      author: { name: '周艳', section: '综合科' },
      device: 'd' as never,
    });
    expect(frozen.ok).toBe(kinds.length === 0);
    expect(frozen.ok ? [] : frozen.error).toEqual(obstacles);
    const words = obstacles.map((each) => sealObstacleText(each, plan.indicators));
    expect(words.filter((text) => text.length < 6)).toEqual([]);
    expect(new Set(words).size).toBe(kinds.length);
  });
});

describe.each<Month>([1, 6, 11, 12])('in month %i', (cutOff) => {
  it.each(CASES)('[HS1][V11] %s is a draft, graded and marked by one verdict', (_name, plan, said) => {
    const report = reportOf(plan, said, cutOff);
    const table = scorecardTable(report, { view: 'ten-ninety', isSample: false, published: plan });
    const reasons = openReasons(report);
    expect([isDraft(report), table.isDraft]).toEqual([reasons.length > 0, reasons.length > 0]);
    expect(table.unfinished).toEqual(reasons.map(openReasonText));
    const grades = [table.hundred.grade, table.tenNinety.grade];
    expect(grades.some((grade) => grade !== '—')).toBe(hasGrade(report));
    expect(noRateOf(report) === null).toBe(report.execution !== null);
    expect(table.execution.noRate).toBe(noRateOf(report));
  });
});

describe('the rows out of 90', () => {
  it('[HS2][S14] stand without a rate, and are those that stand with one', () => {
    const without = reportOf(WATER, NO_MONEY, 12);
    const withRate = reportOf(WATER, WHOLE, 12);
    expect(without.tenNinety).toBeNull();
    expect(without.ninety).toEqual(withRate.ninety);
    expect(withRate.tenNinety).toMatchObject(withRate.ninety);
    const table = scorecardTable(without, { view: 'ten-ninety', isSample: false, published: WATER });
    expect(table.rows.map(({ cells }) => cells.score.text).filter((text) => text === '—')).toEqual([]);
  });
});
