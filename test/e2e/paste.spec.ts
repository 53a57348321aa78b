import { Buffer } from 'node:buffer';
import { expect, test, type Page } from '@playwright/test';
import { dropOnGrid, standingCells, storedData } from '#test/support/entry-driver.ts';
import { seriousFaults } from '#test/support/reading-places.ts';
import { tellName } from '#test/support/journey.ts';
import { workbook } from '#test/tables/support/workbook.ts';

/** «序号,指标名称,3月» and two rows, as Excel saves a CSV in Chinese: GBK. */
const GBK_CSV =
  'd0f2bac52cd6b8b1eac3fbb3c62c33d4c20d0a382cb1e0d6c6e4fcc4cfd5feb1a8c6dacafd2c31320d0a372cb9abbfaad0c5cfa2cafd2c313238360d0a';

test.beforeEach(async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page);
});

test('[G23] number, name and value from the clipboard go by name, in whatever order, and are taken back at once', async ({
  page,
}) => {
  await pasteAt(page, '01', {
    text: '8\t编制潼南政报期数\t12\r\n7\t公开信息数\t1286\r\n9\t网站安全事故数\t无\r\n',
  });
  const preview = page.getByRole('dialog', { name: '粘贴预览' });
  await expect(preview).toContainText('按名称对上 3 项，0 项没对上');
  expect(await standing(page)).toEqual({});
  await preview.getByRole('button', { name: '存入 3 格' }).click();
  await expect(field(page)).toBeFocused();
  await expect.poll(() => standing(page)).toEqual({ '07/3': 1286, '08/3': 12, '09/3': 'none' });
  await page.keyboard.press('Control+z');
  await expect.poll(() => standing(page)).toEqual({ '07/3': null, '08/3': null, '09/3': null });
});

test('[G23][IN7] a header over bare numbers is no number, and shifts none', async ({ page }) => {
  await pasteAt(page, '06', { text: '3月\r\n4\r\n1286\r\n12\r\n' });
  const preview = page.getByRole('dialog', { name: '粘贴预览' });
  await expect(preview).toContainText('没有名称和序号，按位置对上 3 项');
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => standing(page)).toEqual({ '06/3': 4, '07/3': 1286, '08/3': 12 });
});

test('[G24] a cell of Word with two paragraphs moves no row', async ({ page }) => {
  const cells = ['<p>4</p>', '<p>1286</p><p>其中门户 1000</p>', '<p>12</p>', '<p>0</p>'];
  await pasteAt(page, '06', {
    text: '4\r\n1286\r\n其中门户 1000\r\n12\r\n0\r\n',
    html: `<table>${cells.map((each) => `<tr><td>${each}</td></tr>`).join('')}</table>`,
  });
  await expect.poll(() => standing(page)).toEqual({ '06/3': 4, '08/3': 12, '09/3': 0 });
  await expect(cell(page, '07')).toContainText('1286');
  await expect(page.getByRole('region', { name: '1 格没有存下' })).toContainText('第 7 项「公开信息数」3月');
  await expect(page.getByText('已粘贴 3 格；1 格没有存下').first()).toBeVisible();
});

test('[G26][G27] a blank inside clears nothing before it is seen, and is counted', async ({ page }) => {
  await cell(page, '07').click();
  await page.keyboard.type('5');
  await page.keyboard.press('Enter');
  await pasteAt(page, '06', { text: '4\r\n\r\n12\r\n' });
  const preview = page.getByRole('dialog', { name: '粘贴预览' });
  await expect(preview).toContainText('原为 5');
  await expect.poll(() => standing(page)).toEqual({ '07/3': 5 });
  await preview.getByRole('checkbox', { name: /1 个空白格/ }).uncheck();
  await preview.getByRole('button', { name: '存入 2 格' }).click();
  await expect.poll(() => standing(page)).toEqual({ '06/3': 4, '07/3': 5, '08/3': 12 });
  await expect(page.getByText('已粘贴 2 格；1 处没有导入').first()).toBeVisible();
});

test('[G25] a cell with Alt+Enter comes into 说明 without the quotes of the clipboard', async ({ page }) => {
  await cell(page, '07').click();
  await page.keyboard.press('Tab');
  await copy(page, { text: '"门户 1000\n公众号 286"\r\n' });
  await page.keyboard.press('Control+v');
  await expect(cell(page, '07', 'note')).toHaveText('门户 1000 公众号 286');
  await cell(page, '08', 'note').click();
  await page.keyboard.press('F2');
  await page.keyboard.press('Control+v');
  await expect(field(page)).toHaveValue('门户 1000\n公众号 286');
});

test('[G30] a workbook that is dropped is matched by name, in a worker where it is large', async ({
  page,
}) => {
  const workers: string[] = [];
  page.on('worker', (worker) => workers.push(worker.url()));
  const text = (at: string, value: string) => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
  // What no zip makes small: notes of random letters.
  const ballast = Array.from(
    { length: 500 },
    (_, index) => `<row r="${index + 10}" hidden="1">${text(`A${index + 10}`, letters(index))}</row>`,
  ).join('');
  const bytes = workbook({
    sheets: [
      { name: '封面', rows: `<row r="1">${text('A1', '三月报表')}</row>` },
      {
        name: '数据',
        rows: `<row r="1">${text('A1', '指标名称')}${text('B1', '3月')}</row><row r="2">${text('A2', '公开信息数')}<c r="B2"><v>1286</v></c></row><row r="3">${text('A3', '政报')}<c r="B3"><v>12</v></c></row>${ballast}`,
      },
    ],
  });
  await dropOnGrid(page, '三月.xlsx', bytes);
  const preview = page.getByRole('dialog', { name: '导入预览：三月.xlsx' });
  await expect(preview).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  await expect(preview).toContainText('隐藏的 500 行没有读');
  await expect(preview.getByRole('combobox', { name: '工作表' })).toHaveValue('1');
  await preview.getByRole('combobox', { name: /第 3 行 政报/ }).selectOption('8 编制潼南政报期数');
  await preview.getByRole('button', { name: '存入 2 格' }).click();
  await expect.poll(() => standing(page)).toEqual({ '07/3': 1286, '08/3': 12 });
  expect(bytes.length).toBeGreaterThan(200_000);
  expect(workers.filter((url) => url.includes('tables-worker'))).toHaveLength(1);
});

test('[G30] a GBK list that is dropped is matched by number and name', async ({ page }) => {
  await dropOnGrid(page, '三月.csv', Buffer.from(GBK_CSV, 'hex'));
  const preview = page.getByRole('dialog', { name: '导入预览：三月.csv' });
  await expect(preview).toContainText('按名称对上 2 项，0 项没对上');
  await preview.getByRole('button', { name: '存入 2 格' }).click();
  await expect.poll(() => standing(page)).toEqual({ '07/3': 1286, '08/3': 12 });
});

test('[G34] a paste that is read late goes where it was meant, and calls nobody back', async ({ page }) => {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/paste-part/, async (route) => {
    await held;
    await route.continue();
  });
  await page.reload();
  await expect(field(page)).toBeFocused();
  await pasteAt(page, '06', { text: '4\r\n1286\r\n' });
  await cell(page, '09').click();
  await page.keyboard.type('1');
  await page.keyboard.press('Enter');
  await page.keyboard.type('2');
  release();
  await expect.poll(() => standing(page)).toEqual({ '06/3': 4, '07/3': 1286, '09/3': 1 });
  await expect(field(page)).toHaveValue('2');
  await page.keyboard.press('Enter');
  await expect.poll(() => standing(page)).toEqual({ '06/3': 4, '07/3': 1286, '09/3': 1, '10/3': 2 });
});

test('[G34] a paste that cannot be read says so, and the next one is', async ({ page }) => {
  await page.route(/paste-part/, (route) => route.abort());
  await page.reload();
  await expect(field(page)).toBeFocused();
  await pasteAt(page, '06', { text: '4\r\n1286\r\n' });
  await expect(page.getByText('没有粘贴：程序文件没有取到').first()).toBeVisible();
  expect(await standing(page)).toEqual({});
  await page.unroute(/paste-part/);
  await page.keyboard.press('Control+v');
  await expect.poll(() => standing(page)).toEqual({ '06/3': 4, '07/3': 1286 });
});

async function open(page: Page): Promise<void> {
  await page.goto('./#/entry?year=2025&month=3');
  await tellName(page);
  await expect(field(page)).toBeFocused();
}

interface Copied {
  readonly text: string;
  readonly html?: string;
}

/** Onto the system's clipboard, in both kinds. */
function copy(page: Page, { text, html }: Copied): Promise<void> {
  return page.evaluate(
    ([plain, markup]) => {
      const kinds: Record<string, Blob> = { 'text/plain': new Blob([plain ?? ''], { type: 'text/plain' }) };
      if (markup !== undefined) kinds['text/html'] = new Blob([markup], { type: 'text/html' });
      return navigator.clipboard.write([new ClipboardItem(kinds)]);
    },
    [text, html] as const,
  );
}

async function pasteAt(page: Page, row: string, copied: Copied): Promise<void> {
  await cell(page, row).click();
  await copy(page, copied);
  await page.keyboard.press('Control+v');
}

async function standing(page: Page): Promise<Record<string, unknown>> {
  return standingCells(await storedData(page));
}

function letters(seed: number): string {
  let state = seed + 1;
  return Array.from({ length: 900 }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return String.fromCharCode(97 + ((state >>> 16) % 26));
  }).join('');
}

function cell(page: Page, row: string, what: 'value' | 'note' = 'value') {
  return page.locator(`#cell-${row}-3-${what}`);
}

function field(page: Page) {
  return page.locator('textarea[aria-controls="entry-grid"]');
}
