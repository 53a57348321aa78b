import { expect, test, type Page } from '@playwright/test';
import { isTooWide, openAs, openSampleAs, seriousFaults } from '#test/support/reading-places.ts';

const SAMPLE_07 = '/indicator/07?year=2025&sample=1&month=11';

test('[I4][I5] two corrections of a month are in the history, and the first value is brought back', async ({
  page,
}) => {
  await openAs(page, '周艳', '/entry?year=2025&month=3');
  for (const value of ['1322', '1232', '1223']) {
    await page.locator('#cell-07-3-value').click();
    await page.keyboard.type(value);
    await page.keyboard.press('Enter');
  }
  await expect(page.getByText(/^已保存到本机/)).toBeVisible();
  await page.goto('./#/indicator/07?year=2025&month=3');

  const history = page.getByRole('region', { name: '修改记录' });
  await expect(history.getByRole('row')).toHaveCount(4);
  await expect(history.getByRole('row').nth(1)).toContainText('1,232 条 → 1,223 条');
  await expect(history.getByRole('row').nth(2)).toContainText('1,322 条 → 1,232 条');
  await expect(history.getByRole('row').nth(2)).toContainText('周艳');

  await history.getByRole('button', { name: '恢复此值：3月完成值 1,322 条' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('3月完成值已恢复为 1,322 条')).toBeVisible();
  await expect(history.getByRole('row')).toHaveCount(5);
  await expect(history.getByRole('row').nth(1)).toContainText('恢复');
  await page.reload();
  await expect(history.getByRole('row')).toHaveCount(5);
  await expect(page.getByRole('region', { name: '逐月' }).getByRole('row', { name: /^3月/ })).toContainText(
    '1,322',
  );
});

test('[I6] an adjusted target changes the score, the original stays in sight, and the notice takes it back', async ({
  page,
}) => {
  await openSampleAs(page, '周艳', SAMPLE_07);
  const panel = page.getByRole('region', { name: '调整指标值' });
  await panel.getByRole('button', { name: '填写调整指标值' }).focus();
  await page.keyboard.press('Enter');
  // The focus is in the form now; everything by keyboard.
  await page.keyboard.type('13000');
  await page.keyboard.press('Tab');
  await page.keyboard.press('7');
  await page.keyboard.press('Tab');
  await page.keyboard.type('潼财〔2025〕12 号');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByText('13,631 / ≥ 13,000 条')).toBeVisible();
  await expect(panel).toContainText('年初指标值 ≥ 15,000 条 保留');
  await expect(page.getByRole('button', { name: '5.00', exact: true })).toBeVisible();
  await page.getByRole('status').getByRole('button', { name: '撤销' }).click();
  await expect(page.getByText('13,631 / ≥ 15,000 条')).toBeVisible();
  await expect(page.getByRole('button', { name: '4.54', exact: true })).toBeVisible();
});

test('[I7] a manual score stays within the weight and needs a reason', async ({ page }) => {
  await openSampleAs(page, '周艳', SAMPLE_07);
  const panel = page.getByRole('region', { name: '人工评分' });
  await panel.getByRole('button', { name: '填写人工评分' }).click();
  const score = panel.getByRole('textbox', { name: /评分/ });
  await expect(score).toBeFocused();
  await page.keyboard.type('5.5');
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('alert')).toHaveText([
    '分数须在 0 至 5 之间（本项权重 5 分）',
    '请写评分理由，会印在评分表上',
  ]);
  await expect(score).toBeFocused();
  await score.fill('4.2');
  await panel.getByRole('textbox', { name: '理由' }).fill('抽查核减 <b>3</b> 条');
  await panel.getByRole('button', { name: '保存' }).click();
  await expect(panel).toContainText('4.20 分（计算得分 4.54 分）；理由：抽查核减 <b>3</b> 条');
  await expect(panel.getByRole('button', { name: '修改人工评分' })).toBeFocused();
  await panel.getByRole('button', { name: '撤回人工评分' }).click();
  await expect(panel).toContainText('没有，按计算得分 4.54 分');
});

test('[I3] a supposed value is scored and not stored', async ({ page }) => {
  await openSampleAs(page, '周艳', SAMPLE_07);
  const panel = page.getByRole('region', { name: '假设测算' });
  await panel.getByRole('radio', { name: '再完成多少' }).check();
  await panel.getByRole('textbox').fill('1369');
  await expect(panel.getByRole('status')).toContainText('全年 15,000 条，本项 5.00 / 5 分（现 4.54）');
  await page.reload();
  await expect(panel.getByRole('textbox')).toHaveValue('');
  await expect(page.getByRole('region', { name: '修改记录' })).toContainText('共 12 次');
});

test('[I1][I10] rows are found and walked by keyboard, and Back returns', async ({ page }) => {
  await openSampleAs(page, '周艳', '/indicator?year=2025&sample=1&month=8');
  await page.getByRole('searchbox', { name: '查找指标' }).fill('政报');
  await expect(page.getByRole('link', { name: /政报/ })).toHaveCount(2);
  await page.getByRole('link', { name: '编制潼南政报期数' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('8. 编制潼南政报期数');
  await page.keyboard.press('Alt+ArrowDown');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('9. 网站安全事故数');
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('8. 编制潼南政报期数');
});

for (const [what, route] of [
  ['all rows', '/indicator?year=2025&sample=1&month=8'],
  ['a sum', SAMPLE_07],
  ['a ceiling', '/indicator/10?year=2025&sample=1&month=6'],
  ['a rated row', '/indicator/32?year=2025&sample=1&month=12'],
  ['an empty year', '/indicator/07?year=2025&month=6'],
] as const) {
  test(`[I12] axe finds nothing serious, and nothing is too wide: ${what}`, async ({ page }) => {
    await openSampleAs(page, '周艳', route);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(/指标|\d+\./);
    await openEditors(page);
    expect(await seriousFaults(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
    await page.setViewportSize({ width: 390, height: 800 });
    expect(await isTooWide(page)).toBe(false);
  });
}

/** A button gives way to its form, so the first one left is always the next. */
async function openEditors(page: Page): Promise<void> {
  const closed = page.getByRole('button', { name: /^填写/ });
  for (let left = await closed.count(); left > 0; left -= 1) await closed.first().click();
}

test('[H18] both columns end together, whatever kind of row it is', async ({ page }) => {
  await openSampleAs(page, '周艳', '/indicator/10?year=2025&sample=1&month=12');
  for (const width of [1366, 1920]) {
    await page.setViewportSize({ width, height: 768 });
    for (const id of ['10', '17', '29', '32']) {
      await page.goto(`./#/indicator/${id}?year=2025&sample=1&month=12`);
      await expect(page.getByRole('heading', { level: 1 })).toContainText(`${id}. `);
      const ends = () =>
        page.evaluate(() =>
          ['定义', '佐证材料'].map((title, at) => {
            const heading = [...document.querySelectorAll('h2')].find((each) => each.textContent === title);
            // Two that are not there yet end nowhere together.
            return Math.round(heading?.closest('section')?.getBoundingClientRect().bottom ?? -at);
          }),
        );
      // The last panel of each column.
      await expect.poll(async () => new Set(await ends()).size, { message: `${id} at ${width}` }).toBe(1);
    }
  }
});
