import { isOneView } from '#src/domain/catalogue/plan.ts';
import { mulDivRound } from '#src/domain/quantity/exact.ts';
import { subtractPoints } from '#src/domain/quantity/points.ts';
import { scaledToText } from '#src/domain/quantity/quantity.ts';
import { scoreByClass } from '#src/domain/year/breakdown.ts';
import type { ExplainStep } from '#src/domain/words/explain.ts';
import { percentText, quantityText, scoreText, weightText } from '#src/domain/words/format.ts';
import { gradeSaying } from '#src/domain/words/headline.ts';
import { hasGrade } from '#src/domain/year/finality.ts';
import { GRADE_WORDS } from '#src/domain/words/words.ts';
import { executionPoints } from '#src/domain/score/scorecard.ts';
import type { ReportRow, YearReport } from '#src/domain/year/year-report.ts';

/** Where 指标得分 comes from: the classes' sums, what is not scored yet, the grade. */
export function explainHundred(report: YearReport): readonly ExplainStep[] {
  const { card, plan } = report;
  const classes = scoreByClass(report);
  const isSingle = isOneView(plan.settings);
  const [excellent, good, fair] = plan.settings.gradeThresholds.map(weightText);
  return [
    {
      label: '指标得分',
      arithmetic: `${classes.map(({ key, score }) => `${key} ${scoreText(score)}`).join(' + ')} = ${scoreText(card.total)} 分`,
      rule: '各行得分先四舍五入到 0.01 分，再相加；没有得分的行不计',
    },
    {
      label: '未得的分',
      arithmetic: `${weightText(card.weight)} − ${scoreText(card.total)} = ${scoreText(subtractPoints(card.weight, card.total))} 分`,
      rule: `其中 ${weightText(subtractPoints(card.weight, card.coveredWeight))} 分的指标还没有得分`,
    },
    {
      label: '等次',
      arithmetic: gradeSaying(report) ?? '—',
      rule: `${isSingle ? '按自评总分，' : ''}全年结束且各项均已计分后定；${excellent} 分及以上优，${good} 分及以上良，${fair} 分及以上中，其余差`,
    },
  ];
}

/** Where 自评总分 comes from: 10 points of execution and the 90-point rows; null while there is no rate. */
export function explainTenNinety(report: YearReport): readonly ExplainStep[] {
  const { execution, tenNinety } = report;
  if (execution === null || tenNinety === null)
    return [{ label: '自评总分', arithmetic: '—', rule: '没有预算执行率，自评总分暂缺' }];
  return [
    {
      label: '预算执行率',
      arithmetic: `${quantityText(execution.executed)} ÷ ${quantityText(execution.budget)} 万元 = ${percentText(execution.rate)}`,
      rule: '累计执行数 ÷ 全年（调整）预算数',
    },
    {
      label: '预算执行得分',
      arithmetic: `${weightText(executionPoints(report.plan.settings))} × 执行率 = ${scoreText(execution.score)} 分`,
      rule: '系数最高为 1、最低为 0，四舍五入到 0.01 分',
    },
    {
      label: '指标得分',
      arithmetic: `各行之和 ${scoreText(tenNinety.indicators)} 分`,
      rule: isOneView(report.plan.settings)
        ? '每行 = 权重 × 未舍入的系数，四舍五入到 0.01 分'
        : '每行 = 权重 × 0.9 × 未舍入的系数，四舍五入到 0.01 分；不由百分制得分折算',
    },
    {
      label: '自评总分',
      arithmetic: `${scoreText(execution.score)} + ${scoreText(tenNinety.indicators)} = ${scoreText(tenNinety.total)} 分`,
      rule: hasGrade(report) ? `等次：${GRADE_WORDS[tenNinety.grade]}` : '全年结束且各项均已计分后定等次',
    },
  ];
}

/** The step from the annex's weight to the 90-point form, for one row. */
export function explainNinetyRow({ indicator, score }: ReportRow, points: string): ExplainStep {
  const weight = scaledToText(indicator.weight * 9, 3, 0);
  if (score.isManual)
    return {
      label: '90 分制',
      arithmetic: `${scoreText(score.score)} × 0.9 = ${points} 分`,
      rule: '人工评分按 0.9 折算，四舍五入到 0.01 分',
    };
  const coefficient =
    score.coefficient === null
      ? '—'
      : scaledToText(mulDivRound(10_000, score.coefficient.numerator, score.coefficient.denominator), 4, 0);
  return {
    label: '90 分制',
    arithmetic: `${weightText(indicator.weight)} × 0.9 × 系数 = ${weight} × ${coefficient} = ${points} 分`,
    rule: '以未舍入的系数计算，四舍五入到 0.01 分',
  };
}
