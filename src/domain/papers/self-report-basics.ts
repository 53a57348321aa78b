import { rowsWeight } from '#src/domain/catalogue/plan.ts';
import { planProblems } from '#src/domain/catalogue/plan-problem.ts';
import { rowsByClass, weightOf } from '#src/domain/year/attainment.ts';
import { paragraph, type Block } from '#src/domain/papers/document.ts';
import { weightText } from '#src/domain/words/format.ts';
import { asSentence, closeUp, pending } from '#src/domain/words/prose.ts';
import { textIn, type ReportFacts } from '#src/domain/papers/self-report-facts.ts';
import { quoted } from '#src/domain/words/quoted.ts';

/** 一、基本情况: unit, goal of the year, indicators, budget [J1]. */
export function basicsDraft(facts: ReportFacts): readonly Block[] {
  const { report, texts, table } = facts;
  const { plan } = report;
  const { sections } = plan;
  const unit =
    sections.length === 0 ? '' : `${plan.unitName}设${sections.join('、')}，共${sections.length}个科室。`;
  const adjustedGoal = textIn(texts, 'adjusted-goal');
  const goal = textIn(texts, 'annual-goal') || plan.overallGoal;
  return [
    paragraph(`${unit}${pending('单位主要职能、人员编制和资产情况')}`),
    paragraph(
      goal === '' ? pending('年度总体绩效目标') : `${plan.year}年度总体绩效目标：${asSentence(goal)}`,
    ),
    ...(adjustedGoal === '' ? [] : [paragraph(`调整后的绩效目标：${asSentence(adjustedGoal)}`)]),
    paragraph(indicatorsSentence(facts)),
    paragraph(`${budgetSentence(table, plan.year)}${noteSentence(textIn(texts, 'initial-budget-note'))}`),
  ];
}

function indicatorsSentence({ report: { plan, rows } }: ReportFacts): string {
  const classes = rowsByClass(rows).map(
    ({ title, rows: own }) => `${title}${own.length}项、${weightText(weightOf(own))}分`,
  );
  const by = plan.indicators.some(({ printed }) => printed !== undefined)
    ? '按类别分'
    : '原表未列分类，按建议的类别分';
  const problem = planProblems(plan).some(({ kind }) => kind === 'weights-not-100')
    ? pending(`核对方案，权重合计应为${weightText(rowsWeight(plan.settings))}分`)
    : '';
  const from = plan.source === '' ? '' : `取自${quoted(closeUp(plan.source))}，`;
  return `绩效指标${from}共${rows.length}项，权重合计${weightText(weightOf(rows))}分，${by}：${classes.join('，')}。${problem}`;
}

function budgetSentence({ execution }: ReportFacts['table'], year: number): string {
  const { budgetAtStart, budget } = execution;
  if (budget.kind !== 'number') return pending('年度预算数');
  if (budgetAtStart.kind !== 'number' || budgetAtStart.scaled === budget.scaled)
    return `${year}年度预算数为${budget.text}万元。`;
  return `${year}年年初预算数为${budgetAtStart.text}万元，全年（调整）预算数为${budget.text}万元。`;
}

function noteSentence(note: string): string {
  return note === '' ? '' : asSentence(note);
}
