import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { chromium, type Page } from '@playwright/test';
import { findBrowser, launchArgs } from '../../.config/scripts/browser.mjs';

export interface KillableBrowser {
  readonly page: Page;
  /** SIGKILL to the whole process group: nothing gets to write anything any more. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

export function newProfile(): Promise<string> {
  return mkdtemp(path.join(tmpdir(), 'tracker-profile-'));
}

/**
 * A browser in a process group of its own, over a profile folder that outlives it. Playwright's own launch gives
 * neither the process nor a way to end it without a word, and a kill test needs both.
 * @param enter what the program is started with, such as on a disk of its own
 */
export async function openProfile(profile: string, enter: readonly string[] = []): Promise<KillableBrowser> {
  const program = findBrowser();
  if (program === null) throw new Error('No browser was found: set CHROME_PATH.');
  const [command, before] =
    enter.length === 0 ? [program, []] : [enter[0] ?? program, [...enter.slice(1), program]];
  const child = spawn(
    command,
    [
      ...before,
      ...launchArgs,
      '--headless=new',
      '--remote-debugging-port=0',
      '--lang=zh-CN',
      '--window-size=1366,768',
      `--user-data-dir=${profile}`,
      'about:blank',
    ],
    { detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const browser = await chromium.connectOverCDP(await debuggingAddress(child));
  const context = browser.contexts()[0];
  if (context === undefined) throw new Error('The browser came up without its default context.');
  const page = context.pages()[0] ?? (await context.newPage());
  const ended = once(child, 'exit');
  return {
    page,
    kill: async () => {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      await ended;
    },
    close: async () => {
      const session = await browser.newBrowserCDPSession();
      await session.send('Browser.close');
      await ended;
    },
  };
}

/** Chromium names its debugging address on stderr; the rest of what it says is of no interest. */
async function debuggingAddress(child: ChildProcess): Promise<string> {
  if (child.stderr === null) throw new Error('The browser was started without its stderr.');
  const lines = createInterface({ input: child.stderr });
  for await (const line of lines) {
    const address = /DevTools listening on (ws:\S+)/.exec(line)?.[1];
    if (address === undefined) continue;
    child.stderr.resume();
    return address;
  }
  throw new Error('The browser ended before it could be reached.');
}
