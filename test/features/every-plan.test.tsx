import { cleanup, screen, waitFor } from '@testing-library/react';
import type { ComponentType } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import { EntryPage } from '#src/features/entry/entry-page.tsx';
import { IndicatorPage } from '#src/features/indicator/indicator-page.tsx';
import { OverviewPage } from '#src/features/overview/overview-page.tsx';
import { PlanPage } from '#src/features/plan/plan-page.tsx';
import { ReviewPage } from '#src/features/review/review-page.tsx';
import { ScorecardPage } from '#src/features/scorecard/scorecard-page.tsx';
import type { PageProps } from '#src/session/page.ts';
import { OTHER_PLANS } from '#test/support/fixture-plans.ts';
import { renderPage } from '#test/support/render-page.tsx';

// jsdom has no canvas; the drawn charts are looked at in a real browser (test/e2e/overview.spec.ts).
vi.mock('#src/charts/echarts-core.ts', () => ({
  initChart: () => ({ setOption: () => {}, resize: () => {}, dispose: () => {} }),
}));

const PLACES: readonly (readonly [string, ComponentType<PageProps>, string])[] = [
  ['总览', OverviewPage, '/overview?month=11'],
  ['月度填报', EntryPage, '/entry?month=6'],
  ['月度填报（全年）', EntryPage, '/entry?month=6&view=year'],
  ['指标', IndicatorPage, '/indicator?month=11'],
  ['年终评分表', ScorecardPage, '/scorecard?month=12'],
  ['自评表', ReviewPage, '/review/form?month=12'],
  ['运行监控表', ReviewPage, '/review/monitor?month=6'],
  ['定稿前检查', ReviewPage, '/review/ready?month=12'],
  ['绩效方案', PlanPage, '/plan?month=11'],
];

/** 200 rows take jsdom half a minute a page: what they need is looked at in a browser, and read row by row in domain and export. */
const PLANS = OTHER_PLANS.filter(({ plan }) => plan.indicators.length < 100);

describe.each(PLANS)('$name', ({ plan, said }) => {
  it.each(PLACES)('[PL46] %s shows it, full and empty, and nothing of annex 10', async (_, Page, route) => {
    for (const words of [said, []]) {
      const complaints = vi.spyOn(console, 'error');
      await renderPage(Page, { plan, route, said: words });
      await waitFor(() => expect(screen.queryByText(/正在(读取|载入|生成)/)).toBeNull());
      expect((await screen.findAllByRole('heading')).length).toBeGreaterThan(0);
      const text = document.body.textContent ?? '';
      expect(
        [ANNEX_10_2025.unitName, '附件 10', 'NaN', 'undefined'].filter((each) => text.includes(each)),
      ).toEqual([]);
      // Two options of one name, say.
      expect(complaints.mock.calls.map(([complaint]) => String(complaint))).toEqual([]);
      cleanup();
    }
  });
});
