// `npm run bench:engine`: measures catching up and the board of a district in a real Chromium against a real server.
import { readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureInstall } from './ensure-install.mjs';
import { root, run, runNode } from './run.mjs';

await ensureInstall();
if (typeof WebSocket === 'undefined') {
  // Node has it from 20.10 on, and before 22 only when it is asked for.
  process.exitCode = await run(process.execPath, ['--experimental-websocket', ...process.argv.slice(1)]);
} else {
  const { ensureServer } = await import('./engine-server.mjs');
  const { ensureBrowser, launchArgs } = await import('./browser.mjs');
  const { ensureBuild } = await import('./build.mjs');
  const { createServer } = await import('vite');
  const { chromium } = await import('@playwright/test');
  await ensureBuild();
  const server = await ensureServer();
  const [load = 0] = os.loadavg();
  const vite = await createServer({
    server: { middlewareMode: true, hmr: false, ws: false },
    appType: 'custom',
    logLevel: 'error',
  });
  const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: launchArgs });
  try {
    const { measureBoard, measureCatchUp, measureCity, EVERY_MONTH } = await vite.ssrLoadModule(
      '/test/bench/engine-server/figures.ts',
    );
    const figures = [
      () => measureCatchUp(browser, 400, 2_000),
      () => measureCatchUp(browser, 4_000, 6_000),
      () => measureBoard(browser, [11], 1_000),
      () => measureBoard(browser, EVERY_MONTH, 3_000),
      () => measureCity(browser, 2_000),
      () => measureCatchUp(browser, 20_000, 40_000),
    ];
    const rows = [];
    for (const measure of figures) {
      const { what, ms, wholeMs = ms, goalMs, longestTaskMs } = await measure();
      const verdict = wholeMs <= goalMs ? 'met' : '**missed**';
      const took = wholeMs > ms ? `${seconds(ms)}, every month ${seconds(wholeMs)}` : seconds(ms);
      rows.push(`| ${what} | ${took} | ≤ ${seconds(goalMs)} | ${verdict} | ${longestTaskMs} ms |`);
      console.log(rows.at(-1));
    }
    const day = new Date().toISOString().slice(0, 10);
    await writeFigures([
      `Measured ${day} against NATS server ${server?.version} in Chromium ${browser.version()}; the machine had a load of ${load.toFixed(1)} before`,
      'it began. `npm run bench:engine` measures again and rewrites this table.',
      '',
      '| what | it took | goal | | longest task of the page |',
      '| --- | --- | --- | --- | --- |',
      ...rows,
    ]);
  } finally {
    await browser.close();
    await vite.close();
  }
}

async function writeFigures(lines) {
  const file = path.join(root, 'test/bench/FIGURES.md');
  const text = readFileSync(file, 'utf8');
  const [start, end] = ['<!-- engine:start -->', '<!-- engine:end -->'].map((mark) => text.indexOf(mark));
  if (start < 0 || end < start) throw new Error('FIGURES.md has no marks of the engine.');
  writeFileSync(
    file,
    `${text.slice(0, start)}<!-- engine:start -->\n${lines.join('\n')}\n${text.slice(end)}`,
  );
  await runNode('node_modules/@biomejs/biome/bin/biome', ['format', '--write', file]);
}

function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`;
}
