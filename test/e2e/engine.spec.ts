import { expect, test, type Page } from '@playwright/test';
import { fillCity } from '#test/support/city-fill.ts';
import { aCity } from '#test/support/city.ts';
import { openFront, type EngineFront } from '#test/support/engine-front.ts';
import { SERVER } from '#test/support/engine-server.ts';
import { EntryDriver } from '#test/support/entry-driver.ts';
import { fillAuthor } from '#test/support/journey.ts';
import { isTooWide, seriousFaults } from '#test/support/reading-places.ts';

test.describe('two browsers and a real server', () => {
  // oxlint-disable-next-line playwright/no-skipped-test -- where no server can be had, as the rule says: by name, and counted
  test.skip(SERVER === null, 'no NATS server can be had here');
  let front: EngineFront;
  test.beforeEach(async () => {
    front = await openFront();
  });
  test.afterEach(() => front.end());

  const light = (page: Page) => page.getByRole('group', { name: '协作服务器' });
  const panel = (page: Page) => page.getByRole('region', { name: '协作服务器' });

  /** A PC of a section, with its key entered by the administrator. */
  async function signIn(page: Page, name: string, section: string, subject: string): Promise<void> {
    await page.goto(`${front.url}#/data?year=2025`);
    await page.getByRole('button', { name: '填报人：未填' }).click();
    await fillAuthor(page, name, section);
    await panel(page).getByRole('button', { name: '生成本机密钥' }).click();
    await expect(panel(page).getByRole('alert')).toContainText('不认识这台电脑的密钥');
    const publicKey = await panel(page).locator('code').innerText();
    front.engine.keys.set(`u001 ${subject}`, { publicKey, seed: '' });
    front.engine.configure();
    front.engine.reload();
    await expect(light(page)).toContainText('协作服务器已连上', { timeout: 60_000 });
  }

  test('[EN2][EN7][EN8] a key is made and entered, words go from screen to screen, and a dead server only delays', async ({
    page,
    browser,
  }) => {
    const strangers: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(front.url)) strangers.push(request.url());
    });
    await signIn(page, '李强', '运行管理科', 's1');
    const context = await browser.newContext();
    const other = await context.newPage();
    await signIn(other, '周艳', '综合科', 'zhk');
    expect(await seriousFaults(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
    await panel(page).scrollIntoViewIfNeeded();
    await page.screenshot({ path: test.info().outputPath('panel.png') });

    const [mine, theirs] = [new EntryDriver(page), new EntryDriver(other)];
    await mine.open(front.url);
    await theirs.open(front.url);
    await mine.type('01', 3, '7');
    await expect(theirs.cell('01', 3)).toHaveText('7', { timeout: 60_000 });
    await expect(other.getByText('已从协作服务器并入 运行管理科 的数据')).toBeVisible();

    await front.engine.kill();
    await expect(light(page)).toContainText('起断开', { timeout: 60_000 });
    await mine.type('01', 4, '8');
    await mine.acknowledged();
    await expect(light(page)).toContainText('1 条待送', { timeout: 60_000 });
    await page.screenshot({ path: test.info().outputPath('lost.png') });
    front.engine.startNode(0);
    await expect(theirs.cell('01', 4)).toHaveText('8', { timeout: 60_000 });
    await expect(light(page)).toContainText('协作服务器已连上', { timeout: 60_000 });
    expect(strangers).toEqual([]);
    await context.close();
  });
});

test.describe('with a service worker', () => {
  test.use({ serviceWorkers: 'allow' });
  test('[EN1] without an engine.json one request is made, nothing is said of it, and no client is fetched', async ({
    page,
  }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto('./#/data?year=2025');
    await expect(page.getByRole('heading', { name: /^数据与协作/ })).toBeVisible();
    await expect.poll(() => asked.filter((url) => url.endsWith('/engine.json')).length).toBe(1);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await expect(page.getByRole('region', { name: '协作服务器' })).toHaveCount(0);
    await expect(page.getByText('数据只存在本机，不联网')).toBeVisible();
    expect(asked.filter((url) => /engine-(?:light|panel|client)/.test(url))).toEqual([]);
  });
});

test.describe('a city and a real server', () => {
  // oxlint-disable-next-line playwright/no-skipped-test -- where no server can be had, as the rule says: by name, and counted
  test.skip(SERVER === null, 'no NATS server can be had here');
  let front: EngineFront;
  const { districts, totals } = aCity(4, 60);
  test.beforeEach(async () => {
    front = await openFront(
      { districts: districts.map(({ district }) => district), isWithoutStreams: true },
      'city/engine.json',
    );
  });
  test.afterEach(() => front.end());

  test('[EN18] the page of a city shows its districts, leads to their units, and says so when it cannot fetch what is behind one', async ({
    page,
  }) => {
    await fillCity(front.engine, totals);
    await page.goto(`${front.url}#/district?year=2025&month=11`);
    await page.getByRole('button', { name: '生成本机密钥' }).click();
    const publicKey = await page
      .locator('code')
      .filter({ hasText: /^U[A-Z2-7]{55}$/ })
      .innerText();
    front.engine.keys.set('city', { publicKey, seed: '' });
    front.engine.configure();
    front.engine.reload();
    await expect(page.getByText('4 个区，240 个单位已上报')).toBeVisible({ timeout: 60_000 });
    await expect(page.getByRole('navigation').getByRole('link', { name: '汇总各单位' })).toBeVisible();
    const rows = page.getByRole('table').getByRole('row');
    await expect(rows).toHaveCount(4 + 2);
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('button', { name: '区 d03' }).press('Enter');
    await expect(rows).toHaveCount(60 + 1);
    expect(await isTooWide(page)).toBe(false);
    await page.getByRole('combobox', { name: '区', exact: true }).selectOption('全部区');
    await page.getByRole('button', { name: '下一页' }).press('Enter');
    await expect(rows).toHaveCount(40 + 1);
    expect(await seriousFaults(page)).toEqual([]);
    await rows.nth(1).getByRole('button').press('Enter');
    // No server of a district is there.
    await expect(page.getByText('没有取到，区里的服务器可能没有连上。')).toBeVisible();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出 Excel' }).click();
    expect((await download).suggestedFilename()).toBe('2025年度绩效指标汇总表_截至11月.xlsx');
  });
});
