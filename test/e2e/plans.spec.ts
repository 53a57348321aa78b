import { expect, test, type Page } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { fillAuthor } from '#test/support/journey.ts';
import { isTooWide, seriousFaults } from '#test/support/reading-places.ts';

const TABLE = [
  ['2026年部门整体绩效目标表'],
  ['单位名称', '临江区图书馆'],
  ['一级指标', '二级指标', '三级指标', '计量单位', '指标性质', '指标值', '权重'],
  ['产出指标', '数量指标', '开展读书活动', '场', '≥', '12', '30'],
  ['', '', '新增图书', '册', '≥', '**', '20'],
  ['成本指标', '经济成本指标', '活动经费', '万元', '', '8.5', '20'],
  ['满意度指标', '服务对象满意度指标', '读者满意度', '%', '≥', '92', '30'],
];

/** Puts a table on the clipboard's event, as a spreadsheet hands it over. */
async function pasteInto(page: Page, rows: readonly (readonly string[])[]): Promise<void> {
  await page.getByRole('textbox', { name: '粘贴目标表' }).focus();
  await page.evaluate(
    (text) => {
      const data = new DataTransfer();
      data.setData('text/plain', text);
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    },
    rows.map((row) => row.join('\t')).join('\n'),
  );
}

test('[PL6][PL8][PL9][H17][H23] a fresh profile: a pasted table is looked at, mended, put in force and filled in', async ({
  page,
}) => {
  await page.goto('./');
  await expect(page.getByRole('heading', { name: /^方案目录/ })).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  await pasteInto(page, TABLE);

  // The preview: what was not read is named, and nothing is stored yet.
  await expect(page.getByText('临江区图书馆，2026 年度，整体绩效')).toBeVisible();
  await expect(page.getByText(/格没有读清/)).toBeVisible();
  await page.getByRole('button', { name: '下一处' }).click();
  const target = page.getByRole('textbox', { name: '第 2 项指标值' });
  await expect(target).toBeFocused();
  await page.keyboard.type('300');
  await expect(page.getByText('原文：≥**').or(page.getByText('原文：**'))).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  expect(await isTooWide(page)).toBe(false);
  await page.screenshot({ path: test.info().outputPath('preview.png') });
  await page.getByRole('button', { name: '存为草稿' }).click();

  // The draft: errors stand in the way of 下达 until they are mended.
  await expect(page.getByRole('heading', { name: /^草稿/ })).toBeVisible();
  const issue = page.getByRole('button', { name: '下达…' });
  await expect(issue).toBeDisabled();
  await expect(page.getByText('第 3 项“活动经费”')).toBeVisible();
  await page.getByRole('button', { name: /^按建议补 1 项/ }).click();
  await expect(page.getByRole('combobox', { name: '第 3 项指标性质' })).toHaveValue('≤');
  await page.getByLabel('科室（每行一个）').fill('办公室\n读者部');
  await page.getByRole('combobox', { name: '汇总科室' }).selectOption('办公室');
  await expect(page.getByText('没有错误，可以下达')).toBeVisible();
  await page.getByRole('textbox', { name: '第 1 项权重' }).fill('60');
  await page.getByRole('button', { name: '权重按现有比例折算到 100…' }).click();
  await expect(page.getByRole('dialog', { name: /^改 \d+ 项的权重/ })).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('textbox', { name: '第 1 项权重' }).fill('30');
  await expect(page.getByText('没有错误，可以下达')).toBeVisible();
  await expect(page.getByText('草稿已保存到本机')).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  await page.screenshot({ path: test.info().outputPath('draft.png') });
  await page.reload();
  await expect(page.getByRole('textbox', { name: '第 2 项指标值' })).toHaveValue('300');
  await issue.click();
  await page.getByRole('textbox', { name: '下达日期' }).fill('2026-02-10');
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByRole('dialog').getByRole('button', { name: '下达' }).click();

  // The plan: known by its address, with data of its own.
  await expect(page.getByRole('heading', { name: /^绩效方案/ })).toBeVisible();
  // The dialog is gone, and the draft that opened it [H23].
  await expect(page.getByRole('main')).toBeFocused();
  await expect(page.getByRole('combobox', { name: '方案' })).toContainText('2026 年度 整体 · 临江区图书馆');
  await page.getByRole('link', { name: '月度填报' }).click();
  await expect(page).toHaveURL(/plan=p-[0-9a-f]{32}/);
  await page.goto(`${page.url()}&month=1`);
  await page.locator('[id^="cell-"][id$="-1-value"]').first().click();
  await page.keyboard.type('3');
  await page.keyboard.press('Enter');
  await fillAuthor(page, '王馆', '办公室');
  await expect(page.locator('header').getByText(/^已保存到本机/)).toBeVisible();
  await page.getByRole('link', { name: '总览' }).click();
  await expect(page.getByRole('heading', { name: /^总览/ })).toBeVisible();
  await page.screenshot({ path: test.info().outputPath('overview.png') });

  // Annex 10 beside it is as empty as it was.
  await page.goto('./#/plans?year=2025');
  await expect(page.getByRole('row', { name: /2025 年度 整体绩效/ })).toContainText('未填报');
  await expect(page.getByRole('row', { name: /2026 年度 整体绩效/ })).toContainText('填报中');
  await page.screenshot({ path: test.info().outputPath('list.png') });
});

test('[PL8] several tables in one file are a list with ticks, and a file that holds none says what to do', async ({
  page,
}) => {
  await page.goto('./#/plans?year=2025');
  const picker = page.getByLabel('打开文件…：选取文件');
  await picker.setInputFiles({
    name: '目标表.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('姓名,电话\n周艳,1234\n'),
  });
  await expect(page.getByRole('heading', { name: '没有找到目标表' })).toBeVisible();
  await page.getByRole('button', { name: '返回' }).click();
  await picker.setInputFiles({ name: '空.xlsx', mimeType: '', buffer: Buffer.from('') });
  await expect(page.getByRole('alert')).toContainText('文件是空的');
  await picker.setInputFiles(fileURLToPath(new URL('../fixtures/import/given/g09.html', import.meta.url)));
  await expect(page.getByRole('heading', { name: '核对读到的内容' })).toBeVisible();
});
