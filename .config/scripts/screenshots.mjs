// `npm run screenshots`: photographs the built app with the sample year, for the README. Run it after the looks have changed.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { ensureInstall } from './ensure-install.mjs';
import { root } from './run.mjs';

await ensureInstall();
const { ensureBrowser, launchArgs } = await import('./browser.mjs');
const { ensureBuild } = await import('./build.mjs');
const { serveDist } = await import('./serve.mjs');
const { chromium } = await import('@playwright/test');

const folder = process.argv[2] ?? path.join(root, '.config/screenshots');
/** File name → address; they stand in the README. */
const SCREENS = {
  overview: '/overview?year=2025&sample=1&month=11',
  entry: '/entry?year=2025&sample=1&month=11',
};

const dist = path.resolve(root, await ensureBuild());
const server = await serveDist(0, dist);
const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: [...launchArgs] });
try {
  mkdirSync(folder, { recursive: true });
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
  await page.goto(`${server.url}#/overview`);
  await page.getByRole('button', { name: '示例数据' }).click();
  await page.getByText('不是真实填报').waitFor();
  for (const [name, address] of Object.entries(SCREENS)) {
    await page.goto(`${server.url}#${address}`);
    await page.waitForLoadState('networkidle');
    // Charts are drawn after everything else, and have nothing that says when.
    await page.waitForTimeout(1500);
    await page.screenshot({ path: path.join(folder, `${name}.png`) });
  }
} finally {
  await browser.close();
  await server.close();
}
