import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { type Hosted, hostCopy, releaseNext } from '#test/support/built-folder.ts';
import { cell, tellName } from '#test/support/journey.ts';

// In a context of its own: a reused one still lists the workers of the test before.
test.use({ serviceWorkers: 'allow', reuseContext: false });

let hosted: Hosted;
test.beforeEach(async () => {
  hosted = await hostCopy();
});
test.afterEach(() => hosted.end());

test('[H1] after one visit, everything opens with the server gone', async ({ page }) => {
  const complaints = complaintsOf(page);
  await visit(page);
  await hosted.stop();

  await page.reload();
  for (const [place, title] of PLACES) await expectPlace(page, place, title);
  expect(complaints).toEqual([]);
});

test('[H2][H3] a newer version waits for a click, and leaves the other tab alone', async ({
  page,
  context,
}) => {
  await visit(page);
  const other = await context.newPage();
  await other.goto(hosted.url);
  await expect(other.getByRole('main')).not.toBeEmpty();
  const complaints = complaintsOf(other);
  await Promise.all([page, other].map((tab) => tab.evaluate(() => (document.body.dataset['tab'] = 'old'))));

  await releaseNext(hosted.folder, '2');
  await askForUpdate(page);
  const prompt = page.getByRole('button', { name: '有新版本，点此更新' });
  await expect(prompt).toBeVisible();
  expect(await release(page), 'nothing has been reloaded').toBeUndefined();
  await page.reload();
  expect(await release(page), 'a reload is no click on the prompt').toBeUndefined();

  // Text that the grid has refused is kept nowhere else: the click says so, and does nothing.
  await page.evaluate(() => (window.location.hash = '#/entry?year=2025&month=3'));
  await tellName(page);
  await cell(page, '07', 3).click();
  await page.keyboard.type('约 1200');
  await page.keyboard.press('Enter');
  await expect(prompt).toBeVisible();
  await prompt.click();
  const heldUp = page.getByRole('button', { name: '还有内容没有存好，存好后再点此更新' });
  await expect(heldUp).toBeVisible();
  await expect(cell(page, '07', 3)).toHaveText('约 1200');
  expect(await release(page)).toBeUndefined();

  await cell(page, '07', 3).click();
  await page.keyboard.type('1200');
  await page.keyboard.press('Enter');
  await expect(cell(page, '07', 3)).toHaveText('1,200');
  // On the screen before it is stored, and until then the click is held up again.
  await expect(page.getByText(/^已保存到本机/)).toBeVisible();
  await heldUp.click();
  await expect(page.locator('html[data-release="2"]')).toBeAttached();
  await expect(page.getByRole('main')).not.toBeEmpty();
  await expect(prompt).toBeHidden();

  // Its screens have other names on the server by now, and the browser's own cache, which may forget at any time, has forgotten.
  await (await context.newCDPSession(other)).send('Network.clearBrowserCache');
  await expectPlace(other, 'plan', '绩效方案');
  expect(await other.evaluate(() => document.body.dataset['tab'])).toBe('old');
  expect(complaints).toEqual([]);
});

test('[H2] a click is answered while the worker of the version before hangs on a request, once and for all', async ({
  page,
  context,
}) => {
  await visit(page);
  const [worker] = context.serviceWorkers();
  await worker?.evaluate(() => (self.fetch = () => new Promise(() => undefined)));
  await page.reload();
  await expect(page.getByRole('main')).not.toBeEmpty();
  await page.evaluate(() => void fetch('./assets/of-no-version.js'));
  await releaseNext(hosted.folder, '2');
  await askForUpdate(page);
  const prompt = page.getByRole('button', { name: '有新版本，点此更新' });
  await prompt.click();
  await expect(page.locator('html[data-release="2"]')).toBeAttached();
  await expect(page.getByRole('main')).not.toBeEmpty();
  expect(await page.evaluate(waiting), 'the case that this is about').toBe('installed');

  // Asked for once: whatever is opened or reloaded gets it, and is not offered what it is.
  await page.reload();
  await expect(page.getByRole('main')).not.toBeEmpty();
  expect(await release(page)).toBe('2');
  await expectPlace(page, 'plan', '绩效方案');
  expect(await page.evaluate(waiting)).toBe('installed');
  await expect(page.getByRole('button', { name: '本页帮助' })).toBeVisible();
  // It looks for one two seconds after the first screen.
  await page.waitForFunction(() => performance.now() > 4000);
  await expect(prompt).toBeHidden();
});

test('[H4] a folder that was copied by half is not taken for a version', async ({ page }) => {
  await visit(page);
  await releaseNext(hosted.folder, '2');
  const html = await readFile(path.join(hosted.folder, 'index.html'), 'utf8');
  const style = /href="\.\/(assets\/[^"]+\.css)"/.exec(html)?.[1];
  if (style === undefined) throw new Error('index.html names no style sheet.');
  await writeFile(path.join(hosted.folder, style), 'half a sty');

  await expect(askForUpdate(page)).rejects.toThrow();
  await page.reload();
  await expect(page.getByRole('main')).not.toBeEmpty();
  expect(await release(page)).toBeUndefined();
  await expectPlace(page, 'plan', '绩效方案');
  await expect(page.getByRole('button', { name: '有新版本，点此更新' })).toBeHidden();
});

const PLACES = [
  ['overview', '总览'],
  ['entry', '月度填报'],
  ['indicator/07', '指标'],
  ['scorecard', '年终评分表'],
  ['plan', '绩效方案'],
  ['data', '数据与协作'],
] as const;

/** Opens the app and waits until all of it is kept. */
async function visit(page: Page): Promise<void> {
  await page.goto(hosted.url);
  await expect(page.getByRole('main')).not.toBeEmpty();
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    await new Promise<void>((resolve) => {
      const look = () => {
        if (active?.state === 'activated') resolve();
      };
      active?.addEventListener('statechange', look);
      look();
    });
  });
}

/** What the app does by itself every hour. Resolves when the newer version waits, rejects when it could not be fetched. */
function askForUpdate(page: Page): Promise<void> {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const worker = await new Promise<ServiceWorker | null>((resolve) => {
      registration.addEventListener('updatefound', () => resolve(registration.installing));
      registration.update().catch(() => resolve(null));
    });
    await new Promise<void>((resolve, reject) => {
      const look = () => {
        if (worker?.state === 'installed') resolve();
        if (worker === null || worker.state === 'redundant') reject(new Error('no newer version'));
      };
      worker?.addEventListener('statechange', look);
      look();
    });
  });
}

async function expectPlace(page: Page, place: string, title: string): Promise<void> {
  await page.evaluate((hash) => (window.location.hash = hash), `#/${place}`);
  await expect(page).toHaveTitle(new RegExp(`^${title} `));
  await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible();
  // Code that could not be fetched, and a page that broke, have a heading too.
  await expect(page.getByText(/没有载入|出错，已停止/)).toHaveCount(0);
}

/** Where the worker of a newer version stands. */
async function waiting(): Promise<string | undefined> {
  const registration = await navigator.serviceWorker.getRegistration();
  return registration?.waiting?.state;
}

/** Which build the page is of; the one it started with has no mark. */
function release(page: Page): Promise<string | undefined> {
  return page.evaluate(() => document.documentElement.dataset['release']);
}

function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  return complaints;
}
