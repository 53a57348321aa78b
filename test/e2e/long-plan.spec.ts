import { expect, test } from '@playwright/test';
import { revision } from '#test/domain/support/revision.ts';
import { openFilled } from '#test/support/filled-plan.ts';
import { firstRevisions } from '#test/support/district.ts';
import { CITY, OTHER_PLANS } from '#test/support/fixture-plans.ts';
import { WATER } from '#test/support/water-plan.ts';
import { isTooWide, seriousFaults } from '#test/support/reading-places.ts';

test('[G35][G51] in a plan of 200 rows a key touches its own row alone, and rows out of sight are not laid out', async ({
  page,
}) => {
  const said = revision({ id: 'r1', indicator: CITY.indicators[1]?.id ?? '', month: 1, value: '300' });
  await openFilled(page, [said], [CITY, CITY.collectingSection]);
  for (const view of ['', '&view=year']) {
    await page.goto(`./#/entry?plan=${CITY.id}&month=6${view}`);
    const cell = page.locator('[id^="cell-"][id$="-6-value"]').nth(2);
    await cell.click();
    await page.evaluate(() => {
      const touched = new Set<Element>();
      Object.assign(window, { touched });
      const body = document.querySelector('#entry-grid tbody');
      if (body === null) throw new Error('no grid');
      new MutationObserver((changes) => {
        for (const { target } of changes) {
          const row = (target instanceof Element ? target : target.parentElement)?.closest('tr');
          if (row) touched.add(row);
        }
      }).observe(body, { subtree: true, childList: true, characterData: true, attributes: true });
    });
    await page.keyboard.type('12');
    await expect(page.getByRole('row', { name: /^3 / })).toContainText('12');
    const counted = await page.evaluate(() => {
      const { touched } = window as unknown as { readonly touched: ReadonlySet<Element> };
      const rows = [...document.querySelectorAll('#entry-grid tbody tr')];
      const shown = rows.filter((row) =>
        row.firstElementChild?.checkVisibility({ contentVisibilityAuto: true }),
      );
      const lefts = (row: Element | undefined | null) =>
        Array.from(row?.children ?? [], (each) => Math.round(each.getBoundingClientRect().left));
      const heads = lefts(document.querySelector('#entry-grid thead tr'));
      return {
        touched: touched.size,
        rows: rows.length,
        shown: shown.length,
        isAligned: [rows[0], rows[150], document.querySelector('#entry-grid tfoot tr')].every(
          (row) => lefts(row).join() === heads.join(),
        ),
      };
    });
    expect(counted).toMatchObject({ touched: 1, rows: 200, isAligned: true });
    expect(counted.shown).toBeLessThan(100);
    expect(await isTooWide(page)).toBe(false);
    expect(await seriousFaults(page)).toEqual([]);
    // [G51] Nothing of what a row is called by is cut: its number, its unit, its weight.
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll('#entry-grid tbody td:not([role])')]
        .filter((td) => td.scrollWidth > td.clientWidth + 1)
        .map((td) => td.textContent),
    );
    expect(cut).toEqual([]);
    // The last row is reached by keys, in sight above the foot, and named.
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+ArrowDown');
    await page.keyboard.press('ArrowUp');
    await expect(page.getByRole('row', { name: /^200 / })).toBeInViewport();
    await page.screenshot({ path: test.info().outputPath(`long${view === '' ? '' : '-year'}.png`) });
  }
});

test('[MO20] 月度通报 of 200 rows is one page of A4 in a month in which four kinds of change are told', async ({
  page,
}) => {
  const said = OTHER_PLANS.find(({ plan }) => plan.id === CITY.id)?.said ?? [];
  const ofMonths = firstRevisions(said, 'a').filter(({ subject }) => !/close|seal/.test(subject.kind));
  await openFilled(page, ofMonths, [CITY, CITY.collectingSection]);
  await page.goto(`./#/month/brief?plan=${CITY.id}&month=6`);
  const paper = page.getByRole('article', { name: '2026年6月绩效指标运行情况通报' });
  await expect(paper.getByText(/^状态未变、得分有变化\d+项/)).toBeVisible();
  await expect(paper.locator('svg, img')).toHaveCount(2);
  // A sheet of A4 is 1,123 pixels high.
  expect((await paper.boundingBox())?.height).toBeLessThan(1_124);
});

test('[G52] what a number does is said in one line each, of ten digits too', async ({ page }) => {
  const said = [1, 2].map((month) =>
    revision({ id: `r${month}`, indicator: 'sum', month, value: '1234567890' }),
  );
  await openFilled(page, said, [WATER, WATER.collectingSection]);
  for (const view of ['', '&view=year']) {
    await page.goto(`./#/entry?plan=${WATER.id}&month=2${view}`);
    await page.locator('#cell-sum-2-value').click();
    const lines = page.getByRole('table').filter({ hasText: '计入 2月数前后' }).getByRole('row');
    await expect(lines.first()).toContainText('年累计');
    await expect(lines.first()).toContainText('2,469,135,780');
    const seen = await lines.evaluateAll((rows) =>
      rows.map((row) => [
        row.clientHeight < 30,
        (row.lastElementChild?.getBoundingClientRect().right ?? 0) <= innerWidth,
      ]),
    );
    const panel = page.locator('aside', { has: lines.first() }).last();
    expect(await panel.evaluate((each) => each.scrollWidth <= each.clientWidth)).toBe(true);
    expect(seen.every(([isOneLine, isWithin]) => isOneLine && isWithin)).toBe(true);
  }
});
