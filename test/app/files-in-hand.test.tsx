import { act, screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { SaveState } from '#src/app/save-state.tsx';
import { UnsavedBanner } from '#src/app/unsaved-banner.tsx';
import { EvidenceTab } from '#src/features/review/evidence-tab.tsx';
import { hasUnsavedWork, saveQueue } from '#src/queries/save-queue.ts';
import { useNotices } from '#src/session/notices.ts';
import { openChangeFeed } from '#src/storage/change-feed.ts';
import { TrackerDatabase } from '#src/storage/schema.ts';
import { openTrackerStorage } from '#src/storage/tracker-storage.ts';
import type { PageProps } from '#src/session/page.ts';
import { asksBeforeClosing } from '#test/support/closing.ts';
import { pdf } from '#test/support/evidence.ts';
import { fillDisk } from '#test/support/planted-faults.ts';
import { number } from '#test/support/saying.ts';
import { renderPage, TESTER } from '#test/support/render-page.tsx';

/** The place in the frame that says whether all is saved, and asks before it is closed. */
function Page(props: PageProps) {
  return (
    <>
      <SaveState plan={props.plan} />
      <UnsavedBanner plan={props.plan} />
      <EvidenceTab {...props} />
    </>
  );
}

const pick = () => screen.getByLabelText('给第 7 项添加文件：选取文件');
const saved = () => screen.findByText(/^已保存到本机/);

/** A scan on a slow stick: read when told to. */
function slowFile(): { readonly file: File; readonly arrive: () => void } {
  const file = pdf('签到表.pdf');
  let arrive = () => undefined as unknown;
  const whole = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const slice = file.slice.bind(file);
  file.slice = (...range) => {
    const part = slice(...range);
    const read = part.arrayBuffer.bind(part);
    part.arrayBuffer = async () => {
      await whole;
      return read();
    };
    return part;
  };
  return { file, arrive };
}

it('[B50] what was saved under a clock that is ahead says no time that has not come yet', async () => {
  // The storage of the tests goes by July 2025.
  const now = vi.spyOn(Date, 'now').mockReturnValue(Date.UTC(2025, 6, 15, 5));
  const said = [number('07', 3, 5)];
  const { unmount } = await renderPage(Page, { route: '/review/evidence', said });
  expect(await saved()).toHaveTextContent(/^已保存到本机 \d\d:\d\d$/);
  unmount();
  now.mockReturnValue(Date.UTC(2025, 0, 1));
  await renderPage(Page, { route: '/review/evidence', said });
  expect((await saved()).textContent).toBe('已保存到本机');
  now.mockRestore();
});

it('[B52] a file of evidence that is being read counts as unsaved, until it is stored', async () => {
  const { user, storage } = await renderPage(Page, { route: '/review/evidence' });
  expect(hasUnsavedWork(storage)).toBe(false);
  expect(asksBeforeClosing()).toBe(false);
  const { file, arrive } = slowFile();
  await user.upload(pick(), file);
  expect(screen.getByText('有文件还没有存下')).toBeVisible();
  expect(hasUnsavedWork(storage)).toBe(true);
  expect(asksBeforeClosing()).toBe(true);
  arrive();
  expect(await saved()).toBeVisible();
  expect(hasUnsavedWork(storage)).toBe(false);
  expect(asksBeforeClosing()).toBe(false);
});

it('[B52] so do files that wait until somebody has said who they are, while their page is open', async () => {
  const page = await renderPage(Page, { route: '/review/evidence', author: null });
  await page.user.upload(pick(), pdf('签到表.pdf'));
  expect(hasUnsavedWork(page.storage)).toBe(true);
  page.tell(TESTER);
  expect(await saved()).toBeVisible();
  await waitFor(() => expect(hasUnsavedWork(page.storage)).toBe(false));
  page.unmount();
  const again = await renderPage(Page, { route: '/review/evidence', author: null });
  await again.user.upload(pick(), pdf('照片.pdf'));
  expect(hasUnsavedWork(again.storage)).toBe(true);
  again.unmount();
  expect(hasUnsavedWork(again.storage)).toBe(false);
});

it('[B61] a retry that leaves a cell to what another tab has said since says so', async () => {
  const name = `overtaken-${Math.random()}`;
  const open = () => openTrackerStorage(new TrackerDatabase(name), openChangeFeed(name), Date.now);
  const [storage, there] = [await open(), await open()];
  const { user, plan } = await renderPage(Page, { route: '/review/evidence', storage });
  const makeRoom = fillDisk();
  const said = [number('07', 3, 5), number('08', 3, 6), number('09', 3, 7)];
  await act(() =>
    saveQueue(storage, plan.id)
      .save({ intent: 'type', origin: 'typed', said }, TESTER)
      .catch(() => undefined),
  );
  makeRoom();
  await new Promise((resolve) => setTimeout(resolve, 5));
  await there.write({
    plan: plan.id,
    intent: 'type',
    origin: 'typed',
    author: TESTER,
    said: [number('07', 3, 8), number('08', 3, 9)],
  });
  await user.click(await screen.findByRole('button', { name: '重试保存' }));
  await waitFor(() =>
    expect(useNotices.getState().notice?.text).toBe('没有存下的 2 处，后来已另有填报，没有覆盖'),
  );
  await waitFor(() => expect(screen.queryByRole('button', { name: '重试保存' })).toBeNull());
});
