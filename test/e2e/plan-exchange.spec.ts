import { readFile } from 'node:fs/promises';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { packageText, planPackage } from '#src/domain/package/package-file.ts';
import type { DeviceId, Instant } from '#src/domain/statements/statement.ts';
import { revision } from '#test/domain/support/revision.ts';
import { cell, tellName } from '#test/support/journey.ts';
import { PROJECT_PLAN } from '#test/support/other-plan.ts';

/** A package of a plan that no other PC has, with one value. */
function fileOfProject() {
  const text = packageText(
    planPackage(PROJECT_PLAN, {
      scope: { kind: 'all' },
      createdAt: 1_752_552_000_000 as Instant,
      device: '档案馆-1' as DeviceId,
      author: { name: '陈刚', section: '数字化科' },
      statements: [revision({ id: 'r1', indicator: '03', month: 3, value: '2', device: '档案馆-1' })],
    }),
  );
  return { name: '档案馆.jxb.json', mimeType: 'application/json', buffer: Buffer.from(text) };
}

test('[PL11][PL12][PL18] a package brings its plan along, and all plans go to a third PC as one archive', async ({
  browser,
  baseURL,
}) => {
  if (baseURL === undefined) throw new Error('The configuration gives no baseURL.');
  const here = await device(browser, baseURL);
  await cell(here, '07', 3).click();
  await here.keyboard.type('11');
  await here.keyboard.press('Enter');
  await pick(here, baseURL, fileOfProject());
  await expect(
    here.getByText(/文件是另一个方案的：重庆市潼南区档案馆 2025 年度 项目：档案数字化加工/),
  ).toBeVisible();
  await takeInOther(here);
  await expect(here).toHaveURL(new RegExp(`plan=${PROJECT_PLAN.id}`));

  const [download] = await Promise.all([
    here.waitForEvent('download'),
    here.getByRole('button', { name: '导出全部 2 个方案' }).click(),
  ]);
  const name = download.suggestedFilename();
  expect(name).toMatch(/^全部方案_2个_\d{8}-\d{4}\.zip$/);
  const archive = { name, mimeType: 'application/zip', buffer: await readFile(await download.path()) };

  const there = await device(browser, baseURL);
  await pick(there, baseURL, archive);
  await there.getByRole('button', { name: '并入', exact: true }).click();
  await expect(there.getByText('已并入，1 处有变化').first()).toBeVisible();
  await takeInOther(there);
  await there.goto(`${baseURL}#/entry?plan=${PROJECT_PLAN.id}&month=3`);
  await expect(cell(there, '03', 3)).toContainText('2');
  await there.goto(`${baseURL}#/entry?year=2025&month=3`);
  await expect(cell(there, '07', 3)).toContainText('11');
});

/** Takes the plan of the file in, goes there, and merges. */
async function takeInOther(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^导入这个方案/ }).click();
  await page.getByRole('button', { name: '并入', exact: true }).click();
  await expect(page.getByText('已并入，1 处有变化').first()).toBeVisible();
}

async function pick(page: Page, baseURL: string, file: ReturnType<typeof fileOfProject>): Promise<void> {
  await page.goto(`${baseURL}#/data`);
  await page.getByLabel(/选择文件/).setInputFiles(file);
}

/** A browser context is a profile of its own: another PC. */
async function device(browser: Browser, baseURL: string): Promise<Page> {
  const context = await browser.newContext({ acceptDownloads: true, viewport: { width: 1366, height: 768 } });
  const page = await context.newPage();
  await page.goto(`${baseURL}#/entry?month=3`);
  await tellName(page);
  return page;
}
