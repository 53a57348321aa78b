import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { DataPage } from '#src/features/data/data-page.tsx';
import { PlansPage } from '#src/features/plans/plans-page.tsx';
import { draftOf } from '#test/support/draft-plan.ts';
import { heldBack, withWater } from '#test/support/held-back.ts';
import { fixturePlan } from '#test/support/read-fixture-plan.ts';
import { renderPage } from '#test/support/render-page.tsx';
import { number, say, typed } from '#test/support/saying.ts';
import { twinOf } from '#test/support/twin-plan.ts';
import { WATER } from '#test/support/water-plan.ts';

// A disk that takes its time: the year of a place comes later than the place.

const button = (name: string | RegExp) => screen.getByRole('button', { name });
const noButton = (name: string | RegExp) => expect(screen.queryByRole('button', { name })).toBeNull();

describe('a year that has not been read', () => {
  it('[B63] hands nothing over, and nothing is restored or compared with it', async () => {
    const { storage, answer } = heldBack(await withWater(), 'load');
    await renderPage(DataPage, { route: '/data', storage, isReading: true });
    expect(screen.getByRole('heading', { name: '数据与协作' })).toBeInTheDocument();
    noButton('导出数据包');
    expect(screen.queryByLabelText(/选择文件/)).toBeNull();
    answer();
    await waitFor(() => expect(button('导出数据包')).toBeEnabled());
  });

  it('[B63] is not corrected as if nobody had filled anything in', async () => {
    const { storage, answer } = heldBack(await withWater(), 'load');
    await renderPage(PlansPage, { route: `/plans/${WATER.id}?year=2026`, storage, isReading: true });
    expect(await screen.findByRole('heading', { name: '更正原文' })).toBeInTheDocument();
    noButton('更正…');
    answer();
    expect(await screen.findByRole('button', { name: '更正…' })).toBeInTheDocument();
  });

  it('[B63] takes nothing over from a plan of the same name: what stands in it would be written over unseen', async () => {
    const real = await withWater();
    const twin = twinOf(WATER, { renamed: 'sum', inOtherUnit: 'count', leftOut: 'ceiling' });
    await real.issuePlan(twin);
    await say(real, number('worst', 2, 6));
    await real.write(typed([number('rworst', 2, 9)], { plan: twin.id }));
    const { storage, answer } = heldBack(real, 'load', twin.id);
    const { user } = await renderPage(PlansPage, { route: '/plans', storage });
    await user.click(await screen.findByRole('button', { name: `对照、转入填报…：编号 ${twin.id}` }));
    expect(await screen.findByRole('heading', { name: /^对照同名方案/ })).toBeInTheDocument();
    noButton(/^转入/);
    answer();
    expect(await screen.findByText(/两边都填了、内容不同的 1 处/)).toBeInTheDocument();
  });

  it('[B63] keeps its successor from being put in force, for nobody knows what it says by now', async () => {
    const real = await withWater();
    const draft = draftOf();
    await real.saveDraft({ id: draft.id, draft, savedAt: 1 }, null);
    const { storage, answer } = heldBack(real, 'load', WATER.id);
    const { user } = await renderPage(PlansPage, {
      plan: fixturePlan('archive-3'),
      route: '/plans?year=2026',
      storage,
    });
    const line = within(await screen.findByRole('region', { name: '草稿' })).getByRole('row', {
      name: /2027 年度/,
    });
    await waitFor(() => expect(line).toHaveTextContent('先填月度'));
    expect(line).toHaveTextContent('正在读取…');
    await user.click(within(line).getByRole('link', { name: /^2027 年度/ }));
    const page = await renderPage(PlansPage, {
      plan: fixturePlan('archive-3'),
      route: `/plans/${draft.id}?year=2026`,
      storage,
    });
    const issue = await within(page.container).findByRole('button', { name: '下达…' });
    await waitFor(() =>
      expect(within(page.container).getByRole('button', { name: '删除草稿' })).toBeEnabled(),
    );
    expect(issue).toBeDisabled();
    answer();
    await waitFor(() => expect(issue).toBeEnabled());
  });

  it('[B63] a draft is handed over once it is known which of its values wait', async () => {
    const real = await withWater();
    const draft = draftOf();
    await real.saveDraft({ id: draft.id, draft, savedAt: 1 }, null);
    const { storage, answer } = heldBack(real, 'load', draft.id);
    await renderPage(PlansPage, { route: `/plans/${draft.id}?year=2026`, storage });
    const out = await screen.findByRole('button', { name: '导出草稿' });
    expect(out).toBeDisabled();
    answer();
    await waitFor(() => expect(out).toBeEnabled());
  });
});
