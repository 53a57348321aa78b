import {
  isOneView,
  type Reckoning,
  type RowDecimals,
  rulesOf,
  type ViewRules,
} from '#src/domain/catalogue/rules.ts';
import { NO_POINTS } from '#src/domain/quantity/points.ts';
import { scaledToText } from '#src/domain/quantity/quantity.ts';
import { rowTenths } from '#src/domain/score/scorecard.ts';
import { percentText, weightText } from '#src/domain/words/format.ts';

const STEPS: Readonly<Record<RowDecimals, string>> = { 2: '0.01', 1: '0.1', 0: '1' };

/** '四舍五入到 0.01 分' */
export function roundedText(settings: ViewRules): string {
  return `四舍五入到 ${STEPS[rulesOf(settings).rowDecimals]} 分`;
}

/** '0.9': what a row's weight counts for in 自评总分; null where rows count in full. */
export function viewFactorText(settings: ViewRules): string | null {
  return isOneView(settings) ? null : scaledToText(rowTenths(settings), 1, 0);
}

/** '（权重 − 2 分）' where over-achievement costs points, else '权重'. */
export function overshootLine(settings: Reckoning): string | null {
  const { overshoot } = rulesOf(settings);
  if (overshoot === null || overshoot.deduct === NO_POINTS) return null;
  return `完成值达到指标值的 ${percentText(overshoot.from)} 及以上的，按权重扣 ${weightText(overshoot.deduct)} 分后计分，最低为 0；人工评分不扣`;
}

/** '预算执行率低于 80% 的，总分最高 89 分；…'; null where nothing is capped. */
export function capsLine(settings: ViewRules): string | null {
  const { caps } = rulesOf(settings);
  if (caps.length === 0) return null;
  const each = [...caps]
    .sort((a, b) => b.below - a.below)
    .map(({ below, most }) => `低于 ${percentText(below)} 最高 ${weightText(most)} 分`);
  return `总分按预算执行率封顶：执行率${each.join('，')}`;
}
