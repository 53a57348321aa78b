import fc from 'fast-check';
import type { Plan, PlanIndicator } from '#src/domain/catalogue/plan.ts';
import { MONTHS, type Month } from '#src/domain/period/month.ts';
import type { Points } from '#src/domain/quantity/points.ts';
import type { Quantity } from '#src/domain/quantity/quantity.ts';
import type { MonthContent, OutlookContent, Said } from '#src/domain/statements/statement.ts';

/** Whatever an office may have said of its rows by now: months with and without numbers, ratings, scores by hand, likelihoods. */
export function anyYear(plan: Plan): fc.Arbitrary<readonly Said[]> {
  return fc.tuple(...plan.indicators.map(anyRow)).map((rows) => rows.flat());
}

function anyRow(indicator: PlanIndicator): fc.Arbitrary<readonly Said[]> {
  const ownWords = fc.tuple(anyManual(indicator), anyOutlook(indicator)).map((said) => said.flat());
  const values = indicator.kind === 'quantitative' ? anyMonths(indicator) : anyRating(indicator);
  return fc.tuple(values, ownWords).map((said) => said.flat());
}

function anyMonths(
  indicator: Extract<PlanIndicator, { kind: 'quantitative' }>,
): fc.Arbitrary<readonly Said[]> {
  const step = 10 ** (4 - indicator.decimals);
  // About what a month brings, and now and then far too much.
  const share = indicator.rollup === 'sum' ? 6 : 1;
  const usual = Math.max(step, Math.round(indicator.goal.target / share));
  const content = fc.oneof(
    { arbitrary: fc.constant<MonthContent | null>(null), weight: 2 },
    { arbitrary: fc.constant<MonthContent | null>({ kind: 'none' }), weight: 1 },
    {
      arbitrary: fc.integer({ min: 0, max: 2 * usual }).map((each): MonthContent => {
        const inSteps = Math.round(each / step) * step;
        return { kind: 'number', value: inSteps as Quantity };
      }),
      weight: 4,
    },
  );
  return fc.array(content, { minLength: 0, maxLength: 12 }).map((months) =>
    months.flatMap((each, index): Said[] =>
      each === null
        ? []
        : [
            {
              subject: { kind: 'month', indicator: indicator.id, month: (index + 1) as Month },
              content: each,
              note: '',
            },
          ],
    ),
  );
}

function anyRating({ id }: PlanIndicator): fc.Arbitrary<readonly Said[]> {
  const rating = fc.constantFrom(
    null,
    ...([
      ['met', 900_000],
      ['partly', 700_000],
      ['unmet', 300_000],
    ] as const),
  );
  return fc.tuple(rating, fc.constantFrom(...MONTHS)).map(([rated, month]): Said[] =>
    rated === null
      ? []
      : [
          {
            subject: { kind: 'rating', indicator: id, month },
            content: { tier: rated[0], coefficient: rated[1] as never, evidence: '评审意见' },
            note: '',
          },
        ],
  );
}

function anyManual({ id, weight }: PlanIndicator): fc.Arbitrary<readonly Said[]> {
  return fc.oneof(
    { arbitrary: fc.constant<readonly Said[]>([]), weight: 5 },
    {
      arbitrary: fc.integer({ min: 0, max: weight }).map((score): readonly Said[] => [
        {
          subject: { kind: 'manual-score', indicator: id },
          content: { score: score as Points, reason: '复核' },
          note: '',
        },
      ]),
      weight: 1,
    },
  );
}

function anyOutlook({ id }: PlanIndicator): fc.Arbitrary<readonly Said[]> {
  const said = (likelihood: OutlookContent['likelihood'], month: Month): Said => ({
    subject: { kind: 'outlook', indicator: id, month },
    content: { soFar: null, expected: null, causes: [], likelihood, remark: '' },
    note: '',
  });
  return fc
    .tuple(fc.constantFrom(null, null, 'certain', 'possible', 'impossible'), fc.constantFrom(...MONTHS))
    .map(([likelihood, month]) => (likelihood === null ? [] : [said(likelihood, month)]));
}
