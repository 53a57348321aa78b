import { isSamplePlan } from '#src/domain/catalogue/plan.ts';
import { asOfText } from '#src/domain/words/headline.ts';
import type { YearReport } from '#src/domain/year/year-report.ts';
import { performanceOf } from '#src/domain/words/plan-title.ts';

export const SAMPLE_MARK = '示例数据';

/** '重庆市潼南区电子政务中心 · 2025 年度绩效 · 截至 6 月': what a page is of, wherever it lies [O19]. */
export function pageOf({ plan, cutOff }: YearReport): string {
  return `${plan.unitName} · ${plan.project === null ? `${plan.year} 年度绩效` : performanceOf(plan)} · ${asOfText(cutOff)}`;
}

export function isSampleReport({ plan }: YearReport): boolean {
  return isSamplePlan(plan.id);
}

/**
 * The margins of every printed page, for browsers that print something there; the head of the first page says it in all of
 * them.
 */
export function printPage(report: YearReport): string {
  const mark = isSampleReport(report) ? `${SAMPLE_MARK}，不是真实填报` : '';
  return `@page { size: A4 portrait; margin: 16mm 10mm 14mm; @top-left { content: ${cssText(pageOf(report))}; font-size: 9pt } @top-right { content: ${cssText(mark)}; font-size: 9pt } @bottom-center { content: "第 " counter(page) " 页　共 " counter(pages) " 页"; font-size: 9pt } } @page :first { @top-left { content: none } @top-right { content: none } } @media print { body { background: #fff } }`;
}

/** A text as a style sheet quotes it: a unit's name may hold anything. */
function cssText(text: string): string {
  return `"${text.replace(/["\\\n\r\f<]/g, ' ')}"`;
}
