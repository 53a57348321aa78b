import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { ANNEX_10_2025 as plan } from '#src/domain/catalogue/annex10.ts';
import { sampleYear } from '#src/domain/sample/sample-year.ts';
import { EntryPage } from '#src/features/entry/entry-page.tsx';
import { useEntrySession } from '#src/session/entry-session.ts';
import { useNotices } from '#src/session/notices.ts';
import { renderPage } from '#test/support/annex-10.tsx';

/** Code that comes when it is first wanted. */
const LAZY = { timeout: 10_000 };

const NOVEMBER = sampleYear(plan).filter(({ subject }) => !('month' in subject) || subject.month < 12);
const REVIEWER = { name: '李娜', section: '信息审核科' };

beforeEach(() => {
  window.localStorage.clear();
  useEntrySession.setState({ byPlan: {} });
  useNotices.setState({ notice: null });
});

async function open(setup: Parameters<typeof renderPage>[1] = {}) {
  const page = await renderPage(EntryPage, { route: '/entry?month=12', ...setup });
  await screen.findByRole('grid');
  return page;
}

const card = () => screen.findByRole('region', { name: '本月填报' }, LAZY);
const cell = (row: string, month = 12) => document.getElementById(`cell-${row}-${month}-value`);
const activeCell = () => document.querySelector('[aria-controls]')?.getAttribute('aria-activedescendant');

describe('my month', () => {
  it('[MO3] says what is missing, since when, and leads to the first row', async () => {
    const page = await open({ said: NOVEMBER, route: '/entry?month=12&section=技术保障科' });
    const region = await card();
    expect(region).toHaveTextContent('12月还差 2 项');
    expect(region).toHaveTextContent(/2026年1月5日前报，逾期 \d+ 天/);
    await page.user.click(within(region).getByRole('button', { name: '去第一项' }));
    expect(activeCell()).toBe('cell-10-12-value');
    await page.user.keyboard('0.5{Enter}0.84{Enter}');
    await waitFor(() => expect(region).toHaveTextContent('12月已报齐'));
    expect(region).not.toHaveTextContent('逾期');
  });

  it('[MO4] opens on the own section of whoever says who they are, on arriving and later', async () => {
    const arrived = await open({ author: REVIEWER, route: '/entry' });
    await waitFor(() => expect(arrived.route()).toContain(encodeURIComponent('信息审核科')));
    arrived.unmount();
    window.localStorage.clear();
    const page = await open({ author: null, route: '/entry' });
    expect(page.route()).not.toContain('section');
    page.tell(REVIEWER);
    await waitFor(() => expect(page.route()).toContain(encodeURIComponent('信息审核科')));
  });

  it('[MO4] moves nobody who is typing, follows the address, and leaves the collecting section with all', async () => {
    const typing = await open({ author: null, route: '/entry?month=12' });
    await typing.user.pointer({ target: cell('07') as Element, keys: '[MouseLeft]' });
    await typing.user.keyboard('12');
    typing.tell(REVIEWER);
    expect(typing.route()).not.toContain('section');
    typing.unmount();
    useEntrySession.setState({ byPlan: {} });
    const addressed = await open({ author: null, route: '/entry?section=技术保障科' });
    addressed.tell(REVIEWER);
    expect(addressed.route()).toContain(encodeURIComponent('技术保障科'));
    addressed.unmount();
    const office = await open({ route: '/entry' });
    expect(office.route()).not.toContain('section');
  });
});

describe('levels as last month', () => {
  it('[MO5] F4 shows the rows and what they score, Enter fills them, one undo takes them back', async () => {
    const page = await open({ said: NOVEMBER });
    await page.user.pointer({ target: cell('04') as Element, keys: '[MouseLeft]' });
    await page.user.keyboard('{F4}');
    const dialog = await screen.findByRole('dialog', { name: '12月：与上月相同' }, LAZY);
    expect(dialog).toHaveTextContent(/已得总分 [\d.]+ → [\d.]+/);
    expect(within(dialog).getAllByRole('checkbox', { checked: true })).toHaveLength(3);
    await page.user.keyboard('{Enter}');
    await waitFor(() => expect(cell('13')).toHaveTextContent('4'));
    expect([cell('04')?.textContent, cell('12')?.textContent, cell('10')?.textContent]).toEqual([
      '4',
      '1',
      '未填',
    ]);
    const { statements } = await page.storage.load(page.plan.id);
    const written = statements.filter(({ subject }) => 'month' in subject && subject.month === 12);
    expect(new Set(written.map(({ operation }) => operation)).size).toBe(1);
    await page.user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(cell('04')).toHaveTextContent('未填'));
  });

  it('[MO5] says so where there is nothing to repeat', async () => {
    const page = await open({ said: NOVEMBER, route: '/entry?month=1' });
    await page.user.click(within(await card()).getByRole('button', { name: '与上月相同' }));
    expect(await screen.findByRole('dialog', { name: '1月：与上月相同' }, LAZY)).toHaveTextContent(
      '没有可照填的指标',
    );
  });
});
