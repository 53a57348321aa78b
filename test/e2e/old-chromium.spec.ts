import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { oldVersions } from '../../.config/scripts/old-chromium.mjs';
import { hostCopy } from '#test/support/built-folder.ts';
import { appears, goTo, inOldChromium, press, reads, signIn, typeInto } from '#test/support/old-browser.ts';
import { pageCount, pagesWithHead, printed, runsAdded } from '#test/support/printed.ts';

for (const version of oldVersions) {
  test(`the built app renders, saves and keeps what it saved in a real Chromium ${version}`, async ({
    baseURL,
  }) => {
    if (baseURL === undefined) throw new Error('The configuration gives no baseURL.');
    await inOldChromium(version, async (page, complaints) => {
      await page.goto(baseURL);
      await reads(page, '#root', /./);
      expect(await page.evaluate(() => document.title)).toContain('绩效指标跟踪看板');

      await goTo(page, '/entry?year=2025&view=year');
      await appears(page, '#cell-07-3-value');
      await signIn(page, '周艳');
      await typeInto(page, 'cell-07-3-value', '1322');
      await reads(page, 'header', '已保存到本机');
      await page.reload();
      await reads(page, '#cell-07-3-value', /^1,322$/);

      for (const place of ['overview', 'indicator/07', 'scorecard', 'plan', 'data']) {
        await goTo(page, `/${place}?year=2025&month=12`);
        await appears(page, '#main h2, #main h3, #main table');
      }
      expect(complaints).toEqual([]);
    });
  });

  test(`[O19] 总览 prints on its handful of pages, each with its head and its number, in a real Chromium ${version}`, async ({
    baseURL,
  }) => {
    if (baseURL === undefined) throw new Error('The configuration gives no baseURL.');
    await inOldChromium(version, async (page) => {
      await page.goto(`${baseURL}#/overview?year=2025`);
      await press(page, '示例数据');
      await reads(page, '#root', '不是真实填报');
      await goTo(page, '/overview?year=2025&sample=1&month=11');
      await reads(page, '#main', '截至 11 月已得分');
      await appears(page, 'canvas');
      const pdf = await printed(page);
      expect(pageCount(pdf)).toBe(4);
      expect(pagesWithHead(pdf)).toBe(4);
      await page.evaluate(() => {
        const first = [...document.querySelectorAll('span')].find((each) => each.textContent === '第 1 页');
        first?.parentElement?.remove();
      });
      const numbers = runsAdded(pdf, await printed(page));
      expect(numbers).toHaveLength(4);
      expect(new Set(numbers).size).toBe(4);
    });
  });

  test(`[H11] a place whose file is missing says so there and comes with 重试 in a real Chromium ${version}`, async () => {
    const hosted = await hostCopy();
    try {
      const assets = path.join(hosted.folder, 'assets');
      const names = (await readdir(assets)).filter((name) => /^plan-page-[\w-]{8}\.(?:js|css)$/.test(name));
      const files = names.map((name) => path.join(assets, name));
      expect(files.length).toBeGreaterThan(1);
      const whole = await Promise.all(files.map((file) => readFile(file)));
      await Promise.all(files.map((file) => rm(file)));
      // Without a service worker, as on plain http: with one, a folder that lacks a file is not taken at all [H4].
      await rm(path.join(hosted.folder, 'sw.js'));
      await inOldChromium(version, async (page) => {
        await page.goto(`${hosted.url}#/entry?year=2025&month=3`);
        await appears(page, '#cell-07-3-value');
        await signIn(page, '周艳');
        await typeInto(page, 'cell-07-3-value', '约 1200');
        await reads(page, '#cell-07-3-value', '约 1200');
        await goTo(page, '/plan?year=2025');
        await reads(page, '#main [role="alert"]', '「绩效方案」没有载入');
        await press(page, '重试');
        await reads(page, '#main [role="alert"]', '「绩效方案」没有载入');
        // The frame and the other places go on.
        await goTo(page, '/data?year=2025');
        await reads(page, '#main h1', '数据与协作');
        await goTo(page, '/plan?year=2025');
        await reads(page, '#main [role="alert"]', '「绩效方案」没有载入');
        await Promise.all(files.map((file, index) => writeFile(file, whole[index] ?? '')));
        await press(page, '重试');
        await appears(page, '#main table');
        await goTo(page, '/entry?year=2025&month=3');
        await reads(page, '#cell-07-3-value', '约 1200');
      });
    } finally {
      await hosted.end();
    }
  });
}
