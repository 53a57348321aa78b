import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { ANNEX_10_2025 as plan } from '#src/domain/catalogue/annex10.ts';
import { packageText, planPackage } from '#src/domain/package/package-file.ts';
import { sampleYear } from '#src/domain/sample/sample-year.ts';
import type { Instant, Said, Statement } from '#src/domain/statements/statement.ts';
import { quoted } from '#src/domain/words/quoted.ts';
import { filledSheet, type SheetAnswer } from '#test/export/support/filled-sheet.ts';
import { findLibreOffice, recalculated } from '#test/export/support/libre-office.ts';
import { firstRevisions, packageOfUnit } from '#test/support/district.ts';
import { dropOnGrid, faultsOf, standingCells, storedData } from '#test/support/entry-driver.ts';
import { tellName } from '#test/support/journey.ts';
import { seriousFaults } from '#test/support/reading-places.ts';
import { pageCount, printed } from '#test/support/printed.ts';

// One month of an office of seven sections, as its 综合科 lives it. LibreOffice saves the sheets where it is there.

const MONTH = 11;
const TARDY = '技术保障科';

test('[MO2][MO12][MO16][MO17][MO18][MO20][Y1] one month of seven sections: due, chased, sheets out and back, closed, and reported on', async ({
  page,
}) => {
  await page.clock.install({ time: moment('12-03') });
  await takeInTenMonths(page);

  await test.step('the month that is due opens by itself, and says what it asks for', async () => {
    await page.goto('./#/entry?year=2025');
    await expect(page.getByRole('grid', { name: '2025 年 11月填报' })).toBeVisible();
    await expect(monthCard(page)).toContainText(/11月还差 \d+ 项/);
    await expect(monthCard(page)).toContainText('12月5日前报，还有 2 天');
  });

  await test.step('催报: each of the seven sections has its text, with its rows and the date', async () => {
    await page.goto('./#/month/chase?year=2025');
    for (const section of plan.sections) {
      await page.getByRole('button', { name: `看催报文字：${section}` }).click();
      const text = await page.getByRole('textbox', { name: `催报文字：${section}` }).inputValue();
      expect(text).toMatch(
        new RegExp(`^${section}：\\n　　2025年11月绩效指标完成情况应于12月5日前报送。截至12月3日，`),
      );
      for (const { seq, source } of rowsOf(section))
        expect(text).toContain(`第${seq}项${quoted(source.name)}`);
    }
    expect(await seriousFaults(page)).toEqual([]);
  });

  const sheets = await test.step('seven sheets go out, and come back filled in', async () => {
    const blank = await sheetsOut(page);
    const filled = await Promise.all(
      blank.map(({ section, bytes }) => filledSheet(bytes, answersOf(section))),
    );
    const program = findLibreOffice('calc');
    const saved = program === null ? filled : await recalculated(program, filled);
    return blank.map(({ section, name }, at) => ({ section, name, bytes: saved[at] ?? new Uint8Array() }));
  });

  await test.step('six are dropped in time, each as one step', async () => {
    await page.clock.setSystemTime(moment('12-04'));
    await page.goto('./#/entry?year=2025');
    for (const sheet of sheets) if (sheet.section !== TARDY) await dropSheet(page, sheet);
    await expect(monthCard(page)).toContainText(`11月还差 ${rowsOf(TARDY).length} 项`);
  });

  await test.step('the seventh is overdue, is chased, and comes late', async () => {
    await page.clock.setSystemTime(moment('12-07'));
    await page.goto('./#/month/chase?year=2025');
    await page.reload();
    const row = page.getByRole('table', { name: '11月各科室填报情况' }).getByRole('row');
    await expect(row.filter({ hasText: TARDY })).toContainText(`逾期差 ${rowsOf(TARDY).length} 项`);
    await expect(page.getByRole('button', { name: /^看催报文字/ })).toHaveCount(1);
    await page.goto('./#/entry?year=2025');
    await expect(monthCard(page)).toContainText('逾期 2 天');
    await dropSheet(page, sheets.find(({ section }) => section === TARDY) ?? fail());
    await expect(monthCard(page)).toContainText('11月已报齐');
  });

  await test.step('what stands is what the sheets said', async () => {
    const stored = await storedData(page);
    expect(faultsOf(stored)).toEqual([]);
    const cells = standingCells(stored);
    for (const { id } of monthRows()) expect([id, cells[`${id}/11`]]).toEqual([id, saidOf(id)]);
    expect(stored.operations.filter(({ intent }) => intent === 'paste')).toHaveLength(7);
  });

  await test.step('the month is closed', async () => {
    await page.getByRole('button', { name: '关账', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: '11月关账' });
    await expect(dialog).toContainText(`全部科室已报 ${monthRows().length}/${monthRows().length} 项`);
    await expect(dialog.getByText('还没有填的')).toHaveCount(0);
    await dialog.getByRole('button', { name: '关账', exact: true }).click();
    await expect(page.getByText('11月已关账').first()).toBeVisible();
    await page.goto('./#/month/chase?year=2025');
    const table = page.getByRole('table', { name: '科室与月份' });
    await expect(table.getByRole('link', { name: `${TARDY} 11月：迟报`, exact: false })).toBeVisible();
    for (const section of plan.sections.filter((each) => each !== TARDY))
      await expect(table.getByRole('link', { name: `${section} 11月：已报`, exact: false })).toBeVisible();
    await expect(page.getByText('已报齐，不用催报。')).toBeVisible();
  });

  await test.step('and reported on, on one page', async () => {
    await page.getByRole('link', { name: '月度通报' }).click();
    const paper = page.getByRole('article', { name: '2025年11月绩效指标运行情况通报' });
    await expect(paper).toContainText(`应报${monthRows().length}项，已报齐，已关账（12月7日周艳）。`);
    await expect(paper).not.toContainText('暂计');
    await expect(paper).toContainText('1—11月没有关账后的更正');
    expect(await seriousFaults(page)).toEqual([]);
    await page.emulateMedia({ media: 'print' });
    expect(pageCount(await printed(page))).toBe(1);
  });
});

function fail(): never {
  throw new Error('not there');
}

/** Ten in the morning in Shanghai. @param day 'MM-DD' of 2025 */
function moment(day: string): Date {
  return new Date(`2025-${day}T10:00:00+08:00`);
}

function monthCard(page: Page) {
  return page.getByRole('region', { name: '本月填报' });
}

function monthRows() {
  return plan.indicators.filter(({ kind }) => kind === 'quantitative');
}

function rowsOf(section: string) {
  return monthRows().filter(({ owner }) => owner === section);
}

/** What the sample year says of November. */
function novemberOf(id: string): Said | undefined {
  return sampleYear(plan).find(({ subject }) =>
    id === 'execution'
      ? subject.kind === 'execution' && subject.month === MONTH
      : subject.kind === 'month' && subject.indicator === id && subject.month === MONTH,
  );
}

/** As standingCells() has it; what the sample leaves open is 无发生. */
function saidOf(id: string): number | 'none' {
  const content = novemberOf(id)?.content;
  return content !== undefined && content !== null && 'value' in content && typeof content.value === 'number'
    ? content.value / 10_000
    : 'none';
}

function answersOf(section: string): ReadonlyMap<string, SheetAnswer> {
  const answer = (id: string): SheetAnswer => {
    const said = saidOf(id);
    return { value: said === 'none' ? '无' : said };
  };
  return new Map([
    ...rowsOf(section).map(({ id, seq }) => [String(seq), answer(id)] as const),
    ['预算执行', answer('execution')] as const,
  ]);
}

/** A package of January to October, each month said in time, taken in by the 综合科. */
async function takeInTenMonths(page: Page): Promise<void> {
  const said = sampleYear(plan).filter(({ subject }) => 'month' in subject && subject.month < MONTH);
  const statements = firstRevisions(said, 'pc').map((each): Statement => {
    const month = 'month' in each.subject ? each.subject.month : 1;
    return Object.assign({}, each, { at: Date.UTC(2025, month, 3, 2) as Instant });
  });
  const { unread: _, ...file } = packageOfUnit(plan, statements);
  await page.goto('./#/data?year=2025');
  await tellName(page);
  await page.getByLabel(/选择文件/).setInputFiles({
    name: '1至10月.jxb.json',
    mimeType: 'application/json',
    buffer: Buffer.from(packageText(planPackage(plan, file))),
  });
  await page.getByRole('button', { name: '并入', exact: true }).click();
  await expect(page.getByText(/^已并入，/).first()).toBeVisible();
}

interface SectionSheet {
  readonly section: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The blank sheet of each section, as the page hands it over. */
async function sheetsOut(page: Page): Promise<readonly SectionSheet[]> {
  await page.goto('./#/month/sheet?year=2025');
  await page.getByLabel('填写').selectOption({ label: '空白表' });
  const sheets: SectionSheet[] = [];
  for (const section of plan.sections) {
    await page.getByLabel('科室', { exact: true }).selectOption({ label: section });
    await expect(page.getByRole('table', { name: `2025年11月绩效指标月度填报表，${section}` })).toBeVisible();
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出 Excel' }).click();
    const download = await coming;
    const name = download.suggestedFilename();
    expect(name).toBe(`${plan.unitName}_2025年11月填报表_${section}_空白.xlsx`);
    sheets.push({ section, name, bytes: await readFile(await download.path()) });
  }
  return sheets;
}

/** Lays a sheet on the grid, and takes it in as it is shown. */
async function dropSheet(page: Page, { section, name, bytes }: SectionSheet): Promise<void> {
  await dropOnGrid(page, name, bytes);
  const preview = page.getByRole('dialog', { name: `导入预览：${name}` });
  const count = rowsOf(section).length + (section === plan.collectingSection ? 1 : 0);
  await expect(preview).toContainText(`按表内行标识对上 ${count} 项，0 项没对上`);
  await preview.getByRole('button', { name: `存入 ${count} 格` }).click();
  await expect(preview).toHaveCount(0);
  await expect(page.locator('header').getByText(/^已保存到本机/)).toBeVisible();
}
