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
import {
  connectNats,
  putNewest,
  putOnce,
  readBatch,
  readNewest,
  readStamp,
} from '#src/engine/nats-connection.ts';

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
    await expect(connectNats({ address: 'ws://localhost', seed: SEED })).rejects.toMatchObject({
      problem: { kind: 'old', version },
    });
    expect(server.close).toHaveBeenCalledOnce();
  });

  it.each(['2.11.0', '2.15.1-RC.1', '3.0.0'])('[EN14] is none: %s', async (version) => {
    server.version = version;
    await expect(connectNats({ address: 'ws://localhost', seed: SEED })).resolves.toMatchObject({
      info: { version },
    });
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

describe('what a server answers', () => {
  /** A connection on which every question gets one answer. */
  function answering(code: number, said: string, more: Readonly<Record<string, string>> = {}) {
    const head = code === 0 ? headers() : headers(code, 'said');
    for (const [name, value] of Object.entries(more)) head.set(name, value);
    const message = {
      headers: head,
      string: () => said,
      json: () => JSON.parse(said) as unknown,
    } as unknown as Msg;
    return {
      info: { max_payload: 10 },
      isClosed: () => false,
      flush: () => Promise.resolve(),
      request: () => Promise.resolve(message),
      publish: () => undefined,
      subscribe: (_: string, { callback }: { callback: (error: null, message: Msg) => void }) => {
        setTimeout(() => callback(null, message));
        return { unsubscribe: () => undefined };
      },
    } as unknown as NatsConnection;
  }
  const problem = (kind: string) => ({ name: 'MailboxError', problem: { kind } });
  const error = (err_code: number) => answering(0, JSON.stringify({ stream: 'S', error: { err_code } }));

  it('[EN3] is stored only where it names the stream that has it', async () => {
    expect(await putOnce(answering(0, '{"stream":"S","seq":1}'), 'a', 'text')).toBe('stored');
    for (const said of ['{}', 'null', 'no JSON'])
      await expect(putOnce(answering(0, said), 'a', 'text')).rejects.toMatchObject(problem('no-rights'));
  });

  it('[EN3] is known where a message lies under the subject; a newest one takes its place and is never known', async () => {
    expect(await putOnce(error(10_077), 'a', 'text')).toBe('known');
    await expect(putNewest(error(10_077), 'a', 'text')).rejects.toMatchObject(problem('unknown'));
  });

  it.each([10_023, 10_047, 10_122])('[EN2] is a full disk: %s', async (code) => {
    await expect(putOnce(error(code), 'a', 'text')).rejects.toMatchObject(problem('full'));
  });

  it('[EN5] is not asked for what it would not take: bytes are counted, and not characters', async () => {
    const connection = answering(0, '{"stream":"S"}');
    expect(await putOnce(connection, 'a', 'x'.repeat(10))).toBe('stored');
    await expect(putOnce(connection, 'a', 'x'.repeat(11))).rejects.toMatchObject(problem('too-long'));
    await expect(putOnce(connection, 'a', '字字字字')).rejects.toMatchObject(problem('too-long'));
  });

  it('[EN18] that nobody answers there is a missing right, and no empty stream', async () => {
    const nobody = answering(503, '');
    const wish = { stream: 'S', filter: '>', cursor: 7, limit: 9 };
    await expect(readBatch(nobody, wish)).rejects.toMatchObject(problem('no-rights'));
    await expect(readStamp(nobody, 'S', 7)).rejects.toMatchObject(problem('no-rights'));
    await expect(readNewest(nobody, 'ask', 'a')).rejects.toMatchObject(problem('no-rights'));
    await expect(readBatch(answering(408, ''), wish)).rejects.toMatchObject(problem('unknown'));
    expect(await readBatch(answering(404, ''), wish)).toEqual({ messages: [], cursor: 7, pending: 0 });
    expect(await readStamp(answering(404, ''), 'S', 7)).toBeNull();
    expect(await readNewest(answering(404, ''), 'ask', 'a')).toBeNull();
  });

  it('[EN4] is another letter where it was stored at another time, though it has the number and the subject', async () => {
    const stamp = (time: string, subject: string) =>
      readStamp(answering(0, '', { 'Nats-Time-Stamp': time, 'Nats-Subject': subject }), 'S', 7);
    const [one, again, later, other] = await Promise.all([
      stamp('2025-01-01T00:00:00.000000001Z', 'a'),
      stamp('2025-01-01T00:00:00.000000001Z', 'a'),
      stamp('2025-01-01T00:00:00.000000002Z', 'a'),
      stamp('2025-01-01T00:00:00.000000001Z', 'b'),
    ]);
    expect(again).toBe(one);
    expect(later).not.toBe(one);
    expect(other).not.toBe(one);
  });
});
