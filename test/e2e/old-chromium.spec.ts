import { chromium, expect, test, type Page } from '@playwright/test';
import {
  oldChromium,
  oldLaunchArgs,
  oldVersions,
  whyNoOldChromium,
} from '../../.config/scripts/old-chromium.mjs';

// The first run downloads some 50 MB for each version.
test.setTimeout(180_000);

for (const version of oldVersions) {
  test(`the built app renders, saves and keeps what it saved in a real Chromium ${version}`, async ({
    baseURL,
  }) => {
    const whyNot = whyNoOldChromium();
    test.skip(whyNot !== null, whyNot ?? '');
    const executablePath = await had(version);
    const browser = await chromium.launch({ executablePath, args: [...oldLaunchArgs] });
    try {
      expect(browser.version()).toMatch(new RegExp(`^(HeadlessChrome/)?${version}\\.`));
      const page = await browser.newPage();
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      if (baseURL === undefined) throw new Error('The configuration gives no baseURL.');
      await page.goto(baseURL);

      // Only page.evaluate from here on: Playwright's locators need Chromium 105.
      await expect
        .poll(() => page.evaluate(() => document.getElementById('root')?.textContent ?? ''), {
          timeout: 20_000,
        })
        .not.toBe('');
      expect(await page.evaluate(() => document.title)).toContain('绩效指标跟踪看板');

      await page.evaluate(() => {
        location.hash = '#/entry?year=2025&view=year';
      });
      await appears(page, '#cell-07-3-value');
      await page.evaluate(signIn, '周艳');
      await page.evaluate(typeInto, { cell: 'cell-07-3-value', text: '1322' });
      await expect
        .poll(() => page.evaluate(() => document.querySelector('header')?.textContent ?? ''))
        .toContain('已保存到本机');
      await page.reload();
      await expect
        .poll(() => page.evaluate(() => document.getElementById('cell-07-3-value')?.textContent), {
          timeout: 20_000,
        })
        .toBe('1,322');

      for (const place of ['overview', 'indicator/07', 'scorecard', 'plan', 'data']) {
        await page.evaluate((to) => {
          location.hash = `#/${to}?year=2025&month=12`;
        }, place);
        await appears(page, '#main h2, #main h3, #main table');
      }
      expect(complaints).toEqual([]);
    } finally {
      await browser.close();
    }
  });
}

async function appears(page: Page, selector: string): Promise<void> {
  await expect
    .poll(() => page.evaluate((wanted) => document.querySelector(wanted) !== null, selector), {
      timeout: 20_000,
    })
    .toBe(true);
}

/** In the page: says who is working here. */
async function signIn(name: string): Promise<void> {
  const button = (text: string) =>
    Array.from(document.querySelectorAll('button')).find((each) => each.textContent?.includes(text));
  button('填报人：未填')?.click();
  await new Promise((resolve) => setTimeout(resolve, 200));
  const field = document.querySelector('input[autocomplete="name"]');
  if (field === null) throw new Error('nobody asks for a name');
  // Past React's own setter, or it would not notice.
  Reflect.set(HTMLInputElement.prototype, 'value', name, field);
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  const section = document.querySelector('select[aria-label="您的科室"]');
  Reflect.set(HTMLSelectElement.prototype, 'value', '综合科', section);
  section?.dispatchEvent(new Event('change', { bubbles: true }));
  await new Promise((resolve) => setTimeout(resolve, 100));
  button('确定')?.click();
  await new Promise((resolve) => setTimeout(resolve, 300));
}

/** In the page: types into a cell through the grid's own field and presses Enter. */
async function typeInto({ cell, text }: { readonly cell: string; readonly text: string }): Promise<void> {
  document
    .getElementById(cell)
    ?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, cancelable: true }));
  await new Promise((resolve) => setTimeout(resolve, 100));
  const field = document.activeElement;
  if (field === null) throw new Error('nothing has the focus');
  Reflect.set(HTMLTextAreaElement.prototype, 'value', text, field);
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await new Promise((resolve) => setTimeout(resolve, 100));
  field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
}

/** Without a network this is no reason to hold up a person; the build server has no such excuse. */
async function had(version: number): Promise<string> {
  try {
    return await oldChromium(version);
  } catch (problem) {
    if (process.env['CI']) throw problem;
    test.skip(true, `Chromium ${version} could not be had: ${String(problem)}`);
    throw problem;
  }
}
