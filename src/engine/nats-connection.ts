import {
  AuthorizationError,
  createInbox,
  NoRespondersError,
  nkeys,
  PermissionViolationError,
  TimeoutError,
  UserAuthenticationExpiredError,
  wsconnect,
  type Authenticator,
  type Msg,
  type NatsConnection,
} from '@nats-io/nats-core';
import {
  MailboxError,
  type LetterBatch,
  type MailboxLink,
  type MailboxProblem,
} from '#src/engine/mailbox.ts';

/** Office proxies cut what is silent for half a minute or more. */
const PING_EVERY_MS = 20_000;
/** Longer than a web server takes to pass over two nodes that are switched off [EN13]. */
export const CONNECTS_WITHIN_MS = 8_000;
const ANSWERS_WITHIN_MS = 5_000;
/** The client wants an end to its waiting; what ends a question is silence. */
const CLIENT_WAITS_MS = 600_000;
const OLDEST = [2, 11] as const;

/** Where a server is, and by which key it is entered. */
export interface NatsDoor {
  /** Of the WebSocket. */
  readonly address: string;
  readonly seed: string;
  /** Of the same key, where it is known: to make it of the seed is a third of a login, which is a tenth of a second on an old PC. */
  readonly publicKey?: string;
}

/** Opens a connection by a key. Rejects with MailboxError. */
export async function connectNats({ address, ...key }: NatsDoor): Promise<NatsConnection> {
  try {
    const connection = await wsconnect({
      servers: address,
      authenticator: signing(key),
      // The web server leads to the node that is there: addresses of the cluster's inside are nothing to a page.
      ignoreClusterUpdates: true,
      maxReconnectAttempts: -1,
      reconnectTimeWait: 1_000,
      reconnectJitter: 500,
      pingInterval: PING_EVERY_MS,
      maxPingOut: 2,
      timeout: CONNECTS_WITHIN_MS,
    });
    const { version = '0' } = connection.info ?? {};
    if (isOld(version)) {
      await connection.close();
      throw new MailboxError({ kind: 'old', version });
    }
    return connection;
  } catch (error) {
    throw toMailboxError(error, 'unreachable');
  }
}

function signing({ seed, publicKey }: Omit<NatsDoor, 'address'>): Authenticator {
  const encoder = new TextEncoder();
  const pair = nkeys.fromSeed(encoder.encode(seed));
  const nkey = publicKey ?? pair.getPublicKey();
  return (nonce = '') => ({ nkey, sig: nkeys.encode(pair.sign(encoder.encode(nonce))) });
}

function isOld(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map((part) => Number.parseInt(part, 10));
  return major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]);
}

/** What the client threw; what it has no name for is `otherwise`. */
export function toMailboxError(
  error: unknown,
  otherwise: 'unreachable' | 'unknown' = 'unknown',
): MailboxError {
  if (error instanceof MailboxError) return error;
  const reasons = [error, error instanceof Error && 'cause' in error ? error.cause : undefined];
  const isOne = (kinds: readonly (abstract new (...args: never[]) => Error)[]) =>
    reasons.some((each) => kinds.some((kind) => each instanceof kind));
  if (isOne([AuthorizationError, UserAuthenticationExpiredError]))
    return new MailboxError({ kind: 'refused' });
  if (isOne([NoRespondersError, PermissionViolationError])) return new MailboxError({ kind: 'no-rights' });
  if (isOne([TimeoutError]) || otherwise === 'unreachable') return new MailboxError({ kind: 'unreachable' });
  const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return new MailboxError({ kind: 'unknown', detail: detail.slice(0, 200) });
}

const KNOWN = 10_077;
const FULL = new Set([10_023, 10_047, 10_122]);

/** Puts a message where one may lie once. */
export async function putOnce(
  connection: NatsConnection,
  subject: string,
  text: string,
): Promise<'stored' | 'known'> {
  const error = await put(connection, subject, text);
  if (error?.err_code === KNOWN) return 'known';
  throwIf(error);
  return 'stored';
}

/** Puts a message that takes the place of the one before. */
export async function putNewest(connection: NatsConnection, subject: string, text: string): Promise<void> {
  throwIf(await put(connection, subject, text));
}

async function put(connection: NatsConnection, subject: string, text: string): Promise<PutAnswer['error']> {
  const most = connection.info?.max_payload ?? 0;
  if (new TextEncoder().encode(text).length > most) throw new MailboxError({ kind: 'too-long' });
  const { error, stream } = answerOf(await ask(connection, subject, text));
  // Whoever answers without naming a stream has not stored it.
  if (error === undefined && stream === undefined) throw new MailboxError({ kind: 'no-rights' });
  return error;
}

interface PutAnswer {
  readonly stream?: unknown;
  readonly error?: { readonly err_code?: number; readonly description?: string };
}

function answerOf(message: Msg): PutAnswer {
  try {
    const data: unknown = message.json();
    return typeof data === 'object' && data !== null ? data : {};
  } catch {
    return {};
  }
}

/** The answer to a question, however long others are answered before it. */
function ask(connection: NatsConnection, subject: string, payload: string): Promise<Msg> {
  return new Promise((resolve, reject) => {
    const stopWaiting = onSilence(connection, (problem) => reject(new MailboxError(problem)));
    connection.request(subject, payload, { timeout: CLIENT_WAITS_MS }).then(
      (answer) => {
        heard.set(connection, performance.now());
        stopWaiting();
        resolve(answer);
      },
      (error: unknown) => {
        stopWaiting();
        reject(failureOf(connection, error));
      },
    );
  });
}

function failureOf(connection: NatsConnection, error: unknown): MailboxError {
  return toMailboxError(error, connection.isClosed() ? 'unreachable' : 'unknown');
}

/** Subject and time of the message under a number: no two are the same, even of one that was put again. */
export async function readStamp(
  connection: NatsConnection,
  stream: string,
  seq: number,
): Promise<string | null> {
  const answer = await ask(connection, `$JS.API.DIRECT.GET.${stream}`, JSON.stringify({ seq }));
  const head = headOf(answer);
  if (head.status === NO_RESPONDERS) throw new MailboxError({ kind: 'no-rights' });
  return head.status === 0 ? stampOf(head) : null;
}

/** The message that stands under a subject, by what leads to the direct gets of its stream; null: there is none. */
export async function readNewest(
  connection: NatsConnection,
  asking: string,
  subject: string,
): Promise<string | null> {
  const answer = await ask(connection, asking, JSON.stringify({ last_by_subj: subject }));
  const { status } = headOf(answer);
  if (status === NO_RESPONDERS) throw new MailboxError({ kind: 'no-rights' });
  return status === 0 ? answer.string() : null;
}

/** What the server says before the text of a message. */
interface ServerHead {
  /** 0: none, it is a message that lies there. */
  readonly status: number;
  /** '' where it says nothing of that name. */
  readonly get: (name: string) => string;
}

/**
 * Whoever puts a message may write lines before its text that are called like the server's, and a status: the server writes its own behind
 * them, and a number before nothing but what lies there [EN5].
 */
function headOf({ headers }: Msg): ServerHead {
  const get = (name: string) => headers?.last(name) ?? '';
  return { status: get('Nats-Sequence') === '' ? (headers?.code ?? 0) : 0, get };
}

function stampOf({ get }: ServerHead): string {
  return `${get('Nats-Time-Stamp')} ${get('Nats-Subject')}`;
}

function throwIf(error: PutAnswer['error']): void {
  if (error === undefined) return;
  const { err_code: code = 0, description = '' } = error;
  const problem: MailboxProblem = FULL.has(code)
    ? { kind: 'full' }
    : { kind: 'unknown', detail: `${code} ${description}`.slice(0, 200) };
  throw new MailboxError(problem);
}

interface RawMessage {
  readonly subject: string;
  readonly seq: number;
  readonly text: string;
  /** As stampAt says it; '' where it was not asked for: to make it takes time, and a city reads by the thousand. */
  readonly stamp: string;
}

interface BatchWish {
  readonly stream: string;
  readonly filter: string;
  readonly cursor: number;
  readonly limit: number;
  readonly hasStamps?: boolean;
}

/** What a batch of direct gets brings, as it came. */
interface RawBatch extends Omit<LetterBatch, 'letters'> {
  readonly messages: readonly RawMessage[];
}

/** When something that was asked for last came, by connection: where several are asked at once, answers come one behind another. */
const heard = new WeakMap<NatsConnection, number>();
/** A timer that is as late as this was kept waiting by the page, and so was whatever has come meanwhile. */
const LATE_MS = 1_000;

/**
 * Calls once nothing that was asked for has come for as long as an answer may take, and the page could have taken it [EN19]; half-way there
 * the server is asked for a sign, which tells one that is silent from one that leaves a question unanswered. Returns how to stop. One timer
 * for all messages of a batch: they are thousands.
 */
function onSilence(
  connection: NatsConnection,
  tell: (problem: { readonly kind: 'unreachable' | 'unanswered' }) => void,
): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const waitFrom = (start: number) => {
    let hasSign = false;
    const wait = (due: number, silent: () => void) => {
      timer = setTimeout(() => {
        const now = performance.now();
        const last = heard.get(connection) ?? start;
        if (now - due > LATE_MS) waitFrom(now);
        else if (last > start) waitFrom(last);
        else silent();
      }, due - performance.now());
    };
    wait(start + ANSWERS_WITHIN_MS / 2, () => {
      connection.flush().then(
        () => {
          hasSign = true;
        },
        () => undefined,
      );
      wait(start + ANSWERS_WITHIN_MS, () => tell({ kind: hasSign ? 'unanswered' : 'unreachable' }));
    });
  };
  waitFrom(performance.now());
  return () => clearTimeout(timer);
}

/**
 * A batch of a stream's messages after a cursor, by direct gets: they need no right but to ask. The end of a batch is a message with a
 * status; there is none when nothing lies there.
 */
export function readBatch(
  connection: NatsConnection,
  { stream, filter, cursor, limit, hasStamps = false }: BatchWish,
): Promise<RawBatch> {
  return new Promise((resolve, reject) => {
    if (connection.isClosed()) throw new MailboxError({ kind: 'unreachable' });
    const messages: RawMessage[] = [];
    const inbox = createInbox();
    const stop = (work: () => void) => {
      stopWaiting();
      reading.unsubscribe();
      work();
    };
    const take = (message: Msg) => {
      heard.set(connection, performance.now());
      const head = headOf(message);
      const { status } = head;
      if (status === NOTHING_THERE || status === END_OF_BATCH) {
        const pending = count(head.get('Nats-Num-Pending'));
        const last = messages[messages.length - 1]?.seq ?? cursor;
        stop(() => resolve({ messages, cursor: last, pending }));
        return;
      }
      if (status === NO_RESPONDERS) {
        stop(() => reject(new MailboxError({ kind: 'no-rights' })));
        return;
      }
      if (status !== 0) {
        const detail = `${status} ${message.headers?.description ?? ''}`;
        stop(() => reject(new MailboxError({ kind: 'unknown', detail })));
        return;
      }
      const subject = head.get('Nats-Subject');
      const seq = count(head.get('Nats-Sequence'));
      const stamp = hasStamps ? stampOf(head) : '';
      messages.push({ subject, seq, text: message.string(), stamp });
    };
    const reading = connection.subscribe(inbox, {
      callback: (error, message) => {
        if (error !== null) stop(() => reject(failureOf(connection, error)));
        else take(message);
      },
    });
    const stopWaiting = onSilence(connection, (problem) => stop(() => reject(new MailboxError(problem))));
    const wanted = { seq: cursor + 1, batch: limit, next_by_subj: filter };
    connection.publish(`$JS.API.DIRECT.GET.${stream}`, JSON.stringify(wanted), { reply: inbox });
  });
}

const END_OF_BATCH = 204;
const NOTHING_THERE = 404;
const NO_RESPONDERS = 503;

function count(text: string): number {
  const number = Number.parseInt(text, 10);
  return Number.isSafeInteger(number) && number > 0 ? number : 0;
}

/** Tells how the connection is, from now on. */
export function watchLink(connection: NatsConnection, tell: (link: MailboxLink) => void): void {
  const watch = async () => {
    for await (const { type } of connection.status()) {
      if (type === 'disconnect' || type === 'staleConnection') tell('lost');
      if (type === 'reconnect') tell('open');
    }
  };
  watch().catch(() => undefined);
  connection
    .closed()
    .then(() => tell('closed'))
    .catch(() => tell('closed'));
}
