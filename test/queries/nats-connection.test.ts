import {
  ClosedConnectionError,
  headers,
  RequestError,
  TimeoutError,
  type Msg,
  type NatsConnection,
} from '@nats-io/nats-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { newKey } from '#src/engine/keys.ts';
import { connectNats, putOnce, readBatch, readStamp } from '#src/engine/nats-connection.ts';

const server = vi.hoisted(() => ({ version: '', close: vi.fn<() => Promise<void>>() }));
// A server of an old version is not to be had: what the client says of it is.
vi.mock('@nats-io/nats-core', async (original) => ({
  ...(await original<object>()),
  wsconnect: () => Promise.resolve({ info: { version: server.version }, close: server.close }),
}));

const { seed: SEED } = newKey();

describe('a server before 2.11', () => {
  it.each(['2.10.29', '1.99.0', '2.9.0'])('[EN14] is left, and named: %s', async (version) => {
    server.version = version;
    server.close.mockReset();
    await expect(connectNats('ws://localhost', SEED)).rejects.toMatchObject({
      problem: { kind: 'old', version },
    });
    expect(server.close).toHaveBeenCalledOnce();
  });

  it.each(['2.11.0', '2.15.1-RC.1', '3.0.0'])('[EN14] is none: %s', async (version) => {
    server.version = version;
    await expect(connectNats('ws://localhost', SEED)).resolves.toMatchObject({ info: { version } });
  });
});

describe('a server that is slow', () => {
  const SILENT_MS = 5_000;
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** A connection on which messages come when the test says so. */
  function aConnection({ isThere = false } = {}) {
    const readers: ((error: Error | null, message: Msg) => void)[] = [];
    const answers: ((message: Msg) => void)[] = [];
    const flush = vi.fn<() => Promise<void>>(() =>
      isThere ? Promise.resolve() : new Promise<void>(() => undefined),
    );
    const connection = {
      info: { max_payload: 1_000 },
      isClosed: () => false,
      flush,
      subscribe: (_: string, { callback }: { callback: (typeof readers)[number] }) => {
        readers.push(callback);
        return { unsubscribe: () => undefined };
      },
      publish: () => undefined,
      // As the client does: it gives up by a limit of its own.
      request: (_: string, __: string, { timeout }: { timeout: number }) =>
        new Promise<Msg>((resolve, reject) => {
          const timer = setTimeout(() => reject(new TimeoutError()), timeout);
          answers.push((message) => {
            clearTimeout(timer);
            resolve(message);
          });
        }),
    } as unknown as NatsConnection;
    const message = (code: number, said: Readonly<Record<string, string>>, text = ''): Msg => {
      const head = code === 0 ? headers() : headers(code, 'EOB');
      for (const [name, value] of Object.entries(said)) head.set(name, value);
      return { headers: head, string: () => text, json: () => JSON.parse(text) as unknown } as unknown as Msg;
    };
    const read = () => readBatch(connection, { stream: 'S', filter: '>', cursor: 0, limit: 9 });
    return {
      read,
      put: () => putOnce(connection, 'a', 'text'),
      stamp: () => readStamp(connection, 'S', 1),
      comes: (reader: number, seq: number) =>
        readers[reader]?.(null, message(0, { 'Nats-Subject': 'a', 'Nats-Sequence': String(seq) }, 'text')),
      ends: (reader: number) => readers[reader]?.(null, message(204, { 'Nats-Num-Pending': '0' })),
      answers: (question: number) => answers[question]?.(message(0, {}, '{"stream":"S"}')),
    };
  }

  it('[EN19] is silent once nothing has come for five seconds', async () => {
    const { read, comes } = aConnection();
    // Caught before time goes on: nobody else would have by the time it fails.
    const batch = read().catch((problem: unknown) => problem);
    await vi.advanceTimersByTimeAsync(SILENT_MS - 100);
    comes(0, 1);
    await vi.advanceTimersByTimeAsync(SILENT_MS - 100);
    expect(vi.getTimerCount()).toBe(1);
    await vi.advanceTimersByTimeAsync(200);
    expect(await batch).toMatchObject({ problem: { kind: 'unreachable' } });
  });

  it('[EN19] is not, while what comes is the answer to another question', async () => {
    const { read, comes, ends } = aConnection();
    const [first, second] = [read(), read()];
    for (let seq = 1; seq <= 4; seq += 1) {
      await vi.advanceTimersByTimeAsync(SILENT_MS - 1_000);
      comes(0, seq);
    }
    ends(0);
    expect((await first).messages).toHaveLength(4);
    await vi.advanceTimersByTimeAsync(SILENT_MS - 1_000);
    comes(1, 5);
    ends(1);
    expect((await second).messages).toMatchObject([{ seq: 5, text: 'text' }]);
  });

  it('[EN19] is not, where the page was too busy to look', async () => {
    const { read, comes, ends } = aConnection();
    const batch = read();
    // The clock goes on while the timer waits for the page.
    vi.setSystemTime(Date.now() + 60_000);
    const clock = vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 60_000);
    await vi.advanceTimersByTimeAsync(SILENT_MS + 100);
    clock.mockRestore();
    comes(0, 1);
    ends(0);
    expect((await batch).messages).toHaveLength(1);
  });

  it('[EN19] is not, while a put waits behind a batch, and the batch while a put is answered', async () => {
    const { read, put, comes, ends, answers } = aConnection();
    const [batch, behind, next] = [read(), put(), put()];
    for (let seq = 1; seq <= 4; seq += 1) {
      await vi.advanceTimersByTimeAsync(SILENT_MS - 1_000);
      comes(0, seq);
    }
    await vi.advanceTimersByTimeAsync(SILENT_MS - 1_000);
    answers(0);
    expect(await behind).toBe('stored');
    await vi.advanceTimersByTimeAsync(SILENT_MS - 1_000);
    ends(0);
    expect((await batch).messages).toHaveLength(4);
    answers(1);
    expect(await next).toBe('stored');
  });

  it('[EN19] is not for a put either, where the page was too busy to look', async () => {
    const { put, answers } = aConnection();
    const stored = put();
    const clock = vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 60_000);
    await vi.advanceTimersByTimeAsync(SILENT_MS + 100);
    clock.mockRestore();
    answers(0);
    expect(await stored).toBe('stored');
  });

  it('[EN19] is silent to a put as to a batch, and leaves no timer behind that was answered', async () => {
    const { put, stamp, answers } = aConnection();
    const stored = put().catch((problem: unknown) => problem);
    await vi.advanceTimersByTimeAsync(SILENT_MS + 100);
    expect(await stored).toMatchObject({ problem: { kind: 'unreachable' } });
    vi.clearAllTimers();
    const read = stamp();
    answers(1);
    expect(await read).not.toBeNull();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('[EN19] is there, where it answers a sign and one question not', async () => {
    const { read, put } = aConnection({ isThere: true });
    const asked = [read(), put()].map((question) => question.catch((problem: unknown) => problem));
    await vi.advanceTimersByTimeAsync(SILENT_MS + 100);
    for (const each of asked) expect(await each).toMatchObject({ problem: { kind: 'unanswered' } });
  });
});

describe('a connection that was ended meanwhile', () => {
  it('[EN2] is a server that cannot be reached, to a batch and to a question alike', async () => {
    const ended = () => {
      throw new ClosedConnectionError();
    };
    const connection = {
      info: { max_payload: 1_000 },
      isClosed: () => true,
      subscribe: ended,
      request: () => Promise.reject(new RequestError('connection closed')),
    } as unknown as NatsConnection;
    const wish = { stream: 'S', filter: '>', cursor: 0, limit: 9 };
    const gone = { name: 'MailboxError', problem: { kind: 'unreachable' } };
    await expect(readBatch(connection, wish)).rejects.toMatchObject(gone);
    await expect(putOnce(connection, 'a', 'text')).rejects.toMatchObject(gone);
  });
});
