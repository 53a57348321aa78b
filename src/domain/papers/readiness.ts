import { planProblems } from '#src/domain/catalogue/plan-problem.ts';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import { indicatorById, type Plan, type PlanIndicator } from '#src/domain/catalogue/plan.ts';
import { MONTHS, YEAR_END, type Month } from '#src/domain/period/month.ts';
import { EXECUTION_LABEL } from '#src/domain/words/figure-labels.ts';
import { cellDuty } from '#src/domain/year/completeness.ts';
import { isTargetDoubted, rowDoubts } from '#src/domain/year/doubts.ts';
import { evidenceIndex } from '#src/domain/papers/evidence-index.ts';
import { sectionBlocks, type ReportSection } from '#src/domain/papers/document.ts';
import { monthText } from '#src/domain/words/format.ts';
import { contactFields, formField, formTexts } from '#src/domain/papers/form-texts.ts';
import { fundsMissing, fundsOf, fundsProblems } from '#src/domain/papers/funds.ts';
import { countPending } from '#src/domain/words/prose.ts';
import { selfReport } from '#src/domain/papers/self-report.ts';
import type { ReportSource } from '#src/domain/papers/self-report-facts.ts';
import { rowNumbersText } from '#src/domain/words/row-numbers.ts';
import { scorecardTable, type ScorecardTable } from '#src/domain/papers/scorecard-table.ts';
import { TEXT_SLOT_WORDS } from '#src/domain/words/statement-words.ts';
import { planProblemText, suspicionText, TARGET_DOUBT } from '#src/domain/words/words.ts';
import { yearReport, type ReportRow, type YearReport } from '#src/domain/year/year-report.ts';
import { isOverBudget } from '#src/domain/score/scorecard.ts';
import { closedMonths } from '#src/domain/statements/month-close.ts';
import type { TextSlot } from '#src/domain/statements/statement.ts';
import { standing, type YearStatements } from '#src/domain/statements/year-statements.ts';

/** What is looked at before a year is made final, in the order of the list [Y11]. */
export type ReadinessKind =
  | 'plan'
  | 'unreported'
  | 'unrated'
  | 'execution'
  | 'funds'
  | 'doubt'
  | 'reason'
  | 'note'
  | 'manual'
  | 'months'
  | 'text'
  | 'evidence'
  | 'close';

/** Where an item is put right. */
export interface ReadyPlace {
  readonly at: 'plan' | 'entry' | 'indicator' | 'scorecard' | 'form' | 'report' | 'evidence';
  readonly indicator: IndicatorId | null;
  readonly month: Month | null;
}

export interface ReadinessItem {
  /** 'must': the year cannot be sealed with it. */
  readonly severity: 'must' | 'should';
  readonly kind: ReadinessKind;
  readonly words: string;
  readonly place: ReadyPlace;
}

/**
 * Everything that stands between the year and its seal [Y11], what must be put right first. Empty: nothing does. The year is looked at
 * as of December, whatever month is shown.
 * @param published the plan as published
 */
export function readiness(published: Plan, year: YearStatements): readonly ReadinessItem[] {
  const report = yearReport(published, year, YEAR_END);
  const table = scorecardTable(report, { view: 'ten-ninety', isSample: false, published });
  const items = [
    ...planItems(report),
    ...report.rows.flatMap((row) => scoreItems(row, year)),
    ...stoppedItems(report, year),
    ...report.rows.flatMap(overWeightItems),
    ...executionItems(report, table, year),
    ...fundItems(published, table, year),
    ...doubtItems(report, year),
    ...remarkItems(report, table),
    ...textItems({ report, published, year, isSample: false }),
    ...evidenceItems(report, year),
    ...closeItems(year),
  ];
  return [
    ...items.filter(({ severity }) => severity === 'must'),
    ...items.filter(({ severity }) => severity === 'should'),
  ];
}

function placeAt(
  at: ReadyPlace['at'],
  { indicator = null, month = null }: Partial<Omit<ReadyPlace, 'at'>> = {},
): ReadyPlace {
  return { at, indicator, month };
}

function planItems({ plan }: YearReport): readonly ReadinessItem[] {
  return planProblems(plan).map((problem) => ({
    severity: 'must',
    kind: 'plan',
    words: planProblemText(problem, plan.indicators),
    place: placeAt('plan'),
  }));
}

const named = ({ indicator }: Pick<ReportRow, 'indicator'>) => `第 ${indicator.seq} 项「${indicator.name}」`;
const monthsOf = (months: readonly Month[]) => (months.length === 12 ? '全年' : `${months.join('、')}月`);

/** A row without a score stands in the way; a month that nobody has said anything about does not, but may be forgotten. */
function scoreItems(row: ReportRow, year: YearStatements): readonly ReadinessItem[] {
  const { indicator, score } = row;
  if (indicator.kind !== 'quantitative') {
    if (row.rating !== null || score.score !== null) return [];
    const place = placeAt('entry', { indicator: indicator.id, month: YEAR_END });
    return [{ severity: 'must', kind: 'unrated', words: `${named(row)}还没有评定`, place }];
  }
  const missing = missingMonths(indicator, year);
  const place = placeAt('entry', { indicator: indicator.id, month: missing[0] ?? YEAR_END });
  if (score.score === null) {
    const why =
      missing.length === 0
        ? '各月都是无发生，没有可评的数，须由人工评分'
        : `${monthsOf(missing)}未填报，没有得分`;
    return [
      {
        severity: 'must',
        kind: 'unreported',
        words: `${named(row)}${why}`,
        place: missing.length === 0 ? placeAt('indicator', { indicator: indicator.id }) : place,
      },
    ];
  }
  if (missing.length === 0) return [];
  return [{ severity: 'should', kind: 'months', words: `${named(row)}${monthsOf(missing)}未填报`, place }];
}

/** Of a row that was stopped, the months before were asked for like any other [MO48]. */
function stoppedItems({ plan, yearRows }: YearReport, year: YearStatements): readonly ReadinessItem[] {
  return yearRows
    .filter(({ id }) => indicatorById(plan, id) === null)
    .flatMap((indicator): readonly ReadinessItem[] => {
      const missing = missingMonths(indicator, year);
      const [month] = missing;
      if (month === undefined) return [];
      const words = `${named({ indicator })}停止以前，${monthsOf(missing)}未填报`;
      return [
        {
          severity: 'should',
          kind: 'months',
          words,
          place: placeAt('entry', { indicator: indicator.id, month }),
        },
      ];
    });
}

function missingMonths(indicator: PlanIndicator, year: YearStatements): readonly Month[] {
  return MONTHS.filter((month) => cellDuty(indicator, year, month) === 'missing');
}

/** A score set by hand is out of the weight of its day; a new weight does not change it [PL25]. */
function overWeightItems(row: ReportRow): readonly ReadinessItem[] {
  const { indicator, manual } = row;
  if (manual === null || manual.score <= indicator.weight) return [];
  const words = `${named(row)}人工评分高于现在的权重，请改人工评分`;
  return [
    { severity: 'must', kind: 'manual', words, place: placeAt('indicator', { indicator: indicator.id }) },
  ];
}

function executionItems(
  { plan, execution }: YearReport,
  table: ScorecardTable,
  year: YearStatements,
): readonly ReadinessItem[] {
  const missing = MONTHS.filter(
    (month) => (standing(year, { kind: 'execution', month })?.content ?? null) === null,
  );
  const place = placeAt('entry', { month: missing[0] ?? YEAR_END });
  if (execution === null && plan.settings.budget !== null)
    return [{ severity: 'must', kind: 'execution', words: table.execution.mark, place }];
  const isUnexplained =
    execution !== null && isOverBudget(execution) && !formTexts(year).has('initial-budget-note');
  const over: readonly ReadinessItem[] = isUnexplained
    ? [{ severity: 'must', kind: 'execution', words: table.execution.mark, place: placeAt('form') }]
    : [];
  if (missing.length === 0 || plan.settings.budget === null) return over;
  const words = `预算执行数${monthsOf(missing)}未填报`;
  return [...over, { severity: 'should', kind: 'execution', words, place }];
}

/** Of a project: sources that do not add up to the whole, and figures of which nobody said a source [ND32]. */
function fundItems(
  { project }: Plan,
  { execution }: ScorecardTable,
  year: YearStatements,
): readonly ReadinessItem[] {
  const funds = fundsOf(year, project, YEAR_END);
  const missing = fundsMissing(funds, execution);
  const words = [
    ...fundsProblems(funds, execution),
    ...(missing === '' ? [] : [`${missing}还没有按来源填写`]),
  ];
  return words.map((each) => ({
    severity: 'should',
    kind: 'funds',
    words: `项目资金：${each}`,
    place: placeAt('form'),
  }));
}

/** Numbers that look wrong and that nobody has found right [W11]: warned, so they do not stand in the way. */
function doubtItems(report: YearReport, year: YearStatements): readonly ReadinessItem[] {
  const ofMonths = [...report.rows, null].flatMap((row) =>
    rowDoubts(row, report, year).map(({ month, suspicion }): ReadinessItem => {
      const name = row === null ? EXECUTION_LABEL : named(row);
      const indicator = row?.indicator.id ?? null;
      const words = `${name}${monthText(month)}的数请核对：${suspicionText(suspicion)}`;
      return { severity: 'should', kind: 'doubt', words, place: placeAt('entry', { indicator, month }) };
    }),
  );
  const ofTargets = report.rows
    .filter((row) => isTargetDoubted(row, year))
    .map((row): ReadinessItem => {
      const words = `${named(row)}的调整指标值请核对：${TARGET_DOUBT}`;
      const place = placeAt('indicator', { indicator: row.indicator.id });
      return { severity: 'should', kind: 'doubt', words, place };
    });
  return [...ofMonths, ...ofTargets];
}

/** 说明 that is due and not written [V14], and a manual score whose reason is blank. */
function remarkItems({ rows }: YearReport, table: ScorecardTable): readonly ReadinessItem[] {
  return rows.flatMap((row, index): ReadinessItem[] => {
    const remark = table.rows[index]?.remark;
    const { id } = row.indicator;
    const due: ReadinessItem[] =
      remark === undefined || remark.required === null || remark.text.trim() !== ''
        ? []
        : [
            {
              severity: 'must',
              kind: row.score.noteRequired ? 'note' : 'reason',
              words: `${named(row)}${remark.required}`,
              place: placeAt('scorecard', { indicator: id }),
            },
          ];
    const isBlank = row.manual !== null && row.manual.reason.trim() === '';
    const place = placeAt('indicator', { indicator: id });
    return isBlank
      ? [...due, { severity: 'must', kind: 'manual', words: `${named(row)}人工评分没有写理由`, place }]
      : due;
  });
}

/** What the forms ask for and nobody wrote, and where the report still says 【待补充】. */
function textItems(source: ReportSource): readonly ReadinessItem[] {
  const { published, report, year } = source;
  const texts = formTexts(year);
  const isAdjusted = report.rows.some(({ adjusted }) => adjusted !== null);
  const goals: readonly TextSlot[] = [
    ...(published.overallGoal.trim() === '' ? (['annual-goal'] as const) : []),
    ...(isAdjusted ? (['adjusted-goal'] as const) : []),
    'goal-result',
  ];
  const empty = [
    ...Object.values(contactFields(published, texts)).filter(({ text }) => text.trim() === ''),
    ...goals.map((slot) => formField(texts, slot)),
  ];
  const item = (at: 'form' | 'report', words: string): ReadinessItem => ({
    severity: 'should',
    kind: 'text',
    words,
    place: placeAt(at),
  });
  return [
    ...empty
      .filter(({ slot }) => !texts.has(slot))
      .map(({ label }) => item('form', `自评表「${label}」还没有写`)),
    ...selfReport(source)
      .parts.flatMap(({ sections }) => sections)
      .map((section) => ({ slot: section.slot, count: pendingIn(section) }))
      .filter(({ count }) => count > 0)
      .map(({ slot, count }) => item('report', `自评报告「${TEXT_SLOT_WORDS[slot]}」有 ${count} 处待补充`)),
  ];
}

function pendingIn(section: ReportSection): number {
  return sectionBlocks(section).reduce(
    (sum, block) => sum + (block.kind === 'paragraph' ? countPending(block.text) : 0),
    0,
  );
}

function evidenceItems({ plan }: YearReport, year: YearStatements): readonly ReadinessItem[] {
  const bare = evidenceIndex(plan, year).filter(({ entries }) => entries.length === 0);
  if (bare.length === 0) return [];
  const words = `${bare.length} 项没有佐证材料：${rowNumbersText(bare.map(({ indicator }) => indicator.seq))}`;
  return [{ severity: 'should', kind: 'evidence', words, place: placeAt('evidence') }];
}

function closeItems(year: YearStatements): readonly ReadinessItem[] {
  const closed = closedMonths(year.bySubject);
  const open = MONTHS.filter((month) => !closed.has(month));
  const [first] = open;
  if (first === undefined) return [];
  const words = `${monthsOf(open)}还没有关账`;
  return [{ severity: 'should', kind: 'close', words, place: placeAt('entry', { month: first }) }];
}

/** '还有 3 项必须处理、12 项建议处理'; '没有未了事项' when the list is empty. */
export function readinessText(items: readonly ReadinessItem[]): string {
  const must = items.filter(({ severity }) => severity === 'must').length;
  const should = items.length - must;
  const parts = [
    must === 0 ? null : `${must} 项必须处理`,
    should === 0 ? null : `${should} 项建议处理`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? '没有未了事项' : `还有 ${parts.join('、')}`;
}
