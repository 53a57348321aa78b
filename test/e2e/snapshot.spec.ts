import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, expect, test, type Page } from '@playwright/test';
import { findBrowser, launchArgs } from '../../.config/scripts/browser.mjs';
import {
  oldChromium,
  oldLaunchArgs,
  oldVersions,
  whyNoOldChromium,
} from '../../.config/scripts/old-chromium.mjs';
import { checkSnapshot } from '#src/domain/package/snapshot-file.ts';
import { openSampleYear, SAMPLE, tellName } from '#test/support/journey.ts';
import { addressOf, newDesk } from '#test/support/single-file.ts';

interface Exported {
  readonly folder: string;
  readonly file: string;
  readonly name: string;
  /** The score as the overview says it. */
  readonly total: string;
}

/** The sample year as of November, exported from the overview as a person would. */
async function exportFrom(page: Page, at: (route: string) => string): Promise<Exported> {
  await openSampleYear(page, at);
  await tellName(page);
  await page.goto(at(`/overview?${SAMPLE}&month=11`));
  // Of November by then: the sample year opens on December.
  const figure = page
    .locator('dl > div')
    .filter({ has: page.getByText('截至 11 月已得分', { exact: true }) });
  const total = await figure.locator('dd strong').first().innerText();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出快照' }).click();
  const download = await downloading;
  const folder = await mkdtemp(path.join(tmpdir(), 'tracker-snapshot-'));
  const file = path.join(folder, '快照.html');
  await download.saveAs(file);
  await expect(page.getByText(/^已导出快照：/)).toBeVisible();
  return { folder, file, name: download.suggestedFilename(), total };
}

/** Opened from the disk by a browser that has never seen the app and has no network. */
async function openOffline(browser: Browser, file: string) {
  const context = await browser.newContext({ offline: true, viewport: { width: 1366, height: 768 } });
  const asked: string[] = [];
  const complaints: string[] = [];
  context.on('request', (request) => asked.push(request.url()));
  const page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  // Whatever breaks a content policy is said here too.
  page.on('console', (message) => complaints.push(message.text()));
  const address = pathToFileURL(file).href;
  await page.goto(address);
  return { context, page, asked, complaints, address };
}

/** What the page shows, and what it has left behind in the browser. */
function seen(page: Page) {
  return page.evaluate(async () => ({
    total: document.querySelector('.figures strong')?.textContent ?? '',
    rows: document.querySelectorAll('article').length,
    // The style sheet has its digest in the policy: with another one the page would stand naked.
    background: getComputedStyle(document.body).backgroundColor,
    isWide: document.documentElement.scrollWidth > window.innerWidth,
    databases: (await indexedDB.databases()).length,
    stored: localStorage.length + sessionStorage.length,
  }));
}

test('[Z1][Z2][Z6] what the overview exports opens from the disk, offline, with its total, and does nothing else', async ({
  page,
  baseURL,
}) => {
  const { folder, file, name, total } = await exportFrom(page, (route) => `${baseURL}#${route}`);
  expect(name).toMatch(/_2025年度绩效快照_截至11月_未定稿_示例_\d{8}-\d{4}\.html$/);
  expect(total).toBe('78.88');
  const text = await readFile(file, 'utf8');
  const check = checkSnapshot(text);
  expect(check).toMatchObject({ kind: 'sound', head: { total, isSample: true } });
  expect(Buffer.byteLength(text)).toBeLessThan(1_000_000);

  const browser = await chromium.launch({ executablePath: findBrowser() ?? '', args: [...launchArgs] });
  try {
    const opened = await openOffline(browser, file);
    expect(await seen(opened.page)).toMatchObject({
      total,
      rows: 32,
      background: 'rgb(243, 245, 247)',
      isWide: false,
      databases: 0,
      stored: 0,
    });
    await expect(opened.page.locator('.digest').first()).toHaveText('digest' in check ? check.digest : '');
    await opened.page.locator('.strip a').nth(6).click();
    await expect(opened.page).toHaveURL(/#row-7$/);
    await opened.page.locator('#row-7 summary').click();
    await expect(opened.page.locator('#row-7 .steps')).toContainText('未达到指标值，按比例记分');
    await opened.page.emulateMedia({ media: 'print' });
    await opened.page.setViewportSize({ width: 1040, height: 720 });
    expect((await seen(opened.page)).isWide).toBe(false);
    expect(opened.complaints).toEqual([]);
    expect(opened.asked.filter((address) => address.split('#')[0] !== opened.address)).toEqual([]);
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
});

test('[Z1][Z4] script and style that somebody puts into a snapshot do not run', async ({ page, baseURL }) => {
  const { folder, file } = await exportFrom(page, (route) => `${baseURL}#${route}`);
  const browser = await chromium.launch({ executablePath: findBrowser() ?? '', args: [...launchArgs] });
  try {
    const text = await readFile(file, 'utf8');
    const bad = path.join(folder, '改过.html');
    await writeFile(
      bad,
      text.replace('<main>', '<main><script>document.title="hit"</script><img src="http://127.0.0.1:9/x">'),
    );
    const opened = await openOffline(browser, bad);
    await expect(opened.page).not.toHaveTitle('hit');
    expect(opened.complaints.join()).toMatch(/Content Security Policy/);
    expect(checkSnapshot(await readFile(bad, 'utf8')).kind).toBe('page-changed');
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
});

test('[Z1][H6] the single file exports a snapshot too', async ({ page }) => {
  const desk = await newDesk();
  try {
    const { folder, file, total } = await exportFrom(page, (route) => addressOf(desk, `#${route}`));
    expect(checkSnapshot(await readFile(file, 'utf8'))).toMatchObject({ kind: 'sound', head: { total } });
    await rm(folder, { recursive: true, force: true });
  } finally {
    await rm(desk.home, { recursive: true, force: true });
  }
});

test('[Z1] a snapshot is whole in real old Chromium', async ({ page, baseURL }) => {
  const whyNot = whyNoOldChromium();
  test.skip(whyNot !== null, whyNot ?? '');
  const { folder, file, total } = await exportFrom(page, (route) => `${baseURL}#${route}`);
  try {
    for (const version of oldVersions) {
      const browser = await chromium.launch({
        executablePath: await had(version),
        args: [...oldLaunchArgs],
      });
      try {
        const opened = await openOffline(browser, file);
        expect(await seen(opened.page), `Chromium ${version}`).toMatchObject({
          total,
          rows: 32,
          background: 'rgb(243, 245, 247)',
          isWide: false,
          databases: 0,
        });
        expect(opened.complaints, `Chromium ${version}`).toEqual([]);
      } finally {
        await browser.close();
      }
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

/** Without a network this is no reason to hold up a person; the build server has no such excuse. */
async function had(version: number): Promise<string> {
  try {
    return await oldChromium(version);
  } catch (problem) {
    test.skip(!process.env['CI'], `Chromium ${version} could not be had: ${String(problem)}`);
    throw problem;
  }
}
