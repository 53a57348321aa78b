// Which browser the end-to-end tests use: one that is here, else one that can be had.
import { accessSync, constants, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { run, runNode } from './run.mjs';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'msedge',
  'microsoft-edge',
];

/** The same Chromium without a window of its own. */
const SHELLS = ['chromium-headless-shell', 'chrome-headless-shell'];

const APT = '/usr/bin/apt-get';

/**
 * Playwright's own list, which a second switch of that name would put out of force, and the two pop-ups of the address bar: with every
 * window they start renderers of their own, half a second of processor time for something that no test looks at.
 */
const FEATURES_OFF = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
];

/** Everything a test must not depend on is switched off: sandboxing as root, the GPU, and all calls home. */
export const launchArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${FEATURES_OFF.join(',')}`,
];

/** The path of an installed Chromium, Chrome or Edge, or null. CHROME_PATH wins, and must be right if it is set. */
export function findBrowser() {
  const named = process.env.CHROME_PATH;
  if (named) {
    if (!isProgram(named)) throw new Error(`CHROME_PATH names no program: ${named}`);
    return named;
  }
  return [...onPath(NAMES), ...usualPlaces(), ...playwrightsOwn()].find(isProgram) ?? null;
}

/** As findBrowser, and installs one where there is none; throws with what the reader can do about it. */
export async function ensureBrowser() {
  return findBrowser() ?? (await installWithApt()) ?? (await downloadWithPlaywright()) ?? failWithAdvice();
}

/**
 * The path of an installed Chromium that draws no window, or null: a quarter of the processor time of a test goes into a window that
 * nobody looks at. A browser that was named is the one to use.
 */
export function findShell() {
  if (process.env.CHROME_PATH) return null;
  return onPath(SHELLS).find(isProgram) ?? null;
}

/** As findShell, and installs one where that is easily had; without it the tests take longer, and that is all. */
export async function ensureShell() {
  if (findShell() === null && !process.env.CHROME_PATH) await aptInstall(['chromium-headless-shell']);
  return findShell();
}

function onPath(names) {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name + suffix)));
}

function usualPlaces() {
  if (process.platform === 'darwin') {
    return ['Chromium', 'Google Chrome', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (process.platform !== 'win32') return [];
  const { PROGRAMFILES, 'PROGRAMFILES(X86)': programFiles32, LOCALAPPDATA } = process.env;
  return [PROGRAMFILES, programFiles32, LOCALAPPDATA]
    .filter(Boolean)
    .flatMap((folder) => [
      path.join(folder, 'Google/Chrome/Application/chrome.exe'),
      path.join(folder, 'Chromium/Application/chrome.exe'),
      path.join(folder, 'Microsoft/Edge/Application/msedge.exe'),
    ]);
}

function playwrightsOwn() {
  try {
    return [createRequire(import.meta.url)('@playwright/test').chromium.executablePath()];
  } catch {
    return []; // it has no build for this system
  }
}

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function installWithApt() {
  await aptInstall(['chromium', 'fonts-noto-cjk']);
  return findBrowser();
}

/** Where there is no apt-get, or not the right to use it, nothing happens. */
async function aptInstall(packages) {
  if (process.getuid?.() !== 0 || !existsSync(APT)) return;
  console.error(`Installing ${packages.join(' and ')} with apt-get …`);
  const options = { env: { DEBIAN_FRONTEND: 'noninteractive' }, stdio: ['ignore', 2, 2] };
  // A source that cannot be refreshed is no reason to stop, nor to wait for long: the lists that are there may do.
  await run(APT, ['update', '-qq', '-o', 'Acquire::http::Timeout=20'], options);
  await run(APT, ['install', '-y', '-qq', '--no-install-recommends', ...packages], options);
}

async function downloadWithPlaywright() {
  console.error("No browser found. Downloading Playwright's Chromium …");
  await runNode('node_modules/@playwright/test/cli.js', ['install', 'chromium'], {
    stdio: ['ignore', 2, 2],
  });
  return findBrowser();
}

function failWithAdvice() {
  throw new Error(
    'The end-to-end tests need Chromium, Chrome or Edge, and none was found or could be installed.\n' +
      'Install one, or set CHROME_PATH to the path of its program, and run the command again.',
  );
}
