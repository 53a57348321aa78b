import { isCeiling } from '#src/domain/catalogue/indicator.ts';
import type { PlanSettings } from '#src/domain/catalogue/plan.ts';
import { rulesOf } from '#src/domain/catalogue/rules.ts';
import { TIERS } from '#src/domain/catalogue/tier.ts';
import { goalText, monthText, weightText } from '#src/domain/words/format.ts';
import { milestonesText } from '#src/domain/words/plan-words.ts';
import { overshootLine } from '#src/domain/words/rules-words.ts';
import { measureText } from '#src/domain/words/value-text.ts';
import { bandText, EXCEEDED_RULE_WORDS, ROLLUP_WORDS, TIER_WORDS } from '#src/domain/words/words.ts';
import type { ReportRow } from '#src/domain/year/year-report.ts';

/** How a row is scored, rule by rule, before any number of its own. */
export function ruleLines(row: ReportRow, settings: PlanSettings): readonly string[] {
  const { indicator, goal } = row;
  const weight = weightText(indicator.weight);
  if (indicator.kind !== 'quantitative' || goal === null) {
    return [
      `由人评定档次和系数，得分 = 系数 × ${weight} 分`,
      ...TIERS.map((tier) => `${TIER_WORDS[tier]}：系数 ${bandText(tier, rulesOf(settings))}`),
      ...(indicator.kind === 'compound'
        ? ['分项各自对照目标：全部达到建议「达成」，部分达到建议「部分达成」；系数取各分项平均，由人确认']
        : []),
    ];
  }
  const target = measureText(goalText(goal), indicator);
  const { method } = ROLLUP_WORDS[indicator.rollup];
  if (isCeiling(goal.operator)) {
    return [
      method,
      `指标值 ${target} 是上限：在上限之内记满分 ${weight} 分`,
      EXCEEDED_RULE_WORDS[settings.exceededRule],
      '进度：每月都对照全年上限',
    ];
  }
  return [
    method,
    `达到 ${target} 记满分 ${weight} 分；未达到按 完成值 ÷ 指标值 记分，不超过满分`,
    ...(goal.target > 0 ? overLines(settings) : []),
    pacingLine(row),
  ];
}

/** What over-achievement asks for, and what it costs [S8] [KJ3]. */
function overLines(settings: PlanSettings): readonly string[] {
  const off = overshootLine(settings);
  return off === null
    ? ['完成值达到指标值的 130% 及以上仍为满分，须写说明']
    : [off, '完成值达到指标值的 130% 及以上须写说明'];
}

function pacingLine({ indicator }: ReportRow): string {
  if (indicator.kind !== 'quantitative') return '';
  const { pacing } = indicator;
  const lights = '；完成不足应完成数的 60% 红灯，不足 80% 黄灯，120% 及以上蓝灯';
  switch (pacing.kind) {
    case 'linear':
      return `进度：全年指标值按月均摊${lights}`;
    case 'milestone': {
      const first = pacing.milestones[0];
      const until = first === undefined ? '' : `（${monthText(first.month)}以前不判断）`;
      return `进度：到月累计应完成 ${milestonesText(pacing.milestones)}${until}${lights}`;
    }
    case 'level':
      return '进度：每月都对照全年指标值';
    case 'year-end':
      return '进度：年终才判断';
  }
}
