import { chromium, expect, test, type Page } from '@playwright/test';
import { oldChromium, oldLaunchArgs, whyNoOldChromium } from '../../.config/scripts/old-chromium.mjs';

// A page of a real old Chromium. Only page.evaluate: Playwright's locators need Chromium 105.

const PATIENCE = { timeout: 60_000 };

/**
 * Runs a test in a browser of that version, and skips it where such a one cannot be had.
 * @param run given a new page, and what the page complains of
 */
export async function inOldChromium(
  version: number,
  run: (page: Page, complaints: readonly string[]) => Promise<void>,
): Promise<void> {
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
    await run(page, complaints);
  } finally {
    await browser.close();
  }
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

/** Waits until something on the page reads so. */
export async function reads(page: Page, selector: string, text: string | RegExp): Promise<void> {
  const looked = () => page.evaluate((wanted) => document.querySelector(wanted)?.textContent ?? '', selector);
  if (typeof text === 'string') await expect.poll(looked, PATIENCE).toContain(text);
  else await expect.poll(looked, PATIENCE).toMatch(text);
}

export async function appears(page: Page, selector: string): Promise<void> {
  await expect
    .poll(() => page.evaluate((wanted) => document.querySelector(wanted) !== null, selector), PATIENCE)
    .toBe(true);
}

export async function goTo(page: Page, route: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#${route}`);
}

/** Presses a button by its text, once it is there. */
export async function press(page: Page, text: string): Promise<void> {
  const pressed = () =>
    page.evaluate((wanted) => {
      const button = Array.from(document.querySelectorAll('button')).find((each) =>
        each.textContent?.includes(wanted),
      );
      button?.click();
      return button !== undefined;
    }, text);
  await expect.poll(pressed, PATIENCE).toBe(true);
}

/** Says who is working here. */
export async function signIn(page: Page, name: string): Promise<void> {
  await press(page, '填报人：未填');
  await appears(page, 'input[autocomplete="name"]');
  // Past React's own setters, or it would not notice.
  await page.evaluate((typed) => {
    const field = document.querySelector('input[autocomplete="name"]');
    Reflect.set(HTMLInputElement.prototype, 'value', typed, field);
    field?.dispatchEvent(new InputEvent('input', { bubbles: true }));
    const section = document.querySelector('select[aria-label="您的科室"]');
    Reflect.set(HTMLSelectElement.prototype, 'value', '综合科', section);
    section?.dispatchEvent(new Event('change', { bubbles: true }));
  }, name);
  await press(page, '确定');
  await reads(page, 'header', name);
}

/** Types into a cell through the grid's own field and presses Enter. */
export async function typeInto(page: Page, cell: string, text: string): Promise<void> {
  await page.evaluate((id) => {
    document
      .getElementById(id)
      ?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, cancelable: true }));
  }, cell);
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-activedescendant')), PATIENCE)
    .toBe(cell);
  await page.evaluate((typed) => {
    const field = document.activeElement;
    Reflect.set(HTMLTextAreaElement.prototype, 'value', typed, field);
    field?.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }, text);
  await page.evaluate(() => {
    document.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }),
    );
  });
}
