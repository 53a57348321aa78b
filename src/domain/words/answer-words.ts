import { YEAR_END, type Month } from '#src/domain/period/month.ts';
import { sumPoints } from '#src/domain/quantity/points.ts';
import { pointsMissing } from '#src/domain/score/row-score.ts';
import { NOTHING_REPORTED } from '#src/domain/words/figure-labels.ts';
import { goalText, monthsText, monthText, quantityText, weightText } from '#src/domain/words/format.ts';
import { ownerText } from '#src/domain/words/owner-words.ts';
import { measureText } from '#src/domain/words/value-text.ts';
import { stateText, STATE_WORDS } from '#src/domain/words/words.ts';
import { rowsAtRisk, type WinGroup } from '#src/domain/year/breakdown.ts';
import type { Completeness } from '#src/domain/year/completeness.ts';
import type { FallingDue } from '#src/domain/year/falling-due.ts';
import type { RowChange } from '#src/domain/year/last-look.ts';
import type { NextDue } from '#src/domain/year/next-due.ts';
import type { YearReport } from '#src/domain/year/year-report.ts';

/** '有风险 3 项，涉及 6.4 分；待填报 2 项'; in December '失分 13 项，8.42 分；未计分 2 项' [MO27]. */
export function riskText(report: YearReport): string {
  if (report.card.coveredWeight === 0) return NOTHING_REPORTED;
  const rows = rowsAtRisk(report);
  const points = weightText(sumPoints(rows.map(({ score }) => pointsMissing(score, report.cutOff))));
  const isOver = report.cutOff === YEAR_END;
  const found = isOver
    ? [`失分 ${rows.length} 项，${points} 分`, '没有失分的指标']
    : [`有风险 ${rows.length} 项，涉及 ${points} 分`, '没有滞后、超限或未达标准的指标'];
  const open = report.rows.filter(({ state, score }) =>
    isOver ? score.score === null : state.kind === 'unreported',
  );
  return [
    rows.length === 0 ? found[1] : found[0],
    ...(open.length === 0 ? [] : [`${isOver ? '未计分' : '待填报'} ${open.length} 项`]),
  ].join('；');
}

/** Over each group of rows, where there are several. */
export function winGroupText({ kind, rows }: WinGroup, cutOff: Month): string {
  switch (kind) {
    case 'own':
      return `本科室 ${rows.length} 项`;
    case 'risk':
      return `${cutOff === YEAR_END ? '失分' : '有风险'} ${rows.length} 项`;
    case 'rest':
      return cutOff === YEAR_END ? `未计分 ${rows.length} 项` : `其余可争取 ${rows.length} 项`;
  }
}

/** '还需 14 万元', '须 ≥ 95%', '待评定': what of it is not done. */
export function dueNeedText({ row, missing }: FallingDue): string {
  if (row.goal === null) return '待评定';
  return missing === null
    ? `须 ${measureText(goalText(row.goal), row.indicator)}`
    : `还需 ${measureText(quantityText(missing), row.indicator)}`;
}

/** '另有 13 项 38 分：信息审核科 5 项、综合科 4 项'; '' for none. */
export function restDueText(rest: readonly FallingDue[]): string {
  if (rest.length === 0) return '';
  const counts = new Map<string, number>();
  for (const { row } of rest) counts.set(row.indicator.owner, (counts.get(row.indicator.owner) ?? 0) + 1);
  const owners = [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([owner, count]) => `${ownerText(owner)} ${count} 项`);
  const sum = `另有 ${rest.length} 项 ${weightText(sumPoints(rest.map(({ points }) => points)))} 分`;
  // A plan without sections has nobody to name.
  return counts.size === 1 && counts.has('') ? sum : `${sum}：${owners.join('、')}`;
}

/** '逐月到期 6 项，7月 1.9 分'; '' for none. */
export function gradualText({ gradual: { rows, points } }: NextDue, cutOff: Month): string {
  if (rows.length === 0 || cutOff === YEAR_END) return '';
  return `逐月到期 ${rows.length} 项，${monthText((cutOff + 1) as Month)} ${weightText(points)} 分`;
}

/** Where nothing with a date is still to come. */
export function nothingDueText(cutOff: Month): string {
  return cutOff === YEAR_END ? '年度已结束，没有待到期的节点' : '到年底没有未完成的节点';
}

/** '在范围内 → 超上限'; the state alone where the score changed within it. */
export function changeWords({ row, from }: RowChange): string {
  const now = stateText(row.state);
  if (from === null) return `新增，${now}`;
  return from === row.state.kind ? now : `${STATE_WORDS[from]} → ${now}`;
}

/** '1—6月应填 174 格，已全部填报', '1—6月应填 174 格，已填 162 格'. */
export function filledText({ reported, expected }: Completeness, cutOff: Month): string {
  const due = `${monthsText(cutOff)}应填 ${expected} 格`;
  return reported === expected ? `${due}，已全部填报` : `${due}，已填 ${reported} 格`;
}
