import { rm } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { newProfile, openProfile, type KillableBrowser } from '#test/support/browser.ts';
import { DataDriver, packageOf } from '#test/support/data-driver.ts';
import { openOrRestore } from '#test/support/open-or-restore.ts';
import { writeMoment } from '#test/support/write-moment.ts';
import {
  EntryDriver,
  faultsOf,
  standingCells,
  storedData,
  type StoredData,
} from '#test/support/entry-driver.ts';

/** At least 20: relaxed durability and localStorage fail such a test nearly every time, so 20 clean rounds say something. */
const ROUNDS = 22;

/** After how many writes of a save the power goes: of one number, of 36. */
const MOMENTS_OF_SAVE = { type: [0, 1, 2, 3], paste: [0, 1, 18, 36] } as const;

// Half a hundred starts of a browser, one after the other.
test.slow();

test('[B1][B2] the browser killed right after «已保存», 22 times: every acknowledged entry is there, nothing is half-written', async ({
  baseURL,
}) => {
  if (baseURL === undefined) throw new Error('The configuration gives no baseURL.');
  const profile = await newProfile();
  const acknowledged: Record<string, unknown> = {};
  /** What was under way at each kill: there as a whole or not at all. */
  let unsure: { readonly said: Record<string, number>; readonly before: Record<string, unknown> } | null =
    null;
  let browser: KillableBrowser | null = null;
  const landed = { typed: 0, pasted: 0 };
  const ways = { opened: 0, restored: 0 };
  try {
    for (let round = 1; round <= ROUNDS + 1; round += 1) {
      browser = await openProfile(profile);
      const entry = new EntryDriver(browser.page);
      await browser.page.goto(EntryDriver.address(baseURL));
      ways[await openOrRestore(browser.page, browser.page.getByRole('grid'))] += 1;
      const stored = await storedData(browser.page);
      const cells = standingCells(stored);
      expect(faultsOf(stored), `round ${round}`).toEqual([]);
      if (unsure !== null) {
        const { said, before } = unsure;
        const hasLanded = Object.entries(said).some(([key, units]) => cells[key] === units);
        if (hasLanded) landed[(round - 1) % 2 === 0 ? 'pasted' : 'typed'] += 1;
        Object.assign(acknowledged, hasLanded ? said : before);
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
      // Something more is under way when the power goes, at different moments of its save: a paste, or one number.
      const said = Object.fromEntries(round % 2 === 0 ? pasteCells(round) : [['13/1', round]]);
      const before = Object.fromEntries(
        Object.keys(said).flatMap((key) => (key in acknowledged ? [[key, acknowledged[key]]] : [])),
      );
      unsure = { said, before };
      const moment = await writeMoment(
        browser.page,
        MOMENTS_OF_SAVE[round % 2 === 0 ? 'paste' : 'type'][Math.floor(round / 2) % 4] ?? 0,
      );
      if (round % 2 === 0) await entry.paste('10', 1, pasteText(round));
      else await entry.type('13', 1, String(round));
      await moment.reached;
      await browser.kill();
      browser = null;
    }
    const words = `22 kills: all acknowledged entries present; under way and present ${landed.typed} of 11 entries, ${landed.pasted} of 11 pastes, the others wholly absent; ${restoredText(ways)}`;
    process.stdout.write(`${words}\n`);
    test.info().annotations.push({ type: 'measured', description: words });
  } finally {
    await browser?.kill();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});

/** A kill in mid-write can make Chromium throw its database away two starts later [B54]: said, and back in one step with everything [B36]. */
function restoredText({ opened, restored }: { readonly opened: number; readonly restored: number }): string {
  return `${opened} starts with everything there, ${restored} after a restore`;
}

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

/** How the deed of a round is done, and how the screen says that it is stored. */
type Deed = 'merge' | 'undo' | 'return' | 'file';
const DEEDS: readonly Deed[] = ['merge', 'undo', 'return', 'file'];
const ACKNOWLEDGED: Record<Deed, RegExp> = {
  merge: /^已并入，36 处有变化/,
  undo: /^已撤销 36 处/,
  return: /^已恢复 36 处/,
  file: /^已恢复 36 处/,
};
const ACTS: Record<Deed, (data: DataDriver) => Promise<void>> = {
  merge: (data) => data.apply(),
  undo: (data) => data.undo(),
  return: (data) => data.restore(),
  file: (data) => data.restore(),
};
/** Rounds of each deed, by how long after the click the power goes, in ms; null: when the screen has said that it is stored. */
const MOMENTS = [0, null, 4, 10, null, 20, 30, 40];

test('[B2][B16][B17][B19][B32] the browser killed 32 times while merging, taking back and restoring: each is there as a whole or not at all', async ({
  baseURL,
}) => {
  if (baseURL === undefined) throw new Error('The configuration gives no baseURL.');
  const profile = await newProfile();
  const counts = { acknowledged: 0, landed: 0, absent: 0 };
  const ways = { opened: 0, restored: 0 };
  let browser: KillableBrowser | null = null;
  let expected: Outcome | null = null;
  try {
    for (let round = 0; ; round += 1) {
      browser = await openProfile(profile);
      const data = new DataDriver(browser.page);
      await browser.page.goto(DataDriver.address(baseURL));
      ways[await openOrRestore(browser.page, data.place)] += 1;
      const stored = await storedData(browser.page);
      expect(faultsOf(stored), `round ${round}`).toEqual([]);
      if (expected !== null) counts[judge(expected, stored, round)] += 1;
      const moment = MOMENTS[Math.floor(round / DEEDS.length)];
      if (moment === undefined) break;
      const deed = DEEDS[round % DEEDS.length] ?? 'merge';
      if (round === 0) {
        await data.signIn();
        await mergeFirst(data, stored);
      }
      expected = await prepare(data, deed, round);
      await ACTS[deed](data);
      if (moment === null) await data.acknowledged(ACKNOWLEDGED[deed]);
      else await browser.page.waitForTimeout(moment);
      await browser.kill();
      expected = { ...expected, isAcknowledged: moment === null };
      browser = null;
    }
    const words = `32 kills: ${counts.acknowledged} acknowledged and present, ${counts.landed} unacknowledged and present, ${counts.absent} wholly absent; ${restoredText(ways)}`;
    process.stdout.write(`${words}\n`);
    test.info().annotations.push({ type: 'measured', description: words });
    expect(counts.acknowledged).toBe(8);
  } finally {
    await browser?.kill();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});

/** What the next start may find. */
interface Outcome {
  readonly before: StoredData;
  readonly cells: Record<string, unknown>;
  readonly isAcknowledged: boolean;
}

/** So that there is always something to return to. */
async function mergeFirst(data: DataDriver, stored: StoredData): Promise<void> {
  await data.compare(fileOf(stored, 0));
  await data.apply();
  await data.acknowledged(ACKNOWLEDGED.merge);
}

/** Everything up to the click. */
async function prepare(data: DataDriver, deed: Deed, round: number): Promise<Outcome> {
  const found = await storedData(data.page);
  const stood = standingCells(found);
  const said = { ...stood, ...Object.fromEntries(pasteCells(round + 2)) };
  const file = fileOf(found, round + 1);
  if (deed === 'file') {
    await data.compareState(file);
    return { before: found, cells: said, isAcknowledged: false };
  }
  await data.compare(file);
  if (deed === 'merge') return { before: found, cells: said, isAcknowledged: false };
  await data.apply();
  await data.acknowledged(ACKNOWLEDGED.merge);
  const before = await storedData(data.page);
  const cleared = Object.fromEntries(pasteCells(0).map(([key]) => [key, null]));
  if (deed === 'return') await data.compareNewestPoint();
  return { before, cells: { ...cleared, ...stood }, isAcknowledged: false };
}

/** A file with one more word on each of the 36 cells: over what stands in every other round, else in conflict with it. */
function fileOf({ standing }: StoredData, round: number) {
  const heads = new Map<string, string[]>();
  for (const { id, subject } of standing.flatMap((row) => row.statements)) {
    const key = `${subject.indicator ?? '*'}/${subject.month ?? 0}`;
    heads.set(key, [...(heads.get(key) ?? []), id]);
  }
  return packageOf(
    '运行管理科.jxb.json',
    pasteCells(round + 1).map(([key, units]) => ({
      id: `there-${round}-${key.replace('/', '-')}`,
      indicator: key.slice(0, 2),
      month: Number(key.slice(3)),
      value: String(units),
      replaces: round % 2 === 0 ? (heads.get(key) ?? []) : [],
    })),
  );
}

/** Fails unless the deed is wholly there, or, unless it was acknowledged, wholly absent. */
function judge({ before, cells, isAcknowledged }: Outcome, now: StoredData, round: number) {
  const hasLanded = now.operations.length > before.operations.length;
  if (isAcknowledged) expect(hasLanded, `acknowledged before round ${round}`).toBe(true);
  if (hasLanded) {
    expect(standingCells(now), `before round ${round}`).toEqual(cells);
    expect(now.operations, `before round ${round}`).toHaveLength(before.operations.length + 1);
    return isAcknowledged ? 'acknowledged' : 'landed';
  }
  // Down to the last row: no revision, no receipt, no restore point of it.
  expect(now, `before round ${round}`).toEqual(before);
  return 'absent';
}
