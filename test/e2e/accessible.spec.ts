import { expect, test } from '@playwright/test';
import { tellName } from '#test/support/journey.ts';
import { EVERY_PLACE, goToWhole, openSampleAs, seriousFaults } from '#test/support/reading-places.ts';

const PLACES = [
  ...EVERY_PLACE,
  'overview?view=present',
  'entry?view=year',
  'indicator/10',
  'indicator/32',
  'scorecard?view=ninety',
  'plans?view=declare',
];

const routeOf = (place: string, query: string): string => {
  const [path = '', more] = place.split('?');
  return `/${path}?year=2025&${query}${more === undefined ? '' : `&${more}`}`;
};

const SAMPLE_YEAR = '/overview?year=2025&sample=1&month=6';

for (const [state, query] of [
  ['the sample year at June', 'sample=1&month=6'],
  ['the sample year at November', 'sample=1&month=11'],
  ['the sample year at December', 'sample=1&month=12'],
  ['an empty year', 'month=6'],
] as const) {
  test(`[H16] axe finds nothing on any place: ${state}`, async ({ page }) => {
    await openSampleAs(page, '周艳', SAMPLE_YEAR);
    for (const place of PLACES) {
      await test.step(place, async () => {
        await goToWhole(page, routeOf(place, query));
        expect.soft(await seriousFaults(page), place).toEqual([]);
      });
    }
  });
}

test('[H16] axe finds nothing on a draft, nor in its dialogs', async ({ page }) => {
  await page.goto('./#/plans?year=2025');
  await tellName(page);
  await page.getByRole('button', { name: '空白新建' }).click();
  await expect(page.getByText('下达前检查')).toBeVisible();
  expect.soft(await seriousFaults(page)).toEqual([]);
  await page.getByRole('button', { name: '删除草稿' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  expect.soft(await seriousFaults(page)).toEqual([]);
});

test('[H16] axe finds nothing in a dialog', async ({ page }) => {
  await openSampleAs(page, '周艳', SAMPLE_YEAR);
  for (const [place, query, button] of [
    ['overview', 'sample=1&month=6', /周艳/],
    ['overview', 'sample=1&month=6', '删除示例数据'],
    ['entry', 'month=6', '其余都记无发生'],
    ['entry', 'sample=1&month=6', '关账'],
    ['indicator/07', 'sample=1&month=6', /\d\.\d\d$/],
    ['scorecard', 'sample=1&month=12', /^\d\.\d\d$/],
    ['plan', 'sample=1', '修改第 5 项的属性'],
    ['plan', 'sample=1', '修改设置'],
  ] as const) {
    await test.step(`${place}: ${String(button)}`, async () => {
      await goToWhole(page, routeOf(place, query));
      await page.getByRole('button', { name: button }).first().click();
      const dialog = page.getByRole('dialog');
      await expect(dialog).toBeVisible();
      expect.soft(await seriousFaults(page), `${place}: ${String(button)}`).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(dialog).toHaveCount(0);
    });
  }
  await goToWhole(page, routeOf('entry', 'month=12'));
  await page.locator('#cell-30-12-value').dblclick();
  await expect(page.getByRole('dialog', { name: /^30/ })).toBeVisible();
  expect.soft(await seriousFaults(page), 'rating').toEqual([]);
});
