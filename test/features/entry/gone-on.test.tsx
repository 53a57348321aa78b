import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { EntryPage } from '#src/features/entry/entry-page.tsx';
import { useEntrySession } from '#src/session/entry-session.ts';
import { useNotices } from '#src/session/notices.ts';
import { lateFile, withWater } from '#test/support/held-back.ts';
import { renderPage } from '#test/support/render-page.tsx';

beforeEach(() => {
  window.localStorage.clear();
  useEntrySession.setState({ byPlan: {} });
  useNotices.setState({ notice: null });
});

const notice = () => useNotices.getState().notice?.text;

describe('whoever has gone on in the grid', () => {
  it('[G18] closing a month opens nothing over whoever has gone on typing while its dialog was fetched', async () => {
    const page = await renderPage(EntryPage, { route: '/entry?month=3', storage: await withWater() });
    await screen.findByRole('grid');
    const cell = document.getElementById('cell-sum-3-value');
    await page.user.pointer({ target: cell as Element, keys: '[MouseLeft]' });
    const field = document.activeElement as HTMLElement;
    fireEvent.click(await screen.findByRole('button', { name: '关账' }));
    fireEvent.change(field, { target: { value: '7' } });
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(cell).toHaveTextContent('7');
  });

  it('[G18] a table that was read while somebody went on in the grid waits in the notice', async () => {
    const page = await renderPage(EntryPage, { route: '/entry?month=3', storage: await withWater() });
    await screen.findByRole('grid');
    const cell = document.getElementById('cell-exact-3-value');
    await page.user.pointer({ target: cell as Element, keys: '[MouseLeft]' });
    const field = document.activeElement as HTMLElement;
    const { file, arrive } = lateFile('指标名称,3月\n水样检测份数,5\n', '三月.csv');
    await page.user.upload(screen.getByLabelText('打开表格，按名称填入：选取文件'), file);
    fireEvent.change(field, { target: { value: '7' } });
    arrive();
    await waitFor(() => expect(notice()).toBe('「三月.csv」已读好，还没有填入'));
    expect(screen.queryByRole('dialog', { hidden: true })).toBeNull();
    act(() => useNotices.getState().notice?.action?.run());
    expect(await screen.findByRole('dialog', { hidden: true }, { timeout: 10_000 })).toBeInTheDocument();
  });
});
