import { screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { PlansPage } from '#src/features/plans/plans-page.tsx';
import { SealTab } from '#src/features/review/seal-tab.tsx';
import { useNotices } from '#src/session/notices.ts';
import { heldBack, lateFile, withWater } from '#test/support/held-back.ts';
import { renderPage } from '#test/support/render-page.tsx';

// A disk or a share that takes its time: people go on meanwhile.

beforeEach(() => useNotices.setState({ notice: null }));

const notice = () => useNotices.getState().notice?.text;
const button = (name: string | RegExp) => screen.getByRole('button', { name });

describe('a late answer', () => {
  it('[H30] about a file that was picked first does not take the place of the one that was picked after it', async () => {
    const { user } = await renderPage(SealTab, { route: '/review/seal', storage: await withWater() });
    await waitFor(() => expect(button('选择文件校验')).toBeEnabled());
    const [first, second] = [lateFile('{}', '先选.json'), lateFile('{}', '后选.json')];
    const input = screen.getByLabelText('选择要校验的文件');
    await user.upload(input, first.file);
    await user.upload(input, second.file);
    second.arrive();
    await waitFor(() => expect(screen.queryByText(/正在校验/)).toBeNull());
    first.arrive();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(screen.getByText(/^后选\.json：/)).toBeInTheDocument();
    expect(screen.queryByText(/^先选\.json：/)).toBeNull();
  });

  it('[H30] a copy of the year calls nobody back who has gone elsewhere', async () => {
    const { storage, answer } = heldBack(await withWater(), 'saveDraft');
    const page = await renderPage(PlansPage, { route: '/plans?year=2026', storage });
    await page.user.click(await screen.findByRole('button', { name: '复制为 2027 年度草稿' }));
    page.unmount();
    answer();
    await waitFor(() => expect(notice()).toMatch(/^已照 2026 年度复制/));
    expect(page.route()).not.toContain('p-');
    expect(useNotices.getState().notice?.action?.label).toBe('打开草稿');
  });
});
