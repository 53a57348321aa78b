import { readdir, rm, stat, truncate } from 'node:fs/promises';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { newProfile, openProfile, type KillableBrowser } from '#test/support/browser.ts';
import { EntryDriver, faultsOf, standingCells, storedData } from '#test/support/entry-driver.ts';
import { openOrRestore } from '#test/support/open-or-restore.ts';

// What a kill or a power cut in mid-write does to the files of Chromium's database, made by hand: its log ends in half a record.

/** How much of a log that began some time ago is cut off: the end of a record, and not the whole of it. */
const TORN_BYTES = 2_500;

test('[B54] the browser killed in mid-write, then started twice: everything is still in the database', async ({
  baseURL,
}) => {
  await withProfile(async (start) => {
    const cells = await sayAndTear(start, baseURL);
    // The start that would write on behind the torn record.
    const second = await start();
    const entry = new EntryDriver(second.page);
    await entry.open(baseURL);
    await expect.poll(() => start.logs()).not.toContain(cells.log);
    await entry.type('07', 4, '14');
    await entry.acknowledged();
    await second.kill();

    const third = await start();
    await third.page.goto(EntryDriver.address(baseURL ?? ''));
    expect(await openOrRestore(third.page, third.page.getByRole('grid'))).toBe('opened');
    const stored = await storedData(third.page);
    expect(faultsOf(stored)).toEqual([]);
    // The torn record may be the last thing that was said: the journal brings that back by itself [B34].
    await expect
      .poll(async () => standingCells(await storedData(third.page)))
      .toEqual({ '07/1': 11, '07/2': 12, '07/3': 13, '07/4': 14 });
  });
});

test('[B36][B53][B54] killed again before that was mended: the loss is said, and one step brings everything back', async ({
  baseURL,
}) => {
  await withProfile(async (start) => {
    await sayAndTear(start, baseURL);
    const second = await start();
    // Something of the browser's own writes on behind the torn record; the app is not there to mend it.
    await second.page.goto(new URL('favicon.svg', baseURL).href);
    await second.page.evaluate(writeElsewhere);
    await second.kill();

    const third = await start();
    await third.page.goto(EntryDriver.address(baseURL ?? ''));
    expect(await openOrRestore(third.page, third.page.getByRole('grid'))).toBe('restored');
    const stored = await storedData(third.page);
    expect(faultsOf(stored)).toEqual([]);
    expect(standingCells(stored)).toEqual({ '07/1': 11, '07/2': 12, '07/3': 13 });
  });
});

test('[B54] a window that is closed is a clean end, a killed one is none', async ({ baseURL }) => {
  await withProfile(async (start) => {
    for (const [end, marks] of [
      ['close', 0],
      ['kill', 1],
    ] as const) {
      const browser = await start();
      await new EntryDriver(browser.page).open(baseURL);
      await expect.poll(() => marksOfRunning(browser.page)).toBe(1);
      if (end === 'close') {
        await browser.page.context().newPage();
        await browser.page.close();
      }
      await browser[end]();
      const after = await start();
      await after.page.goto(new URL('favicon.svg', baseURL).href);
      expect(await marksOfRunning(after.page)).toBe(marks);
      await after.close();
    }
  });
});

/** How many facts of the device say that a page is running; read past the app. */
function marksOfRunning(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const { name } = (await indexedDB.databases()).find((each) => each.name?.includes('tracker')) ?? {};
    if (name === undefined) return 0;
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open(name);
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error ?? new Error('not opened'));
    });
    const count = await new Promise<number>((resolve) => {
      const counting = database.transaction('meta').objectStore('meta').count('running');
      counting.onsuccess = () => resolve(counting.result);
    });
    database.close();
    return count;
  });
}

/** Starts browsers over one profile, one after the other. */
interface Start {
  (): Promise<KillableBrowser>;
  readonly profile: string;
  /** The names of the logs of the app's database. */
  readonly logs: () => Promise<readonly string[]>;
}

async function withProfile(play: (start: Start) => Promise<void>): Promise<void> {
  const profile = await newProfile();
  let browser: KillableBrowser | null = null;
  const start = async () => {
    browser = await openProfile(profile);
    return browser;
  };
  const logs = async () => (await readdir(await folderOf(profile))).filter((name) => name.endsWith('.log'));
  try {
    await play(Object.assign(start, { profile, logs }));
  } finally {
    await (browser as KillableBrowser | null)?.kill();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function folderOf(profile: string): Promise<string> {
  const databases = path.join(profile, 'Default', 'IndexedDB');
  const folder = (await readdir(databases)).find((name) => name.endsWith('.leveldb'));
  if (folder === undefined) throw new Error('The browser has no database yet.');
  return path.join(databases, folder);
}

/** Three cells acknowledged, then the end of the log torn off. */
async function sayAndTear(start: Start, baseURL = ''): Promise<{ readonly log: string }> {
  const first = await start();
  const entry = new EntryDriver(first.page);
  await entry.open(baseURL);
  await entry.signIn();
  for (const month of [1, 2, 3]) await entry.type('07', month, String(month + 10));
  await entry.acknowledged();
  await first.page.evaluate(writeElsewhere);
  await first.kill();
  const [log] = (await start.logs()).slice().sort().reverse();
  if (log === undefined) throw new Error('The database has no log.');
  const file = path.join(await folderOf(start.profile), log);
  await truncate(file, (await stat(file)).size - TORN_BYTES);
  return { log };
}

/** A database that is not the app's, in the same log. */
async function writeElsewhere(): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('elsewhere', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('rows', { autoIncrement: true });
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error ?? new Error('not opened'));
  });
  for (let count = 0; count < 3; count += 1)
    await new Promise<void>((resolve) => {
      const writing = database.transaction('rows', 'readwrite', { durability: 'strict' });
      writing.objectStore('rows').add('x'.repeat(3_000));
      writing.oncomplete = () => resolve();
    });
  database.close();
}
