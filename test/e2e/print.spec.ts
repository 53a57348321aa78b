import { expect, test, type Page, type Route } from '@playwright/test';
import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import { SAMPLE } from '#test/support/journey.ts';
import { isWhole, pageCount, pagesWithHead, printed } from '#test/support/printed.ts';
import { EVERY_PLACE, goToWhole, openSampleAs } from '#test/support/reading-places.ts';

/** Of what month a page is, in the words of its place. */
const CUT_OFF = /截至\s?(2025年)?11\s?月|数据截至：?2025年11月|监控期间：2025年1—11月|2025年11月绩效指标/;
/** What is pressed. */
const TOOLS = /复制表格|复制图|存为图片|导出 (Excel|Word|CSV|JSON)|打印 \/ PDF|明天再提醒/;

/** 方案目录 and 汇总各单位 stand above the plans: as of today, and as of what was laid there. */
const ABOVE_PLANS: ReadonlySet<string> = new Set(['plans', 'district']);
/** Its tables and texts are for the screen; the list below them is the paper, and the page says so. */
const LIST_ALONE: ReadonlySet<string> = new Set(['month/chase']);

/** Not printed until it is written: the form has no such row. */
const UNWRITTEN = '预算说明|';

/** Other ways of looking at a place beside the first. */
const LOOKS = [
  'entry?view=year',
  'entry?section=信息审核科',
  'indicator?section=信息审核科',
  'review/evidence?section=综合科',
];

test('[MO46] every place prints as it is seen, with unit, cut-off and the number of the page', async ({
  page,
}) => {
  await openSampleAs(page, '周艳', `/overview?${SAMPLE}&month=11`);
  const faults: string[] = [];
  for (const route of [...EVERY_PLACE, ...LOOKS]) {
    await goToWhole(page, `/${route}${route.includes('?') ? '&' : '?'}${SAMPLE}&month=11`);
    await isWhole(page);
    await page.waitForFunction(() =>
      [...document.adoptedStyleSheets].some((sheet) => sheet.cssRules[0]?.cssText.startsWith('@page')),
    );
    await page.emulateMedia({ media: 'print' });
    const rules = await pageRules(page);
    // The paper without its margins.
    await page.setViewportSize({ width: widthOf(rules), height: 1000 });
    const said = await page.locator('main').innerText();
    const shown = await tableTexts(page);
    const cut = await clipped(page);
    const pdf = await printed(page);
    await page.emulateMedia({ media: 'screen' });
    await page.setViewportSize({ width: 1366, height: 768 });
    const seen = await tableTexts(page);
    const isPaper = (await page.locator('html[data-paper]').count()) === 1;
    const found = [
      ABOVE_PLANS.has(route) || said.includes(ANNEX_10_2025.unitName) ? '' : 'no unit',
      ABOVE_PLANS.has(route) || CUT_OFF.test(said) ? '' : 'no cut-off',
      /counter\(page\)/.test(rules) || said.includes('第 1 页') ? '' : 'no number of the page',
      isPaper || pagesWithHead(pdf) === pageCount(pdf) ? '' : 'no head on every page',
      TOOLS.exec(said)?.[0] ?? '',
      ...cut,
      ...(LIST_ALONE.has(route)
        ? []
        : differences(
            seen.filter((row) => row !== UNWRITTEN),
            shown,
          )),
    ];
    faults.push(...found.filter((each) => each !== '').map((each) => `${route}: ${each}`));
  }
  expect(faults).toEqual([]);
});

test('[MO46] a chart that was drawn for the screen is whole on paper, which nobody measures', async ({
  page,
}) => {
  await page.addInitScript(() => {
    const Measured = window.ResizeObserver;
    window.ResizeObserver = class extends Measured {
      constructor(tell: ResizeObserverCallback) {
        super((...said) => {
          if (!window.matchMedia('print').matches) tell(...said);
        });
      }
    };
  });
  await openSampleAs(page, '周艳', `/indicator/07?${SAMPLE}&month=11`);
  await isWhole(page);
  const chart = page.getByRole('main').locator('svg[role="img"]').first();
  const wide = await chart.evaluate((svg) => svg.getBoundingClientRect().width);
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 684, height: 1000 });
  expect(await clipped(page)).toEqual([]);
  const narrow = await chart.evaluate((svg) => svg.getBoundingClientRect().width);
  expect(narrow).toBeGreaterThan(500);
  expect(narrow).toBeLessThan(wide);
});

test('[MO46] a table that was chosen in place of its chart is printed', async ({ page }) => {
  await openSampleAs(page, '周艳', `/overview?${SAMPLE}&month=11`);
  const panel = page.getByRole('region', { name: '失分瀑布', exact: true });
  await panel.getByRole('button', { name: '看表格' }).click();
  await expect(panel.getByRole('table')).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(panel.getByRole('table')).toBeVisible();
});

test.describe('a page that is still coming', () => {
  // Files that are asked for can be held back.
  test.use({ serviceWorkers: 'block' });

  test('[MO47] says so on paper, and Ctrl+P waits until all of it is there', async ({ page }) => {
    const letCome = await heldBack(
      page,
      /assets\/(overview-below|echarts-core|charts|after-first-screen)-.*\.js$/,
    );
    await notePrints(page);
    await openSampleAs(page, '周艳', `/overview?${SAMPLE}&month=11`);
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByRole('main').getByText('正在载入…')).toBeVisible();
    await page.emulateMedia({ media: 'screen' });
    await page.keyboard.press('Control+p');
    await expect(page.getByText('这一页还在载入，载入完就打印。')).toBeVisible();
    expect(await lastPrint(page)).toBeNull();
    await letCome();
    await expect(page.getByText('这一页还在载入')).toHaveCount(0);
    expect(await lastPrint(page)).toEqual({
      heads: expect.arrayContaining(['失分瀑布', '全年得分走势', '逐月进度']) as unknown,
      charts: 2,
      words: false,
      rows: expect.any(Number) as unknown,
    });
  });

  for (const part of ['cell-panel', 'outlook-impact'])
    test(`[MO47] Ctrl+P waits for what stands beside the grid, which says nothing in its place: ${part}`, async ({
      page,
    }) => {
      const letCome = await heldBack(page, new RegExp(`assets/${part}-.*\\.js$`));
      await notePrints(page);
      await openSampleAs(page, '周艳', `/entry?${SAMPLE}&month=11`);
      await expect(page.getByRole('grid')).toBeVisible();
      await page.keyboard.press('Control+p');
      await expect(page.getByText('这一页还在载入，载入完就打印。')).toBeVisible();
      expect(await lastPrint(page)).toBeNull();
      await letCome();
      await expect(page.getByText('这一页还在载入')).toHaveCount(0);
      expect(await lastPrint(page)).toMatchObject({ rows: await page.locator('main tbody tr').count() });
    });
});

/** Holds back what is asked for by such an address, until it is let come. */
async function heldBack(page: Page, address: RegExp): Promise<() => Promise<void>> {
  const held: Route[] = [];
  let isHeld = true;
  await page.route(address, async (route) => {
    if (isHeld) held.push(route);
    else await route.continue();
  });
  return async () => {
    isHeld = false;
    for (const route of held) await route.continue();
  };
}

/** Instead of the browser's window for printing: what would stand on the paper. */
async function notePrints(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.print = () => {
      window.dispatchEvent(new Event('beforeprint'));
      document.body.dataset['printed'] = JSON.stringify({
        heads: [...document.querySelectorAll('main h2')].map((head) => head.textContent),
        charts: document.querySelectorAll('main canvas').length,
        words: document.querySelector('main')?.textContent?.includes('正在载入'),
        rows: document.querySelectorAll('main tbody tr').length,
      });
    };
  });
}

/** What was printed last, null if nothing was. */
async function lastPrint(page: Page): Promise<unknown> {
  return JSON.parse(await page.evaluate(() => document.body.dataset['printed'] ?? 'null')) as unknown;
}

/** Rows that are on the screen and not on paper, or otherwise. */
function differences(seen: readonly string[], shown: readonly string[]): readonly string[] {
  const at = seen.findIndex((row, index) => row !== shown[index]);
  if (at < 0 && seen.length === shown.length) return [];
  return [
    `row ${at + 1} of ${seen.length} (${shown.length} on paper): ${seen[at] ?? ''} → ${shown[at] ?? ''}`,
  ];
}

/** The page rules in force. */
function pageRules(page: Page): Promise<string> {
  return page.evaluate(() =>
    [...document.adoptedStyleSheets]
      .flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText))
      .join('\n'),
  );
}

/** Pixels between the margins of the page. */
function widthOf(rules: string): number {
  const isLying = rules.includes('landscape');
  const hasMargins = rules.includes('12mm 10mm');
  return Math.round(((isLying ? 297 : 210) - (hasMargins ? 20 : 0)) * (96 / 25.4));
}

/** What stands in the rows of tables, row by row, as it is seen. */
function tableTexts(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('main tbody tr')]
      .filter((row) => row.offsetParent !== null)
      .map((row) =>
        [...row.querySelectorAll<HTMLElement>('th, td')]
          .filter((cell) => cell.offsetWidth > 0)
          .map((cell) =>
            cell.querySelector('button, textarea, input') === null ? cell.innerText.replace(/\s+/g, '') : '',
          )
          .join('|'),
      ),
  );
}

/** What does not fit in itself and is cut off there. */
function clipped(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('main *')]
      .filter((each) => {
        const style = getComputedStyle(each);
        if (style.overflow === 'visible' || style.textOverflow === 'ellipsis') return false;
        if (each.closest('svg, canvas, .sr-only, [class*="srOnly"]') !== null || each.clientWidth < 4)
          return false;
        return each.scrollHeight > each.clientHeight + 2 || each.scrollWidth > each.clientWidth + 2;
      })
      .map(
        (each) =>
          `${each.tagName}.${each.className} ${each.scrollWidth}×${each.scrollHeight} in ${each.clientWidth}×${each.clientHeight}`,
      ),
  );
}
