import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { planFileData } from '#src/domain/catalogue/plan-file.ts';
import { type Hosted, hostCopy } from '#test/support/built-folder.ts';
import { LIBRARY } from '#test/support/fixture-plans.ts';
import { isTooWide, seriousFaults } from '#test/support/reading-places.ts';

test.use({ serviceWorkers: 'allow' });

let hosted: Hosted;
test.beforeEach(async () => {
  hosted = await hostCopy();
});
test.afterEach(() => hosted.end());

test('[O15][PL44] a plan.json beside index.html is offered first, taken by a click, and never taken twice or in place of another', async ({
  page,
}) => {
  const lay = (text: string) => writeFile(path.join(hosted.folder, 'plan.json'), text);
  const offer = page.getByRole('region', { name: LIBRARY.unitName });
  const isHere = page.getByRole('region', { name: '本机的方案' });

  await lay(JSON.stringify(planFileData(LIBRARY)));
  await page.goto(hosted.url);
  await expect(offer).toContainText('单位随程序下发的方案');
  await expect(offer).toContainText('57 项指标');
  expect(await seriousFaults(page)).toEqual([]);
  expect(await isTooWide(page)).toBe(false);
  await page.screenshot({ path: test.info().outputPath('offered.png') });
  await offer.getByRole('button', { name: '采用这个方案' }).click();
  await expect(page.getByRole('heading', { name: /^绩效方案/ })).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`plan=${LIBRARY.id}`));
  // A section of a long name makes 总览 no wider than the window.
  await page.goto(`${hosted.url}#/overview?plan=${LIBRARY.id}&month=11`);
  await expect(page.getByRole('region', { name: '科室得分' })).toBeVisible();
  expect(await isTooWide(page)).toBe(false);

  // With the service worker in charge, after a reload: what is here is offered no more.
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.goto(`${hosted.url}#/plans`);
  await reloaded(page);
  await expect(isHere.getByRole('row', { name: new RegExp(LIBRARY.unitName) })).toBeVisible();
  await expect(offer).toHaveCount(0);

  await lay(JSON.stringify(planFileData({ ...LIBRARY, overallGoal: '另一段' })));
  await page.reload();
  await expect(page.getByRole('alert')).toContainText('同一编号、内容不同');
  await lay('{"format":"performance-tracker-plan"');
  await page.reload();
  await expect(page.getByRole('alert')).toContainText('plan.json 读不出来，没有采用');
  await rm(path.join(hosted.folder, 'plan.json'));
  await reloaded(page);
  await expect(isHere.getByRole('row', { name: new RegExp(LIBRARY.unitName) })).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

/** Loads the page again, until it knows what lies beside it: that nothing is offered can be said only then. */
async function reloaded(page: Page): Promise<void> {
  const asked = page.waitForResponse(/\/plan\.json$/);
  await page.reload();
  await (await asked).finished();
}
