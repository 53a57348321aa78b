import { expect, test, type Locator, type Page } from '@playwright/test';
import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import type { PlanId } from '#src/domain/catalogue/plan.ts';
import type { Month } from '#src/domain/period/month.ts';
import { filledText } from '#src/domain/words/answer-words.ts';
import { completenessThrough } from '#src/domain/year/completeness.ts';
import { scoreText, weightText } from '#src/domain/words/format.ts';
import { projectedTotal } from '#src/domain/year/projected.ts';
import { changeText, executionWords, winnable, yearSentence } from '#src/domain/words/headline.ts';
import { countStates } from '#src/domain/words/rule-scale.ts';
import { STATE_WORDS } from '#src/domain/words/words.ts';
import { yearReport } from '#src/domain/year/year-report.ts';
import { sampleYear } from '#src/domain/sample/sample-year.ts';
import { NO_STATEMENTS, supposing } from '#src/domain/statements/year-statements.ts';
import { revision } from '#test/domain/support/revision.ts';
import { openFilled } from '#test/support/filled-plan.ts';
import { ARCHIVE } from '#test/support/fixture-plans.ts';
import { pageCount, pagesWithHead, printed } from '#test/support/printed.ts';
import { isTooWide, seriousFaults } from '#test/support/reading-places.ts';

const SAMPLE = supposing(NO_STATEMENTS, sampleYear(ANNEX_10_2025));

const reportAt = (month: Month) => yearReport(ANNEX_10_2025, SAMPLE, month);
const addressOf = (month: Month, more = '') => `./#/overview?year=2025&sample=1&month=${month}${more}`;

/** A figure on top, by its label. */
const figure = (page: Page, label: string): Locator =>
  page.locator('dl > div').filter({ has: page.getByText(label, { exact: true }) });

const segment = (page: Page, seq: number): Locator =>
  page.getByRole('toolbar', { name: /^百分标尺/ }).getByRole('button', { name: new RegExp(`^${seq}\\. `) });

/** Fills the sample year as a person would, and stays on 总览. */
async function openSample(page: Page, month: Month): Promise<void> {
  await page.goto('./');
  await page.getByRole('button', { name: '示例数据' }).click();
  await expect(page.getByText('不是真实填报')).toBeVisible();
  await page.goto(addressOf(month));
  await expect(figure(page, month === 12 ? '全年已得分' : `截至 ${month} 月已得分`)).toBeVisible();
}

/** How many different colours a canvas has: a blank one has a single one. */
async function coloursOf(canvas: Locator): Promise<number> {
  return canvas.evaluate((element) => {
    const drawn = element as HTMLCanvasElement;
    const { data } = drawn.getContext('2d')?.getImageData(0, 0, drawn.width, drawn.height) ?? { data: [] };
    const colours = new Set<string>();
    for (let at = 0; at < data.length; at += 4) colours.add(data.slice(at, at + 4).join());
    return colours.size;
  });
}

async function widthsOf(page: Page): Promise<{ page: number; window: number }> {
  return page.evaluate(() => ({ page: document.documentElement.scrollWidth, window: window.innerWidth }));
}

for (const month of [6, 11, 12] as const) {
  test(`[O2] the figures as of month ${month} are those the domain computes`, async ({ page }) => {
    const report = reportAt(month);
    await openSample(page, month);
    const score = figure(page, month === 12 ? '全年已得分' : `截至 ${month} 月已得分`);
    await expect(score).toContainText(scoreText(report.card.total));
    await expect(page.getByRole('region', { name: '变化', exact: true })).toContainText(
      changeText(report, reportAt((month - 1) as Month)),
    );
    const projected = projectedTotal(report);
    for (const end of [projected?.low, projected?.value, projected?.high])
      await expect(figure(page, '年末预计')).toContainText(scoreText(end ?? null));
    await expect(figure(page, month === 12 ? '失分' : '尚可争取')).toContainText(
      weightText(winnable(report).total),
    );
    await expect(page.getByRole('region', { name: '尚未填报' })).toContainText(
      filledText(completenessThrough(report.plan.indicators, SAMPLE, month), month),
    );
    await expect(figure(page, '自评总分（10 + 90）')).toContainText(
      scoreText(report.tenNinety?.total ?? null),
    );
    await expect(figure(page, '自评总分（10 + 90）')).toContainText(executionWords(report)?.amounts ?? '');
    for (const { state, rows } of countStates(report)) {
      await expect(page.getByRole('button', { name: `${STATE_WORDS[state]} ${rows}` })).toBeVisible();
    }
    await expect(page.getByText(yearSentence(report), { exact: true })).toBeVisible();
  });
}

test('[O12] the cut-off is in the address: chosen above, reloaded, sent', async ({ page }) => {
  await openSample(page, 6);
  await page.getByLabel('截止月份').selectOption('9');
  await expect(page).toHaveURL(/month=9/);
  await expect(figure(page, '截至 9 月已得分')).toContainText(scoreText(reportAt(9).card.total));
  await page.reload();
  await expect(figure(page, '截至 9 月已得分')).toContainText(scoreText(reportAt(9).card.total));
});

test('[O9] the rule by keyboard: one stop, walked, chosen, opened', async ({ page }) => {
  await openSample(page, 11);
  await segment(page, 1).focus();
  await page.keyboard.press('End');
  await expect(segment(page, 32)).toBeFocused();
  await page.keyboard.press('Home');
  for (let steps = 0; steps < 6; steps += 1) await page.keyboard.press('ArrowRight');
  await expect(segment(page, 7)).toBeFocused();
  await page.keyboard.press('Space');
  await expect(page.getByText('只看：7. 公开信息数')).toBeVisible();
  await page.keyboard.press('Space');
  await expect(page.getByText('只看：')).toBeHidden();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/indicator\/07\?year=2025&sample=1&month=11/);
  await page.goBack();
  await expect(segment(page, 7)).toBeVisible();
});

test('[O10] a legend entry filters what is below, and the filter comes off', async ({ page }) => {
  await openSample(page, 12);
  const report = reportAt(12);
  const partly = report.rows.filter((row) => row.state.kind === 'partly').length;
  await page.getByRole('button', { name: `部分完成 ${partly}` }).click();
  const win = page.getByRole('region', { name: '失分的指标' });
  const grid = page.getByRole('grid', { name: '逐月进度' });
  await expect(win.getByRole('rowheader')).toHaveCount(partly);
  await expect(grid.getByRole('rowheader')).toHaveCount(partly);
  await page.getByRole('button', { name: '取消筛选' }).click();
  await expect(grid.getByRole('rowheader')).toHaveCount(report.rows.length);
});

test.describe('with a service worker, as at the desk', () => {
  test.use({ serviceWorkers: 'allow' });
  test('[O11] the charts are drawn, after the figures, without moving anything', async ({ page }) => {
    await openSample(page, 11);
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    await page.reload();
    const course = page.getByRole('region', { name: '全年得分走势' });
    const loss = page.getByRole('region', { name: '失分瀑布' });
    await expect(loss).toBeVisible();
    const before = await loss.boundingBox();
    for (const panel of [course, loss]) {
      await expect(panel.locator('canvas')).toBeVisible();
      expect(await coloursOf(panel.locator('canvas'))).toBeGreaterThan(20);
    }
    expect(await loss.boundingBox()).toEqual(before);
    await course.locator('canvas').hover();
    expect(complaints).toEqual([]);
  });
});

test('[O11] a chart follows its box', async ({ page }) => {
  await openSample(page, 11);
  const canvas = page.getByRole('region', { name: '失分瀑布' }).locator('canvas');
  await expect(canvas).toBeVisible();
  const wide = (await canvas.boundingBox())?.width ?? 0;
  await page.setViewportSize({ width: 1100, height: 768 });
  await expect.poll(async () => (await canvas.boundingBox())?.width ?? 0).toBeLessThan(wide - 50);
});

test('[O11] every chart is also a table, by keyboard', async ({ page }) => {
  await openSample(page, 11);
  for (const [name, rows] of [
    ['全年得分走势', 13],
    ['失分瀑布', 21],
  ] as const) {
    const panel = page.getByRole('region', { name, exact: true });
    await panel.getByRole('button', { name: '看表格' }).focus();
    await page.keyboard.press('Enter');
    await expect(panel.getByRole('row')).toHaveCount(rows);
    await expect(panel.locator('canvas')).toHaveCount(0);
    await panel.getByRole('button', { name: '看图' }).press('Enter');
    await expect(panel.locator('canvas')).toBeVisible();
  }
});

test('[O12] a cell of the heat map leads to its month, and its name to the indicator', async ({ page }) => {
  await openSample(page, 11);
  const row = page.getByRole('grid', { name: '逐月进度' }).getByRole('row', { name: /^10\. / });
  const cell = row.getByRole('link', { name: /^6月：/ });
  await expect(cell).toHaveAccessibleName('6月：本月 1.25 小时，最高 1.25 小时，超上限');
  await cell.click();
  await expect(page).toHaveURL(/#\/entry\?year=2025&sample=1&month=6&section=/);
});

test('[O13] 汇报 by keyboard', async ({ page }) => {
  await openSample(page, 11);
  await page.getByRole('button', { name: '汇报' }).click();
  const show = page.getByRole('dialog', { name: '汇报' });
  await expect(show.getByRole('heading', { level: 1 })).toHaveText('全年总览');
  await expect(show).toContainText(scoreText(reportAt(11).card.total));
  await page.keyboard.press('PageDown');
  await expect(show.getByRole('heading', { level: 1 })).toHaveText('网站故障应急响应时间');
  await page.keyboard.press('PageDown');
  await expect(show.getByRole('heading', { level: 1 })).toHaveText('网站群新增单位网站');
  await page.keyboard.press('End');
  await expect(show.getByRole('status')).toHaveText('33 / 33');
  await page.keyboard.press('ArrowLeft');
  await expect(show.getByRole('status')).toHaveText('32 / 33');
  await page.keyboard.press('Home');
  await expect(show.getByRole('status')).toHaveText('1 / 33');
  const box = await show.boundingBox();
  expect(box).toMatchObject({ x: 0, y: 0 });
  await show.getByRole('button', { name: '退出（Esc）' }).click();
  await expect(show).toBeHidden();
  await expect(page.getByRole('button', { name: '汇报' })).toBeFocused();
});

for (const month of [6, 11, 12] as const) {
  test(`[MO26] at 1366 × 768 all five answers are on the first screen of month ${month}`, async ({
    page,
  }) => {
    await openSample(page, month);
    const answers = [
      '百分标尺',
      month === 12 ? '失分的指标' : '最该抓的指标',
      '即将到期',
      '尚未填报',
      '变化',
    ];
    let above = 0;
    for (const name of answers) {
      const box = await page.getByRole('region', { name, exact: true }).boundingBox();
      expect((box?.y ?? 0) + (box?.height ?? 9_999), name).toBeLessThanOrEqual(768);
      expect(box?.y, name).toBeGreaterThanOrEqual(above);
      above = box?.y ?? 0;
    }
    await expect(page.getByRole('region', { name: '失分瀑布' }).locator('canvas')).toBeVisible();
    expect(await widthsOf(page)).toEqual({ page: 1366, window: 1366 });
  });
}

test('[MO53] at 1366 × 768 what a row needs is whole in the list of what is at risk', async ({ page }) => {
  await openSample(page, 6);
  const list = page.getByRole('region', { name: '最该抓的指标', exact: true });
  await list.getByRole('button', { name: /^全部/ }).click();
  const lost = list.getByRole('cell', { name: '6月超出 0.25 小时，已无法补回' });
  await expect(lost).toBeVisible();
  const room = await lost.evaluate((cell) => {
    const text = document.createRange();
    text.selectNodeContents(cell);
    return cell.getBoundingClientRect().right - text.getBoundingClientRect().right;
  });
  expect(room, 'beside it, for the letter of a month of two').toBeGreaterThanOrEqual(12);
});

test('[MO29][MO33] the first page of 汇报 is one screen, what is supposed follows it marked, and a note lands on its row', async ({
  page,
}) => {
  await openSample(page, 6);
  const panel = page.getByRole('region', { name: '假设测算' });
  await panel.getByRole('radio', { name: '节点都按期完成' }).check();
  await panel.getByRole('checkbox').check();
  await expect(panel.getByRole('status')).toContainText('年底总分 89.75 分，等次 良至优');
  await page.getByRole('button', { name: '填报人：未填' }).click();
  const who = page.getByRole('dialog');
  await who.getByLabel('姓名').fill('周艳');
  await who.getByLabel('您的科室').selectOption('综合科');
  await who.getByRole('button', { name: '确定' }).click();
  await page.getByRole('button', { name: '汇报', exact: true }).click();
  const show = page.getByRole('dialog', { name: '汇报' });
  await expect(show.getByRole('region', { name: '即将到期' })).toBeVisible();
  expect(await show.evaluate((element) => element.scrollHeight - element.clientHeight)).toBe(0);
  expect(await seriousFaults(page)).toEqual([]);
  await page.keyboard.press('ArrowRight');
  await expect(show.getByText('假设，不是实际数据')).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await show.getByRole('textbox').fill('七月底前报整改方案');
  await page.keyboard.press('Control+Enter');
  await expect(show.getByText('6月会议要求')).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  await page.reload();
  await expect(show.getByRole('heading', { level: 1 })).toHaveText('全年总览');
  await show.getByRole('button', { name: '下一页' }).click();
  await expect(show.getByText('七月底前报整改方案').first()).toBeVisible();
});

test('[O15] at 390 pixels nothing scrolls sideways', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openSample(page, 11);
  await expect(page.getByRole('grid', { name: '逐月进度' })).toBeVisible();
  await expect(page.locator('canvas')).toHaveCount(2);
  expect(await widthsOf(page)).toEqual({ page: 390, window: 390 });
});

test('[O15] beside a project of a long name the head keeps one line, and points with decimals are whole', async ({
  page,
}) => {
  const project = '智慧档案馆数字化加工与长期保存体系建设及互联互通改造提升工程（一期）项目';
  const plan = { ...ARCHIVE, id: 'p-0a0b0c0d0e0f00112233445566778800' as PlanId, project };
  const row = plan.indicators.find(({ kind }) => kind === 'quantitative')?.id ?? '';
  const said = revision({ id: 'r1', indicator: row, month: 1, value: '201' });
  await openFilled(page, [said], [plan, plan.collectingSection]);
  await page.goto(`./#/overview?plan=${plan.id}&month=6`);
  const due = page.getByRole('region', { name: '即将到期' }).getByRole('listitem').locator('b');
  await expect(due.first()).toBeVisible();
  await expect(page.getByRole('link', { name: /^现在是 \d+ 年/ })).toBeVisible();
  for (const width of [1_366, 1_200]) {
    await page.setViewportSize({ width, height: 768 });
    expect((await page.getByRole('banner').boundingBox())?.height).toBeLessThan(60);
    expect(await isTooWide(page)).toBe(false);
    const cut = await due.evaluateAll((all) => all.filter((b) => b.scrollWidth > b.clientWidth).length);
    expect(cut).toBe(0);
  }
});

test('[O15] it prints on A4, the rule with its colours', async ({ page }) => {
  await openSample(page, 11);
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 718, height: 1000 });
  const fill = segment(page, 1).locator('i');
  await expect(fill).toBeVisible();
  expect(
    await fill.evaluate((element) => getComputedStyle(element).getPropertyValue('print-color-adjust')),
  ).toBe('exact');
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeHidden();
  expect((await widthsOf(page)).page).toBe(718);
});

test('[O19] every printed page says whose year it is', async ({ page }) => {
  await openSample(page, 11);
  await expect(page.locator('canvas')).toHaveCount(2);
  const pdf = await printed(page);
  expect(pageCount(pdf)).toBe(4);
  expect(pagesWithHead(pdf)).toBe(4);
});

for (const state of ['empty', 'sample', 'present'] as const) {
  test(`[O15] axe finds nothing: ${state}`, async ({ page }) => {
    if (state === 'empty') {
      await page.goto('./#/overview?year=2025&month=11');
      await expect(figure(page, '截至 11 月已得分')).toContainText('尚无填报');
    } else {
      await openSample(page, 11);
    }
    if (state === 'present') {
      await page.getByRole('button', { name: '汇报' }).click();
      await expect(page.getByRole('heading', { name: '全年总览' })).toBeVisible();
    } else {
      await expect(page.locator('canvas')).toHaveCount(2);
    }
    expect(await seriousFaults(page)).toEqual([]);
  });
}
