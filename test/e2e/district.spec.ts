import { expect, test, type Page } from '@playwright/test';
import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import { packageText } from '#src/domain/package/package-file.ts';
import { simulatedYear } from '#test/domain/year/support/simulated-year.ts';
import { seriousFaults } from '#test/support/reading-places.ts';
import { firstRevisions, packageOfUnit, planOfUnit } from '#test/support/district.ts';
import { LIBRARY } from '#test/support/fixture-plans.ts';

const UNITS = 120;

/** What 120 units sent: most with the table of 32 rows, some with another of 57. */
function filesOfUnits(count: number) {
  return Array.from({ length: count }, (_, index) => {
    const table = index % 10 === 9 ? { ...LIBRARY, year: 2025 } : ANNEX_10_2025;
    const plan = planOfUnit(table, `unit-${index + 1}`, `第${index + 1}单位`);
    const { inJune, inDecember } = simulatedYear(table, index + 1);
    // Every seventh is behind with its months.
    const said = index % 7 === 6 ? inJune.slice(0, Math.ceil(inJune.length / 2)) : inDecember;
    const file = packageOfUnit(plan, firstRevisions(said, `pc-${index}`));
    return {
      name: `第${index + 1}单位.jxb.json`,
      mimeType: 'application/json',
      buffer: Buffer.from(packageText(file)),
    };
  });
}

async function layOut(page: Page, files: ReturnType<typeof filesOfUnits>): Promise<void> {
  await page.getByLabel('选择文件…：选取文件').setInputFiles(files);
}

test('[DI5][DI6][DI7] 120 units are laid out, put in order, opened and handed on as a workbook; nothing of it is stored', async ({
  page,
}) => {
  await page.goto('./#/data?year=2025');
  await page.getByRole('link', { name: '汇总各单位…' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /汇总各单位/ })).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  const files = filesOfUnits(UNITS);
  await page.goto('./#/district?year=2025&month=11');
  const began = Date.now();
  await layOut(page, [
    ...files,
    { name: '别的.json', mimeType: 'application/json', buffer: Buffer.from('{}') },
  ]);
  await expect(page.getByText(`共 ${UNITS} 个方案`)).toBeVisible({ timeout: 60_000 });
  process.stdout.write(`${UNITS} units laid out in ${Date.now() - began} ms\n`);
  await expect(page.getByText('1 个文件没有计入')).toBeVisible();
  const rows = page.getByRole('table').getByRole('row');
  await expect(rows).toHaveCount(UNITS + 1);
  expect(await seriousFaults(page)).toEqual([]);

  await page.getByRole('button', { name: '指标得分' }).click();
  await expect(page.getByRole('columnheader', { name: /指标得分/ })).toHaveAttribute(
    'aria-sort',
    'descending',
  );
  const scores = (await rows.locator('td:nth-child(3)').allTextContents()).map(Number);
  expect(scores).toHaveLength(UNITS);
  expect(scores).toEqual([...scores].sort((a, b) => b - a));

  await page.getByRole('searchbox', { name: '按单位或项目名称筛选' }).fill('第7单位');
  await expect(rows).toHaveCount(2);
  await page.getByRole('button', { name: '第7单位' }).click();
  const detail = page.getByRole('region', { name: '第7单位 2025 年度 整体' });
  await expect(detail.getByRole('row')).toHaveCount(ANNEX_10_2025.indicators.length + 1);
  await expect(detail.getByRole('textbox', { name: '催报文字' })).toHaveValue(/第7单位：[\s\S]*尚缺 \d+ 项/);
  await page.getByRole('button', { name: '逐月得分' }).click();
  await expect(page.getByRole('columnheader', { name: '12月' })).toBeVisible();
  await page.getByRole('searchbox', { name: '按单位或项目名称筛选' }).fill('');
  await page.getByRole('button', { name: '指标对比' }).click();
  await page.getByRole('searchbox', { name: '指标名称里的字' }).fill('云检测');
  await expect(page.getByRole('rowheader', { name: '第1单位', exact: true }).first()).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出 Excel' }).click();
  expect((await download).suggestedFilename()).toBe('2025年度绩效指标汇总表_截至11月.xlsx');

  // Another place and back: it is still laid out. Loaded anew: it is gone, and was never stored.
  await page.getByRole('link', { name: '总览' }).click();
  await page.goBack();
  await expect(page.getByText(`共 ${UNITS} 个方案`)).toBeVisible();
  await page.reload();
  await expect(page.getByText('把各单位发来的数据包')).toBeVisible();
});
