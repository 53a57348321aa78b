import { expect, test, type Page } from '@playwright/test';
import { DataDriver, packageOf } from '#test/support/data-driver.ts';
import { EntryDriver, faultsOf, standingCells, storedData } from '#test/support/entry-driver.ts';

const ONE = packageOf('运行管理科.jxb.json', [
  { id: 'one-7', indicator: '07', month: 1, value: '120' },
  { id: 'one-8', indicator: '08', month: 1, value: '9' },
]);
const TWO = packageOf('技术保障科.jxb.json', [
  { id: 'two-7', indicator: '07', month: 1, value: '130' },
  { id: 'two-4', indicator: '04', month: 1, value: '2' },
]);

test('[N10][B33] two files and half a one: compared as one, taken in as one step, taken back as one', async ({
  page,
}) => {
  const data = await open(page);
  const half = { ...ONE, name: '断.jxb.json', buffer: ONE.buffer.subarray(0, ONE.buffer.length - 300) };
  await page.getByLabel(/选择文件/).setInputFiles([ONE, half, TWO]);
  await expect(page.getByRole('region', { name: '并入预览：2 个文件' })).toBeVisible();
  await expect(filesOf(page)).toContainText(/断\.jxb\.json 文件不完整/);
  const apply = page.getByRole('button', { name: '并入', exact: true });
  await page.getByRole('button', { name: '全部用对方' }).click();
  await expect(page.getByText('还有 1 处没有选定')).toBeVisible();
  await expect(apply).toBeDisabled();
  const choice = page.getByRole('combobox', { name: /1月完成值 采用/ }).first();
  const options = await choice.locator('option').allTextContents();
  expect(options.map((text) => text.replace(/（.*/, ''))).toEqual([
    '请选择',
    '用 130 条',
    '用 120 条',
    '用本机',
    '不并入',
  ]);
  await choice.selectOption({ index: 2 });
  await data.apply();
  await data.acknowledged(/^已并入，3 处有变化/);
  const merged = await storedData(page);
  expect(faultsOf(merged)).toEqual([]);
  expect(standingCells(merged)).toEqual({ '04/1': 2, '07/1': 120, '08/1': 9 });
  expect(merged.operations.map(({ intent }) => intent)).toEqual(['type', 'merge']);
  await page.reload();
  await data.undo();
  await data.acknowledged(/^已撤销 3 处/);
  expect(standingCells(await storedData(page))).toEqual({ '04/1': null, '07/1': 11, '08/1': null });
});

test('[N9][B32] the year goes back to exactly the state of a file, and forth again after a reload', async ({
  page,
}) => {
  const data = await open(page);
  await page.getByLabel(/选择文件/).setInputFiles([ONE]);
  await page.getByRole('button', { name: '恢复为此文件的状态：运行管理科.jxb.json' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('现有 1 个值，恢复后 2 个；2 处会改变');
  expect(standingCells(await storedData(page))).toEqual({ '07/1': 11 });
  await data.restore();
  await data.acknowledged(/^已恢复 2 处/);
  const restored = await storedData(page);
  expect(faultsOf(restored)).toEqual([]);
  expect(standingCells(restored)).toEqual({ '07/1': 120, '08/1': 9 });
  expect(restored.points).toHaveLength(1);
  await expect(page.getByText('恢复为文件的状态 2 处（运行管理科.jxb.json）')).toBeVisible();
  await page.reload();
  await data.undo();
  await data.acknowledged(/^已撤销 2 处/);
  expect(standingCells(await storedData(page))).toEqual({ '07/1': 11, '08/1': null });
});

test('[N11] 50 MB that take long to read leave the page free, and reading can be cancelled', async ({
  page,
}) => {
  await open(page);
  const { duration, longest } = await pickLarge(page, 1, /校验码不符/.source);
  const figures = `50 MB read in ${duration.toFixed(0)} ms; the page stood still for ${longest.toFixed(0)} ms at most`;
  process.stdout.write(`${figures}\n`);
  test.info().annotations.push({ type: 'measured', description: figures });
  // Read on the page, nearly all of it is one standstill.
  expect(longest).toBeLessThan(duration / 2);

  await pickLarge(page, 4, null);
  await expect(page.getByText(/正在读取 第 1 个（共 4 个）大0\.jxb\.json（4\d\.\d MB）：/)).toBeVisible();
  await page.getByRole('button', { name: '取消读取' }).click();
  await expect(filesOf(page).getByText('已取消读取。本机数据未改动。')).toHaveCount(4);
  await expect(page.getByText(/正在读取 第/)).toHaveCount(0);
});

test('[N11] a large package that is sound comes out of the worker as it went in', async ({ page }) => {
  const data = await open(page);
  const revisions = Array.from({ length: 4_000 }, (_, index) => ({
    id: `large-${index}`,
    indicator: '08',
    month: 1 + (index % 12),
    value: String(index % 90),
    note: `第 ${index} 次：${'补报说明'.repeat(40)}`,
    replaces: index < 12 ? [] : [`large-${index - 12}`],
  }));
  const file = packageOf('全年.jxb.json', revisions);
  expect(file.buffer.length).toBeGreaterThan(2_000_000);
  const started = page.waitForEvent('worker');
  await data.compare(file);
  await started;
  await data.apply();
  await data.acknowledged(/^已并入，12 处有变化/);
  const stored = await storedData(page);
  expect(faultsOf(stored)).toEqual([]);
  expect(stored.statements).toHaveLength(4_001);
  expect(standingCells(stored)['08/12']).toBe(3_995 % 90);
});

async function open(page: Page): Promise<DataDriver> {
  const entry = new EntryDriver(page);
  await entry.open();
  await entry.signIn();
  await entry.type('07', 1, '11');
  await entry.acknowledged();
  const data = new DataDriver(page);
  await data.open();
  return data;
}

function filesOf(page: Page) {
  return page.getByRole('list', { name: '读到的文件' });
}

/**
 * Picks files of nearly 50 MB that are made in the page, for Playwright hands over less, and that are wrong only at the very end.
 * @param until what the list says when they are read; null: not waited for
 * @returns in ms: how long that took, and the longest time in which the page did not answer
 */
function pickLarge(page: Page, count: number, until: string | null) {
  return page.evaluate(
    ([number, pattern]) => {
      const head = '{"format":"performance-tracker-package","version":1,"digest":"00","x":[';
      const body = `"${'a'.repeat(1_000)}",`.repeat(47_000);
      const input = document.querySelector('input[type="file"][multiple]');
      const picked = new DataTransfer();
      for (let index = 0; index < number; index += 1)
        picked.items.add(new File([head, body, '0]}'], `大${index}.jxb.json`));
      Object.assign(input ?? {}, { files: picked.files });
      return new Promise<{ duration: number; longest: number }>((resolve) => {
        const started = performance.now();
        let [last, longest] = [started, 0];
        const timer = setInterval(() => {
          const now = performance.now();
          longest = Math.max(longest, now - last);
          last = now;
          const list = document.querySelector('[aria-label="读到的文件"]')?.textContent ?? '';
          if (pattern !== null && !new RegExp(pattern).test(list)) return;
          clearInterval(timer);
          resolve({ duration: now - started, longest });
        }, 5);
        input?.dispatchEvent(new Event('change', { bubbles: true }));
      });
    },
    [count, until] as const,
  );
}
