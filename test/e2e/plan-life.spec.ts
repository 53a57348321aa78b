import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import type { Statement } from '#src/domain/statements/statement.ts';
import { q } from '#test/domain/support/build.ts';
import { revision } from '#test/domain/support/revision.ts';
import { ARCHIVE } from '#test/support/fixture-plans.ts';
import { openFilled } from '#test/support/filled-plan.ts';
import { isTooWide, seriousFaults } from '#test/support/reading-places.ts';

// What becomes of a plan in force, on a project of three rows whose year was filled on another PC.

const AUTHOR = { name: '陈刚', section: '综合股' };
const at = (route: string, month = 12) => `./#/${route}?plan=${ARCHIVE.id}&month=${month}`;

function said(id: string, subject: object, content: object): Statement {
  return Object.assign({}, revision({ id }), { subject, content, author: AUTHOR }) as Statement;
}

const number = (value: string) => ({ kind: 'number', value: q(value) });
const AREA = said('r1', { kind: 'month', indicator: '甲', month: 6 }, number('320.5'));
const MONEY = said('r2', { kind: 'month', indicator: '乙', month: 9 }, number('12.5'));
const RATING = said(
  'r3',
  { kind: 'rating', indicator: '丙', month: 12 },
  { tier: 'met', coefficient: 900_000, evidence: '验收单' },
);
const EXECUTION = said('r4', { kind: 'execution', month: 12 }, number('35'));
const REMARK = said('r5', { kind: 'remark', indicator: '甲' }, { text: '二期未完工，明年续建' });

async function seal(page: Page): Promise<string> {
  await page.goto(at('review/seal'));
  await page.getByRole('button', { name: '定稿…' }).click();
  await page.getByRole('dialog', { name: '2024 年度定稿' }).getByRole('button', { name: '定稿' }).click();
  await expect(page.getByRole('heading', { name: '本年度已定稿' })).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出定稿文件' }).click(),
  ]);
  return readFile(await download.path(), 'utf8');
}

test('[PL20][PL21][PL61] 更正原文 of a filled year: numbers stay, are converted, are cleared; forms, history and seal say so', async ({
  page,
}) => {
  await openFilled(page, [AREA, MONEY, RATING, EXECUTION, REMARK], [ARCHIVE, '综合股']);
  await page.goto(at('plan'));
  await page.getByRole('button', { name: '更正原文…' }).click();
  const field = (row: number, label: string) => page.getByRole('textbox', { name: `第 ${row} 项${label}` });
  await field(1, '计量单位').fill('间');
  await field(2, '计量单位').fill('元');
  await field(2, '指标值').fill('380000');
  await page.getByRole('combobox', { name: '第 3 项指标性质' }).selectOption('≥');
  await field(3, '计量单位').fill('%');
  await field(3, '指标值').fill('90');
  await expect(page.getByRole('combobox', { name: '第 3 项汇总方式' })).toHaveValue('mean');
  // Down to it alone: what is cut at the side stays cut.
  await page.evaluate(() => window.scrollBy(0, 200));
  await expect(page.getByRole('button', { name: '删除第 3 项' })).toBeInViewport({ ratio: 1 });
  expect(await isTooWide(page)).toBe(false);
  await page.getByRole('button', { name: '更正…' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('list', { name: '更正的内容' })).toContainText(
    '第 2 项“改造经费” 指标值：38 → 380000',
  );
  await dialog
    .getByLabel(/^数字不变/)
    .first()
    .check();
  await dialog.getByLabel(/^按单位精确换算/).check();
  await expect(dialog.getByRole('row', { name: /9月完成值 12.5 万元 125,000 元/ })).toBeVisible();
  await dialog.getByLabel('理由').fill('批复表第二页印的是元');
  // The rating waits for its decision, which is to be cleared and nothing else.
  const correct = dialog.getByRole('button', { name: '更正', exact: true });
  await expect(correct).toBeDisabled();
  await dialog.getByLabel(/^清除/).last().check();
  expect(await seriousFaults(page)).toEqual([]);
  await correct.click();
  await expect(page.getByRole('heading', { name: /^绩效方案/ })).toBeVisible();
  await expect(page.getByText(/更正，理由：批复表第二页印的是元/)).toBeVisible();

  await page.goto(at('indicator/乙'));
  const history = page.getByRole('region', { name: '修改记录' });
  await expect(history.getByRole('row', { name: /12.5 万元 → 125,000 元/ })).toContainText(
    '更正原文：批复表第二页印的是元',
  );
  await history.getByRole('button', { name: /^恢复此值.* 12.5 万元$/ }).click();
  await expect(page.getByText(/没有恢复：这是改单位或口径之前的记录/)).toBeVisible();

  await page.goto(at('review/form'));
  const sheet = page.getByRole('region', { name: /^第 1 页/ });
  await expect(sheet.getByRole('row', { name: /改造库房面积/ })).toContainText('320.5');
  await expect(sheet.getByRole('row', { name: /改造经费/ })).toContainText('380000');
  await expect(sheet.getByRole('row', { name: /改造经费/ })).toContainText('125000');
  await expect(sheet.getByRole('row', { name: /库房温湿度/ })).toContainText('未填报');
  await page.goto(at('entry'));
  await page.locator('#cell-丙-12-value').click();
  await page.keyboard.type('96.5');
  await page.keyboard.press('Enter');
  await expect(page.locator('header').getByText(/^已保存到本机/)).toBeVisible();

  const file = await seal(page);
  expect(file).toContain('"unit":"元"');
  expect(file).toContain('批复表第二页印的是元');
  expect(file).not.toContain('"unit":"万元"');
});

test('[PL24][PL25][PL26] 调整 by document: target, weights, a row stopped and one added hold from their month on, with footnotes on the forms and in the seal', async ({
  page,
}) => {
  await openFilled(page, [AREA, MONEY, RATING, EXECUTION, REMARK], [ARCHIVE, '综合股']);
  await page.goto(at('plan', 6));
  await page.getByRole('button', { name: '调整方案…' }).click();
  const dialog = page.getByRole('dialog', { name: '调整方案' });
  await dialog.getByRole('combobox', { name: '从哪个月起' }).selectOption('7');
  await dialog.getByLabel('文件日期').fill('2024-07-03');
  await dialog.getByLabel('文号（没有可空着）').fill('澄财〔2024〕18号');
  await dialog.getByLabel('理由').fill('库房二期缓建');
  await dialog.getByRole('textbox', { name: '第 1 项新指标值' }).fill('320.5');
  await dialog.getByRole('textbox', { name: '第 1 项新权重' }).fill('40');
  await dialog.getByRole('checkbox', { name: '停止第 3 项' }).check();
  await dialog.getByRole('button', { name: '新增一项指标' }).click();
  await dialog.getByLabel('指标名称').fill('数字化加工');
  await dialog.getByLabel('计量单位').fill('卷');
  await dialog.getByLabel('指标值', { exact: true }).fill('500');
  await dialog.getByRole('button', { name: '调整', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText('权重');
  await dialog.getByLabel('权重', { exact: true }).fill('30');
  await expect(dialog.getByRole('status')).toContainText('调整后权重合计 100 分');
  expect(await seriousFaults(page)).toEqual([]);
  await page.screenshot({ path: test.info().outputPath('adjust.png') });
  await dialog.getByRole('button', { name: '调整', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('list', { name: '各次调整' })).toContainText('澄财〔2024〕18号');

  // In force at the cut-off alone: June knows the rating, July the new row.
  const table = page.getByRole('region', { name: /^指标/ });
  await expect(table.getByRole('row', { name: /库房温湿度/ })).toBeVisible();
  await page.goto(at('plan', 7));
  await expect(table.getByRole('row', { name: /数字化加工/ })).toBeVisible();
  await expect(table.getByRole('row', { name: /库房温湿度/ })).toHaveCount(0);

  await page.goto(at('entry'));
  await page.locator('[id^="cell-a-"][id$="-12-value"]').click();
  await page.keyboard.type('510');
  await page.keyboard.press('Enter');
  await expect(page.locator('header').getByText(/^已保存到本机/)).toBeVisible();
  for (const route of ['review/form', 'scorecard']) {
    await page.goto(at(route));
    const sheet = page.getByRole('region', { name: /^第 1 页/ });
    await expect(sheet).toContainText('澄财〔2024〕18号');
    await expect(sheet).toContainText('640.5');
    await expect(sheet.getByRole('row', { name: /数字化加工/ })).toContainText('510');
    await expect(sheet.getByRole('row', { name: /库房温湿度/ })).toHaveCount(0);
    await page.screenshot({ path: test.info().outputPath(`${route.replace('/', '-')}.png`) });
  }
  const file = await seal(page);
  expect(file).toContain('澄财〔2024〕18号');
  expect(file).toContain('数字化加工');
});
