// `npm run bench`: measures the app in a real Chromium, always beside something bare in the same run, and writes the figures into
// test/bench/FIGURES.md between its marks. Several minutes; close other programs. `-- --quick`: fewer rounds, the page left alone.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureInstall } from './ensure-install.mjs';
import { root, runNode } from './run.mjs';

await ensureInstall();
const { ensureBrowser, launchArgs } = await import('./browser.mjs');
const { build, preview } = await import('vite');
const { default: react } = await import('@vitejs/plugin-react');
const { chromium } = await import('@playwright/test');

const isQuick = process.argv.includes('--quick');
/** Repetitions of a start; each is a browser of its own. */
const STARTS = isQuick ? 2 : 9;
const ENTRIES = isQuick ? 12 : 40;
const THROTTLES = [1, 6];

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
});
const base = `http://localhost:${server.httpServer.address().port}`;
const APP = `${base}/app/#/entry?year=2025&view=year&sample=1`;
const BARE = `${base}/bare/`;

try {
  const profile = await seededProfile();
  const starts = await measureStarts(profile);
  const keys = await measureKeys(profile);
  const engine = await measureEngine();
  const report = table({ starts, keys, engine, version: engine.version });
  console.log(`\n${report}`);
  if (!isQuick) writeFigures(report);
} finally {
  await server.close();
}

async function buildAll() {
  const app = path.join(work, 'site/app');
  const code = await runNode('node_modules/vite/bin/vite.js', ['build', '--outDir', app, '--emptyOutDir'], {
    stdio: ['ignore', 'ignore', 2],
  });
  if (code !== 0) throw new Error('The app does not build.');
  for (const name of ['bare', 'engine']) {
    await build({
      root: path.join(root, 'test/bench', name),
      configFile: false,
      base: './',
      logLevel: 'error',
      plugins: [react()],
      build: {
        outDir: path.join(work, 'site', name),
        emptyOutDir: true,
        target: 'chrome87',
        modulePreload: { polyfill: false },
      },
    });
  }
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
  await page.getByRole('button', { name: '填报人：未填' }).click();
  await page.getByLabel('姓名').fill('周艳');
  await page.getByRole('button', { name: '确定' }).click();
  await page.getByRole('button', { name: /周艳/ }).waitFor();
  await context.close();
  for (const cache of ['Cache', 'Code Cache', 'Service Worker', 'GPUCache']) {
    rmSync(path.join(profile, 'Default', cache), { recursive: true, force: true });
  }
  return profile;
}

/** Runs in the page before anything else: notes when the last cell of the table stood, and a frame with it was made. */
function watchTable() {
  const look = () => {
    const last = document.getElementById('cell-31-12-value');
    if (last === null || !(last.textContent ?? '').includes('96.4')) return;
    watch.disconnect();
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      window.tableReady = performance.now();
    };
    requestAnimationFrame(() => channel.port2.postMessage(null));
  };
  const watch = new MutationObserver(look);
  watch.observe(document, { subtree: true, childList: true, characterData: true });
}

async function measureStarts(seeded) {
  const times = {};
  const note = (key, took) => (times[key] ??= []).push(took);
  for (let round = 0; round < STARTS; round += 1) {
    for (const throttle of THROTTLES) {
      // In turn, and the other way round every other time.
      const sides = [
        ['app', APP],
        ['bare', BARE],
      ];
      for (const [side, address] of round % 2 === 0 ? sides : sides.reverse()) {
        const profile = path.join(work, 'start');
        rmSync(profile, { recursive: true, force: true });
        cpSync(seeded, profile, { recursive: true });
        const context = await launch(profile);
        const [page] = context.pages();
        const devtools = await context.newCDPSession(page);
        await devtools.send('Emulation.setCPUThrottlingRate', { rate: throttle });
        await page.addInitScript(watchTable);
        note(`${side} cold ${throttle}`, await tableReady(page, () => page.goto(address)));
        for (let warm = 0; warm < 3; warm += 1)
          note(`${side} warm ${throttle}`, await tableReady(page, () => page.reload()));
        await context.close();
      }
    }
    process.stderr.write(`start ${round + 1} of ${STARTS}\n`);
  }
  return Object.fromEntries(Object.entries(times).map(([key, list]) => [key, median(list)]));
}

async function tableReady(page, navigate) {
  await navigate();
  await page.waitForFunction(() => window.tableReady !== undefined);
  return page.evaluate(() => window.tableReady);
}

/**
 * Runs in the page. For every digit: when a frame with the new row score and total was made (what is being typed counts at once).
 * For every Enter: when the save was acknowledged on the screen.
 */
function watchKeys() {
  window.strokes = [];
  window.saves = [];
  const gridText = () => document.querySelector('[role="grid"]')?.textContent;
  const onDigit = ({ timeStamp }) => {
    const before = gridText();
    // Asked for in the capture phase: the app's own handlers run before the next frame.
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () =>
        window.strokes.push({ took: performance.now() - timeStamp, isPainted: gridText() !== before });
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
      window.saves.push(performance.now() - timeStamp);
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

async function measureKeys(seeded) {
  const figures = {};
  const profile = path.join(work, 'keys');
  cpSync(seeded, profile, { recursive: true });
  const context = await launch(profile);
  const [page] = context.pages();
  await page.addInitScript(watchKeys);
  await page.goto(APP);
  const devtools = await context.newCDPSession(page);
  for (const throttle of THROTTLES) {
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: throttle });
    for (let entry = 1; entry <= ENTRIES; entry += 1) {
      await page.locator('#cell-07-5-value').click();
      for (const digit of String(700 + entry)) {
        await page.keyboard.press(digit);
        await page.waitForTimeout(50);
      }
      await page.keyboard.press('Enter');
      await page.waitForFunction((count) => window.saves.length === count, entry);
    }
    const { strokes, saves } = await page.evaluate(() => ({
      strokes: window.strokes.splice(0),
      saves: window.saves.splice(0),
    }));
    if (!strokes.every(({ isPainted }) => isPainted)) throw new Error('A frame came before the new score.');
    // The first ones warm up.
    figures[`painted ${throttle}`] = median(strokes.slice(ENTRIES / 2).map(({ took }) => took));
    figures[`saved ${throttle}`] = median(saves.slice(ENTRIES / 4));
  }
  await context.close();
  return figures;
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

function table({ starts, keys, engine, version }) {
  const { recalculation: all, saving, small, large } = engine;
  const rows = [];
  const row = (what, app, beside, goal, isMet) =>
    rows.push(`| ${what} | ${app} | ${beside} | ${goal ?? ''} | ${verdict(isMet)} |`);
  const ratio = (a, b) => `${(a / b).toFixed(2)}×`;
  for (const throttle of THROTTLES) {
    for (const how of ['cold', 'warm']) {
      const [app, bare] = [starts[`app ${how} ${throttle}`], starts[`bare ${how} ${throttle}`]];
      row(
        `Table ready, ${how}, CPU ${throttle}× slower: the app (32 × 12, a year in IndexedDB) beside a bare React page`,
        ms(app),
        `${ms(bare)} → ${ratio(app, bare)}`,
        '≤ 1.5×',
        app / bare <= 1.5,
      );
    }
  }
  for (const [throttle, goal] of [
    [1, 1000 / 60],
    [6, 50],
  ])
    row(
      `Keystroke → painted row score and total, CPU ${throttle}× slower`,
      ms(keys[`painted ${throttle}`]),
      '',
      throttle === 1 ? 'one frame (16.7 ms)' : '50 ms',
      keys[`painted ${throttle}`] <= goal,
    );
  row(
    'Enter → acknowledged strict save on screen, beside raw IndexedDB strict put of the same records',
    ms(keys['saved 1']),
    `${ms(saving.raw)} → ${ratio(keys['saved 1'], saving.raw)}`,
    '≤ 2×',
    keys['saved 1'] / saving.raw <= 2,
  );
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
  const judged = rows.filter((each) => /(?:met|\*\*missed\*\*) \|$/.test(each));
  const missed = judged.filter((each) => each.includes('**missed**')).length;
  const [cpu] = os.cpus();
  return [
    `Measured ${new Date().toISOString().slice(0, 10)} on ${cpu?.model.trim() ?? 'an unknown CPU'}, ${os.cpus().length} cores, ${Math.round(os.totalmem() / 2 ** 30)} GB, ${os.type()}; Chromium ${version} headless, Node ${process.versions.node}. The machine had a load of ${load.toFixed(1)} before it began.`,
    'Medians; what is compared ran in turn in one run. `npm run bench` measures again and rewrites this page.',
    '',
    '| what | app | beside it | goal | |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
    missed === 0 ? 'All goals are met.' : `${missed} of ${judged.length} goals are missed, as marked.`,
  ].join('\n');
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
