import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';

/** The one page of a browser of any age. */
export interface PipedPage {
  /** Major version, as the browser itself says. */
  readonly version: number;
  readonly goto: (address: string) => Promise<void>;
  /** Runs an expression in the page and brings its (JSON) value. */
  readonly evaluate: (expression: string) => Promise<unknown>;
  /** Errors the page has thrown and broken content policies, since it was opened. */
  readonly complaints: readonly string[];
  readonly close: () => Promise<void>;
}

const ANSWER_MS = 20_000;

/**
 * A browser of any age over a profile folder that outlives it. Playwright can start a real old Chromium, but neither over a profile
 * nor with its locators; the few words of the protocol that are needed here have not changed since.
 */
export async function openPipedPage(
  program: string,
  args: readonly string[],
  profile: string,
): Promise<PipedPage> {
  const child = spawn(
    program,
    [...args, '--remote-debugging-pipe', '--no-startup-window', `--user-data-dir=${profile}`],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'], detached: true },
  );
  const complaints: string[] = [];
  const protocol = speak(child, (method, params) => {
    const entry = params['entry'] as { level?: string; text?: string } | undefined;
    const thrown = params['exceptionDetails'] as
      | { text?: string; exception?: { description?: string } }
      | undefined;
    if (method === 'Runtime.exceptionThrown')
      complaints.push(thrown?.exception?.description ?? thrown?.text ?? method);
    if (method === 'Log.entryAdded' && entry?.level === 'error') complaints.push(entry.text ?? method);
  });
  const ended = once(child, 'exit');
  const close = async () => {
    // Chromium 86 now and then answers no more and does not end either.
    const isLate = setTimeout(() => kill(child), 5_000);
    protocol('Browser.close').catch(() => undefined);
    await ended;
    clearTimeout(isLate);
  };
  try {
    return { complaints, close, ...(await openPage(protocol)) };
  } catch (problem) {
    kill(child);
    throw problem;
  }
}

/** The whole process group: an old browser that hangs leaves nothing behind. */
function kill({ pid }: ChildProcess): void {
  if (pid !== undefined) process.kill(-pid, 'SIGKILL');
}

async function openPage(protocol: Send): Promise<Pick<PipedPage, 'version' | 'goto' | 'evaluate'>> {
  const { product } = await protocol<{ product: string }>('Browser.getVersion');
  const { targetId } = await protocol<{ targetId: string }>('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await protocol<{ sessionId: string }>('Target.attachToTarget', {
    targetId,
    flatten: true,
  });
  await Promise.all(
    ['Page.enable', 'Runtime.enable', 'Log.enable'].map((each) => protocol(each, {}, sessionId)),
  );
  return {
    version: Number(/Chrome\/(\d+)\./.exec(product)?.[1]),
    goto: async (address) => {
      await protocol('Page.navigate', { url: address }, sessionId);
    },
    evaluate: async (expression) => {
      const { result, exceptionDetails } = await protocol<{
        result: { value?: unknown };
        exceptionDetails?: { text: string; exception?: { description?: string } };
      }>('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true }, sessionId);
      if (exceptionDetails !== undefined)
        throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    },
  };
}

type Send = <T = unknown>(method: string, params?: object, sessionId?: string) => Promise<T>;

/** The debugging protocol over a pipe: JSON, each message ended by a zero byte. */
function speak(
  child: ChildProcess,
  onEvent: (method: string, params: Readonly<Record<string, unknown>>) => void,
): Send {
  const [, , , toBrowser, fromBrowser] = child.stdio as unknown as [null, null, null, Writable, Readable];
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  let received = '';
  let lastId = 0;
  fromBrowser.setEncoding('utf8').on('data', (chunk: string) => {
    const messages = (received + chunk).split('\0');
    received = messages.pop() ?? '';
    for (const text of messages) {
      const message = JSON.parse(text) as {
        id?: number;
        method?: string;
        params?: Record<string, unknown>;
        result?: never;
        error?: { message: string };
      };
      if (message.id === undefined) onEvent(message.method ?? '', message.params ?? {});
      else if (message.error === undefined) waiting.get(message.id)?.resolve(message.result as never);
      else waiting.get(message.id)?.reject(new Error(message.error.message));
      if (message.id !== undefined) waiting.delete(message.id);
    }
  });
  // The browser may be gone before it has read our last word.
  toBrowser.on('error', () => undefined);
  return (method, params = {}, sessionId) =>
    new Promise((resolve, reject) => {
      const id = ++lastId;
      const isLate = setTimeout(() => reject(new Error(`${method}: no answer`)), ANSWER_MS);
      const settle =
        <V>(how: (value: V) => void) =>
        (value: V) => {
          clearTimeout(isLate);
          how(value);
        };
      waiting.set(id, { resolve: settle(resolve), reject: settle(reject) });
      toBrowser.write(`${JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) })}\0`);
    });
}
