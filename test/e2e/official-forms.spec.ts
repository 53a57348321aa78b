import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { readDocument } from '#test/export/support/re-read-document.ts';
import { reRead, shown } from '#test/export/support/re-read.ts';
import { isWhole } from '#test/support/printed.ts';
import { isTooWide, openSampleAs, seriousFaults } from '#test/support/reading-places.ts';

const FORM = '/review/form?year=2025&sample=1&month=12';
const MONITOR = '/review/monitor?year=2025&sample=1&month=6';
const text = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });

async function fileOf(page: Page, button: string) {
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  const download = await coming;
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/** Parts of a sheet that reach below its number, which stands at its foot. */
function beyond(page: Page) {
  return page.locator('section').evaluateAll((sheets) =>
    sheets.flatMap((sheet) => {
      const number = [...sheet.children].find((child) => /^第 \d+ 页/.test(child.textContent ?? ''));
      const limit = number?.getBoundingClientRect().top ?? 0;
      return [...sheet.querySelectorAll('tr, [data-part="foot"]')].filter(
        (part) => part.getBoundingClientRect().bottom > limit,
      ).length;
    }),
  );
}

test('[U11][U14] 自评表: a text is written, both files say what the screen says, and it stands after a reload', async ({
  page,
}) => {
  await openSampleAs(page, '周艳', FORM);
  await text(page, '主管部门').fill('区政府办公室');
  await text(page, '主管部门').press('Enter');
  await text(page, '全年目标实际完成情况').fill('全年目标基本完成。');
  await text(page, '全年目标实际完成情况').press('Control+Enter');
  await expect(page.getByText(/^已保存到本机/)).toBeVisible();
  const total = (
    await page
      .getByRole('row', { name: /自评总分/ })
      .getByRole('button')
      .innerText()
  ).trim();
  expect(total).toBe('92.13');

  const workbook = await fileOf(page, '导出 Excel');
  expect(workbook.name).toBe('重庆市潼南区电子政务中心_2025年度绩效自评表_截至12月_未定稿_示例.xlsx');
  const sheet = (await reRead(workbook.bytes)).worksheets[0];
  if (sheet === undefined) throw new Error('no sheet');
  expect(sheet.getCell('B3').text).toBe('区政府办公室');
  expect(Number(shown(sheet.getCell('H3'))).toFixed(2)).toBe(total);

  const paper = await fileOf(page, '导出 Word');
  const { tables } = readDocument(paper.bytes);
  expect(tables[0]?.[0]).toEqual(['主管部门', '区政府办公室', '自评总分', total]);
  expect(tables[1]).toHaveLength(1 + 32 + 1);

  await page.reload();
  await expect(text(page, '全年目标实际完成情况')).toHaveValue('全年目标基本完成。');
  expect(await seriousFaults(page)).toEqual([]);
});

test('[U12][U13] 监控表: a figure is overridden, a possibility confirmed, exported, and there after a reload', async ({
  page,
}) => {
  await openSampleAs(page, '周艳', MONITOR);
  await text(page, '第 7 项全年预计完成情况').fill('15200');
  await text(page, '第 7 项全年预计完成情况').press('Enter');
  await page.getByRole('button', { name: '第 7 项完成目标可能性：确定能（建议）' }).click();
  await text(page, '第 10 项偏差原因：硬件条件保障').fill('=备用服务器老化');
  await text(page, '第 10 项偏差原因：硬件条件保障').press('Control+Enter');
  await expect(page.getByText(/^已保存到本机/)).toBeVisible();

  const { tables } = readDocument((await fileOf(page, '导出 Word')).bytes);
  expect(tables[1]?.[8]?.slice(2, 4)).toEqual(['7378\n绿灯，进度正常', '15200（人工）\n推算为 14756']);
  expect(tables[1]?.[8]?.slice(9, 12)).toEqual(['√', '', '']);
  const sheet = (await reRead((await fileOf(page, '导出 Excel')).bytes)).worksheets[0];
  expect(sheet?.getCell('D14').value).toBe(15_200);
  expect(sheet?.getCell('H17').value).toBe('=备用服务器老化');

  await page.reload();
  await expect(text(page, '第 7 项全年预计完成情况')).toHaveValue('15200');
  await expect(page.getByRole('button', { name: '第 7 项完成目标可能性：确定能（已确认）' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  // What is refused is shown where it was typed, and never printed.
  await text(page, '第 8 项全年预计完成情况').fill('12x');
  await text(page, '第 8 项全年预计完成情况').press('Enter');
  await expect(page.getByRole('alert')).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('alert')).toBeHidden();
  const printed = page.getByRole('row', { name: /编制潼南政报期数/ });
  expect((await printed.innerText()).split(/\s+/)).toEqual(expect.arrayContaining(['116', '112—120']));
  for (const draft of await printed.getByText('12x').all()) await expect(draft).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await text(page, '第 8 项全年预计完成情况').press('Escape');
  // Another cut-off has a word of its own.
  await page.goto(`./#${MONITOR.replace('month=6', 'month=7')}`);
  await expect(page.getByRole('columnheader', { name: '1—7月完成情况' }).first()).toBeVisible();
  await expect(text(page, '第 7 项全年预计完成情况')).not.toHaveValue('15200');
  expect(await seriousFaults(page)).toEqual([]);
});

test('[U11] both forms print on numbered sheets of A4 landscape, and long texts lose nothing', async ({
  page,
}) => {
  await openSampleAs(page, '周艳', FORM);
  const long = '因采购流程延后，相关工作顺延至下一年度一季度完成，已与财政部门沟通并制定改进措施。';
  await text(page, '全年目标实际完成情况').fill(long.repeat(12));
  await text(page, '全年目标实际完成情况').press('Control+Enter');
  await text(page, '第 2 项说明').fill(long.repeat(5));
  await text(page, '第 2 项说明').press('Control+Enter');
  await expect(page.getByText(/^已保存到本机/)).toBeVisible();
  for (const [address, tab, sheets] of [
    [FORM, '绩效自评表', 3],
    [MONITOR, '运行监控表', 3],
  ] as const) {
    await page.goto(`./#${address}`);
    await expect(page.getByRole('link', { name: tab })).toHaveAttribute('aria-current', 'page');
    await expect(page.locator('section').first()).toBeVisible();
    await isWhole(page);
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByRole('navigation', { name: '主导航' })).toBeHidden();
    expect((await beyond(page)).every((parts) => parts === 0)).toBe(true);
    const heads = page.getByRole('columnheader', { name: '指标名称' });
    // Those of the sheets: the frame's own are for places that are no paper.
    const numbers = await page
      .getByText(/^第 \d+ 页/)
      .filter({ visible: true })
      .allInnerTexts();
    expect(numbers.length).toBeGreaterThanOrEqual(sheets);
    await expect(heads).toHaveCount(numbers.length);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(numbers.length);
    const [, width, height] = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(pdf) ?? [];
    expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([842, 595]);
    await page.emulateMedia({ media: 'screen' });
  }
});

test('[U11] narrow windows scroll the paper, not the page', async ({ page }) => {
  await page.setViewportSize({ width: 1000, height: 700 });
  await openSampleAs(page, '周艳', MONITOR);
  await expect(page.getByRole('columnheader', { name: '备注' }).first()).toBeAttached();
  expect(await isTooWide(page)).toBe(false);
});
