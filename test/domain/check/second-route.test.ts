import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import { DEFAULT_RULES, rulesMember } from '#src/domain/catalogue/rules.ts';
import { TIERS, tierBand } from '#src/domain/catalogue/tier.ts';
import { secondRoute } from '#src/domain/check/second-route.ts';
import { MONTHS, type Month } from '#src/domain/period/month.ts';
import { selfCheck } from '#src/domain/papers/self-check.ts';
import { yearReport } from '#src/domain/year/year-report.ts';
import { sampleYear } from '#src/domain/sample/sample-year.ts';
import { currentStatements } from '#src/domain/statements/current.ts';
import type { Said, Statement } from '#src/domain/statements/statement.ts';
import { yearStatements } from '#src/domain/statements/year-statements.ts';
import { wholeYear } from '#test/domain/package/support/whole-year.ts';
import { anyRules } from '#test/domain/support/any-rules.ts';
import { anyMonth, q } from '#test/domain/support/build.ts';
import { ownPlan } from '#test/export/support/card.ts';

const PLAN = ANNEX_10_2025;
const ROWS = PLAN.indicators;

function checked(log: readonly Statement[], cutOff: Month, plan = PLAN) {
  const report = yearReport(plan, yearStatements(currentStatements(log).values()), cutOff);
  return selfCheck(report, secondRoute(plan, log, cutOff));
}

/** Each said by some device at some time, over some of what stood on the same subject. */
function stamped(said: readonly Said[]): Statement[] {
  return said.map(
    (each, index) =>
      ({
        ...each,
        id: `s${index}`,
        operation: `o${index}`,
        replaces: [],
        at: index,
        author: { name: '张', section: '综合科' },
        device: 'a',
        origin: 'typed',
      }) as unknown as Statement,
  );
}

/** Small numbers, where ties and boundaries are, and the largest there are. */
const anyAmount = fc.oneof(
  fc.integer({ min: -20_000, max: 200_000 }),
  fc.integer({ min: 0, max: 4_000 }).map((each) => each * 5_000),
  fc.integer({ min: -1e14, max: 1e14 }),
);
const anyMonthContent = fc.oneof(
  fc.constant(null),
  fc.constant({ kind: 'none' }),
  anyAmount.map((value) => ({ kind: 'number', value })),
);
const anyIndicator = fc.constantFrom(...ROWS.map(({ id }) => id as string));
const anyRating = fc.constantFrom(...TIERS).chain((tier) => {
  const { lowest, highest } = tierBand(tier, DEFAULT_RULES);
  return fc
    .integer({ min: lowest, max: highest - 1 })
    .map((coefficient) => ({ tier, coefficient, evidence: '依据' }));
});

const anySaid = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      subject: fc.record({ kind: fc.constant('month'), indicator: anyIndicator, month: anyMonth }),
      content: anyMonthContent,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      subject: fc.record({ kind: fc.constant('execution'), month: anyMonth }),
      content: anyMonthContent,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      subject: fc.record({
        kind: fc.constant('rating'),
        indicator: fc.constantFrom('29', '30', '32'),
        month: anyMonth,
      }),
      content: fc.option(anyRating),
    }),
  },
  fc.record({
    subject: fc.record({ kind: fc.constant('manual-score'), indicator: anyIndicator }),
    content: fc.option(fc.record({ score: fc.integer({ min: 0, max: 200 }), reason: fc.constant('复核') })),
  }),
  fc.record({
    subject: fc.record({ kind: fc.constant('adjusted-target'), indicator: anyIndicator }),
    content: fc.option(fc.record({ target: anyAmount, from: anyMonth, basis: fc.constant('文') })),
  }),
  fc.record({
    subject: fc.record({ kind: fc.constant('profile'), indicator: anyIndicator }),
    content: fc.option(
      fc.record({
        rollup: fc.constantFrom('sum', 'latest', 'mean', 'max', 'min'),
        decimals: fc.integer({ min: 0, max: 4 }),
        pacing: fc.constantFrom({ kind: 'level' }, { kind: 'linear' }),
      }),
    ),
  }),
  fc.record({
    subject: fc.record({ kind: fc.constant('adjustment'), adjustment: fc.constantFrom('a', 'b') }),
    content: fc.option(
      fc.record({
        from: anyMonth,
        date: fc.constantFrom('2025-03-01', '2025-07-01'),
        number: fc.constant(''),
        reason: fc.constant('调整'),
        weights: fc.array(fc.record({ indicator: anyIndicator, weight: fc.integer({ min: 1, max: 900 }) }), {
          maxLength: 3,
        }),
        stopped: fc.array(anyIndicator, { maxLength: 2 }),
        added: fc.constant([]),
      }),
    ),
  }),
  fc.record({
    subject: fc.constant({ kind: 'settings' }),
    content: fc.record({ exceededRule: fc.constantFrom('R1', 'R2'), budget: anyAmount }),
  }),
);

/** A log of up to 150 revisions of several devices, with corrections, competing words and clocks that lie. */
const anyLog = fc
  .array(
    fc.record({
      said: anySaid,
      at: fc.integer({ min: -50, max: 50 }),
      device: fc.constantFrom('a', 'b', 'a b'),
      over: fc.array(fc.nat({ max: 200 }), { maxLength: 3 }),
    }),
    { minLength: 60, maxLength: 150 },
  )
  .map((list) =>
    list.map(({ said, at, device, over }, index) => ({
      ...stamped([{ ...said, note: '' } as unknown as Said])[0],
      id: `s${index}`,
      at,
      device,
      replaces: over.filter((each) => each < index).map((each) => `s${each}`),
    })),
  ) as unknown as fc.Arbitrary<readonly Statement[]>;

describe('the second route', () => {
  it('[A9] comes to the same as the first in the sample year, in every month', () => {
    const log = stamped(sampleYear(PLAN));
    for (const month of MONTHS) {
      const check = checked(log, month);
      expect(check.rows.filter(({ isSame }) => !isSame)).toEqual([]);
      expect(check.isSame).toBe(true);
    }
    const [hundred] = checked(log, 12).totals;
    expect(hundred).toMatchObject({ first: '91.58', second: '91.58', isSame: true });
  });

  it('[A9] comes to the same in a year of two devices with corrections, a conflict and edits of the plan', () => {
    const log = wholeYear().statements;
    for (const month of MONTHS) expect(checked(log, month)).toMatchObject({ isSame: true });
  });

  it.each(['≥', '>', '=', '≤', '<'])(
    '[A9] comes to the same on, beside and far from a target, and of a target of nothing: %s',
    (operator) => {
      const values = ['0', '9', '10', '11', '40'];
      const rows = ['10', '0'].flatMap((target) =>
        values.map(
          (months) => ({ goal: `${operator} ${target}`, months, rollup: 'latest', pacing: 'level' }) as const,
        ),
      );
      for (const rule of ['R1', 'R2'] as const) {
        const { plan, said } = ownPlan(rows, rule);
        const check = checked(stamped(said), 12, plan);
        expect(check.rows.filter(({ isSame }) => !isSame)).toEqual([]);
        expect(check.rows.filter(({ first }) => first.score !== '—')).toHaveLength(rows.length);
      }
    },
  );

  it('[A9] comes to the same in random years, row by row', () => {
    let scored = 0;
    fc.assert(
      fc.property(anyLog, anyMonth, (log, month) => {
        const check = checked(log, month);
        expect(check.rows.filter(({ isSame }) => !isSame)).toEqual([]);
        expect(check.totals.filter(({ isSame }) => !isSame)).toEqual([]);
        scored += check.rows.filter(({ first }) => first.score !== '—').length;
      }),
      { numRuns: 400 },
    );
    // Years in which nothing is scored would prove nothing.
    expect(scored).toBeGreaterThan(1_000);
  });

  it('[KJ1] comes to the same in random years under any 口径, row by row', () => {
    const seen = { off: 0, capped: 0 };
    fc.assert(
      fc.property(anyLog, anyMonth, anyRules, (log, month, rules) => {
        const plan = { ...PLAN, settings: { ...PLAN.settings, ...rulesMember(rules) } };
        const check = checked(log, month, plan);
        expect(check.rows.filter(({ isSame }) => !isSame)).toEqual([]);
        expect(check.totals.filter(({ isSame }) => !isSame)).toEqual([]);
        const { card, tenNinety } = yearReport(plan, yearStatements(currentStatements(log).values()), month);
        seen.off += card.rows.filter(({ deducted }) => deducted > 0).length;
        seen.capped += tenNinety === null || tenNinety.capped === null ? 0 : 1;
      }),
      { numRuns: 400 },
    );
    // Rules that never bite would prove nothing.
    expect(seen.off).toBeGreaterThan(200);
    expect(seen.capped).toBeGreaterThan(20);
  });

  it('[A9] shows a planted disagreement of one hundredth, and names its row', () => {
    const log = stamped(sampleYear(PLAN));
    const report = yearReport(PLAN, yearStatements(currentStatements(log).values()), 12);
    const sound = secondRoute(PLAN, log, 12);
    const planted = {
      ...sound,
      total: (sound.total ?? 0n) + 1n,
      rows: sound.rows.map((row) =>
        String(row.id) === '07' ? Object.assign({}, row, { score: (row.score ?? 0n) + 1n }) : row,
      ),
    };
    const check = selfCheck(report, planted);
    expect(check.isSame).toBe(false);
    expect(check.rows.filter(({ isSame }) => !isSame).map(({ seq }) => seq)).toEqual([7]);
    expect(check.totals.map(({ isSame }) => isSame)).toEqual([false, true, true]);
    expect(check.sentence).toBe('两种算法不一致：第 7 项。请先不要报送，把本页交给维护人员核对。');
  });

  it('[A9] sees a value that differs where the score does not', () => {
    const said = (value: string): Said =>
      ({
        subject: { kind: 'month', indicator: '09', month: 1 },
        content: { kind: 'number', value: q(value) },
        note: '',
      }) as Said;
    const first = yearReport(PLAN, yearStatements(stamped([said('1')])), 12);
    const rows = secondRoute(PLAN, stamped([said('1')]), 12).rows.map((row) =>
      row.value === null ? row : Object.assign({}, row, { value: 20_000n }),
    );
    const check = selfCheck(first, { ...secondRoute(PLAN, stamped([said('1')]), 12), rows });
    expect(check.rows.filter(({ isSame }) => !isSame).map(({ seq }) => seq)).toEqual([9]);
    expect(check.rows[8]).toMatchObject({ first: { value: '1' }, second: { value: '2' } });
  });

  it('[A9] says of a row without a value that it has none, on both sides', () => {
    const check = checked([], 12);
    expect(check.isSame).toBe(true);
    expect(check.rows[0]).toMatchObject({
      first: { value: '—', score: '—', ninety: '—' },
      second: { value: '—', score: '—', ninety: '—' },
    });
    expect(check.totals.map(({ first, second }) => [first, second])).toEqual([
      ['—', '—'],
      ['—', '—'],
      ['—', '—'],
    ]);
  });
});
