import { rm } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { openProfile, type KillableBrowser } from '#test/support/browser.ts';
import { EntryDriver } from '#test/support/entry-driver.ts';
import { openOrRestore } from '#test/support/open-or-restore.ts';
import { addressOf, newDesk } from '#test/support/single-file.ts';
import { canMount, newSmallDisk } from '#test/support/small-disk.ts';

// A disk that is really full. `npm run test:disk` runs 20 rounds.
const ROUNDS = Number(process.env['DISK_ROUNDS'] ?? '2');
const STARTS = 3;
const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

test.setTimeout(60_000 + ROUNDS * 60_000);
test.skip(!canMount, 'a disk of its own cannot be mounted here');

test(`[B34][B36][B37] ${ROUNDS} rounds on a disk that is really full: no acknowledged cell is lost or unsaid`, async ({
  baseURL,
}) => {
  if (baseURL === undefined) throw new Error('The configuration gives no baseURL.');
  const seen = { opened: 0, restored: 0 };
  for (let round = 1; round <= ROUNDS; round += 1)
    await test.step(`round ${round}`, () => playRound(`${baseURL}#/entry?year=2025&view=year`, round, seen));
  report(
    `${ROUNDS} of ${ROUNDS} rounds on a full disk: ${seen.opened} starts with everything there, ${seen.restored} after a restore`,
  );
});

test(`[B34][B36][B37] ${ROUNDS} rounds of the single file on a disk that is really full: no acknowledged cell is lost either`, async () => {
  const desk = await newDesk();
  const seen = { opened: 0, restored: 0 };
  try {
    for (let round = 1; round <= ROUNDS; round += 1)
      await test.step(`round ${round}`, () =>
        playRound(addressOf(desk, '#/entry?year=2025&view=year'), round, seen));
  } finally {
    await rm(desk.home, { recursive: true, force: true });
  }
  report(
    `single file, ${ROUNDS} rounds: ${seen.opened} starts with everything there, ${seen.restored} after a restore`,
  );
});

/** In the order in which they are typed: enough for the room that a full disk still has in the last page of each file. */
const CELLS = ['07', '08'].flatMap((row) => MONTHS.map((month) => ({ row, month })));
const BEFORE = 6;
const AFTER = 2;

/** Six cells acknowledged, the disk filled, typed on until a save fails and two cells more, room made, saved again, and the browser ended and started several times. */
async function playRound(
  address: string,
  round: number,
  seen: { opened: number; restored: number },
): Promise<void> {
  const disk = await newSmallDisk();
  let browser: KillableBrowser | null = null;
  try {
    browser = await openProfile(disk.folder, disk.enter);
    const { page } = browser;
    const entry = new EntryDriver(page);
    await page.goto(address);
    await entry.signIn();
    const typed: (typeof CELLS)[number][] = [];
    const typeNext = async () => {
      const cell = CELLS[typed.length];
      if (cell === undefined) throw new Error('The disk was never full.');
      await entry.type(cell.row, cell.month, textOf(cell.month));
      typed.push(cell);
    };
    while (typed.length < BEFORE) await typeNext();
    await entry.acknowledged();
    await disk.fill();
    const exportNow = page.getByRole('button', { name: '立即导出全部' });
    await expect(async () => {
      // Again and again: what the browser gives back meanwhile would make room.
      await disk.fill();
      await typeNext();
      await expect(exportNow).toBeVisible({ timeout: 1_000 });
    }).toPass();
    for (let more = 0; more < AFTER; more += 1) await typeNext();
    await expect(exportNow).toBeVisible();
    await expect(page.getByRole('alert').filter({ hasText: '完好' })).toHaveCount(0);
    await disk.free();
    // Half of the rounds by the button, half by loading the page again: neither loses the failed saves.
    if (round % 2 === 0) await retryUntilSaved(page);
    else {
      await reload(page);
      // The browser may have thrown its database away by now: that is said, and the failed saves outlive the restore too.
      await openOrRestore(page, page.getByRole('grid'));
    }
    await entry.acknowledged();
    for (const { row, month } of typed) await expect(entry.cell(row, month)).toHaveText(textOf(month));
    // Both ways have files of their own: nothing that was acknowledged is called unsure.
    await expect(page.getByText('重新启动以前填的，可能留不住')).toHaveCount(0);
    for (let start = 1; start <= STARTS; start += 1) {
      if ((round + start) % 2 === 0) await browser.kill();
      else await browser.close();
      browser = await openProfile(disk.folder, disk.enter);
      await browser.page.goto(address);
      const way = await openOrRestore(browser.page, browser.page.getByRole('grid'));
      seen[way] += 1;
      const again = new EntryDriver(browser.page);
      for (const { row, month } of typed)
        await expect(again.cell(row, month), `start ${start}, row ${row}, month ${month}`).toHaveText(
          textOf(month),
        );
    }
  } finally {
    await browser?.kill();
    await disk.remove();
  }
}

function textOf(month: number): string {
  return String(month + 10);
}

async function retryUntilSaved(page: Page): Promise<void> {
  const retry = page.getByRole('button', { name: '重试保存' });
  await expect(async () => {
    if (await retry.isVisible()) await retry.click({ timeout: 1_000 });
    await expect(retry).toHaveCount(0, { timeout: 1_000 });
  }).toPass();
}

async function reload(page: Page): Promise<void> {
  page.on('dialog', (dialog) => {
    dialog.accept().catch(() => undefined);
  });
  await page.reload();
}

function report(words: string): void {
  process.stdout.write(`${words}\n`);
  test.info().annotations.push({ type: 'measured', description: words });
}
