import { expect, type Page } from '@playwright/test';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { packageText, planPackage } from '#src/domain/package/package-file.ts';
import type { DeviceId, Instant, Statement } from '#src/domain/statements/statement.ts';
import { fillAuthor } from '#test/support/journey.ts';

/** Takes in the plan with what was said of it, as another PC hands it over. */
export async function openFilled(
  page: Page,
  statements: readonly Statement[],
  [plan, section]: readonly [Plan, string],
): Promise<void> {
  const text = packageText(
    planPackage(plan, {
      scope: { kind: 'all' },
      createdAt: 1_735_000_000_000 as Instant,
      device: '另一台-1' as DeviceId,
      author: { name: '陈刚', section },
      statements,
    }),
  );
  await page.goto('./#/data');
  await page
    .getByLabel(/选择文件/)
    .setInputFiles({ name: '方案.jxb.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await page.getByRole('button', { name: /^导入这个方案/ }).click();
  await page.getByRole('button', { name: '填报人：未填' }).click();
  await fillAuthor(page, '林楠', section);
  await page.getByRole('button', { name: '并入', exact: true }).click();
  await expect(page.getByText(/^已并入/).first()).toBeVisible();
}
