import { expect, test } from '@playwright/test';

test.use({ serviceWorkers: 'allow' });

test('the built app opens, has its title and says nothing on the console', async ({ page }) => {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('requestfailed', (request) => complaints.push(`could not load ${request.url()}`));

  await page.goto('./');

  await expect(page).toHaveTitle(/绩效指标跟踪看板/);
  await expect(page.locator('#root')).not.toBeEmpty();
  await page.waitForLoadState('networkidle');
  expect(complaints).toEqual([]);
});
