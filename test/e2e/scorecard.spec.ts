import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { scorecardTable } from '#src/domain/papers/scorecard-table.ts';
import { yearReport } from '#src/domain/year/year-report.ts';
import { ownPlan } from '#test/export/support/card.ts';
import { reRead, shown } from '#test/export/support/re-read.ts';
import { NO_STATEMENTS, supposing } from '#src/domain/statements/year-statements.ts';
import { ROOT } from '#test/support/source-files.ts';
import { fillAuthor } from '#test/support/journey.ts';
import { isWhole } from '#test/support/printed.ts';

/** The sample year, as one opens it, then its scorecard of December. */
async function openSample(page: Page, more = ''): Promise<void> {
  await page.goto('./#/scorecard?year=2025');
  await page.getByRole('button', { name: '示例数据' }).click();
  await expect(page).toHaveURL(/sample=1/);
  await page.goto(`./#/scorecard?year=2025&sample=1&month=12${more}`);
  await expect(page.getByRole('heading', { name: /整体绩效评分表/ })).toBeVisible();
  await isWhole(page);
}

/** The total as the screen says it. */
async function totalOnScreen(page: Page): Promise<string> {
  const cells = await page.getByRole('row', { name: /^合计/ }).locator('td').allInnerTexts();
  return cells[1] ?? '';
}

test('[P6] the workbook that is downloaded has the screen’s rows and total', async ({ page }) => {
  await openSample(page);
  const total = await totalOnScreen(page);
  expect(total).toBe('91.58');

  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出 Excel' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('重庆市潼南区电子政务中心_2025年度绩效评分表_截至12月_示例.xlsx');
  const workbook = await reRead(await readFile(await download.path()));
  const [card] = workbook.worksheets;
  expect(Number(shown(card?.getCell('J39') ?? never())).toFixed(2)).toBe(total);
  expect(card?.getCell('J39').formula).toBe('IF(COUNT(J7:J38)=0,"—",ROUND(SUM(J7:J38),2))');
  const scores = await page
    .locator('[data-part="row"]')
    .evaluateAll((rows) => rows.map((row) => row.querySelector('button')?.textContent ?? ''));
  expect(scores.map((_, row) => Number(shown(card?.getCell(`J${row + 7}`) ?? never())).toFixed(2))).toEqual(
    scores,
  );
  await expect(page.getByText(/^已导出：.*\.xlsx/)).toBeVisible();
});

for (const [button, ending, has] of [
  ['导出 CSV', 'csv', '\r\n合计,,,,,,,,100,91.58,\r\n'],
  ['导出 JSON', 'json', '"format": "performance-scorecard"'],
] as const) {
  test(`[P6] ${button} gives a ${ending} file`, async ({ page }) => {
    await openSample(page);
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: button }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toMatch(new RegExp(`_截至12月_示例\\.${ending}$`));
    expect(await readFile(await download.path(), 'utf8')).toContain(has);
  });
}

test('[P6] thousands of rows are written by the worker while the page goes on', async ({ page }) => {
  await page.goto('./');
  const worker = (await readdir(path.join(ROOT, 'dist/assets'))).find((name) =>
    name.startsWith('workbook-worker'),
  );
  expect(worker).toBeDefined();
  const { plan, said } = ownPlan(
    Array.from({ length: 7_200 }, (_, row) => ({
      goal: '≥ 100',
      months: `${row % 9} 8 9 _ - 7`,
      weight: '1',
    })),
  );
  const report = yearReport(plan, supposing(NO_STATEMENTS, said), 12);
  const table = scorecardTable(report, { view: 'hundred', isSample: false, published: plan });
  const result = await page.evaluate(
    ([url, data]) =>
      new Promise<{ size: number; progress: number; longestGap: number; error: string }>((resolve) => {
        const work = new Worker(url, { type: 'module' });
        let progress = 0;
        let longestGap = 0;
        let last = performance.now();
        const timer = setInterval(() => {
          longestGap = Math.max(longestGap, performance.now() - last);
          last = performance.now();
        }, 10);
        const done = (size: number, error: string) => {
          clearInterval(timer);
          resolve({ size, progress, longestGap, error });
        };
        work.onmessage = ({
          data: message,
        }: MessageEvent<{ kind: string; bytes?: Uint8Array; message?: string }>) => {
          if (message.kind === 'progress') progress += 1;
          else done(message.bytes?.length ?? 0, message.message ?? '');
        };
        work.onerror = (event) => done(0, event.message);
        const parsed: unknown = JSON.parse(data);
        last = performance.now();
        work.postMessage(parsed);
      }),
    [`./assets/${worker}`, JSON.stringify({ paper: 'scorecard', table })] as const,
  );
  expect(result).toMatchObject({ error: '' });
  expect(result.size).toBeGreaterThan(200_000);
  expect(result.progress).toBeGreaterThan(50);
});

test('[P5] prints on two numbered sheets of A4 landscape, with nothing of the shell', async ({ page }) => {
  await openSample(page);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeHidden();
  await expect(page.getByRole('button', { name: '导出 Excel' })).toBeHidden();
  const numbers = await page
    .getByText(/^第 \d+ 页/)
    .filter({ visible: true })
    .allInnerTexts();
  expect(numbers).toEqual(['第 1 页　共 2 页', '第 2 页　共 2 页']);
  expect(await page.getByRole('columnheader', { name: '指标名称' }).count()).toBe(2);

  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(2);
  const [, width, height] = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(pdf) ?? [];
  // 297 × 210 mm in points.
  expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([842, 595]);
});

test('[P5] no row and no foot reaches beyond its sheet, whatever is written into 说明', async ({ page }) => {
  await openSample(page);
  await page.getByRole('button', { name: /^填报人/ }).click();
  await fillAuthor(page);
  const long = '因采购流程延后，相关工作顺延至下一年度一季度完成，已与财政部门沟通并制定改进措施。'.repeat(5);
  for (const seq of [2, 6, 8, 18]) {
    const text = page.getByRole('textbox', { name: `第 ${seq} 项说明` });
    await text.fill(long);
    await text.press('Control+Enter');
  }
  await expect(page.getByText('第 1 页　共 3 页')).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  const beyond = await page.getByRole('region', { name: /^第 \d+ 页/ }).evaluateAll((sheets) =>
    sheets.flatMap((sheet) => {
      const number = [...sheet.children].find((child) => /^第 \d+ 页/.test(child.textContent ?? ''));
      const limit = number?.getBoundingClientRect().top ?? 0;
      return [...sheet.querySelectorAll('tr, [data-part="foot"]')].filter(
        (part) => part.getBoundingClientRect().bottom > limit,
      ).length;
    }),
  );
  expect(beyond).toEqual([0, 0, 0]);
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(3);
});

test('[P5] while someone writes, the row stays where it is and keeps the focus', async ({ page }) => {
  await openSample(page);
  await page.getByRole('button', { name: /^填报人/ }).click();
  await fillAuthor(page);
  const text = page.getByRole('textbox', { name: '第 24 项说明' });
  await text.click();
  await page.keyboard.insertText('说明'.repeat(300));
  await expect(text).toBeFocused();
  await expect(page.getByText('第 1 页　共 2 页')).toBeVisible();
  await text.press('Control+Enter');
  await expect(text).toHaveValue('说明'.repeat(300));
});

function never(): never {
  throw new Error('no sheet');
}
