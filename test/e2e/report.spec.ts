import { readFile } from 'node:fs/promises';
import { chromium, expect, test, type Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import {
  oldChromium,
  oldLaunchArgs,
  oldVersions,
  whyNoOldChromium,
} from '../../.config/scripts/old-chromium.mjs';
import { fillAuthor } from '#test/support/journey.ts';

const PLACE = '（一）预算执行情况';

/** The sample year, and somebody who works on it. */
async function openReport(page: Page): Promise<void> {
  await page.goto('./#/scorecard?year=2025');
  await page.getByRole('button', { name: '示例数据' }).click();
  await expect(page).toHaveURL(/sample=1/);
  await page.getByRole('button', { name: /填报人/ }).click();
  await fillAuthor(page);
  await page.goto('./#/review/report?year=2025&sample=1&month=12');
  await expect(page.getByRole('article', { name: /自评报告$/ })).toBeVisible();
}

/** Exports the paper on screen. */
async function exported(
  page: Page,
): Promise<{ name: string; body: string; files: Record<string, Uint8Array> }> {
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出 Word' }).click();
  const download = await downloading;
  const files = unzipSync(new Uint8Array(await readFile(await download.path())));
  return {
    name: download.suggestedFilename(),
    body: strFromU8(files['word/document.xml'] ?? new Uint8Array()),
    files,
  };
}

test('[J7][J10] a section is written, exported with its charts, and there after a reload', async ({
  page,
}) => {
  await openReport(page);
  await page.getByRole('button', { name: `改写：${PLACE}` }).click();
  await page.getByRole('textbox', { name: PLACE }).fill('预算执行平稳。\n结余为培训改为线上。');
  await page.getByRole('button', { name: `完成：${PLACE}` }).click();
  await expect(page.getByRole('textbox', { name: PLACE })).toHaveCount(0);
  await expect(page.getByText('结余为培训改为线上。')).toBeVisible();

  const { name, body, files } = await exported(page);
  expect(name).toBe('重庆市潼南区电子政务中心_2025年度部门整体绩效自评报告_未定稿_示例.docx');
  expect(body).toContain('结余为培训改为线上。');
  expect(body).toContain('得91.58分，等次为优');
  const images = Object.entries(files).filter(([path]) => path.startsWith('word/media/'));
  expect(images).toHaveLength(4);
  for (const [, bytes] of images) {
    // A PNG of 1,800 pixels' width: signature, then width in the header.
    expect(strFromU8(bytes.subarray(1, 4))).toBe('PNG');
    expect(new DataView(bytes.buffer, bytes.byteOffset).getUint32(16)).toBe(1_800);
    expect(bytes.length).toBeGreaterThan(5_000);
  }

  await page.reload();
  await expect(page.getByText('结余为培训改为线上。')).toBeVisible();
  await page.getByRole('button', { name: `恢复自动草稿：${PLACE}` }).click();
  await expect(page.getByText(/预算执行率97\.18%，按权重10分计/)).toBeVisible();
});

for (const month of [6, 12]) {
  test(`[J9] the summary of month ${month} is one page in print and breaks no policy`, async ({ page }) => {
    const problems: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    await openReport(page);
    await page.goto(`./#/review/summary?year=2025&sample=1&month=${month}`);
    const sheet = page.getByRole('article', { name: /自评摘要$/ });
    await expect(sheet).toBeVisible();
    // As many lines as there may be.
    await page.getByRole('button', { name: '改写：总体情况' }).click();
    await page.getByRole('textbox', { name: '总体情况' }).fill(Array(9).fill('短句。').join('\n'));
    await page.getByRole('button', { name: '完成：总体情况' }).click();
    await expect(sheet.getByText('短句。')).toHaveCount(8);
    await expect(page.getByText(/在一页里放不下/)).toBeVisible();
    await page.emulateMedia({ media: 'print' });
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    // Nothing is cut off at its foot.
    expect(await sheet.evaluate((box) => box.scrollHeight <= box.clientHeight)).toBe(true);
    await page.emulateMedia({ media: null });
    const { body } = await exported(page);
    expect(body).toContain(month === 12 ? '91.58' : '52.94');
    expect(problems).toEqual([]);
  });
}

for (const version of oldVersions) {
  test(`[J7] the report is written, its charts drawn, in a real Chromium ${version}`, async ({ baseURL }) => {
    const whyNot = whyNoOldChromium();
    test.skip(whyNot !== null, whyNot ?? '');
    const executablePath = await oldChromium(version).catch(() => null);
    test.skip(executablePath === null && !process.env['CI'], 'the old build could not be had');
    const browser = await chromium.launch({ executablePath: executablePath ?? '', args: [...oldLaunchArgs] });
    try {
      const page = await browser.newPage();
      await page.goto(baseURL ?? '');
      // Only page.evaluate from here on: Playwright's locators need Chromium 105.
      await clickWhenThere(page, '示例数据');
      // The sample is stored first, and then gone to.
      await expect.poll(() => page.evaluate(() => location.hash), { timeout: 30_000 }).toContain('sample=1');
      await page.evaluate(() => {
        location.hash = '#/review/report?year=2025&sample=1&month=12';
      });
      await page.evaluate(keepBlobs);
      await clickWhenThere(page, '导出 Word');
      const text = () => page.evaluate(() => document.documentElement.dataset['blob'] ?? '');
      await expect.poll(text, { timeout: 60_000 }).not.toBe('');
      const files = unzipSync(new Uint8Array(Buffer.from(await text(), 'base64')));
      expect(strFromU8(files['word/document.xml'] ?? new Uint8Array())).toContain('得91.58分，等次为优');
      const images = Object.entries(files).filter(([path]) => path.startsWith('word/media/'));
      expect(images).toHaveLength(4);
      for (const [, bytes] of images) expect(bytes.length).toBeGreaterThan(5_000);
    } finally {
      await browser.close();
    }
  });
}

async function clickWhenThere(page: Page, words: string): Promise<void> {
  await expect
    .poll(
      () =>
        page.evaluate((wanted) => {
          const button = Array.from(document.querySelectorAll('button')).find((each) =>
            each.textContent?.includes(wanted),
          );
          button?.click();
          return button !== undefined;
        }, words),
      { timeout: 30_000 },
    )
    .toBe(true);
}

/** In the page: what is handed to the downloads is kept where the test can read it. */
function keepBlobs(): void {
  const make = URL.createObjectURL.bind(URL);
  URL.createObjectURL = (blob: Blob) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => {
      if (typeof reader.result === 'string')
        document.documentElement.dataset['blob'] = reader.result.split(',')[1] ?? '';
    });
    reader.readAsDataURL(blob);
    return make(blob);
  };
}
