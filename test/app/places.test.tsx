import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { App } from '#src/app/app.tsx';
import { PlaceBoundary } from '#src/app/place-boundary.tsx';
import { StorageError } from '#src/storage/problem.ts';
import { ErrorBoundary } from '#src/app/error-boundary.tsx';
import { openTestStorage } from '#test/support/render-page.tsx';

async function openAt(hash: string) {
  window.location.hash = hash;
  const storage = await openTestStorage();
  render(<App opening={Promise.resolve(storage)} />);
  return storage;
}

describe('a year without a plan', () => {
  it.each([
    ['#/overview?year=2024', '没有 2024 年度的绩效方案'],
    ['#/entry?year=2026&month=3&sample=1', '没有 2026 年度的绩效方案'],
    ['#/data?year=1999', '没有 1999 年度的绩效方案'],
    ['#/plan?year=abc', '地址里的年度「abc」读不懂'],
    ['#/plan?year=20255', '地址里的年度「20255」读不懂'],
  ])('[H15] %s is never shown as another year', async (hash, title) => {
    await openAt(hash);
    expect(await screen.findByRole('heading', { name: title })).toBeInTheDocument();
    expect(document.title).toMatch(/^没有这个年度/);
    expect(screen.queryByRole('navigation')).toBeNull();
    expect(screen.queryByText(/还没有填报/)).toBeNull();
  });

  it('[H15] names the years there are, and leads to the same place in them', async () => {
    await openAt('#/plan?year=2024');
    const link = await screen.findByRole('link', { name: '2025 年度' });
    expect(link).toHaveAttribute('href', '#/plan?year=2025');
    await userEvent.click(link);
    act(() => void (window.location.hash = '#/plan?year=2025'));
    expect(await screen.findByRole('navigation')).toBeInTheDocument();
  });

  it('[H15] without a year the address means the newest plan', async () => {
    await openAt('#/plan');
    expect(await screen.findByRole('combobox', { name: '年度' })).toHaveValue('2025');
  });
});

describe('a page that breaks', () => {
  it('[H14] says so in its place, and is tried again on request and at another address', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined); // React reports what the boundary catches
    let isBroken = true;
    function Page() {
      if (isBroken) throw new TypeError('x is not a function');
      return <p>内容</p>;
    }
    const frame = (address: string) => (
      <>
        <nav>主导航</nav>
        <PlaceBoundary address={address}>
          <Page />
        </PlaceBoundary>
      </>
    );
    const { rerender } = render(frame('/entry'));
    const alert = screen.getByRole('alert');
    expect(alert).toHaveTextContent('这一页出错，已停止');
    expect(alert).toHaveTextContent('x is not a function');
    expect(screen.getByRole('navigation')).toBeInTheDocument();
    await userEvent.click(within(alert).getByRole('button', { name: '重试' }));
    expect(screen.getByRole('alert')).toBeInTheDocument();
    isBroken = false;
    await userEvent.click(screen.getByRole('button', { name: '重试' }));
    expect(screen.getByText('内容')).toBeInTheDocument();

    isBroken = true;
    rerender(frame('/entry?month=2'));
    expect(screen.getByRole('alert')).toBeInTheDocument();
    isBroken = false;
    rerender(frame('/plan'));
    expect(screen.getByText('内容')).toBeInTheDocument();
  });

  it('[H14] data that cannot be read concerns every place', () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    function Page(): never {
      throw new StorageError({ kind: 'unknown', detail: 'UnknownError' });
    }
    render(
      <ErrorBoundary>
        <nav>主导航</nav>
        <PlaceBoundary address="/entry">
          <Page />
        </PlaceBoundary>
      </ErrorBoundary>,
    );
    expect(screen.getByText('读写本机数据时出错')).toBeInTheDocument();
    expect(screen.queryByRole('navigation')).toBeNull();
  });
});
