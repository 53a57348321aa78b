import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { PlanId } from '#src/domain/catalogue/plan.ts';
import { emptyDraft, emptyRow, type Draft } from '#src/domain/draft/draft.ts';
import { draftFileText } from '#src/domain/package/draft-file.ts';
import type { DeviceId } from '#src/domain/statements/statement.ts';
import { DataPage } from '#src/features/data/data-page.tsx';
import { PlansPage } from '#src/features/plans/plans-page.tsx';
import { useNotices } from '#src/session/notices.ts';
import type { TrackerStorage } from '#src/storage/tracker-storage.ts';
import { openTestStorage, renderPage, TESTER } from '#test/support/render-page.tsx';

const THERE = { device: '0123456789abcdef' as DeviceId, name: '王馆', section: '办公室' };

function draft(target: string): Draft {
  return {
    ...emptyDraft('p-d1' as PlanId, '2026-01-05'),
    unitName: '临江区图书馆',
    rows: [{ ...emptyRow('r1'), name: '读书活动', target }],
  };
}

function fileOf(each: Draft): File {
  return new File([draftFileText({ draft: each, savedAt: 2_000, editor: THERE })], '草稿.jxd.json');
}

async function arrive(storage: TrackerStorage, file: File) {
  const page = await renderPage(DataPage, { route: '/data', storage });
  await page.user.upload(await screen.findByLabelText(/选择文件/), file);
  return { ...page, list: await screen.findByRole('list', { name: '读到的文件' }) };
}

it('[PL47] a draft of another PC is read only here until somebody takes it over', async () => {
  const storage = await openTestStorage();
  await storage.saveDraft({ id: 'p-d1' as PlanId, draft: draft('120'), savedAt: 2_000, editor: THERE }, null);
  const { user } = await renderPage(PlansPage, { route: '/plans/p-d1', storage });
  expect(await screen.findByText(/由办公室 王馆在另一台电脑（设备 012345）上编辑/)).toBeInTheDocument();
  expect(screen.getByRole('row', { name: /1 读书活动/ })).toHaveTextContent('120');
  expect(screen.queryByRole('textbox')).toBeNull();
  await user.click(screen.getByRole('button', { name: '接手编辑' }));
  expect(await screen.findByRole('textbox', { name: '第 1 项指标值' })).toHaveValue('120');
  const [stored] = (await storage.plans()).drafts;
  expect(stored?.editor).toEqual({ device: storage.device, ...TESTER });
});

it('[PL47] a draft that is here is replaced as a whole, with the difference shown and a way back', async () => {
  const storage = await openTestStorage();
  const mine = draft('120');
  await storage.saveDraft({ id: mine.id, draft: mine, savedAt: 1_000 }, null);
  const { user, list } = await arrive(storage, fileOf(draft('130')));
  await waitFor(() => expect(list).toHaveTextContent('本机也有这份草稿'));
  await user.click(within(list).getByText('两份草稿有 1 处不同'));
  expect(list).toHaveTextContent('第 1 项“读书活动” 指标值：本机「120」，文件「130」');
  await user.click(within(list).getByRole('button', { name: '用它替换本机的草稿' }));
  await waitFor(async () => expect((await storage.plans()).drafts[0]).toMatchObject({ editor: THERE }));
  expect((await storage.plans()).drafts[0]?.draft).toEqual(draft('130'));
  useNotices.getState().notice?.action?.run();
  await waitFor(async () => expect((await storage.plans()).drafts[0]?.draft).toEqual(mine));
  expect((await storage.plans()).drafts[0]?.editor).toBeUndefined();
});

it('[PL47] the same draft, and one that is no draft, change nothing', async () => {
  const storage = await openTestStorage();
  await storage.saveDraft({ id: 'p-d1' as PlanId, draft: draft('120'), savedAt: 1_000 }, null);
  const { list } = await arrive(storage, fileOf(draft('120')));
  await waitFor(() => expect(list).toHaveTextContent('本机的草稿和它一样'));
  expect(within(list).queryByRole('button')).toBeNull();
});

it('[PL47] a broken draft file says what to do', async () => {
  const storage = await openTestStorage();
  const { list } = await arrive(storage, new File(['{"format":'], '坏.jxd.json'));
  expect(list).toHaveTextContent('文件不完整或格式有误，不是方案草稿。请重新取一份。本机数据未改动。');
  expect((await storage.plans()).drafts).toEqual([]);
});
