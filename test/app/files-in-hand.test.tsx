import { act, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { SaveState } from '#src/app/save-state.tsx';
import { UnsavedBanner } from '#src/app/unsaved-banner.tsx';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import type { PlanId } from '#src/domain/catalogue/plan.ts';
import { freezeForStorage } from '#src/domain/seal/seal-file.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import { EvidenceTab } from '#src/features/review/evidence-tab.tsx';
import { hasUnsavedWork, saveQueue } from '#src/queries/save-queue.ts';
import { useNotices } from '#src/session/notices.ts';
import { openChangeFeed } from '#src/storage/change-feed.ts';
import { TrackerDatabase } from '#src/storage/schema.ts';
import { openTrackerStorage, type TrackerStorage } from '#src/storage/tracker-storage.ts';
import type { PageProps } from '#src/session/page.ts';
import { asksBeforeClosing } from '#test/support/closing.ts';
import { pdf } from '#test/support/evidence.ts';
import { fillDisk } from '#test/support/planted-faults.ts';
import { number } from '#test/support/saying.ts';
import { renderPage, TESTER } from '#test/support/render-page.tsx';
import { WATER, waterYear } from '#test/support/water-plan.ts';

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
  expect(await screen.findByText('有文件还没有存下')).toBeVisible();
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

describe('what is not stored', () => {
  const save = (storage: TrackerStorage, plan: PlanId, said: readonly Said[]) =>
    act(() =>
      saveQueue(storage, plan)
        .save({ intent: 'paste', origin: 'pasted', said }, TESTER)
        .catch(() => undefined),
    );
  const said = [number('sum', 3, 5), number('count', 3, 6)];

  it('[B62] of a full disk is counted in places, in the head as above the page', async () => {
    const { storage, plan } = await renderPage(Page, { route: '/review/evidence' });
    const makeRoom = fillDisk();
    await save(storage, plan.id, said);
    makeRoom();
    expect(await screen.findByText('2 处未保存')).toBeVisible();
    expect(screen.getByRole('alert')).toHaveTextContent(/^2 处没有存下：磁盘或浏览器的空间已满。/);
  });

  it('[B62] of a closed month too', async () => {
    const close: Said = {
      subject: { kind: 'month-close', month: 3 },
      content: { reported: 0, due: 16 },
      note: '',
    };
    const { storage, plan } = await renderPage(Page, { route: '/review/evidence', said: [close] });
    void saveQueue(storage, plan.id)
      .save({ intent: 'paste', origin: 'pasted', said }, TESTER)
      .catch(() => undefined);
    expect(await screen.findByText('2 处更正待写理由')).toBeVisible();
  });

  it('[B62] of a sealed year is named with its place and words, which the screen does not show', async () => {
    const { storage, plan } = await renderPage(Page, { route: '/review/evidence', said: waterYear() });
    await act(() => storage.seal({ plan: plan.id, author: TESTER, freeze: freezeForStorage(WATER) }));
    const remark: Said = {
      subject: { kind: 'remark', indicator: 'sum' as IndicatorId },
      content: { text: '管网改造'.repeat(60) },
      note: '',
    };
    await save(storage, plan.id, [...said, remark]);
    await waitFor(() =>
      expect(screen.getByRole('alert')).toHaveTextContent(
        '3 处没有存下：本年度已定稿（第 7 项 3月完成值 5 份；第 8 项 3月完成值 6 期；第 7 项 说明 管网改造',
      ),
    );
    expect(screen.getByRole('alert')).toHaveTextContent('管网改造……（共 240 字））。');
  });
});
