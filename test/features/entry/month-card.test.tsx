import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import { EntryPage } from '#src/features/entry/entry-page.tsx';
import { useEntrySession } from '#src/session/entry-session.ts';
import { useNotices } from '#src/session/notices.ts';
import { renderPage } from '#test/support/render-page.tsx';
import { WATER, waterYear } from '#test/support/water-plan.ts';

/** Code that comes when it is first wanted. */
const LAZY = { timeout: 10_000 };

const NOVEMBER = waterYear().filter(({ subject }) => !('month' in subject) || subject.month < 12);
/** A year that is over, on whatever day this is looked at. */
const OVER: Plan = { ...WATER, year: 2025 };
const REVIEWER = { name: '李娜', section: '水质科' };

beforeEach(() => {
  window.localStorage.clear();
  useEntrySession.setState({ byPlan: {} });
  useNotices.setState({ notice: null });
});

async function open(setup: Parameters<typeof renderPage>[1] = {}) {
  const page = await renderPage(EntryPage, { plan: OVER, route: '/entry?month=12', ...setup });
  await screen.findByRole('grid');
  return page;
}

const card = () => screen.findByRole('region', { name: '本月填报' }, LAZY);
const cell = (row: string, month = 12) => document.getElementById(`cell-${row}-${month}-value`);
const activeCell = () => document.querySelector('[aria-controls]')?.getAttribute('aria-activedescendant');

describe('my month', () => {
  it('[MO3] says what is missing, since when, and leads to the first row', async () => {
    const page = await open({ said: NOVEMBER, route: '/entry?month=12&section=营业科' });
    const region = await card();
    expect(region).toHaveTextContent('12月还差 2 项');
    expect(region).toHaveTextContent(/2026年1月5日前报，逾期 \d+ 天/);
    await page.user.click(within(region).getByRole('button', { name: '去第一项' }));
    expect(activeCell()).toBe('cell-twice-12-value');
    await page.user.keyboard('1{Enter}2.5{Enter}');
    await waitFor(() => expect(region).toHaveTextContent('12月已报齐'));
    expect(region).not.toHaveTextContent('逾期');
  });

  it('[MO48] in the year view it counts a row that was stopped since, and leads to its month', async () => {
    const stop = {
      subject: { kind: 'adjustment', adjustment: 'a' },
      content: {
        from: 7,
        date: '2025-07-01',
        number: '',
        reason: '项目调整',
        weights: [],
        stopped: ['twice'],
        added: [],
      },
      note: '',
    } as unknown as Said;
    const page = await open({ said: [stop], route: '/entry?month=6&view=year&section=营业科' });
    const region = await card();
    const asked = region.textContent ?? '';
    expect(cell('twice', 6)).toBeNull();
    await page.user.click(within(region).getByRole('button', { name: '去第一项' }));
    expect(activeCell()).toBe('cell-twice-6-value');
    expect(page.route()).not.toContain('view');
    expect((await card()).textContent).toBe(asked);
  });

  it('[MO4] opens on the own section of whoever says who they are, on arriving and later', async () => {
    const arrived = await open({ author: REVIEWER, route: '/entry' });
    await waitFor(() => expect(arrived.route()).toContain(encodeURIComponent('水质科')));
    arrived.unmount();
    window.localStorage.clear();
    const page = await open({ author: null, route: '/entry' });
    expect(page.route()).not.toContain('section');
    page.tell(REVIEWER);
    await waitFor(() => expect(page.route()).toContain(encodeURIComponent('水质科')));
  });

  it('[MO4] moves nobody who is typing, follows the address, and leaves the collecting section with all', async () => {
    const typing = await open({ author: null, route: '/entry?month=12' });
    await typing.user.pointer({ target: cell('sum') as Element, keys: '[MouseLeft]' });
    await typing.user.keyboard('12');
    typing.tell(REVIEWER);
    expect(typing.route()).not.toContain('section');
    typing.unmount();
    useEntrySession.setState({ byPlan: {} });
    const addressed = await open({ author: null, route: '/entry?section=营业科' });
    addressed.tell(REVIEWER);
    expect(addressed.route()).toContain(encodeURIComponent('营业科'));
    addressed.unmount();
    const office = await open({ route: '/entry' });
    expect(office.route()).not.toContain('section');
  });
});

describe('levels as last month', () => {
  it('[MO5] F4 shows the rows and what they score, Enter fills them, one undo takes them back', async () => {
    const page = await open({ said: NOVEMBER });
    await page.user.pointer({ target: cell('stock') as Element, keys: '[MouseLeft]' });
    await page.user.keyboard('{F4}');
    const dialog = await screen.findByRole('dialog', { name: '12月：与上月相同' }, LAZY);
    expect(dialog).toHaveTextContent(/已得总分 [\d.]+ → [\d.]+/);
    expect(within(dialog).getAllByRole('checkbox', { checked: true })).toHaveLength(2);
    await page.user.keyboard('{Enter}');
    await waitFor(() => expect(cell('longest')).toHaveTextContent('2'));
    expect([cell('stock')?.textContent, cell('worst')?.textContent, cell('mean')?.textContent]).toEqual([
      '12',
      '未填',
      '未填',
    ]);
    const { statements } = await page.storage.load(page.plan.id);
    const written = statements.filter(({ subject }) => 'month' in subject && subject.month === 12);
    expect(new Set(written.map(({ operation }) => operation)).size).toBe(1);
    await page.user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(cell('stock')).toHaveTextContent('未填'));
  });

  it('[MO5][G18] F4 opens nothing over whoever has gone on typing while its dialog was fetched', async () => {
    const page = await open({ said: NOVEMBER });
    await page.user.pointer({ target: cell('stock') as Element, keys: '[MouseLeft]' });
    const field = document.activeElement as HTMLElement;
    fireEvent.keyDown(field, { key: 'F4' });
    fireEvent.change(field, { target: { value: '7' } });
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(cell('stock')).toHaveTextContent('7');
    await page.user.keyboard('{Escape}{F4}');
    expect(await screen.findByRole('dialog', { name: '12月：与上月相同' }, LAZY)).toBeVisible();
  });

  it('[MO5] says so where there is nothing to repeat', async () => {
    const page = await open({ said: NOVEMBER, route: '/entry?month=1' });
    await page.user.click(within(await card()).getByRole('button', { name: '与上月相同' }));
    expect(await screen.findByRole('dialog', { name: '1月：与上月相同' }, LAZY)).toHaveTextContent(
      '没有可照填的指标',
    );
  });
});
