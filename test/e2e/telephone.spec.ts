import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { fillAuthor, SAMPLE } from '#test/support/journey.ts';
import {
  EVERY_PLACE,
  goToWhole,
  isTooWide,
  openSampleAs,
  seriousFaults,
} from '#test/support/reading-places.ts';

// A telephone as wide as most are, held in one hand.
test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

const YEAR_END = path.join(import.meta.dirname, '../fixtures/package-v1-year-end.jxb.json');

/** What a thumb presses and is lower than it needs: in the head, the strips and the tools of the grid. */
function lowControls(page: Page, within: string): Promise<readonly string[]> {
  return page.evaluate((selector) => {
    const controls = [...document.querySelectorAll<HTMLElement>(selector)];
    return controls
      .filter((each) => each.offsetHeight > 0 && each.offsetHeight < 40)
      .map((each) => `${each.tagName} ${each.textContent} ${each.offsetHeight}`);
  }, within);
}

/** What scrolls and holds nothing to step to is a stop of Tab by itself: those without a name. */
function namelessStops(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('main *')]
      .filter((each) => /auto|scroll/.test(getComputedStyle(each).overflowX) && each.tabIndex < 0)
      .filter((each) => each.scrollWidth > each.clientWidth || each.scrollHeight > each.clientHeight)
      .filter((each) => each.getAttribute('tabindex') === null)
      .filter(
        (each) => each.querySelector('a, button, input, select, textarea, summary, [tabindex]') === null,
      )
      .filter((each) => (each.getAttribute('aria-label') ?? '') === '')
      .map((each) => `${each.tagName} ${each.className}`),
  );
}

test('[MO40][MO52] no place is wider than the screen, and what the head offers is high enough for a thumb', async ({
  page,
}) => {
  await openSampleAs(page, '周艳', `/overview?${SAMPLE}&month=11`);
  for (const route of EVERY_PLACE) {
    await goToWhole(page, `/${route}?${SAMPLE}&month=11`);
    expect([route, await isTooWide(page), page.viewportSize()?.width]).toEqual([route, false, 390]);
    expect(await page.evaluate(() => window.innerWidth), route).toBe(390);
    expect(await namelessStops(page), route).toEqual([]);
  }
  expect(await lowControls(page, 'header :is(button, select, input), nav a')).toEqual([]);
});

test('[MO41] a section fills in its month by touch and hands it over as a package', async ({ page }) => {
  await page.goto('./#/entry?year=2025&month=7');
  await expect(page.getByRole('grid')).toBeVisible();
  await page.getByRole('button', { name: '填报人：未填' }).tap();
  await fillAuthor(page, '周艳', '信息审核科');
  await expect(page.getByRole('button', { name: /^信息审核科/, pressed: true })).toBeVisible();
  expect(await lowControls(page, '[role=group] button, #entry-grid td')).toEqual([]);

  const next = page.getByRole('button', { name: '去第一项' });
  await expect(page.getByText('7月还差 7 项')).toBeVisible();
  for (let left = 7; left > 1; left -= 1) {
    await next.tap();
    await page.keyboard.type('1');
    await page.keyboard.press('Enter');
    await expect(page.getByText(`7月还差 ${left - 1} 项`)).toBeVisible();
  }
  await next.tap();
  await page.getByRole('button', { name: '无发生', exact: true }).tap();
  await expect(page.getByText('7月已报齐')).toBeVisible();
  await expect(page.locator('header').getByText(/^已保存到本机/)).toBeVisible();
  expect(await isTooWide(page)).toBe(false);
  expect(await seriousFaults(page)).toEqual([]);

  await page.getByRole('link', { name: '数据与协作' }).tap();
  await page.getByLabel('范围').selectOption({ label: '信息审核科的指标' });
  await page.getByLabel('起始月份').selectOption({ label: '7月' });
  await page.getByLabel('结束月份').selectOption({ label: '7月' });
  expect(await isTooWide(page)).toBe(false);
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出数据包' }).tap();
  const download = await coming;
  expect(download.suggestedFilename()).toContain('信息审核科');
  const file = JSON.parse(await readFile(await download.path(), 'utf8')) as {
    readonly statements: unknown[];
  };
  expect(file.statements).toHaveLength(7);
});

test('[MO42] a leader takes in a package and reads 总览, a row and the summary', async ({ page }) => {
  await page.goto('./#/data?year=2025');
  await page.getByRole('button', { name: '填报人：未填' }).tap();
  await fillAuthor(page, '李主任');
  await page.locator('input[type=file]').first().setInputFiles(YEAR_END);
  // Their word is a column of words, not of single characters.
  const word = page
    .getByRole('region', { name: /^并入预览/ })
    .locator('tbody td:nth-child(5)')
    .first();
  expect((await word.boundingBox())?.width).toBeGreaterThan(150);
  await page.getByRole('button', { name: '并入', exact: true }).tap();
  await expect(page.getByText(/^已并入，/).first()).toBeVisible();
  expect(await isTooWide(page)).toBe(false);

  await page.getByRole('link', { name: '总览' }).tap();
  await expect(page.getByText(/已得分/).first()).toBeVisible();
  expect(await isTooWide(page)).toBe(false);
  await page.getByRole('combobox', { name: '查找' }).tap();
  await page.keyboard.type('gkxxs');
  await page.getByRole('option', { name: /公开信息数/ }).tap();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('公开信息数');
  expect(await isTooWide(page)).toBe(false);
  await page.goto('./#/review/summary?year=2025');
  const title = page.getByText(/整体绩效自评摘要$/);
  await expect(title).toBeVisible();
  const box = await title.boundingBox();
  expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 999) <= 390).toBe(true);
});
