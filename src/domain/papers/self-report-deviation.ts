import type { Month } from '#src/domain/period/month.ts';
import { compareRatios, mulDivRound } from '#src/domain/quantity/exact.ts';
import { sumPoints } from '#src/domain/quantity/points.ts';
import { OPEN_BAR_KEY } from '#src/domain/words/chart-words.ts';
import { attainmentOf } from '#src/domain/year/attainment.ts';
import { losses } from '#src/domain/year/breakdown.ts';
import { paragraph, type Block, type DocumentChart } from '#src/domain/papers/document.ts';
import {
  coefficientText,
  goalText,
  monthText,
  percentText,
  scoreText,
  weightText,
} from '#src/domain/words/format.ts';
import { needText } from '#src/domain/words/need.ts';
import {
  asOfPhrase,
  asSentence,
  closeUp,
  pending,
  rowPhrase,
  rowsPhrase,
  targetPhrase,
  valuePhrase,
} from '#src/domain/words/prose.ts';
import { isShort } from '#src/domain/year/row-state.ts';
import type { ReportFacts } from '#src/domain/papers/self-report-facts.ts';
import { measureText, toDateText } from '#src/domain/words/value-text.ts';
import { LOSS_STEPS, lossSentence, waterfall } from '#src/domain/words/waterfall.ts';
import { TIER_WORDS } from '#src/domain/words/words.ts';
import type { ReportRow, YearReport } from '#src/domain/year/year-report.ts';
import { CAUSE_WORDS } from '#src/domain/words/statement-words.ts';
import { monthStatements, standing, type YearStatements } from '#src/domain/statements/year-statements.ts';

export const NOTHING_SHORT = '已计分的指标均达到年度指标值。';
/** A value that is a million times its target is a slip, and no percentage says anything. */
const MAX_TIMES = 1_000_000;

/** Rows that fell short: not met in December; before that only those behind what is due [J6]. */
export function shortRows({ report, isYearEnd }: Pick<ReportFacts, 'report' | 'isYearEnd'>) {
  return report.rows.filter((row) => {
    if (row.score.coefficient === null) return false;
    if (!isYearEnd) return isShort(row.state);
    return attainmentOf(row) === 'partly' || attainmentOf(row) === 'unmet';
  });
}

/** （一）偏离绩效目标的原因: every row that fell short or went far over, with what was entered about it [J6]. */
export function deviationDraft(facts: ReportFacts): readonly Block[] {
  const { report, hasScores } = facts;
  if (!hasScores) return [paragraph(pending('各项指标填报后，说明偏离绩效目标的情况和原因'))];
  const short = shortRows(facts);
  const over = report.rows.filter(({ score, figure }) => score.noteRequired && figure.kind === 'number');
  const none = report.rows.filter(({ score, figure }) => score.noteRequired && figure.kind === 'none');
  return [
    paragraph(shortSentence(facts, short)),
    ...short.map((row) =>
      paragraph(
        `${shortLine(row)}${reasonOf(facts, row, facts.isYearEnd ? '未达到指标值的原因' : '偏差原因')}`,
      ),
    ),
    ...(over.length === 0 ? [] : [paragraph(`完成值达到指标值130%及以上的指标${over.length}项。`)]),
    ...over.map((row) => paragraph(`${overLine(row)}${reasonOf(facts, row, '超额完成较多的原因')}`)),
    ...none.map((row) =>
      paragraph(
        `${rowPhrase(row)}，指标值${targetPhrase(row)}，${valuePhrase(row)}，按达到指标值计，${scoreWords(row)}。${reasonOf(facts, row, '均为无发生的情况说明')}`,
      ),
    ),
    { kind: 'chart', chart: lossChart(facts) },
  ];
}

/** Rows that reached their target and have less than their points: rated below 1, or so far over-achieved that it costs points. */
export function slightRows(report: YearReport, short: readonly ReportRow[]): readonly ReportRow[] {
  const lost = losses(report);
  return report.rows.filter(
    (row) => row.score.score !== null && !short.includes(row) && lost.some((step) => step.row === row),
  );
}

function shortSentence({ report, isYearEnd, counts }: ReportFacts, short: readonly ReportRow[]): string {
  const lost = (rows: readonly ReportRow[]) =>
    sumPoints(losses(report).flatMap(({ row, loss }) => (rows.includes(row) ? [loss] : [])));
  if (!isYearEnd) {
    return short.length === 0
      ? `${asOfPhrase(report.cutOff)}，已计分的指标均未滞后于时序。`
      : `${asOfPhrase(report.cutOff)}，进度滞后或超出指标值的指标${short.length}项（${rowsPhrase(short)}）。`;
  }
  const slight = slightRows(report, short);
  const open = counts.open;
  const sentences = [
    short.length === 0
      ? NOTHING_SHORT
      : `未完全达成的指标${short.length}项（${rowsPhrase(short)}），合计失分${scoreText(lost(short))}分。`,
    ...(slight.length === 0
      ? []
      : [
          `其他未得满分的指标${slight.length}项（${rowsPhrase(slight)}），合计失分${scoreText(lost(slight))}分。`,
        ]),
    ...(open.length === 0
      ? []
      : [`未填报或未评定的指标${open.length}项（${rowsPhrase(open)}），涉及${weightText(lost(open))}分。`]),
  ];
  return sentences.join('');
}

function shortLine(row: ReportRow): string {
  const { rating, score } = row;
  const stood =
    rating === null
      ? `指标值${targetPhrase(row)}${adjustedWords(row)}，完成值${valuePhrase(row)}，得分系数${coefficientText(score.coefficient)}`
      : `评定为“${TIER_WORDS[rating.tier]}”，系数${toDateText(row)}`;
  return `${rowPhrase(row)}，${stood}，${scoreWords(row)}。`;
}

function overLine(row: ReportRow): string {
  const times = timesWords(row);
  return `${rowPhrase(row)}，指标值${targetPhrase(row)}${adjustedWords(row)}，完成值${valuePhrase(row)}${times}，${scoreWords(row)}。`;
}

function timesWords({ figure, goal }: ReportRow): string {
  if (figure.kind !== 'number' || goal === null || goal.target <= 0) return '';
  if (compareRatios(figure.value, goal.target, MAX_TIMES, 1) > 0) return '';
  return `，为指标值的${percentText(mulDivRound(1_000_000, figure.value, goal.target))}`;
}

function adjustedWords({ indicator, goal }: ReportRow): string {
  if (indicator.kind !== 'quantitative' || goal === null || goal.target === indicator.goal.target) return '';
  return `（年初${closeUp(measureText(goalText(indicator.goal), indicator))}）`;
}

function scoreWords({ score, indicator }: ReportRow): string {
  const byHand = score.isManual ? `（人工评分，计算得分${scoreText(score.computed)}分）` : '';
  const off = score.deducted > 0 && !score.isManual ? `（按权重扣${weightText(score.deducted)}分）` : '';
  return `权重${weightText(indicator.weight)}分，得${scoreText(score.score)}分${byHand}${off}`;
}

/** What was entered about a row: its 说明 and the causes of the monitoring form, else the notes of its months and the place where the reason is missing. */
function reasonOf({ year, report }: ReportFacts, row: ReportRow, what: string): string {
  const remark = row.remark.trim() === '' ? '' : `说明：${asSentence(row.remark)}`;
  const causes = causeWords(year, row, report.cutOff);
  if (remark !== '' || causes !== '') return `${causes}${remark}`;
  const notes = monthStatements(year, row.indicator.id)
    .slice(0, report.cutOff)
    .flatMap((said) =>
      said === null || said.content === null || said.note.trim() === ''
        ? []
        : [`${monthText(said.subject.month)}，${said.note.trim()}`],
    );
  const noted = notes.length === 0 ? '' : `填报备注：${asSentence(notes.join('；'))}`;
  return `${noted}${pending(`第${row.indicator.seq}项${what}`)}`;
}

function causeWords(year: YearStatements, { indicator }: ReportRow, month: Month): string {
  const content = standing(year, { kind: 'outlook', indicator: indicator.id, month })?.content ?? null;
  const causes = (content?.causes ?? []).filter(({ text }) => text.trim() !== '');
  const said = causes.map(({ kind, text }) => `${CAUSE_WORDS[kind]}方面，${text.trim()}`);
  return said.length === 0 ? '' : `偏差原因：${asSentence(said.join('；'))}`;
}

/** （二）下一步改进措施: which rows they are owed to, and before December what each still asks for [J6]. */
export function improvementDraft(facts: ReportFacts): readonly Block[] {
  const { report, isYearEnd, hasScores, counts } = facts;
  const measures = pending('改进措施、责任科室和完成时限');
  if (!hasScores) return [paragraph(measures)];
  const short = shortRows(facts);
  const rows = [...short, ...(isYearEnd ? counts.open : [])];
  const lead = rows.length === 0 ? '' : `针对${rowsPhrase(rows)}，拟采取以下措施：`;
  if (isYearEnd) return [paragraph(`${lead}${measures}`)];
  const asks = short.flatMap((row) => {
    const need = closeUp(needText(row, report.cutOff));
    return need === '' ? [] : [`${rowPhrase(row)}${need}`];
  });
  const still = asks.length === 0 ? '' : `至年末：${asks.join('；')}。`;
  return [paragraph(`${still}${lead}${measures}`)];
}

function lossChart({ report, isYearEnd }: ReportFacts): DocumentChart {
  const title = isYearEnd ? '失分构成' : '已得分与满分之差';
  return {
    caption: `${title}（自满分至已得分，${OPEN_BAR_KEY}）`,
    alt: `${title}：${closeUp(lossSentence(report))}`,
    data: { kind: 'losses', bars: waterfall(report, LOSS_STEPS) },
  };
}
