import { paragraph, type Block } from '#src/domain/papers/document.ts';
import { goalText, monthText, quantityText, scoreText } from '#src/domain/words/format.ts';
import { asSentence, closeUp, rowPhrase } from '#src/domain/words/prose.ts';
import { rowNumbersText } from '#src/domain/words/row-numbers.ts';
import { formNotes } from '#src/domain/papers/scorecard-notes.ts';
import type { ReportFacts } from '#src/domain/papers/self-report-facts.ts';
import { measureText } from '#src/domain/words/value-text.ts';
import type { ReportRow } from '#src/domain/year/year-report.ts';

/** 五、其他需要说明的情况: the rule in force, adjusted targets, scores given by hand, oddities of the source [J1]. */
export function otherDraft({ report, table }: ReportFacts): readonly Block[] {
  const adjusted = report.rows.flatMap(adjustedSentence);
  const manual = report.rows.flatMap(manualSentence);
  const notes = formNotes(report).map(({ rows, text }) =>
    rows.length === 0 ? closeUp(text) : closeUp(`${rowNumbersText(rows)}${text}`),
  );
  return [
    ...(!table.isDraft ? [] : [paragraph(`本报告为未定稿：${closeUp(table.unfinished.join('；'))}。`)]),
    paragraph(`评分规则：${closeUp(table.rules.join('；'))}。`),
    ...(adjusted.length === 0 ? [] : [paragraph(`指标值调整：${adjusted.join('')}`)]),
    ...(manual.length === 0 ? [] : [paragraph(`人工评分：${manual.join('')}`)]),
    ...(notes.length === 0
      ? []
      : [paragraph(`绩效目标表照原文引用，其中需要说明的有：${notes.join('；')}。`)]),
  ];
}

function adjustedSentence(row: ReportRow): readonly string[] {
  const { indicator, adjusted } = row;
  if (adjusted === null || indicator.kind !== 'quantitative') return [];
  const before = closeUp(measureText(goalText(indicator.goal), indicator));
  const after = closeUp(measureText(`${indicator.goal.operator}${quantityText(adjusted.target)}`, indicator));
  const basis = adjusted.basis.trim() === '' ? '。' : `，依据：${asSentence(adjusted.basis)}`;
  return [`${rowPhrase(row)}自${monthText(adjusted.from)}起由${before}调整为${after}${basis}`];
}

function manualSentence(row: ReportRow): readonly string[] {
  const { manual, score } = row;
  if (manual === null) return [];
  const computed = score.computed === null ? '无计算得分' : `计算得分${scoreText(score.computed)}分`;
  return [
    `${rowPhrase(row)}评为${scoreText(manual.score)}分（${computed}），理由：${asSentence(manual.reason)}`,
  ];
}
