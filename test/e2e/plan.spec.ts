import { expect, test } from '@playwright/test';
import { isTooWide, openSampleAs, seriousFaults } from '#test/support/reading-places.ts';

const PLAN = '/plan?year=2025&sample=1&month=3';

test('[L2][L3][H17] an edited row changes its light, and goes back to the proposal', async ({ page }) => {
  await openSampleAs(page, '周艳', PLAN);
  await page.getByRole('button', { name: '修改第 5 项的属性' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: '修改第 5 项的建议属性' });
  await dialog.getByRole('combobox', { name: '节点 1 的月份' }).selectOption('2');
  await expect(dialog.getByRole('region', { name: '影响预览' })).toContainText('严重滞后');
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('row', { name: /^5 / })).toContainText('已改');
  await expect(page.getByRole('button', { name: '修改第 5 项的属性' })).toBeFocused();

  await page.goto('./#/indicator/05?year=2025&sample=1&month=3');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('严重滞后');
  await page.goto(`./#${PLAN}`);
  await page.reload();
  await page.getByRole('button', { name: '全部恢复建议' }).click();
  const reset = page.getByRole('dialog', { name: '全部恢复建议？' });
  await expect(reset.getByRole('listitem')).toHaveText(
    '5. 政务公开工作培训：时序 按节点（2月 1，12月 2） → 按节点（6月 1，12月 2）',
  );
  expect(await seriousFaults(page)).toEqual([]);
  await reset.getByRole('button', { name: '恢复 1 项' }).click();
  await expect(page.getByRole('row', { name: /^5 / })).not.toContainText('已改');
  await page.goto('./#/indicator/05?year=2025&sample=1&month=3');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('未到期');
});

test('[L2] R2 is previewed side by side, saved, and put back from its notice', async ({ page }) => {
  await openSampleAs(page, '周艳', '/plan?year=2025&sample=1&month=12');
  await page.getByRole('button', { name: '修改设置' }).click();
  const dialog = page.getByRole('dialog', { name: '修改计分设置' });
  const total = dialog.getByRole('row', { name: /已得分/ });
  const [before, same] = await total.getByRole('cell').allTextContents();
  expect(same).toBe(before);
  await dialog.getByRole('radio', { name: /R2/ }).check();
  const [, after] = await total.getByRole('cell').allTextContents();
  expect(after).not.toBe(before);
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText(/R2：超出上限时/)).toBeVisible();
  await page.getByRole('status').getByRole('button', { name: '撤销' }).click();
  await expect(page.getByText(/R1：超出上限时/)).toBeVisible();
});

test('[L4] decimals that recorded values carry are kept', async ({ page }) => {
  await openSampleAs(page, '周艳', PLAN);
  await page.getByRole('button', { name: '修改第 10 项的属性' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: '小数位数' }).selectOption('1');
  await expect(dialog.getByRole('alert')).toContainText('3月、6月的数');
  await expect(dialog.getByRole('button', { name: '保存' })).toBeDisabled();
  await page.keyboard.press('Escape');
  await dialog.getByRole('button', { name: '放弃修改' }).click();
  await expect(dialog).toBeHidden();
});

test('[L8] Esc does not throw away what was changed, however often it is pressed; the head of the table stays', async ({
  page,
}) => {
  await openSampleAs(page, '周艳', PLAN);
  const head = page.getByRole('columnheader', { name: '主责科室' });
  await page.getByRole('button', { name: '修改第 32 项的属性' }).scrollIntoViewIfNeeded();
  await expect(head).toBeInViewport();
  await page.getByRole('button', { name: '修改第 7 项的属性' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: '小数位数' }).selectOption('2');
  for (let time = 0; time < 3; time += 1) {
    await page.keyboard.press('Escape');
    await expect(dialog).toBeVisible();
  }
  await expect(dialog.getByRole('combobox', { name: '小数位数' })).toHaveValue('2');
  await expect(dialog.getByText('改过的还没有保存')).toBeVisible();
  await dialog.getByRole('button', { name: '放弃修改' }).click();
  await expect(dialog).toBeHidden();
});

test('[K2] the raw copy is a file of the whole database', async ({ page }) => {
  await openSampleAs(page, '周艳', '/data?year=2025&sample=1');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出原始副本' }).click();
  expect((await download).suggestedFilename()).toMatch(/^绩效数据原始副本_\d{8}-\d{4}\.json$/);
  await expect(page.getByRole('region', { name: '最近操作' })).toContainText('生成示例数据');
});

for (const [what, route] of [
  ['the plan', PLAN],
  ['数据与协作', '/data?year=2025&sample=1'],
] as const) {
  test(`[L1][K1] axe finds nothing serious, and nothing is too wide: ${what}`, async ({ page }) => {
    await openSampleAs(page, '周艳', route);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.waitForLoadState('networkidle');
    expect(await seriousFaults(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
    await page.setViewportSize({ width: 390, height: 800 });
    expect(await isTooWide(page)).toBe(false);
  });
}

for (const name of ['修改第 5 项的属性', '修改设置']) {
  test(`[L1] axe finds nothing serious in the dialog: ${name}`, async ({ page }) => {
    await openSampleAs(page, '周艳', PLAN);
    await page.getByRole('button', { name }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await seriousFaults(page)).toEqual([]);
  });
}
