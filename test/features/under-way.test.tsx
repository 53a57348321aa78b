import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { copyPlan } from '#src/domain/draft/copy-plan.ts';
import { planDigest } from '#src/domain/package/plan-digest.ts';
import { DataPage } from '#src/features/data/data-page.tsx';
import { PlanPage } from '#src/features/plan/plan-page.tsx';
import { PlansPage } from '#src/features/plans/plans-page.tsx';
import { EvidenceTab } from '#src/features/review/evidence-tab.tsx';
import { useNotices } from '#src/session/notices.ts';
import type { TrackerStorage } from '#src/storage/tracker-storage.ts';
import { caughtDownloads } from '#test/support/caught-downloads.ts';
import { draftOf } from '#test/support/draft-plan.ts';
import { textOf } from '#test/support/exchange.ts';
import { heldBack, withWater } from '#test/support/held-back.ts';
import { fixturePlan } from '#test/support/read-fixture-plan.ts';
import { openTestStorage, renderPage } from '#test/support/render-page.tsx';
import { AUTHOR, number, say, standingTable } from '#test/support/saying.ts';
import { WATER } from '#test/support/water-plan.ts';

// A disk that takes its time: people click again.

beforeEach(() => useNotices.setState({ notice: null }));

const notice = () => useNotices.getState().notice?.text;
const button = (name: string | RegExp) => screen.getByRole('button', { name });

describe('what is under way', () => {
  it.each([
    ['导出草稿', PlansPage, '', /^已导出草稿/],
    ['导出 Excel', PlansPage, '&view=compare', null],
    ['导出目录', EvidenceTab, null, /^已导出/],
  ] as const)(
    '[H29] %s hands one file out, however often it is pressed',
    async (label, page, view, words) => {
      const caught = caughtDownloads();
      const storage = await withWater();
      let made = 0;
      const draft = copyPlan(WATER, { digest: planDigest(WATER) }, () => `n${(made += 1)}`);
      await storage.saveDraft({ id: draft.id, draft, savedAt: 1 }, null);
      const route = view === null ? '/review/evidence' : `/plans/${draft.id}?year=2026${view}`;
      await renderPage(page, { route, storage });
      const press = await screen.findByRole('button', { name: label });
      await waitFor(() => expect(press).toBeEnabled());
      // Faster than any file is made.
      fireEvent.click(press);
      fireEvent.click(press);
      expect(press).toBeDisabled();
      await waitFor(() => expect(press).toBeEnabled());
      expect(caught).toHaveLength(1);
      expect(notice() ?? '').toMatch(words ?? '');
    },
  );

  it('[H29] deleting a draft is asked for once, and its way back stays', async () => {
    const real = await withWater();
    const draft = draftOf();
    await real.saveDraft({ id: draft.id, draft, savedAt: 1 }, null);
    const { storage, answer } = heldBack(real, 'dropDraft');
    const { user } = await renderPage(PlansPage, { route: `/plans/${draft.id}?year=2026`, storage });
    await waitFor(() => expect(button('删除草稿')).toBeEnabled());
    await user.click(button('删除草稿'));
    const drop = within(screen.getByRole('dialog')).getByRole('button', { name: '删除草稿' });
    await user.click(drop);
    expect(drop).toBeDisabled();
    answer();
    await waitFor(() => expect(notice()).toBe('草稿已删除'));
  });

  it('[H29] a correction is taken back once, and not the one before it too', async () => {
    const plan = fixturePlan('archive-3');
    const real = await openTestStorage();
    await real.issuePlan(plan);
    const life = await real.planLife();
    let before = plan;
    for (const [index, source] of ['一', '二'].entries()) {
      const after = {
        ...before,
        source,
        corrections: [
          ...(before.corrections ?? []),
          { of: `${index}`.repeat(64), date: '2025-03-01', reason: '抄错', author: '周艳' },
        ],
      };
      await life.correct({ before, after, author: AUTHOR, choices: new Map(), seen: new Set() });
      before = (await real.plans()).plans[0]?.plan ?? before;
    }
    let asked = 0;
    const storage: TrackerStorage = {
      ...real,
      planLife: async () => ({
        ...(await real.planLife()),
        canUncorrect: () => Promise.resolve(true),
        uncorrect: () => {
          asked += 1;
          return new Promise(() => undefined);
        },
      }),
    };
    const { user } = await renderPage(PlanPage, { plan, route: '/plan', storage });
    await user.click(await screen.findByRole('button', { name: '撤回这次更正…' }));
    const dialog = screen.getByRole('dialog');
    await user.type(within(dialog).getByRole('textbox', { name: '理由' }), '看错了');
    await user.dblClick(within(dialog).getByRole('button', { name: '撤回更正' }));
    expect(asked).toBe(1);
  });

  it('[H29] what is being taken in cannot be given up as if it were not', async () => {
    const there = await withWater();
    await say(there, number('sum', 2, 7));
    const files = [
      new File([await textOf(there)], '甲.jxb.json'),
      new File([await textOf(await withWater())], '乙.jxb.json'),
    ];
    const { storage, answer } = heldBack(await openTestStorage(), 'merge');
    const { user } = await renderPage(DataPage, { route: '/data', storage });
    await user.upload(screen.getByLabelText(/选择文件/), files);
    await waitFor(() => expect(button('并入')).toBeEnabled());
    await user.click(button('并入'));
    await waitFor(() => expect(button('放弃这 2 个文件')).toBeDisabled());
    expect(button('移出 乙.jxb.json')).toBeDisabled();
    answer();
    await waitFor(() => expect(notice()).toMatch(/^已并入/));
    expect(await standingTable(storage)).toMatchObject({ 'month/sum/2': 7 });
  });
});
