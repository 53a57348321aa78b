import { act, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { DataPage } from '#src/features/data/data-page.tsx';
import { SealTab } from '#src/features/review/seal-tab.tsx';
import { saveQueue } from '#src/queries/save-queue.ts';
import { useNotices } from '#src/session/notices.ts';
import type { TrackerStorage } from '#src/storage/tracker-storage.ts';
import { caughtDownloads } from '#test/support/caught-downloads.ts';
import { heldBack, withWater } from '#test/support/held-back.ts';
import { renderPage, TESTER } from '#test/support/render-page.tsx';
import { number } from '#test/support/saying.ts';
import { WATER } from '#test/support/water-plan.ts';

// A disk that takes its time: what was typed is not stored yet when something is begun with it.

beforeEach(() => useNotices.setState({ notice: null }));

const notice = () => useNotices.getState().notice?.text;
const button = (name: string | RegExp) => screen.getByRole('button', { name });

describe('what is on its way to the disk', () => {
  /** Two saves, of which the second waits for the first. */
  async function saving(storage: TrackerStorage) {
    const queue = saveQueue(storage, WATER.id);
    await act(async () => {
      void queue.save({ intent: 'type', origin: 'typed', said: [number('sum', 2, 11)] }, TESTER);
      void queue.save({ intent: 'type', origin: 'typed', said: [number('sum', 3, 12)] }, TESTER);
      await Promise.resolve();
    });
  }

  it('[B64] goes along into an export of data', async () => {
    const { storage, answer } = heldBack(await withWater(), 'write');
    const downloads = caughtDownloads();
    const { user } = await renderPage(DataPage, { route: '/data', storage });
    await saving(storage);
    await user.click(button('导出数据包'));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(downloads).toHaveLength(0);
    answer();
    await waitFor(() => expect(notice()).toMatch(/^已导出 3 次记录/));
    expect(downloads).toHaveLength(1);
  });

  it('[B64] is stored before the year can be sealed', async () => {
    const { storage, answer } = heldBack(await withWater(), 'write');
    await renderPage(SealTab, { route: '/review/seal?month=12', storage });
    await saving(storage);
    expect(screen.getByText('还有填的内容没有存下，存下后再定稿')).toBeInTheDocument();
    expect(button('定稿…')).toBeDisabled();
    answer();
    await waitFor(() => expect(screen.queryByText(/存下后再定稿/)).toBeNull());
  });
});
