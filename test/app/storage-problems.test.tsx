import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
// What a place and the frame fetch once they stand comes with the test: when it arrives is no part of what is asked.
import '#src/app/after-first-screen.ts';
import { App } from '#src/app/app.tsx';
import '#src/app/update.ts';
import type { PlanId } from '#src/domain/catalogue/plan.ts';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import '#src/domain/words/explain.ts';
import '#src/domain/words/outlook-impact.ts';
import '#src/features/entry/cell-panel.tsx';
import '#src/features/entry/entry-page.tsx';
import '#src/features/entry/month-card.tsx';
import '#src/features/entry/month-close-control.tsx';
import '#src/features/entry/paste-part.ts';
import '#src/features/review/review-page.tsx';
import '#src/features/scorecard/scorecard-page.tsx';
import { FIRST_PLAN } from '#src/queries/plans.ts';
import { saveQueue } from '#src/queries/save-queue.ts';
import { carryDrafts, takeCarriedDrafts } from '#src/session/carried-drafts.ts';
import { hasTypedText, planEntry, useEntrySession, withDrafts } from '#src/session/entry-session.ts';
import { NO_PLANS } from '#src/storage/plan-list.ts';
import { StorageError } from '#src/storage/problem.ts';
import { caughtDownloads } from '#test/support/caught-downloads.ts';
import { fillDisk } from '#test/support/planted-faults.ts';
import { openTestStorage } from '#test/support/render-page.tsx';
import { AUTHOR, number, typed } from '#test/support/saying.ts';

// The plan that is opened where none was used before, whichever that is.
const PLAN = FIRST_PLAN.id;
const ROW = FIRST_PLAN.indicators.find(({ kind }) => kind === 'quantitative')?.id ?? ('' as IndicatorId);

// The place without charts: jsdom has no canvas to draw them on.
beforeEach(() => {
  window.sessionStorage.clear();
  window.location.hash = `#/entry?year=${FIRST_PLAN.year}`;
});

/** What an element says once nothing more comes: three looks in a row find the same, however slow the machine is. */
async function textAtRest(element: Element): Promise<string | null> {
  let text = element.textContent;
  for (let still = 0; still < 3; ) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    still = element.textContent === text ? still + 1 : 0;
    text = element.textContent;
  }
  return text;
}

describe('when the data cannot be had', () => {
  it('[B13][B10] says so of newer data, and shows no year', async () => {
    render(<App opening={Promise.reject(new StorageError({ kind: 'newer-data', version: 2 }))} />);
    expect(await screen.findByText('数据由更新的版本写入')).toBeInTheDocument();
    expect(screen.queryByRole('navigation')).toBeNull();
  });

  it('[B14] shows a year that cannot be read as a problem, never as an empty year', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined); // React reports what the boundary catches
    const storage = await openTestStorage();
    await storage.write(typed([number(ROW, 1, 1)], { plan: PLAN }));
    const unreadable = {
      ...storage,
      load: () => Promise.reject(new StorageError({ kind: 'unknown', detail: 'UnknownError' })),
    };
    render(<App opening={Promise.resolve(unreadable)} />);
    expect(await screen.findByText('读写本机数据时出错')).toBeInTheDocument();
    expect(screen.queryByText(/还没有填报/)).toBeNull();
  });

  it.each([
    ['entry', '月度填报'],
    ['scorecard', '年终评分表'],
    ['review/monitor', '年终材料'],
    ['review/seal', '年终材料'],
  ])(
    '[B56] a read that fails after a good one leaves what was read on %s, and is said',
    async (place, heading) => {
      window.location.hash = `#/${place}?year=${FIRST_PLAN.year}`;
      const storage = await openTestStorage();
      await storage.write(typed([number(ROW, 1, 1)], { plan: PLAN }));
      let isFailing = false;
      const failing = {
        ...storage,
        load: (plan: PlanId) =>
          isFailing ? Promise.reject(new StorageError({ kind: 'unknown', detail: 'x' })) : storage.load(plan),
      };
      render(<App opening={Promise.resolve(failing)} />);
      expect(await screen.findByText(/^已保存到本机/)).toBeInTheDocument();
      const main = screen.getByRole('main');
      expect(await within(main).findByRole('heading', { level: 1 })).toHaveTextContent(heading);
      await waitFor(() => expect(main).not.toHaveTextContent(/正在(读取|载入)…/));
      // The head of what is printed comes with the cut-off, a moment after the place.
      await waitFor(() => expect(main).toHaveTextContent(`${FIRST_PLAN.year} 年度绩效`));
      // What stands beside the rows comes by itself, and last.
      const before = await textAtRest(main);

      isFailing = true;
      storage.feed.announce({ kind: 'anew', plan: PLAN });
      const line = await screen.findByText(/^读取本机数据时出错，画面上是上次读到的内容/);
      expect(main.textContent).toBe(before);

      isFailing = false;
      await userEvent.click(screen.getByRole('button', { name: '重新读取' }));
      await waitFor(() => expect(line).not.toBeInTheDocument());
      expect(main.textContent).toBe(before);
    },
  );

  /** As one that was shown before its database was open, which then does not open. */
  async function neverOpens() {
    const storage = await openTestStorage();
    let fail: (error: Error) => void = () => undefined;
    const opened = new Promise<void>((_, reject) => {
      fail = reject;
    });
    // Whoever asks is told; until then nobody has asked.
    opened.catch(() => undefined);
    const first = {
      device: storage.device,
      author: AUTHOR,
      plans: NO_PLANS,
      plan: PLAN,
      load: { statements: [], damaged: 0 },
    };
    const problem = new StorageError({ kind: 'unknown', detail: 'UnknownError' });
    const shown = {
      ...storage,
      first: () => first,
      opened: () => opened,
      load: () => opened.then(() => storage.load(PLAN)),
    };
    return { shown, fail: () => fail(problem) };
  }

  it('[SP16] [B13] what was shown before the database was open gives way to why it cannot be opened', async () => {
    const { shown, fail } = await neverOpens();
    render(<App opening={Promise.resolve(shown)} />);
    expect(await screen.findByRole('grid')).toBeInTheDocument();
    fail();
    expect(await screen.findByText('读写本机数据时出错')).toBeInTheDocument();
    expect(screen.queryByRole('navigation')).toBeNull();
  });

  it('[SP16] [B30] but not while something typed is on the screen', async () => {
    const { shown, fail } = await neverOpens();
    render(<App opening={Promise.resolve(shown)} />);
    expect(await screen.findByRole('grid')).toBeInTheDocument();
    const draft = { cell: { row: ROW, month: 3, field: 'value' }, text: '12' } as const;
    act(() =>
      useEntrySession
        .getState()
        .change(PLAN, () => ({ drafts: withDrafts(new Map(), [draft]), mode: 'edit' })),
    );
    fail();
    await act(() => new Promise((resolve) => setTimeout(resolve, 100)));
    expect(screen.getByRole('grid')).toBeInTheDocument();
    expect(hasTypedText()).toBe(true);
    useEntrySession.setState({ byPlan: {} });
  });

  it('[B11] a stale tab says so and shows nothing that could be edited', async () => {
    const name = `stale-app-${Math.random()}`;
    const storage = await openTestStorage(name);
    render(<App opening={Promise.resolve(storage)} />);
    expect(await screen.findByRole('navigation')).toBeInTheDocument();
    await upgrade(name);
    expect(await screen.findByText('数据库连接已断开')).toBeInTheDocument();
    expect(screen.queryByRole('navigation')).toBeNull();
  });

  it('[B7][B11] a stale tab keeps what is not stored on the screen', async () => {
    const name = `stale-unsaved-${Math.random()}`;
    const storage = await openTestStorage(name);
    render(<App opening={Promise.resolve(storage)} />);
    expect(await screen.findByRole('navigation')).toBeInTheDocument();
    fillDisk();
    const said = [number(ROW, 1, 5)];
    await saveQueue(storage, PLAN)
      .save({ intent: 'type', origin: 'typed', said }, AUTHOR)
      .catch(() => undefined);
    expect(await screen.findByText(/空间已满/)).toBeInTheDocument();
    await upgrade(name);
    await userEvent.click(screen.getByRole('button', { name: '重试保存' }));
    await waitFor(() => {
      const words = screen.getAllByRole('alert').map(({ textContent }) => textContent);
      expect(words.filter((each) => each.includes('数据库连接已断开'))).toHaveLength(2);
    });
    expect(screen.getByRole('navigation')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: '重试保存' })).toBeInTheDocument();
  });

  it('[B38] asks for an export of everything from the first failed write on, with what is not saved, until it has been made', async () => {
    const downloads = caughtDownloads();
    const storage = await openTestStorage();
    await storage.write(typed([number(ROW, 1, 1)], { plan: PLAN }));
    render(<App opening={Promise.resolve(storage)} />);
    expect(await screen.findByRole('navigation')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: '立即导出全部' })).toBeNull();
    fillDisk();
    await saveQueue(storage, PLAN)
      .save({ intent: 'type', origin: 'typed', said: [number(ROW, 2, 5)] }, AUTHOR)
      .catch(() => undefined);
    const every = await screen.findByRole('button', { name: '立即导出全部' });
    fireEvent.click(every);
    expect(every, '[H29]').toBeDisabled();
    expect(await screen.findByText(/^已导出 1 次记录和没有存下的 1 处/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: '立即导出全部' })).toBeNull();
    expect(document.body).not.toHaveTextContent('完好');
    const [file] = downloads;
    const text = (await file?.text) ?? '';
    expect(text).toContain('"value":10000');
    expect(text).toContain('"value":50000');
  });

  it('[B30] a stale tab keeps what is being typed, and takes it along into the reload', async () => {
    const name = `stale-typing-${Math.random()}`;
    const storage = await openTestStorage(name);
    render(<App opening={Promise.resolve(storage)} />);
    expect(await screen.findByRole('navigation')).toBeInTheDocument();
    const draft = { cell: { row: ROW, month: 3, field: 'value' }, text: '12 34' } as const;
    act(() =>
      useEntrySession
        .getState()
        .change(PLAN, () => ({ drafts: withDrafts(new Map(), [draft]), mode: 'edit' })),
    );
    await upgrade(name);
    expect(await screen.findByRole('alert')).toHaveTextContent('数据库连接已断开，本页不再保存');
    expect(screen.getByRole('navigation')).toBeInTheDocument();
    act(() => expect(carryDrafts()).toBe(true));
    expect(hasTypedText()).toBe(false);
    takeCarriedDrafts();
    expect([...planEntry(PLAN).drafts.values()]).toEqual([draft]);
    // Once only.
    useEntrySession.setState({ byPlan: {} });
    takeCarriedDrafts();
    expect(hasTypedText()).toBe(false);
  });

  it('[B30] keeps what is typed, in rows of any plan, through a reload that nobody prepared', async () => {
    render(<App opening={openTestStorage()} />);
    expect(await screen.findByRole('navigation')).toBeInTheDocument();
    const draft = { cell: { row: 'r7-a' as IndicatorId, month: 3, field: 'value' }, text: '5' } as const;
    const other = 'unit-b:2026' as PlanId;
    act(() =>
      useEntrySession.getState().change(other, () => ({
        drafts: withDrafts(new Map(), [draft]),
        waiting: { intent: 'type', origin: 'typed' },
      })),
    );
    window.dispatchEvent(new Event('pagehide'));
    expect([...planEntry(other).drafts.values()]).toEqual([draft]);
    useEntrySession.setState({ byPlan: {} });
    takeCarriedDrafts();
    expect([...planEntry(other).drafts.values()]).toEqual([draft]);
    expect(planEntry(other).waiting).not.toBeNull();
    // What was stored meanwhile is not brought back by a later reload.
    act(() => useEntrySession.getState().change(other, () => ({ drafts: new Map(), waiting: null })));
    window.dispatchEvent(new Event('pagehide'));
    takeCarriedDrafts();
    expect(planEntry(other).drafts.size).toBe(0);
  });

  it.each([
    ['no JSON', '{'],
    ['another shape', '{"a": 1}'],
    ['no drafts', '[["x", 3], 4, [5, []]]'],
    ['a month 13', '[["x", [{"cell": {"row": "07", "month": 13, "field": "value"}, "text": "1"}]]]'],
    [
      'a row that is none',
      '[["x", [{"cell": {"row": "__proto__", "month": 1, "field": "value"}, "text": "1"}]]]',
    ],
    ['no text', '[["x", [{"cell": {"row": "07", "month": 1, "field": "value"}}, null]]]'],
  ])('[B30] passes over what else is found in the carried text: %s', (_, text) => {
    useEntrySession.setState({ byPlan: {} });
    window.sessionStorage.setItem('tracker.drafts', text);
    takeCarriedDrafts();
    expect(useEntrySession.getState().byPlan).toEqual({});
  });
});

/** Another tab opens the database with a newer schema. */
function upgrade(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name, 40);
    opening.onsuccess = () => {
      opening.result.close();
      resolve();
    };
    opening.onerror = () => reject(new Error('not upgraded'));
  });
}
