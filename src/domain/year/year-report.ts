import type { Goal } from '#src/domain/catalogue/indicator.ts';
import { indicatorById, type Plan, type PlanIndicator } from '#src/domain/catalogue/plan.ts';
import { executionPoints, isOneView } from '#src/domain/catalogue/rules.ts';
import type { Rating } from '#src/domain/catalogue/tier.ts';
import { MONTHS, YEAR_END, type Month } from '#src/domain/period/month.ts';
import type { Points } from '#src/domain/quantity/points.ts';
import type { Quantity } from '#src/domain/quantity/quantity.ts';
import { figureOf, UNREPORTED, type Figure, type Series } from '#src/domain/rollup/figure.ts';
import { adjustmentsOf, type Adjustment } from '#src/domain/statements/adjustments.ts';
import { rowState, type RowState } from '#src/domain/year/row-state.ts';
import { executionSeries, indicatorSeries, partSeries } from '#src/domain/rollup/year-series.ts';
import { suggestRating } from '#src/domain/score/compound.ts';
import { forecastOf, type Forecast } from '#src/domain/score/forecast.ts';
import {
  dueBy,
  isAllowanceUsedUp,
  lightOf,
  neededPace,
  type Due,
  type Light,
} from '#src/domain/score/pace.ts';
import type { RowInput, RowScore } from '#src/domain/score/row-score.ts';
import {
  executionOf,
  ninetyPartOf,
  scorecardOf,
  tenNinetyOf,
  type Execution,
  type Grade,
  type NinetyPart,
  type Scorecard,
  type TenNinety,
} from '#src/domain/score/scorecard.ts';
import {
  planInForce,
  ratingStatement,
  standing,
  type YearStatements,
} from '#src/domain/statements/year-statements.ts';

/** Everything that screens and forms say about one row as of the cut-off. */
export interface ReportRow {
  readonly indicator: PlanIndicator;
  readonly series: Series;
  readonly figure: Figure;
  readonly score: RowScore;
  /** The goal in force; null for rated rows. The original stays on indicator.goal. */
  readonly goal: Goal | null;
  readonly adjusted: { readonly target: Quantity; readonly from: Month; readonly basis: string } | null;
  readonly manual: { readonly score: Points; readonly reason: string } | null;
  readonly rating: (Rating & { readonly evidence: string; readonly month: Month }) | null;
  /** What the parts of a compound row suggest, whether or not a person has rated it. */
  readonly suggestion: Rating | null;
  readonly parts: readonly PartReport[];
  readonly due: Due | null;
  /** While the year runs; December has none, only a word [D13]. */
  readonly light: Light | null;
  readonly state: RowState;
  readonly pace: Quantity | null;
  readonly forecast: Forecast | null;
  readonly isAllowanceUsedUp: boolean;
  /** 说明（未完成原因及改进措施）; '' when there is none. */
  readonly remark: string;
}

interface PartReport {
  readonly id: string;
  readonly series: Series;
  /** Newest value by the cut-off. */
  readonly figure: Figure;
}

/** The year as of a cut-off month. */
export interface YearReport {
  /** The plan with the office's edits applied, its rows and weights as they are in force at the cut-off. */
  readonly plan: Plan;
  /** Every row of the year, those that were stopped by the cut-off and those that come after it too: what its months are asked [MO48]. */
  readonly yearRows: readonly PlanIndicator[];
  /** Rows as they were published: what an adjustment changed is printed beside them. */
  readonly published: readonly PlanIndicator[];
  /** 调整 in force by the cut-off [PL24]. */
  readonly adjustments: readonly Adjustment[];
  readonly cutOff: Month;
  readonly rows: readonly ReportRow[];
  readonly card: Scorecard;
  readonly executionSeries: Series;
  readonly executed: Quantity | null;
  readonly execution: Execution | null;
  /** The rows out of 90, rate or no rate [S14]. */
  readonly ninety: NinetyPart;
  readonly tenNinety: TenNinety | null;
  /** The total that the year's grade is on: 指标得分, or of a plan with the execution inside it 自评总分, null without a rate [PL30]. */
  readonly graded: { readonly total: Points; readonly grade: Grade } | null;
}

const EXECUTION_DECIMALS = 4;
const EMPTY_SERIES: Series = MONTHS.map(() => UNREPORTED);

/** Statements → roll-up → score → report, for one cut-off. Pure; about a tenth of a millisecond for a plan of 32 rows. */
export function yearReport(published: Plan, year: YearStatements, cutOff: Month): YearReport {
  const plan = planInForce(published, year, cutOff);
  const adjustments = adjustmentsOf(year);
  const gathered = plan.indicators.map((indicator) => gather(indicator, year, cutOff));
  const card = scorecardOf(
    gathered.map((each) => each.input),
    plan.settings,
  );
  const rows = gathered.map((each, index) =>
    reportRow(each, card.rows[index] as RowScore, plan, year, cutOff),
  );
  const series = executionSeries(year);
  const figure = figureOf(series, 'sum', EXECUTION_DECIMALS, cutOff);
  const executed = figure.kind === 'number' ? figure.value : null;
  const execution = executionOf(executed, plan.settings);
  const ninety = ninetyPartOf(card, plan.settings);
  const tenNinety = tenNinetyOf(ninety, execution, plan.settings);
  return {
    plan,
    yearRows: adjustments.length === 0 ? plan.indicators : planInForce(published, year).indicators,
    published: published.indicators,
    adjustments: adjustments.filter(({ from }) => from <= cutOff),
    cutOff,
    rows,
    card,
    executionSeries: series,
    executed,
    execution,
    ninety,
    tenNinety,
    graded: isOneView(plan.settings) ? tenNinety : card,
  };
}

/** 指标得分; null while no row has a score: nothing scored is no 0 [S12]. */
export function rowsTotal({ card }: Pick<YearReport, 'card'>): Points | null {
  return card.unreported.length === card.rows.length ? null : card.total;
}

/** 自评总分; null without a rate, and, where the rows alone make it, while none of them has a score [S12] [KJ4]. */
export function wholeTotal(report: YearReport): Points | null {
  const { tenNinety, plan } = report;
  if (tenNinety === null) return null;
  return executionPoints(plan.settings) === 0 && rowsTotal(report) === null ? null : tenNinety.total;
}

export function reportRowById(report: YearReport, id: PlanIndicator['id']): ReportRow | null {
  return indicatorById(report.plan, id) === null
    ? null
    : (report.rows.find((row) => row.indicator.id === id) ?? null);
}

type Gathered = Pick<
  ReportRow,
  'indicator' | 'series' | 'figure' | 'goal' | 'adjusted' | 'manual' | 'rating'
> & { readonly input: RowInput };

function gather(indicator: PlanIndicator, year: YearStatements, cutOff: Month): Gathered {
  const manual = standing(year, { kind: 'manual-score', indicator: indicator.id })?.content ?? null;
  if (indicator.kind === 'quantitative') {
    const adjusted = standing(year, { kind: 'adjusted-target', indicator: indicator.id })?.content ?? null;
    const isInForce = adjusted !== null && adjusted.from <= cutOff;
    const goal: Goal = isInForce
      ? { operator: indicator.goal.operator, target: adjusted.target }
      : indicator.goal;
    const series = indicatorSeries(year, indicator.id);
    const figure = figureOf(series, indicator.rollup, indicator.decimals, cutOff);
    const input: RowInput = { indicator, goal, figure, rating: null, manual: manual?.score ?? null };
    return { indicator, series, figure, goal, adjusted, manual, rating: null, input };
  }
  const rated = ratingStatement(year, indicator.id, cutOff);
  const rating =
    rated === null || rated.content === null ? null : { ...rated.content, month: rated.subject.month };
  const figure: Figure = { kind: 'unreported' };
  const input: RowInput = { indicator, goal: null, figure, rating, manual: manual?.score ?? null };
  return { indicator, series: EMPTY_SERIES, figure, goal: null, adjusted: null, manual, rating, input };
}

function reportRow(
  { input, ...gathered }: Gathered,
  score: RowScore,
  plan: Plan,
  year: YearStatements,
  cutOff: Month,
): ReportRow {
  const { indicator, goal, series, figure } = gathered;
  const remark = standing(year, { kind: 'remark', indicator: indicator.id })?.content?.text ?? '';
  const state = rowState({ ...input, score }, cutOff);
  const unmeasured = { due: null, light: null, pace: null, forecast: null, isAllowanceUsedUp: false };
  if (indicator.kind !== 'quantitative' || goal === null) {
    const parts =
      indicator.kind === 'compound'
        ? indicator.parts.map((part) => partReport(indicator.id, part, year, cutOff))
        : [];
    const suggestion =
      indicator.kind === 'compound' ? suggestRating(indicator, partValues(parts), plan.settings) : null;
    return {
      ...gathered,
      ...unmeasured,
      score,
      parts,
      suggestion,
      state,
      remark,
    };
  }
  const expected = standing(year, { kind: 'expected', indicator: indicator.id })?.content?.value ?? null;
  return {
    ...gathered,
    score,
    parts: [],
    suggestion: null,
    due: dueBy(indicator, goal, cutOff),
    light: cutOff === YEAR_END ? null : lightOf(indicator, goal, figure, cutOff),
    state,
    pace: neededPace(indicator, goal, figure, cutOff),
    forecast: forecastOf(indicator, goal, series, figure, cutOff, expected),
    isAllowanceUsedUp: isAllowanceUsedUp(indicator, goal, figure),
    remark,
  };
}

function partReport(
  indicator: PlanIndicator['id'],
  part: { id: string; decimals: PartDecimals },
  year: YearStatements,
  cutOff: Month,
): PartReport {
  const series = partSeries(year, indicator, part.id);
  return { id: part.id, series, figure: figureOf(series, 'latest', part.decimals, cutOff) };
}

type PartDecimals = Parameters<typeof figureOf>[2];

function partValues(parts: readonly PartReport[]): ReadonlyMap<string, Quantity> {
  const values = new Map<string, Quantity>();
  for (const part of parts) if (part.figure.kind === 'number') values.set(part.id, part.figure.value);
  return values;
}
