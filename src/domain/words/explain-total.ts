import type { PlanSettings } from '#src/domain/catalogue/plan.ts';
import { executionPoints, isOneView, type ViewRules } from '#src/domain/catalogue/rules.ts';
import { mulDivRound } from '#src/domain/quantity/exact.ts';
import { HUNDRED_POINTS, NO_POINTS, subtractPoints } from '#src/domain/quantity/points.ts';
import { scaledToText } from '#src/domain/quantity/quantity.ts';
import { rowTenths, type Execution, type TenNinety } from '#src/domain/score/scorecard.ts';
import {
  ROWS_TOTAL_LABEL,
  WHOLE_TOTAL_LABEL,
  EXECUTION_RATE_LABEL,
  CAPS_LABEL,
  NO_ROW_SCORED,
} from '#src/domain/words/figure-labels.ts';
import { scoreByClass } from '#src/domain/year/breakdown.ts';
import type { ExplainStep } from '#src/domain/words/explain.ts';
import { percentText, quantityText, scoreText, weightText } from '#src/domain/words/format.ts';
import { gradeSaying } from '#src/domain/words/headline.ts';
import { hasGrade } from '#src/domain/year/finality.ts';
import { roundedText, viewFactorText } from '#src/domain/words/rules-words.ts';
import { GRADE_WORDS } from '#src/domain/words/words.ts';
import { rowsTotal, wholeTotal, type ReportRow, type YearReport } from '#src/domain/year/year-report.ts';

/** Where 指标得分 comes from: the classes' sums, what is not scored yet, the grade. */
export function explainHundred(report: YearReport): readonly ExplainStep[] {
  const { card, plan } = report;
  const classes = scoreByClass(report);
  const isSingle = isOneView(plan.settings);
  const [excellent, good, fair] = plan.settings.gradeThresholds.map(weightText);
  const scored = classes.filter(({ coveredWeight }) => coveredWeight > 0);
  return [
    {
      label: ROWS_TOTAL_LABEL,
      arithmetic:
        scored.length === 0
          ? '—'
          : `${scored.map(({ key, score }) => `${key} ${scoreText(score)}`).join(' + ')} = ${scoreText(card.total)} 分`,
      rule: `各行得分先${roundedText(plan.settings)}，再相加；没有得分的行不计${scored.length === 0 ? '，现在还没有一行有得分' : ''}`,
    },
    {
      label: '未得的分',
      arithmetic: `${scored.length === 0 ? '' : `${weightText(card.weight)} − ${scoreText(card.total)} = `}${scoreText(subtractPoints(card.weight, card.total))} 分`,
      rule: `其中 ${weightText(subtractPoints(card.weight, card.coveredWeight))} 分的指标还没有得分`,
    },
    {
      label: '等次',
      arithmetic: gradeSaying(report) ?? '—',
      rule: `${isSingle ? '按自评总分，' : ''}全年结束且各项均已计分后定；${excellent} 分及以上优，${good} 分及以上良，${fair} 分及以上中，其余差`,
    },
  ];
}

/** Where 自评总分 comes from: the execution's points, the rows, and what caps them; a line of its own while there is no rate to score. */
export function explainTenNinety(report: YearReport): readonly ExplainStep[] {
  const { execution, tenNinety } = report;
  const { settings } = report.plan;
  if (tenNinety === null || wholeTotal(report) === null)
    return [
      {
        label: WHOLE_TOTAL_LABEL,
        arithmetic: '—',
        rule: tenNinety === null ? '没有预算执行率，自评总分暂缺' : NO_ROW_SCORED,
      },
    ];
  const ofRows = scoreText(rowsTotal(report) === null ? null : tenNinety.indicators);
  const factor = viewFactorText(settings);
  const points = executionPoints(settings);
  const { capped } = tenNinety;
  const sum = capped?.sum ?? tenNinety.total;
  const ofExecution = execution === null || points === NO_POINTS ? '' : `${scoreText(execution.score)} + `;
  return [
    ...(execution === null ? [] : executionSteps(execution, settings)),
    {
      label: ROWS_TOTAL_LABEL,
      arithmetic: `各行之和 ${ofRows} 分`,
      rule:
        factor === null
          ? `每行 = 权重 × 未舍入的系数，${roundedText(settings)}`
          : `每行 = 权重 × ${factor} × 未舍入的系数，${roundedText(settings)}；不由百分制得分折算`,
    },
    {
      label: WHOLE_TOTAL_LABEL,
      arithmetic: `${ofExecution}${ofRows} = ${scoreText(sum)} 分`,
      rule:
        capped === null
          ? gradeLine(report, tenNinety)
          : points === NO_POINTS
            ? '预算执行率不计分，只封顶'
            : '预算执行得分 + 指标得分',
    },
    ...(capped === null
      ? []
      : [
          {
            label: CAPS_LABEL,
            arithmetic: `${scoreText(capped.sum)} → ${scoreText(tenNinety.total)} 分`,
            rule: `执行率低于 ${percentText(capped.cap.below)} 的，总分最高 ${weightText(capped.cap.most)} 分；${gradeLine(report, tenNinety)}`,
          },
        ]),
  ];
}

function executionSteps(execution: Execution, settings: PlanSettings): readonly ExplainStep[] {
  const points = executionPoints(settings);
  return [
    {
      label: EXECUTION_RATE_LABEL,
      arithmetic: `${quantityText(execution.executed)} ÷ ${quantityText(execution.budget)} 万元 = ${percentText(execution.rate)}`,
      rule: '累计执行数 ÷ 全年（调整）预算数',
    },
    ...(points === NO_POINTS
      ? []
      : [
          {
            label: '预算执行得分',
            arithmetic: `${weightText(points)} × 执行率 = ${scoreText(execution.score)} 分`,
            rule: `系数最高为 1、最低为 0，${roundedText(settings)}`,
          },
        ]),
  ];
}

function gradeLine(report: YearReport, { grade }: Pick<TenNinety, 'grade'>): string {
  return hasGrade(report) ? `等次：${GRADE_WORDS[grade]}` : '全年结束且各项均已计分后定等次';
}

/** The step from the annex's weight to the form's points, for one row. */
export function explainNinetyRow(
  { indicator, score }: ReportRow,
  points: string,
  settings: ViewRules,
): ExplainStep {
  const factor = viewFactorText(settings) ?? '1';
  const tenths = rowTenths(settings);
  const label = `${weightText(subtractPoints(HUNDRED_POINTS, executionPoints(settings)))} 分制`;
  if (score.isManual)
    return {
      label,
      arithmetic: `${scoreText(score.manual)} × ${factor} = ${points} 分`,
      rule: `人工评分按 ${factor} 折算，${roundedText(settings)}`,
    };
  const coefficient =
    score.coefficient === null
      ? '—'
      : scaledToText(mulDivRound(10_000, score.coefficient.numerator, score.coefficient.denominator), 4, 0);
  const counted = subtractPoints(indicator.weight, score.deducted);
  return {
    label,
    arithmetic: `${weightText(counted)} × ${factor} × 系数 = ${scaledToText(counted * tenths, 3, 0)} × ${coefficient} = ${points} 分`,
    rule: `以未舍入的系数计算，${roundedText(settings)}`,
  };
}
