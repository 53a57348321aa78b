import { chromium, expect, test } from '@playwright/test';
import {
  oldChromium,
  oldLaunchArgs,
  oldVersions,
  whyNoOldChromium,
} from '../../.config/scripts/old-chromium.mjs';

// The first run downloads some 50 MB for each version.
test.setTimeout(180_000);

for (const version of oldVersions) {
  test(`the built app renders in a real Chromium ${version}`, async ({ baseURL }) => {
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
      expect(complaints).toEqual([]);
    } finally {
      await browser.close();
    }
  });
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
