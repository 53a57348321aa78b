import { expect, test, type Page } from '@playwright/test';
import { fillAuthor, openSampleYear, SAMPLE } from '#test/support/journey.ts';

const asked = (page: Page) => page.getByRole('dialog', { name: '您是谁' });

test('[H24] what needs a name asks for it, and goes on once it is said; put away, nothing of it happens, later either', async ({
  page,
}) => {
  const files: string[] = [];
  page.on('download', (download) => files.push(download.suggestedFilename()));
  await page.goto('./#/data?year=2025');
  const save = page.getByRole('button', { name: '导出数据包', exact: true });
  await save.click();
  await expect(asked(page)).toContainText('确定后接着办刚才的操作，取消则不办。');
  await asked(page).getByRole('button', { name: '取消' }).click();
  await expect(asked(page)).toBeHidden();
  // By whoever says their name for its own sake.
  await page.getByRole('button', { name: '填报人：未填' }).click();
  await expect(asked(page)).not.toContainText('刚才的操作');
  await fillAuthor(page);
  await expect(asked(page)).toBeHidden();
  expect(files).toEqual([]);
  await save.click();
  await expect.poll(() => files).toHaveLength(1);
});

test('[H24] a step is taken back in the name that was asked for', async ({ page }) => {
  await openSampleYear(page, (route) => `./#${route}?year=2025`);
  await page.goto(`./#/data?${SAMPLE}`);
  await page.getByRole('button', { name: '撤销上一步' }).click();
  await fillAuthor(page);
  await expect(page.getByText(/^已撤销 \d+ 处/)).toBeVisible();
});

test('[H24] a dialog is opened in the name that was asked for, with the focus in it', async ({ page }) => {
  await page.goto('./#/plan?year=2025');
  await page.getByRole('button', { name: '更正原文…' }).click();
  const target = page.getByRole('textbox', { name: '第 1 项指标值' });
  await target.fill('3');
  await page.getByRole('button', { name: '更正…' }).click();
  await fillAuthor(page);
  await expect(asked(page)).toBeHidden();
  const correcting = page.getByRole('dialog');
  await expect(correcting.getByRole('list', { name: '更正的内容' })).toBeVisible();
  await expect(correcting.locator(':focus')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(correcting).toBeHidden();
  await expect(page.getByRole('button', { name: '更正…' })).toBeFocused();
});
