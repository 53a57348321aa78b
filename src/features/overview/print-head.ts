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

/** px: what of a sheet of A4 lies between the margins of PRINT_PAGE, 271 mm, as Chromium cuts it (measured in 86 to 109): the next whole one. */
const PAGE_HEIGHT = 1025;
/** More than a plan of 200 rows prints. */
const MOST_PAGES = 40;

/** Where on the strip that is cut into pages each one begins: for browsers that print no margins. */
export const PAGE_TOPS = Array.from({ length: MOST_PAGES }, (_, index) => ({
  number: index + 1,
  top: `${index * PAGE_HEIGHT + 3}px`,
}));

/** The paper of the print, with its number and how many there are in the margin where the browser prints margins (Chromium 131 and newer). */
export const PRINT_PAGE =
  '@page { size: A4 portrait; margin: 12mm 10mm 14mm; @bottom-center { content: "第 " counter(page) " 页　共 " counter(pages) " 页"; font-size: 9pt } } @media print { body { background: #fff } }';
