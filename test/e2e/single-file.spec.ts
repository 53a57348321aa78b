import { rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { findBrowser, launchArgs } from '../../.config/scripts/browser.mjs';
import { oldChromium, oldLaunchArgs, whyNoOldChromium } from '../../.config/scripts/old-chromium.mjs';
import { openPipedPage, type PipedPage } from '#test/support/piped-page.ts';
import { addressOf, type Desk, newDesk, putFile } from '#test/support/single-file.ts';

let desk: Desk;
test.beforeEach(async () => {
  desk = await newDesk();
});
test.afterEach(() => rm(desk.home, { recursive: true, force: true, maxRetries: 5 }));

for (const version of [86, 109, 'now'] as const) {
  test(`[H5][H6] the single file, Chromium ${version}: saved, restarted, moved, exported`, async () => {
    const program = await programOf(version);
    const profile = path.join(desk.home, 'profile');

    const first = await openPipedPage(program, argsOf(version), profile);
    try {
      if (version !== 'now') expect(first.version).toBe(version);
      await open(first, desk, '#/overview');
      expect(await first.evaluate('window.location.protocol')).toBe('file:');
      await press(first, '示例数据');
      await isSaved(first);
      expect(first.complaints).toEqual([]);
    } finally {
      await first.close();
    }

    // A newer file takes the place of the old one in the same way: what counts is the browser's profile.
    const moved = await putFile(desk.home, 'U盘/绩效');
    await rm(desk.file);
    const second = await openPipedPage(program, argsOf(version), profile);
    try {
      await open(second, moved, '#/overview?year=2025&sample=1');
      await isSaved(second);
      await exportsForm(second);
      expect(second.complaints).toEqual([]);
    } finally {
      await second.close();
    }
  });
}

async function programOf(version: number | 'now'): Promise<string> {
  if (version === 'now') {
    const program = findBrowser();
    if (program === null) throw new Error('No browser was found: set CHROME_PATH.');
    return program;
  }
  const whyNot = whyNoOldChromium();
  test.skip(whyNot !== null, whyNot ?? '');
  try {
    return await oldChromium(version);
  } catch (problem) {
    // Without a network this is no reason to hold up a person; the build server has no such excuse.
    test.skip(!process.env['CI'], `Chromium ${version} could not be had: ${String(problem)}`);
    throw problem;
  }
}

function argsOf(version: number | 'now'): readonly string[] {
  return version === 'now' ? [...launchArgs, '--headless=new'] : oldLaunchArgs;
}

/** Until the app is there, not only the page that the file brings: to come up is most of what an old browser does here. */
async function open(page: PipedPage, at: Desk, route: string): Promise<void> {
  await page.goto(addressOf(at, route));
  await isTrue(page, "Boolean((document.querySelector('main') || {}).textContent)");
  await isTrue(page, "document.querySelector('header [role=status]') !== null");
}

/** Presses the button with this text as soon as it is there. */
async function press(page: PipedPage, text: string): Promise<void> {
  const button = `[...document.querySelectorAll('button')].find((each) => each.textContent === ${JSON.stringify(text)})`;
  await isTrue(page, `${button} !== undefined`);
  await page.evaluate(`${button}.click()`);
}

/** The year is the sample's, and the head says that it is stored. */
async function isSaved(page: PipedPage): Promise<void> {
  await isTrue(page, '/sample=1/.test(window.location.hash)');
  await isTrue(page, "/已保存到本机/.test((document.querySelector('header') || {}).textContent)");
}

/** Old browsers cannot be asked for their downloads: what is handed to them is looked at on its way. */
async function exportsForm(page: PipedPage): Promise<void> {
  await page.evaluate("window.location.hash = '#/scorecard?year=2025&sample=1&month=12'");
  await page.evaluate(`
    window.made = [];
    const create = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      // A worker starts from a Blob too.
      if (!blob.type.includes('javascript'))
        blob.slice(0, 3).arrayBuffer().then((head) => window.made.push([blob.size > 1000, ...new Uint8Array(head)].join()));
      return create.call(URL, blob);
    };
  `);
  for (const [index, [button, head]] of EXPORTS.entries()) {
    await press(page, button);
    await isTrue(
      page,
      `window.made.length === ${index + 1} && window.made[${index}].startsWith('true,${head}')`,
    );
    await isTrue(page, "document.querySelector('progress') === null");
  }
}

/** The button, and the bytes its file begins with. */
const EXPORTS = [
  ['导出 Excel', '80,75,3'],
  ['导出 CSV', '239,187,191'],
  ['导出 JSON', '123,'],
] as const;

async function isTrue(page: PipedPage, expression: string): Promise<void> {
  await expect.poll(() => page.evaluate(expression), { message: expression }).toBe(true);
}
