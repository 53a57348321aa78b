import { readFile, writeFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import { readiness } from '#src/domain/papers/readiness.ts';
import { sampleYear } from '#src/domain/sample/sample-year.ts';
import { NO_STATEMENTS, supposing } from '#src/domain/statements/year-statements.ts';
import { EntryDriver } from '#test/support/entry-driver.ts';
import { isTooWide, openSampleAs, seriousFaults } from '#test/support/reading-places.ts';

const at = (route: string) => `./#/${route}?year=2025&sample=1&month=12`;

/** Rows of the sample year whose 说明 must be written before it can be sealed. */
function rowsToExplain(): readonly number[] {
  const year = supposing(NO_STATEMENTS, sampleYear(ANNEX_10_2025));
  return readiness(ANNEX_10_2025, year)
    .filter(({ severity }) => severity === 'must')
    .map(({ place }) => Number(place.indicator));
}

async function download(
  page: Page,
  button: string,
): Promise<{ readonly name: string; readonly path: string }> {
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  const file = await downloading;
  return { name: file.suggestedFilename(), path: await file.path() };
}

test('[Y1][Y2][Y3][Y5][Y7][H17] a month is closed, corrected with a reason, the year sealed, a changed digit found, the year opened', async ({
  page,
}, testInfo) => {
  await openSampleAs(page, '周艳', '/entry?year=2025&sample=1&month=3');
  const entry = new EntryDriver(page);
  await page.getByRole('button', { name: '关账', exact: true }).click();
  const closing = page.getByRole('dialog', { name: '3月关账' });
  await expect(closing).toContainText('已报 29/29 项');
  await closing.getByRole('button', { name: '关账', exact: true }).click();
  await expect(page.getByText('3月已关账重新打开')).toBeVisible();

  await entry.type('07', 3, '1286');
  const correcting = page.getByRole('form', { name: '更正3月' });
  expect(await seriousFaults(page)).toEqual([]);
  await correcting.getByRole('textbox', { name: '更正理由' }).fill('漏计三条');
  await correcting.getByRole('button', { name: '更正', exact: true }).click();
  await expect(correcting).toBeHidden();
  await entry.acknowledged();
  await page.goto(at('indicator/07'));
  await expect(page.getByRole('row', { name: /3月完成值 1,322 条 → 1,286 条/ })).toContainText(
    '录入；更正：漏计三条',
  );

  await page.goto(at('review/ready'));
  await expect(page.getByText(/还有 \d+ 项必须处理/)).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  await page.goto(at('scorecard'));
  for (const seq of rowsToExplain()) {
    const field = page.getByRole('textbox', { name: `第 ${seq} 项说明` });
    await field.fill('已说明');
    await field.blur();
  }
  await entry.acknowledged();
  await expect(page.getByRole('link', { name: /^定稿前检查：还有 \d+ 项建议处理$/ })).toBeVisible();

  await page.goto(at('review/seal'));
  await page.getByRole('button', { name: '定稿…' }).click();
  const sealing = page.getByRole('dialog', { name: '2025 年度定稿' });
  await expect(sealing).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  await sealing.getByRole('button', { name: '定稿' }).click();
  await expect(page.getByRole('heading', { name: '本年度已定稿' })).toBeVisible();
  await expect(page.getByText('校验码（SHA-256）')).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  await page.setViewportSize({ width: 1000, height: 768 });
  expect(await isTooWide(page)).toBe(false);
  await page.setViewportSize({ width: 1366, height: 768 });

  // Sealed after a reload, too: nothing more can be said.
  await page.reload();
  await page.goto('./#/entry?year=2025&sample=1&month=5');
  await expect(page.getByText(/^2025 年度已定稿（.*，综合科 周艳），不再接受更改。$/)).toBeVisible();
  await entry.type('07', 5, '1');
  await expect(page.getByRole('alert')).toContainText('本年度已定稿');
  await expect(entry.cell('07', 5)).toContainText('1,296');
  await page.getByRole('button', { name: '放弃更改' }).click();
  await expect(page.getByRole('alert')).toBeHidden();

  await page.goto(at('review/seal'));
  const file = await download(page, '导出定稿文件');
  expect(file.name).toMatch(/^重庆市潼南区电子政务中心_2025年度_定稿（示例）_\d{8}-\d{4}\.json$/);
  const text = await readFile(file.path, 'utf8');
  const line = text.split('\n').find((each) => each.includes('"indicator":"07","kind":"month","month":5}'));
  if (line === undefined) throw new Error('no such line');
  const changed = testInfo.outputPath('changed.json');
  const digit = (_: string, first: string) => `"value":${(Number(first) % 9) + 1}`;
  await writeFile(changed, text.replace(line, line.replace(/"value":(\d)/, digit)));
  const picker = page.getByLabel('选择要校验的文件');
  await picker.setInputFiles(file.path);
  await expect(page.getByText(/：与本机留存的定稿一致。$/)).toBeVisible();
  await picker.setInputFiles(changed);
  await expect(page.getByText(/定稿后被改动过：填报数据。与本机留存的定稿有 1 处不同/)).toBeVisible();
  await expect(page.getByRole('table', { name: '与定稿不同的值' })).toContainText('7 公开信息数 5月完成值');

  await page.getByRole('button', { name: '重新打开…' }).click();
  const opening = page.getByRole('dialog', { name: '重新打开年度' });
  await opening.getByRole('textbox', { name: '重新打开的理由' }).fill('财政部门要求补充');
  expect(await seriousFaults(page)).toEqual([]);
  await opening.getByRole('button', { name: '重新打开' }).click();
  await expect(page.getByRole('heading', { name: '本年度未定稿' })).toBeVisible();
  await expect(page.getByText('共 1 次，重新打开后仍然保留')).toBeVisible();
  await picker.setInputFiles(file.path);
  await expect(page.getByText(/：与本机留存的定稿一致。$/)).toBeVisible();
});
