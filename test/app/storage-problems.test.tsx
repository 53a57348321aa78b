import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { App } from '#src/app/app.tsx';
import { saveQueue } from '#src/queries/save-queue.ts';
import { StorageError } from '#src/storage/problem.ts';
import { fillDisk } from '#test/support/planted-faults.ts';
import { openTestStorage } from '#test/support/render-page.tsx';
import { AUTHOR, number, PLAN, say } from '#test/support/saying.ts';

describe('when the data cannot be had', () => {
  it('[B13][B10] says so of newer data, and shows no year', async () => {
    render(<App opening={Promise.reject(new StorageError({ kind: 'newer-data', version: 2 }))} />);
    expect(await screen.findByText('数据由更新的版本写入')).toBeInTheDocument();
    expect(screen.queryByRole('navigation')).toBeNull();
  });

  it('[B14] shows a year that cannot be read as a problem, never as an empty year', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined); // React reports what the boundary catches
    const storage = await openTestStorage();
    await say(storage, number('07', 1, 1));
    const unreadable = {
      ...storage,
      load: () => Promise.reject(new StorageError({ kind: 'unknown', detail: 'UnknownError' })),
    };
    render(<App opening={Promise.resolve(unreadable)} />);
    expect(await screen.findByText('读写本机数据时出错')).toBeInTheDocument();
    expect(screen.queryByText(/还没有填报/)).toBeNull();
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
    const said = [number('07', 1, 5)];
    await saveQueue(storage, PLAN)
      .save({ intent: 'type', origin: 'typed', said }, AUTHOR)
      .catch(() => undefined);
    expect(await screen.findByRole('alert')).toHaveTextContent('空间已满');
    await upgrade(name);
    await userEvent.click(screen.getByRole('button', { name: '重试保存' }));
    await waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent('数据库连接已断开'));
    expect(screen.getByRole('navigation')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: '重试保存' })).toBeInTheDocument();
  });
});

/** Another tab opens the database with a newer schema. */
function upgrade(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name, 30);
    opening.onsuccess = () => {
      opening.result.close();
      resolve();
    };
    opening.onerror = () => reject(new Error('not upgraded'));
  });
}
