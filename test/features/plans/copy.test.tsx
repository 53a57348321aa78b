import { act, screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import { readDraft } from '#src/domain/draft/draft.ts';
import { PlansPage } from '#src/features/plans/plans-page.tsx';
import { wholeUnits } from '#src/domain/quantity/quantity.ts';
import { rowAdded, rowStopped } from '#test/support/added-row.ts';
import { openTestStorage, renderPage, TESTER } from '#test/support/render-page.tsx';
import { WATER } from '#test/support/water-plan.ts';

const ROW = 'steps' as IndicatorId;

it('[NY10] last year becomes a draft in one step, as it was adjusted and edited, and is not copied twice', async () => {
  const storage = await openTestStorage();
  await storage.issuePlan(WATER);
  const { user, route } = await renderPage(PlansPage, {
    storage,
    route: '/plans?year=2026',
    said: [
      {
        subject: { kind: 'adjusted-target', indicator: ROW },
        content: { target: wholeUnits(7), from: 7, basis: '青财发〔2026〕9号' },
        note: '',
      },
      { subject: { kind: 'profile', indicator: ROW }, content: { owner: '综合科' }, note: '' },
    ],
  });
  const before = await storage.revisions(WATER.id);
  await user.click(await screen.findByRole('button', { name: '复制为 2027 年度草稿' }));
  expect(await screen.findByRole('textbox', { name: '第 3 项指标值' })).toHaveValue('6');
  expect(route()).toMatch(/^\/plans\/p-[0-9a-f]{32}\?/);
  expect(screen.getByRole('combobox', { name: '第 3 项主责科室' })).toHaveValue('综合科');
  // Both targets stand there, and one is chosen.
  const asked = screen.getByText('指标值：上年原为 6，自 7 月起改为 7，请选一个');
  expect(within(asked).queryByRole('button', { name: /没问题/ })).toBeNull();
  await user.click(within(asked).getByRole('button', { name: '第 3 项指标值用 7' }));
  expect(screen.getByRole('textbox', { name: '第 3 项指标值' })).toHaveValue('7');
  expect(screen.queryByText(/请选一个/)).toBeNull();
  await user.click(screen.getByRole('button', { name: '返回方案目录' }));
  expect(await screen.findByRole('link', { name: '2027 年度草稿' })).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: '复制为 2027 年度草稿' })).toBeNull();
  const { drafts } = await storage.plans();
  expect(drafts.map(({ draft }) => readDraft(draft)?.previous?.plan)).toStrictEqual([WATER.id]);
  expect(await storage.revisions(WATER.id)).toStrictEqual(before);
});

it('[NY23] a double click makes one draft, and so does a window that has not heard of another one’s', async () => {
  const storage = await openTestStorage();
  await storage.issuePlan(WATER);
  const { user } = await renderPage(PlansPage, { storage, route: '/plans?year=2026' });
  await user.dblClick(await screen.findByRole('button', { name: '复制为 2027 年度草稿' }));
  expect(await screen.findByRole('textbox', { name: '第 3 项指标值' })).toHaveValue('6');
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect((await storage.plans()).drafts).toHaveLength(1);
});

it('[NY23] a double click on 空白新建 makes one draft, whenever its second half comes', async () => {
  const opened = await openTestStorage();
  let saves = 0;
  const button = () => screen.queryByRole('button', { name: '空白新建' });
  const storage: typeof opened = {
    ...opened,
    saveDraft: async (...draft) => {
      saves += 1;
      const isSaved = await opened.saveDraft(...draft);
      if (saves > 1) return isSaved;
      // At each turn between the end of the save and the picture of what it came to.
      let turn = Promise.resolve();
      for (let at = 0; at < 12; at += 1)
        turn = turn.then(() => {
          button()?.click();
        });
      return isSaved;
    },
  };
  const { user } = await renderPage(PlansPage, { storage, route: '/plans?year=2026' });
  await user.dblClick(await screen.findByRole('button', { name: '空白新建' }));
  await screen.findByRole('textbox', { name: '单位名称' });
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(saves).toBe(1);
  expect((await storage.plans()).drafts).toHaveLength(1);
});

it('[NY5] a target that is adjusted while the draft is open is told in it and in the list, and is chosen before 下达', async () => {
  const storage = await openTestStorage();
  await storage.issuePlan(WATER);
  const first = await renderPage(PlansPage, { storage, route: '/plans?year=2026' });
  const { user } = first;
  await user.click(await screen.findByRole('button', { name: '复制为 2027 年度草稿' }));
  const issue = await screen.findByRole('button', { name: '下达…' });
  await waitFor(() => expect(issue).toBeEnabled());
  await act(() =>
    storage.write({
      plan: WATER.id,
      intent: 'adjust-target',
      origin: 'typed',
      author: TESTER,
      said: [
        {
          subject: { kind: 'adjusted-target', indicator: ROW },
          content: { target: wholeUnits(7), from: 10, basis: '青财发〔2026〕19号' },
          note: '',
        },
      ],
    }),
  );
  const address = first.route();
  await screen.findByRole('button', { name: '第 3 项指标值用 6' });
  expect(issue).toBeDisabled();
  expect(screen.getByText('还有 1 处要改，改完才能下达')).toBeVisible();
  await user.click(screen.getByRole('button', { name: '返回方案目录' }));
  const line = await screen.findByRole('row', { name: /^2027 年度 整体绩效/ });
  expect(await within(line).findByText('1 处')).toBeVisible();

  first.unmount();
  await renderPage(PlansPage, { storage, route: address });
  await user.click(await screen.findByRole('button', { name: '第 3 项指标值用 6' }));
  expect(screen.queryByRole('button', { name: '第 3 项指标值用 6' })).toBeNull();
  expect(screen.getByRole('button', { name: '下达…' })).toBeEnabled();
});

it('[NY24] a row that is stopped while the draft is open is kept or deleted, one that is added is taken or left out, and each step is taken back', async () => {
  const storage = await openTestStorage();
  await storage.issuePlan(WATER);
  const { user } = await renderPage(PlansPage, { storage, route: '/plans?year=2026' });
  await user.click(await screen.findByRole('button', { name: '复制为 2027 年度草稿' }));
  await screen.findByRole('button', { name: '下达…' });
  const say = (said: ReturnType<typeof rowAdded>) =>
    act(() =>
      storage.write({
        plan: WATER.id,
        intent: 'adjust-plan',
        origin: 'typed',
        author: TESTER,
        said: [said],
      }),
    );
  await say(rowStopped(ROW, 9, 300));
  const keep = await screen.findByRole('button', { name: '第 3 项留下' });
  expect(keep.parentElement).toHaveTextContent(/^上年自 9 月起停止了这一项：留下，或删去这一行留下$/);
  await user.click(keep);
  expect(keep).not.toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: '撤销' }));
  expect(await screen.findByRole('button', { name: '第 3 项留下' })).toBeVisible();

  await say(rowAdded(9));
  const names = () =>
    screen
      .getAllByRole('textbox', { name: /项指标名称$/ })
      .map((field) => (field as HTMLTextAreaElement).value);
  await user.click(await screen.findByRole('button', { name: /添入/ }));
  expect(names()).toContain('新增平台');
  expect(screen.queryByRole('button', { name: /添入/ })).toBeNull();
  await user.click(screen.getByRole('button', { name: '撤销' }));
  expect(names()).not.toContain('新增平台');
  await user.click(await screen.findByRole('button', { name: /不要/ }));
  expect(screen.queryByRole('button', { name: /添入/ })).toBeNull();
  expect(names()).not.toContain('新增平台');
});
