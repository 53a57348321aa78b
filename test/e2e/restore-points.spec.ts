import { expect, test, type Locator, type Page } from '@playwright/test';
import {
  EntryDriver,
  faultsOf,
  openWithOneValue,
  standingCells,
  storedData,
} from '#test/support/entry-driver.ts';
import { seriousFaults } from '#test/support/reading-places.ts';

const ROWS = ['01', '02', '03', '04', '05', '06', '07', '08'];
const WORD = '清空大部分数据';

test('[B18][B19][N6][H17] a full year is not emptied without a typed word; going back shows what changes first, and is taken back', async ({
  page,
}) => {
  const entry = await openWithOneValue(page);
  const line = Array.from({ length: 12 }, () => '2').join('\t');
  await entry.paste('01', 1, `${ROWS.map(() => line).join('\n')}\n`);
  await entry.acknowledged();

  const points = await openPoints(page);
  await expect(points.getByRole('row')).toHaveCount(2);
  await points.getByRole('button', { name: /^恢复到 / }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('现有 96 个值，恢复后 1 个；96 处会改变');
  await expect(dialog.getByRole('row').nth(1)).toContainText('1月完成值2 条11 条');
  await expect(dialog.getByRole('row').nth(2)).toContainText('1月完成值2 个空');
  await expect(dialog).toContainText('只列出前 50 处');
  const restore = dialog.getByRole('button', { name: '恢复', exact: true });
  await expect(restore).toBeDisabled();
  expect(await seriousFaults(page)).toEqual([]);
  await dialog.getByLabel(`请输入「${WORD}」`).fill('清空');
  await expect(restore).toBeDisabled();
  // Given up: nothing has changed.
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  expect(Object.keys(standingCells(await storedData(page)))).toHaveLength(96);

  await points.getByRole('button', { name: /^恢复到 / }).click();
  await dialog.getByLabel(`请输入「${WORD}」`).fill(WORD);
  await restore.click();
  await expect(dialog).toBeHidden();
  await expectValues(page, [11, null]);
  await page.getByRole('button', { name: '撤销', exact: true }).last().click();
  await expectValues(page, [2]);
  expect(faultsOf(await storedData(page))).toEqual([]);
});

test('[B19][N6] a single change is gone back over: shown first, without a typed word, and after a reload taken back', async ({
  page,
}) => {
  const entry = new EntryDriver(page);
  await entry.open();
  await entry.signIn();
  await entry.type('07', 1, '11');
  await entry.type('07', 2, '22');
  await entry.acknowledged();
  // The point of the day has the first value. Going back to it leaves another point before, with both.
  const points = await openPoints(page);
  await points.getByRole('button', { name: /^恢复到 / }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '恢复', exact: true }).click();
  await expect(points.getByRole('row')).toHaveCount(3);
  await expect(points.getByRole('row').nth(1)).toContainText('2');

  await points
    .getByRole('button', { name: /^恢复到 / })
    .first()
    .click();
  await expect(dialog).toContainText('现有 1 个值，恢复后 2 个；1 处会改变');
  await expect(dialog.getByRole('row', { name: /2月完成值/ })).toContainText('22');
  await expect(dialog.getByLabel(`请输入「${WORD}」`)).toHaveCount(0);
  await dialog.getByRole('button', { name: '恢复', exact: true }).click();
  await expect(points.getByRole('row')).toHaveCount(4);
  expect(standingCells(await storedData(page))).toMatchObject({ '07/1': 11, '07/2': 22 });

  await page.reload();
  await page.getByRole('region', { name: '最近操作' }).getByRole('button', { name: '撤销上一步' }).click();
  await expect
    .poll(async () => standingCells(await storedData(page)))
    .toMatchObject({ '07/1': 11, '07/2': null });
  expect(faultsOf(await storedData(page))).toEqual([]);
});

/** Which values stand, each once. */
async function expectValues(page: Page, values: readonly unknown[]): Promise<void> {
  await expect
    .poll(async () => new Set(Object.values(standingCells(await storedData(page)))))
    .toEqual(new Set(values));
}

/** The panel that lists the points, newest first. */
async function openPoints(page: Page): Promise<Locator> {
  await page.goto('./#/data?year=2025');
  const points = page.getByRole('region', { name: '还原点' });
  await expect(points.getByRole('button', { name: /^恢复到 / }).first()).toBeVisible();
  return points;
}
