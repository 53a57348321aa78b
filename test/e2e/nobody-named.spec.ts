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

test('[H24] a form that is saved before anybody is named is saved once somebody is, once, and closes', async ({
  page,
}) => {
  await page.goto('./#/indicator/01?year=2025&month=6');
  const panel = page.getByRole('region', { name: '全年预计完成情况' });
  await panel.getByRole('button', { name: '填写' }).click();
  await panel.getByRole('textbox', { name: '全年预计完成值' }).fill('7');
  await panel.getByRole('button', { name: '保存' }).click();
  await asked(page).getByRole('button', { name: '取消' }).click();
  // Put away: it is still to be saved.
  await expect(panel.getByRole('textbox', { name: '全年预计完成值' })).toHaveValue('7');
  await panel.getByRole('button', { name: '保存' }).click();
  await fillAuthor(page);
  await expect(panel.getByRole('button', { name: '修改' })).toBeFocused();
  await expect(panel).toContainText('7 个');
  await expect(page.getByText('共 1 次；只增不改')).toBeVisible();
});

test('[H24] a dialog whose work waits for a name is closed with it, and a month is closed from above the grid', async ({
  page,
}) => {
  await page.goto('./#/entry?year=2025&month=3');
  await page.getByRole('button', { name: '关账' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '关账' }).click();
  await expect(asked(page)).toContainText('确定后接着办刚才的操作');
  // The strip above the grid asks too.
  await asked(page).getByLabel('您的科室').selectOption('综合科');
  await asked(page).getByLabel('姓名').fill('周艳');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('button', { name: '重新打开' })).toBeVisible();
});

test('[H24] a field of a paper that is clicked asks for the name, promises nothing, and can be written then', async ({
  page,
}) => {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto('./#/scorecard?year=2025&month=12');
  const field = page.getByRole('textbox', { name: /说明$/ }).first();
  await field.click();
  await expect(asked(page)).toBeVisible();
  await expect(asked(page)).not.toContainText('刚才的操作');
  await fillAuthor(page);
  await expect(asked(page)).toBeHidden();
  await field.fill('台账');
  await field.blur();
  await expect(page.locator('header').getByText(/^已保存到本机/)).toBeVisible();
  expect(faults).toEqual([]);
});

test('[H24] what a paper begins by a button goes on: a text is opened to be written', async ({ page }) => {
  await page.goto('./#/review/report?year=2025&month=12');
  await page
    .getByRole('button', { name: /^改写：/ })
    .first()
    .click();
  await fillAuthor(page);
  await expect(page.getByRole('button', { name: /^完成：/ })).toHaveCount(1);
});
