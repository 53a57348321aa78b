import { describe, expect, it } from 'vitest';
import { lossShape } from '#src/charts/loss-shape.ts';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { unitFigures } from '#src/domain/district/unit-figures.ts';
import { evaluationPaper } from '#src/domain/papers/evaluation-paper.ts';
import { monitoringForm } from '#src/domain/papers/monitoring-form.ts';
import { scorecardTable } from '#src/domain/papers/scorecard-table.ts';
import { selfEvaluationForm } from '#src/domain/papers/self-evaluation-form.ts';
import { selfReport } from '#src/domain/papers/self-report.ts';
import { leaderSummary } from '#src/domain/papers/summary.ts';
import type { Instant } from '#src/domain/statements/statement.ts';
import { NO_STATEMENTS } from '#src/domain/statements/year-statements.ts';
import { standingText } from '#src/domain/words/entry-words.ts';
import { explainHundred, explainTenNinety } from '#src/domain/words/explain-total.ts';
import { lossSentence, waterfall } from '#src/domain/words/waterfall.ts';
import { yearReport } from '#src/domain/year/year-report.ts';
import { scorecardData } from '#src/export/scorecard-json.ts';
import { snapshotDocument } from '#src/snapshot/snapshot-document.ts';
import { snapshotModel } from '#src/snapshot/snapshot-model.ts';
import { DEFAULT_RULES } from '#src/domain/catalogue/rules.ts';
import { EVERY_PLAN } from '#test/support/fixture-plans.ts';
import { NINETY_PLAN } from '#test/support/ninety-plan.ts';
import { WATER } from '#test/support/water-plan.ts';

const ROWS_ALONE: Plan = {
  ...WATER,
  settings: { ...WATER.settings, rules: { ...DEFAULT_RULES, executionPoints: 0 as never } },
};
const PLANS: readonly (readonly [string, Plan])[] = [
  ...EVERY_PLAN.map(({ name, plan }) => [name, plan] as const),
  ['90 points beside 10 for the execution', NINETY_PLAN],
  ['the rows alone', ROWS_ALONE],
];
const NO_TEXTS = new Map();

/** Everything that any paper of a year of which nothing was said prints. */
function papers(plan: Plan, month: 1 | 6 | 12): readonly [string, unknown][] {
  const report = yearReport(plan, NO_STATEMENTS, month);
  const options = { isSample: false, published: plan, texts: NO_TEXTS };
  const form = selfEvaluationForm(report, { ...options, seal: { kind: 'open' } as never });
  const source = { report, published: plan, year: NO_STATEMENTS, isSample: false };
  const snapshot = snapshotModel({
    plan,
    year: NO_STATEMENTS,
    cutOff: month,
    isSample: false,
    author: { name: '林楠', section: '综合科' },
    exportedAt: 0 as Instant,
    exportedText: '',
  });
  const bars = waterfall(report, 9);
  return [
    ['评分表', scorecardTable(report, { ...options, view: 'hundred' })],
    ['评分表, the other view', scorecardTable(report, { ...options, view: 'ten-ninety' })],
    ['json', scorecardData(scorecardTable(report, { ...options, view: 'hundred' }))],
    ['自评表', evaluationPaper(form, { layout: 'chongqing', plan, funds: null } as never)],
    ['自评表, national', evaluationPaper(form, { layout: 'national', plan, funds: null } as never)],
    ['运行监控表', monitoringForm(report, { ...options, outlooks: new Map() })],
    ['自评报告', selfReport(source)],
    ['领导摘要', leaderSummary(source)],
    ['快照', snapshotDocument(snapshot, '')],
    ['失分', [lossSentence(report), lossShape(bars).steps.map(({ text }) => text)]],
    ['怎么算的', [explainHundred(report), explainTenNinety(report)]],
    ['月度填报', standingText(report)],
    ['汇总', unitFigures({ plan, year: NO_STATEMENTS }, null, month).score],
  ];
}

/** A score of nothing, as scores are printed; a scale of a chart, a bound of a rule or '40.00' is none. */
const ZERO_SCORE = /(?<![\d.,[])0\.00(?! ?[,\]）)])/;

describe.each(PLANS)('[S12] a year of which nothing was said has no total: %s', (_, plan) => {
  it.each([1, 6, 12] as const)('[S12] as of month %i no paper and no screen prints a 0', (month) => {
    const zeros = papers(plan, month).filter(([, paper]) =>
      ZERO_SCORE.test(typeof paper === 'string' ? paper : JSON.stringify(paper)),
    );
    expect(zeros.map(([name]) => name)).toStrictEqual([]);
  });
});
