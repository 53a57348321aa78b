import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { openSampleAs, seriousFaults } from '#test/support/reading-places.ts';

// 催报 and 月度通报 in a real browser: the clipboard, the printed page, the file.

test('[MO16][MO18][MO19] 催报: a text changed and copied by one click, and the list alone on paper', async ({
  page,
}) => {
  await page.goto('./#/month/chase?year=2025&month=11');
  await expect(page.getByRole('table', { name: '11月各科室填报情况' })).toBeVisible();
  // As on plain http, where there is no async clipboard.
  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await page.getByRole('button', { name: '看催报文字：技术保障科' }).click();
  const field = page.getByRole('textbox', { name: '催报文字：技术保障科' });
  const draft = await field.inputValue();
  expect(draft).toContain('第14项“网页打开速度（平均数）”');
  await field.fill(`${draft}\n（已电话告知）`);
  await page.getByRole('button', { name: '复制', exact: true }).first().click();
  await expect(page.getByText('已复制催报文字：技术保障科')).toBeVisible();
  await field.fill('');
  await field.press('Control+V');
  await expect(field).toHaveValue(`${draft}\n（已电话告知）`);
  expect(await seriousFaults(page)).toEqual([]);

  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('table', { name: '科室与月份' })).toBeHidden();
  await expect(page.getByRole('table', { name: /^2025年11月绩效指标催报清单/ }).first()).toBeVisible();
  expect((await page.pdf({ preferCSSPageSize: true })).length).toBeGreaterThan(5_000);
});

test('[MO20][MO22][MO23] 月度通报: one page on paper, written in its place, copied, and opened in Word', async ({
  page,
}) => {
  await openSampleAs(page, '周艳', '/month/brief?year=2025&sample=1&month=11');
  const paper = page.getByRole('article', { name: '2025年11月绩效指标运行情况通报' });
  await expect(paper).toBeVisible();
  // A sheet of A4 is 1,123 pixels high.
  expect((await paper.boundingBox())?.height).toBeLessThan(1_124);
  const edges = await paper.evaluate((sheet) => {
    const edgesOf = (each: Element | null | undefined) => {
      const { left = NaN, right = NaN } = each?.getBoundingClientRect() ?? {};
      return [Math.round(left), Math.round(right)];
    };
    const buttons = [...document.querySelectorAll('main button')];
    const named = (name: string) => buttons.find((each) => each.textContent === name);
    return {
      paper: edgesOf(sheet),
      bar: edgesOf(named('导出 Word')?.parentElement),
      rewrite: edgesOf(named('改写')),
    };
  });
  expect(edges.bar).toEqual(edges.paper);
  expect(edges.rewrite[1]).toBeLessThan(edges.paper[1] ?? 0);
  await page.getByRole('button', { name: '改写：六、工作要求' }).click();
  await page.getByRole('textbox', { name: '六、工作要求' }).fill('请各科室月底前完成。');
  await page.getByRole('button', { name: '完成：六、工作要求' }).click();
  await expect(paper.getByText('请各科室月底前完成。')).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);

  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出 Word' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('重庆市潼南区电子政务中心_2025年11月通报_示例.docx');
  const files = unzipSync(new Uint8Array(await readFile(await download.path())));
  const body = strFromU8(files['word/document.xml'] ?? new Uint8Array());
  expect(body).toContain('请各科室月底前完成。');
  expect(body).toContain('网站故障应急响应时间');
  expect(Object.keys(files).filter((name) => name.startsWith('word/media/'))).toHaveLength(2);

  await page.getByRole('button', { name: '复制文字' }).click();
  await expect(page.getByText('已复制通报文字，可粘贴到消息里')).toBeVisible();

  // One page comes out of the printer.
  await page.emulateMedia({ media: 'print' });
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);

  await page.emulateMedia({ media: 'screen' });
  await page.reload();
  await expect(page.getByText('请各科室月底前完成。')).toBeVisible();
});
