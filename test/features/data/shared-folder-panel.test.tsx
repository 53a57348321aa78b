import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { draftFileText, folderDraftName } from '#src/domain/package/draft-file.ts';
import { folderFileName } from '#src/domain/package/shared-folder.ts';
import { DataPage } from '#src/features/data/data-page.tsx';
import { sampleOf } from '#src/queries/plans.ts';
import { useNotices } from '#src/session/notices.ts';
import { draftOf } from '#test/support/draft-plan.ts';
import { textOf } from '#test/support/exchange.ts';
import { folderDevice } from '#test/support/folder-device.ts';
import { openTestStorage, renderPage, TESTER } from '#test/support/render-page.tsx';
import { fixturePlan } from '#test/support/read-fixture-plan.ts';
import { number, say, standingTable } from '#test/support/saying.ts';
import { WATER } from '#test/support/water-plan.ts';

const ARCHIVE = fixturePlan('archive-3');

const panel = () => screen.findByRole('region', { name: '共享文件夹' });

describe('where it cannot be', () => {
  it('[K6] a browser without folders: says so, and what to use instead', async () => {
    Object.defineProperty(window, 'isSecureContext', { configurable: true, value: true });
    await renderPage(DataPage, { route: '/data' });
    expect(await panel()).toHaveTextContent('这个浏览器不支持选文件夹');
    expect(await panel()).toHaveTextContent('请改用文件：点「导出数据包」');
    expect(within(await panel()).queryByRole('button')).toBeNull();
    Reflect.deleteProperty(window, 'isSecureContext');
  });

  it('[K6] a plain-http address: says that it is the address', async () => {
    await renderPage(DataPage, { route: '/data' });
    expect(await panel()).toHaveTextContent('用普通 http 地址打开时，浏览器不开放文件夹');
  });

  it('[K6] sample data never goes there', async () => {
    const { storage, folder } = await folderDevice();
    await renderPage(DataPage, {
      route: '/data?sample=1',
      plan: sampleOf(WATER),
      storage,
      said: [number('sum', 3, 10)],
    });
    expect(await panel()).toHaveTextContent('示例数据不写入共享文件夹');
    expect(folder.files.size).toBe(0);
  });
});

it('[K6][K7][K8] a folder is picked, written, and what another put there is merged through the preview', async () => {
  const { storage, folder } = await folderDevice({ isPicked: false });
  const there = await openTestStorage();
  await say(there, number('count', 1, 5), number('sum', 3, 12));
  folder.put('水质科.jxb.json', await textOf(there));
  folder.put('半截.jxb.json', (await textOf(there)).slice(0, -40));
  folder.put('会议通知.docx', 'PK');
  const { user } = await renderPage(DataPage, { route: '/data', storage, said: [number('sum', 3, 10)] });
  await user.click(within(await panel()).getByRole('button', { name: '选择文件夹…' }));
  await waitFor(async () => expect(await panel()).toHaveTextContent('已写入并读回核对'));
  const own = [...folder.files.keys()].find((name) => name.includes('设备')) ?? 'none';
  expect(await panel()).toHaveTextContent(own);
  const list = within(await panel()).getByRole('list', { name: '文件夹里的数据包' });
  expect(list).toHaveTextContent('综合科 周艳');
  expect(list).toHaveTextContent('2 处有新内容，其中 1 处要人看过');
  expect(list).toHaveTextContent('半截.jxb.json 文件不完整，在中途断了');
  expect(await panel()).toHaveTextContent('另有 1 个文件不是数据包，没有读取');
  expect(await standingTable(storage)).toEqual({ 'month/sum/3': 10 });

  await user.click(within(list).getByRole('button', { name: '查看并并入：周艳 的数据包' }));
  await screen.findByRole('button', { name: '并入' });
  const preview = screen.getByRole('region', { name: '并入预览：水质科.jxb.json' });
  await user.click(within(preview).getByRole('button', { name: '全部用对方' }));
  await user.click(within(preview).getByRole('button', { name: '并入' }));
  await waitFor(async () =>
    expect(await standingTable(storage)).toEqual({ 'month/sum/3': 12, 'month/count/1': 5 }),
  );
  await user.click(within(await panel()).getByRole('button', { name: '现在写入并查看' }));
  await waitFor(async () => expect(await panel()).toHaveTextContent('本机都有'));

  await user.click(within(await panel()).getByRole('button', { name: '停止使用' }));
  expect(await within(await panel()).findByRole('button', { name: '选择文件夹…' })).toBeVisible();
  expect(folder.files.has(own)).toBe(true);
});

it('[K8] several packages are looked at together, and one that is opened again is there once', async () => {
  const { storage, folder } = await folderDevice();
  const devices = [await openTestStorage(), await openTestStorage()];
  for (const [index, there] of devices.entries()) {
    await say(there, number(['sum', 'count'][index] ?? '', 1, 5));
    folder.put(`${index}.jxb.json`, await textOf(there));
  }
  const { user } = await renderPage(DataPage, { route: '/data', storage, said: [number('sum', 3, 10)] });
  await user.click(await within(await panel()).findByRole('button', { name: '2 份一起查看并并入' }));
  const read = await screen.findByRole('list', { name: '读到的文件' });
  expect(within(read).getAllByRole('listitem')).toHaveLength(2);
  const [first] = within(await panel()).getAllByRole('button', { name: '查看并并入：周艳 的数据包' });
  if (first !== undefined) await user.click(first);
  expect(within(read).getAllByRole('listitem')).toHaveLength(2);
  await user.click(await screen.findByRole('button', { name: '并入' }));
  await waitFor(async () =>
    expect(await standingTable(storage)).toEqual({ 'month/sum/1': 5, 'month/sum/3': 10, 'month/count/1': 5 }),
  );
});

it('[K9] the switch is off, and on it takes in what conflicts with nothing', async () => {
  const { storage, folder } = await folderDevice();
  const there = await openTestStorage();
  await say(there, number('count', 1, 5));
  folder.put('水质科.jxb.json', await textOf(there));
  const { user } = await renderPage(DataPage, { route: '/data', storage, said: [number('sum', 3, 10)] });
  const automatic = await screen.findByRole('checkbox', { name: '无冲突时自动并入' });
  expect(automatic).not.toBeChecked();
  await waitFor(async () => expect(await panel()).toHaveTextContent('1 处有新内容'));
  await user.click(automatic);
  await waitFor(async () =>
    expect(await standingTable(storage)).toEqual({ 'month/sum/3': 10, 'month/count/1': 5 }),
  );
  expect(automatic).toBeChecked();
  expect(useNotices.getState().notice?.tone).not.toBe('problem');
});

it('[K10] asks for one click after a restart, and names what goes wrong with what is safe', async () => {
  const { storage, folder } = await folderDevice();
  folder.permission = 'prompt';
  const { user } = await renderPage(DataPage, { route: '/data', storage, said: [number('sum', 3, 10)] });
  const again = await within(await panel()).findByRole('button', { name: '点此重新连接' });
  folder.answer = 'denied';
  await user.click(again);
  await waitFor(async () => expect(await panel()).toHaveTextContent('浏览器没有允许使用共享文件夹'));
  folder.answer = 'granted';
  folder.broken = { on: 'list', name: 'NotFoundError' };
  await user.click(again);
  // The answer before it stands in the same place.
  await waitFor(async () => expect(await panel()).toHaveTextContent('找不到共享文件夹'));
  const alert = await within(await panel()).findByRole('alert');
  expect(alert).toHaveTextContent('本机数据完好，填报照常');
  folder.broken = null;
  await user.click(within(alert).getByRole('button', { name: '重试' }));
  await waitFor(() => expect(alert).not.toBeInTheDocument());
  expect(await panel()).toHaveTextContent('已写入并读回核对');
});

it('[PL11][PL14] a package of another plan lies beside ours, is named, and is taken in from here when asked', async () => {
  const { storage, folder } = await folderDevice();
  const there = await openTestStorage();
  const name = folderFileName(ARCHIVE, there.device);
  folder.put(name, await textOf(there, ARCHIVE));
  const { user } = await renderPage(DataPage, { route: '/data', storage, said: [number('sum', 3, 10)] });
  await waitFor(async () =>
    expect(await panel()).toHaveTextContent(
      '另一个方案的（澄海区档案局 2024 年度 项目：档案库房改造），不在这里并入',
    ),
  );
  expect((await storage.plans()).plans).toEqual([]);
  await user.click(within(await panel()).getByRole('button', { name: `查看 ${name}` }));
  const list = await screen.findByRole('list', { name: '读到的文件' });
  expect(within(list).getByRole('button', { name: /^导入这个方案/ })).toBeEnabled();
  await waitFor(() => expect(folder.files.size).toBe(2));
});

it('[PL67] a draft that another PC left is offered, and becomes a draft of this one', async () => {
  const { storage, folder } = await folderDevice();
  const there = await openTestStorage();
  const draft = draftOf();
  await there.saveDraft({ id: draft.id, draft, savedAt: 1 }, null);
  await there.write({
    plan: draft.id,
    intent: 'type',
    origin: 'typed',
    author: TESTER,
    said: [number('d1', 1, 2)],
  });
  const editor = { device: there.device, name: '王敏', section: '综合科' };
  const statements = await there.revisions(draft.id);
  folder.put(
    folderDraftName(draft.id, there.device),
    draftFileText({ draft, savedAt: 5, editor, statements }),
  );
  const { user } = await renderPage(DataPage, { route: '/data', storage, said: [number('sum', 3, 10)] });
  const list = await within(await panel()).findByRole('list', { name: '文件夹里的草稿' });
  expect(list).toHaveTextContent(new RegExp(`草稿：.*${draft.year} 年度.*带填过的数，综合科 王敏`));
  await user.click(await within(list).findByRole('button', { name: '存为本机的草稿' }));
  await waitFor(async () => expect((await storage.plans()).drafts).toHaveLength(1));
  expect((await storage.plans()).drafts[0]?.editor).toMatchObject({ device: there.device });
  expect(await standingTable(storage, draft.id)).toEqual({ 'month/d1/1': 2 });
});
