import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';

test.setTimeout(90_000);

const PLACE = '（一）预算执行情况';

/** The sample year, and somebody who works on it. */
async function openReport(page: Page): Promise<void> {
  await page.goto('./#/scorecard?year=2025');
  await page.getByRole('button', { name: '示例数据' }).click();
  await expect(page).toHaveURL(/sample=1/);
  await page.getByRole('button', { name: /填报人/ }).click();
  await page.getByLabel('姓名').fill('周艳');
  await page.getByRole('dialog').getByRole('button', { name: '确定' }).click();
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
