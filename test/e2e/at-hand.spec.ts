import { expect, test } from '@playwright/test';
import { openWithOneValue } from '#test/support/entry-driver.ts';
import { openSampleYear, SAMPLE } from '#test/support/journey.ts';
import { goToWhole, openAs, openSampleAs, seriousFaults } from '#test/support/reading-places.ts';

test('[MO34] Ctrl+K finds rows by number, name and initials, and goes there by keys alone', async ({
  page,
}) => {
  await openSampleAs(page, '周艳', `/overview?${SAMPLE}&month=6`);
  const field = page.getByRole('combobox', { name: '查找' });
  const first = page.getByRole('listbox', { name: '找到的' }).getByRole('option').first();

  await page.keyboard.press('Control+k');
  await expect(field).toBeFocused();
  await page.keyboard.type('zwxmt');
  await expect(first).toContainText('政务新媒体公开信息频率');
  expect(await seriousFaults(page)).toEqual([]);
  await page.keyboard.press('ArrowDown');
  const second = page.getByRole('listbox', { name: '找到的' }).getByRole('option', { selected: true });
  const name = (await second.locator('span').nth(1).textContent()) ?? '';
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name }).first()).toBeVisible();
  await expect(page.locator('#main')).toBeFocused();

  await page.keyboard.press('Control+k');
  await page.keyboard.type('7');
  await expect(first).toContainText('第 7 项');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/indicator\/07\?/);
  await expect(page.getByRole('heading', { name: '公开信息数' }).first()).toBeVisible();

  await page.keyboard.press('Control+k');
  await page.keyboard.type('11月');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('截止月份')).toHaveValue('11');
  await expect(page).toHaveURL(/#\/indicator\/07\?/);

  await page.getByRole('combobox', { name: '查找' }).click();
  await page.keyboard.type('yxjkb');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '年终材料' })).toBeVisible();
  await expect(page.getByRole('link', { name: '运行监控表' })).toHaveAttribute('aria-current', 'page');
});

test('[MO34] who filled something in is found, and leads to what they said', async ({ page }) => {
  await openWithOneValue(page);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('周');
  await expect(page.getByRole('listbox', { name: '找到的' }).getByRole('option').first()).toContainText(
    '填报人',
  );
  await page.keyboard.press('Enter');
  await expect(
    page.getByRole('group', { name: '筛选修改记录' }).getByLabel('填报人', { exact: true }),
  ).toHaveValue('周艳');
});

test('[MO34][MO35] F1 helps in every place, also in the grid, and «?» outside fields only', async ({
  page,
}) => {
  await openAs(page, '周艳', '/entry?year=2025&month=7');
  const help = page.getByRole('dialog', { name: '帮助：月度填报' });
  await expect(page.getByRole('grid')).toBeVisible();
  await page.locator('#cell-07-7-value').click();
  await page.keyboard.press('F1');
  await expect(help).toContainText('定性项按 F2 评定');
  await expect(help).toContainText('与上月相同');
  expect(await seriousFaults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(help).toHaveCount(0);
  await page.keyboard.type('?');
  await expect(help).toHaveCount(0);
  await page.keyboard.press('Escape');

  for (const [route, title] of [
    ['overview', '总览'],
    ['month/sheet', '月度办理'],
    ['indicator/07', '指标'],
    ['scorecard', '年终评分表'],
    ['review/form', '年终材料'],
    ['plan', '绩效方案'],
    ['data', '数据与协作'],
    ['district', '汇总各单位'],
    ['plans', '方案目录'],
  ] as const) {
    await goToWhole(page, `/${route}?year=2025&month=7`);
    await page.locator('#main').focus();
    await page.keyboard.press('Shift+?');
    await expect(page.getByRole('dialog', { name: `帮助：${title}` })).toBeVisible();
    await page.getByRole('button', { name: '关闭' }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  await page.goto('./#/overview?year=2025&month=7&view=present');
  await page.getByRole('dialog', { name: '汇报' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('F1');
  await expect(page.getByRole('dialog', { name: '帮助：总览' })).toContainText('汇报中 Ctrl+K');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: '帮助：总览' })).toHaveCount(0);
  await expect(page.getByRole('dialog', { name: '汇报' })).toContainText('2 / 33');

  // In 汇报 the same is found: a row turns to its page, a month is looked at there, a place ends it.
  const show = page.getByRole('dialog', { name: '汇报' });
  const find = async (query: string) => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type(query);
    await expect(page.getByRole('listbox', { name: '找到的' }).getByRole('option').first()).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('listbox', { name: '找到的' })).toHaveCount(0);
  };
  await find('8');
  await expect(show.locator('h1')).toContainText('编制潼南政报期数');
  await find('3月');
  await expect(show).toContainText('截至 3 月');
  await page.keyboard.press('Home');
  await expect(show).toContainText('1 / 33');
  await find('佐证');
  await expect(show).toHaveCount(0);
  await expect(page.getByRole('link', { name: '佐证材料' })).toHaveAttribute('aria-current', 'page');

  await page.goto('./#/plans?year=2025&month=7');
  await page.getByRole('button', { name: '本页帮助' }).click();
  await expect(page.getByRole('dialog', { name: '帮助：方案目录' })).toBeVisible();
});

test('[H20] a place that is gone to begins at its top, and Back finds it where it was left', async ({
  page,
}) => {
  await openSampleAs(page, '周艳', `/overview?${SAMPLE}&month=11`);
  const heading = (name: string) => expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  const top = () => page.evaluate(() => window.scrollY);
  await expect(page.getByRole('region', { name: '科室得分' })).toBeVisible();
  await page.evaluate(() => window.scrollTo(0, 300));
  await page.getByRole('link', { name: '数据与协作' }).click();
  await heading('数据与协作');
  await expect(page.getByRole('region', { name: '修改记录' })).toBeVisible();
  // The list comes once it is in sight, and only then is there so much to be scrolled.
  const down = async () => {
    await page.evaluate(() => window.scrollTo(0, 700));
    return top();
  };
  await expect.poll(down).toBe(700);
  await page.getByRole('link', { name: '总览', exact: true }).click();
  await heading('总览');
  expect(await top()).toBe(0);
  await page.goBack();
  await heading('数据与协作');
  await expect.poll(top).toBe(700);
  await page.goBack();
  await heading('总览');
  await expect.poll(top).toBe(300);
});

test.describe('with a service worker', () => {
  test.use({ serviceWorkers: 'allow' });
  // The context serves the next test too.
  test.afterEach(({ context }) => context.setOffline(false));

  test('[MO35] help and finding are there without a network', async ({ page, context }) => {
    await page.goto('./#/overview?year=2025');
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.waitForFunction(async () => {
      const names = await caches.keys();
      const kept = await Promise.all(
        names.map(async (name) => (await (await caches.open(name)).keys()).length),
      );
      return kept.some((count) => count > 20);
    });
    await context.setOffline(true);
    await page.reload();
    await expect(page.locator('h1').first()).toBeVisible();
    await page.keyboard.press('F1');
    await expect(page.getByRole('dialog', { name: '帮助：总览' })).toBeVisible();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('combobox', { name: '查找' })).toBeFocused();
  });
});

test('[H26] the switch of plans goes nowhere by a key but Enter in its open list', async ({ page }) => {
  await openSampleYear(page, (route) => `./#${route}?year=2025`);
  await page.goto('./#/plans?year=2025&sample=1');
  await page
    .getByRole('row', { name: /示例数据/ })
    .getByRole('button', { name: '复制为 2026 年度草稿' })
    .click();
  await expect(page.getByRole('heading', { name: /^草稿/ })).toBeVisible();
  await page.goto('./#/plan?year=2025');
  await expect(page.getByRole('heading', { name: /^绩效方案/ })).toBeVisible();
  const plans = page.getByRole('combobox', { name: '方案' });
  const here = page.url();
  const shown = await plans.inputValue();
  for (const keys of [
    ['ArrowDown', 'Escape'],
    ['ArrowDown', 'ArrowDown', 'Escape'],
    ['End', 'Escape'],
    ['2', 'Escape'],
  ]) {
    await plans.focus();
    for (const key of keys) await page.keyboard.press(key);
    await expect(plans).toHaveValue(shown);
    expect(page.url()).toBe(here);
  }
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/entry\?plan=p-/);
});

test('[H27] Tab goes by what a field walks: past the list of 查找, and from before the grid into its field', async ({
  page,
}) => {
  await page.goto('./#/entry?year=2025&month=3');
  const field = page.getByRole('textbox', { name: /^第 1 项.*3月，单位/ });
  await expect(field).toBeFocused();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('listbox', { name: '找到的' }).getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: '本页帮助' })).toBeFocused();
  await page.getByRole('button', { name: '打开表格，按名称填入' }).focus();
  await page.keyboard.press('Tab');
  await expect(field).toBeFocused();
});
