import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, expect, test, type BrowserContext, type Page } from '@playwright/test';
import { findBrowser, launchArgs } from '../../.config/scripts/browser.mjs';
import { EntryDriver, openWithOneValue, standingCells, storedData } from '#test/support/entry-driver.ts';
import { DATABASE, deleteDatabase, plainPage } from '#test/support/other-tab.ts';
import { seriousFaults } from '#test/support/reading-places.ts';
import { addressOf, newDesk } from '#test/support/single-file.ts';

// What a browser does to stored data, and what the app says then: in real browsers, set up as people or offices set them up.

test('[B10][B24][H17] newer data: nothing is written, and a copy of it is offered', async ({
  context,
  page,
}) => {
  await openWithOneValue(page);
  await upgradeElsewhere(context);
  await page.getByRole('button', { name: '刷新' }).click();
  await expect(page.getByText('数据由更新的版本写入')).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出原始副本' }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toMatch(/^绩效数据原始副本_\d{8}-\d{4}\.json$/);
  await expect(page.getByText(/^已导出：绩效数据原始副本/)).toBeVisible();
  const copy = JSON.parse(await readFile(await download.path(), 'utf8')) as {
    readonly databaseVersion: number;
    readonly stores: Record<string, readonly [unknown, { readonly content?: { readonly value?: number } }][]>;
  };
  expect(copy.databaseVersion).toBe(40);
  expect(copy.stores['statements']?.map(([, { content }]) => content?.value)).toEqual([110_000]);
  expect((await storedData(page)).version).toBe(40);
});

test('[B11][B30][H17] the tab is closed for good while something is typed: it stays, and goes along into the reload', async ({
  context,
  page,
}) => {
  const entry = await openWithOneValue(page);
  await entry.cell('08', 2).click();
  await page.keyboard.type('12 34');
  const other = await plainPage(context);
  await deleteDatabase(other);
  const banner = page.getByRole('alert').filter({ hasText: '数据库连接已断开，本页不再保存' });
  await expect(banner).toBeVisible();
  await expect(page.getByRole('grid')).toBeVisible();
  expect(await other.evaluate(() => indexedDB.databases())).toEqual([]);
  await banner.getByRole('button', { name: '刷新，带上正在填的' }).click();
  // What was stored is gone: said, and brought back from the journal in one step [B34] [B36].
  await expect(page.getByRole('heading', { name: '本机数据库里的数据少了' })).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByRole('button', { name: '恢复到本机数据库' }).click();
  await expect(page.getByRole('button', { name: '打开' })).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByRole('button', { name: '打开' }).click();
  await expect(page.getByText('1 格没有存下')).toBeVisible();
  await expect(page.getByText('12 34').first()).toBeVisible();
  await expect(banner).toHaveCount(0);
  expect(standingCells(await storedData(page))).toEqual({ '07/1': 11 });
});

test('[B11][B30] a newer version upgrades the data while something is typed: it stays through the reload into the new version', async ({
  context,
  page,
}) => {
  const entry = await openWithOneValue(page);
  await entry.cell('08', 2).click();
  await page.keyboard.type('12 34');
  await upgradeElsewhere(context);
  const banner = page.getByRole('alert').filter({ hasText: '数据库连接已断开，本页不再保存' });
  await expect(banner).toBeVisible();
  await expect(page.getByRole('grid')).toBeVisible();
  await banner.getByRole('button', { name: '刷新，带上正在填的' }).click();
  // Still the old version: it may not open the data, and keeps the text for the one that may.
  await expect(page.getByText('数据由更新的版本写入')).toBeVisible();
  expect((await storedData(page)).statements).toHaveLength(1);
  await deleteDatabase(page);
  await page.reload();
  await page.getByRole('button', { name: '不恢复，从空白开始…' }).click();
  await page.getByRole('button', { name: '从空白开始', exact: true }).click();
  await page.getByRole('link', { name: '月度填报' }).click();
  await expect(page.getByText('1 格没有存下')).toBeVisible();
  await expect(page.getByText('12 34').first()).toBeVisible();
});

test('[B31] a private window: it works, and says that closing it is the end of the data', async ({
  browser,
  baseURL,
}) => {
  if (baseURL === undefined) throw new Error('The configuration gives no baseURL.');
  // What Playwright calls a new context is an off-the-record profile, as a private window is.
  const window = await browser.newContext();
  const entry = await openWithOneValue(await window.newPage(), baseURL);
  await entry.page.reload();
  await expect(entry.cell('07', 1)).toHaveText('11');
  const second = new EntryDriver(await window.newPage());
  await second.open(baseURL);
  await expect(second.cell('07', 1)).toHaveText('11');
  await second.page.goto(`${baseURL}#/data`);
  await expect(second.page.getByRole('region', { name: '存在哪里' })).toContainText(
    '无痕（隐私）窗口里的数据，关窗就没有了',
  );
  await window.close();
  const next = await browser.newContext();
  const again = new EntryDriver(await next.newPage());
  await again.open(baseURL);
  await expect(again.cell('07', 1)).toHaveText('');
  expect(standingCells(await storedData(again.page))).toEqual({});
  await next.close();
});

test('[B31][B13] site data switched off in the browser: it says so, and what to do', async ({ baseURL }) => {
  const executablePath = findBrowser();
  if (executablePath === null) throw new Error('No browser was found: set CHROME_PATH.');
  const profile = await mkdtemp(path.join(tmpdir(), 'tracker-blocked-'));
  await mkdir(path.join(profile, 'Default'));
  // As «block all cookies» of the settings writes it, or a policy of the office.
  const settings = { profile: { default_content_setting_values: { cookies: 2 } } };
  await writeFile(path.join(profile, 'Default/Preferences'), JSON.stringify(settings));
  const context = await chromium.launchPersistentContext(profile, { executablePath, args: [...launchArgs] });
  try {
    const page = await context.newPage();
    await page.goto(`${baseURL ?? ''}#/entry`);
    await expectUnavailable(page);
  } finally {
    await context.close();
    await rm(profile, { recursive: true, force: true });
  }
});

test('[B31][B13] no IndexedDB at all: it says so, and what to do', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(window, 'indexedDB', { value: undefined }));
  await page.goto('./#/entry');
  await expectUnavailable(page);
});

test('[K5] on file:// the browser is not asked for what it grants nobody there', async ({
  page,
  context,
}) => {
  const desk = await newDesk();
  try {
    await page.goto(addressOf(desk, '#/data'));
    const panel = page.getByRole('region', { name: '存在哪里' });
    await expect(panel).toContainText('本机文件（单文件版）');
    await expect(panel).toContainText('未持久');
    await expect(panel.getByRole('button', { name: '请求持久保存' })).toHaveCount(0);
    const hosted = await context.newPage();
    await hosted.goto('./#/data');
    await expect(hosted.getByRole('button', { name: '请求持久保存' })).toBeVisible();
  } finally {
    await rm(desk.home, { recursive: true, force: true });
  }
});

test('[N7] the light is in sight on a narrow screen too, and leads to the data', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto('./#/overview');
  const light = page.getByRole('group', { name: '备份情况' });
  await expect(light).toBeInViewport();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await light.getByRole('link').click();
  await expect(page.getByRole('heading', { name: '导出数据包' })).toBeVisible();
});

async function expectUnavailable(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: '浏览器不允许在本机保存数据' })).toBeVisible();
  await expect(page.getByText(/请退出无痕（隐私）模式，或请管理员允许本站点保存数据/)).toBeVisible();
  await expect(page.getByRole('grid')).toHaveCount(0);
  await expect(page.getByRole('button', { name: '刷新' })).toBeVisible();
}

/** What a newer version of the app does to the data, in another tab. */
async function upgradeElsewhere(context: BrowserContext): Promise<void> {
  const other = await plainPage(context);
  await other.evaluate(
    (name) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open(name, 40);
        opening.onsuccess = () => {
          opening.result.close();
          resolve();
        };
        opening.onerror = () => reject(opening.error ?? new Error('not upgraded'));
      }),
    DATABASE,
  );
  await other.close();
}
