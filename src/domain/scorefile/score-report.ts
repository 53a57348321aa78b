import { GRADE_WORDS } from '#src/domain/words/words.ts';
import { executionPoints, isOneView, type Reckoning } from '#src/domain/catalogue/rules.ts';
import type { Tier } from '#src/domain/catalogue/tier.ts';
import type { Month } from '#src/domain/period/month.ts';
import {
  coefficientToMillionths,
  NO_POINTS,
  pointsToText,
  weightToText,
  type Points,
} from '#src/domain/quantity/points.ts';
import { quantityToText, scaledToText } from '#src/domain/quantity/quantity.ts';
import { figureOf, type Figure } from '#src/domain/rollup/figure.ts';
import { suggestRating } from '#src/domain/score/compound.ts';
import { lightOf, type Light } from '#src/domain/score/pace.ts';
import { attainable, type RowInput, type RowScore } from '#src/domain/score/row-score.ts';
import {
  executionOf,
  ninetyPartOf,
  scorecardOf,
  tenNinetyOf,
  type TenNinety,
} from '#src/domain/score/scorecard.ts';
import type { ScoreFile, ScoreFileRow } from '#src/domain/scorefile/score-file.ts';

/** What the scoring command prints: every amount as decimal text [X9]. */
export interface ScoreReport {
  readonly total: string;
  readonly grade: string;
  /** The execution rate has lowered the total; left out where it has not [KJ5]. */
  readonly capped?: true;
  readonly coveredWeight: string;
  readonly unreported: readonly string[];
  readonly rows: readonly ScoreReportRow[];
  readonly execution: { readonly rate: string; readonly score: string } | null;
  readonly tenNinety: {
    readonly indicators: string;
    readonly total: string;
    readonly grade: string;
    readonly capped?: true;
  } | null;
}

interface ScoreReportRow {
  readonly id: string;
  /** null when 未填报, and for rated rows. */
  readonly actual: string | null;
  readonly coefficient: string | null;
  readonly computedScore: string | null;
  readonly score: string | null;
  readonly noteRequired: boolean;
  readonly light: Light | null;
  readonly attainable: string;
  /** On compound rows without a rating only; null until every part has a value [X10]. */
  readonly suggestedTier?: Tier | null;
  readonly suggestedCoefficient?: string | null;
}

const EXECUTION_DECIMALS = 4;

/** Scores a file as of its cut-off: the same roll-up, scoring and pacing as the app's. */
export function scoreReport({ settings, asOf, rows, execution }: ScoreFile): ScoreReport {
  const card = scorecardOf(
    rows.map((row) => rowInput(row, asOf)),
    settings,
  );
  const executed = figureOf(execution, 'sum', EXECUTION_DECIMALS, asOf);
  const rate = executionOf(executed.kind === 'number' ? executed.value : null, settings);
  const final = tenNinetyOf(ninetyPartOf(card, settings), rate, settings);
  // Without points for the execution there is one total, the rows' [KJ4].
  const hasSecondView = executionPoints(settings) !== NO_POINTS;
  const isAnyScored = card.unreported.length < card.rows.length;
  const sumToText = (points: Points) => (isAnyScored ? pointsToText(points) : '0');
  return {
    total: sumToText(hasSecondView || final === null ? card.total : final.total),
    // With the execution inside the plan, the grade is on both together; while there is no rate it has earned nothing [PL30].
    grade: GRADE_WORDS[isOneView(settings) && final !== null ? final.grade : card.grade],
    ...(hasSecondView ? {} : cappedMark(final)),
    coveredWeight: weightToText(card.coveredWeight),
    unreported: card.unreported.map((row) => row.indicator.id),
    rows: card.rows.map((score, index) => reportRow(score, rows[index] as ScoreFileRow, settings, asOf)),
    execution: rate === null ? null : { rate: millionthsToText(rate.rate), score: pointsToText(rate.score) },
    tenNinety:
      final === null || !hasSecondView
        ? null
        : {
            indicators: sumToText(final.indicators),
            total: pointsToText(final.total),
            grade: GRADE_WORDS[final.grade],
            ...cappedMark(final),
          },
  };
}

/** Says that the total beside it is below the sum of its parts; nothing where it is not [KJ5]. */
function cappedMark(final: TenNinety | null): { readonly capped?: true } {
  return final === null || final.capped === null ? {} : { capped: true };
}

function rowInput({ indicator, series, rating, manual }: ScoreFileRow, asOf: Month): RowInput {
  if (indicator.kind !== 'quantitative') {
    return { indicator, goal: null, figure: { kind: 'unreported' }, rating, manual };
  }
  const figure = figureOf(series, indicator.rollup, indicator.decimals, asOf);
  return { indicator, goal: indicator.goal, figure, rating: null, manual };
}

function reportRow(
  row: RowScore,
  { rating, partValues }: ScoreFileRow,
  reckoning: Reckoning,
  asOf: Month,
): ScoreReportRow {
  const { indicator, figure, coefficient, computed, score, noteRequired } = row;
  const printed: ScoreReportRow = {
    id: indicator.id,
    actual: figureToText(figure),
    coefficient: coefficient === null ? null : millionthsToText(coefficientToMillionths(coefficient)),
    computedScore: computed === null ? null : pointsToText(computed),
    score: score === null ? null : pointsToText(score),
    noteRequired,
    light: indicator.kind === 'quantitative' ? lightOf(indicator, indicator.goal, figure, asOf) : null,
    attainable: pointsToText(attainable(row)),
  };
  if (indicator.kind !== 'compound' || rating !== null) return printed;
  const suggestion = suggestRating(indicator, partValues, reckoning);
  return {
    ...printed,
    suggestedTier: suggestion?.tier ?? null,
    suggestedCoefficient: suggestion === null ? null : millionthsToText(suggestion.coefficient),
  };
}

function figureToText(figure: Figure): string | null {
  switch (figure.kind) {
    case 'unreported':
      return null;
    case 'none':
      return 'none';
    case 'number':
      return quantityToText(figure.value);
  }
}

/** Coefficients and rates always have six decimals. */
function millionthsToText(millionths: number): string {
  return scaledToText(millionths, 6, 6);
}
