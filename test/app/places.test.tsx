import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { App } from '#src/app/app.tsx';
import { PlaceBoundary } from '#src/app/place-boundary.tsx';
import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import type { Plan, PlanId } from '#src/domain/catalogue/plan.ts';
import type { TrackerStorage } from '#src/storage/tracker-storage.ts';
import { StorageError } from '#src/storage/problem.ts';
import { ErrorBoundary } from '#src/app/error-boundary.tsx';
import { say } from '#test/support/annex-10.tsx';
import { openTestStorage } from '#test/support/render-page.tsx';
import { number } from '#test/support/saying.ts';

async function openAt(hash: string, plans: readonly Plan[] = [], given?: TrackerStorage) {
  window.location.hash = hash;
  const storage = given ?? (await openTestStorage());
  for (const plan of plans) await storage.issuePlan(plan);
  return { storage, ...render(<App opening={Promise.resolve(storage)} />) };
}

describe('a year without a plan', () => {
  it.each([
    ['#/overview?year=2024', '没有 2024 年度的内置方案'],
    ['#/entry?year=2026&month=3&sample=1', '没有 2026 年度的内置方案'],
    ['#/data?year=1999', '没有 1999 年度的内置方案'],
    ['#/plan?year=abc', '地址里的年度「abc」读不懂'],
    ['#/plan?year=20255', '地址里的年度「20255」读不懂'],
  ])('[H15] %s is never shown as another year', async (hash, title) => {
    await openAt(hash);
    expect(await screen.findByRole('heading', { name: title })).toBeInTheDocument();
    // Told once the page has been painted.
    await waitFor(() => expect(document.title).toMatch(/^没有这个方案/));
    expect(screen.queryByRole('navigation')).toBeNull();
    expect(screen.queryByText(/还没有填报/)).toBeNull();
  });

  it('[H15] names the plans there are, and leads to the same place in them', async () => {
    await openAt('#/plan?year=2024');
    const link = await screen.findByRole('link', { name: '2025 年度 整体' });
    expect(link).toHaveAttribute('href', '#/plan?year=2025');
    await userEvent.click(link);
    act(() => void (window.location.hash = '#/plan?year=2025'));
    expect(await screen.findByRole('navigation')).toBeInTheDocument();
  });
});

const OTHER: Plan = { ...ANNEX_10_2025, id: 'p-2026' as PlanId, year: 2026 };
const PROJECT: Plan = { ...OTHER, id: 'p-project' as PlanId, project: '数据平台运维' };

describe('several plans on one device', () => {
  beforeEach(() => window.localStorage.clear());

  it('[PL5] the address names the plan, and a neighbour of it does', async () => {
    await openAt('#/plan?plan=p-2026', [OTHER]);
    expect(await screen.findByRole('combobox', { name: '方案' })).toHaveValue('p-2026');
    expect(screen.getByRole('link', { name: '总览' })).toHaveAttribute('href', '#/overview?plan=p-2026');
    expect(screen.queryByRole('button', { name: '示例数据' })).toBeNull();
  });

  it.each([
    ['#/overview?plan=p-nowhere', '本机没有地址里的这个方案'],
    ['#/overview?plan=p-2026&sample=1', '这个方案没有示例数据'],
    ['#/overview?year=2026', '没有 2026 年度的内置方案'],
  ])('[PL5] %s is never shown as another plan', async (hash, title) => {
    await openAt(hash, [OTHER]);
    expect(await screen.findByRole('heading', { name: title })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: '2026 年度 整体' })).toHaveAttribute(
      'href',
      '#/overview?plan=p-2026',
    );
  });

  it('[PL5] without plan and year the address means the one last used, else annex 10', async () => {
    const { unmount } = await openAt('#/plan', [OTHER]);
    expect(await screen.findByRole('combobox', { name: '方案' })).toHaveValue(ANNEX_10_2025.id);
    await userEvent.selectOptions(screen.getByRole('combobox', { name: '方案' }), 'p-2026');
    await waitFor(() => expect(window.location.hash).toBe('#/plan?plan=p-2026'));
    unmount();
    await openAt('#/plan', [OTHER]);
    expect(await screen.findByRole('combobox', { name: '方案' })).toHaveValue('p-2026');
  });

  it('[PL6] the switch says which project, a single plan has none, and the list tells where each stands', async () => {
    const { unmount } = await openAt('#/plans?year=2025', [OTHER, PROJECT]);
    expect(
      within(await screen.findByRole('combobox', { name: '方案' }))
        .getAllByRole('option')
        .map((option) => option.textContent),
    ).toEqual(['2026 年度 整体', '2026 年度 项目：数据平台运维', '2025 年度 整体']);
    const row = await screen.findByRole('row', { name: /2026 年度 数据平台运维/ });
    await waitFor(() => expect(row).toHaveTextContent('32 项已下达，未填报'));
    unmount();
    await openAt('#/plan?year=2025');
    expect(await screen.findByRole('link', { name: '2025 年度' })).toHaveAttribute(
      'href',
      '#/plans?year=2025',
    );
    expect(screen.queryByRole('combobox', { name: '方案' })).toBeNull();
  });

  it('[PL6] where nothing was ever said the bare address opens the list, and afterwards the year', async () => {
    const first = await openAt('');
    expect(await screen.findByRole('heading', { name: /^方案目录/ })).toBeInTheDocument();
    await say(first.storage, number('07', 1, 5));
    first.unmount();
    await openAt('', [], first.storage);
    expect(await screen.findByRole('heading', { name: /总览/ })).toBeInTheDocument();
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
        <PlaceBoundary title="总览" address={address}>
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
        <PlaceBoundary title="总览" address="/entry">
          <Page />
        </PlaceBoundary>
      </ErrorBoundary>,
    );
    expect(screen.getByText('读写本机数据时出错')).toBeInTheDocument();
    expect(screen.queryByRole('navigation')).toBeNull();
  });
});
