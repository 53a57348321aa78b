import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import { readDraft } from '#src/domain/draft/draft.ts';
import { PlansPage } from '#src/features/plans/plans-page.tsx';
import { wholeUnits } from '#src/domain/quantity/quantity.ts';
import { renderPage } from '#test/support/annex-10.tsx';

const ROW = '03' as IndicatorId;

it('[NY10] last year becomes a draft in one step, as it was adjusted and edited, and is not copied twice', async () => {
  const { user, storage, route } = await renderPage(PlansPage, {
    route: '/plans?year=2025',
    said: [
      {
        subject: { kind: 'adjusted-target', indicator: ROW },
        content: { target: wholeUnits(5), from: 7, basis: '潼财发〔2025〕9号' },
        note: '',
      },
      { subject: { kind: 'profile', indicator: ROW }, content: { owner: '综合科' }, note: '' },
    ],
  });
  const before = await storage.revisions(ANNEX_10_2025.id);
  await user.click(await screen.findByRole('button', { name: '复制为 2026 年度草稿' }));
  expect(await screen.findByRole('textbox', { name: '第 3 项指标值' })).toHaveValue('4');
  expect(route()).toMatch(/^\/plans\/p-[0-9a-f]{32}\?/);
  expect(screen.getByRole('combobox', { name: '第 3 项主责科室' })).toHaveValue('综合科');
  // Both targets stand there, and one is chosen.
  const asked = screen.getByText('指标值：上年年初 4，年中调整为 5，请选一个');
  expect(within(asked).queryByRole('button', { name: /没问题/ })).toBeNull();
  await user.click(within(asked).getByRole('button', { name: '第 3 项指标值用 5' }));
  expect(screen.getByRole('textbox', { name: '第 3 项指标值' })).toHaveValue('5');
  expect(screen.queryByText(/请选一个/)).toBeNull();
  await user.click(screen.getByRole('button', { name: '返回方案目录' }));
  expect(await screen.findByRole('link', { name: '2026 年度草稿' })).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: '复制为 2026 年度草稿' })).toBeNull();
  const { drafts } = await storage.plans();
  expect(drafts.map(({ draft }) => readDraft(draft)?.previous?.plan)).toStrictEqual([ANNEX_10_2025.id]);
  expect(await storage.revisions(ANNEX_10_2025.id)).toStrictEqual(before);
});
