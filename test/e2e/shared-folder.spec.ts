import { mkdir, readdir } from 'node:fs/promises';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { cell, tellName } from '#test/support/journey.ts';

const SHARE = '科室共享盘';

test('[K6][K7][K8][B25] two PCs share a folder: saved here, offered there, merged, and kept over a restart', async ({
  browser,
}) => {
  const here = await device(browser);
  const there = await device(browser);
  await type(here, '07', '10');
  await pick(here);
  await expect(panel(here)).toContainText('已写入并读回核对');
  const own = await ownFile(here);
  expect(own).toMatch(/^重庆市潼南区电子政务中心_2025年_设备[0-9a-f]{12}\.jxb\.json$/);
  expect(statementsIn(await textOf(here, own))).toBe(1);
  await expect(here.getByText('今天已备份，之后没有修改')).toBeVisible();

  // Carried over by the office's file server: each browser context has a file system of its own.
  await type(there, '08', '5');
  await pick(there);
  await put(there, own, await textOf(here, own));
  await look(there);
  await expect(panel(there)).toContainText('1 处有新内容');
  await panel(there).getByRole('button', { name: '查看并并入：周艳 的数据包' }).click();
  await there.getByRole('button', { name: '并入', exact: true }).click();
  await expect(there.getByText('已并入，1 处有变化').first()).toBeVisible();
  await expect(panel(there)).toContainText('本机都有');
  await expectCell(there, '07', '10');

  // Saved in another place, and after a restart: nobody opens the panel, the folder has it all the same.
  await here.goto('/#/entry?month=3');
  await here.reload();
  await type(here, '09', '7');
  await expect.poll(async () => statementsIn(await textOf(here, own)), { timeout: 60_000 }).toBe(2);
  expect(await names(here)).toEqual([own]);
});

test('[K7] two tabs write one file, and all that was said in either is in it', async ({ browser }) => {
  const here = await device(browser);
  await type(here, '07', '10');
  await pick(here);
  const own = await ownFile(here);
  const other = await here.context().newPage();
  await stubPicker(other);
  for (const [index, row] of ['08', '09', '10', '11'].entries()) {
    await type(index % 2 === 0 ? here : other, row, String(index + 1));
  }
  await expect.poll(async () => statementsIn(await textOf(here, own)), { timeout: 60_000 }).toBe(5);
  expect(await names(here)).toEqual([own]);
  await expect(other.getByRole('group', { name: '共享文件夹' })).toContainText('共享文件夹已写入');
});

test('[K9] what harms nothing is taken in by itself once that is switched on; one conflict holds back itself alone', async ({
  browser,
}) => {
  const here = await device(browser);
  const there = await device(browser);
  await type(there, '08', '5');
  await type(there, '07', '99');
  await pick(there);
  const theirs = await ownFile(there);
  await type(here, '07', '10');
  await pick(here);
  await put(here, theirs, await textOf(there, theirs));
  await look(here);
  await expect(panel(here)).toContainText('2 处有新内容，其中 1 处要人看过');
  await panel(here).getByRole('checkbox', { name: '无冲突时自动并入' }).check();
  await expect(
    here.getByText('已从共享文件夹自动并入 综合科 周艳 的数据，1 处有变化；另有 1 处等人看过'),
  ).toBeVisible();
  await expect(panel(here)).toContainText('1 处有新内容，其中 1 处要人看过');
  await here.getByRole('button', { name: '撤销', exact: true }).click();
  await expect(here.getByText('已撤销并入')).toBeVisible();
  await expectCell(here, '08', '未填');
  await expectCell(here, '07', '10');
});

test('[K8] half-written, foreign and newer files are named with why, and nothing is lost', async ({
  browser,
}) => {
  const page = await device(browser);
  await type(page, '07', '10');
  await pick(page);
  const own = await ownFile(page);
  const text = await textOf(page, own);
  await put(page, '半截.jxb.json', text.slice(0, -40));
  await put(page, '别的.jxb.json', '{"format": "other"}');
  await put(page, '新版.jxb.json', text.replace('"version": 1', '"version": 9'));
  await put(page, '会议通知.txt', '周五下午开会');
  await look(page);
  const list = panel(page).getByRole('list', { name: '文件夹里的数据包' });
  await expect(list).toContainText('半截.jxb.json 文件不完整，在中途断了');
  await expect(list).toContainText('别的.jxb.json 这不是绩效数据包');
  await expect(list).toContainText('新版.jxb.json 数据包是第 9 版格式');
  await expect(panel(page)).toContainText('另有 1 个文件不是数据包，没有读取');
  await expect(panel(page).getByRole('alert')).toHaveCount(0);
  await expectCell(page, '07', '10');
});

test('[K10] permission that has to be given again after a restart: one click, and what is missing is written', async ({
  browser,
}) => {
  const page = await device(browser);
  await type(page, '07', '10');
  await pick(page);
  const own = await ownFile(page);
  await page.evaluate(() => localStorage.setItem('permission', 'prompt'));
  await page.goto('/#/entry?month=3');
  await page.reload();
  const light = page.getByRole('group', { name: '共享文件夹' });
  await expect(light).toContainText('共享文件夹没有连上');
  await type(page, '08', '5');
  await light.getByRole('button', { name: '点此重新连接' }).click();
  await expect(light).toContainText('共享文件夹已写入');
  await expect.poll(async () => statementsIn(await textOf(page, own)), { timeout: 60_000 }).toBe(2);
});

test('[K6][K10] a folder of the disk is kept over a restart, and waits for the click that the browser wants', async ({
  browser,
}) => {
  const disk = test.info().outputPath(SHARE);
  await mkdir(disk, { recursive: true });
  const page = await device(browser, stubDrop);
  await page.goto('/#/data');
  await expect(panel(page).getByRole('button', { name: '选择文件夹…' })).toBeVisible();
  await drop(page, disk);
  await panel(page).getByRole('button', { name: '选择文件夹…' }).click();
  await expect(panel(page)).toContainText('共享文件夹等待重新连接');
  await page.goto('/#/entry?month=3');
  await page.reload();
  const light = page.getByRole('group', { name: '共享文件夹' });
  await expect(light).toContainText('共享文件夹没有连上');
  await type(page, '07', '10');
  await page.goto('/#/data');
  await panel(page).getByRole('button', { name: '点此重新连接' }).click();
  await expect(panel(page)).toContainText('浏览器没有允许使用共享文件夹');
  expect(await readdir(disk)).toEqual([]);
});

test('[K10] a folder that was removed: says so, loses nothing, and another one can be picked', async ({
  browser,
}) => {
  const page = await device(browser);
  await type(page, '07', '10');
  await pick(page);
  await page.evaluate(async (share) => {
    await (await navigator.storage.getDirectory()).removeEntry(share, { recursive: true });
  }, SHARE);
  await panel(page).getByRole('button', { name: '现在写入并查看' }).click();
  await expect(panel(page).getByRole('alert')).toContainText('找不到共享文件夹');
  await expect(page.getByRole('group', { name: '共享文件夹' })).toContainText('共享文件夹有问题');
  await type(page, '08', '5');
  await page.goto('/#/data');
  await expect(panel(page)).toContainText('上次写入：');
  await expect(panel(page)).not.toContainText('已写入并读回核对');
  await panel(page).getByRole('button', { name: '更换文件夹…' }).click();
  await expect(panel(page)).toContainText('已写入并读回核对');
  const own = await ownFile(page);
  expect(statementsIn(await textOf(page, own))).toBe(2);
});

test('[K10] a full disk: says so, the file that lies there stays whole, and it is written once there is room', async ({
  browser,
}) => {
  const page = await device(browser);
  await type(page, '07', '10');
  await pick(page);
  const own = await ownFile(page);
  const before = await textOf(page, own);
  const devtools = await page.context().newCDPSession(page);
  const { origin } = new URL(page.url());
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  await panel(page).getByRole('button', { name: '现在写入并查看' }).click();
  await expect(panel(page).getByRole('alert')).toContainText('磁盘空间已满');
  await expect(panel(page)).not.toContainText('已写入并读回核对');
  expect(await textOf(page, own)).toBe(before);
  await devtools.send('Storage.overrideQuotaForOrigin', { origin });
  await panel(page).getByRole('button', { name: '重试' }).click();
  await expect(panel(page)).toContainText('已写入并读回核对');
  await expect(panel(page).getByRole('alert')).toHaveCount(0);
  expect(statementsIn(await textOf(page, own))).toBe(1);
});

test('[K6] where the browser has no folders, the panel says what to use instead', async ({ browser }) => {
  const page = await (await browser.newContext()).newPage();
  // As Firefox and old browsers are: Chromium cannot be started without it.
  await page.addInitScript(() => Reflect.deleteProperty(window, 'showDirectoryPicker'));
  await page.goto('/#/data');
  await expect(panel(page)).toContainText('这个浏览器不支持选文件夹');
  await expect(panel(page)).toContainText('请改用文件');
});

/** A browser context is a profile of its own: another PC. */
async function device(browser: Browser, prepare = stubPicker): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await prepare(page);
  await page.goto('/#/entry?month=3');
  await tellName(page);
  return page;
}

/**
 * Only the picker and the answers about permission are stubbed, for both are windows of the browser that no test can click; the folder
 * is a real one, in the browser's own file system, with real files.
 */
async function stubPicker(page: Page): Promise<void> {
  await page.addInitScript((share) => {
    const pickShare = async () =>
      (await navigator.storage.getDirectory()).getDirectoryHandle(share, { create: true });
    const allow = () => {
      localStorage.removeItem('permission');
      return Promise.resolve('granted');
    };
    Object.assign(window, { showDirectoryPicker: pickShare });
    Object.assign(FileSystemHandle.prototype, {
      queryPermission: () => Promise.resolve(localStorage.getItem('permission') ?? 'granted'),
      requestPermission: allow,
    });
  }, SHARE);
}

/**
 * Picks what is dropped on the page: a folder of the disk, about which the browser itself says that it has to be asked. It asks in a
 * window that no test can answer, so that the answer is no.
 */
async function stubDrop(page: Page): Promise<void> {
  await page.addInitScript(() => {
    let dropped: unknown = null;
    const onDrop = (event: DragEvent) => {
      const [item] = Array.from(event.dataTransfer?.items ?? []);
      const getHandle: unknown = item === undefined ? null : Reflect.get(item, 'getAsFileSystemHandle');
      if (typeof getHandle === 'function') dropped = getHandle.call(item);
    };
    window.addEventListener('dragover', (event) => event.preventDefault(), true);
    window.addEventListener('drop', onDrop, true);
    Object.assign(window, { showDirectoryPicker: () => dropped });
    Object.assign(FileSystemHandle.prototype, { requestPermission: () => Promise.resolve('denied') });
  });
}

async function drop(page: Page, file: string): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const data = { items: [], files: [file], dragOperationsMask: 1 };
  for (const step of ['dragEnter', 'dragOver', 'drop'] as const)
    await devtools.send('Input.dispatchDragEvent', { type: step, x: 600, y: 300, data });
}

const panel = (page: Page) => page.getByRole('region', { name: '共享文件夹' });

async function pick(page: Page): Promise<void> {
  await page.goto('/#/data');
  await panel(page).getByRole('button', { name: '选择文件夹…' }).click();
  await expect(panel(page)).toContainText('已写入并读回核对');
}

async function look(page: Page): Promise<void> {
  await panel(page).getByRole('button', { name: '现在写入并查看' }).click();
}

async function type(page: Page, row: string, units: string): Promise<void> {
  await page.goto('/#/entry?month=3');
  await cell(page, row, 3).click();
  await page.keyboard.type(units);
  await page.keyboard.press('Enter');
  await expect(cell(page, row, 3)).toHaveText(units);
  await expect(page.getByText(/^已保存到本机/)).toBeVisible();
}

async function expectCell(page: Page, row: string, text: string): Promise<void> {
  await page.goto('/#/entry?month=3');
  await expect(cell(page, row, 3)).toHaveText(text);
}

function names(page: Page): Promise<string[]> {
  return page.evaluate(async (share) => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle(share);
    const found: string[] = [];
    for await (const { name } of folder.values()) found.push(name);
    return found.sort();
  }, SHARE);
}

/** The one file in the folder, once it is written: what the panel says may be about the folder before. */
async function ownFile(page: Page): Promise<string> {
  await expect.poll(() => names(page), { timeout: 30_000 }).toHaveLength(1);
  const [own = ''] = await names(page);
  return own;
}

function textOf(page: Page, name: string): Promise<string> {
  return page.evaluate(
    async ([share, file]) => {
      const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle(share);
      return (await (await folder.getFileHandle(file)).getFile()).text();
    },
    [SHARE, name] as const,
  );
}

/** Somebody else puts a file into the folder. */
async function put(page: Page, name: string, text: string): Promise<void> {
  await page.evaluate(
    async ([share, file, content]) => {
      const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle(share);
      const writable = await (await folder.getFileHandle(file, { create: true })).createWritable();
      await writable.write(content);
      await writable.close();
    },
    [SHARE, name, text] as const,
  );
}

function statementsIn(text: string): number {
  const { statements } = JSON.parse(text) as { readonly statements: readonly unknown[] };
  return statements.length;
}
