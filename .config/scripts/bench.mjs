// `npm run bench`: measures the app in a real Chromium, always beside a floor in the same run, and writes the figures into
// test/bench/FIGURES.md between its marks. Several minutes; close other programs. `-- --quick`: fewer rounds, the page left alone.
// `-- --starts`, `--keys`, `--history`, `--places`, `--plans`, `--rows`: these parts alone, all rounds, the page left alone.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PARTS } from './bench-parts.mjs';
import { ensureInstall } from './ensure-install.mjs';
import { root, runNode } from './run.mjs';

await ensureInstall();
const { ensureBrowser, launchArgs } = await import('./browser.mjs');
const { build, preview } = await import('vite');
const { chromium } = await import('@playwright/test');

const isQuick = process.argv.includes('--quick');
/** Parts that are asked for by name; none: all of it. */
const asked = ['starts', 'keys', ...Object.keys(PARTS)].filter((each) => process.argv.includes(`--${each}`));
const isWanted = (part) => asked.length === 0 || asked.includes(part);
/** Repetitions of a start; each is a browser of its own. */
const STARTS = isQuick ? 2 : 7;
const ENTRIES = isQuick ? 12 : 40;
/** Entries in a row on one side, before it is the other's turn. */
const TURN = 4;
const THROTTLES = [1, 6];
/** As src/storage/schema.ts has it. */
const DATABASE = 'performance-tracker:tongnan-egov';
/** As samplePlanId makes it of annex 10. */
const SAMPLE_PLAN = 'tongnan-egov:2025:sample';

const work = path.join(root, '.cache/bench');
const [load = 0] = os.loadavg();
const executablePath = await ensureBrowser();
rmSync(work, { recursive: true, force: true });
mkdirSync(work, { recursive: true });
await buildAll();
const server = await preview({
  root: work,
  configFile: false,
  logLevel: 'error',
  build: { outDir: 'site' },
  preview: { host: 'localhost', port: 0 },
  plugins: [asDeployed()],
});
const base = `http://localhost:${server.httpServer.address().port}`;
const APP = `${base}/app/#/entry?year=2025&view=year&sample=1`;
const FLOOR = `${base}/floor/`;
/** In turn, and the other way round every other time. */
const SIDES = [
  ['app', APP],
  ['floor', FLOOR],
];
const inTurn = (round) => (round % 2 === 0 ? SIDES : SIDES.toReversed());

try {
  const profile = await seededProfile();
  const starts = isWanted('starts') ? await measureStarts(profile) : null;
  const keys = isWanted('keys') ? await measureKeys(besideFloor(profile)) : null;
  const engine = asked.length === 0 ? await measureEngine() : null;
  const parts = [];
  for (const [name, measure] of Object.entries(PARTS))
    if (isWanted(name)) parts.push(...(await measure(desk(profile))));
  const report = table({ starts, keys, engine, parts });
  console.log(`\n${report}`);
  if (asked.length === 0 && !isQuick) writeFigures(report);
} finally {
  await server.close();
}

/**
 * Caching as DEPLOY.md asks for it, for both sides: else each file is asked for anew at every opening, and the browser's compiled code, which
 * is of an answer and not of a name, is lost every other time.
 */
function asDeployed() {
  return {
    name: 'bench-as-deployed',
    configurePreviewServer({ middlewares }) {
      middlewares.use((request, response, next) => {
        if (request.url.includes('/assets/'))
          response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
        next();
      });
    },
  };
}

async function buildAll() {
  const app = path.join(work, 'site/app');
  const code = await runNode('node_modules/vite/bin/vite.js', ['build', '--outDir', app, '--emptyOutDir'], {
    stdio: ['ignore', 'ignore', 2],
  });
  if (code !== 0) throw new Error('The app does not build.');
  await build({
    root: path.join(root, 'test/bench/engine'),
    configFile: false,
    base: './',
    logLevel: 'error',
    build: {
      outDir: path.join(work, 'site/engine'),
      emptyOutDir: true,
      target: 'chrome87',
      modulePreload: { polyfill: false },
    },
  });
}

/** The page without a framework, made of what the app has on the screen, so that it follows the app. */
async function buildFloor(page) {
  const { html, styles, worn } = await page.evaluate(() => ({
    html: document.getElementById('root').innerHTML,
    styles: Array.from(document.styleSheets, ({ href }) => href).filter((href) => href !== null),
    // Of parts that came later, which are no links.
    worn: document.adoptedStyleSheets.flatMap(({ cssRules }) =>
      Array.from(cssRules, ({ cssText }) => cssText),
    ),
  }));
  const plan = await page.evaluate(storedPlan, DATABASE);
  const folder = path.join(work, 'site/floor');
  mkdirSync(path.join(folder, 'assets'), { recursive: true });
  writeFileSync(path.join(folder, 'assets/worn.css'), worn.join('\n'));
  const links = [...styles.map((href) => new URL(href).pathname), './assets/worn.css']
    .map((href) => `<link rel="stylesheet" href="${href}" />`)
    .join('');
  writeFileSync(
    path.join(folder, 'index.html'),
    `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8" /><title>floor</title>${links}</head><body><div id="root"></div><script type="module" src="./assets/floor.js"></script></body></html>`,
  );
  await build({
    root: path.join(root, 'test/bench/floor'),
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: 'chrome87',
      modulePreload: false,
      rolldownOptions: {
        input: path.join(root, 'test/bench/floor/floor.ts'),
        output: { entryFileNames: 'assets/floor.js' },
      },
    },
  });
  const file = path.join(folder, 'assets/floor.js');
  const data = JSON.stringify({ html, database: DATABASE, plan });
  writeFileSync(file, `window.PAGE = ${data};\n${readFileSync(file, 'utf8')}`);
}

/** Runs in the page: the plan that the seeded year is of. */
function storedPlan(database) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(database);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const reading = opening.result.transaction('standing').objectStore('standing').getAllKeys();
      reading.onsuccess = () => {
        opening.result.close();
        resolve(reading.result[0][0]);
      };
    };
  });
}

function launch(profile) {
  return chromium.launchPersistentContext(profile, {
    executablePath,
    args: [...launchArgs],
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
  });
}

/** A profile folder in which the sample year is stored, without any cache of the app's code. */
async function seededProfile() {
  const profile = path.join(work, 'profile');
  const context = await launch(profile);
  const [page] = context.pages();
  await page.goto(`${base}/app/#/overview?year=2025`);
  await page.getByRole('button', { name: '示例数据' }).click();
  await page.getByText('不是真实填报').waitFor();
  await page.goto(APP);
  await page.getByRole('grid').waitFor();
  await page.getByLabel('您的科室').selectOption('综合科');
  await page.getByLabel('姓名').fill('周艳');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /周艳/ }).waitFor();
  await page.getByText('年度目标').first().waitFor();
  await buildFloor(page);
  await context.close();
  for (const cache of ['Cache', 'Code Cache', 'Service Worker', 'GPUCache']) {
    rmSync(path.join(profile, 'Default', cache), { recursive: true, force: true });
  }
  return profile;
}

/** Runs in the page before anything else: tells when the last cell of the table stood, and a frame with it was made. */
function watchTable() {
  const look = () => {
    const last = document.getElementById('cell-31-12-value');
    if (last === null || !(last.textContent ?? '').includes('96.4')) return;
    watch.disconnect();
    const channel = new MessageChannel();
    channel.port1.onmessage = () => window.tellBench(performance.now());
    requestAnimationFrame(() => channel.port2.postMessage(null));
  };
  const watch = new MutationObserver(look);
  watch.observe(document, { subtree: true, childList: true, characterData: true });
}

/** What the page tells, without being asked again and again. */
async function listenTo(page) {
  let tell = () => {};
  await page.exposeBinding('tellBench', (_, told) => tell(told));
  return (begin) =>
    new Promise((resolve, reject) => {
      tell = resolve;
      begin().catch(reject);
    });
}

async function measureStarts(seeded) {
  const times = {};
  const note = (key, took) => (times[key] ??= []).push(took);
  for (let round = 0; round < STARTS; round += 1) {
    for (const throttle of THROTTLES) {
      for (const [side, address] of inTurn(round)) {
        const profile = path.join(work, 'start');
        rmSync(profile, { recursive: true, force: true });
        cpSync(seeded, profile, { recursive: true });
        const context = await launch(profile);
        const [page] = context.pages();
        const devtools = await context.newCDPSession(page);
        await devtools.send('Emulation.setCPUThrottlingRate', { rate: throttle });
        const told = await listenTo(page);
        await page.addInitScript(watchTable);
        note(`${side} cold ${throttle}`, await told(() => page.goto(address)));
        for (let opened = 0; opened < 3; opened += 1) {
          await page.goto('about:blank');
          note(`${side} opened ${throttle}`, await told(() => page.goto(address)));
        }
        await context.close();
      }
    }
    process.stderr.write(`start ${round + 1} of ${STARTS}\n`);
  }
  return Object.fromEntries(Object.entries(times).map(([key, list]) => [key, median(list)]));
}

/**
 * Runs in the page. For every digit: when a frame with the new texts was made (what is being typed counts at once). For every Enter:
 * when the save was acknowledged on the screen.
 */
function watchKeys() {
  const gridText = () => document.querySelector('[role="grid"]')?.textContent;
  const onDigit = ({ timeStamp }) => {
    const before = gridText();
    // Asked for in the capture phase: the page's own handlers run before the next frame.
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () =>
        window.tellBench({ took: performance.now() - timeStamp, isPainted: gridText() !== before });
      channel.port2.postMessage(null);
    });
  };
  const onEnter = ({ timeStamp }) => {
    let isAsked = false;
    const watch = new MutationObserver(() => {
      const status = document.querySelector('header [role="status"]')?.textContent ?? '';
      isAsked ||= status.startsWith('正在保存');
      if (!isAsked || !status.startsWith('已保存')) return;
      watch.disconnect();
      window.tellBench({ took: performance.now() - timeStamp, isPainted: true });
    });
    watch.observe(document.body, { subtree: true, childList: true, characterData: true });
  };
  addEventListener(
    'keydown',
    (event) => {
      if (event.key === 'Enter') onEnter(event);
      else if (/^\d$/.test(event.key)) onDigit(event);
    },
    true,
  );
}

/** The app and its floor, each over a filled profile. */
function besideFloor(profile) {
  return Object.fromEntries(SIDES.map(([side, address]) => [side, { profile, address }]));
}

/** Keys and saves of each side, in turn. */
async function measureKeys(sides) {
  const desks = {};
  for (const [side, { profile: seeded, address }] of Object.entries(sides)) {
    const profile = path.join(work, `keys-${side}-${path.basename(seeded)}`);
    cpSync(seeded, profile, { recursive: true });
    const context = await launch(profile);
    const [page] = context.pages();
    const told = await listenTo(page);
    await page.addInitScript(watchKeys);
    await page.goto(address);
    await page.locator('#cell-07-5-value').waitFor();
    desks[side] = { context, page, told, devtools: await context.newCDPSession(page) };
  }
  const times = {};
  const note = (key, { took, isPainted }) => {
    if (!isPainted) throw new Error('A frame came before the new texts.');
    (times[key] ??= []).push(took);
  };
  for (const throttle of THROTTLES) {
    for (const { devtools } of Object.values(desks))
      await devtools.send('Emulation.setCPUThrottlingRate', { rate: throttle });
    for (let turn = 0; turn < ENTRIES / TURN; turn += 1) {
      const names = Object.keys(desks);
      for (const side of turn % 2 === 0 ? names : names.toReversed()) {
        const { page, told } = desks[side];
        for (let entry = 0; entry < TURN; entry += 1) {
          await page.locator('#cell-07-5-value').click();
          for (const digit of String(100 + turn * TURN + entry)) {
            note(`${side} painted ${throttle}`, await told(() => page.keyboard.press(digit)));
            await page.waitForTimeout(50);
          }
          note(`${side} saved ${throttle}`, await told(() => page.keyboard.press('Enter')));
        }
      }
    }
  }
  for (const { context } of Object.values(desks)) await context.close();
  // The first fourth warms up.
  return Object.fromEntries(
    Object.entries(times).map(([key, list]) => [key, median(list.slice(Math.floor(list.length / 4)))]),
  );
}

async function measureEngine() {
  const context = await launch(path.join(work, 'engine'));
  const [page] = context.pages();
  await page.goto(`${base}/engine/`);
  await page.waitForFunction(() => window.bench !== undefined);
  const recalculation = await page.evaluate(() => window.bench.measureRecalculation());
  const saving = await page.evaluate(() => window.bench.measureSaving());
  const small = await page.evaluate(() => window.bench.measureWorkbook(32, 31));
  const large = await page.evaluate(() => window.bench.measureWorkbook(7_200, 7));
  const version = context.browser()?.version() ?? versionOf(executablePath);
  await context.close();
  return { recalculation, saving, small, large, version };
}

function versionOf(program) {
  return /[\d.]+/.exec(execFileSync(program, ['--version'], { encoding: 'utf8' }))?.[0] ?? 'unknown';
}

/** What the other parts are measured with. */
function desk(profile) {
  return {
    base,
    work,
    profile,
    isQuick,
    launch,
    listenTo,
    measureKeys,
    median,
    watchTable,
    throttles: THROTTLES,
    database: DATABASE,
    samplePlan: SAMPLE_PLAN,
  };
}

function table({ starts, keys, engine, parts }) {
  const rows = [];
  const row = (what, app, beside, goal, isMet) =>
    rows.push(`| ${what} | ${app} | ${beside} | ${goal ?? ''} | ${verdict(isMet)} |`);
  const ratio = (a, b) => `${(a / b).toFixed(2)}×`;
  const rowsBesideFloor = (what, figures, key, goal) => {
    if (figures === null) return;
    for (const throttle of THROTTLES) {
      const [app, floor] = ['app', 'floor'].map((side) => figures[`${side} ${key} ${throttle}`]);
      row(
        `${what}, CPU ${throttle}× slower`,
        ms(app),
        `${ms(floor)} → ${ratio(app, floor)}`,
        `≤ ${goal}×`,
        app / floor <= goal,
      );
    }
  };
  rowsBesideFloor('Table ready, cold (32 × 12, a year in IndexedDB)', starts, 'cold', 1.5);
  rowsBesideFloor('Table ready, opened again from about:blank', starts, 'opened', 1.5);
  rowsBesideFloor('Key → painted row and total, year view', keys, 'painted', 1.2);
  rowsBesideFloor('Enter → 已保存 on screen', keys, 'saved', 1.8);
  for (const { what, app, floor, goal, isMet } of parts)
    row(what, ms(app), `${ms(floor)} → ${ratio(app, floor)}`, `≤ ${goal}×`, isMet);
  if (engine !== null) engineRows(engine, row, ratio);
  const judged = rows.filter((each) => /(?:met|\*\*missed\*\*) \|$/.test(each));
  const missed = judged.filter((each) => each.includes('**missed**')).length;
  const [cpu] = os.cpus();
  return [
    `Measured ${new Date().toISOString().slice(0, 10)} on ${cpu?.model.trim() ?? 'an unknown CPU'}, ${os.cpus().length} cores, ${Math.round(os.totalmem() / 2 ** 30)} GB, ${os.type()}; Chromium ${engine?.version ?? versionOf(executablePath)} headless, Node ${process.versions.node}. The machine had a load of ${load.toFixed(1)} before it began.`,
    'Medians; what is compared ran in turn in one run. The floor is the app’s own DOM and CSS set by innerHTML after one native read, with handlers and no framework; for Enter with a raw strict put. `npm run bench` measures again and rewrites this page.',
    '',
    '| what | app | beside it | goal | |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
    missed === 0 ? 'All goals are met.' : `${missed} of ${judged.length} goals are missed, as marked.`,
  ].join('\n');
}

function engineRows({ recalculation: all, saving, small, large }, row, ratio) {
  row(
    'The save alone (storage.write), beside the same raw put',
    ms(saving.app),
    `${ms(saving.raw)} → ${ratio(saving.app, saving.raw)}`,
    '≤ 2×',
    saving.app / saving.raw <= 2,
  );
  row(
    'Full recalculation, exact, 7,200 indicators × 12 months, beside float loops over typed arrays and over objects',
    ms(all.exact),
    `${ms(all.typedArrays)}, ${ms(all.objects)}`,
    '≤ 5 ms',
    all.exact <= 5,
  );
  row('One cell of 7,200 × 12 recalculated', us(all.oneCell), '', null, null);
  row(
    'The whole year report of 32 indicators (figures, scores, lights, forecasts)',
    ms(all.yearOf32),
    '',
    null,
    null,
  );
  for (const [count, { app, raw, cells }] of [
    ['32', small],
    ['7,200', large],
  ])
    row(
      `xlsx of ${count} rows (${cells.toLocaleString('en-US')} cells, styled, live formulas), beside raw XML of the same cells in a zip`,
      ms(app),
      `${ms(raw)} → ${ratio(app, raw)}`,
      '≤ 2×',
      app / raw <= 2,
    );
}

function writeFigures(report) {
  const file = path.join(root, 'test/bench/FIGURES.md');
  const text = readFileSync(file, 'utf8');
  const [start, end] = ['<!-- bench:start -->', '<!-- bench:end -->'].map((mark) => text.indexOf(mark));
  if (start < 0 || end < start) throw new Error('FIGURES.md has no bench marks.');
  writeFileSync(file, `${text.slice(0, start)}<!-- bench:start -->\n${report}\n${text.slice(end)}`);
}

/** null: no goal was set, the figure is for information. */
function verdict(isMet) {
  if (isMet === null) return '';
  return isMet ? 'met' : '**missed**';
}

function median(list) {
  const sorted = list.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

function ms(time) {
  return time < 1 ? `${time.toFixed(2)} ms` : `${time.toFixed(1)} ms`;
}

function us(time) {
  return `${(time * 1000).toFixed(1)} µs`;
}
