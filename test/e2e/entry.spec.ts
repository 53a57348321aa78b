import { expect, test, type Locator, type Page } from '@playwright/test';
import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import { fillAuthor, SAMPLE, tellName } from '#test/support/journey.ts';
import { openSampleAs } from '#test/support/reading-places.ts';

const ROWS = ANNEX_10_2025.indicators;

test('[G1][G2] a whole month is entered by keyboard alone, and is there after a reload', async ({ page }) => {
  await open(page, '/entry?year=2025&month=3');
  await expect(field(page)).toBeFocused();
  for (const row of ROWS) {
    if (row.kind !== 'quantitative') await page.keyboard.press('ArrowDown');
    else {
      await page.keyboard.type(row.seq % 4 === 0 ? 'n' : '1');
      await page.keyboard.press('Enter');
    }
  }
  // Budget execution is the last row; Tab goes to its note.
  await page.keyboard.type('37.61');
  await page.keyboard.press('Tab');
  await page.keyboard.type('一季度');
  await page.keyboard.press('Enter');
  await expect(month(page, '3月，应填 29 项，已填 29 项')).toBeVisible();
  const standing = await page.getByText(/截至 3月已得/).textContent();
  await saved(page);

  await page.reload();
  await expect(month(page, '3月，应填 29 项，已填 29 项')).toBeVisible();
  await expect(cell(page, '07', 3)).toHaveText('1');
  await expect(cell(page, '08', 3)).toHaveText('无发生');
  await expect(cell(page, 'execution', 3)).toHaveText('37.61');
  await expect(cell(page, 'execution', 3, 'note')).toHaveText('一季度');
  expect(await page.getByText(/截至 3月已得/).textContent()).toBe(standing);
});

test('[G50] whichever cell is active, and whatever is typed, the page is as high as the window', async ({
  page,
}) => {
  const beyond = () =>
    page.evaluate(() => document.documentElement.scrollHeight - document.documentElement.clientHeight);
  const panel = page.getByRole('complementary', { name: '当前格' });
  const faults: string[] = [];
  await openSampleAs(page, '周艳', `/entry?${SAMPLE}&month=6`);
  for (const [height, address, at] of [
    [768, 'month=6', 6],
    [768, 'month=12&view=year', 6],
    [1080, 'month=12', 12],
  ] as const) {
    await page.setViewportSize({ width: height === 768 ? 1366 : 1920, height });
    await page.goto(`./#/entry?${SAMPLE}&${address}`);
    await expect(page.getByRole('grid')).toHaveAttribute(
      'data-view',
      address.includes('year') ? 'year' : 'month',
    );
    await cell(page, '01', at).click();
    await panel.getByText(/^1\. /).waitFor();
    for (let row = 1; row <= ROWS.length; row += 1) {
      if ((await beyond()) > 0) faults.push(`${address} at ${height}: row ${row}`);
      await page.keyboard.press('ArrowDown');
    }
    await cell(page, '07', at).click();
    // What is much too much is asked about in the panel, what is no number in a list above it.
    await page.keyboard.type('12300000');
    await expect(panel.getByText(/^请核对/)).toBeVisible();
    if ((await beyond()) > 0) faults.push(`${address} at ${height}: typing`);
    await page.keyboard.press('Escape');
    await page.keyboard.type('1.5');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('region', { name: /没有存下/ })).toBeVisible();
    if ((await beyond()) > 0) faults.push(`${address} at ${height}: a list`);
    await panel.getByRole('textbox').click();
    await expect(panel.getByRole('textbox')).toBeInViewport({ ratio: 1 });
    await panel
      .getByText(/^1?\d\. /)
      .first()
      .scrollIntoViewIfNeeded();
  }
  expect(faults).toEqual([]);
});

test('[G6][G9][G37] a year goes in from a spreadsheet, comes out the same, and is taken back after a reload', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, '/entry?year=2025&month=3&view=year');
  const year = yearText();
  await pasteInto(page, cell(page, '01', 1), year);
  await expect(month(page, '12月，应填 32 项，已填 29 项')).toBeVisible();
  await saved(page);
  await page.keyboard.press('Control+c');
  expect(await clipboard(page)).toBe(year);

  await page.reload();
  await expect(cell(page, '07', 5)).toHaveText('7');
  await page.keyboard.press('Control+z');
  await expect(page.getByText(/撤销：粘贴 348 处/)).toBeVisible();
  await expect(month(page, '12月，应填 32 项，已填 0 项')).toBeVisible();
  await page.keyboard.press('Control+y');
  await expect(month(page, '12月，应填 32 项，已填 29 项')).toBeVisible();

  // A long amount is whole in a column of twelve.
  await cell(page, '18', 12).click();
  await page.keyboard.type('123.4567');
  await page.keyboard.press('Enter');
  await expect(cell(page, '18', 12)).toContainText('123.4567');
  expect(await cell(page, '18', 12).evaluate((td) => td.scrollWidth - td.clientWidth)).toBeLessThanOrEqual(0);
});

test('[G6][G4] refused cells of a paste are listed with their place, and their text stays', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, '/entry?year=2025&month=3');
  await pasteInto(page, cell(page, '06', 3), '1\r\n约 1200\r\n10\r\n');
  const list = page.getByRole('region', { name: '1 格没有存下' });
  await expect(list).toContainText('第 7 项「公开信息数」3月');
  await expect(cell(page, '07', 3)).toHaveText('约 1200');
  await expect(cell(page, '08', 3)).toHaveText('10');
  await list.getByRole('button', { name: '第 7 项「公开信息数」3月' }).click();
  await page.keyboard.type('1200');
  await page.keyboard.press('Enter');
  await expect(cell(page, '07', 3)).toHaveText('1,200');
  await expect(list).toBeHidden();
});

test('[G4] a refused value stays with its reason, a doubtful one is marked', async ({ page }) => {
  await open(page, '/entry?year=2025&month=3');
  await cell(page, '31', 3).click();
  await page.keyboard.type('101');
  await page.keyboard.press('Enter');
  await expect(page.getByText('百分比须在 0 至 100 之间').first()).toBeVisible();
  await expect(cell(page, '31', 3)).toHaveText('101');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Delete');
  await expect(cell(page, '31', 3)).toHaveText('未填');
  await page.keyboard.type('0.95');
  await page.keyboard.press('Enter');
  await expect(cell(page, '31', 3)).toContainText('0.95');
  await expect(cell(page, '31', 3, 'note')).toContainText('可能是按小数填的，折合 95%');
});

test('[G32][W11] a number typed in 元 is put right by one key, another one is confirmed, and typing goes on', async ({
  page,
}) => {
  await open(page, '/entry?year=2025&month=3');
  await cell(page, '18', 3).click();
  await page.keyboard.type('200000');
  await page.keyboard.press('Enter');
  const asks = page.getByRole('group', { name: /^待核对的数：第 18 项/ });
  await expect(asks).toContainText('可能是按元填的，折合 20 万元');
  await page.keyboard.press('F8');
  await expect(asks).toBeHidden();
  await expect(cell(page, '18', 3)).toHaveText('20');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('210000');
  await page.keyboard.press('Enter');
  await saved(page);
  await page.keyboard.press('F9');
  await expect(page.getByText(/^第 19 项.*已确认数没错$/)).toHaveCount(1);
  await page.keyboard.type('3');
  await page.keyboard.press('Enter');
  await saved(page);
  await page.reload();
  await expect(cell(page, '19', 3)).toHaveText('210,000');
  await expect(cell(page, '20', 3)).toHaveText('3');
  await expect(page.getByText('数值存疑')).toHaveCount(0);
  await cell(page, '19', 3).click();
  await page.keyboard.type('220000');
  await page.keyboard.press('Enter');
  await expect(cell(page, '19', 3)).toContainText('数值存疑');
});

test('[G8] what 无发生 scores is said first; ticked and confirmed by keyboard alone, typing goes on', async ({
  page,
}) => {
  await open(page, '/entry?year=2025&month=3');
  await cell(page, '07', 3).click();
  await page.keyboard.type('5');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '其余都记无发生' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: '3月其余 28 项未填的都记为无发生' });
  const ceiling = dialog.getByRole('checkbox', { name: /^9\. / });
  await expect(ceiling).not.toBeChecked();
  await expect(dialog.getByRole('group', { name: /^记了得 0 分：/ })).toBeVisible();
  await ceiling.press('Space');
  await expect(ceiling).toBeChecked();
  await dialog.getByRole('button', { name: /^记 \d+ 项为无发生$/ }).press('Enter');
  await expect(dialog).toBeHidden();
  await expect(cell(page, '09', 3)).toHaveText('无发生');
  await expect(cell(page, '10', 3)).toHaveText('未填');
  await expect(field(page)).toBeFocused();
});

test('[G5] an input method’s first key is not lost, and Enter belongs to it while it composes', async ({
  page,
  context,
}) => {
  await open(page, '/entry?year=2025&month=3');
  const ime = await context.newCDPSession(page);
  const compose = (text: string) =>
    ime.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });

  await cell(page, '07', 3, 'note').click();
  await compose('m');
  await compose('men');
  // As an input method passes it on: a key without a character.
  await ime.send('Input.dispatchKeyEvent', {
    type: 'rawKeyDown',
    key: 'Enter',
    code: 'Enter',
    windowsVirtualKeyCode: 13,
  });
  await expect(field(page)).toHaveValue('men');
  await compose('menhu');
  await ime.send('Input.insertText', { text: '门户' });
  await expect(field(page)).toHaveValue('门户');
  await page.keyboard.press('Enter');
  await expect(cell(page, '07', 3, 'note')).toHaveText('门户');

  // Full-width digits, as an input method leaves them.
  await cell(page, '07', 3).click();
  await compose('１');
  await compose('１２');
  await ime.send('Input.insertText', { text: '１２８６' });
  await page.keyboard.press('Enter');
  await expect(cell(page, '07', 3)).toHaveText('1,286');
});

test('[G3] a range is dragged over, cleared, and the grid is left with Esc and Tab', async ({ page }) => {
  await open(page, '/entry?year=2025&month=3&view=year');
  await cell(page, '06', 1).click();
  await page.keyboard.type('4');
  await page.keyboard.press('Enter');
  await drag(page, cell(page, '06', 1), cell(page, '08', 3));
  await expect(page.locator('td[aria-selected="true"]')).toHaveCount(9);
  await page.keyboard.press('Control+d');
  await expect(cell(page, '08', 1)).toHaveText('4');
  await page.keyboard.press('Delete');
  await expect(cell(page, '06', 1)).toHaveText('');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(field(page)).not.toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(field(page)).toBeFocused();
});

test('[G11] a rating is refused outside its band, and the compound row suggests one', async ({ page }) => {
  await open(page, '/entry?year=2025&month=12');
  await cell(page, '30', 12).dblclick();
  const rating = page.getByRole('dialog', { name: /^30/ });
  await rating.getByRole('radio', { name: /^达成年度指标/ }).check();
  await rating.getByRole('textbox', { name: '系数' }).fill('0.79');
  await expect(rating.getByText('「达成年度指标」的系数须在 [0.80, 1.00] 之内')).toBeVisible();
  await rating.getByRole('textbox', { name: '系数' }).fill('0.9');
  await rating.getByLabel('评定依据').fill('问卷 312 份');
  await rating.getByRole('button', { name: '保存评定' }).click();
  await expect(cell(page, '30', 12)).toHaveText('0.90');
  await expect(field(page)).toBeFocused();

  await cell(page, '32', 12).click();
  await page.keyboard.press('F2');
  const compound = page.getByRole('dialog', { name: /^32/ });
  await compound.getByLabel(/^网上办结率/).fill('97');
  await compound.getByLabel(/^满意度/).fill('95.5%');
  await expect(compound.getByText('按分项建议：达成年度指标 1.00')).toBeVisible();
  await compound.getByRole('button', { name: '采用建议' }).click();
  await compound.getByLabel('评定依据').fill('年度测评');
  await compound.getByRole('button', { name: '保存评定' }).click();
  await expect(cell(page, '32', 12)).toHaveText('1.00');
});

test('[G15][G18][G19][B30] on a fresh profile each value is in the row it was typed in, and waits for a name', async ({
  page,
}) => {
  await page.goto('./#/entry?year=2025&month=3');
  await expect(field(page)).toBeFocused();
  for (const key of ['1', 'Enter', '0', 'Enter', '2', 'Enter', '5', 'Enter', '1', 'Enter'])
    await page.keyboard.press(key, { delay: 20 });
  for (const [index, text] of ['1', '0', '2', '5', '1'].entries())
    await expect(cell(page, `0${index + 1}`, 3)).toHaveText(text);
  // F5, and yes to the browser's question: the texts are in their cells again, and still wait [B30].
  page.once('dialog', (dialog) => void dialog.accept());
  await page.reload();
  for (const [index, text] of ['1', '0', '2', '5', '1'].entries())
    await expect(cell(page, `0${index + 1}`, 3)).toHaveText(text);
  await expect(page.getByRole('region', { name: '5 格待保存' })).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(field(page)).toBeFocused();
  const strip = page.getByRole('form', { name: '填报人' });
  await strip.getByLabel('姓名').fill('１0');
  await page.keyboard.press('Enter');
  await expect(strip.getByRole('alert')).toContainText('「１0」不是姓名');
  await strip.getByLabel('姓名').fill('周艳');
  await page.keyboard.press('Enter');
  await expect(strip.getByRole('alert')).toHaveText('请选择科室');
  await fillAuthor(page);
  await expect(field(page)).toBeFocused();
  await expect(month(page, '3月，应填 29 项，已填 5 项')).toBeVisible();
  await saved(page);
  await page.reload();
  await expect(cell(page, '04', 3)).toHaveText('5');
});

test('[Y2][B37] corrections that wait for their reason survive a reload, and one reason serves them all', async ({
  page,
}) => {
  await open(page, '/entry?year=2025&month=3');
  await page.getByRole('button', { name: '关账', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: '关账', exact: true }).click();
  await expect(page.getByText('3月已关账', { exact: false }).first()).toBeVisible();
  await cell(page, '06', 3).click();
  for (const text of ['4', '1286']) {
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  }
  await expect(page.getByText('2 处更正待写理由').first()).toBeVisible();
  page.on('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await expect(page.getByRole('form', { name: '更正3月' })).toContainText('2 处更正待写理由');
  await expect(cell(page, '07', 3)).toContainText('1,286');
  await page.getByRole('textbox', { name: '更正理由' }).fill('漏计');
  await page.keyboard.press('Enter');
  await saved(page);
  await page.reload();
  await expect(cell(page, '06', 3)).toHaveText('4');
  await expect(cell(page, '07', 3)).toHaveText('1,286');
});

for (const [width, height] of [
  [1024, 768],
  [683, 384],
] as const) {
  test(`[G4] what is refused is listed in sight of its cell at ${width} × ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await open(page, '/entry?year=2025&month=3');
    await cell(page, '07', 3).click();
    for (const text of ['1.5', 'abc']) {
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
    }
    const list = page.getByRole('region', { name: '2 格没有存下' });
    await expect(list).toBeInViewport({ ratio: 1 });
    await expect(cell(page, '08', 3)).toBeInViewport();
    const [first, second] = await Promise.all([list.boundingBox(), cell(page, '08', 3).boundingBox()]);
    expect(first !== null && second !== null && overlaps(first, second)).toBe(false);
    await list.getByRole('button', { name: '第 7 项「公开信息数」3月' }).click();
    await expect(cell(page, '07', 3)).toBeInViewport();
  });
}

test('[G36] in a window zoomed to 200 % a fresh profile sees the strip that asks for a name, and the first cell', async ({
  page,
}) => {
  await page.setViewportSize({ width: 683, height: 384 });
  await page.goto('./#/entry?year=2025&month=3');
  await expect(field(page)).toBeFocused();
  await expect(cell(page, '01', 3)).toBeInViewport({ ratio: 0.8 });
  const strip = page.getByRole('form', { name: '填报人' });
  for (const each of [strip.getByLabel('姓名'), strip.getByRole('button', { name: '确定' })])
    await expect(each).toBeInViewport({ ratio: 1 });
  const who = page.getByRole('button', { name: '填报人：未填' });
  await expect(who).toBeInViewport({ ratio: 1 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(683);

  // With a second plan the head has a switch and its list, too.
  await page.goto('./#/plans?year=2025');
  await page.getByRole('button', { name: '空白新建' }).click();
  await expect(page.getByRole('heading', { name: /^草稿/ })).toBeVisible();
  await page.goto('./#/entry?year=2025&month=3');
  await expect(page.getByRole('combobox', { name: '方案' })).toBeVisible();
  await expect(who).toBeInViewport({ ratio: 1 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(683);
});

test('[G32] at 1024 × 768 both answers to a doubt stand in its row, and «数没错» reads whole', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1024, height: 768 });
  await open(page, '/entry?year=2025&month=3');
  const grid = page.getByRole('grid');
  for (const [typed, reading] of [
    ['200000', '按 20 万元填'],
    ['199999', '按 19.9999 万元填'],
  ] as const) {
    await cell(page, '18', 3).click();
    await page.keyboard.type(typed);
    await page.keyboard.press('Enter');
    await expect(grid.getByText(reading)).toBeVisible();
    const right = grid.getByText('数没错', { exact: true });
    // Less than all of its height: it is as high as a finger needs, and the row is not.
    await expect(right).toBeInViewport({ ratio: 0.9 });
    expect(await right.evaluate((key) => key.scrollWidth <= key.clientWidth)).toBe(true);
  }
});

test('[G10][G12] nothing is cut, laid over or broken: points of the execution, months, closing', async ({
  page,
}) => {
  for (const [width, view] of [
    [1024, 'month'],
    [1366, 'month'],
    [1366, 'year'],
  ] as const) {
    await page.setViewportSize({ width, height: 768 });
    await page.goto(`./#/entry?year=2025&month=12&view=${view}`);
    await expect(page.getByRole('grid')).toHaveAttribute('data-view', view);
    if (width === 1024) {
      await tellName(page);
      await cell(page, 'execution', 12).click();
      await page.keyboard.type('451.32');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: '关账', exact: true }).click();
      await page.getByRole('dialog').getByRole('button', { name: '关账', exact: true }).click();
    }
    await expect(page.getByText('12月已关账', { exact: false }).first()).toBeVisible();
    const points = page.locator('tfoot td', { hasText: '10.00' });
    expect(await points.evaluate((td) => td.scrollWidth <= td.clientWidth)).toBe(true);
    const labels = await page.getByRole('group', { name: '填报月份' }).getByRole('button').all();
    for (const label of labels)
      expect(await label.evaluate((button) => button.scrollWidth <= button.clientWidth)).toBe(true);
    const closing = await page.getByText('12月已关账', { exact: false }).first().boundingBox();
    expect(closing?.height).toBeLessThan(32);
  }
});

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

async function open(page: Page, route: string): Promise<void> {
  await page.goto(`./#${route}`);
  await tellName(page);
  await expect(field(page)).toBeFocused();
}

/** 29 measured rows × 12 months as a spreadsheet copies them; rated rows are blank. */
function yearText(): string {
  const rows = ROWS.map((row) =>
    Array.from({ length: 12 }, (_, index) => {
      if (row.kind !== 'quantitative') return '';
      return index % 3 === 2 ? '无' : String(row.seq);
    }).join('\t'),
  );
  return `${rows.join('\r\n')}\r\n`;
}

async function pasteInto(page: Page, target: Locator, text: string): Promise<void> {
  await target.click();
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await page.keyboard.press('Control+v');
}

function clipboard(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText());
}

async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  await from.hover();
  await page.mouse.down();
  await to.hover();
  await page.mouse.up();
}

function field(page: Page): Locator {
  return page.locator('textarea[aria-controls="entry-grid"]');
}

function cell(page: Page, row: string, at: number, what: 'value' | 'note' = 'value'): Locator {
  return page.locator(`#cell-${row}-${at}-${what}`);
}

function month(page: Page, title: string): Locator {
  return page.getByTitle(title, { exact: true });
}

async function saved(page: Page): Promise<void> {
  await expect(page.getByText(/^已保存到本机/)).toBeVisible();
}
