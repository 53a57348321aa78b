import { readFile } from 'node:fs/promises';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { cell, tellName } from '#test/support/journey.ts';
import { seriousFaults } from '#test/support/reading-places.ts';

interface Package {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

test('[B16][B17][N2][N3][N4][H17] two PCs exchange files both ways: a conflict settled, taken back, and nothing new the second time', async ({
  browser,
  baseURL,
}) => {
  if (baseURL === undefined) throw new Error('The configuration gives no baseURL.');
  const here = await device(browser, baseURL);
  const there = await device(browser, baseURL);
  await type(here, baseURL, '07', '10');
  await takeIn(there, baseURL, await handOver(here, baseURL));
  await there.getByRole('button', { name: '并入', exact: true }).click();
  await expect(there.getByText('已并入，1 处有变化').first()).toBeVisible();

  await type(there, baseURL, '07', '12');
  await type(here, baseURL, '07', '11');
  const file = await handOver(there, baseURL);
  await takeIn(here, baseURL, file);
  const apply = here.getByRole('button', { name: '并入', exact: true });
  await expect(apply).toBeDisabled();
  await expect(here.getByText('还有 1 处没有选定')).toBeVisible();
  expect(await seriousFaults(here)).toEqual([]);
  await here.getByRole('combobox', { name: /3月完成值 采用/ }).selectOption({ label: '用对方' });
  await apply.click();
  await here.getByRole('button', { name: '撤销', exact: true }).click();
  await expect(here.getByText('已撤销并入')).toBeVisible();
  await expectCell(here, baseURL, '11');
  await here.goto(`${baseURL}#/data`);
  await here.reload();
  await here.getByRole('button', { name: '重做' }).click();
  await expect(here.getByText('已重做 1 处')).toBeVisible();
  await expectCell(here, baseURL, '12');

  await takeIn(here, baseURL, file);
  await expect(here.getByText('文件里的记录本机都有')).toBeVisible();
  await takeIn(there, baseURL, await handOver(here, baseURL));
  // What was said of the first file is gone.
  await expect(there.getByText(/已并入，/)).toHaveCount(0);
  await there.getByRole('button', { name: '并入', exact: true }).click();
  await expect(there.getByText(/已并入，/).first()).toBeVisible();
  await expectCell(there, baseURL, '12');
});

test('[N2] a damaged file says why and writes nothing', async ({ browser, baseURL }) => {
  if (baseURL === undefined) throw new Error('The configuration gives no baseURL.');
  const page = await device(browser, baseURL);
  await type(page, baseURL, '07', '10');
  const file = await handOver(page, baseURL);
  await takeIn(page, baseURL, { ...file, buffer: file.buffer.subarray(0, file.buffer.length - 40) });
  await expect(page.getByText('文件不完整，在中途断了')).toBeVisible();
  await takeIn(page, baseURL, { ...file, buffer: Buffer.alloc(1_000_000, 0) });
  await expect(page.getByText('文件不是文本，不是数据包')).toBeVisible();
  await expect(page.getByRole('button', { name: '并入', exact: true })).toHaveCount(0);
  await expectCell(page, baseURL, '10');
});

/** A browser context is a profile of its own: another PC. */
async function device(browser: Browser, baseURL: string): Promise<Page> {
  const context = await browser.newContext({ acceptDownloads: true });
  const page = await context.newPage();
  await page.goto(`${baseURL}#/entry?month=3`);
  await tellName(page);
  return page;
}

async function type(page: Page, baseURL: string, row: string, units: string): Promise<void> {
  await page.goto(`${baseURL}#/entry?month=3`);
  await cell(page, row, 3).click();
  await page.keyboard.type(units);
  await page.keyboard.press('Enter');
  await expect(cell(page, row, 3)).toHaveText(units);
  await expect(page.getByText(/^已保存到本机/)).toBeVisible();
}

async function expectCell(page: Page, baseURL: string, text: string): Promise<void> {
  await page.goto(`${baseURL}#/entry?month=3`);
  await expect(cell(page, '07', 3)).toHaveText(text);
}

async function handOver(page: Page, baseURL: string): Promise<Package> {
  await page.goto(`${baseURL}#/data`);
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出数据包' }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toMatch(/_2025年_全部_\d{8}-\d{4}\.jxb\.json$/);
  const buffer = await readFile(await download.path());
  return { name: download.suggestedFilename(), mimeType: 'application/json', buffer };
}

async function takeIn(page: Page, baseURL: string, file: Package): Promise<void> {
  await page.goto(`${baseURL}#/data`);
  await page.getByLabel(/选择文件/).setInputFiles(file);
}
