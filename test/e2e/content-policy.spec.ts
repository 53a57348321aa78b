import { rm } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import {
  type AddressOf,
  contentOf,
  exportForm,
  openSampleYear,
  SAMPLE,
  tellName,
  writeMonth,
} from '#test/support/journey.ts';
import { addressOf, newDesk } from '#test/support/single-file.ts';

test.use({ serviceWorkers: 'allow' });

test('[H7] every screen of the hosted build keeps to its policy and asks nobody else', async ({
  page,
  baseURL,
}) => {
  if (baseURL === undefined) throw new Error('The configuration gives no baseURL.');
  const answer = await page.request.get(baseURL);
  const policy = answer.headers()['content-security-policy'] ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self';");
  expect(policy, 'who may frame the page is the header’s to say').toContain('frame-ancestors');

  const found = await watch(page, new URL(baseURL).origin);
  await everyScreen(page, (route) => `${baseURL}#${route}`);
  expect(found).toEqual([]);
});

test('[H6][H7] every screen of the single file keeps to its policy and asks nobody', async ({ page }) => {
  const desk = await newDesk();
  try {
    const found = await watch(page, 'file://');
    await everyScreen(page, (route) => addressOf(desk, `#${route}`));
    await expect(page.getByRole('main')).toContainText('移动、替换文件，数据都在');
    expect(found).toEqual([]);
  } finally {
    await rm(desk.home, { recursive: true, force: true });
  }
});

test('[H7] script, style and requests that are not the app’s own are stopped, and seen here', async ({
  page,
  baseURL,
}) => {
  const found = await watch(page, new URL(baseURL ?? '').origin);
  await page.goto('./');
  await page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'document.title = "taken over"';
    document.body.append(script);
    document.body.insertAdjacentHTML('beforeend', '<p style="color: red">x</p>');
    await fetch('http://127.0.0.1:9/').catch(() => undefined);
  });
  // The header and the page each report what they stop.
  await expect
    .poll(() => new Set(found.map((each) => each.split(' ')[0])))
    .toEqual(new Set(['connect-src', 'script-src-elem', 'style-src-attr']));
  await expect(page).not.toHaveTitle('taken over');
});

/** What breaks the policy, and what is asked of others: collected while the page is used. */
async function watch(page: Page, own: string): Promise<readonly string[]> {
  const found: string[] = [];
  await page.exposeFunction('tellViolation', (text: string) => void found.push(text));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { tellViolation } = window as unknown as { tellViolation: (text: string) => void };
      tellViolation(
        `${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`,
      );
    });
  });
  page.context().on('request', (request) => {
    const address = request.url();
    const isLocal = /^(?:data|blob):/.test(address) || address.startsWith(own);
    if (!isLocal) found.push(`asked ${address}`);
  });
  page.on('pageerror', (error) => found.push(error.message));
  return found;
}

/** Each place with the sample year, and in each what draws, opens, writes or makes files. */
async function everyScreen(page: Page, at: AddressOf): Promise<void> {
  await openSampleYear(page, at);
  await tellName(page);

  await page.goto(at(`/overview?${SAMPLE}&month=11`));
  const chart = page.locator('canvas').first();
  await chart.scrollIntoViewIfNeeded();
  await expect(chart).toBeVisible();
  await chart.hover();
  await page.mouse.move(...(await middleOf(page)));
  await page.goto(at(`/overview?${SAMPLE}&month=11&view=present`));
  await expect(page.getByRole('dialog', { name: '汇报' })).toContainText('1 / 33');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('dialog', { name: '汇报' })).toContainText('2 / 33');

  await page.goto(at(`/entry?${SAMPLE}&month=3`));
  await writeMonth(page, 3);
  await page.goto(at(`/entry?${SAMPLE}&month=3&view=year`));
  await expect(page.locator('#cell-07-12-value')).toBeVisible();

  for (const row of ['07', '29', '32']) {
    await page.goto(at(`/indicator/${row}?${SAMPLE}&month=11`));
    await expect(page.getByRole('heading', { level: 1 })).toContainText(new RegExp(`^${Number(row)}\\. `));
    await expect(page.getByText(/没有载入|出错，已停止/)).toHaveCount(0);
  }

  await exportForm(page, at);
  await page.emulateMedia({ media: 'print' });
  await page.emulateMedia({ media: null });

  await page.goto(at(`/plan?${SAMPLE}`));
  await expect(page.getByRole('heading', { level: 1, name: '绩效方案' })).toBeVisible();
  await expect(page.getByRole('main').getByRole('table').first()).toBeVisible();

  await page.goto(at(`/data?${SAMPLE}`));
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出原始副本' }).click();
  expect((await contentOf(await coming)).length).toBeGreaterThan(1_000);
}

async function middleOf(page: Page): Promise<[number, number]> {
  const { width, height } = page.viewportSize() ?? { width: 1366, height: 768 };
  return [width / 2, height / 2];
}
