import { rm } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { newProfile, openProfile, type KillableBrowser } from '#test/support/browser.ts';
import { EntryDriver, faultsOf, standingCells, storedData } from '#test/support/entry-driver.ts';

/** At least 20: relaxed durability and localStorage fail such a test nearly every time, so 20 clean rounds say something. */
const ROUNDS = 22;

test.setTimeout(240_000);

test('[B1][B2] the browser killed right after «已保存», 22 times: every acknowledged entry is there, nothing is half-written', async ({
  baseURL,
}) => {
  if (baseURL === undefined) throw new Error('The configuration gives no baseURL.');
  const profile = await newProfile();
  const acknowledged: Record<string, unknown> = {};
  /** What was under way at each kill: there as a whole or not at all. */
  let unsure: { readonly units: number; readonly before: Record<string, unknown> } | null = null;
  let browser: KillableBrowser | null = null;
  let landed = 0;
  try {
    for (let round = 1; round <= ROUNDS + 1; round += 1) {
      browser = await openProfile(profile);
      const entry = new EntryDriver(browser.page);
      await entry.open(baseURL);
      const stored = await storedData(browser.page);
      const cells = standingCells(stored);
      expect(faultsOf(stored), `round ${round}`).toEqual([]);
      if (unsure !== null) {
        const pasted = Object.fromEntries(pasteCells(unsure.units));
        const hasLanded = cells['10/1'] === unsure.units;
        landed += hasLanded ? 1 : 0;
        Object.assign(acknowledged, hasLanded ? pasted : unsure.before);
      }
      expect(cells, `round ${round}`).toEqual(acknowledged);
      for (const month of [1, 2, 3])
        if (round > 1) await expect(entry.cell('07', month)).toHaveText(String(round - 1 + month * 100));
      if (round > ROUNDS) break;

      if (round === 1) await entry.signIn();
      for (const month of [1, 2, 3]) {
        await entry.type('07', month, String(round + month * 100));
        acknowledged[`07/${month}`] = round + month * 100;
      }
      await entry.acknowledged();
      // Every other round something larger is under way when the power goes, at different moments of its save.
      unsure = null;
      if (round % 2 === 0) {
        const before = Object.fromEntries(
          pasteCells(round).flatMap(([key]) => (key in acknowledged ? [[key, acknowledged[key]]] : [])),
        );
        unsure = { units: round, before };
        await entry.paste('10', 1, pasteText(round));
        await browser.page.waitForTimeout(round % 5);
      }
      await browser.kill();
      browser = null;
    }
    test.info().annotations.push({ type: 'measured', description: `${landed} of 11 pastes had landed` });
  } finally {
    await browser?.kill();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});

/** Rows 10, 11 and 12, January to December. */
function pasteText(units: number): string {
  const line = Array.from({ length: 12 }, () => String(units)).join('\t');
  return `${line}\n${line}\n${line}\n`;
}

function pasteCells(units: number): [string, number][] {
  return ['10', '11', '12'].flatMap((row) =>
    Array.from({ length: 12 }, (_, index): [string, number] => [`${row}/${index + 1}`, units]),
  );
}
