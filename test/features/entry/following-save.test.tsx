// @vitest-environment jsdom
import { act, render, screen, waitFor, within } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { EntryPage } from '#src/features/entry/entry-page.tsx';
import { FollowingSave } from '#src/features/entry/following-save.tsx';
import { TypingPause } from '#src/features/entry/typing-pause.tsx';
import { saveQueue } from '#src/queries/save-queue.ts';
import { StorageContext } from '#src/queries/storage-context.ts';
import { useEntrySession } from '#src/session/entry-session.ts';
import type { TrackerStorage, WriteReceipt, WriteRequest } from '#src/storage/tracker-storage.ts';
import { openTestStorage, renderPage } from '#test/support/render-page.tsx';
import { AUTHOR, number, PLAN } from '#test/support/saying.ts';

// Where another file's tests have left the grid of a plan by this name.
beforeEach(() => {
  useEntrySession.setState({ byPlan: {} });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A panel that follows a save, and a disk that answers when it is let. */
async function beside(isAtWork = false) {
  let answer: (receipt: WriteReceipt) => void = () => undefined;
  const storage = {
    ...(await openTestStorage()),
    write: () =>
      new Promise<WriteReceipt>((resolve) => {
        answer = resolve;
      }),
  };
  const panel = (text: string, of = 'a') => (
    <FollowingSave planId={PLAN} isAtWork={isAtWork} of={of}>
      <p>{text}</p>
    </FollowingSave>
  );
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <StorageContext value={storage}>
      <TypingPause planId={PLAN}>{children}</TypingPause>
    </StorageContext>
  );
  const { rerender } = render(panel('before'), { wrapper });
  const save = () =>
    act(async () => {
      saveQueue(storage, PLAN)
        .save({ intent: 'type', origin: 'typed', said: [number('sum', 1, 5)] }, AUTHOR)
        .catch(() => undefined);
      await Promise.resolve();
    });
  return {
    show: (text: string, of?: string) => rerender(panel(text, of)),
    save,
    stored: () =>
      act(async () => {
        answer({ plan: PLAN, operation: null, statements: [], skipped: 0 });
        await Promise.resolve();
      }),
    text: () => screen.getByRole('paragraph').textContent,
  };
}

it('[SP19] stays as it was while a save is on its way, and shows the last of what came once that is stored', async () => {
  const { show, save, stored, text } = await beside();
  await save();
  show('said');
  show('said, and more');
  expect(text()).toBe('before');
  await stored();
  expect(text()).toBe('said, and more');
  show('later');
  expect(text()).toBe('later');
});

it('[SP19] waits for a slow disk three tenths of a second, and for the next save as long', async () => {
  const { show, save, stored, text } = await beside();
  vi.useFakeTimers();
  await save();
  show('said');
  await act(() => vi.advanceTimersByTimeAsync(299));
  expect(text()).toBe('before');
  await act(() => vi.advanceTimersByTimeAsync(1));
  expect(text()).toBe('said');
  vi.useRealTimers();
  await stored();
  await save();
  show('said again');
  expect(text()).toBe('said');
});

it('[SP19] whoever is at work there waits for nothing', async () => {
  const { show, save, text } = await beside(true);
  await save();
  show('said');
  expect(text()).toBe('said');
});

it('[SP19] another choice waits for no save, what follows the save of it does', async () => {
  const { show, save, stored, text } = await beside();
  await save();
  show('said');
  expect(text()).toBe('before');
  show('another', 'b');
  expect(text()).toBe('another');
  show('another, said', 'b');
  expect(text()).toBe('another');
  await stored();
  expect(text()).toBe('another, said');
});

it('[SP19] the step of an Enter goes with its save; the cell that is clicked meanwhile stands beside the grid at once', async () => {
  const real = await openTestStorage();
  let goOn: () => void = () => undefined;
  const disk = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const storage: TrackerStorage = Object.assign(Object.create(real) as TrackerStorage, {
    write: async (request: WriteRequest) => {
      await disk;
      return real.write(request);
    },
  });
  const page = await renderPage(EntryPage, { storage, route: '/entry?month=3' });
  await screen.findByRole('grid');
  const panel = screen.getByRole('complementary', { name: '当前格' });
  const march = screen.getByRole('button', { name: /^3月/ });
  const filled = march.textContent;
  await within(panel).findByText(/^1\. /);
  await page.user.keyboard('2{Enter}');
  expect(document.getElementById('cell-exact-3-value')).toHaveTextContent('2');
  expect(panel).toHaveTextContent(/^1\. /);
  await page.user.pointer({ target: cell('sum'), keys: '[MouseLeft]' });
  expect(panel).toHaveTextContent(/^7\. /);
  expect(march).toHaveTextContent(filled);
  goOn();
  await waitFor(() => expect(march).not.toHaveTextContent(filled));
});

it('[SP24] stays as it was from key to key of a text, and shows the last once none has come for 120 ms', async () => {
  const { show, text } = await beside();
  vi.useFakeTimers();
  for (const typed of ['1', '12', '123']) {
    key();
    show(typed);
    await act(() => vi.advanceTimersByTimeAsync(119));
    expect(text()).toBe('before');
  }
  await act(() => vi.advanceTimersByTimeAsync(1));
  expect(text()).toBe('123');
  show('of another machine');
  expect(text()).toBe('of another machine');
});

it('[SP24] waits no longer once the text is said or given up', async () => {
  const { show, text } = await beside();
  vi.useFakeTimers();
  key();
  show('1');
  expect(text()).toBe('before');
  act(() => useEntrySession.getState().change(PLAN, () => ({ mode: null })));
  expect(text()).toBe('1');
});

it('[SP24] whoever is at work there waits for no key', async () => {
  const { show, text } = await beside(true);
  key();
  show('1');
  expect(text()).toBe('1');
});

/** A key of a text in the grid. */
const key = () =>
  act(() => useEntrySession.getState().change(PLAN, () => ({ mode: 'replace', drafts: new Map() })));

const cell = (row: string) => document.getElementById(`cell-${row}-3-value`) as HTMLElement;
