import type { Plan } from '#src/domain/catalogue/plan.ts';
import { isOneView, executionPoints } from '#src/domain/catalogue/rules.ts';
import { HUNDRED_POINTS, NO_POINTS, subtractPoints } from '#src/domain/quantity/points.ts';
import type { Month } from '#src/domain/period/month.ts';
import { ATTAINMENTS, type Attainment } from '#src/domain/year/attainment.ts';
import { monthReports } from '#src/domain/year/breakdown.ts';
import { paragraph, type Block, type DocumentChart } from '#src/domain/papers/document.ts';
import { courseKey } from '#src/domain/words/chart-words.ts';
import { scoreText, weightText } from '#src/domain/words/format.ts';
import { dueSentence, yearSentence } from '#src/domain/words/headline.ts';
import { asOfPhrase, asSentence, closeUp, pending, someRowsPhrase } from '#src/domain/words/prose.ts';
import { countStates, ruleScale } from '#src/domain/words/rule-scale.ts';
import { textIn, type ReportFacts } from '#src/domain/papers/self-report-facts.ts';
import { cappedText } from '#src/domain/words/rules-words.ts';
import { GRADE_WORDS, STATE_WORDS } from '#src/domain/words/words.ts';
import { onTimePhrase, outlookSentence } from '#src/domain/words/year-outlook.ts';
import { yearOnYearProse } from '#src/domain/words/year-on-year-words.ts';
import { yearOnYear } from '#src/domain/year/year-on-year.ts';
import { yearCourse } from '#src/domain/year/year-course.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';
import type { ReportRow, YearReport } from '#src/domain/year/year-report.ts';

/** （二）总体目标完成情况: total, grade, how many rows came to what, the course of the year [J3]. */
export function goalDraft(facts: ReportFacts): readonly Block[] {
  const { texts, hasScores } = facts;
  const result = textIn(texts, 'goal-result');
  const resultBlock = paragraph(
    result === '' ? pending('全年总体目标的实际完成情况') : `总体目标实际完成情况：${asSentence(result)}`,
  );
  if (!hasScores) return [paragraph(noScoresText(facts.report.cutOff)), resultBlock];
  return [
    paragraph(totalSentence(facts)),
    paragraph(countsSentence(facts)),
    ...onYearBlocks(facts),
    resultBlock,
    { kind: 'chart', chart: ruleChart(facts.report) },
    { kind: 'chart', chart: courseChart(facts.report, facts.published, facts.year) },
  ];
}

/** A year of which nothing has a score yet, in report and 摘要 alike. */
export function noScoresText(cutOff: Month): string {
  return `${asOfPhrase(cutOff)}尚无已计分的指标。${pending('得分和等次，待指标填报、评定后生成')}`;
}

/** Beside the year before, where there is one [NY14]. */
function onYearBlocks({ report, last = null }: ReportFacts): readonly Block[] {
  const said = last === null ? [] : yearOnYearProse(yearOnYear(report, last), MOVERS);
  return said.length === 0 ? [] : [paragraph(said.join(''))];
}

/** As many rows as a paragraph names. */
const MOVERS = 5;

/** '…得91.58分，等次为优。…自评总分92.14分，等次为优。' */
export function totalSentence(facts: ReportFacts): string {
  const { report, isYearEnd } = facts;
  const { card, rows } = report;
  const isWhole = card.unreported.length === 0;
  const scope = isWhole
    ? `${rows.length}项指标，权重合计${weightText(card.weight)}分，`
    : `${rows.length}项指标，权重合计${weightText(card.weight)}分，其中已计分${rows.length - card.unreported.length}项、${weightText(card.coveredWeight)}分，`;
  const score = `得${scoreText(card.total)}分`;
  if (!isYearEnd) return `${asOfPhrase(report.cutOff)}，${scope}${score}。${paceSentence(report)}`;
  // With the execution inside the plan, the sentence of 自评总分 has the grade [PL30].
  const grade = isOneView(report.plan.settings)
    ? '。'
    : isWhole
      ? `，等次为${GRADE_WORDS[card.grade]}。`
      : `；${someRowsPhrase(facts.counts.open)}未填报或未评定，等次未定。`;
  return `${scope}${score}${grade}${tenNinetySentence(facts)}`;
}

function tenNinetySentence({ report, table }: ReportFacts): string {
  const { tenNinety, execution, card } = report;
  const points = executionPoints(report.plan.settings);
  if (tenNinety === null || (execution === null && points > NO_POINTS))
    return `${closeUp(table.execution.mark)}。`;
  const grade = card.unreported.length === 0 ? `，等次为${GRADE_WORDS[tenNinety.grade]}` : '';
  const ofRows = subtractPoints(HUNDRED_POINTS, points);
  const capped = cappedText(execution, tenNinety.capped);
  const why = capped === '' ? '' : `（${closeUp(capped)}）`;
  const total = `自评总分${scoreText(tenNinety.total)}分${why}${grade}。`;
  if (points === NO_POINTS) return `预算执行率不计分，${total}`;
  return `按预算执行${weightText(points)}分、绩效指标${weightText(ofRows)}分计算，预算执行得${scoreText(execution?.score ?? NO_POINTS)}分，绩效指标得${scoreText(tenNinety.indicators)}分，${total}`;
}

/** A part of the year has no grade: what was due by now, and what the year may end at. */
function paceSentence(report: YearReport): string {
  const named = onTimePhrase(report);
  const outlook = [outlookSentence(report), ...(named === '' ? [] : [named])].join('。');
  return closeUp(`${dueSentence(report)}。按现有数据推算，${outlook}。年度未结束，等次待年终评定。`);
}

export const WHOLE_YEAR: Record<Attainment, string> = {
  met: '达成',
  partly: '部分达成',
  unmet: '未达成',
  'by-hand': '只有人工评分',
  open: '未填报或未评定',
};

/** Before the year has ended nothing is short yet. */
export const SO_FAR: Record<Attainment, string> = {
  ...WHOLE_YEAR,
  met: '已达到或保持在指标值以内',
  partly: STATE_WORDS.partly,
  unmet: '尚未得分',
};

/** '32项指标中，达成25项，部分达成5项（含超上限1项），未达成2项。' Every row is in one of them [J3]. */
export function countsSentence({ report, counts, isYearEnd }: ReportFacts): string {
  const words = isYearEnd ? WHOLE_YEAR : SO_FAR;
  const said = ATTAINMENTS.filter((each) => counts[each].length > 0).map(
    (each) => `${words[each]}${counts[each].length}项${overPart(counts[each])}`,
  );
  return `${report.rows.length}项指标中，${said.join('，')}。`;
}

/** '（含超上限2项）': what the legend of 百分标尺 counts apart; '' for none. */
function overPart(rows: readonly ReportRow[]): string {
  const over = rows.filter(({ state }) => state.kind === 'over').length;
  return over === 0 ? '' : `（含${STATE_WORDS.over}${over}项）`;
}

/** 百分标尺, as a figure of a document. */
export function ruleChart(report: YearReport): DocumentChart {
  const states = countStates(report).filter(({ rows }) => rows > 0);
  const said = states.map(({ state, rows }) => `${STATE_WORDS[state]}${rows}项`).join('，');
  return {
    caption: '百分标尺（宽为权重，高为得分）',
    alt: `百分标尺：${said}。${closeUp(yearSentence(report))}`,
    data: { kind: 'rule', scale: ruleScale(report), states },
  };
}

/** 全年得分走势, as a figure of a document. */
export function courseChart(
  report: YearReport,
  published: Plan,
  year: YearStatements,
  isSmall = false,
): DocumentChart {
  return {
    caption: `全年得分走势（${courseKey(report.cutOff)}）`,
    alt: `全年得分走势：${closeUp(yearSentence(report))}`,
    data: { kind: 'course', course: yearCourse(report, monthReports(published, year)), isSmall },
  };
}
