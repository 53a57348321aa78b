import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { FolderLight } from '#src/app/folder-light.tsx';
import { FolderWatch } from '#src/app/folder-watch.tsx';
import { folderSync } from '#src/queries/folder-sync.ts';
import { useNotices } from '#src/session/notices.ts';
import type { PageProps } from '#src/session/page.ts';
import { StorageError } from '#src/storage/problem.ts';
import { textOf } from '#test/support/exchange.ts';
import { folderDevice } from '#test/support/folder-device.ts';
import { openTestStorage, renderPage } from '#test/support/render-page.tsx';
import { number, say, standingTable } from '#test/support/saying.ts';
import { until } from '#test/support/until.ts';

const Light = ({ plan }: PageProps) => <FolderLight plan={plan} href="#/data" />;
const Watch = ({ plan }: PageProps) => <FolderWatch plan={plan} href="#/data" />;
const light = () => screen.findByRole('group', { name: '共享文件夹' });

it('[K10] the frame offers to connect again, and says that the folder has a problem', async () => {
  const { storage, folder } = await folderDevice();
  folder.permission = 'prompt';
  const { user } = await renderPage(Light, { storage, said: [number('sum', 3, 10)] });
  expect(await light()).toHaveTextContent('▲ 共享文件夹没有连上');
  folder.broken = { on: 'write', name: 'QuotaExceededError' };
  await user.click(within(await light()).getByRole('button', { name: '点此重新连接' }));
  const problem = await screen.findByRole('link', { name: /共享文件夹有问题/ });
  expect(problem).toHaveAttribute('href', '#/data');
  expect(problem).toHaveAttribute('title', expect.stringContaining('磁盘空间已满'));
  folder.broken = null;
  await say(storage, number('sum', 4, 11));
  await waitFor(async () => expect(await light()).toHaveTextContent('● 共享文件夹已写入'));
});

it('[K8][K9] the frame counts what waits, and tells of what was taken in by itself, with a way back', async () => {
  const { storage, folder } = await folderDevice({ isAutomatic: true });
  const there = await openTestStorage();
  await say(there, number('count', 1, 5));
  folder.put('a.jxb.json', await textOf(there));
  const third = await openTestStorage();
  await say(third, number('sum', 3, 99));
  folder.put('b.jxb.json', await textOf(third));
  await renderPage(Light, { storage, said: [number('sum', 3, 10)] });
  await waitFor(async () => expect(await light()).toHaveTextContent('共享文件夹有 1 份待并入'));
  const { notice } = useNotices.getState();
  expect(notice?.text).toBe('已从共享文件夹自动并入 综合科 周艳 的数据，1 处有变化');
  notice?.action?.run();
  await waitFor(async () =>
    expect(await standingTable(storage)).toEqual({ 'month/sum/3': 10, 'month/count/1': null }),
  );
});

it('[K6] nothing is shown where no folder was picked', async () => {
  const { storage } = await folderDevice({ isPicked: false });
  const { container, plan } = await renderPage(Light, { storage });
  const sync = folderSync(storage, plan);
  await waitFor(() => expect(sync.snapshot().link).toBe('none'));
  expect(container).toBeEmptyDOMElement();
});

it('[K6] a database that has gone is no problem of a folder that nobody picked', async () => {
  const { storage } = await folderDevice({ isPicked: false });
  // A stand-in, because a database that is really closed takes the whole page away with it.
  const gone = { ...storage, folder: () => Promise.reject(new StorageError({ kind: 'closed' })) };
  const { container, plan } = await renderPage(Light, { storage: gone });
  const sync = folderSync(gone, plan);
  await waitFor(() => expect(sync.snapshot().problem).not.toBeNull());
  expect(container).toBeEmptyDOMElement();
});

it('[K7] the folder is kept in step from any place, once the first screen has had its time', async () => {
  const { storage, folder } = await folderDevice();
  await renderPage(Watch, { storage, said: [number('sum', 3, 10)] });
  expect(folder.files.size).toBe(0);
  await until(() => expect(folder.files.size).toBe(1));
});
