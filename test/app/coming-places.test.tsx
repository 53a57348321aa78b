import { screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { loadPage } from '#src/app/pages.ts';
import type { PlaceName } from '#src/session/place.ts';
import { openTestStorage, renderPage } from '#test/support/render-page.tsx';

/** Places that show a year, and what they are called while it is being read. */
const OF_A_YEAR: readonly (readonly [PlaceName, string])[] = [
  ['overview', '总览'],
  ['entry', '月度填报'],
  ['month', '月度办理'],
  ['indicator', '指标'],
  ['scorecard', '年终评分表'],
  ['review', '年终材料'],
  ['plan', '绩效方案'],
  ['data', '数据与协作'],
];

describe('[H19] a place whose year is being read', () => {
  test.each(OF_A_YEAR)('%s has its heading already', async (name, heading) => {
    const storage = await openTestStorage();
    const page = await loadPage(name);
    await renderPage(page, {
      route: `/${name}?year=2025`,
      isReading: true,
      storage: { ...storage, load: () => new Promise(() => undefined) },
    });
    expect(screen.getByText('正在读取…')).toBeVisible();
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent(heading);
  });
});
