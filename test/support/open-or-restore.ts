import { expect, type Locator, type Page } from '@playwright/test';

/**
 * What a person sees at a start: the year, or that the browser has thrown its database away, and then the one step that brings it back [B36].
 * @param opened something of the place that was asked for
 */
export async function openOrRestore(page: Page, opened: Locator): Promise<'opened' | 'restored'> {
  const restore = page.getByRole('button', { name: '恢复到本机数据库' });
  // A database that does not open is asked for again for some seconds [B53].
  await expect(opened.or(restore)).toBeVisible();
  if (await opened.isVisible()) return 'opened';
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^本机数据库(打不开|里的数据少了)$/);
  await restore.click();
  await expect(page.getByText(/^已恢复 \d+ 次记录/)).toBeVisible();
  await page.getByRole('button', { name: '打开' }).click();
  await expect(opened).toBeVisible();
  return 'restored';
}
