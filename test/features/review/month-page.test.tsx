import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ANNEX_10_2025 as plan } from '#src/domain/catalogue/annex10.ts';
import { sampleYear } from '#src/domain/sample/sample-year.ts';
import { MonthPage } from '#src/features/review/month-page.tsx';
import { useNotices } from '#src/session/notices.ts';
import { caughtDownloads } from '#test/support/caught-downloads.ts';
import { renderPage } from '#test/support/render-page.tsx';

const SAID = sampleYear(plan);

beforeEach(() => {
  window.localStorage.clear();
  useNotices.setState({ notice: null });
  vi.restoreAllMocks();
});

const open = (route: string, setup: Parameters<typeof renderPage>[1] = {}) =>
  renderPage(MonthPage, { route, said: SAID, ...setup });

describe('月度填报表 on screen', () => {
  it('[MO10] shows the sheet of one’s own section, blank on demand, and of another by choice', async () => {
    const page = await open('/month/sheet?month=11', { author: { name: '李娜', section: '技术保障科' } });
    const table = await screen.findByRole('table', { name: /2025年11月绩效指标月度填报表，技术保障科/ });
    expect(within(table).getAllByRole('row')).toHaveLength(3);
    expect(table).toHaveTextContent('0.86');
    await page.user.selectOptions(screen.getByRole('combobox', { name: '填写' }), 'blank');
    expect(screen.getByRole('table')).not.toHaveTextContent('0.86');
    expect(screen.getByText('填报人：')).toBeInTheDocument();
    await page.user.selectOptions(screen.getByRole('combobox', { name: '科室' }), '综合科');
    expect(page.route()).toContain(encodeURIComponent('综合科'));
    expect(screen.getByRole('table')).toHaveTextContent('预算执行');
  });

  it('[MO11] leaves as a workbook that says what it is in its name', async () => {
    const saved = caughtDownloads();
    const page = await open('/month/sheet?month=11&section=技术保障科');
    await screen.findByRole('table');
    await page.user.click(await screen.findByRole('button', { name: '导出 Excel' }));
    // The writer is fetched when it is first asked for.
    await waitFor(() => expect(saved).toHaveLength(1), { timeout: 20_000 });
    expect(saved[0]?.name).toBe('重庆市潼南区电子政务中心_2025年11月填报表_技术保障科.xlsx');
  });
});
