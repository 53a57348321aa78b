import { executionPoints, type ViewRules } from '#src/domain/catalogue/rules.ts';
import { NO_POINTS } from '#src/domain/quantity/points.ts';
import { monthText } from '#src/domain/words/format.ts';
import { rowNumbersText } from '#src/domain/words/row-numbers.ts';
import { planProblemText } from '#src/domain/words/words.ts';
import type { NoRate, OpenReason, SealObstacle } from '#src/domain/year/finality.ts';

const NO_RATE_WORDS: Record<NoRate, string> = {
  'no-budget': '方案没有预算数，执行率无法计算，自评总分暂缺',
  'empty-budget': '预算数为 0，执行率无意义，自评总分暂缺',
  unreported: '预算执行数未填报，执行率和自评总分暂缺',
};

/** Where the total does without a rate [KJ4]. */
const NO_RATE_ALONE_WORDS: Record<NoRate, string> = {
  'no-budget': '方案没有预算数，执行率无法计算',
  'empty-budget': '预算数为 0，执行率无意义',
  unreported: '预算执行数未填报，执行率暂缺',
};

/** Why there is no rate, and what is missing with it. */
export function noRateText(why: NoRate, settings: ViewRules): string {
  return (executionPoints(settings) === NO_POINTS ? NO_RATE_ALONE_WORDS : NO_RATE_WORDS)[why];
}

/** '数据截至 6月，全年未结束' */
export function openReasonText(reason: OpenReason): string {
  switch (reason.kind) {
    case 'year-runs':
      return `数据截至 ${monthText(reason.cutOff)}，全年未结束`;
    case 'rows-unscored':
      return `${reason.rows.length} 项未填报或未评定，没有得分：${rowNumbersText(reason.rows)}`;
    case 'total-open':
      return '没有预算执行率，自评总分未定';
  }
}

/** What is said to the person who asked for sealing. */
export function sealObstacleText(
  obstacle: SealObstacle,
  rows: Parameters<typeof planProblemText>[1],
): string {
  if (obstacle.kind === 'plan-problem') return planProblemText(obstacle.problem, rows);
  return obstacle.kind === 'no-rate' ? NO_RATE_WORDS[obstacle.why] : openReasonText(obstacle);
}
