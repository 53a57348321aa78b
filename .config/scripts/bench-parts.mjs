// What `npm run bench` measures beside a start, a key and a save: what grows (history, plans, rows), and the other places.
// Each part has profiles of its own, copied from the one that bench.mjs has filled.
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Plans beside annex 10. */
const PLANS = 20;
const STATEMENTS = 18_250;
const ROWS = 200;
/** Nothing more comes to a page that has stood still for so long, at 6× slower too. */
const STILL_MS = 900;
const SAMPLE = 'year=2025&sample=1';
/** Where a reader goes from 月度填报, by what stands behind the # of its address. */
const PLACES = {
  总览: `/overview?${SAMPLE}`,
  月度办理: `/month/sheet?${SAMPLE}`,
  指标: `/indicator/07?${SAMPLE}`,
  评分表: `/scorecard?${SAMPLE}`,
  '年终材料, 自评表': `/review/form?${SAMPLE}`,
  绩效方案: `/plan?${SAMPLE}`,
  数据与协作: `/data?${SAMPLE}`,
  方案目录: `/plans?${SAMPLE}`,
  汇总各单位: `/district?${SAMPLE}`,
};

/**
 * @param desk what bench.mjs has made: a server, a filled profile, how often, and how it measures
 * @returns one part after the other as rows of the table
 */
export const PARTS = {
  history: measureHistory,
  places: measurePlaces,
  plans: measurePlans,
  rows: measureRows,
};

async function measureHistory(desk) {
  const few = await filledProfile(desk, 'history-few', () => window.bench.seedHistory(400));
  const many = await filledProfile(
    desk,
    'history-many',
    (count) => window.bench.seedHistory(count),
    STATEMENTS,
  );
  const address = `${desk.base}/app/#/data?year=2025`;
  const sides = { few: { profile: few, address }, many: { profile: many, address } };
  const times = await measureOpened(desk, sides, watchStill);
  return desk.throttles.map((throttle) =>
    beside({
      what: `数据与协作 with ${STATEMENTS.toLocaleString('en-US')} statements, beside 400, CPU ${throttle}× slower`,
      app: times[`many ${throttle}`],
      floor: times[`few ${throttle}`],
      goal: 1.2,
    }),
  );
}

async function measurePlans(desk) {
  const profile = await filledProfile(desk, 'plans', (count) => window.bench.seedPlans(count), PLANS);
  const address = `${desk.base}/app/#/entry?${SAMPLE}&view=year`;
  const sides = { one: { profile: desk.profile, address }, many: { profile, address } };
  const ready = await measureOpened(desk, sides, desk.watchTable);
  const keys = await desk.measureKeys(sides);
  return [
    ['Table ready, opened', ready, ''],
    ['Key → painted', keys, 'painted '],
    ['Enter → 已保存', keys, 'saved '],
  ].flatMap(([what, times, of]) =>
    desk.throttles.map((throttle) =>
      beside({
        what: `${what}: ${PLANS} plans on one machine, beside one, CPU ${throttle}× slower`,
        app: times[`many ${of}${throttle}`],
        floor: times[`one ${of}${throttle}`],
        goal: 1.25,
      }),
    ),
  );
}

async function measureRows(desk) {
  const profile = await filledProfile(
    desk,
    'rows',
    async (count) => {
      await window.bench.seedPlan('short', 32);
      await window.bench.seedPlan('long', count);
    },
    ROWS,
  );
  const addressOf = (name) => `${desk.base}/app/#/entry?plan=bench-${name}:2025&view=year`;
  const sides = {
    short: { profile, address: addressOf('short') },
    long: { profile, address: addressOf('long') },
  };
  const ready = await measureOpened(desk, sides, desk.watchTable);
  const keys = await desk.measureKeys(sides);
  return [
    ['table ready, opened', ready, '', 3],
    ['key → painted', keys, 'painted ', 1.5],
  ].flatMap(([what, times, of, goal]) =>
    desk.throttles.map((throttle) =>
      beside({
        what: `A plan of ${ROWS} rows: ${what}, beside 32 rows, CPU ${throttle}× slower`,
        app: times[`long ${of}${throttle}`],
        floor: times[`short ${of}${throttle}`],
        goal,
      }),
    ),
  );
}

/** Each place from 月度填报, for the first time since the page was opened, its code compiled before by this browser; at 6× slower. */
async function measurePlaces(desk) {
  const entry = `/entry?${SAMPLE}`;
  const app = `${desk.base}/app/#${entry}`;
  const profile = path.join(desk.work, 'places');
  cpSync(desk.profile, profile, { recursive: true });
  const { page, told, devtools, context } = await openDesk(desk, profile);
  await page.addInitScript(watchGoing);
  const standing = async () => {
    await page.goto('about:blank');
    await page.goto(app);
    await page.getByRole('grid').waitFor();
    // What the page does for itself after a start is over.
    await page.waitForTimeout(4_000);
  };
  const go = (hash) => told(() => page.evaluate((to) => window.goTo(to), hash));
  const pages = {};
  await standing();
  pages[entry] = await page.evaluate(partOfFloor);
  // Twice for each: at the second the browser keeps the compiled code.
  for (let visit = 0; visit < 2; visit += 1)
    for (const hash of Object.values(PLACES)) {
      await standing();
      await go(hash);
      pages[hash] = await page.evaluate(partOfFloor);
    }
  writeFloor(desk, pages);
  const rounds = desk.isQuick ? 1 : 5;
  const times = {};
  const tasks = {};
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, hash] of Object.entries(PLACES)) {
      for (const side of round % 2 === 0 ? ['app', 'floor'] : ['floor', 'app']) {
        await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
        if (side === 'app') await standing();
        else {
          await page.goto('about:blank');
          await page.goto(`${desk.base}/places/`);
          await page.getByRole('grid').waitFor();
        }
        await devtools.send('Emulation.setCPUThrottlingRate', { rate: 6 });
        const { took, longest } = await go(hash);
        (times[`${side} ${name}`] ??= []).push(took);
        if (side === 'app') (tasks[name] ??= []).push(longest);
      }
    }
    process.stderr.write(`places ${round + 1} of ${rounds}\n`);
  }
  await context.close();
  return Object.keys(PLACES).map((name) => {
    const longest = desk.median(tasks[name]);
    return beside({
      what: `First open of ${name} from 月度填报, CPU 6× slower; longest task ${Math.round(longest)} ms (≤ 200)`,
      app: desk.median(times[`app ${name}`]),
      floor: desk.median(times[`floor ${name}`]),
      goal: 1.5,
      isOtherwiseMet: longest <= 200,
    });
  });
}

function beside({ what, app, floor, goal, isOtherwiseMet = true }) {
  return { what, app, floor, goal, isMet: app / floor <= goal && isOtherwiseMet };
}

/** A copy of the filled profile with more in it; opened once, so that the second copy of the data has it too. */
async function filledProfile(desk, name, seed, argument) {
  const profile = path.join(desk.work, name);
  cpSync(desk.profile, profile, { recursive: true });
  const context = await desk.launch(profile);
  const [page] = context.pages();
  await page.goto(`${desk.base}/engine/`);
  await page.waitForFunction(() => window.bench !== undefined);
  await page.evaluate(seed, argument);
  await page.goto(`${desk.base}/app/#/entry?year=2025`);
  await page.getByRole('grid').waitFor();
  await page.waitForTimeout(10_000);
  await context.close();
  return profile;
}

async function openDesk(desk, profile) {
  const context = await desk.launch(profile);
  const [page] = context.pages();
  return {
    context,
    page,
    told: await desk.listenTo(page),
    devtools: await context.newCDPSession(page),
  };
}

/** How long each side takes from about:blank until what is watched for stands; the sides in turn. */
async function measureOpened(desk, sides, watch) {
  const desks = {};
  for (const [side, { profile, address }] of Object.entries(sides)) {
    const own = path.join(desk.work, `opened-${side}-${path.basename(profile)}`);
    cpSync(profile, own, { recursive: true });
    desks[side] = { ...(await openDesk(desk, own)), address };
    await desks[side].page.addInitScript(watch, STILL_MS);
  }
  const times = {};
  const rounds = desk.isQuick ? 3 : 12;
  for (const throttle of desk.throttles) {
    for (const { devtools } of Object.values(desks))
      await devtools.send('Emulation.setCPUThrottlingRate', { rate: throttle });
    for (let round = 0; round < rounds; round += 1) {
      const names = Object.keys(desks);
      for (const side of round % 2 === 0 ? names : names.toReversed()) {
        const { page, told, address } = desks[side];
        await page.goto('about:blank');
        const took = await told(() => page.goto(address));
        // The first two compile.
        if (round >= 2 || desk.isQuick) (times[`${side} ${throttle}`] ??= []).push(took);
      }
    }
    process.stderr.write(`opened at ${throttle}×\n`);
  }
  for (const { context } of Object.values(desks)) await context.close();
  return Object.fromEntries(Object.entries(times).map(([key, list]) => [key, desk.median(list)]));
}

/** Runs in the page before anything else: tells when the last change of a page that then stood still was painted. */
function watchStill(still) {
  let painted = 0;
  let timer;
  const channel = new MessageChannel();
  channel.port1.onmessage = () => {
    painted = performance.now();
  };
  const isComing = () =>
    /正在读取|正在查看/.test(document.querySelector('#root main')?.textContent ?? '正在读取');
  new MutationObserver((changes) => {
    if (!changes.some(({ target }) => document.getElementById('root')?.contains(target))) return;
    requestAnimationFrame(() => channel.port2.postMessage(null));
    clearTimeout(timer);
    const look = () => {
      if (isComing()) timer = setTimeout(look, still);
      else window.tellBench(painted);
    };
    timer = setTimeout(look, still);
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
}

/** Runs in the page before anything else: `goTo` changes the address and tells how long the page changed for it, and its longest task. */
function watchGoing() {
  const STILL = 900;
  const tasks = [];
  new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({ type: 'longtask' });
  window.goTo = (hash) => {
    const start = performance.now();
    let painted = start;
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      painted = performance.now();
    };
    let timer;
    const end = () => {
      if (document.querySelector('[data-coming]:not(span), [data-chart]:empty') !== null) {
        timer = setTimeout(end, STILL);
        return;
      }
      watch.disconnect();
      const longest = tasks.reduce(
        (most, { startTime, duration }) =>
          startTime + duration > start && startTime < painted ? Math.max(most, duration) : most,
        0,
      );
      window.tellBench({ took: painted - start, longest });
    };
    const watch = new MutationObserver(() => {
      requestAnimationFrame(() => channel.port2.postMessage(null));
      clearTimeout(timer);
      timer = setTimeout(end, STILL);
    });
    watch.observe(document.getElementById('root'), {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
    timer = setTimeout(end, STILL);
    location.hash = hash;
  };
}

/** Runs in the page: what it looks like. */
function partOfFloor() {
  return {
    html: document.getElementById('root').innerHTML,
    links: Array.from(document.styleSheets, ({ href }) => href).filter((href) => href !== null),
    // Of parts that came later, which are no links.
    worn: document.adoptedStyleSheets.flatMap(({ cssRules }) =>
      Array.from(cssRules, ({ cssText }) => cssText),
    ),
  };
}

/** The places without a framework: one native read of the year, the styles that are not here yet, and innerHTML. */
function writeFloor(desk, pages) {
  const folder = path.join(desk.work, 'site/places');
  mkdirSync(path.join(folder, 'assets'), { recursive: true });
  const known = {};
  for (const [index, [hash, { html, links, worn }]] of Object.entries(pages).entries()) {
    const own = `./assets/worn-${index}.css`;
    writeFileSync(path.join(folder, own), worn.join('\n'));
    known[hash] = { html, links: [...links.map((href) => new URL(href).pathname), own] };
  }
  const [entry] = Object.keys(pages);
  writeFileSync(
    path.join(folder, 'index.html'),
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8" /><title>floor</title></head><body><div id="root"></div><script src="./assets/places.js"></script></body></html>',
  );
  const data = JSON.stringify({ pages: known, entry, database: desk.database, plan: desk.samplePlan });
  writeFileSync(path.join(folder, 'assets/places.js'), `(${floorOfPlaces.toString()})(${data});\n`);
}

/** Runs in the floor's page. */
function floorOfPlaces({ pages, entry, database, plan }) {
  const worn = new Set();
  const show = async (hash) => {
    const { html, links } = pages[hash];
    const styles = links.flatMap((href) => {
      if (worn.has(href)) return [];
      worn.add(href);
      const link = document.createElement('link');
      Object.assign(link, { rel: 'stylesheet', href });
      document.head.append(link);
      return [new Promise((resolve) => Object.assign(link, { onload: resolve, onerror: resolve }))];
    });
    const reading = new Promise((resolve) => {
      const rows = opened.transaction('standing').objectStore('standing').index('plan').getAll(plan);
      rows.onsuccess = resolve;
    });
    await Promise.all([reading, ...styles]);
    document.getElementById('root').innerHTML = html;
  };
  let opened;
  const opening = indexedDB.open(database);
  opening.onsuccess = () => {
    opened = opening.result;
    addEventListener('hashchange', () => void show(location.hash.slice(1)));
    void show(entry);
  };
}
