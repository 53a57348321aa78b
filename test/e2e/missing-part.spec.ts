import { readdir, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, type Page, type Request, test } from '@playwright/test';
import { type Hosted, hostCopy } from '#test/support/built-folder.ts';
import { cell, tellName } from '#test/support/journey.ts';
import { seriousFaults } from '#test/support/reading-places.ts';

// A folder that was copied by half, and a network that is gone: in a real browser, which remembers what its loader failed to fetch.
// Without service workers, as on plain http: with one, all files are kept from the first visit on [H1].
test.use({ serviceWorkers: 'block' });

let hosted: Hosted;
test.beforeEach(async () => {
  hosted = await hostCopy();
});
test.afterEach(() => hosted.end());

const REFUSED = '约 1200';

test('[H11][H17] a place whose file is missing says so there, comes with 重试, and nothing typed is lost', async ({
  page,
}) => {
  const back = await takeAway('plan-page');
  await typeRefused(page);
  await go(page, '/plan?year=2025');
  const missing = page.getByRole('alert').filter({ hasText: '「绩效方案」没有载入' });
  await expect(missing).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  await missing.getByRole('button', { name: '重试' }).click();
  await expect(missing).toBeVisible();

  await page.getByRole('link', { name: '数据与协作' }).click();
  await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible();
  await expect(missing).toBeHidden();
  await page.goBack();
  await expect(missing).toBeVisible();

  await back();
  await missing.getByRole('button', { name: '重试' }).click();
  await expect(page.getByRole('main').getByRole('table').first()).toBeVisible();
  await go(page, '/entry?year=2025&month=3');
  await expect(cell(page, '07', 3)).toHaveText(REFUSED);
});

for (const [what, damage] of [
  ['a script that was cut short', (file: string) => truncate(file, 200)],
  ['an empty script', (file: string) => truncate(file, 0)],
] as const) {
  test(`[H11] ${what} is fetched again, past the browser’s cache`, async ({ page }) => {
    const file = await fileOf('plan-page', 'js');
    const whole = await readFile(file);
    await damage(file);
    await page.goto(`${hosted.url}#/plan?year=2025`);
    const missing = page.getByRole('alert').filter({ hasText: '「绩效方案」没有载入' });
    await expect(missing).toBeVisible();
    await expect(page.getByRole('navigation')).toBeVisible();
    await writeFile(file, whole);
    await missing.getByRole('button', { name: '重试' }).click();
    await expect(page.getByRole('main').getByRole('table').first()).toBeVisible();
  });
}

test('[H11] a shared file or a style that is missing is fetched again too', async ({ page }) => {
  await page.goto(`${hosted.url}#/overview?year=2025`);
  await expect(page.getByRole('heading', { name: '总览' })).toBeVisible();
  // Both daily places are here by then; what they share with the one that is asked for cannot be missed any more.
  await expect
    .poll(async () => (await filesHere(page)).some((name) => name.startsWith('entry-page-')))
    .toBe(true);
  const here = await filesHere(page);
  const script = await fileOf('review-page', 'js');
  const needed = [...(await readFile(script, 'utf8')).matchAll(/from\s*["'`]\.\/([\w-]+\.js)["'`]/g)];
  const shared = needed.flatMap(([, name = '']) => (here.includes(name) ? [] : [name])).slice(0, 2);
  shared.push(path.basename(script), path.basename(await fileOf('review-page', 'css')));
  expect(shared).toHaveLength(4);
  for (const name of shared) await rename(asset(name), `${asset(name)}.gone`);
  await go(page, '/review?year=2025');
  const missing = page.getByRole('alert').filter({ hasText: '「年终材料」没有载入' });
  await expect(missing).toBeVisible();
  for (const name of shared) {
    await rename(`${asset(name)}.gone`, asset(name));
    if (name !== shared[shared.length - 1]) {
      await missing.getByRole('button', { name: '重试' }).click();
      await expect(missing).toBeVisible();
    }
  }
  await missing.getByRole('button', { name: '重试' }).click();
  await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible();
  await expect(missing).toBeHidden();
});

test('[H11] the cable is out: 刷新 takes what is typed along', async ({ page, context }) => {
  await typeRefused(page);
  await context.setOffline(true);
  await go(page, '/scorecard?year=2025');
  const missing = page.getByRole('alert').filter({ hasText: '「年终评分表」没有载入' });
  await expect(missing).toBeVisible();
  await context.setOffline(false);
  await missing.getByRole('button', { name: '刷新，带上正在填的' }).click();
  await expect(page.getByRole('main').getByRole('table').first()).toBeVisible();
  await page.getByRole('link', { name: '月度填报' }).click();
  await go(page, '/entry?year=2025&month=3');
  await expect(page.getByText(REFUSED).first()).toBeVisible();
});

test('[H12] what a page fetches later says so where it was asked for, and comes when asked again', async ({
  page,
}) => {
  const backs = await Promise.all(['charts', 'present-mode', 'sample-year'].map(takeAway));
  await page.goto(`${hosted.url}#/overview?year=2025`);
  await page.getByRole('button', { name: '示例数据' }).click();
  await expect(page.getByText('示例数据没有生成：程序文件没有取到')).toBeVisible();
  await page.getByRole('button', { name: '汇报' }).click();
  const missing = page.getByRole('alert').filter({ hasText: '「汇报」没有载入' });
  await expect(missing).toBeVisible();
  await page.goBack();
  for (const back of backs) await back();
  await page.getByRole('button', { name: '示例数据' }).click();
  await expect(page.getByText('不是真实填报')).toBeVisible();

  await page.goForward();
  await go(page, '/overview?year=2025&sample=1&month=11&view=present');
  await expect(page.getByRole('dialog', { name: '汇报' })).toContainText('1 / 33');
  await expect(missing).toHaveCount(0);
});

test('[H12] a chart without its code says so in its box, and is drawn when asked again', async ({ page }) => {
  const back = await takeAway('charts');
  await page.goto(`${hosted.url}#/overview?year=2025`);
  await page.getByRole('button', { name: '示例数据' }).click();
  await expect(page.getByText('不是真实填报')).toBeVisible();
  const words = page.getByText('图没有载入，数据不受影响').first();
  await expect(words).toBeVisible();
  await back();
  await words.getByRole('button', { name: '重试' }).click();
  await expect(page.locator('canvas').first()).toBeVisible();
});

test('[H12] a writer that does not come loses nothing, and writes when asked again', async ({ page }) => {
  const back = await takeAway('workbook-job');
  await page.goto(`${hosted.url}#/scorecard?year=2025`);
  await page.getByRole('button', { name: '导出 Excel' }).click();
  await expect(page.getByText('导出没有成功，数据未受影响')).toBeVisible();
  await back();
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出 Excel' }).click();
  expect((await coming).suggestedFilename()).toMatch(/\.xlsx$/);
});

for (const entry of ['index', 'react']) {
  test(`[H13] without ${entry} the page says what is safe and what to do`, async ({ page }) => {
    const words = page.getByText('已保存的数据都在本机的浏览器里，没有受影响');
    const back = await takeAway(entry);
    await page.goto(hosted.url);
    await expect(words).toBeVisible();
    await expect(page.getByText('按 F5 刷新')).toBeVisible();
    await back();
    await page.reload();
    await expect(page.getByRole('heading', { name: '方案目录' })).toBeVisible();
    await expect(words).toHaveCount(0);
  });
}

test('[H14][H17] a page that breaks says so in its place, and axe finds nothing', async ({ page }) => {
  const file = await fileOf('plan-page', 'js');
  const whole = await readFile(file, 'utf8');
  const broken = whole.replace(/(["'`])年初绩效目标\1/, '(()=>{throw new Error("planted")})()');
  expect(broken).not.toBe(whole);
  await writeFile(file, broken);
  await page.goto(`${hosted.url}#/plan?year=2025`);
  const words = page.getByRole('alert').filter({ hasText: '这一页出错，已停止' });
  await expect(words).toBeVisible();
  await expect(words).toContainText('planted');
  await expect(page.getByRole('heading', { level: 1, name: '绩效方案' })).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByRole('link', { name: '数据与协作' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '数据与协作' })).toBeVisible();
});

test('[H19] a place whose code is on its way has its heading already, and axe finds nothing', async ({
  page,
}) => {
  let hold = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    hold = resolve;
  });
  await page.route(/\/assets\/(?:plan-page|present-mode)-[^/]*\.js/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`${hosted.url}#/overview?year=2025`);
  await expect(page.getByRole('heading', { name: '总览' })).toBeVisible();
  await page.getByRole('button', { name: '汇报' }).click();
  await expect(page.getByText('正在载入…')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: '汇报' })).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  await go(page, '/plan?year=2025');
  await expect(page.getByText('正在载入…')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: '绩效方案' })).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  hold();
  await expect(page.getByRole('main').getByRole('table').first()).toBeVisible();
});

test('[H13] a normal start never shows those words', async ({ page }) => {
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    const look = () => {
      const start = document.getElementById('start');
      if (start !== null && getComputedStyle(start).visibility === 'visible') seen.push('start');
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await page.goto(hosted.url);
  await expect(page.getByRole('heading', { name: '方案目录' })).toBeVisible();
  expect(await page.evaluate(() => (window as unknown as { seen: string[] }).seen)).toEqual([]);
  await expect(page.locator('#start')).toHaveCount(0);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });
  test('[H13] a browser that runs none is told so', async ({ page }) => {
    await page.goto(hosted.url);
    // Text in a <noscript> is passed over when a page is searched by its words.
    await expect(page.locator('noscript p')).toContainText('浏览器没有运行脚本，本系统打不开');
    await expect(page.locator('noscript p')).toBeVisible();
  });
});

test('[H10] the page of the address is asked for before anything else of it, and the other daily place follows', async ({
  page,
}) => {
  const asked: string[] = [];
  const open = new Set<Request>();
  page.on('request', (request) => {
    asked.push(new URL(request.url()).pathname);
    open.add(request);
  });
  page.on('requestfinished', (request) => void open.delete(request));
  page.on('requestfailed', (request) => void open.delete(request));
  const has = (name: string) => asked.some((address) => address.startsWith(`/assets/${name}-`));
  await page.goto(`${hosted.url}#/entry?year=2025`);
  await expect(page.getByRole('grid')).toBeVisible();
  expect(has('entry-page')).toBe(true);
  await expect.poll(() => has('overview-page')).toBe(true);
  expect(asked.findIndex((address) => address.includes('/entry-page-'))).toBeLessThan(
    asked.findIndex((address) => address.includes('/overview-page-')),
  );
  // By then both open without the network. Not by 'networkidle': that may have been before the other place was asked for.
  await expect.poll(() => open.size).toBe(0);
  await hosted.stop();
  await page.getByRole('link', { name: '总览' }).click();
  await expect(page.getByRole('heading', { name: '总览', exact: true })).toBeVisible();
  await hosted.start();
});

test('[H10] what can wait is asked for when the browser rests, and not while a slow one is at work', async ({
  page,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const PARTS = ['overview-page', 'folder-light', 'new-version'];
  const come = () => PARTS.filter((name) => asked.some((address) => address.startsWith(`/assets/${name}-`)));
  await page.addInitScript(() => {
    const waiting: IdleRequestCallback[] = [];
    Object.assign(window, { waiting });
    window.requestIdleCallback = (work) => waiting.push(work);
  });
  await page.goto(`${hosted.url}#/entry?year=2025`);
  await expect(page.getByRole('grid')).toBeVisible();
  // The other place, the folder's light and the watch for a newer version.
  await expect.poll(() => page.evaluate<number>('window.waiting.length')).toBe(3);
  expect(come()).toEqual([]);
  await page.evaluate(() => {
    const waiting = Reflect.get(window, 'waiting') as IdleRequestCallback[];
    for (const work of waiting.splice(0)) work({ didTimeout: false, timeRemaining: () => 50 });
  });
  await expect.poll(come).toEqual(PARTS);
});

test('[H25] a place is asked for when the pointer or the focus comes to its link, and again by whoever goes there if it did not come', async ({
  page,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const times = (name: string) =>
    asked.filter((address) => new RegExp(`/assets/${name}-[\\w-]{8}\\.js$`).test(address)).length;
  await page.goto(`${hosted.url}#/entry?year=2025`);
  await expect(page.getByRole('grid')).toBeVisible();
  const menu = page.getByRole('navigation', { name: '主导航' });
  expect([times('scorecard-page'), times('plan-page')]).toEqual([0, 0]);
  await menu.getByRole('link', { name: '评分表' }).hover();
  await expect.poll(() => times('scorecard-page')).toBeGreaterThan(0);

  const back = await takeAway('plan-page');
  const link = menu.getByRole('link', { name: '绩效方案' });
  await link.focus();
  await expect.poll(() => times('plan-page')).toBeGreaterThan(0);
  await expect(page.getByRole('alert')).toHaveCount(0);
  await back();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main').getByRole('table').first()).toBeVisible();
});

/** Text that the grid refuses, kept nowhere but on the screen. */
async function typeRefused(page: Page): Promise<void> {
  await page.goto(`${hosted.url}#/entry?year=2025&month=3`);
  await tellName(page);
  await cell(page, '07', 3).click();
  await page.keyboard.type(REFUSED);
  await page.keyboard.press('Enter');
  await expect(cell(page, '07', 3)).toHaveText(REFUSED);
}

async function go(page: Page, route: string): Promise<void> {
  await page.evaluate((hash) => (window.location.hash = hash), `#${route}`);
}

/** Takes the scripts and styles of this name out of the folder. @returns puts them back */
async function takeAway(name: string): Promise<() => Promise<void>> {
  const names = await readdir(path.join(hosted.folder, 'assets'));
  const files = names.filter((each) => new RegExp(`^${name}-[\\w-]{8}\\.(?:js|css)$`).test(each));
  if (files.length === 0) throw new Error(`There is no ${name} in assets.`);
  const kept = await Promise.all(files.map(async (file) => [file, await readFile(asset(file))] as const));
  await Promise.all(files.map((file) => rm(asset(file))));
  return async () => {
    await Promise.all(kept.map(([file, content]) => writeFile(asset(file), content)));
  };
}

/** The names of the files of the app that have come. */
function filesHere(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    performance.getEntriesByType('resource').map(({ name }) => name.slice(name.lastIndexOf('/') + 1)),
  );
}

async function fileOf(name: string, kind: string): Promise<string> {
  const names = await readdir(path.join(hosted.folder, 'assets'));
  const file = names.find((each) => each.startsWith(`${name}-`) && each.endsWith(`.${kind}`));
  if (file === undefined) throw new Error(`There is no ${name}.${kind} in assets.`);
  return asset(file);
}

function asset(file: string): string {
  return path.join(hosted.folder, 'assets', file);
}
