import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { App } from '#src/app/app.tsx';
import type { Draft, DraftRow } from '#src/domain/draft/draft.ts';
import type { DeviceId } from '#src/domain/statements/statement.ts';
import { useEntrySession } from '#src/session/entry-session.ts';
import { draftOf as nextDraft } from '#test/support/draft-plan.ts';
import { openTestStorage, TESTER } from '#test/support/render-page.tsx';
import { carriedSaves } from '#src/queries/carried-saves.ts';
import { SaveQueue, saveQueue } from '#src/queries/save-queue.ts';
import { fillDisk } from '#test/support/planted-faults.ts';
import { number, standingTable } from '#test/support/saying.ts';
import { WATER } from '#test/support/water-plan.ts';

const LAZY = { timeout: 15_000 };
/** Of the year after the one that is built in. */
const draftOf = (changes: Readonly<Record<string, Partial<DraftRow>>> = {}) =>
  nextDraft(changes, { ...WATER, year: 2025 });

beforeEach(() => {
  window.localStorage.clear();
  useEntrySession.setState({ byPlan: {} });
  vi.useFakeTimers({ now: new Date('2026-02-03T09:00:00'), toFake: ['Date'] });
  return () => vi.useRealTimers();
});

async function openAt(hash: string, draft: Draft, device?: string) {
  window.location.hash = hash;
  const storage = await openTestStorage();
  const editor = { device: device as DeviceId, name: '王敏', section: '综合科' };
  await storage.saveDraft(
    { id: draft.id, draft, savedAt: 1, ...(device === undefined ? {} : { editor }) },
    null,
  );
  const said = [number('d1', 1, 2), number('d2', 1, 3)];
  await storage.write({ plan: draft.id, intent: 'type', origin: 'typed', author: TESTER, said });
  return { storage, ...render(<App opening={Promise.resolve(storage)} />) };
}

describe('a draft in its frame', () => {
  it('[NY21] is marked, names the rows that take no values, and has the places that go without 下达', async () => {
    await openAt('#/entry?plan=p-draft&month=1', draftOf({ d2: { unit: '' }, d5: { weight: '' } }));
    expect(await screen.findByRole('grid', undefined, LAZY)).toBeVisible();
    const strip = screen.getByText('草稿').closest('div');
    expect(strip).toHaveTextContent('2026 年度还没有下达，月度可以先填；没有改齐以前不计分。');
    expect(strip).toHaveTextContent(/1 项还不能填.*第 2 项“.*”：没有计量单位/);
    const nav = screen.getByRole('navigation', { name: '主导航' });
    // The light comes after the grid.
    await within(nav).findByRole('link', { name: /尚未备份/ }, LAZY);
    expect(
      within(nav)
        .getAllByRole('link')
        .map((each) => each.textContent),
    ).toStrictEqual(['总览', '月度填报', '月度办理', '▲ 尚未备份到本机以外']);
    expect(document.getElementById('cell-d2-1-value')).toBeNull();
    expect(document.getElementById('cell-d1-1-value')).toHaveTextContent('2');
  });

  it('[NY20][PL51] 总览 says what is missing and how far each month is, and nothing of a score', async () => {
    await openAt('#/overview?plan=p-draft', draftOf({ d5: { weight: '' } }));
    const missing = await screen.findByRole('region', { name: '还差什么' }, LAZY);
    expect(missing).toHaveTextContent(/第 5 项“.*”：没有权重/);
    const months = screen.getByRole('region', { name: '各月填报' });
    expect(within(months).getAllByRole('row')[1]).toHaveTextContent('1月162去填报');
    expect(screen.getByRole('main')).not.toHaveTextContent(/已得|落后|等次：|预计年末/);
    await userEvent.click(within(months).getByRole('link', { name: '去填报：1月' }));
    expect(window.location.hash).toBe('#/entry?plan=p-draft&month=1');
  });

  it('[NY20][PL51] once nothing is missing the score is there, as a trial', async () => {
    await openAt('#/overview?plan=p-draft', draftOf());
    const ready = await screen.findByRole('region', { name: '可以下达' }, LAZY);
    expect(ready).toHaveTextContent(/截至 1月已得 [\d.]+ 分.*按草稿试算，下达后为准/);
  });

  it.each(['scorecard', 'review', 'plan', 'data', 'indicator/d1'])(
    '[NY21] %s comes with 下达',
    async (name) => {
      await openAt(`#/${name}?plan=p-draft`, draftOf());
      const panel = await screen.findByRole('region', { name: '下达后才有这一页' }, LAZY);
      expect(within(panel).getByRole('link', { name: '打开草稿' })).toHaveAttribute(
        'href',
        '#/plans/p-draft?plan=p-draft',
      );
    },
  );

  it('[NY21] what cannot be filled in says why, and leads to the draft', async () => {
    const { unmount } = await openAt('#/entry?plan=p-draft', draftOf(), 'another-device');
    expect(await screen.findByText(/在另一台电脑上编辑/, undefined, LAZY)).toBeVisible();
    expect(screen.queryByRole('grid')).toBeNull();
    unmount();
    await openAt('#/entry?plan=p-draft', { ...draftOf(), year: '' });
    expect(await screen.findByText(/草稿还没有写明年度/, undefined, LAZY)).toBeVisible();
  });

  it('[NY21] the switch has it beside last year’s plan, each with what is open in it, and opens it', async () => {
    await openAt('#/entry?year=2025', draftOf());
    const select = await screen.findByRole('combobox', { name: '方案' }, LAZY);
    await waitFor(
      () =>
        expect(
          within(select)
            .getAllByRole('option')
            .map((each) => each.textContent),
        ).toStrictEqual([
          expect.stringMatching(/^2025 年度 整体 · 未定稿，还有 \d+ 项必须处理/),
          '2026 年度 整体（草稿） · 截至 1 月还有 14 格未填',
        ]),
      LAZY,
    );
    await userEvent.selectOptions(select, 'p-draft');
    expect(await screen.findByText(/还没有下达，月度可以先填/, undefined, LAZY)).toBeVisible();
    expect(screen.getByRole('combobox', { name: '方案' })).toHaveValue('p-draft');
  });

  it('[PL65] what failed to be stored, and is of another unit by now, is not stored under it, over a reload neither', async () => {
    const draft = draftOf();
    const { storage } = await openAt('#/entry?plan=p-draft&month=1', draft);
    await screen.findByText(/还没有下达/, undefined, LAZY);
    const queue = saveQueue(storage, draft.id);
    const makeRoom = fillDisk();
    const request = { intent: 'type' as const, origin: 'typed' as const, said: [number('d1', 2, 7)] };
    await act(async () => void (await queue.save(request, TESTER).catch(() => undefined)));
    makeRoom();
    const rows = draft.rows.map((row) => (row.id === 'd1' ? Object.assign({}, row, { unit: '家' }) : row));
    // What January says waits, and is decided on.
    const decided = { author: TESTER, rows: new Set(['d1']), said: [number('d1', 1, null)] };
    const seen = new Set((await storage.load(draft.id)).statements.map(({ id }) => id));
    await act(
      async () =>
        void (await storage.saveDraft({ id: draft.id, draft: { ...draft, rows }, savedAt: 2 }, 1, {
          ...decided,
          seen,
        })),
    );
    expect(carriedSaves().get(draft.id)).toHaveLength(1);
    await act(async () => queue.retry());
    expect(await screen.findByText(/没有存下：这一行的计量单位或口径刚改过/, undefined, LAZY)).toBeVisible();
    expect(await standingTable(storage, draft.id)).not.toHaveProperty(['month/d1/2']);
    // As after a reload: another queue takes it in.
    const next = new SaveQueue(storage, draft.id);
    await next.adopt(carriedSaves().get(draft.id) ?? []);
    expect(next.snapshot().map(({ problem }) => problem?.kind)).toStrictEqual(['row-changed']);
    expect(await standingTable(storage, draft.id)).not.toHaveProperty(['month/d1/2']);
    await userEvent.click(screen.getByRole('button', { name: '放弃更改' }));
    expect(screen.queryByText(/没有存下/)).toBeNull();
  });

  it('[PL67] the light says how old the backup of what was filled in is, and leads to the editor', async () => {
    await openAt('#/entry?plan=p-draft&month=1', draftOf());
    const light = await screen.findByRole('group', { name: '备份情况' }, LAZY);
    expect(within(light).getByRole('link')).toHaveTextContent('尚未备份到本机以外');
    expect(within(light).getByRole('link')).toHaveAttribute('href', '#/plans/p-draft?plan=p-draft');
  });

  it('[PL50] once it is in force the same address shows the plan, with what was filled in', async () => {
    const { storage } = await openAt('#/entry?plan=p-draft&month=1', draftOf());
    await screen.findByText(/还没有下达/, undefined, LAZY);
    const { issueDraft } = await import('#src/domain/draft/issue-draft.ts');
    const issued = issueDraft(draftOf(), { date: '2026-02-03', number: '' });
    await act(async () => void (issued.ok && (await storage.issuePlan(issued.value))));
    await waitFor(() => expect(screen.queryByText(/还没有下达/)).toBeNull(), LAZY);
    expect(document.getElementById('cell-d2-1-value')).toHaveTextContent('3');
    expect(screen.getByRole('link', { name: '年终评分表' })).toBeVisible();
  });
});
