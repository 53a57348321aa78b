import { INITIAL_BUDGET_LABEL, ADJUSTED_BUDGET_LABEL } from '#src/domain/catalogue/field-words.ts';
import { executionPoints } from '#src/domain/catalogue/rules.ts';
import { RATE_HEAD, WEIGHT_HEAD, SCORE_HEAD } from '#src/domain/papers/form-labels.ts';
import { NO_POINTS } from '#src/domain/quantity/points.ts';
import { monthsThrough } from '#src/domain/period/month.ts';
import { paragraph, type Block, type DocumentTable } from '#src/domain/papers/document.ts';
import { RATE_NOT_SCORED } from '#src/domain/words/figure-labels.ts';
import { monthText } from '#src/domain/words/format.ts';
import { closeUp, pending, periodText } from '#src/domain/words/prose.ts';
import type { ReportFacts } from '#src/domain/papers/self-report-facts.ts';

const WHOLE = 1_000_000;

/** （一）预算执行情况 [J1]. */
export function executionDraft(facts: ReportFacts): readonly Block[] {
  return [
    paragraph(`${executionSentence(facts)}${reasonPending(facts)}`),
    { kind: 'table', table: executionTable(facts) },
  ];
}

function executionSentence({ report, table }: ReportFacts): string {
  const { execution, executed, cutOff, executionSeries } = report;
  const { budget, executed: amount, rate, weight, score, mark } = table.execution;
  if (executed === null)
    return `${budget.kind === 'number' ? `全年（调整）预算数${budget.text}万元。` : ''}${pending(`${periodText(cutOff)}预算执行数，尚未填报`)}`;
  const open = monthsThrough(cutOff).filter((month) => executionSeries[month - 1]?.kind === 'unreported');
  const left = open.length === 0 ? '' : `（${open.map(monthText).join('、')}未填报，未计入）`;
  const done = `${periodText(cutOff)}执行${amount.text}万元${left}`;
  if (execution === null) return `${done}。${closeUp(mark)}。`;
  const points =
    executionPoints(report.plan.settings) === NO_POINTS
      ? RATE_NOT_SCORED
      : `按权重${weight.text}分计，得${score.text}分`;
  return `${ADJUSTED_BUDGET_LABEL}${budget.text}万元，${done}，预算执行率${rate.text}%，${points}。`;
}

/** What a reader will ask at the year end, and the data do not tell. */
function reasonPending({ report: { execution }, isYearEnd }: ReportFacts): string {
  if (execution === null || execution.rate === WHOLE) return '';
  if (execution.rate > WHOLE) return pending('执行数超过预算数的原因');
  return isYearEnd ? pending('年末结余情况和原因') : '';
}

function executionTable({ table }: ReportFacts): DocumentTable {
  const { budgetAtStart, budget, executed, executedLabel, rate, weight, score } = table.execution;
  const cells = [budgetAtStart, budget, executed, rate, weight, score].map(({ text }) => text);
  const labels = [
    `${INITIAL_BUDGET_LABEL}（万元）`,
    `${ADJUSTED_BUDGET_LABEL}（万元）`,
    `${executedLabel}（万元）`,
    RATE_HEAD,
    WEIGHT_HEAD,
    SCORE_HEAD,
  ];
  return {
    caption: '预算执行情况',
    columns: labels.map((label) => ({ label, align: 'center', width: 1 })),
    rows: [cells],
    total: null,
  };
}
