import { readFile } from 'node:fs/promises';
import { type Download, expect, type Locator, type Page } from '@playwright/test';

// Steps that more than one way of running the app must be able to do. Addresses are those of the sample year.

/** The address of a route: where the app lies, and what comes behind it. */
export type AddressOf = (route: string) => string;

export const SAMPLE = 'year=2025&sample=1';

export async function openSampleYear(page: Page, at: AddressOf): Promise<void> {
  await page.goto(at('/overview'));
  await page.getByRole('button', { name: '示例数据' }).click();
  await expect(page.getByText('不是真实填报')).toBeVisible();
}

/** Says who is working here: in the strip of 月度填报, in the dialog elsewhere. */
export async function tellName(page: Page, name = '周艳'): Promise<void> {
  await page.getByRole('button', { name: '填报人：未填' }).click();
  await fillAuthor(page, name);
}

/** Fills what asks for a name and a section, wherever it stands. */
export async function fillAuthor(page: Page, name = '周艳', section = '综合科'): Promise<void> {
  await page.getByLabel('您的科室').selectOption(section);
  await page.getByLabel('姓名').fill(name);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: new RegExp(name) })).toBeVisible();
}

/** Every kind of writing in the grid: typed, pasted, none, taken back. Leaves `1` in row 7 of the month. */
export async function writeMonth(page: Page, month: number): Promise<void> {
  await cell(page, '07', month).click();
  await page.keyboard.press('1');
  await page.keyboard.press('Enter');
  await page.keyboard.press('n');
  await cell(page, '09', month).click();
  await paste(page, '3\t\r\n1\t一季度\r\n');
  await expect(cell(page, '10', month)).toHaveText('1');
  await page.keyboard.press('Control+z');
  await expect(cell(page, '07', month)).toHaveText('1');
  await expect(page.getByText(/^已保存到本机/)).toBeVisible();
}

/** As Ctrl+V does, without asking for the clipboard, which a page on plain http has none of. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((copied) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', copied);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, text);
}

/** The three files of the form, and what they begin with. */
export async function exportForm(page: Page, at: AddressOf): Promise<void> {
  await page.goto(at(`/scorecard?${SAMPLE}&month=12`));
  for (const [button, head] of [
    ['导出 Excel', 'PK'],
    ['导出 CSV', '\uFEFF'],
    ['导出 JSON', '{'],
  ] as const) {
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: button }).click();
    const content = await contentOf(await coming);
    expect(content.toString('utf8').startsWith(head), `${button} begins with ${head}`).toBe(true);
    expect(content.length).toBeGreaterThan(1_000);
  }
}

export async function contentOf(download: Download): Promise<Buffer> {
  return readFile(await download.path());
}

export function cell(page: Page, row: string, month: number): Locator {
  return page.locator(`#cell-${row}-${month}-value`);
}
