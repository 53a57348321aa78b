import { expect, test } from '@playwright/test';
import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import { packageText, planPackage } from '#src/domain/package/package-file.ts';
import type { DeviceId, Instant } from '#src/domain/statements/statement.ts';
import { revision } from '#test/domain/support/revision.ts';
import { cell, tellName } from '#test/support/journey.ts';
import { isTooWide, seriousFaults } from '#test/support/reading-places.ts';
import { twinOf } from '#test/support/twin-plan.ts';

/** Row 07 renamed, row 08 in another unit, row 09 left out. */
const TWIN = twinOf(ANNEX_10_2025, { renamed: '07', inOtherUnit: '08', leftOut: '09' });

/** The twin as the other PC hands it over: what both know, what only it knows, what contradicts, and a unit that is not ours. */
function fileOfTwin() {
  const rows = [
    revision({ id: 'r1', indicator: 'r10', month: 3, value: '2.5' }),
    revision({ id: 'r2', indicator: 'r07', month: 3, value: '120' }),
    revision({ id: 'r3', indicator: 'r08', month: 3, value: '2' }),
    revision({ id: 'r4', indicator: 'r04', month: 3, value: '18' }),
  ];
  const text = packageText(
    planPackage(TWIN, {
      scope: { kind: 'all' },
      createdAt: 1_752_552_000_000 as Instant,
      device: '综合科-2' as DeviceId,
      author: { name: '陈刚', section: '综合科' },
      statements: rows,
    }),
  );
  return { name: '同名方案.jxb.json', mimeType: 'application/json', buffer: Buffer.from(text) };
}

test('[PL41][PL42] two PCs made one plan: both are shown, rows paired, and what one says goes to the other in one step and back', async ({
  page,
}) => {
  await page.goto('./#/entry?year=2025&month=3');
  await tellName(page);
  for (const [row, value] of [
    ['04', '17'],
    ['09', '3'],
  ] as const) {
    await cell(page, row, 3).click();
    await page.keyboard.type(value);
    await page.keyboard.press('Enter');
  }
  await expect(page.locator('header').getByText(/^已保存到本机/)).toBeVisible();
  await page.goto('./#/data');
  await page.getByLabel(/选择文件/).setInputFiles(fileOfTwin());
  await page.screenshot({ path: test.info().outputPath('offer.png') });
  await page.getByRole('button', { name: /^导入这个方案/ }).click();
  await page.getByRole('button', { name: '并入', exact: true }).click();
  await expect(page.getByText(/^已并入，4 处/).first()).toBeVisible();

  await page.goto('./#/plans');
  const lines = page
    .getByRole('region', { name: '本机的方案' })
    .getByRole('row', { name: /2025 年度 整体绩效/ });
  await expect(lines).toHaveCount(2);
  await page.screenshot({ path: test.info().outputPath('plans.png') });
  await page.getByRole('button', { name: /^对照、转入填报…：编号 tongnan/ }).click();
  await expect(page.getByRole('heading', { name: /^对照同名方案/ })).toBeVisible();
  await expect(page.getByText(/^\d+ 项已对应，1 项待确认/)).toBeVisible();
  await expect(
    page.getByRole('listitem').filter({ hasText: '计量单位：取出的「项」，转入的「期」' }),
  ).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  expect(await isTooWide(page)).toBe(false);
  await page.screenshot({ path: test.info().outputPath('twins.png'), fullPage: true });
  await page.getByRole('button', { name: /^确认是同一项/ }).click();
  await expect(page.getByText(/^可转入 2 处；两边都填了、内容不同的 1 处/)).toBeVisible();
  await page.getByRole('checkbox', { name: /3月完成值/ }).check();
  await page.screenshot({ path: test.info().outputPath('carry.png'), fullPage: true });
  await page.getByRole('button', { name: '转入 3 处' }).click();
  await expect(page.getByText('已转入 3 处')).toBeVisible();

  await page.goto('./#/entry?year=2025&month=3');
  await expect(cell(page, '07', 3)).toContainText('120');
  await expect(cell(page, '04', 3)).toContainText('18');
  await expect(cell(page, '08', 3)).not.toContainText('2');
  await page.getByRole('status').getByRole('button', { name: '撤销' }).click();
  await expect(cell(page, '04', 3)).toContainText('17');
  await expect(cell(page, '07', 3)).not.toContainText('120');
  await expect(cell(page, '09', 3)).toContainText('3');
  await page.goto(`./#/entry?plan=${TWIN.id}&month=3`);
  await expect(cell(page, 'r07', 3)).toContainText('120');
});
