import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { SAMPLE } from '#test/support/journey.ts';
import { openSampleAs, seriousFaults } from '#test/support/reading-places.ts';

const panel = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

/** Width and height as a PNG's head has them. */
function sizeOf(png: Buffer): readonly [number, number] {
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

/** Colours in the middle of a picture: a blank one has one. */
async function coloursOf(page: Page, png: Buffer): Promise<number> {
  return page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.width;
    canvas.height = image.height;
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0);
    const data = context?.getImageData(0, 180, image.width, image.height - 180).data ?? [];
    const found = new Set<string>();
    for (let at = 0; at < data.length; at += 4) found.add(`${data[at]},${data[at + 1]},${data[at + 2]}`);
    return found.size;
  }, png.toString('base64'));
}

async function savedPicture(page: Page, name: string): Promise<readonly [string, Buffer]> {
  const coming = page.waitForEvent('download');
  await panel(page, name).getByRole('button', { name: '存为图片' }).click();
  const download = await coming;
  return [download.suggestedFilename(), await readFile(await download.path())];
}

test('[MO37] every chart is saved as a picture for print, with its title, and copied where the page may', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openSampleAs(page, '周艳', `/overview?${SAMPLE}&month=11`);
  for (const name of ['全年得分走势', '失分瀑布', '百分标尺']) {
    const shown = panel(page, name);
    await expect(shown).toBeVisible();
    await expect(shown.locator('canvas, [role=toolbar]').first()).toBeVisible();
    const [file, png] = await savedPicture(page, name);
    expect(file).toBe(`总览_${name}_2025 年_截至 11 月_示例数据.png`);
    const [width, height] = sizeOf(png);
    // 300 to the inch: a chart of 400 pixels is 1,250 wide.
    const box = await shown.boundingBox();
    expect(width).toBeGreaterThan(Math.min(700, (box?.width ?? 0) - 60) * 3);
    expect(height).toBeGreaterThan(300);
    expect(await coloursOf(page, png)).toBeGreaterThan(8);
  }
  await panel(page, '全年得分走势').getByRole('button', { name: '复制图' }).click();
  await expect(panel(page, '全年得分走势').getByText('已复制')).toBeVisible();
  const types = await page.evaluate(async () =>
    (await navigator.clipboard.read()).flatMap((item) => item.types),
  );
  expect(types).toContain('image/png');

  await page.goto(`./#/indicator/07?${SAMPLE}&month=11`);
  await expect(panel(page, '走势').locator('svg').first()).toBeVisible();
  const [file, png] = await savedPicture(page, '走势');
  expect(file).toBe('指标_7. 公开信息数 走势_2025 年_截至 11 月_示例数据.png');
  expect(await coloursOf(page, png)).toBeGreaterThan(8);
  expect(await seriousFaults(page)).toEqual([]);
});

test('[MO37] a table is copied as cells, in both forms', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openSampleAs(page, '周艳', `/indicator/07?${SAMPLE}&month=11`);
  await panel(page, '逐月').getByRole('button', { name: '复制表格' }).click();
  await expect(panel(page, '逐月').getByText('已复制')).toBeVisible();
  const { text, html } = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const of = async (type: string) => (await item?.getType(type))?.text() ?? '';
    return { text: await of('text/plain'), html: await of('text/html') };
  });
  const rows = text.split('\r\n').map((row) => row.split('\t'));
  expect(rows.length).toBeGreaterThanOrEqual(13);
  expect(new Set(rows.map((row) => row.length)).size).toBe(1);
  expect(rows.some((row) => row.includes('1286') || row.includes('1,286'))).toBe(true);
  expect(html).toContain('<td');
});

test('[MO37] the small charts are saved as large as the others: bars by class, the months of a cell', async ({
  page,
}) => {
  await openSampleAs(page, '周艳', `/overview?${SAMPLE}&month=11`);
  await expect(panel(page, '科室得分')).toBeVisible();
  const [bars, barsPng] = await savedPicture(page, '科室得分');
  expect(bars).toBe('总览_科室得分_2025 年_截至 11 月_示例数据.png');
  expect(sizeOf(barsPng)[0]).toBeGreaterThan(2_000);
  expect(await coloursOf(page, barsPng)).toBeGreaterThan(4);

  await page.goto(`./#/entry?${SAMPLE}&month=11`);
  await page.locator('#cell-07-11-value').click();
  const cell = page.getByRole('complementary', { name: '当前格' });
  await expect(cell).toContainText('公开信息数');
  const coming = page.waitForEvent('download');
  await cell.getByRole('button', { name: '存为图片' }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toContain('公开信息数');
  const png = await readFile(await download.path());
  expect(sizeOf(png)[0]).toBeGreaterThan(2_000);
  expect(await coloursOf(page, png)).toBeGreaterThan(4);
});

for (const [name, route, words] of [
  ['年终评分表', 'scorecard', '公开信息数'],
  ['方案目录', 'plans', '重庆市潼南区电子政务中心'],
  ['催报', 'month/chase', '信息审核科'],
  ['定稿前检查', 'review/ready', '类别'],
  ['修改记录', 'indicator/07', '1月完成值'],
] as const) {
  test(`[MO37] the table of ${name} is copied as cells`, async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await openSampleAs(page, '周艳', `/${route}?${SAMPLE}&month=11`);
    await page.getByRole('button', { name: '复制表格' }).last().click();
    await expect(page.getByText('已复制', { exact: true })).toBeVisible();
    const text = await page.evaluate(() => navigator.clipboard.readText());
    const rows = text.split('\r\n').filter((row) => row !== '');
    expect(rows.length).toBeGreaterThan(1);
    expect(text).toContain('\t');
    expect(text).toContain(words);
  });
}
