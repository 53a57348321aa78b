import type { Browser, BrowserContext, CDPSession, Page } from '@playwright/test';
import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import { unitFigures } from '#src/domain/district/unit-figures.ts';
import { recordBasis } from '#src/domain/district/unit-record.ts';
import { gatherUnits } from '#src/domain/district/unit-year.ts';
import { letterText } from '#src/domain/engine/letters.ts';
import { recordText } from '#src/domain/engine/record-text.ts';
import { planToken } from '#src/domain/engine/subjects.ts';
import { MONTHS, type Month } from '#src/domain/period/month.ts';
import type { Instant } from '#src/domain/statements/statement.ts';
import { openNatsMailbox } from '#src/engine/nats-mailbox.ts';
import { simulatedYear } from '#test/domain/year/support/simulated-year.ts';
import { firstRevisions, named, packageOfUnit, planOfUnit } from '#test/support/district.ts';
import { fillCity } from '#test/support/city-fill.ts';
import { aCity } from '#test/support/city.ts';
import { openFront, type EngineFront } from '#test/support/engine-front.ts';
import { fillAuthor } from '#test/support/journey.ts';
import { manyWords } from '#test/support/many-words.ts';

const SLOWER = 4;
const ZHK = { name: '周艳', section: '综合科' };
const AT_ONCE = 64;

export interface Figure {
  readonly what: string;
  readonly ms: number;
  readonly goalMs: number;
  /** Until what the board reads behind its first picture is there too; absent: nothing is. */
  readonly wholeMs?: number;
  /** Of the page's own thread while it lasted; null: it was not looked at. */
  readonly longestTaskMs: number | null;
}

async function throttled(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  return session;
}

/** As an administrator and a person do it, but for the typing. */
async function enter(page: Page, front: EngineFront, who: string, section: string | null, path: string) {
  await page.goto(`${front.url}${path}`);
  if (section !== null) {
    await page.getByRole('button', { name: '填报人：未填' }).click();
    await fillAuthor(page, '李强', section);
  }
  await page.getByRole('button', { name: '生成本机密钥' }).click();
  const publicKey = await page
    .locator('code')
    .filter({ hasText: /^U[A-Z2-7]{55}$/ })
    .innerText();
  front.engine.keys.set(who, { publicKey, seed: front.engine.keys.get(who)?.seed ?? '' });
  front.engine.configure();
  front.engine.reload();
}

/**
 * What the page is watched by: its longest task since, when it began to open a connection, and when a text had been painted. It looks itself,
 * after what changed, because whoever asks from outside looks through the whole page at each frame, four times slower like all else.
 * @param until what a status says, or what stands beside one
 */
function watchFor(until: string): string {
  return `
  window.longest = 0;
  new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration); })
    .observe({ entryTypes: ['longtask'] });
  const Plain = window.WebSocket;
  window.WebSocket = class extends Plain {
    constructor(...where) {
      window.began ??= performance.now();
      super(...where);
    }
  };
  const until = new RegExp(${JSON.stringify(until)});
  const observer = new MutationObserver(() => {
    if (![...document.querySelectorAll('[role="status"], [role="status"] + *')].some(({ textContent }) => until.test(textContent))) return;
    observer.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(() => { window.shown = performance.now(); }));
  });
  observer.observe(document, { childList: true, characterData: true, subtree: true });
`;
}

const LOOK_EVERY_MS = 250;
const MOST_LOOKS = 1_200;

/** From the connection to the paint, in milliseconds. The page's policy lets nobody wait in it for a text of code. */
async function shownAfter(page: Page): Promise<number> {
  for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
    await page.waitForTimeout(LOOK_EVERY_MS);
    const ms = await page.evaluate<number | null>(
      'window.shown === undefined ? null : window.shown - window.began',
    );
    if (ms !== null) return ms;
  }
  throw new Error('What was waited for was never shown.');
}

/** A PC that is worked on every day has the app's code compiled: a browser keeps that from the third opening on. */
async function openOften(page: Page, text: string): Promise<void> {
  for (let time = 0; time < 2; time += 1) {
    await page.reload();
    await page.getByText(text).first().waitFor({ timeout: 60_000 });
  }
  await page.close();
}

/** Statements in the database of the page. */
async function countStored(): Promise<number> {
  const name = (await indexedDB.databases()).find(
    (each) => each.name?.startsWith('performance-tracker:') === true,
  )?.name;
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const asked = indexedDB.open(name ?? '');
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(new Error('the database does not open'));
  });
  const store =
    [...database.objectStoreNames].find((each) => /^(?:statements|revisions|log)$/.test(each)) ?? '';
  const count = await new Promise<number>((resolve) => {
    const asked = database.transaction(store).objectStore(store).count();
    asked.onsuccess = () => resolve(asked.result);
  });
  database.close();
  return count;
}

/** A PC that was away catches up with what the collecting section said meanwhile. */
export async function measureCatchUp(browser: Browser, count: number, goalMs: number): Promise<Figure> {
  const front = await openFront();
  try {
    const context = await browser.newContext();
    const page = await context.newPage();
    await enter(page, front, 'u001 s1', '运行管理科', '#/data?year=2025');
    await page.getByText('协作服务器已连上').waitFor();
    await openOften(page, '协作服务器已连上');
    const mailbox = await openNatsMailbox({
      address: front.engine.address(),
      seed: front.engine.seedOf('u001 zhk'),
      unit: 'u001',
      writer: 'zhk',
    });
    const said = manyWords(count, ZHK);
    const token = planToken(ANNEX_10_2025.id);
    for (let at = 0; at < said.length; at += AT_ONCE)
      await Promise.all(
        said
          .slice(at, at + AT_ONCE)
          .map((each) => mailbox.put({ plan: token, id: each.id }, letterText(ANNEX_10_2025, each))),
      );
    await mailbox.close();
    const again = await context.newPage();
    await throttled(again);
    await again.addInitScript(watchFor('核对过'));
    await again.goto(`${front.url}#/data?year=2025`);
    const ms = await shownAfter(again);
    const stored = await again.evaluate(countStored);
    if (stored !== count) throw new Error(`${stored} of ${count} statements are there`);
    const longestTaskMs = await again.evaluate<number>('window.longest');
    await context.close();
    return {
      what: `Catch-up of ${count.toLocaleString('en')} statements, CPU ${SLOWER}× slower`,
      ms,
      goalMs,
      longestTaskMs,
    };
  } finally {
    await front.end();
  }
}

/** The board of a district, latest month alone or all twelve [EN11]. */
export async function measureBoard(
  browser: Browser,
  months: readonly Month[],
  goalMs: number,
): Promise<Figure> {
  const units = Array.from({ length: 120 }, (_, index) => `u${String(index + 1).padStart(3, '0')}`);
  const front = await openFront(
    { units, hasDistrict: true, isKeyed: (who) => / zhk$|^district$/.test(who) },
    'district/engine.json',
  );
  try {
    const years = Array.from({ length: 10 }, (_, index) => {
      const log = firstRevisions(simulatedYear(ANNEX_10_2025, index + 1).inDecember, `pc-${index}`);
      const plan = planOfUnit(ANNEX_10_2025, 'any', '某单位');
      const [year] = gatherUnits([named('a', packageOfUnit(plan, log))]).units;
      if (year === undefined) throw new Error('no year');
      return { log, figures: months.map((month) => unitFigures(year, null, month)) };
    });
    for (const [index, unit] of units.entries()) {
      const mailbox = await openNatsMailbox({
        address: front.engine.address(),
        seed: front.engine.seedOf(`${unit} zhk`),
        unit,
        writer: 'zhk',
      });
      const plan = planOfUnit(ANNEX_10_2025, `plan-${unit}`, `单位 ${unit}`);
      const year = years[index % years.length];
      const basis = recordBasis(plan, year?.log ?? []);
      for (const figures of year?.figures ?? []) {
        const text = recordText({ plan, figures, basis, at: 0 as Instant, author: ZHK });
        await mailbox.publish({ plan: planToken(plan.id), month: figures.cutOff }, text);
      }
      await mailbox.close();
    }
    let wholeMs = 0;
    const { ms, longestTaskMs } = await measureShown(
      browser,
      front,
      'district',
      `共 ${units.length} 个方案`,
      () => Promise.resolve(),
      async (context) => {
        if (months.length > 1) wholeMs = await everyMonthAfter(await context.newPage(), front);
      },
    );
    return {
      what: `The board of 120 units × ${months.length}, CPU ${SLOWER}× slower (longest task: while scrolling)`,
      ms,
      goalMs,
      longestTaskMs,
      ...(wholeMs === 0 ? {} : { wholeMs }),
    };
  } finally {
    await front.end();
  }
}

/** From the connection until 逐月得分, which is asked for as soon as the board stands, has every month of every unit. */
async function everyMonthAfter(page: Page, front: EngineFront): Promise<number> {
  await throttled(page);
  await page.addInitScript(watchFor('个方案'));
  await page.goto(`${front.url}#/district?year=2025&month=11`);
  await page.getByRole('button', { name: '逐月得分' }).click();
  await page.getByText('正在读取其他月份的上报…').waitFor({ state: 'hidden' });
  await page.getByRole('columnheader', { name: '1月', exact: true }).waitFor();
  await painted(page);
  return page.evaluate<number>('performance.now() - window.began');
}

/** The browser tells of a long task a moment later. */
const SETTLED_MS = 500;

async function painted(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}

/** From the opening of the connection until a text is on the board; then the longest task while it is scrolled. */
async function measureShown(
  browser: Browser,
  front: EngineFront,
  who: string,
  text: string,
  beforeScrolling: (page: Page) => Promise<void>,
  then: (context: BrowserContext) => Promise<void> = () => Promise.resolve(),
): Promise<Pick<Figure, 'ms' | 'longestTaskMs'>> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await enter(page, front, who, null, '#/district?year=2025&month=11');
  await page.getByText(text).waitFor({ timeout: 60_000 });
  await openOften(page, text);
  const again = await context.newPage();
  await throttled(again);
  await again.addInitScript(watchFor(text));
  await again.goto(`${front.url}#/district?year=2025&month=11`);
  const ms = await shownAfter(again);
  await beforeScrolling(again);
  // What was rendered for it is told of afterwards, and is no part of the scrolling.
  await painted(again);
  await again.waitForTimeout(SETTLED_MS);
  await again.evaluate('window.longest = 0');
  for (let step = 0; step < 20; step += 1) {
    await again.mouse.wheel(0, 400);
    await again.waitForTimeout(50);
  }
  const longestTaskMs = await again.evaluate<number>('window.longest');
  await again.close();
  await then(context);
  await context.close();
  return { ms, longestTaskMs };
}

/** The board of a city of 40 districts with 120 units each [EN18]. */
export async function measureCity(browser: Browser, goalMs: number): Promise<Figure> {
  const { districts, totals } = aCity(40, 120);
  const front = await openFront(
    { districts: districts.map(({ district }) => district), isWithoutStreams: true },
    'city/engine.json',
  );
  try {
    await fillCity(front.engine, totals);
    const { ms, longestTaskMs } = await measureShown(
      browser,
      front,
      'city',
      `${totals.length} 个单位已上报`,
      async (page) => {
        await page.getByRole('button', { name: '各单位' }).click();
        await page.getByRole('navigation', { name: '翻页' }).waitFor();
      },
    );
    return {
      what: `The board of a city, ${districts.length} districts of 120 units, CPU ${SLOWER}× slower (longest task: while scrolling 200 units)`,
      ms,
      goalMs,
      longestTaskMs,
    };
  } finally {
    await front.end();
  }
}

export const EVERY_MONTH = MONTHS;
