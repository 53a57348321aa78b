import { expect, test, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { readXlsx } from 'hucre';
import { fillAuthor, openSampleYear } from '#test/support/journey.ts';
import { isTooWide, seriousFaults } from '#test/support/reading-places.ts';

const at = (route: string) => `./#${route}`;

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

async function shot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: test.info().outputPath(`${name}.png`) });
}

/** The draft's rows as a published table prints them: one renamed, one dropped, one new, one re-weighted. */
async function published(page: Page): Promise<readonly (readonly string[])[]> {
  const rows = await page.evaluate(() => {
    const value = (number: number, label: string) =>
      document.querySelector<HTMLInputElement | HTMLSelectElement>(`[aria-label="第 ${number} 项${label}"]`)
        ?.value ?? '';
    const count = document.querySelectorAll('[aria-label$="项指标名称"]').length;
    return Array.from({ length: count }, (_, index) =>
      ['指标名称', '计量单位', '指标性质', '指标值', '权重'].map((label) => value(index + 1, label)),
    );
  });
  const table = rows.flatMap(([name = '', unit = '', operator = '', target = '', weight = ''], index) => {
    // 新增政务新媒体 is gone, 2 or 3 points of it are those of a new row.
    if (index === 1) return [];
    const isRated = operator === '定性';
    const cells = [name, isRated ? '定性' : unit, isRated ? '' : operator, target, weight];
    if (index === 2) cells[0] = '网站群安全云检测';
    if (index === 3) cells[4] = String(Number(weight) + 1);
    return [cells];
  });
  const gone = Number(rows[1]?.[4] ?? 0);
  return [
    ['2026年部门整体绩效目标表'],
    ['指标名称', '计量单位', '指标性质', '指标值', '权重'],
    ...table,
    ['政务数据共享接口', '个', '≥', '12', String(gone - 1)],
  ];
}

test('[NY1][NY11][NY12][NY16][NY20][PL50][PL54] 2025 becomes 2026: copied, changed, compared, January recorded, published, in force, and beside last year on every place', async ({
  page,
}) => {
  await openSampleYear(page, at);
  await page.goto(at('/plans?year=2025&sample=1'));
  await page
    .getByRole('row', { name: /示例数据/ })
    .getByRole('button', { name: '复制为 2026 年度草稿' })
    .click();
  await expect(page.getByRole('heading', { name: /^草稿/ })).toBeVisible();
  await expect(page.getByRole('textbox', { name: '年度' })).toHaveValue('2026');

  // Five changes: target, weight twice (the sum stays), name, unit.
  const field = (number: number, label: string) =>
    page.getByRole('textbox', { name: `第 ${number} 项${label}` });
  await field(3, '指标值').fill('5');
  await field(3, '权重').fill('3');
  await field(2, '权重').fill('2');
  await field(5, '指标名称').fill('网站群渗透测试服务');
  await field(1, '计量单位').fill('家');
  await expect(page.getByText('草稿已保存到本机')).toBeVisible();
  // From its top: half under the bar that stays, any button is a small one.
  await page.evaluate(() => window.scrollTo(0, 0));
  expect(await seriousFaults(page)).toEqual([]);
  await shot(page, 'draft');
  const table = await published(page);

  await page.getByRole('link', { name: '与上年对照' }).click();
  await expect(page.getByRole('status').filter({ hasText: '未变' })).toContainText(
    '目标改 1、权重改 2、更名 1、改单位 1。权重合计 2025 年 100 → 2026 年 100。',
  );
  expect(await seriousFaults(page)).toEqual([]);
  expect(await isTooWide(page)).toBe(false);
  await shot(page, 'compare');
  await page.getByRole('checkbox', { name: '只看有变化的' }).check();
  await shot(page, 'compare-changes');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出 Excel' }).click(),
  ]);
  expect(download.suggestedFilename()).toContain('2025与2026年度指标对照');
  const sheet = (await readXlsx(await readFile(await download.path()))).sheets[0];
  expect(sheet?.rows.map((row) => row[8])).toEqual(expect.arrayContaining(['目标 4 → 5；权重 2 → 3']));
  await page.pdf({ path: test.info().outputPath('compare.pdf'), preferCSSPageSize: true });

  // January has figures before the table is published: they are recorded in the draft.
  await page.getByRole('link', { name: '返回', exact: true }).click();
  await page.getByRole('link', { name: '先填月度' }).click();
  await expect(page.getByText(/2026 年度还没有下达，月度可以先填/)).toBeVisible();
  const plan = /plan=(p-[0-9a-f]+)/.exec(page.url())?.[1] ?? '';
  await page.goto(at(`/entry?plan=${plan}&month=1`));
  const cells = page.locator('[id^="cell-"][id$="-1-value"]');
  const ids = await cells.evaluateAll((all) => all.map(({ id }) => id));
  const type = async (index: number, text: string) => {
    await page.locator(`[id="${ids[index]}"]`).click();
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  };
  await type(1, '1');
  await fillAuthor(page);
  await type(2, '2');
  await type(5, '9');
  await expect(page.locator('header').getByText(/^已保存到本机/)).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  expect(await isTooWide(page)).toBe(false);
  await shot(page, 'draft-entry');
  await page.goto(at(`/overview?plan=${plan}&month=1`));
  await expect(page.getByRole('region', { name: '各月填报' })).toContainText('去填报');
  expect(await seriousFaults(page)).toEqual([]);
  await shot(page, 'draft-overview');

  // The published table comes, and is laid over the draft: what was recorded follows its row, or is decided on.
  await page.getByRole('link', { name: '打开草稿' }).last().click();
  await page.getByRole('button', { name: '返回方案目录' }).click();
  await shot(page, 'plans');
  await pasteInto(page, table);
  await page.getByRole('combobox', { name: '这张表用作' }).selectOption({ label: '套到草稿：2026 整体绩效' });
  await page.getByRole('button', { name: '逐项对应…' }).click();
  await expect(page.getByRole('button', { name: '套用' })).toBeDisabled();
  await shot(page, 'overlay');
  expect(await seriousFaults(page)).toEqual([]);
  for (const button of await page
    .getByRole('button', { name: /^不是：第 \d+ 项与“政务数据共享接口”$/ })
    .all())
    await button.click();
  const confirm = page.getByRole('button', { name: /^确认是同一项：/ });
  while ((await confirm.count()) > 0) await confirm.first().click();
  await expect(page.getByRole('status').filter({ hasText: '还有 1 项的填报数待决定' })).toBeVisible();
  await shot(page, 'overlay-values');
  expect(await seriousFaults(page)).toEqual([]);
  await page
    .getByRole('combobox', { name: '“新增政务新媒体”填过的数' })
    .selectOption({ label: '不再计入，留在修改记录' });
  await page.getByRole('button', { name: '套用' }).click();
  await expect(page.getByRole('heading', { name: /^草稿/ })).toBeVisible();
  await expect(field(2, '指标名称')).toHaveValue('网站群安全云检测');
  await expect(page.getByText(/权重合计 100 分/)).toBeVisible();
  const settle = page.getByRole('button', { name: /没问题$/ });
  while ((await settle.count()) > 0) await settle.first().click();
  await shot(page, 'overlaid');
  await page.getByRole('button', { name: '下达…' }).click();
  await page.getByRole('textbox', { name: '下达日期' }).fill('2026-02-10');
  await page.getByRole('dialog').getByRole('button', { name: '下达' }).click();
  await expect(page.getByRole('heading', { name: /^绩效方案/ })).toBeVisible();

  // January stands under the plan in force, on its rows and once; the year goes on in it.
  expect(page.url()).toContain(`plan=${plan}`);
  await page.goto(at(`/entry?plan=${plan}&month=1`));
  await expect(page.locator(`[id="${ids[2]}"]`)).toHaveText('2');
  await expect(page.locator(`[id="${ids[5]}"]`)).toHaveText('9');
  await expect(page.locator(`[id="${ids[1]}"]`)).toHaveCount(0);
  await expect(page.getByText(/还没有下达/)).toHaveCount(0);
  await type(6, '1200');
  await expect(page.locator('header').getByText(/^已保存到本机/)).toBeVisible();
  await page.reload();
  await expect(page.locator(`[id="${ids[6]}"]`)).toHaveText(/1,?200/);
  await expect(page.locator(`[id="${ids[5]}"]`)).toHaveText('9');
  const row = ids[5]?.replace(/^cell-|-1-value$/g, '') ?? '';

  await page.goto(at(`/overview?plan=${plan}&month=1`));
  await expect(
    page.getByRole('region', { name: '与上年同期' }).getByText(/^较 2025 年同期（示例数据） [+−]/),
  ).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  expect(await isTooWide(page)).toBe(false);
  await shot(page, 'overview');
  await page
    .getByRole('region', { name: '与上年同期' })
    .screenshot({ path: test.info().outputPath('panel.png') });
  await page.getByRole('button', { name: '汇报' }).click();
  await expect(page.getByText(/^与2025年同期（截至1月）（示例数据）相比/)).toBeVisible();
  await shot(page, 'present');
  await page.keyboard.press('Escape');
  await page.goto(at(`/indicator/${row}?plan=${plan}&month=1`));
  await expect(page.getByRole('region', { name: '较上年同期' })).toContainText('完成值');
  await expect(page.getByText(/2025 年同期/).first()).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  await shot(page, 'indicator');
  for (const tab of ['report', 'summary']) {
    await page.goto(at(`/review/${tab}?plan=${plan}&month=1`));
    await expect(page.getByText(/与2025年同期（截至1月）（示例数据）相比/)).toBeVisible();
    await shot(page, tab);
    // One page of A4, with what it says of last year too [J9].
    if (tab === 'summary') {
      const paper = await page.getByRole('article', { name: /自评摘要$/ }).boundingBox();
      expect(paper?.height ?? 0).toBeLessThanOrEqual((297 / 25.4) * 96 + 1);
    }
  }
  await page.goto(at('/plans?year=2025'));
  await expect(
    page.getByRole('row', { name: /2026 年度 整体绩效/ }).getByRole('link', { name: '对照上年' }),
  ).toBeVisible();
  await shot(page, 'plans-end');
});

test('[PL65] a number taken back before its unit was edited stays back: Ctrl+Y says why, over a reload too, and edited back it comes', async ({
  page,
}) => {
  await openSampleYear(page, at);
  await page.goto(at('/plans?year=2025&sample=1'));
  await page
    .getByRole('row', { name: /示例数据/ })
    .getByRole('button', { name: '复制为 2026 年度草稿' })
    .click();
  await page.getByRole('link', { name: '先填月度' }).click();
  await expect(page.getByText(/2026 年度还没有下达，月度可以先填/)).toBeVisible();
  const plan = /plan=(p-[0-9a-f]+)/.exec(page.url())?.[1] ?? '';
  const editUnit = async (unit: string) => {
    await page.getByRole('link', { name: '打开草稿' }).last().click();
    await page.getByRole('textbox', { name: '第 1 项计量单位' }).fill(unit);
    await expect(page.getByText('草稿已保存到本机')).toBeVisible();
    await page.getByRole('link', { name: '先填月度' }).click();
    await page.goto(at(`/entry?plan=${plan}&month=1`));
    await expect(page.getByRole('grid')).toBeVisible();
  };
  await page.goto(at(`/entry?plan=${plan}&month=1`));
  const cell = page.locator('[id^="cell-"][id$="-1-value"]').first();
  await cell.click();
  await page.keyboard.type('7');
  await page.keyboard.press('Enter');
  await fillAuthor(page);
  await expect(cell).toHaveText('7');
  await expect(page.locator('header').getByText(/^已保存到本机/)).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(cell).not.toHaveText('7');

  await editUnit('家');
  await page.reload();
  await cell.click();
  await page.keyboard.press('Control+y');
  await expect(page.getByText(/1 处所在的行后来改了计量单位或口径，旧数没有恢复/)).toBeVisible();
  await shot(page, 'redo-left');
  await expect(cell).not.toHaveText('7');
  // What is typed now is of the new unit, and goes back and forth.
  await cell.click();
  await page.keyboard.type('8');
  await page.keyboard.press('Enter');
  await expect(cell).toHaveText('8');
  await expect(page.locator('header').getByText(/^已保存到本机/)).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(cell).not.toHaveText('8');
  await editUnit('个');
  await editUnit('家');
  await cell.click();
  await page.keyboard.press('Control+y');
  await expect(cell).toHaveText('8');
});
