import { chromium, expect, test } from '@playwright/test';
import { findBrowser, launchArgs } from '../../.config/scripts/browser.mjs';
import { cell, exportForm, openSampleYear, SAMPLE, tellName, writeMonth } from '#test/support/journey.ts';

test('[H8][MO37] under a plain-http name people enter, save, reload and export, and are told what is missing', async ({
  baseURL,
}) => {
  const program = findBrowser();
  if (program === null) throw new Error('No browser was found: set CHROME_PATH.');
  const { port } = new URL(baseURL ?? '');
  const browser = await chromium.launch({
    executablePath: program,
    args: [...launchArgs, '--host-resolver-rules=MAP board.intranet localhost'],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    const at = (route: string) => `http://board.intranet:${port}/#${route}`;

    await openSampleYear(page, at);
    expect(await page.evaluate(() => window.isSecureContext)).toBe(false);
    expect(await page.evaluate(() => 'serviceWorker' in navigator || 'storage' in navigator)).toBe(false);
    await tellName(page);
    await page.goto(at(`/entry?${SAMPLE}&month=3`));
    await writeMonth(page, 3);
    await page.reload();
    await expect(cell(page, '07', 3)).toHaveText('1');
    await exportForm(page, at);

    // No page on plain http may ask for the clipboard: tables go by the old way, pictures as files [MO37].
    await page.goto(at(`/indicator/07?${SAMPLE}&month=3`));
    const months = page.getByRole('region', { name: '逐月', exact: true });
    await months.getByRole('button', { name: '复制表格' }).click();
    await expect(months.getByText('已复制')).toBeVisible();
    await expect(page.getByRole('button', { name: '复制图' })).toHaveCount(0);
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: '存为图片' }).click();
    expect((await coming).suggestedFilename()).toBe('指标_7. 公开信息数 走势_2025 年_截至 3 月_示例数据.png');
    await page.goto(at(`/data?${SAMPLE}`));
    await page.getByText('粘贴数据包文本').click();
    await page.getByRole('textbox', { name: '数据包文本' }).focus();
    await page.keyboard.press('Control+v');
    await expect(page.getByRole('textbox', { name: '数据包文本' })).toHaveValue(/3月\t/);
    const main = page.getByRole('main');
    await expect(main).toContainText('这里没有断网打开、持久保存和占用查询');
    expect(complaints).toEqual([]);
  } finally {
    await browser.close();
  }
});
