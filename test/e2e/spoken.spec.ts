import { expect, test } from '@playwright/test';
import { SAMPLE } from '#test/support/journey.ts';
import { openSampleAs } from '#test/support/reading-places.ts';

// What a screen reader is given: the accessibility tree as text.

test('[MO43] 总览 is read as sentences', async ({ page }) => {
  await openSampleAs(page, '周艳', `/overview?${SAMPLE}&month=11`);
  for (const chart of ['失分瀑布图', '得分走势图'])
    await expect(page.getByRole('img', { name: chart })).toBeVisible();
  const said = await page.getByRole('main').ariaSnapshot();
  expect(said).toMatch(/heading "总览" \[level=1\]/);
  expect(said).toMatch(/已到期 [\d.]+ 分/);
  expect(said).toMatch(/toolbar "百分标尺/);
  expect(said).toMatch(/img "失分瀑布图：从 100 分起/);
  expect(said).toMatch(/img "得分走势图：截至 11 月得 [\d.]+ 分/);
});

test('[MO43] a month is filled in by ear: cells have place and unit, and what was done is told', async ({
  page,
}) => {
  await openSampleAs(page, '周艳', `/entry?${SAMPLE}&month=11`);
  await page.locator('#cell-07-11-value').click();
  const field = page.getByRole('textbox', { name: '第 7 项「公开信息数」11月，单位 条' });
  await expect(field).toBeFocused();
  await expect(field).toHaveAttribute('aria-activedescendant', 'cell-07-11-value');
  const grid = await page.getByRole('grid').ariaSnapshot();
  expect(grid).toMatch(/grid "2025 年 11月填报"/);
  expect(grid).toMatch(/columnheader "本月数"/);
  expect(grid).toMatch(/rowheader "公开信息数/);
  expect(grid).toMatch(/gridcell "1,?286" \[selected\]/);
  await page.keyboard.type('abc');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: /公开信息数.*不是数/ })).toHaveCount(1);
  const unsaved = await page.getByRole('region', { name: /1 格没有存下/ }).ariaSnapshot();
  expect(unsaved).toMatch(/button "第 7 项/);
});
