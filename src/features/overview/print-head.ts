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

/** The paper of the print, with its number in the margin of every page where the browser prints margins (Chromium 131 and newer). */
export const PRINT_PAGE =
  '@page { size: A4 portrait; margin: 12mm 10mm 14mm; @bottom-center { content: "第 " counter(page) " 页　共 " counter(pages) " 页"; font-size: 9pt } } @media print { body { background: #fff } }';
