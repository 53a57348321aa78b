import { subtractPoints, sumPoints, type Points } from '#src/domain/quantity/points.ts';
import { losses, type LossStep } from '#src/domain/year/breakdown.ts';
import { scoreText, weightText } from '#src/domain/words/format.ts';
import type { ReportRow, YearReport } from '#src/domain/year/year-report.ts';

/** More steps than these go into one, on every drawing of them. */
export const LOSS_STEPS = 9;

/** One bar of the way from all points down to the score; it spans low…high in points. */
export interface WaterfallBar {
  readonly kind: 'full' | 'loss' | 'rest' | 'open' | 'score';
  readonly label: string;
  readonly low: Points;
  readonly high: Points;
  /** The rows behind it; none for the two ends. */
  readonly rows: readonly ReportRow[];
}

/**
 * Total weight − each loss = the score [O7]. Settled losses first, largest first; those past `limit` in one bar; what is not
 * scored yet apart, for it may still turn out smaller [O7].
 */
export function waterfall(report: YearReport, limit: number): readonly WaterfallBar[] {
  const steps = losses(report);
  const settled = steps.filter((step) => !step.isOpen);
  const open = steps.filter((step) => step.isOpen);
  // A rest of one row is that row.
  const shown = settled.length <= limit + 1 ? settled : settled.slice(0, limit);
  const rest = settled.slice(shown.length);
  let level = report.card.weight;
  const bars: WaterfallBar[] = [{ kind: 'full', label: '满分', low: 0 as Points, high: level, rows: [] }];
  const down = (kind: WaterfallBar['kind'], label: string, group: readonly LossStep[]) => {
    const high = level;
    level = subtractPoints(level, sumPoints(group.map((step) => step.loss)));
    bars.push({ kind, label, low: level, high, rows: group.map((step) => step.row) });
  };
  for (const step of shown) down('loss', `${step.row.indicator.seq}. ${step.row.indicator.name}`, [step]);
  if (rest.length > 0) down('rest', `其余 ${rest.length} 项`, rest);
  if (open.length > 0) down('open', `未计分 ${open.length} 项`, open);
  bars.push({ kind: 'score', label: '已得分', low: 0 as Points, high: level, rows: [] });
  return bars;
}

/** '从 100 分起：已计分的 16 项少得 12.12 分，未计分的 3 项 9 分，现得 78.88 分。' */
export function lossSentence(report: YearReport): string {
  const steps = losses(report);
  const { card } = report;
  if (steps.length === 0) return `${weightText(card.weight)} 分全部得到。`;
  const settled = steps.filter((step) => !step.isOpen);
  const open = steps.filter((step) => step.isOpen);
  const lost = (group: readonly LossStep[]) => weightText(sumPoints(group.map((step) => step.loss)));
  const parts = [
    ...(settled.length === 0 ? [] : [`已计分的 ${settled.length} 项少得 ${lost(settled)} 分`]),
    ...(open.length === 0 ? [] : [`未计分的 ${open.length} 项占 ${lost(open)} 分`]),
  ];
  return `从 ${weightText(card.weight)} 分起：${parts.join('，')}，${card.coveredWeight === 0 ? '尚无得分' : `现得 ${scoreText(card.total)} 分`}。`;
}
